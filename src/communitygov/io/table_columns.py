"""From what cells say to the columns of a noun: each different value is looked at once, most texts by their bytes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from communitygov.base.alike import combined
from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.frozen import FrozenMap, frozen_deeply, is_list
from communitygov.base.positions import is_mapping
from communitygov.base.texts import Texts
from communitygov.io import table_sayings
from communitygov.io.csv_columns import lost_digits
from communitygov.io.csv_sayings import DIGITS_LOST
from communitygov.io.fields import kinds
from communitygov.io.table_cells import Cells
from communitygov.io.table_fields import Path, Reason, checked, is_id, plain_in, reader, refusals, sound_check
from communitygov.io.table_forms import cell_of
from communitygov.model.noun import Name, Noun
from communitygov.model.parts import Parts
from communitygov.model.table import Column, Written
from communitygov.model.tabled import Stated

Rows = NDArray[np.int64]
CODES = ("code", "uscc")
"""Fields of codes, which are never numbers."""


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
        gathered = [(*kind, np.unique(np.concatenate(rows))) for kind, rows in self.rows.items()]
        return sorted(gathered, key=lambda each: (int(each[2][0]), each[0]))

    def marked(self, size: int) -> NDArray[np.bool_]:
        """Which rows are refused."""
        found = np.zeros(size, dtype=np.bool_)
        for rows in self.rows.values():
            for some in rows:
                found[some] = True
        return found


def lost(noun: type[Noun], cells: Sequence[Cells], faults: Faults) -> None:
    """Note the codes that a spreadsheet took for numbers, so that their last digits are lost."""
    for each in cells:
        key = each.path[0]
        if len(each.path) > 1 or not (key in CODES or is_id(noun, key)):
            continue
        if isinstance(each.says, Texts):
            faults.add(key, DIGITS_LOST, np.array(lost_digits(each.says), dtype=np.int64))
        else:
            values = [value if isinstance(value, str) else "" for value in each.says.values]
            codes = lost_digits(Texts.of(values))
            faults.add(key, DIGITS_LOST, np.flatnonzero(np.isin(each.says.codes, codes)))


def column_of(noun: type[Noun], key: str, cells: Sequence[Cells], faults: Faults) -> Column[Any]:
    """The column of one field, from the columns that say something of it."""
    whole = next((each for each in cells if len(each.path) == 1), None)
    parts = [each for each in cells if len(each.path) > 1]
    if not parts and whole is not None:
        return _single(noun, key, whole, faults, key)
    known = kinds(noun, (key,))
    leaves: tuple[Any, ...] = () if known is None else known.leaves
    if Name in leaves or Any in leaves:
        return _parts(noun, key, whole, parts, faults, named=Name in leaves)
    return _nested(noun, key, cells, faults)


def _single(noun: type[Noun], key: str, cells: Cells, faults: Faults, told: str) -> Column[Any]:
    texts, check = cells.says, sound_check(noun, key)
    if isinstance(texts, Texts) and not _is_day(noun, key) and cells.is_mostly_different:
        return _written(noun, key, texts, faults, told, check)
    return _coded(noun, key, cells.coded(), faults, told)


def _is_day(noun: type[Noun], key: str) -> bool:
    found = kinds(noun, (key,))
    return found is not None and date in found.leaves


def _coded(noun: type[Noun], key: str, cells: Coded[Any], faults: Faults, told: str) -> Coded[Any]:
    """Each different value is looked at once."""
    check = sound_check(noun, key)
    if check is None or not all(isinstance(each, str) for each in cells.values):
        found = [checked(noun, key, plain_in(noun, (key,), said)) for said in cells.values]
    else:
        read, sound = reader(noun, key), check(Texts.of(cells.values)).tolist()
        found = [
            (read(said), None) if fine else checked(noun, key, plain_in(noun, (key,), said))
            for said, fine in zip(cells.values, sound, strict=True)
        ]
    return _looked_at(cells.codes, found, faults, told)


def _looked_at(
    codes: NDArray[np.int32], found: Sequence[tuple[Any, Reason | None]], faults: Faults, told: str
) -> Coded[Any]:
    """A column of values by code, without those that are refused."""
    reasons: dict[Reason, int] = {}
    why = np.full(len(found) + 1, -1, dtype=np.int32)
    new = np.full(len(found) + 1, NOT_STATED, dtype=np.int32)
    kept: list[Any] = []
    for code, (value, reason) in enumerate(found):
        if reason is None:
            new[code] = len(kept)
            kept.append(value)
        else:
            why[code] = reasons.setdefault(reason, len(reasons))
    if reasons:
        of_row = why[codes]
        for reason, number in reasons.items():
            faults.add(told, reason, np.flatnonzero(of_row == number))
        return Coded(new[codes], tuple(kept))
    return Coded(codes, tuple(kept))


def _written(noun: type[Noun], key: str, texts: Texts, faults: Faults, told: str, check: Any) -> Written[Any]:
    """What the bytes do not show to be sound is looked at text by text."""
    doubted = np.arange(len(texts)) if check is None else np.flatnonzero(~check(texts))
    mended: dict[int, str] = {}
    wrong: dict[Reason, list[int]] = {}
    for row in doubted.tolist():
        said = texts[row]
        if not said.strip():
            if said:
                mended[row] = ""
            continue
        plain = plain_in(noun, (key,), said)
        value, reason = checked(noun, key, plain)
        if reason is not None:
            wrong.setdefault(reason, []).append(row)
        elif (sure := _canonical(value, plain, said)) != said:
            mended[row] = sure
    for reason, rows in wrong.items():
        faults.add(told, reason, np.array(rows, dtype=np.int64))
    return Written(replaced(texts, mended), reader(noun, key))


def _canonical(value: object, plain: object, said: str) -> str:
    """The text that is kept for a value: the value itself where it is text, or texts."""
    if isinstance(value, str):
        return value
    if is_list(value) and all(isinstance(each, str) for each in value):
        return " ".join(map(str, value))
    return cell_of(plain) or said.strip()


def replaced(texts: Texts, by: Mapping[int, str]) -> Texts:
    """A column with other texts in some rows."""
    if not by:
        return texts
    other = joined((texts, Texts.of(by.values())))
    rows = np.arange(len(texts), dtype=np.int64)
    rows[list(by)] = len(texts) + np.arange(len(by))
    return other.take(rows)


def joined(several: Sequence[Texts]) -> Texts:
    """Columns of texts one behind the other."""
    if len(several) == 1:
        return several[0]
    ends = [int(each.offsets[-1]) for each in several]
    starts = np.concatenate(([0], np.cumsum(ends)))
    offsets = [each.offsets[:-1] + start for each, start in zip(several, starts.tolist(), strict=False)]
    data = [each.data[:end] for each, end in zip(several, ends, strict=True)]
    padding = np.zeros(8, dtype=np.uint8)
    whole = Texts(np.concatenate((*data, padding)), np.concatenate((*offsets, starts[-1:])).astype(np.int64))
    return whole.known_by([np.concatenate([each.hashes() for each in several])] if several[0].is_hashed else [])


def _parts(
    noun: type[Noun], key: str, whole: Cells | None, parts: Sequence[Cells], faults: Faults, *, named: bool
) -> Parts[Any]:
    size = len(parts[0])
    columns: dict[Path, Column[Any]] = {}
    states = np.zeros(size, dtype=np.bool_)
    for each in parts:
        path = each.path[1:]
        columns[path] = _single(Name, path[0], each, faults, key) if named else _own(each, faults, key)
        states |= stated(columns[path])
    one = None if whole is None else _single(noun, key, whole, faults, key)
    if one is not None:
        faults.add(key, table_sayings.TWO_FORMS, np.flatnonzero(states & stated(one)))
    return Parts(one, columns, Stated(Name) if named else _own_data, size)


def _own(cells: Cells, faults: Faults, key: str) -> Column[Any]:
    """A column of an office's own data, kept as it is."""
    if isinstance(cells.says, Texts) and cells.is_mostly_different:
        check = sound_check(Name, "zh")
        doubted = np.flatnonzero(~check(cells.says)) if check is not None else ()
        wrong = [row for row in doubted if checked_own(cells.says[int(row)]) is not None]
        faults.add(key, table_sayings.CONTROL, np.array(wrong, dtype=np.int64))
        return Written(cells.says, str)
    coded = cells.coded()
    return _looked_at(coded.codes, [(frozen_deeply(each), checked_own(each)) for each in coded.values], faults, key)


