"""A list of divisions read and judged: the rules of codes over columns; what each rule asks and says is its own."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from communitygov.base.errors import DocumentError
from communitygov.base.findings import Finding, Saying, Words, measure
from communitygov.base.pause import collector_paused
from communitygov.io.division_codes import Mask, Values, first_digits, fits, stems
from communitygov.io.division_read import Listed, Read, read_files, read_tables, with_all_said
from communitygov.io.division_tree import NO_ROW
from communitygov.io.division_words import LEVELS, PARENT
from communitygov.io.divisions import Divisions
from communitygov.io.echo import shown
from communitygov.io.table_limits import TABLE_LIMITS, TableLimits
from communitygov.model.division import FORMS, not_of, stem
from communitygov.rules.places.cg206_division_code import division_code
from communitygov.rules.places.cg207_code_outside_parent import code_outside_parent
from communitygov.rules.references.cg110_points_nowhere import points_nowhere
from communitygov.rules.rule import Rule

_LOST = Words("没有 {target}（有 {count} 行在其下）", "there is no {target}, in which {rows} would lie")
_LOST_DO = Words("改正上级代码，或在表里补上这一级", "correct the code of the parent, or add it to the list")


def divisions(
    paths: Listed | Iterable[Listed], *, partial: bool = False, limits: TableLimits = TABLE_LIMITS
) -> Divisions:
    """Read a list of divisions (统计用区划代码, GB/T 2260) from files or tables, and judge its codes.

    Several files (provinces, cities, counties, streets) are one list. A file has a column of codes; names, parents and
    levels are columns too, or follow from the digits. Lists are yours: none is shipped.

    Parameters
    ----------
    paths
        A file (CSV, Parquet) or several; or a table: any object with ``__arrow_c_stream__`` (pyarrow, polars, duckdb,
        pandas), or a mapping of columns to arrays of numpy or lists.
    partial
        True: never raise for what a file says; give what could be read together with the findings.
    limits
        How much is read of one file, and how many findings of one kind are listed.

    Raises
    ------
    DocumentError
        With the problems for which a row or a file is not read as it stands: no text, no table, one code twice.
        A parent that is missing, and codes that rules object to, are in ``findings`` only.
    BadQuestion
        When what is given is no path and no table, or there is none.
    MissingExtra
        When a file is Parquet, or a table is given by the Arrow interface, and pyarrow is not installed.
    """
    with collector_paused():
        return _judged(read_files(paths, limits), partial=partial)


def divisions_of(
    contents: Mapping[str, bytes | BinaryIO], *, partial: bool = False, limits: TableLimits = TABLE_LIMITS
) -> Divisions:
    """Read and judge a list from files already in memory, by the names under which places are told. See `divisions`.

    Raises
    ------
    DocumentError
        With the problems for which a row or a file is not read as it stands.
    """
    with collector_paused():
        return _judged(read_tables(contents.items(), limits), partial=partial)


def _judged(read: Read, *, partial: bool) -> Divisions:
    bad = _of_no_form(read)
    _outside(read, bad)
    _lost(read)
    made = with_all_said(read)
    if not partial and refused(made):
        raise DocumentError(refused(made))
    return made


def refused(made: Divisions) -> tuple[Finding, ...]:
    """The findings for which `divisions` raises: errors, but for parents that are missing."""
    return tuple(each for each in made.findings if each.severity == "error" and each.code != points_nowhere.code.code)


def _saying(rule: Rule, says: Words | None = None, do: Words | None = None) -> Saying:
    return Saying(rule.code, says or rule.says, do or rule.do)


def _tell(read: Read, rule: Rule, kind: Saying, row: int, column: tuple[str, ...], **fields: object) -> None:
    code = read.divisions.code(row)
    read.tally.say(kind, read.place(row, column), source=rule.source, subject=f"place:{code}", **fields)


def _of_no_form(read: Read) -> Mask:
    """CG206: the codes that are not of the form of their level."""
    made, kind = read.divisions, _saying(division_code)
    bad = np.zeros(len(made), dtype=np.bool_)
    for number, level in enumerate(LEVELS):
        rows = np.flatnonzero(made.levels == number)
        bad[rows] = ~fits(FORMS[level], read.values[rows], read.sizes[rows])
    for row in _listed(read, kind, np.flatnonzero(bad)):
        level, code = made.level(row), f"{int(read.values[row]):0{int(read.sizes[row])}}"
        why = measure(not_of(FORMS[level], code))
        told = {"place": made.code(row), "level": level, "code": shown(code), "why": why}
        _tell(read, division_code, kind, row, (), **told)
    return bad


def _outside(read: Read, bad: Mask) -> None:
    """CG207: the codes that do not begin with that of the nearest place around them whose code is well formed."""
    made, kind = read.divisions, _saying(code_outside_parent)
    parents = made.parents.copy()
    for _ in range(8):  # a list is not deeper
        parents = np.where((parents != NO_ROW) & bad[parents], made.parents[parents], parents)
    rows = np.flatnonzero((parents != NO_ROW) & ~bad)
    around = parents[rows]
    values, sizes = stems(made.values[around], made.sizes[around])
    apart = (made.sizes[rows] <= sizes) | (first_digits(made.values[rows], made.sizes[rows], sizes) != values)
    for row in _listed(read, kind, rows[apart]):
        parent = made.code(int(parents[row]))
        told = {"place": made.code(row), "code": shown(made.code(row)), "parent": parent, "stem": shown(stem(parent))}
        _tell(read, code_outside_parent, kind, row, PARENT, **told)


def _lost(read: Read) -> None:
    """CG110: the parents that are not in the list, each once."""
    kind = _saying(points_nowhere, _LOST, _LOST_DO)
    rows = np.flatnonzero(read.parents.lost)
    values, sizes = _missing(read, rows)
    _, firsts, many = np.unique(values * 32 + sizes, return_index=True, return_counts=True)
    order = np.argsort(firsts)
    for at, count in zip(firsts[order].tolist(), many[order].tolist(), strict=True):
        if not read.tally.wants(kind):
            read.tally.count(kind)
            continue
        target = f"{int(values[at]):0{int(sizes[at])}}" if values[at] >= 0 else "?"
        told = {"target": f"place:{target}", "count": measure(count), "rows": measure(_rows(count))}
        _tell(read, points_nowhere, kind, int(rows[at]), PARENT, **told)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _missing(read: Read, rows: NDArray[np.int64]) -> tuple[Values, Values]:
    """The parents that rows should have: as stated, else by their digits."""
    own_values, own_sizes = read.divisions.values[rows], read.divisions.sizes[rows]
    outer = np.select([own_sizes > 9, own_sizes > 6, own_sizes > 4], [9, 6, 4], 2)
    stated = read.stated[1][rows] > 0
    values = np.where(stated, read.stated[0][rows], first_digits(own_values, own_sizes, outer))
    return values, np.where(stated, read.stated[1][rows], outer)


def _listed(read: Read, kind: Saying, rows: NDArray[np.int64]) -> list[int]:
    """The first rows of a kind, those that are listed; the others are counted."""
    most = len(rows) if read.tally.listed is None else read.tally.listed
    if len(rows) > most:
        read.tally.count(kind, len(rows) - most)
    first: list[int] = rows[:most].tolist()
    return first
