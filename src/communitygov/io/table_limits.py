"""How much of a table is taken in, and how many findings of one kind are listed."""

from attrs import frozen


@frozen
class TableLimits:
    """How much is read of one table. What is larger or more is refused at the place where it becomes so."""

    size: int = 4 * 2**30
    """Bytes."""
    rows: int = 50_000_000
    line: int = 4 * 2**20
    """Characters of one line."""
    listed: int | None = 100
    """How many findings of one kind are listed, the first ones; None: all. They are counted in any case."""


TABLE_LIMITS: TableLimits = TableLimits()
