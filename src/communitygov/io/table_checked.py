"""The values of one field, each different one looked at once by the noun; and which rows are refused for what."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from communitygov.base.alike import codes_of_texts
from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.frozen import is_list
from communitygov.base.texts import Texts
from communitygov.base.wanted import still_wanted
from communitygov.io.csv_columns import Growing
from communitygov.io.table_cells import MOST_VALUES
from communitygov.io.table_fields import Reason, checked, plain_in, reader, sound_check
from communitygov.io.table_forms import cell_of
from communitygov.io.wrong_alike import wrong_alike
from communitygov.model.noun import Noun
from communitygov.model.table import Written

Rows = NDArray[np.int64]
BLOCK = 1 << 16
"""Texts that are looked at as objects at once."""
Looked = tuple[Any, Reason | None]
"""A value, or why there is none."""


@define
class Faults:
    """The rows that are refused, by what is wrong with them."""

    rows: dict[tuple[str, Reason], list[Rows]] = field(factory=dict[tuple[str, Reason], list[Rows]])

    def add(self, key: str, reason: Reason, rows: Rows) -> None:
        """Note rows of which a field is refused."""
        if len(rows):
            self.rows.setdefault((key, reason), []).append(rows)

    def each(self) -> list[tuple[str, Reason, Rows]]:
        """What is wrong, with its rows in order; the fault met first comes first."""
        gathered = [(*kind, _in_order(rows)) for kind, rows in self.rows.items()]
        return sorted(gathered, key=lambda each: (int(each[2][0]), each[0]))

    def marked(self, size: int) -> NDArray[np.bool_]:
        """Which rows are refused."""
        found = np.zeros(size, dtype=np.bool_)
        for rows in self.rows.values():
            for some in rows:
                found[some] = True
        return found


def _in_order(several: list[Rows]) -> Rows:
    """Some rows upwards, each once; mostly they are so already."""
    still_wanted()
    rows = several[0] if len(several) == 1 else np.concatenate(several)
    return rows if (rows[1:] > rows[:-1]).all() else np.unique(rows)


def few(noun: type[Noun], key: str, said: Texts | Coded[Any], faults: Faults, told: str) -> Coded[Any] | Written[Any]:
    """A column of few different values; where they are thousands and all are sound by their bytes, of texts."""
    if isinstance(said, Texts):
        return _of_texts(noun, key, said, faults, told)
    if all(isinstance(each, str) for each in said.values):
        return coded_column(said.codes, _each(noun, key, Texts.of(said.values)), faults, told)
    return coded_column(
        said.codes, (checked(noun, key, plain_in(noun, (key,), each)) for each in said.values), faults, told
    )


def _of_texts(noun: type[Noun], key: str, texts: Texts, faults: Faults, told: str) -> Coded[Any] | Written[Any]:
    codes, firsts = codes_of_texts(texts)
    different, check = texts.take(firsts), sound_check(noun, key)
    if len(different) > MOST_VALUES and check is not None and check(different).all():
        return Written(texts, reader(noun, key))
    number = np.zeros(len(different), dtype=np.int32)
    for reason, these in wrong_alike(noun, key, different):
        number[these] = NOT_STATED
        faults.add(told, reason, np.flatnonzero(np.isin(codes, these)))
    left = np.flatnonzero(number != NOT_STATED)
    number[left] = np.arange(len(left))
    return coded_column(number[codes], _each(noun, key, different.take(left)), faults, told)


def _each(noun: type[Noun], key: str, texts: Texts) -> Iterator[Looked]:
    """What each of some texts means; nothing where it is blank. Those that are sound by their bytes are read alone."""
    check, read = sound_check(noun, key), reader(noun, key)
    for start in range(0, len(texts), BLOCK):
        still_wanted()
        some = texts[start : start + BLOCK]
        sound = np.zeros(len(some), dtype=np.bool_) if check is None else check(some)
        for said, is_sound in zip(some, sound.tolist(), strict=True):
            if not said.strip():
                yield None, None
            else:
                yield (read(said), None) if is_sound else checked(noun, key, plain_in(noun, (key,), said))


def coded_column(
    codes: NDArray[np.int32], found: Iterable[Looked], faults: Faults, told: str, rows: Rows | None = None
) -> Coded[Any]:
    """A column of what each code means, without what is refused; ``rows`` are those the codes are of, where not all."""
    reasons: dict[Reason, int] = {}
    why, new, kept = array("i"), array("i"), list[Any]()
    for value, reason in found:
        why.append(-1 if reason is None else reasons.setdefault(reason, len(reasons)))
        if reason is None and value is not None:
            new.append(len(kept))
            kept.append(value)
        else:
            new.append(NOT_STATED)
    if len(kept) == len(new):
        return Coded(codes, tuple(kept))
    of_row = np.array([*why, -1], dtype=np.int32)[codes]
    for reason, number in reasons.items():
        some = np.flatnonzero(of_row == number)
        faults.add(told, reason, some if rows is None else rows[some])
    return Coded(np.array([*new, NOT_STATED], dtype=np.int32)[codes], tuple(kept))


def written(noun: type[Noun], key: str, texts: Texts, faults: Faults, told: str) -> Written[Any]:
    """A column of texts: what the bytes show neither to be sound nor to be wrong is looked at text by text."""
    check = sound_check(noun, key)
    left = np.arange(len(texts)) if check is None else np.flatnonzero(~check(texts))
    still_wanted()
    for reason, these in wrong_alike(noun, key, texts.take(left)):
        faults.add(told, reason, left[these])
        left = np.delete(left, these)
    wrong: dict[Reason, array[int]] = {}
    mended, instead = array("q"), Growing()
    for start in range(0, len(left), BLOCK):
        some = left[start : start + BLOCK]
        better: list[str] = []
        for row, said in zip(some.tolist(), texts.take(some), strict=True):
            sure, why = _kept(noun, key, said)
            if why is not None:
                wrong.setdefault(why, array("q")).append(row)
            elif sure != said:
                mended.append(row)
                better.append(sure)
        instead.extend(better)
    for reason, rows in wrong.items():
        faults.add(told, reason, np.array(rows, dtype=np.int64))
    return Written(_replaced(texts, np.array(mended, dtype=np.int64), instead.texts()), reader(noun, key))


def _kept(noun: type[Noun], key: str, said: str) -> tuple[str, Reason | None]:
    """The text that is kept for what a cell says: the value itself where it is text, or texts; and why none is."""
    if not said.strip():
        return "", None
    plain = plain_in(noun, (key,), said)
    value, reason = checked(noun, key, plain)
    if reason is not None:
        return "", reason
    if isinstance(value, str):
        return value, None
    if is_list(value) and all(isinstance(each, str) for each in value):
        return " ".join(map(str, value)), None
    return cell_of(plain) or said.strip(), None


def _replaced(texts: Texts, rows: Rows, by: Texts) -> Texts:
    """A column with other texts in some rows."""
    if not len(rows):
        return texts
    taken = np.arange(len(texts), dtype=np.int64)
    taken[rows] = len(texts) + np.arange(len(by))
    return texts.and_then(by).take(taken)
