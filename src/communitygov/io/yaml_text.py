"""YAML, read from libyaml's events: no tag is carried out, and a scalar without quotes stays text."""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml import events

from communitygov.base.findings import Words
from communitygov.io import file_sayings
from communitygov.io.doubtful import doubtful
from communitygov.io.echo import shown
from communitygov.io.full_width import before, instead
from communitygov.io.limits import Problem, Stop
from communitygov.io.numbers import NotRead, number
from communitygov.io.open_box import Box
from communitygov.io.plain import Builder, without_control

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDS = {events.MappingEndEvent, events.SequenceEndEvent}
_STANDARD = "tag:yaml.org,2002:"
_BOXES = {"!", f"{_STANDARD}map", f"{_STANDARD}seq"}
_TEXTS = {"!", f"{_STANDARD}str", f"{_STANDARD}timestamp"}
_NUMBERS = {f"{_STANDARD}int", f"{_STANDARD}float"}
_WORDS: dict[str, dict[str, object]] = {
    f"{_STANDARD}bool": {"true": True, "false": False},
    f"{_STANDARD}null": {"null": None, "": None, "~": None},
}


def read_yaml(text: str, builder: Builder) -> None:
    """Read a text into a builder.

    Raises
    ------
    Stop
        Where it stops being YAML, or a guard refuses to go on.
    """
    directive = re.search(r"^%TAG\b", text, re.MULTILINE)
    if directive:  # libyaml compares each with all before it
        raise Stop(file_sayings.DIRECTIVE, directive.start())
    try:
        loader = _LOADER(text)
        try:
            _read(loader.get_event, builder)
        finally:
            loader.dispose()
    except yaml.YAMLError as exc:
        raise _stopped(text, exc) from exc


def _read(next_event: Callable[[], object], builder: Builder) -> None:
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is events.ScalarEvent:
            _scalar(event, builder)
        elif kind is events.MappingStartEvent:
            _open({}, event, builder)
        elif kind is events.SequenceStartEvent:
            _open([], event, builder)
        elif kind in _ENDS:
            builder.close()
        elif kind is events.AliasEvent:
            _alias(event, builder)
        elif kind is events.DocumentStartEvent:
            documents = _one_more(documents, event)
        elif kind is events.StreamEndEvent:
            return


def _one_more(documents: int, event: Any) -> int:
    if documents:
        raise Stop(file_sayings.MANY_DOCUMENTS, event.start_mark.index)
    return documents + 1


def _alias(event: Any, builder: Builder) -> None:
    builder.alias(event.anchor, event.start_mark.index)


def _open(box: Box, event: Any, builder: Builder) -> None:
    at: int = event.start_mark.index
    if event.tag is not None and event.tag not in _BOXES:
        builder.problem(Problem(file_sayings.TAG, at, {"tag": _shown_tag(event.tag)}))
    builder.open(box, at, event.anchor)


def _scalar(event: Any, builder: Builder) -> None:
    text: str = event.value
    at: int = event.start_mark.index
    if event.tag is not None:
        builder.scalar(_tagged(event.tag, text, at, builder), at, event.anchor)
    elif event.style:
        builder.scalar(without_control(text, at, builder) if event.style == '"' else text, at, event.anchor)
    elif builder.scalar(text or None, at, event.anchor) and doubtful(text):
        builder.doubt(text, at)


def _shown_tag(tag: str) -> Words:
    return shown(tag.replace(_STANDARD, "!!"))


def _tagged(tag: str, text: str, at: int, builder: Builder) -> object:
    """The value a standard tag makes of a text; what any other tag asks for is refused."""
    if tag in _TEXTS:
        return text
    if tag in _NUMBERS:
        return _number(text, at, builder)
    if tag in _WORDS and text in _WORDS[tag]:
        return _WORDS[tag][text]
    builder.problem(Problem(file_sayings.TAG, at, {"tag": _shown_tag(tag)}))
    return text


def _number(text: str, at: int, builder: Builder) -> object:
    try:
        return number(text)
    except NotRead:
        builder.problem(Problem(file_sayings.NO_NUMBER, at))
        return text


def _stopped(text: str, exc: yaml.YAMLError) -> Stop:
    """Say where a text stops being YAML, and at which sign."""
    mark = getattr(exc, "problem_mark", None) or getattr(exc, "context_mark", None)
    at = mark.index if mark is not None else 0
    sign = text[at : at + 1]
    if sign == "\t":
        return Stop(file_sayings.TAB, at)
    wide = before(text, at)
    if wide is not None:
        told, plain = instead((wide[1],))
        return Stop(file_sayings.FULL_WIDTH_YAML, wide[0], sign=told, plain=plain)
    met = f"读到“{sign}”" if sign.isprintable() and sign else "读到行尾或文件末尾"
    return Stop(file_sayings.NOT_YAML, at, problem=Words(met, getattr(exc, "problem", None) or "not YAML"))
