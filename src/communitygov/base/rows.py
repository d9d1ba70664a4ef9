"""The rows of an answer: a tuple that can be made a data frame of the user's own library."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Protocol, SupportsIndex, TypeVar, overload

from communitygov.base.errors import BadQuestion, MissingExtra
from communitygov.base.shortly import shortly

if TYPE_CHECKING:
    from typing import Self

Column = Literal["text", "number", "count", "yes_no"]
"""What a column holds: text or none; a number, none where it is not known; a whole number; true or false."""

DTYPES: Mapping[str, str] = {"text": "String", "number": "Float64", "count": "Int64", "yes_no": "Boolean"}
LIBRARIES = ("pandas", "polars", "pyarrow")


class Tabled(Protocol):
    """A value that can stand as a row of a table."""

    COLUMNS: ClassVar[Mapping[str, Column]]
    """The names of its columns, in order, and what each holds."""

    def to_row(self) -> Mapping[str, Any]:
        """The row: text, numbers, true or false, or None, by column."""
        ...


T = TypeVar("T", bound=Tabled)


class Rows(tuple[T, ...], Generic[T]):  # noqa: SLOT001  # a tuple's slots hold nothing
    """Some values of one kind, in order. A tuple, and also a table with one row for each."""

    kind: type[T]
    """What each of them is: it has the columns, also where there is no row."""

    def __new__(cls, kind: type[T], rows: Iterable[T] = ()) -> "Self":
        """Rows of a kind.

        Raises
        ------
        TypeError
            When the kind is no class, as where the values alone are given.
        """
        if not isinstance(kind, type):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"Rows(kind, rows) needs a class as kind, not {type(kind).__name__}")
        found = super().__new__(cls, rows)
        found.kind = kind
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of again."""
        return type(self), (self.kind, tuple(self))

    @overload
    def __getitem__(self, at: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[T]": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "T | Rows[T]":
        """One of them; of a slice the rows in it."""
        if isinstance(at, slice):
            return Rows(self.kind, super().__getitem__(at))
        return super().__getitem__(at)

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
