"""A column of values that are written in several columns, or in one: a name in two languages, own data."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import frozen

from communitygov.model.table import Column

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

V_co = TypeVar("V_co", covariant=True)
Path = tuple[str, ...]


@frozen(eq=False, repr=False)
class Parts(Generic[V_co]):
    """Values put together when they are looked at. A row states its value as a whole, or in parts."""

    whole: Column[V_co] | None
    parts: Mapping[Path, Column[Any]]
    make: Callable[[Mapping[str, Any]], V_co]
    """Makes the value of its parts, by key."""
    size: int

    def __len__(self) -> int:
        return self.size

    def __repr__(self) -> str:
        return f"Parts({self.size:,} rows, {len(self.parts)} parts)"

    def __getitem__(self, row: int) -> V_co | None:
        """The value of a row."""
        said: dict[str, Any] = {}
        for path, column in self.parts.items():
            value = column[row]
            if value is not None:
                here = said
                for key in path[:-1]:
                    here = here.setdefault(key, {})
                here[path[-1]] = value
        if said:
            return self.make(said)
        return None if self.whole is None else self.whole[row]

    def take(self, rows: "NDArray[np.integer[Any]]") -> "Parts[V_co]":
        """The column of some rows."""
        whole = None if self.whole is None else self.whole.take(rows)
        return Parts(whole, {path: column.take(rows) for path, column in self.parts.items()}, self.make, len(rows))


@frozen(eq=False, repr=False)
class Chained(Generic[V_co]):
    """Columns of one field of several tables, one behind the other, where they are kept in different ways."""

    columns: tuple[Column[V_co] | None, ...]
    """None where a table does not state the field."""
    which: "NDArray[np.int32]"
    """For each row its column."""
    rows: "NDArray[np.int64]"
    """And its row there."""

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"Chained({len(self):,} rows, {len(self.columns)} columns)"

    def __getitem__(self, row: int) -> V_co | None:
        """The value of a row."""
        column = self.columns[int(self.which[row])]
        return None if column is None else column[int(self.rows[row])]

    def take(self, rows: "NDArray[np.integer[Any]]") -> "Chained[V_co]":
        """The column of some rows."""
        return Chained(self.columns, self.which[rows], self.rows[rows])
