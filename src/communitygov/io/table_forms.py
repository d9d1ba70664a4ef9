"""How a cell of a table writes what a document writes as a list or a mapping, and back."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_origin

from communitygov.base.frozen import is_list, is_map
from communitygov.io.fields import kinds
from communitygov.model.count import BOUNDS, Count
from communitygov.model.days import Days
from communitygov.model.holder import Holder
from communitygov.model.hours import Hours
from communitygov.model.noun import Noun
from communitygov.model.who import Who

Path = tuple[str, ...]
_STRETCHES = re.compile(r"(?<![\s\-–])\s+(?![\s\-–])")
"""The blanks between two stretches of hours, and not those around a dash."""
_TRUTH = re.compile(r"true|false", re.IGNORECASE)


def plain_of(noun: type[Noun], path: Path, value: object) -> object:
    """What a document would write in place of what a cell says."""
    if not isinstance(value, str):
        return value
    found, text = kinds(noun, path), value.strip()
    for leaf, read in _FORMS:
        if found is not None and leaf in found.leaves:
            return read(text)
    if path == ("made_up",):
        return text if _TRUTH.fullmatch(text) else text.split()
    return text.split() if takes_several(noun, path) else value


def _holder(text: str) -> object:
    return {"one_of": text[len("one_of:") :].split()} if text.startswith("one_of:") else text


def _days(text: str) -> object:
    return text if text in ("daily", "workdays") else text.split()


def _with_key(text: str, known: tuple[str, ...]) -> object:
    """``about:1000`` as ``{about: 1000}``."""
    key, colon, value = text.partition(":")
    return {key: value.strip()} if colon and key in known else text


_FORMS: tuple[tuple[type, Callable[[str], object]], ...] = (
    (Days, _days),
    (Hours, lambda text: text if text == "unknown" else _STRETCHES.split(text)),
    (Count, lambda text: _with_key(text, BOUNDS)),
    (Who, lambda text: _with_key(text, ("every",))),
    (Holder, _holder),
)
"""How cells write values of their own kind."""


@cache
def takes_several(noun: type[Noun], path: Path) -> bool:
    """Whether a field is a list of texts, which a cell parts by blanks."""
    found = kinds(noun, path[:-1])
    for inner in () if found is None else found.nouns:
        info = next((each for name, each in inner.model_fields.items() if path[-1] in (each.alias, name)), None)
        if info is not None:
            return any(_is_texts(each) for each in (info.annotation, *get_args(info.annotation)))
    return False


def _is_texts(annotation: Any) -> bool:
    """Whether an annotation is a tuple of texts."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is not tuple or not inner:
        return False
    first = get_args(inner[0])[0] if hasattr(inner[0], "__metadata__") else inner[0]
    return first is str


def cell_of(value: object) -> str | None:
    """What a document writes, as a cell writes it; None where no cell can."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return str(value) or None
    if is_map(value) and len(value) == 1:
        ((key, inner),) = value.items()
        if key in ("one_of", "every", *BOUNDS):
            return f"{key}:{_joined(inner) if is_list(inner) else inner}"
        return None
    return _joined(value) if is_list(value) else None


def _joined(items: object) -> str | None:
    if not (is_list(items) and items and all(isinstance(each, str) for each in items)):
        return None
    return " ".join(str(each) for each in items)
