"""Texts that their bytes show to be refused, in groups of one reason: one of a group is asked for all.

Which reason that is, the field says of the first of them; here stands only which texts it refuses alike.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communitygov.base.ref import place_id, plain_id
from communitygov.base.sound import MOST, SHORT, in_ids
from communitygov.base.texts import Texts
from communitygov.io.fields import keys, kinds
from communitygov.io.table_fields import Reason, checked, functions_of, plain_in
from communitygov.io.table_forms import takes_several
from communitygov.model.count import Count
from communitygov.model.holder import Holder
from communitygov.model.noun import Noun
from communitygov.model.person_id import person_id
from communitygov.model.who import CARRIERS, Who, reference

FEW = 64
"""So few texts are looked at one by one."""
Flags = NDArray[np.bool_]


def _bytes(signs: str = "", *ranges: tuple[int, int]) -> Flags:
    """Which bytes are some signs, or lie between two."""
    found = np.zeros(256, dtype=np.bool_)
    found[list(signs.encode())] = True
    for first, last in ranges:
        found[first : last + 1] = True
    return found


_PRINTABLE = _bytes("", (0x20, 0x7E))
_DIGITS = _bytes("0123456789")
_LETTERS = _bytes("", (ord("A"), ord("Z")), (ord("a"), ord("z")))
_NO_ID = _bytes(" :#/")
_DATE = 10
"""Characters of a date."""


def wrong_alike(noun: type[Noun], key: str, texts: Texts) -> Iterator[tuple[Reason, NDArray[np.int64]]]:
    """The reasons for which bytes show some texts of a field to be refused, each with these texts."""
    refused = None if len(texts) <= FEW else _refused_alike(noun, key)
    rows = np.zeros(0, dtype=np.int64) if refused is None else np.flatnonzero(refused(texts))
    if len(rows):
        _, reason = checked(noun, key, plain_in(noun, (key,), texts[int(rows[0])]))
        if reason is not None:
            yield reason, rows


def _refused_alike(noun: type[Noun], key: str) -> Callable[[Texts], Flags] | None:
    """What tells which texts a field refuses, all for one reason; None where nothing does."""
    if takes_several(noun, (key,)):
        return None
    if keys(noun)[key].annotation is int:
        return _no_number
    functions, found = functions_of(noun, key), kinds(noun, (key,))
    if functions and found is not None and date in found.leaves:
        return _no_date
    return next((refused for function, refused in _OF if functions == {function}), None)


def _no_id(texts: Texts) -> Flags:
    """A blank or one of the signs that no id has, among plain characters."""
    known = in_ids(texts, _NO_ID) & _without_blank_ends(texts) & (texts.lengths <= MOST)
    return known & _any(texts, _NO_ID)


def _no_place_id(texts: Texts) -> Flags:
    return _no_id(texts) & ~_any(texts, _bytes("/"))


def _no_person_id(texts: Texts) -> Flags:
    """The same of persons; short ones may be words for nobody."""
    return _no_id(texts) & (texts.lengths > SHORT)


def _no_holder(texts: Texts) -> Flags:
    return _no_person_id(texts) & ~_any(texts, _bytes(":"))


def _no_reference(texts: Texts) -> Flags:
    """No kind in front of an id; a kind alone lacks only that."""
    alone = np.logical_or.reduce([_are(texts, kind) for kind in CARRIERS])
    return np.asarray(_printable(texts) & ~_any(texts, _bytes(":")) & ~alone)


def _no_count(texts: Texts) -> Flags:
    """Neither digits alone, nor a bound, nor the one word."""
    word = (texts.lengths == len("unknown")) & _begins(texts, 0, _bytes("u"))
    return np.asarray(_printable(texts) & ~_any(texts, _bytes(":")) & _any(texts, ~_DIGITS) & ~word)


def _no_date(texts: Texts) -> Flags:
    """No four characters and a hyphen in front, or fewer characters than a date has; parts of seconds aside."""
    dated = (texts.lengths >= _DATE) & _begins(texts, 0, _DIGITS) & _begins(texts, 4, _bytes("-"))
    return _printable(texts) & ~_any(texts, _bytes(".,")) & ~dated


def _no_number(texts: Texts) -> Flags:
    return _printable(texts) & _any(texts, _LETTERS)


_OF: tuple[tuple[Any, Callable[[Texts], Flags]], ...] = (
    (plain_id, _no_id),
    (place_id, _no_place_id),
    (person_id, _no_person_id),
    (Holder.parse, _no_holder),
    (Who.parse, _no_reference),
    (reference, _no_reference),
    (Count.parse, _no_count),
)


def _any(texts: Texts, marked: Flags) -> Flags:
    """Which texts have one of some bytes."""
    found = np.zeros(len(texts), dtype=np.bool_)
    stated = np.flatnonzero(texts.lengths > 0)
    if len(stated):
        body = marked[texts.data[: int(texts.offsets[-1])]]
        found[stated] = np.logical_or.reduceat(body, texts.offsets[:-1][stated])
    return found


def _are(texts: Texts, word: str) -> Flags:
    """Which texts are a word."""
    found = texts.lengths == len(word)
    rows = np.flatnonzero(found)
    stands = texts.data[texts.offsets[:-1][rows][:, None] + np.arange(len(word))]
    found[rows] = (stands == np.frombuffer(word.encode(), dtype=np.uint8)).all(axis=1)
    return np.asarray(found)


def _printable(texts: Texts) -> Flags:
    """Which texts are stated, of printable ASCII alone, and have no blank at an end."""
    return ~_any(texts, ~_PRINTABLE) & _without_blank_ends(texts)


def _begins(texts: Texts, at: int, marked: Flags) -> Flags:
    """Which texts have one of some bytes at a place; what lies behind a text may count."""
    return np.asarray(marked[texts.data[np.minimum(texts.offsets[:-1] + at, len(texts.data) - 1)]])


def _without_blank_ends(texts: Texts) -> Flags:
    found = texts.lengths > 0
    blank = _bytes("", (0, 0x20))
    found[found] = ~(blank[texts.data[texts.offsets[:-1][found]]] | blank[texts.data[texts.offsets[1:][found] - 1]])
    return np.asarray(found)
