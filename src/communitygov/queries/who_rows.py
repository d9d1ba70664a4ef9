"""Who answers for what, row by row of a table: columns, and nothing made for a row that nobody looks at."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast, overload

import numpy as np
from attrs import field, frozen

from communitygov.base.coded import Coded
from communitygov.base.errors import BadQuestion, MissingExtra
from communitygov.base.frozen import FrozenMap
from communitygov.base.wording import short
from communitygov.base.words import Words
from communitygov.queries.asked_columns import cells_of, stated
from communitygov.queries.held_columns import held
from communitygov.structure.build import Structure
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from communitygov.structure.posts import Posts

LIBRARIES = ("pandas", "polars", "pyarrow")
NO_ARROW = (ValueError, TypeError, OverflowError, NotImplementedError)
"""What Arrow says of values that it cannot put in one column."""
SHOWN = 5
"""The rows that are shown."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Carriers(Lasting, Sequence[str]):
    """Those who carry answers, as texts that are made when they are looked at."""

    table: "Posts"
    numbers: Ints
    """Posts; above them ``more``."""
    more: tuple[tuple[int, ...] | str, ...] = field(converter=tuple[tuple[int, ...] | str, ...])

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """One of them; several are parted by a comma and a space."""
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        number, posts = int(self.numbers[at]), len(self.table)
        return f"post:{self.table.id(number)}" if number < posts else self._several(number - posts)

    def __iter__(self) -> Iterator[str]:
        alone = self.numbers < len(self.table)
        texts = iter(self.table.ids(self.numbers[alone]))
        for number, is_alone in zip(self.numbers.tolist(), alone.tolist(), strict=True):
            yield f"post:{next(texts)}" if is_alone else self._several(number - len(self.table))

    def _several(self, at: int) -> str:
        what = self.more[at]
        return what if isinstance(what, str) else ", ".join(f"post:{self.table.id(post)}" for post in what)


@frozen(eq=False, repr=False, getstate_setstate=False)
class WhoRows:
    """The rows of a table, and for each what `who_answers` says of it."""

    columns: FrozenMap[str, Any] = field(converter=held)
    """The columns given, and then ``state``, ``inherited``, ``lead``, ``first_responder`` and ``backstop``: arrays
    and tuples that nobody changes, and texts as `Coded`. Who stands in a list is told as ``kind:id``, several parted
    by a comma and a space."""
    structure: Structure
    """The structure asked, also by a pickle; columns and frames have nothing of it but what they tell."""

    def __len__(self) -> int:
        return len(self.columns["state"])

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of again, its columns read-only as before."""
        return type(self), (self.columns, self.structure)

    def __repr__(self) -> str:
        states = self.columns["state"]
        counts = np.bincount(states.codes, minlength=len(states.values)).tolist()
        told = ", ".join(f"{state} {count:,}" for state, count in zip(states.values, counts, strict=True) if count)
        some = "".join(f"\n  {self[at]}" for at in range(min(SHOWN, len(self))))
        more = f"\n  ... {len(self) - SHOWN:,} more" if len(self) > SHOWN else ""
        return f"WhoRows({len(self):,} rows: {told or 'none'}){some}{more}"

    @overload
    def __getitem__(self, row: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, row: slice) -> "WhoRows": ...
    def __getitem__(self, row: int | slice) -> "dict[str, Any] | WhoRows":
        """One row by column, None where there is nothing; of a slice the rows in it."""
        at = range(len(self))[row]
        if isinstance(at, range):
            rows = np.arange(len(self))[row]
            return WhoRows({name: _taken(column, rows) for name, column in self.columns.items()}, self.structure)
        return {name: _cell(column, at) for name, column in self.columns.items()}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self[at] for at in range(len(self)))

    def to_columns(self) -> dict[str, list[Any]]:
        """Every column as a list; None where there is nothing."""
        return {name: cells_of(column) for name, column in self.columns.items()}

    def to_frame(self, library: str) -> Any:
        """The table as a data frame of ``pandas``, ``polars`` or ``pyarrow``; texts of few values are coded there too.

        Raises
        ------
        MissingExtra
            When pyarrow, by which frames are made, is not installed.
        BadQuestion
            When there is no such library, or it is not installed; when a column is none that Arrow has.
        """
        if library not in LIBRARIES:
            raise BadQuestion.no_such("library of data frames", "数据框库", library, LIBRARIES)
        table = self._arrow()
        if library == "pyarrow":
            return table
        try:
            made: Any = import_module(library)
        except ImportError as exc:
            said = f"to_frame({library!r}) needs {library}: pip install {library}"
            raise BadQuestion(said, f"to_frame({library!r}) 需要 {library}。安装：pip install {library}") from exc
        return table.to_pandas() if library == "pandas" else made.from_arrow(table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table as a stream that other libraries read.

        Raises
        ------
        MissingExtra
            When pyarrow is not installed.
        BadQuestion
            When a column is none that Arrow has.
        """
        return self._arrow().__arrow_c_stream__(requested_schema)

    def _arrow(self) -> Any:
        try:
            pyarrow: Any = import_module("pyarrow")
        except ImportError as exc:
            raise MissingExtra("parquet", ("pyarrow",)) from exc
        made, wrong = dict[str, Any](), list[Words]()
        for name, column in self.columns.items():
            try:
                made[name] = _arrow_of(pyarrow, column)
            except NO_ARROW as exc:
                why = short(str(exc))
                wrong.append(
                    Words(f"“{name}”这一列 Arrow 放不下：{why}", f"the column {name!r} is none that Arrow has: {why}")
                )
        if wrong:
            raise BadQuestion("\n".join(each.en for each in wrong), "\n".join(each.zh for each in wrong))
        return pyarrow.table(made)


def _arrow_of(pyarrow: Any, column: Any) -> Any:
    if isinstance(column, Coded):
        coded: Coded[Any] = cast("Any", column)
        values = pyarrow.array(list(coded.values), pyarrow.string())
        each = values.dictionary_encode()  # posts whose ids stand twice are one text: a dictionary has it once
        codes = coded.codes if len(each.dictionary) == len(values) else each.indices.to_numpy()[coded.codes]
        return pyarrow.DictionaryArray.from_arrays(pyarrow.array(codes, mask=coded.codes < 0), each.dictionary)
    return pyarrow.array(column)


def _taken(column: Any, rows: Ints) -> Any:
    """Some rows of a column."""
    if hasattr(column, "take"):
        return column.take(rows)
    if isinstance(column, np.ndarray):
        return cast("Any", column)[rows]
    return [column[row] for row in rows.tolist()]


def _cell(column: Any, row: int) -> Any:
    """What a column says in a row, as one of Python; None where nothing is stated."""
    return cells_of(column.slice(row, 1))[0] if hasattr(column, "to_pylist") else stated(column[row])
