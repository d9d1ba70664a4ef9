"""A register of tables in memory: of pyarrow, polars, duckdb, pandas and others, or of arrays by column."""

from collections.abc import Mapping
from typing import Any, Literal, cast, overload

import numpy as np

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.base.positions import Position
from communitygov.base.table_positions import GivenTable, OfRegister, TableRows
from communitygov.base.wording import near
from communitygov.io import table_sayings
from communitygov.io.echo import shown
from communitygov.io.fields import keys, row_noun
from communitygov.io.limits import LIMITS, Limits
from communitygov.io.mistakes import meant
from communitygov.io.read import Partial, given
from communitygov.io.rows import Joined
from communitygov.io.table_given import TableLike, columns_of, size_of
from communitygov.io.table_headers import LAYOUTS, TABLES
from communitygov.io.table_read import Given
from communitygov.io.table_rows import TableRead
from communitygov.model.kept import with_nouns
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Table
from communitygov.model.tabled import tabled


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
        When what is given is no mapping of tables, or a table cannot be taken over.
    """
    asked = cast("object", tables)
    if not isinstance(asked, Mapping):
        raise BadQuestion(
            f"from_tables takes a mapping of tables by section, not {type(tables).__name__}",
            f"from_tables 需要以节名为键的各表，不是 {type(tables).__name__}",
        )
    if base is not None and not hasattr(base, "places"):
        _look_at(base, "base", Register)
    _look_at(limits, "limits", Limits)
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


def _look_at(value: object, name: str, kind: type) -> None:
    if not isinstance(value, kind):
        given, wanted = type(value).__name__, kind.__name__
        raise BadQuestion(f"{name} is a {wanted}, not {given}", f"{name} 需要 {wanted}，不是 {given}")


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
    columns = columns_of(name, table)
    source = GivenTable(name, tuple(each.header for each in columns))
    return Given(name, columns, source, size_of(name, columns))
