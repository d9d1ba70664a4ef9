"""The columns of a table as an answer keeps them: nobody changes them, not even whoever gave them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.frozen import FrozenMap
from communitygov.base.texts import Texts
from communitygov.queries.asked_columns import cells_of
from communitygov.structure.lasting import locked


def held(columns: Mapping[str, Any]) -> FrozenMap[str, Any]:
    """Columns by name: arrays are read-only copies, lists are tuples, and so are the series of data frames."""
    return FrozenMap({name: _held(column) for name, column in columns.items()})


def _held(column: Any) -> Any:
    if isinstance(column, Coded):
        coded: Coded[Any] = cast("Any", column)
        values = tuple(coded.values) if isinstance(coded.values, list) else coded.values
        return Coded(locked(coded.codes.copy()), values)
    if isinstance(column, Texts):
        return Texts(locked(column.data.copy()), locked(column.offsets.copy()))
    if isinstance(column, np.ndarray):
        array: np.ndarray[Any, Any] = cast("Any", column)
        return locked(array.copy())
    if hasattr(column, "to_pylist"):
        return _of_arrow(column)
    return tuple(cast("Any", column)) if isinstance(column, list | tuple) else tuple(cells_of(column))


def _of_arrow(array: Any) -> Any:
    """An array of Arrow in memory of its own: it may stand in that of a data frame, which may be written to.

    One of a kind of which Arrow itself cannot copy some rows is a tuple.
    """
    pyarrow: Any = import_module("pyarrow")
    chunks = getattr(array, "chunks", [array])
    try:
        none = array.take(pyarrow.array([], pyarrow.int64()))
        return pyarrow.concat_arrays([*chunks, chunks[0].slice(0, 0)]) if chunks else none
    except pyarrow.ArrowNotImplementedError:
        return tuple(cells_of(array))
