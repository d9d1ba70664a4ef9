"""Rows that stand in columns: a table is made of them at once, a value when somebody looks at it."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, SupportsIndex, TypeVar, overload

from communitygov.base.pause import collector_paused
from communitygov.base.rows import Rows, Tabled
from communitygov.structure.lasting import locked
from communitygov.structure.places import Longs

T = TypeVar("T", bound=Tabled)
Made_co = TypeVar("Made_co", bound=Tabled, covariant=True)


class Told(Protocol[Made_co]):
    """What knows some rows by column."""

    def rows(self, at: Longs) -> Iterable[Made_co]:
        """The values of some numbers, in their order."""
        ...

    def columns(self, at: Longs) -> dict[str, list[Any]]:
        """The same as a table, as their `to_row` has it."""
        ...


class LaterRows(Rows[T]):
    """Rows of which a table is made without a value for each; values are kept once all of them are asked for."""

    __slots__ = ("_at", "_told")

    _at: Longs
    """The number of each row."""
    _told: Told[T]

    def __init__(self, kind: type[T], *, told: Told[T], at: Longs) -> None:
        super().__init__(kind)
        object.__setattr__(self, "_told", told)
        object.__setattr__(self, "_at", locked(at.copy()))

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[T]:
        if len(self._rows) < len(self._at):
            with collector_paused():
                object.__setattr__(self, "_rows", tuple(self._told.rows(self._at)))
        return iter(self._rows)

    @overload
    def __getitem__(self, at: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> T | Rows[T]:
        """One of them; of a slice the rows in it."""
        if isinstance(at, slice):
            return LaterRows(self.kind, told=self._told, at=self._at[at])
        return tuple(self)[at]

    def to_columns(self) -> dict[str, list[Any]]:
        """The table by column: what is not known is None."""
        with collector_paused():
            return self._told.columns(self._at)
