"""How much a reader takes in, and how it stops."""

from typing import Any

from attrs import field, frozen

from communitygov.base.findings import Saying
from communitygov.io.table_limits import TABLE_LIMITS, TableLimits


@frozen
class Limits:
    """How much is read of one file. What is larger, deeper or more is refused at the place where it becomes so."""

    size: int = 64 * 2**20
    """Bytes."""
    depth: int = 64
    """Mappings and lists within each other."""
    nodes: int = 5_000_000
    """Values: mappings, lists and scalars."""
    repeated: int = 100_000
    """Values that aliases stand for."""
    problems: int = 10_000
    """Findings; more say nothing new."""
    tables: TableLimits = TABLE_LIMITS
    """How much is read of a table, which may be larger than any document."""


LIMITS = Limits()


@frozen
class Problem:
    """A problem of one file: its wording and how many characters stand before it."""

    saying: Saying
    offset: int = 0
    fields: dict[str, Any] = field(factory=dict[str, Any])
    first: int | None = None
    """How many characters stand before the other place the sentence names."""


class Stop(Exception):  # no error of ours: it never leaves the reader
    """Nothing more can be read of this file."""

    def __init__(self, saying: Saying, offset: int = 0, **fields: object) -> None:
        super().__init__(saying, offset)
        self.problem: Problem = Problem(saying, offset, fields)
