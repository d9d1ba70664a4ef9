"""Rows and look-ups over sections of a file: a value is made when it is asked for, and some of them are kept."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast, overload

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base.texts import TextIndex
from communitygov.io.saved.mapped import Mapped

T = TypeVar("T")
V_co = TypeVar("V_co", covariant=True)

MOST_KEPT = 1 << 16
"""Rows that are kept once they were made; when there are more, all are made anew."""


@frozen(eq=False, repr=False)
class Made(Sequence[T], Generic[T]):
    """A sequence of which each item is made when it is looked at. Equal to any sequence of equal items."""

    size: int
    make: Callable[[int], T]
    most: int = MOST_KEPT
    """How many are kept once they were made."""
    _kept: dict[int, T] = field(factory=dict[int, T], init=False)

    def __len__(self) -> int:
        return self.size

    def __repr__(self) -> str:
        return f"<{self.size:,} rows>"

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        """One of them, or several."""
        try:
            return self._kept[cast("int", at)]
        except (KeyError, TypeError):  # it was not made yet, or these are several
            pass
        if isinstance(at, slice):
            return tuple(self[row] for row in range(self.size)[at])
        row = range(self.size)[at]
        found = self._kept.get(row)
        if found is None:
            if len(self._kept) >= self.most:
                self._kept.clear()
            found = self._kept[row] = self.make(row)
        return found

    def __iter__(self) -> Iterator[T]:
        return (self[row] for row in range(self.size))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        rows = cast("Sequence[object]", other)
        return self.size == len(rows) and all(mine == its for mine, its in zip(self, rows, strict=True))

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as long as it is, nobody asks for it

    def __add__(self, other: Sequence[T]) -> tuple[T, ...]:
        """The items of both."""
        return (*self, *other)

    def __radd__(self, other: Sequence[T]) -> tuple[T, ...]:
        """The items of both."""
        return (*other, *self)

    def __reduce__(self) -> tuple[Any, ...]:
        """A tuple, in another process."""
        return tuple, (list(self),)


def rows_of(mapped: Mapped, name: str, make: Callable[[Any], T], *, most: int = MOST_KEPT) -> Made[T]:
    """What is made of the JSON text of each row of a section."""
    texts = mapped.rows(name)
    return Made(len(texts), lambda row: mapped.made(lambda: make(json.loads(texts[row]))), most)


@frozen(eq=False, repr=False)
class Numbers(Mapping[str, int]):
    """A number for each of some texts, in the order of the file."""

    index: TextIndex
    numbers: NDArray[np.integer[Any]]

    def __getitem__(self, text: str) -> int:
        row = self.index.find(text)
        if row < 0:
            raise KeyError(text)
        return int(self.numbers[row])

    def __iter__(self) -> Iterator[str]:
        return iter(self.index.texts)

    def __len__(self) -> int:
        return len(self.index)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.index.find(text) >= 0


@frozen(eq=False, repr=False)
class ByNumber(Mapping[int, V_co]):
    """A value for each of some whole numbers, in the order of the file."""

    keys_: NDArray[np.integer[Any]]
    values_: Sequence[V_co]
    _order: NDArray[np.integer[Any]] = field(init=False)
    _sorted: NDArray[np.integer[Any]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_order", np.argsort(self.keys_, kind="stable"))
        object.__setattr__(self, "_sorted", self.keys_[self._order])

    def __getitem__(self, key: int) -> V_co:
        at = self._at(key)
        if at < 0:
            raise KeyError(key)
        return self.values_[at]

    def _at(self, key: object) -> int:
        if not len(self._sorted) or not isinstance(key, int | np.integer):
            return -1
        near = int(self._sorted.searchsorted(self._sorted.dtype.type(int(cast("int", key)))))
        return int(self._order[near]) if near < len(self._sorted) and self._sorted[near] == key else -1

    def __iter__(self) -> Iterator[int]:
        return iter(self.keys_.tolist())

    def __len__(self) -> int:
        return len(self.keys_)

    def __contains__(self, key: object) -> bool:
        return self._at(key) >= 0


@frozen(eq=False, repr=False)
class ById(Mapping[str, T], Generic[T]):
    """The rows of a section by id; of several with one id the first."""

    numbers: Mapping[str, int]
    rows: Sequence[T]

    def __getitem__(self, identity: str) -> T:
        return self.rows[self.numbers[identity]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, identity: object) -> bool:
        return identity in self.numbers
