"""A column of few different values: a code for each row, and what the codes mean."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

V_co = TypeVar("V_co", covariant=True)

NOT_STATED = -1
"""The code of a row that states nothing."""


@frozen(eq=False, repr=False)
class Coded(Generic[V_co]):
    """A value for each row, kept once however many rows have it; None where a row states none."""

    codes: NDArray[np.int32]
    values: Sequence[V_co]

    def __len__(self) -> int:
        return len(self.codes)

    def __repr__(self) -> str:
        return f"Coded({len(self):,} rows, {len(self.values):,} values)"

    def __getitem__(self, row: int) -> V_co | None:
        """The value of a row."""
        code = int(self.codes[row])
        return None if code == NOT_STATED else self.values[code]

    def take(self, rows: NDArray[np.integer[Any]]) -> "Coded[V_co]":
        """The column of some rows."""
        return Coded(self.codes[rows], self.values)
