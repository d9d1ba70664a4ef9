"""Tables of columns: numpy arrays of one length, put together from parts that state some of them."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Column: TypeAlias = NDArray[Any]
Texts: TypeAlias = NDArray[np.str_]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

Table: TypeAlias = dict[str, Column]
"""Columns by name, all of one length; an empty text is a field that is not stated."""

Part: TypeAlias = dict[str, Column | str | int | bool]
"""A table in which what is the same in every row is said once."""

Tables: TypeAlias = dict[str, Table]
"""Tables by the section of the register whose rows they are."""

_NUMBERS = 2000
_PLAIN: Texts = np.array([str(number) for number in range(_NUMBERS)])


def texts(*parts: "Texts | str | Sequence[str]") -> Texts:
    """Join texts element by element."""
    arrays = [np.asarray(part, dtype=np.str_) for part in parts]
    joined = arrays[0]
    for array in arrays[1:]:
        joined = np.strings.add(joined, array)
    return joined


def numbered(numbers: Ints) -> Texts:
    """Write small numbers as text."""
    return _PLAIN[numbers]


def padded(numbers: Ints, digits: int) -> Texts:
    """Write numbers with so many digits, noughts before them."""
    shifted = np.ascontiguousarray((numbers + 10**digits).astype(f"<U{digits + 1}"))
    kept_digits = np.ascontiguousarray(shifted.view("<U1").reshape(len(numbers), digits + 1)[:, 1:])
    written: Texts = kept_digits.view(f"<U{digits}").reshape(len(numbers))
    return written


def several(text: str, many: int) -> Texts:
    """One text, so many times."""
    return np.full(many, text)


def rows(table: Part, many: int) -> Table:
    """A table of so many rows; what is one value stands in every row."""
    return {name: value if isinstance(value, np.ndarray) else np.full(many, value) for name, value in table.items()}


def length(table: Table) -> int:
    """How many rows a table has."""
    return len(next(iter(table.values()))) if table else 0


def stacked(names: Sequence[str], parts: Sequence[Table]) -> Table:
    """The rows of several tables, one after another; a column that a part lacks is not stated in its rows."""
    counts = [length(part) for part in parts]
    made: Table = {}
    for name in names:
        kind = next((part[name].dtype for part in parts if name in part), np.dtype(np.str_))
        blank: Any = "" if kind.kind == "U" else kind.type(0)
        found = [part[name] if name in part else np.full(many, blank) for part, many in zip(parts, counts, strict=True)]
        made[name] = np.concatenate(found) if found else np.zeros(0, dtype=kind)
    return made


def kept(table: Table, chosen: "Bools | Ints") -> Table:
    """Some rows of a table."""
    return {name: column[chosen] for name, column in table.items()}


def merged(first: Tables, second: Tables) -> Tables:
    """Two sets of tables as one; where both have a section its rows follow one another."""
    made = dict(first)
    for section, table in second.items():
        if section in made:
            names = list(dict.fromkeys([*made[section], *table]))
            made[section] = stacked(names, [made[section], table])
        else:
            made[section] = table
    return made


def within_runs(counts: Ints) -> Ints:
    """For runs of some lengths, the number of each element in its run: ``[2, 3]`` gives ``[0, 1, 0, 1, 2]``."""
    ends = np.cumsum(counts)
    positions: Ints = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
    return positions
