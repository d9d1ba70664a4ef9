"""Tables as Parquet, by pyarrow; null for what is not stated."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from attrs import define, field

from communitygov.base.errors import MissingExtra
from communitygov.synth.columns import Column, Table


@define(eq=False)
class ParquetFile:
    """A file that takes tables of the same columns one after another, a row group each."""

    ENDING: ClassVar[str] = ".parquet"

    path: Path
    writer: Any = field(default=None, init=False)

    def add(self, table: Table) -> None:
        """Write the rows of a table behind those that are there."""
        arrow = import_module("pyarrow")
        made = arrow.table({name: _array(arrow, column) for name, column in table.items()})
        if self.writer is None:
            self.writer = import_module("pyarrow.parquet").ParquetWriter(self.path, made.schema, compression="zstd")
        self.writer.write_table(made)

    def close(self) -> None:
        """Write what a reader needs to find the rows."""
        if self.writer is not None:
            self.writer.close()


def _array(arrow: Any, column: Column) -> Any:
    if column.dtype.kind == "U":
        return arrow.array(column, type=arrow.string(), mask=column == "")
    return arrow.array(column)


def need_pyarrow() -> None:
    """Say which extra is needed where pyarrow is not there.

    Raises
    ------
    MissingExtra
        When it is not.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtra("parquet", ["pyarrow"])
