"""How a long tuple is shown: its first few, and how many more there are."""

from collections.abc import Iterator
from typing import Protocol

SHOWN = 3


class Some(Protocol):
    """Values in order."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[object]: ...
    def __getitem__(self, at: slice, /) -> "Some": ...


def shortly(values: Some) -> str:
    """Show a tuple; of a long one the first three."""
    if len(values) <= SHOWN:
        return repr(tuple(values))
    shown = ", ".join(map(repr, values[:SHOWN]))
    return f"({shown}, <{len(values) - SHOWN:,} more>)"
