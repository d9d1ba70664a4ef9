"""A table in memory as columns: by the Arrow interface, or as a mapping of arrays and lists."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast, runtime_checkable

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.errors import BadQuestion
from communitygov.base.texts import Texts
from communitygov.io.table_cells import Cells, of_array, of_values


@runtime_checkable
class ArrowTable(Protocol):
    """A table of any library that gives it by the Arrow interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table."""
        ...


TableLike = ArrowTable | Mapping[str, Any]
"""A table: by the Arrow interface, or a mapping of columns."""

_NO_LISTS = (str, bytes, set, frozenset, Mapping, np.ndarray)
"""What holds values in no order, or is one value."""


def columns_of(name: str, table: object) -> tuple[Cells, ...]:
    """The columns of a table.

    Raises
    ------
    BadQuestion
        When it is no table, or its library does not give it.
    MissingExtra
        When it is given by the Arrow interface and pyarrow is not installed.
    """
    if isinstance(table, ArrowTable):
        return _of_arrow(name, table)
    if isinstance(table, Mapping):
        return _numbered(cast("Mapping[object, object]", table).items())
    if callable(getattr(table, "collect", None)):
        raise BadQuestion(
            f"the table {name} is a {type(table).__name__} that has not been worked out: collect() it first",
            f"{name} 是尚未求值的 {type(table).__name__}：请先 collect()",
        )
    raise BadQuestion(
        f"the table {name} is no table, but {type(table).__name__}: give one with __arrow_c_stream__ or a mapping",
        f"{name} 不是表，而是 {type(table).__name__}：请给带 __arrow_c_stream__ 的表，或以列名为键的映射",
    )


def size_of(name: str, columns: Iterable[Cells]) -> int:
    """How many rows a table has.

    Raises
    ------
    BadQuestion
        When its columns are not of one length.
    """
    sizes = {each.header: len(each) for each in columns}
    if len({*sizes.values()}) > 1:
        said = ", ".join(f"{header} {size:,}" for header, size in sizes.items())
        raise BadQuestion(f"the columns of {name} are not of one length: {said}", f"{name} 的各列长短不一：{said}")
    return next(iter(sizes.values()), 0)


def _of_arrow(name: str, table: ArrowTable) -> tuple[Cells, ...]:
    from communitygov.io.arrow_in import arrow, cells_of

    library = arrow()
    try:
        return cells_of(library.table(table))
    except Exception as exc:  # what another library raises may be anything
        if not hasattr(table, "iloc"):
            raise _not_given(f"the table {name}", f"表 {name} ", exc) from exc
    return _numbered(_of_frame(name, table))


def _of_frame(name: str, frame: Any) -> list[tuple[object, object]]:
    """The columns of a frame of pandas one by one, for one of them is of several types, or two are called the same."""
    try:
        named = [level for level, each in enumerate(frame.index.names) if each is not None]
        whole = frame.reset_index(level=named) if named else frame
        return [(label, whole.iloc[:, number]) for number, label in enumerate(whole.columns)]
    except Exception as exc:
        raise _not_given(f"the table {name}", f"表 {name} ", exc) from exc


def _numbered(columns: Iterable[tuple[object, object]]) -> tuple[Cells, ...]:
    found = [each for header, values in columns for each in _column(str(header), values)]
    return tuple(Cells(each.header, number, each.says, each.days) for number, each in enumerate(found))


def _column(header: str, values: Any) -> tuple[Cells, ...]:
    """One column; what a struct holds stands in columns of its own."""
    if isinstance(values, Texts | Coded):
        return (Cells(header, 0, cast("Any", values)),)
    if hasattr(values, "__arrow_c_stream__") or hasattr(values, "__arrow_c_array__"):
        return _column_of_arrow(header, values)
    if _is_array(values) and values.ndim:
        says, days = of_array(values)
        return (Cells(header, 0, says, days),)
    return (Cells(header, 0, of_values(_listed(header, values))),)


def _is_array(values: object) -> bool:
    kind = type(values)
    return issubclass(kind, np.ndarray) and not issubclass(kind, np.ma.MaskedArray)


def _column_of_arrow(header: str, values: Any) -> tuple[Cells, ...]:
    from communitygov.io.arrow_in import arrow, cells_of

    library = arrow()
    try:
        held = library.chunked_array(values) if hasattr(values, "__arrow_c_stream__") else library.array(values)
        return cells_of(library.table({header: held}))
    except Exception as exc:  # what another library raises may be anything
        if not hasattr(values, "iloc"):
            raise _not_given(f"the column {header}", f"列 {header} ", exc) from exc
    return (Cells(header, 0, of_values(_listed(header, values))),)


def _listed(header: str, values: object) -> Iterable[object]:
    """The values of a column in their order."""
    kind, held = type(values), cast("Any", values)
    if issubclass(kind, np.ma.MaskedArray) and held.ndim:
        return cast("list[object]", held.tolist())
    if issubclass(kind, _NO_LISTS) or not hasattr(kind, "__iter__"):
        said = kind.__name__
        raise BadQuestion(f"the column {header} is no list, but {said}", f"列 {header} 不是列表，而是 {said}")
    return cast("Iterable[object]", values)


def _not_given(what: str, what_zh: str, exc: Exception) -> BadQuestion:
    why = next(iter(str(exc).splitlines()), "")[:120] or type(exc).__name__
    return BadQuestion(f"{what} cannot be taken over ({why})", f"{what_zh}无法取用（{why}）")
