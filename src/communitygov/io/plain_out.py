"""A register as plain data in the order it is written: sections, rows, fields. Defaults are left out."""

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeGuard

from communitygov.base.errors import DocumentError
from communitygov.base.positions import Position, Step, is_list, written_path
from communitygov.io import value_sayings
from communitygov.io.decode import CONTROL
from communitygov.io.document import VERSION_KEY
from communitygov.io.echo import shown
from communitygov.io.fields import keys, kinds, row_noun
from communitygov.io.limits import LIMITS
from communitygov.model.noun import Noun, Row
from communitygov.model.register import FORMAT, Register
from communitygov.model.sections import SECTIONS

_MOST_BITS = 1300

Steps = tuple[Step, ...]


def plain(register: Register) -> dict[str, object]:
    """Give a register as plain data.

    Raises
    ------
    DocumentError
        For a value among the attributes that no document can hold.
    """
    made: dict[str, object] = {VERSION_KEY: FORMAT}
    for section, value in _dumped(register).items():
        if section in SECTIONS:
            rows = _stated(getattr(register, section), value) if section in MADE_FOR_EACH else value
            made[section] = _rows(section, rows)
        else:
            made[section] = _plain(value, (section,))
    return made


MADE_FOR_EACH = ("posts", "appointments", "teams", "shares")
"""Sections whose rows may replace what another row says of one made post, team or share: what they state counts."""


def _stated(nouns: Iterable[Noun], rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Rows with what their nouns state at its default as well; what is nothing states nothing."""
    for noun, row in zip(nouns, rows, strict=True):
        stated = {name for name in noun.model_fields_set if getattr(noun, name) is not None}
        more = noun.model_dump(by_alias=True, include=stated - row.keys()) if stated - row.keys() else {}
        yield {**row, **{key: value for key, value in more.items() if key not in row}}


def _dumped(register: Register) -> dict[str, Any]:
    try:
        return register.model_dump(by_alias=True, exclude_defaults=True)
    except (ValueError, RecursionError) as exc:  # attributes that hold themselves
        raise _unwritable(("attributes",)) from exc


def _rows(section: str, rows: Iterable[dict[str, object]]) -> list[object]:
    order = order_of(section)
    written = [
        {key: _plain(row[key], (section, number, key)) for key in order if key in row}
        for number, row in enumerate(rows)
    ]
    return [row["id"] if set(row) == {"id"} and section == "people" else row for row in written]


@cache
def order_of(section: str) -> tuple[str, ...]:
    """The keys of a row: those of its own, then those any row has."""
    known, common = keys(row_noun(section)), keys(Row)
    return (*(key for key in known if key not in common), *common)


def _plain(value: object, steps: Steps) -> object:
    if isinstance(value, str):
        return _plain_text(value, steps)
    if _is_any_mapping(value):
        inside = _depth_checked(steps)
        return {_plain_text(key, inside): _plain(each, (*inside, str(key))) for key, each in value.items()}
    if is_list(value) or _is_tuple(value):
        inside = _depth_checked(steps)
        return [_plain(each, (*inside, index)) for index, each in enumerate(value)]
    return _plain_bare(value, steps)


def _is_any_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _depth_checked(steps: Steps) -> Steps:
    if len(steps) >= LIMITS.depth:
        raise _unwritable(steps)
    return steps


def _plain_text(value: object, steps: Steps) -> str:
    if not isinstance(value, str) or CONTROL.search(value):
        raise _unwritable(steps)
    return str(value)


def _plain_bare(value: object, steps: Steps) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and value.bit_length() < _MOST_BITS:
        return int(value)
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    found = kinds(Register, steps)
    if isinstance(value, date) and found and not found.text:
        return value.isoformat()
    raise _unwritable(steps)


def _unwritable(steps: Steps) -> DocumentError:
    section, *below = steps
    path = written_path(str(section), None, below)
    return DocumentError([value_sayings.UNWRITABLE.finding(Position(path=path), key=shown(str(steps[-1])))])
