"""The rows of an answer: values in order that are a table too, for any library of data frames."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar, Generic, Literal, NoReturn, Protocol, SupportsIndex, TypeVar, overload

from communitygov.base.errors import BadQuestion, MissingExtra
from communitygov.base.shortly import shortly

Column = Literal["text", "number", "count", "yes_no"]
"""What a column holds: text or none; a number, none where it is not known; a whole number; true or false."""

DTYPES: Mapping[str, str] = {"text": "String", "number": "Float64", "count": "Int64", "yes_no": "Boolean"}
ARROW: Mapping[str, str] = {"text": "string", "number": "float64", "count": "int64", "yes_no": "bool_"}
LIBRARIES = ("pandas", "polars", "pyarrow")


class Tabled(Protocol):
    """A value that can stand as a row of a table."""

    COLUMNS: ClassVar[Mapping[str, Column]]
    """The names of its columns, in order, and what each holds."""

    def to_row(self) -> Mapping[str, Any]:
        """The row: text, numbers, true or false, or None, by column."""
        ...


T = TypeVar("T", bound=Tabled)


class Rows(Generic[T]):
    """Some values of one kind, in order: equal to a tuple of them and indexed like it, and also a table.

    Any library that reads ``__arrow_c_stream__`` takes them as they are; `to_frame` makes a frame of a library named.
    A kind that is no class, as where the values alone are given, raises `TypeError`.
    """

    __slots__ = ("_rows", "kind")

    kind: type[T]
    """What each of them is: it has the columns, also where there is no row."""
    _rows: tuple[T, ...]

    def __init__(self, kind: type[T], rows: Iterable[T] = ()) -> None:
        if not isinstance(kind, type):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"Rows(kind, rows) needs a class as kind, not {type(kind).__name__}")
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "_rows", tuple(rows))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"rows of an answer are frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"rows of an answer are frozen: {name} cannot be taken away")

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __reversed__(self) -> Iterator[T]:
        return reversed(tuple(self))

    def __contains__(self, value: object) -> bool:
        return value in tuple(self)

    def index(self, value: object) -> int:
        """Where a value stands first; `ValueError` where it does not."""
        return tuple[object, ...](self).index(value)

    def count(self, value: object) -> int:
        """How often a value stands among them."""
        return tuple[object, ...](self).count(value)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return tuple(self) == tuple(other)  # pyright: ignore[reportUnknownArgumentType,reportUnknownVariableType]
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of again."""
        return Rows, (self.kind, tuple(self))

    @overload
    def __getitem__(self, at: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[T]": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "T | Rows[T]":
        """One of them; of a slice the rows in it."""
        if isinstance(at, slice):
            return Rows(self.kind, self._rows[at])
        return self._rows[at]

    def __repr__(self) -> str:
        """The first three, and how many more."""
        return shortly(self)

    def to_columns(self) -> dict[str, list[Any]]:
        """The table by column: what is not known is None."""
        rows = [each.to_row() for each in self]
        return {name: [row[name] for row in rows] for name in self.kind.COLUMNS}

    def to_frame(self, library: str) -> Any:
        """The table as a data frame of ``pandas``, ``polars`` or ``pyarrow``; what is not known is missing there.

        Raises
        ------
        MissingExtra
            When narwhals, which knows these libraries, is not installed.
        BadQuestion
            When there is no such library, or it is not installed.
        """
        return frame_of(self.to_columns(), self.kind.COLUMNS, library)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table as a stream that other libraries read; what is not known is null.

        Raises
        ------
        MissingExtra
            When pyarrow is not installed.
        """
        return stream_of(self.to_columns(), self.kind.COLUMNS, requested_schema)


def stream_of(columns: Mapping[str, list[Any]], holds: Mapping[str, Column], requested_schema: object) -> object:
    """Columns as a stream that other libraries read.

    Raises
    ------
    MissingExtra
        When pyarrow is not installed.
    """
    try:
        pyarrow: Any = import_module("pyarrow")
    except ImportError as exc:
        raise MissingExtra("parquet", ("pyarrow",)) from exc
    arrays = {name: pyarrow.array(columns[name], getattr(pyarrow, ARROW[each])()) for name, each in holds.items()}
    return pyarrow.table(arrays).__arrow_c_stream__(requested_schema)


def frame_of(columns: Mapping[str, list[Any]], holds: Mapping[str, Column], library: str) -> Any:
    """Columns as a data frame of ``pandas``, ``polars`` or ``pyarrow``.

    Raises
    ------
    MissingExtra
        When narwhals, which knows these libraries, is not installed.
    BadQuestion
        When there is no such library, or it is not installed.
    """
    if library not in LIBRARIES:
        raise BadQuestion.no_such("library of data frames", "数据框库", library, LIBRARIES)
    try:
        narwhals: Any = import_module("narwhals")
    except ImportError as exc:
        raise MissingExtra("frames", ("narwhals",)) from exc
    try:
        import_module(library)
    except ImportError as exc:
        said = f"to_frame({library!r}) needs {library}: pip install {library}"
        raise BadQuestion(said, f"to_frame({library!r}) 需要 {library}。安装：pip install {library}") from exc
    dtypes = {name: getattr(narwhals, DTYPES[each]) for name, each in holds.items()}
    frame = narwhals.from_dict(dict(columns), dtypes, backend=library).to_native()
    for name, cells in columns.items() if library == "pandas" else ():
        missing = [cell is None for cell in cells]
        if holds[name] == "text" and any(missing):
            frame[name] = frame[name].mask(missing, None)  # before version 3 they have become the text None
    return frame
