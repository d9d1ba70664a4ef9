"""Values of rows as JSON and back: an object has one key, which says what its value is."""

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, cast

from communitygov.base.errors import BadQuestion
from communitygov.base.frozen import FrozenMap, is_list
from communitygov.base.ref import Ref
from communitygov.model.count import Count
from communitygov.model.days import Days
from communitygov.model.holder import Holder
from communitygov.model.hours import Hours
from communitygov.model.who import Who

V = TypeVar("V")
Plain = Any
"""What JSON can hold: None, truth values, numbers, texts, lists and objects."""
Tagged = Callable[[object], "dict[str, Plain] | None"]
"""Writes what is no value of this file, such as a noun; None where it is none of those either."""
Read = Mapping[str, Callable[[Plain], Any]]
"""What reads the value of an object, by its key."""

_SCALARS = frozenset({str, int, bool, type(None)})


def written(value: object, other: Tagged) -> Plain:
    """A value as JSON.

    Raises
    ------
    BadQuestion
        When it is of a kind that no file holds, as own attributes made in code may be.
    """
    if type(value) in _SCALARS:
        return value
    if isinstance(value, tuple | list):
        return [written(each, other) for each in cast("tuple[object, ...]", value)]
    if isinstance(value, float) and math.isfinite(value):
        return value
    made = _tagged(value, other) or other(value)
    if made is None:
        kind = type(value).__name__
        raise BadQuestion(
            f"own attributes that hold a {kind} cannot be saved: make it a text or a number",
            f"自有属性中含有 {kind}，无法保存：请改为文字或数字",
        )
    return made


def _tagged(value: object, other: Tagged) -> dict[str, Plain] | None:
    if isinstance(value, Holder):
        return {"holder": [value.kind, *value.ids]}
    if isinstance(value, Who | Ref):
        return {"who" if isinstance(value, Who) else "ref": [value.kind, value.id]}
    if isinstance(value, Count):
        return {"count": [value.number, value.bound]}
    return _of_time(value) or _of_several(value, other)


def _of_time(value: object) -> dict[str, Plain] | None:
    if isinstance(value, datetime | date):
        return {"instant" if isinstance(value, datetime) else "date": value.isoformat()}
    if isinstance(value, Hours):
        return {"hours": [value.start, value.end]}
    if isinstance(value, Days):
        return {"days": [value.kind, list(value.weekdays), [day.isoformat() for day in value.dates]]}
    return None


def _of_several(value: object, other: Tagged) -> dict[str, Plain] | None:
    if isinstance(value, FrozenMap):
        pairs = cast("FrozenMap[object, object]", value).items()
        return {"map": [[written(key, other), written(each, other)] for key, each in pairs]}
    if isinstance(value, frozenset):
        items: list[object] = sorted(value, key=repr)  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
        return {"set": [written(each, other) for each in items]}
    return None


def read(value: Plain, nouns: Read) -> Any:
    """The value that JSON means; ``nouns`` read what no reader of this file does."""
    if type(value) in _SCALARS:
        return value
    if is_list(value):
        return tuple([read(each, nouns) for each in value])
    if isinstance(value, dict):
        ((tag, said),) = cast("dict[str, Plain]", value).items()
        if tag == "map":
            return FrozenMap({read(key, nouns): read(each, nouns) for key, each in said})
        if tag == "set":
            return frozenset(read(each, nouns) for each in said)
        reader = _READ.get(tag)
        return nouns[tag](said) if reader is None else reader(said)
    return value


def _unchecked(made_of: type[V], /, **fields: Any) -> V:
    """A value as it was saved, when it was already held to what it may be."""
    made = object.__new__(made_of)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


def _holder(said: Plain) -> Holder:
    kind, *ids = said
    return _unchecked(Holder, kind=kind, ids=tuple(ids))


def _days(said: Plain) -> Days:
    kind, weekdays, dates = said
    return _unchecked(Days, kind=kind, weekdays=tuple(weekdays), dates=tuple(map(date.fromisoformat, dates)))


_READ: Read = {
    "instant": datetime.fromisoformat,
    "date": date.fromisoformat,
    "holder": _holder,
    "who": lambda said: _unchecked(Who, kind=said[0], id=said[1]),
    "ref": lambda said: Ref(*said),
    "count": lambda said: _unchecked(Count, number=said[0], bound=said[1]),
    "hours": lambda said: _unchecked(Hours, start=said[0], end=said[1]),
    "days": _days,
}
