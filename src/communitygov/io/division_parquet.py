"""One file of a list of divisions in Parquet: the same columns as those of a CSV file."""

from pathlib import Path

from communitygov.base.positions import Position
from communitygov.base.table_positions import SheetTable
from communitygov.io.division_cells import CellTable, refused, table_of_cells
from communitygov.io.parquet_in import NoParquet, read_parquet
from communitygov.io.table_limits import TableLimits


def parquet_table(path: Path, file: str, limits: TableLimits) -> CellTable:
    """Read one file; why it cannot be read is its one finding.

    Raises
    ------
    MissingExtra
        When pyarrow is not installed.
    """
    try:
        cells, size = read_parquet(path, limits)
    except NoParquet as exc:
        return refused(file, exc.kind, exc.kind.finding(Position(file), **exc.fields))
    return table_of_cells(file, cells, size, SheetTable(file, tuple(each.header for each in cells)), limits)
