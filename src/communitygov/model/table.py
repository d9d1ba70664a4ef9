"""Rows of one section held as columns: a noun is made of a row when somebody looks at it, and not before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast, overload

from attrs import frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from communitygov.base.texts import Texts

N = TypeVar("N")
V_co = TypeVar("V_co", covariant=True)


class Column(Protocol[V_co]):
    """What the rows of a table state in one field: `Coded`, or `Written`."""

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def __getitem__(self, row: int, /) -> V_co | None:
        """The value of a row, such as a noun has it; None where it states none."""
        ...

    def take(self, rows: "NDArray[np.integer[Any]]", /) -> "Column[V_co]":
        """The column of some rows."""
        ...


@frozen(eq=False, repr=False)
class Written(Generic[V_co]):
    """A column of values that are different in most rows, kept as the texts they are read from."""

    texts: "Texts"
    """A text for each row, already known to be sound; empty where it states none."""
    read: Callable[[str], V_co]
    """The value that a text means."""

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"Written({len(self):,})"

    def __getitem__(self, row: int) -> V_co | None:
        """The value of a row."""
        text = self.texts[row]
        return self.read(text) if text else None

    def take(self, rows: "NDArray[np.integer[Any]]") -> "Written[V_co]":
        """The column of some rows."""
        return Written(self.texts.take(rows), self.read)


def as_it_is(text: str) -> str:
    """A text that is its own value: an id, a name, a code."""
    return text


def parted(text: str) -> tuple[str, ...]:
    """Several texts, one blank between two of them, as a table writes what a place lies within."""
    return tuple(text.split(" "))


class Table(Sequence[N]):
    """Nouns of one kind, in order; equal to any tuple of equal nouns.

    Columns are those of fields that some row states. What is in them has been looked at: a noun is made without
    validating it again.
    """

    __slots__ = ("columns", "make", "size")

    def __init__(self, make: Callable[[Mapping[str, Any]], N], columns: Mapping[str, Column[Any]], size: int) -> None:
        self.make: Callable[[Mapping[str, Any]], N] = make
        """Makes a noun of what a row states, by field."""
        self.columns: Mapping[str, Column[Any]] = columns
        self.size: int = size
        """How many rows there are."""

    def __len__(self) -> int:
        return self.size

    def __repr__(self) -> str:
        return f"Table({self.size:,} rows: {', '.join(self.columns)})"

    @overload
    def __getitem__(self, at: int) -> N: ...
    @overload
    def __getitem__(self, at: slice) -> "Table[N]": ...
    def __getitem__(self, at: int | slice) -> "N | Table[N]":
        """The noun of a row; of a slice a table."""
        if isinstance(at, slice):
            import numpy as np

            return self.take(np.arange(self.size)[at])
        row = range(self.size)[at]
        stated = ((name, column[row]) for name, column in self.columns.items())
        return self.make({name: value for name, value in stated if value is not None})

    def __iter__(self) -> Iterator[N]:
        return (self[row] for row in range(self.size))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Table | tuple):
            return NotImplemented
        rows = cast("Sequence[object]", other)
        return self.size == len(rows) and all(mine == its for mine, its in zip(self, rows, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __add__(self, other: Sequence[N]) -> tuple[N, ...]:
        """The nouns of both, as a tuple."""
        return (*self, *other)

    def __radd__(self, other: Sequence[N]) -> tuple[N, ...]:
        """The nouns of both, as a tuple."""
        return (*other, *self)

    def take(self, rows: "NDArray[np.integer[Any]]") -> "Table[N]":
        """The table of some rows, in their order."""
        return Table(self.make, {name: column.take(rows) for name, column in self.columns.items()}, len(rows))
