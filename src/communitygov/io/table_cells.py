"""One column of a table as it is given: texts, or few different values; before anybody asks whether they are right."""

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from communitygov.base.alike import codes_of_numbers, codes_of_texts
from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.texts import Texts

LOOKED_AT = 4096
"""So many of the rows that state something show whether most of a column are different values."""
MOST_VALUES = 4096
"""Of more different texts a column keeps the texts and no object for each, where all are plainly sound."""
STRETCHES = 4
"""They are looked at in so many stretches, for the first rows are often of another kind than the rest."""
DEEPEST = 64
"""Lists in lists of a value."""
WIDEST = 1024
"""Bits of a number."""
FINEST = ("ps", "fs", "as")
"""Units of instants that numpy compares with no day."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no text has."""


@frozen
class NoValue:
    """What stands in place of a value that is no text, number, day or list."""


NO_VALUE: NoValue = NoValue()


@frozen(eq=False)
class Cells:
    """A column: its header, its number in the table, and what its cells say."""

    header: str
    number: int
    says: Texts | Coded[object]
    """A text for each row, empty where nothing is stated; or few different values, texts among them."""
    days: bool = False
    """True: instants that are all midnight were made days."""
    path: tuple[str, ...] = ()
    """The way from a row to what it says."""

    def __len__(self) -> int:
        return len(self.says)

    def at(self, row: int) -> object | None:
        """What a cell says; None where it says nothing."""
        said = self.says[row]
        return None if said is None or (isinstance(said, str) and not said.strip()) else said

    @property
    def is_mostly_different(self) -> bool:
        """Whether it is kept as texts, for one value comes in few rows."""
        if isinstance(self.says, Coded):
            return False
        stated = np.flatnonzero(self.says.lengths > 0)
        if len(stated) < LOOKED_AT:
            return False
        some = self.says.take(np.concatenate([stated[start:end] for start, end in looked_at(len(stated))]))
        return len(codes_of_texts(some)[1]) > len(some) / 2

    def coded(self) -> Coded[Any]:
        """The column as few different values."""
        return coded(self.says) if isinstance(self.says, Texts) else self.says

    def stated(self) -> NDArray[np.bool_]:
        """Which rows say something that is not blank."""
        if isinstance(self.says, Coded):
            return np.asarray(self.says.codes != NOT_STATED)
        seen = np.concatenate(([0], np.cumsum(self.says.data > ord(" "), dtype=np.int64)))
        return np.asarray(seen[self.says.offsets[1:]] > seen[self.says.offsets[:-1]])

    def of_rows(self, rows: NDArray[np.int64]) -> "Cells":
        """The same column, of some rows."""
        return evolve(self, says=self.says.take(rows))

    def along(self, path: tuple[str, ...]) -> "Cells":
        """The same column, with the way to what it says."""
        return evolve(self, path=path)


