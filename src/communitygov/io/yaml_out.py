"""YAML out: one row on a line where it fits, and nothing that another YAML reader would read otherwise."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from yaml import events

from communitygov.base.positions import is_list, is_mapping
from communitygov.base.wording import width
from communitygov.io.doubtful import changed, is_day
from communitygov.io.fields import kinds
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS

MOST_COLUMNS = 120
_SLOW: Any = yaml.SafeDumper
_FAST: Any = getattr(yaml, "CSafeDumper", _SLOW)
_ENDLESS = 1_000_000_000
_STANDARD = "tag:yaml.org,2002:"
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_ESCAPED = re.compile(r"\\U000[0-9A-F]")

Keys = tuple[str, ...]


def yaml_text(plain: dict[str, object]) -> str:
    """Write plain data, section by section in the order it has."""
    return "".join(f"{line}\n" for section, value in plain.items() for line in _section(section, value))


def _section(section: str, value: object) -> Iterator[str]:
    if section not in SECTIONS or not is_list(value):
        yield from _emitted(_block({section: value}, (), 0))
        return
    yield f"{section}:"
    rows = _emitted([_list_start(flow=False), *_items(value, (section,)), events.SequenceEndEvent()])
    for row, line in zip(value, rows, strict=True):
        lines = [line] if _fits(line, 2) else _emitted(_block([row], (section,), 2))
        yield from (f"  {each}" for each in lines)


def _emitted(values: Iterable[events.Event]) -> list[str]:
    """The lines of one value. libyaml escapes rare Chinese characters; those are written by Python's own emitter."""
    stream = [events.StreamStartEvent(), events.DocumentStartEvent(explicit=False), *values]
    stream += [events.DocumentEndEvent(explicit=False), events.StreamEndEvent()]
    text = _text_of(stream, _FAST)
    return (_text_of(stream, _SLOW) if _ESCAPED.search(text) else text).split("\n")[:-1]


def _text_of(stream: list[events.Event], dumper: Any) -> str:
    buffer = io.StringIO()
    emitter = dumper(buffer, allow_unicode=True, width=_ENDLESS)
    try:
        for event in stream:
            emitter.emit(event)
    finally:
        emitter.dispose()
    return buffer.getvalue()


def _block(value: object, keys: Keys, column: int) -> Iterator[events.Event]:
    """A value on as many lines as it needs; what fits on one stays on one."""
    if is_mapping(value):
        yield _mapping_start(flow=False)
        for key, each in value.items():
            yield _key(key)
            yield from _fitted(each, (*keys, key), column + 2, len(key) + 2)
        yield events.MappingEndEvent()
    elif is_list(value):
        yield _list_start(flow=False)
        for each in value:
            yield from _fitted(each, keys, column + 2, 2)
        yield events.SequenceEndEvent()
    else:
        yield _scalar(value, keys)


def _fitted(value: object, keys: Keys, column: int, before: int) -> Iterable[events.Event]:
    line = list(_flow(value, keys))
    if len(line) == 1 or _fits(_emitted(line)[0], column + before):
        return line
    return _block(value, keys, column)


def _fits(line: str, column: int) -> bool:
    room = MOST_COLUMNS - column
    return 2 * len(line) <= room or width(line) <= room


def _flow(value: object, keys: Keys) -> Iterator[events.Event]:
    """A value on one line."""
    if is_mapping(value):
        yield _mapping_start(flow=True)
        for key, each in value.items():
            yield _key(key)
            yield from _flow(each, (*keys, key))
        yield events.MappingEndEvent()
    elif is_list(value):
        yield _list_start(flow=True)
        yield from _items(value, keys)
        yield events.SequenceEndEvent()
    else:
        yield _scalar(value, keys)


def _items(values: list[object], keys: Keys) -> Iterator[events.Event]:
    return (event for each in values for event in _flow(each, keys))


def _list_start(*, flow: bool) -> events.Event:
    return events.SequenceStartEvent(None, None, implicit=True, flow_style=flow)


def _mapping_start(*, flow: bool) -> events.Event:
    return events.MappingStartEvent(None, None, implicit=True, flow_style=flow)


def _key(key: str) -> events.Event:
    return _text(key, quoted=changed(key) is not None)


def _text(text: str, *, quoted: bool) -> events.Event:
    style = '"' if _BREAK.search(text) else "'" if quoted or not text else None
    return events.ScalarEvent(None, None, (True, True), text, style=style)


def _scalar(value: object, keys: Keys) -> events.Event:
    if isinstance(value, str):
        return _text(value, quoted=changed(value) is not None and not (is_day(value) and not _is_text(keys)))
    tag, text = _bare(value)
    if _is_text(keys):
        return events.ScalarEvent(None, _STANDARD + tag, (False, False), text)
    return events.ScalarEvent(None, None, (True, False), text)


def _bare(value: object) -> tuple[str, str]:
    """The tag and the text of a value that is no text."""
    if value is None:
        return "null", "null"
    if isinstance(value, bool):
        return "bool", str(value).lower()
    return ("int" if isinstance(value, int) else "float"), repr(value)


def _is_text(keys: Keys) -> bool:
    """Whether a scalar without quotes would be read as text there."""
    found = kinds(Register, keys)
    return found is None or found.text
