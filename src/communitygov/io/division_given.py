"""One table of a list of divisions that is in memory: of pyarrow, polars, pandas and others, or arrays by column."""

from collections.abc import Mapping

from communitygov.base.table_positions import GivenTable
from communitygov.io.division_cells import CellTable, table_of_cells
from communitygov.io.table_given import ArrowTable, columns_of, size_of
from communitygov.io.table_limits import TableLimits

CALLED = "divisions"
"""What such a table is called where places are told; behind the first with its number."""


def is_table(given: object) -> bool:
    """Whether what is given is a table, or a promise of one, and no path."""
    return isinstance(given, ArrowTable | Mapping) or callable(getattr(given, "collect", None))


def given_table(number: int, table: object, limits: TableLimits) -> CellTable:
    """The columns of a table as texts.

    Raises
    ------
    BadQuestion
        When it is no table, its library does not give it, or its columns are not of one length.
    MissingExtra
        When it is given by the Arrow interface and pyarrow is not installed.
    """
    name = CALLED if number == 1 else f"{CALLED}-{number}"
    columns = columns_of(name, table)
    source = GivenTable(name, tuple(each.header for each in columns))
    return table_of_cells(name, columns, size_of(name, columns), source, limits)
