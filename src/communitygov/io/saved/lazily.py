"""Rows and look-ups over sections of a file: a value is made when it is asked for, and some of them are kept."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast, overload

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base.texts import TextIndex
from communitygov.io.saved.mapped import Mapped

T = TypeVar("T")
V_co = TypeVar("V_co", covariant=True)

_JSON = json.JSONDecoder()
MOST_KEPT = 1 << 16
"""Rows that are kept once they were made; when there are more, all are made anew."""


@frozen(eq=False, repr=False)
class Made(Sequence[T], Generic[T]):
    """A sequence of which each item is made when it is looked at. Equal to any sequence of equal items."""

    size: int
    make: Callable[[int], T]
    most: int = MOST_KEPT
    """How many are kept once they were made."""
    _kept: dict[Any, T] = field(factory=dict[Any, T], init=False)

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
            found = self._kept.get(at)
        except TypeError:  # these are several
            found = None
        if found is None:
            if isinstance(at, slice):
                return tuple(self[row] for row in range(self.size)[at])
            row = range(self.size)[at]
            if row != at:
                return self[row]
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

    def row(at: int) -> T:
        return make(_read(texts[at].decode()))

    return Made(len(texts), lambda at: mapped.made(row, at), most)


def _read(text: str) -> Any:
    """What a JSON text says, without looking for blanks around it."""
    said, end = _JSON.raw_decode(text)
    if end < len(text):
        raise ValueError
    return said


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
    _order: Sequence[int] = field(init=False)
    _sorted: Sequence[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        order = np.argsort(self.keys_, kind="stable")
        object.__setattr__(self, "_order", order.data)
        object.__setattr__(self, "_sorted", self.keys_[order].data)

    def __reduce__(self) -> tuple[Any, ...]:
        """Without what can be worked out anew."""
        return ByNumber, (self.keys_, self.values_)

    def __getitem__(self, key: int) -> V_co:
        at = self._at(key)
        if at < 0:
            raise KeyError(key)
        return self.values_[at]

    def _at(self, key: object) -> int:
        if not isinstance(key, int | np.integer):
            return -1
        number, numbers = cast("int", key), self._sorted
        near = bisect_left(numbers, number)
        return self._order[near] if near < len(numbers) and numbers[near] == number else -1

    def get(self, key: object, default: Any = None) -> Any:
        """The value of a number, or another where it has none."""
        at = self._at(key)
        return default if at < 0 else self.values_[at]

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
