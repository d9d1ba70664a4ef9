"""Instants in columns of other libraries, to the last digit: one that no datetime holds stays the text that it is."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

DAYS = ("Y", "M", "W", "D")
"""Units of numpy that state no hour."""


def listed_instants(column: Any) -> list[Any] | None:
    """The values of a column of instants of numpy or Arrow, None where none is stated; None of another column."""
    if isinstance(column, np.ndarray):
        return exact(column) if column.dtype.kind == "M" else None  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
    if not hasattr(column, "type") or not hasattr(column, "to_pylist"):
        return None
    types: Any = import_module("pyarrow").types
    if not types.is_timestamp(column.type) or column.type.unit != "ns":
        return None
    if column.type.tz is None:
        return exact(column.to_numpy(zero_copy_only=False))
    return [each if each is None else each.replace(" ", "T", 1) for each in column.cast("string").to_pylist()]


def exact(instants: NDArray[Any]) -> list[Any]:
    """Days, or instants; as texts where one states more of a second than a millionth."""
    if np.datetime_data(instants.dtype)[0] in DAYS:
        return list(instants.astype("datetime64[D]").tolist())
    whole = instants.astype("datetime64[us]")
    listed: list[Any] = whole.tolist()
    finer = np.flatnonzero(~np.isnat(instants) & (whole.astype(instants.dtype) != instants))
    for at in finer.tolist():
        listed[at] = str(instants[at])
    return listed
