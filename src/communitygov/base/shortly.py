"""How a long tuple is shown: its first few, and how many more there are."""

from collections.abc import Sequence

SHOWN = 3


def shortly(values: Sequence[object]) -> str:
    """Show a tuple; of a long one the first three."""
    if len(values) <= SHOWN:
        return repr(tuple(values))
    shown = ", ".join(map(repr, values[:SHOWN]))
    return f"({shown}, <{len(values) - SHOWN:,} more>)"
