"""A register of tables in memory: of pyarrow, polars, duckdb, pandas and others, or of arrays by column."""

from collections.abc import Mapping
from typing import Any, Literal, Protocol, cast, overload, runtime_checkable

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.base.positions import Position
from communitygov.base.table_positions import GivenTable, OfRegister, TableRows
from communitygov.base.texts import Texts
from communitygov.base.wording import near
from communitygov.io import table_sayings
from communitygov.io.echo import shown
from communitygov.io.fields import keys, row_noun
from communitygov.io.limits import LIMITS, Limits
from communitygov.io.mistakes import meant
from communitygov.io.read import Partial, given
from communitygov.io.rows import Joined
from communitygov.io.table_cells import Cells, of_array, of_values
from communitygov.io.table_headers import LAYOUTS, TABLES
from communitygov.io.table_read import Given
from communitygov.io.table_rows import TableRead
from communitygov.model.kept import with_nouns
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Table
from communitygov.model.tabled import tabled


@runtime_checkable
class ArrowTable(Protocol):
    """A table of any library that gives it by the Arrow interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table."""
        ...


TableLike = ArrowTable | Mapping[str, Any]
"""A table: by the Arrow interface, or a mapping of columns."""


@overload
def from_tables(
    tables: Mapping[str, TableLike],
    *,
    base: Register | None = None,
    partial: Literal[False] = False,
    limits: Limits = LIMITS,
) -> Register: ...
@overload
def from_tables(
    tables: Mapping[str, TableLike], *, base: Register | None = None, partial: Literal[True], limits: Limits = LIMITS
) -> Partial: ...
def from_tables(
    tables: Mapping[str, TableLike], *, base: Register | None = None, partial: bool = False, limits: Limits = LIMITS
) -> Register | Partial:
    """Make a register of tables, one for each section, with the names of fields as columns.

    Parameters
    ----------
    tables
        Tables by section: ``places``, ``posts``, ``appointments`` …, and ``layouts``. A table is any object with
        ``__arrow_c_stream__`` (pyarrow, polars, duckdb, pandas), or a mapping of columns to arrays of numpy or lists.
    base
        A register that says the rest: its rows come before those of tables.
    partial
        True: never raise; give what could be made together with the findings.
    limits
        How much is taken in, and how many findings of a kind are listed (``limits.tables``).

    Raises
    ------
    DocumentError
        With every problem found; places are paths such as ``places[17].level``.
    MissingExtra
        When a table is given by the Arrow interface and pyarrow is not installed.
    BadQuestion
        When what is given is no mapping of tables.
    """
    asked = cast("object", tables)
    if not isinstance(asked, Mapping):
        raise BadQuestion(
            f"from_tables takes a mapping of tables by section, not {type(tables).__name__}",
            f"from_tables 需要以节名为键的各表，不是 {type(tables).__name__}",
        )
    with collector_paused():
        joined = Joined(limits)
        if base is not None:
            _take_base(joined, with_nouns(base), tables)
        for name, table in tables.items():
            if name in TABLES:
                joined.take_table(_given(name, table))
            else:
                likely = meant(near(str(name), TABLES))
                place = Position(path=str(name))
                joined.findings.append(table_sayings.NO_SUCH_TABLE.finding(place, key=shown(str(name)), meant=likely))
        return given(joined, partial=partial)


def _take_base(joined: Joined, base: Register, tables: Mapping[str, object]) -> None:
    """The rows of a register that tables come behind; they stand where they stand there."""
    behind = {*tables, *(("places",) if LAYOUTS in tables else ())}
    for section in SECTIONS:
        rows: Any = getattr(base, section)
        noun = row_noun(section)
        if not len(rows):
            continue
        names = tuple(keys(noun))
        columns: dict[tuple[str, ...], int] = {(name,): number for number, name in enumerate(names)}
        places = TableRows(OfRegister(section, names, base.source), np.arange(len(rows)), columns)
        if section in behind:
            table: Any = rows
            if not isinstance(rows, Table):
                table = tabled(rows, noun)
            joined.tables.append((section, TableRead(table, places)))
        else:
            joined.kept[section] = rows
            joined.positions.add_tables(section, [places])
    for name in base.model_fields_set:
        if name not in SECTIONS:
            joined.heads[name] = getattr(base, name)


def _given(name: str, table: object) -> Given:
    columns = _columns(name, table)
    sizes = {each.header: len(each) for each in columns}
    if len({*sizes.values()}) > 1:
        said = ", ".join(f"{header} {size:,}" for header, size in sizes.items())
        raise BadQuestion(f"the columns of {name} are not of one length: {said}", f"{name} 的各列长短不一：{said}")
    source = GivenTable(name, tuple(each.header for each in columns))
    return Given(name, columns, source, next(iter(sizes.values()), 0))


def _columns(name: str, table: object) -> tuple[Cells, ...]:
    if isinstance(table, ArrowTable):
        from communitygov.io.arrow_in import arrow, cells_of

        return cells_of(arrow().table(table))
    if isinstance(table, Mapping):
        columns = cast("Mapping[object, object]", table)
        return tuple(_column(str(header), number, each) for number, (header, each) in enumerate(columns.items()))
    if callable(getattr(table, "collect", None)):
        raise BadQuestion(
            f"the table {name} is a {type(table).__name__} that has not been worked out: collect() it first",
            f"{name} 是尚未求值的 {type(table).__name__}：请先 collect()",
        )
    raise BadQuestion(
        f"the table {name} is no table, but {type(table).__name__}: give one with __arrow_c_stream__ or a mapping",
        f"{name} 不是表，而是 {type(table).__name__}：请给带 __arrow_c_stream__ 的表，或以列名为键的映射",
    )


def _column(header: str, number: int, values: object) -> Cells:
    if isinstance(values, Texts | Coded):
        return Cells(header, number, cast("Any", values))
    if hasattr(values, "__arrow_c_stream__") or hasattr(values, "__arrow_c_array__"):
        from communitygov.io.arrow_in import arrow, cells_of

        library = arrow()
        held: Any = library.chunked_array(values) if hasattr(values, "__arrow_c_stream__") else library.array(values)
        (cells,) = cells_of(library.table({header: held}))
        return Cells(header, number, cells.says, cells.days)
    if isinstance(values, np.ma.MaskedArray):
        return Cells(header, number, of_values(cast("Any", values).tolist()))
    if isinstance(values, np.ndarray):
        says, days = of_array(cast("Any", values))
        return Cells(header, number, says, days)
    if isinstance(values, str | bytes) or not hasattr(values, "__iter__"):
        kind = type(values).__name__
        raise BadQuestion(f"the column {header} is no list, but {kind}", f"列 {header} 不是列表，而是 {kind}")
    return Cells(header, number, of_values(cast("Any", values)))
