"""Columns of few different values as polars gives them, whose texts stand where they are viewed from."""

from importlib import import_module
from typing import Any


def without_views(column: Any) -> Any:
    """The same column of a dictionary, of whose different values every function of pyarrow takes some."""
    library: Any = import_module("pyarrow")
    views = {library.string_view(): library.large_string(), library.binary_view(): library.large_binary()}
    values = views.get(column.type.value_type)
    if values is None:
        return column
    made = [library.DictionaryArray.from_arrays(each.indices, each.dictionary.cast(values)) for each in column.chunks]
    return library.chunked_array(made, library.dictionary(column.type.index_type, values))
