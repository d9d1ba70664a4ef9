"""Reading a list of divisions from its files: every row, every problem, in columns."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from communitygov.base.errors import BadQuestion
from communitygov.base.findings import Finding, Words, measure
from communitygov.base.positions import Position
from communitygov.base.texts import WORD, Texts
from communitygov.io import division_sayings, file_sayings
from communitygov.io.division_codes import Values, keys
from communitygov.io.division_given import given_table, is_table
from communitygov.io.division_lists import LISTS
from communitygov.io.division_parquet import parquet_table
from communitygov.io.division_table import DivisionTable, division_table, of_columns
from communitygov.io.division_tree import Index, Parents, own_codes, parents_of, twice
from communitygov.io.division_words import CODE, LEVELS, NAME
from communitygov.io.divisions import DivisionFile, Divisions
from communitygov.io.files import IRREGULAR, why_not
from communitygov.io.paths import Where, path_of, shown_path
from communitygov.io.table_given import TableLike
from communitygov.io.table_limits import TableLimits
from communitygov.io.tally import Tally
from communitygov.model.division import STEPS, TOWNSHIPS, VILLAGES

Listed = Where | TableLike
"""What a list, or a part of it, is given as."""
_DEFAULTS = ("province", "city", "district", "subdistrict", "community")
"""The level of a step where the digits do not say which one."""
_COMMUNITIES = Words("村级", "communities and villages")


@frozen(eq=False, repr=False)
class Read:
    """A list as it was read, and what a rule needs to judge its codes."""

    divisions: Divisions
    tables: tuple[DivisionTable, ...]
    begins: NDArray[np.int64]
    """The first row of each file, among those of all files."""
    rows: NDArray[np.int64]
    """Which of the rows of all files each division is."""
    values: Values
    sizes: Values
    """The codes as they are written, noughts and all."""
    stated: tuple[Values, Values]
    """The parents as they are stated."""
    parents: Parents
    tally: Tally

    def place(self, row: int, column: tuple[str, ...] = CODE) -> Position:
        """Where a column of a division stands."""
        return _place(self.tables, self.begins, int(self.rows[row]), column)


def read_tables(opened: Iterable[tuple[str, bytes | BinaryIO]], limits: TableLimits) -> Read:
    """Read a list from its files, by the names under which their places are told."""
    tally = Tally(limits.listed)
    tables = tuple(division_table(data, name, limits, tally) for name, data in opened)
    return _joined(tables, tally)


def read_files(paths: Listed | Iterable[Listed], limits: TableLimits) -> Read:
    """Read a list from one file or table, or several; what cannot be opened is told.

    Raises
    ------
    BadQuestion
        When what is given is no path and no table, or there is none.
    MissingExtra
        When a file is Parquet, or a table is given by the Arrow interface, and pyarrow is not installed.
    """
    given = _several(paths)
    if not given:
        raise BadQuestion("no path was given", "没有给出路径")
    tally = Tally(limits.listed)
    tables: list[DivisionTable] = []
    for number, each in enumerate(given, 1):
        if is_table(each):
            tables.append(of_columns(given_table(number, each, limits), tally))
            continue
        table = _opened(path_of(each), limits, tally)
        if table is not None:
            tables.append(table)
    return _joined(tuple(tables), tally)


def _several(given: object) -> Sequence[object]:
    is_one = _is_path(given) or is_table(given) or not hasattr(given, "__iter__")
    return (given,) if is_one else tuple(cast("Iterable[object]", given))


def _is_path(given: object) -> bool:
    return isinstance(given, str | os.PathLike)


def _opened(path: Path, limits: TableLimits, tally: Tally) -> DivisionTable | None:
    name = shown_path(path)
    try:
        if path.is_char_device() or path.is_block_device():  # one may never end
            tally.say(file_sayings.NOT_OPENED, Position(name), why=IRREGULAR)
            return None
        if path.suffix.lower() == ".parquet":
            return of_columns(parquet_table(path, name, limits), tally)
        with path.open("rb") as opened:
            return division_table(opened if opened.seekable() else opened.read(limits.size + 1), name, limits, tally)
    except FileNotFoundError:
        tally.say(file_sayings.NO_FILE, Position(name))
    except (OSError, ValueError) as exc:
        tally.say(file_sayings.NOT_OPENED, Position(name), why=why_not(exc))
    return None


def _joined(tables: tuple[DivisionTable, ...], tally: Tally) -> Read:
    begins = np.cumsum([0, *(len(each.rows) for each in tables)], dtype=np.int64)[:-1]
    joined = [
        np.concatenate([np.zeros(0, dtype=np.int64), *(getattr(each, name) for each in tables)])
        for name in ("values", "sizes", "steps", "levels", "parent_values", "parent_sizes")
    ]
    values, sizes, steps, levels = joined[0], joined[1], joined[2].astype(np.int8), joined[3].astype(np.int8)
    stated = (joined[4], joined[5])
    own = own_codes(values, sizes, steps, stated)
    doubled, firsts = twice(Index.of(*own))
    _tell_twice(tables, begins, (doubled, firsts), own, tally)
    kept = np.ones(len(values), dtype=np.bool_)
    kept[doubled] = False
    rows = np.flatnonzero(kept)
    own, stated = (own[0][rows], own[1][rows]), (stated[0][rows], stated[1][rows])
    index = Index.of(*own)
    parents = parents_of(*own, stated, index)
    divisions = Divisions(
        files=tuple(DivisionFile(each.table.file, len(each.table), each.table.encoding) for each in tables),
        values=own[0],
        sizes=own[1],
        names=_some(_texts(tables, NAME), rows),
        written=_some(_texts(tables, CODE), rows),
        levels=_levels(*own, steps[rows], levels[rows]),
        parents=parents.rows,
        index=index,
    )
    read = Read(divisions, tables, begins, rows, values[rows], sizes[rows], stated, parents, tally)
    _tell_below(read)
    return read


def with_all_said(read: Read) -> Divisions:
    """The list with all findings so far, those of the files among them, and how many there are of each code."""
    findings: list[Finding] = [*read.tally.findings(), *(one for each in read.tables for one in each.table.findings)]
    counts: dict[str, int] = {}
    for kinds in (read.tally.counts, *(each.table.counts for each in read.tables)):
        for kind, count in kinds.items():
            counts[kind.code.code] = counts.get(kind.code.code, 0) + count
    return evolve(read.divisions, findings=tuple(sorted(findings)), counts=dict(sorted(counts.items())))


def _texts(tables: Sequence[DivisionTable], names: tuple[str, ...]) -> Texts:
    """A column of all files, one after another; empty where a file has none."""
    columns = [_column(each, names) for each in tables]
    data = np.concatenate([np.zeros(0, dtype=np.uint8), *(each.data[: each.offsets[-1]] for each in columns)])
    lengths = np.concatenate([np.zeros(1, dtype=np.int64), *(each.lengths for each in columns)])
    return Texts(np.concatenate([data, np.zeros(WORD, dtype=np.uint8)]), np.cumsum(lengths, dtype=np.int64))


def _column(table: DivisionTable, names: tuple[str, ...]) -> Texts:
    name = next((name for name in names if name in table.table.header), None)
    column = None if name is None else table.table.column(name)
    return Texts.of([""] * len(table.rows)) if column is None else _some(column, table.rows)


def _some(texts: Texts, rows: NDArray[np.int64]) -> Texts:
    """The texts of some rows, each of which is taken once; the same where they are all."""
    return texts if len(rows) == len(texts) else texts.take(rows)


def _place(tables: Sequence[DivisionTable], begins: Values, row: int, column: tuple[str, ...] = CODE) -> Position:
    number = int(np.searchsorted(begins, row, side="right")) - 1
    while not len(tables[number].rows):  # a file without rows begins where the next one does
        number -= 1
    return tables[number].place(row - int(begins[number]), column)


def _tell_twice(
    tables: Sequence[DivisionTable],
    begins: Values,
    rows: tuple[NDArray[np.int64], NDArray[np.int64]],
    own: tuple[Values, Values],
    tally: Tally,
) -> None:
    kind = division_sayings.TWICE
    for row, first in zip(rows[0].tolist(), rows[1].tolist(), strict=True):
        if not tally.wants(kind):
            tally.count(kind, len(rows[0]) - tally.counts.get(kind, 0))
            break
        code = f"{int(own[0][row]):0{int(own[1][row])}}"
        before = measure(str(_place(tables, begins, first)))
        tally.say(kind, _place(tables, begins, row), subject=f"place:{code}", code=code, first=before)


def _tell_below(read: Read) -> None:
    """Tell once that a list begins below the provinces."""
    rows = np.flatnonzero(read.parents.below)
    if not len(rows):
        return
    first, size = int(rows[0]), int(read.divisions.sizes[rows].min())
    asked = read.stated[1][rows] > 0
    lost = np.unique(keys(read.stated[0][rows], read.stated[1][rows])[asked])
    count = measure(f"{len(lost) or len(rows):,}")
    level = LISTS.get(size, _COMMUNITIES)
    read.tally.say(division_sayings.BEGINS_BELOW, read.place(first), level=level, count=count)


def _levels(values: Values, sizes: Values, steps: NDArray[np.int8], levels: NDArray[np.int8]) -> NDArray[np.int8]:
    """The level of each code: what is stated, else what its digits say, else that of its step."""
    found = np.where(steps >= 0, steps, np.searchsorted(STEPS, sizes).clip(max=len(STEPS) - 1))
    found = np.array([LEVELS.index(name) for name in _DEFAULTS], dtype=np.int8)[found]
    own = values % 1000
    for low, high, name in TOWNSHIPS:
        found[(sizes == STEPS[3]) & ((steps < 0) | (steps == 3)) & (own >= low) & (own <= high)] = LEVELS.index(name)
    long = (sizes >= STEPS[4]) & ((steps < 0) | (steps == 4))
    tenth = (values[long] // 10 ** (sizes[long] - 10)) % 10
    villages = np.isin(tenth, [int(digit) for digit in VILLAGES])
    found[np.flatnonzero(long)[villages]] = LEVELS.index("village")
    return np.where(levels >= 0, levels, found).astype(np.int8)
