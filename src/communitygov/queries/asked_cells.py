"""What the cells of a table of questions name: texts of places, and few different values by their codes."""

from typing import Any, cast

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.errors import BadQuestion, CommunityGovError
from communitygov.base.texts import Texts
from communitygov.base.wording import short
from communitygov.base.words import Words
from communitygov.queries.asked_columns import cells_of, is_repeated, texts_in_arrow
from communitygov.structure.build import Structure
from communitygov.structure.ids import id_of
from communitygov.structure.places import Longs

NO_ID = ":"
"""A sign that no id has."""


def codes_of(column: Any, rows: int) -> tuple[Longs, list[Any]]:
    """A number for each row, and what the numbers mean."""
    if isinstance(column, Coded):
        coded: Coded[Any] = cast("Any", column)
        return np.where(coded.codes < 0, len(coded.values), coded.codes).astype(np.int64), [*coded.values, None]
    if is_repeated(column):
        made = column if hasattr(column, "dictionary") else column.dictionary_encode()
        values = [*cells_of(made.dictionary), None]
        codes = made.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False)
        return codes.astype(np.int64), values
    listed = cells_of(column)
    keys = listed if set(map(type, listed)) <= {str, type(None)} else [_key(each) for each in listed]
    known = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    first = known if keys is listed else dict(zip(reversed(keys), reversed(listed), strict=True))
    codes = np.fromiter(map(known.__getitem__, keys), dtype=np.int64, count=rows)
    return codes, list(known) if first is known else [first[key] for key in known]


def _key(value: Any) -> object:
    try:
        hash(value)
    except TypeError:  # a list or a mapping, which names nothing
        return ("", short(repr(value)))
    return value


def texts_of(column: Any) -> Texts:
    """A column of places as texts."""
    if isinstance(column, Texts):
        return column
    held = texts_in_arrow(column)
    if held is not None:
        return held
    listed = cells_of(column)
    if set(map(type, listed)) <= {str}:
        try:
            return Texts.of(listed)
        except UnicodeEncodeError:  # half a character
            pass
    return Texts.of([_text(each) for each in listed])


def _text(place: Any) -> str:
    """The id of a place; of what is none a text that begins with `NO_ID`."""
    if place is None or isinstance(place, int | float):
        return "" if place is None else str(place)
    try:
        text = id_of(place, "place")
        text.encode()
    except BadQuestion:
        return NO_ID + short(repr(place)) if not isinstance(place, str) else place
    except UnicodeEncodeError:
        return NO_ID + short(repr(place))
    return text


def id_in(text: str) -> str:
    """The id that a text means; of one that means none a text that no place has."""
    try:
        return id_of(text, "place")
    except BadQuestion:
        return NO_ID


def why_not_there(structure: Structure, text: str, *, there: bool = True) -> Words:
    """Say why a text names no place, and which places ``there`` are."""
    if not text.strip():
        return Words("没有写明地点", "states no place")
    if text.startswith(NO_ID):
        given = text[len(NO_ID) :]
        return Words(f"{given} 不是地点：请给出地点的编号", f"{given} is no place: give the id of one")
    try:
        unknown = structure.places.unknown(id_of(text, "place"))
        found: CommunityGovError = unknown if there else unknown.alone()
    except BadQuestion as exc:
        found = exc
    return said_of(found)


def said_of(error: CommunityGovError) -> Words:
    """What an error says, in both languages."""
    return Words(error.sentence("zh"), error.sentence("en"))
