"""From what cells say to the columns of a noun: each different value is looked at once, most texts by their bytes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communitygov.base.alike import combined
from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.frozen import FrozenMap, frozen_deeply
from communitygov.base.positions import is_mapping
from communitygov.base.texts import Texts
from communitygov.base.wanted import still_wanted
from communitygov.io import table_sayings
from communitygov.io.csv_columns import lost_digits
from communitygov.io.csv_sayings import DIGITS_LOST
from communitygov.io.fields import kinds
from communitygov.io.table_cells import Cells
from communitygov.io.table_checked import Faults, coded_column, few, written
from communitygov.io.table_fields import Path, Reason, checked, is_id, plain_in, refusals, sound_check
from communitygov.io.wrong_alike import wrong_alike
from communitygov.model.noun import Name, Noun
from communitygov.model.parts import Parts
from communitygov.model.table import Column, Written
from communitygov.model.tabled import Stated

CODES = ("code", "uscc")
"""Fields of codes, which are never numbers."""


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
    still_wanted()
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
    if isinstance(cells.says, Texts) and not _is_day(noun, key) and cells.is_mostly_different:
        return written(noun, key, cells.says, faults, told)
    return few(noun, key, cells.says, faults, told)


def _is_day(noun: type[Noun], key: str) -> bool:
    found = kinds(noun, (key,))
    return found is not None and date in found.leaves


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
    return whole.known_by(np.concatenate([each.hashes() for each in several])) if several[0].is_hashed else whole


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
    return coded_column(coded.codes, [(frozen_deeply(each), checked_own(each)) for each in coded.values], faults, key)


def checked_own(value: object) -> Reason | None:
    """Why a value of an office's own data is refused."""
    return next(refusals(value), None)


def _own_data(said: Mapping[str, Any]) -> FrozenMap[str, Any]:
    return frozen_deeply(said)  # type: ignore[return-value]


def _nested(noun: type[Noun], key: str, cells: Sequence[Cells], faults: Faults) -> Coded[Any]:
    """Values of several cells: each different combination is looked at once, of rows none of whose cells is wrong."""
    rows = np.flatnonzero(~_wrong_alone(noun, cells, faults))
    whole = len(rows) == len(cells[0])
    some = cells if whole else [each.of_rows(rows) for each in cells]
    coded = [each.coded() for each in some]
    codes, firsts = combined([(each.codes, len(each.values)) for each in coded], len(rows))
    plain = [nested(noun, some, int(row)) for row in firsts]
    numbers = np.cumsum([each is not None for each in plain], dtype=np.int32) - 1
    numbers[[each is None for each in plain]] = NOT_STATED
    found = (checked(noun, key, each) for each in plain if each is not None)
    column = coded_column(numbers[codes] if plain else codes, found, faults, key, rows)
    if whole:
        return column
    spread = np.full(len(cells[0]), NOT_STATED, dtype=np.int32)
    spread[rows] = column.codes
    return Coded(spread, column.values)


def _wrong_alone(noun: type[Noun], cells: Sequence[Cells], faults: Faults) -> NDArray[np.bool_]:
    """The rows with a cell that is refused whatever stands beside it, as far as its bytes show it."""
    found = np.zeros(len(cells[0]), dtype=np.bool_)
    for each in cells:
        around = kinds(noun, each.path[:-1])
        if isinstance(each.says, Texts) and len(each.path) > 1 and around is not None and len(around.nouns) == 1:
            (inner,) = around.nouns
            for reason, rows in wrong_alike(inner, each.path[-1], each.says):
                faults.add(".".join(each.path), reason, rows)
                found[rows] = True
    return found


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