def looked_at(size: int) -> list[tuple[int, int]]:
    """The rows that show whether most of so many are different: where stretches of them begin and end."""
    each = max(1, min(size, LOOKED_AT) // STRETCHES)
    starts = dict.fromkeys(np.linspace(0, size - each, STRETCHES).astype(np.int64).tolist())
    return [(start, start + each) for start in starts]


def coded(texts: Texts) -> Coded[str]:
    """Texts as few different values."""
    codes, firsts = codes_of_texts(texts)
    values = tuple(texts.take(firsts))
    blank = np.array([not value.strip() for value in values], dtype=np.bool_)
    if not blank.any():
        return Coded(codes, values)
    numbers = np.where(blank, NOT_STATED, np.cumsum(~blank) - 1).astype(np.int32)
    return Coded(numbers[codes], tuple(value for value in values if value.strip()))


def of_values(values: Iterable[object]) -> Texts | Coded[object]:
    """A column of Python values, None where nothing is stated; NaN states nothing either."""
    given = [None if each is None or _is_nan(each) else each for each in values]
    if all(each is None or isinstance(each, str) for each in given):
        try:
            return Texts.of("" if each is None else str(each) for each in given)
        except UnicodeEncodeError:
            given = [NO_VALUE if isinstance(each, str) and _HALF.search(each) else each for each in given]
    known: dict[tuple[type, object], int] = {}
    kept: list[object] = []
    codes = np.full(len(given), NOT_STATED, dtype=np.int32)
    for row, each in enumerate(given):
        if each is not None:
            plain = plain_value(each)
            key = (type(plain), plain if isinstance(plain, str | int | float) else repr(plain))
            code = known.setdefault(key, len(kept))
            if code == len(kept):
                kept.append(plain)
            codes[row] = code
    return Coded(codes, tuple(kept))


def _is_nan(value: object) -> bool:
    """Whether a value of any library says that there is none."""
    if isinstance(value, str | int | list):
        return False
    try:
        return bool(value != value)  # noqa: PLR0124  # NaN is not itself
    except Exception:  # noqa: BLE001  # pandas' NA, which is neither, and others that cannot be compared
        return type(value).__name__ == "NAType"


def plain_value(value: object, deep: int = 0) -> object:
    """A value of another library as one of Python: numbers of numpy, arrays, tuples; `NO_VALUE` where it is none."""
    if isinstance(value, np.generic):
        held = _written(cast("object", value)) if isinstance(value, np.datetime64) else cast("object", value.item())
        return NO_VALUE if isinstance(held, np.generic) else plain_value(held, deep)
    if isinstance(value, np.ndarray) and not value.ndim:
        return plain_value(cast("object", value.item()), deep)
    if isinstance(value, np.ndarray | tuple | list | dict):
        if deep > DEEPEST:
            return NO_VALUE
        if isinstance(value, dict):
            return {key: plain_value(each, deep + 1) for key, each in cast("dict[object, object]", value).items()}
        return [plain_value(each, deep + 1) for each in cast("list[object]", value)]
    none = _HALF.search(value) if isinstance(value, str) else isinstance(value, int) and value.bit_length() > WIDEST
    return NO_VALUE if none else value


def of_array(array: NDArray[Any]) -> tuple[Texts | Coded[object], bool]:
    """A column that is an array of numpy; true where midnights were made days."""
    if array.ndim != 1:
        return of_values(array.tolist()), False
    kind = array.dtype.kind
    if kind == "U":
        return of_values(array.tolist()), False
    if kind == "b":
        return Coded(array.astype(np.int32), (False, True)), False
    if kind == "M":
        return of_instants(array)
    if kind in "iu":
        return _of_numbers(array, int), False
    return (_of_numbers(array, float), False) if kind == "f" else (of_values(array.tolist()), False)


def of_instants(array: NDArray[Any]) -> tuple[Texts | Coded[object], bool]:
    """Instants as texts: days, where all of them are midnight."""
    array = _in_hours_and_minutes(array)
    if np.datetime_data(array.dtype)[0] in FINEST:
        return of_values(None if each == "NaT" else each for each in np.datetime_as_string(array).tolist()), False
    stated = ~np.isnat(array)
    days = array.astype("datetime64[D]")
    only_days = bool((days[stated] == array[stated]).all())
    different, inverse = np.unique((days if only_days else array)[stated], return_inverse=True)
    codes = np.full(len(array), NOT_STATED, dtype=np.int32)
    codes[stated] = inverse
    was_days = np.datetime_data(array.dtype)[0] == "D"
    return Coded(codes, tuple(np.datetime_as_string(different).tolist())), only_days and not was_days


def _written(instant: object) -> str:
    """An instant of numpy as a document writes it."""
    return str(_in_hours_and_minutes(np.array([instant], dtype="datetime64"))[0])


def _in_hours_and_minutes(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype("datetime64[m]") if np.datetime_data(array.dtype)[0] == "h" else array


def _of_numbers(array: NDArray[Any], kind: Callable[[Any], object]) -> Texts | Coded[object]:
    """Numbers; whole ones most of which are different as texts, which lose no digit."""
    stated = ~np.isnan(array) if array.dtype.kind == "f" else np.ones(len(array), dtype=np.bool_)
    different, inverse = np.unique(array[stated], return_inverse=True)
    if array.dtype.kind != "f" and len(different) > len(array) / 2 and len(array) >= LOOKED_AT:
        return Texts.of(map(str, array.tolist()))
    codes = np.full(len(array), NOT_STATED, dtype=np.int32)
    codes[stated] = codes_of_numbers(inverse.astype(np.int64), max(1, len(different)))[0]
    firsts = codes_of_numbers(inverse.astype(np.int64), max(1, len(different)))[1]
    return Coded(codes, tuple(kind(each) for each in array[stated][firsts].tolist()))