def checked_own(value: object) -> Reason | None:
    """Why a value of an office's own data is refused."""
    return next(refusals(value), None)


def _own_data(said: Mapping[str, Any]) -> FrozenMap[str, Any]:
    return frozen_deeply(said)  # type: ignore[return-value]


def _nested(noun: type[Noun], key: str, cells: Sequence[Cells], faults: Faults) -> Coded[Any]:
    """Values of several cells: each different combination is looked at once."""
    coded = [each.coded() for each in cells]
    codes, firsts = combined([(each.codes, len(each.values)) for each in coded], len(cells[0]))
    plain = [nested(noun, cells, int(row)) for row in firsts]
    numbers = np.cumsum([each is not None for each in plain], dtype=np.int32) - 1
    numbers[[each is None for each in plain]] = NOT_STATED
    found = [checked(noun, key, each) for each in plain if each is not None]
    return _looked_at(numbers[codes] if plain else codes, found, faults, key)


def nested(noun: type[Noun], cells: Sequence[Cells], row: int) -> object:
    """What a document would write for a field of a row; None where the row states nothing of it."""
    said: object = None
    for each in cells:
        value = each.at(row)
        if value is None:
            continue
        plain = plain_in(noun, each.path, value)
        if len(each.path) == 1:
            said = plain if said is None else said
            continue
        if not is_mapping(said):
            said = {}
        here = said
        for step in each.path[1:-1]:
            inner = here.setdefault(step, {})
            here = inner if is_mapping(inner) else {}
        here[each.path[-1]] = plain
    return said


def stated(column: Column[Any]) -> NDArray[np.bool_]:
    """Which rows of a column state something."""
    if isinstance(column, Coded):
        return np.asarray(column.codes != NOT_STATED)
    if isinstance(column, Written):
        return np.asarray(column.texts.lengths > 0)
    if isinstance(column, Parts):
        found = np.zeros(len(column), dtype=np.bool_) if column.whole is None else stated(column.whole)
        for each in column.parts.values():
            found = found | stated(each)
        return found
    return np.array([column[row] is not None for row in range(len(column))], dtype=np.bool_)
