"""Tables of other libraries by the Arrow interface: columns of texts, or of few different values."""

import re
from collections.abc import Callable  # noqa: TC003
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.errors import MissingExtra
from communitygov.base.texts import Texts
from communitygov.base.wanted import still_wanted
from communitygov.io.arrow_views import without_views
from communitygov.io.table_cells import (
    LOOKED_AT,
    MOST_VALUES,
    NO_VALUE,
    Cells,
    coded,
    looked_at,
    of_instants,
    of_values,
)

Says = Texts | Coded[Any]
_UNNAMED = re.compile("__index_level_[0-9]+__")
"""How an index of pandas without a name is called, which is no column."""


def arrow() -> Any:
    """The library that takes tables over.

    Raises
    ------
    MissingExtra
        When it is not installed.
    """
    try:
        return import_module("pyarrow")
    except ImportError as exc:
        raise MissingExtra("parquet", ("pyarrow",)) from exc


def cells_of(table: Any) -> tuple[Cells, ...]:
    """The columns of a table of pyarrow; what a struct holds stands in columns of its own."""
    flat = _flat(table)
    return tuple(_cells(name, number, column) for number, (name, column) in enumerate(flat))


def _flat(table: Any) -> list[tuple[str, Any]]:
    types = arrow().types
    found: list[tuple[str, Any]] = []
    waiting = list(zip(map(str, table.column_names), table.columns, strict=True))
    while waiting:
        name, column = waiting.pop(0)
        if _UNNAMED.fullmatch(name):
            continue
        if types.is_struct(column.type) and column.type.num_fields:
            inner = [column.type.field(number).name for number in range(column.type.num_fields)]
            parts = zip(inner, column.flatten(), strict=True)
            waiting[:0] = [(f"{name}.{part}", each) for part, each in parts]
        else:
            found.append((name, column))
    return found


def _cells(name: str, number: int, column: Any) -> Cells:
    still_wanted()
    library = arrow()
    try:
        says, days = _says(column)
    except library.ArrowMemoryError:
        raise
    except (library.ArrowException, ValueError, IndexError) as exc:
        raise ValueError(f"{name}: {exc}") from exc
    return Cells(name, number, says, days)


def _says(column: Any) -> tuple[Says, bool]:
    types = arrow().types
    kind = column.type
    if types.is_null(kind):
        return Coded(np.full(len(column), NOT_STATED, dtype=np.int32), ()), False
    if _is_span(kind):
        return of_values(NO_VALUE if each else None for each in column.is_valid().to_pylist()), False
    if types.is_decimal(kind) and kind.scale == 0:
        return _strings(column.cast(arrow().string())), False
    ways: tuple[tuple[Callable[[Any], bool], Callable[[Any], tuple[Says, bool]]], ...] = (
        (types.is_dictionary, _dictionary),
        (_is_text, lambda each: (_strings(each), False)),
        (_is_bytes, _binary),
        (_is_bare, _different),
        (_is_list, lambda each: (_lists(each), False)),
    )
    for is_so, read in ways:
        if is_so(kind):
            return read(column)
    return of_values(column.to_pylist()), False


def _is_text(kind: Any) -> bool:
    types = arrow().types
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def _is_bytes(kind: Any) -> bool:
    types = arrow().types
    return bool(types.is_binary(kind) or types.is_large_binary(kind) or types.is_binary_view(kind))


def _is_bare(kind: Any) -> bool:
    types = arrow().types
    number = types.is_boolean(kind) or types.is_integer(kind) or types.is_floating(kind)
    return bool(number or (types.is_temporal(kind) and not _is_span(kind)))


def _is_span(kind: Any) -> bool:
    types = arrow().types
    return bool(types.is_duration(kind) or types.is_interval(kind))


def _is_list(kind: Any) -> bool:
    types = arrow().types
    return bool(types.is_list(kind) or types.is_large_list(kind))


def _strings(column: Any) -> Says:
    """Texts as they stand in memory, or each different one once."""
    for chunk in column.chunks:
        chunk.validate(full=True)  # bytes that are no text are refused here
    if _is_repeated(column):
        encoded = column.dictionary_encode()
        if max((len(chunk.dictionary) for chunk in encoded.chunks), default=0) <= MOST_VALUES:
            return _dictionary(encoded)[0]
    whole = _joined(column.cast(arrow().large_string()))
    return Texts.of(()) if whole is None else texts_of(whole)


def _joined(column: Any) -> Any:
    """The chunks of a column as one array; None where it has none."""
    chunks = [chunk for chunk in column.chunks if len(chunk)]
    return arrow().concat_arrays(chunks) if len(chunks) > 1 else next(iter(chunks), None)


def _is_repeated(column: Any) -> bool:
    """Whether one value of a long column comes in many of its rows."""
    if len(column) < LOOKED_AT:
        return False
    stated = column.drop_null() if column.null_count else column
    if len(stated) < LOOKED_AT:
        return True
    parts = [stated.slice(start, end - start) for start, end in looked_at(len(stated))]
    some = arrow().chunked_array([chunk for part in parts for chunk in part.chunks])
    return len(some.unique()) <= len(some) / 2


def texts_of(array: Any) -> Texts:
    """The texts of an array of large strings; empty where it has none."""
    if not len(array):
        return Texts.of(())
    valid, offsets, data = array.buffers()
    places = np.frombuffer(offsets, dtype=np.int64)[array.offset : array.offset + len(array) + 1]
    held = np.zeros(0, dtype=np.uint8) if data is None else np.frombuffer(data, dtype=np.uint8)
    if array.null_count and (np.diff(places)[_lacks(array, valid)] > 0).any():  # what stands under a null is nothing
        return Texts.of("" if each is None else each for each in array.to_pylist())
    return Texts.at(held, places)


def _dictionary(column: Any) -> tuple[Says, bool]:
    """A column of few different values, each looked at as a column of its own."""
    for chunk in column.chunks:
        chunk.validate(full=True)  # numbers of no value are refused here
    whole = _joined(without_views(column).unify_dictionaries())
    if whole is None:
        return Coded(np.zeros(0, dtype=np.int32), ()), False
    numbers = _numbers_of(whole.indices)
    met = _met(numbers, len(whole.dictionary))
    new = np.full(len(whole.dictionary) + 1, NOT_STATED, dtype=np.int64)  # -1 is the last: none
    new[met] = np.arange(len(met))
    different = arrow().chunked_array([whole.dictionary.take(arrow().array(met))])
    said, days = _different_values(different) if _is_bare(different.type) else _says(different)
    few = coded(said) if isinstance(said, Texts) else said
    return Coded(np.append(few.codes, np.int32(NOT_STATED))[new][numbers], few.values), days


def _met(numbers: NDArray[np.int64], many: int) -> NDArray[np.int64]:
    """The numbers up to so many that are met, in the order in which they are; -1 is none."""
    first = np.full(many + 1, len(numbers), dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]
    order = np.argsort(first[:many], kind="stable")
    return np.asarray(order[first[order] < len(numbers)], dtype=np.int64)


def _numbers_of(array: Any) -> NDArray[np.int64]:
    """Whole numbers of an array; -1 where it has none. Other ways to them load pandas where there is one."""
    whole = array.cast(arrow().int64())
    if not len(whole):
        return np.zeros(0, dtype=np.int64)
    valid, held = whole.buffers()
    numbers = np.frombuffer(held, dtype=np.int64)[whole.offset : whole.offset + len(whole)]
    return numbers if not whole.null_count else np.where(_lacks(whole, valid), -1, numbers)


def _lacks(array: Any, valid: Any) -> NDArray[np.bool_]:
    """Where an array that has nulls has them."""
    bits = np.unpackbits(np.frombuffer(valid, dtype=np.uint8), bitorder="little")
    return np.asarray(bits[array.offset : array.offset + len(array)] == 0)


def _different(column: Any) -> tuple[Says, bool]:
    """Numbers, truths and instants: each different one once; whole numbers most of which are different as texts."""
    many = arrow().types.is_integer(column.type) and len(column) - column.null_count >= LOOKED_AT
    if many and not _is_repeated(column):
        return _strings(column.cast(arrow().string())), False
    return _dictionary(column.dictionary_encode())


def _different_values(column: Any) -> tuple[Says, bool]:
    types, kind = arrow().types, column.type
    if types.is_timestamp(kind) and kind.tz is None:
        return of_instants(column.to_numpy())
    if types.is_temporal(kind):
        return of_values(map(_instant, column.cast(arrow().string()).to_pylist())), False
    return of_values(column.to_pylist()), False


def _instant(said: str | None) -> object:
    """What an instant is written as; one beyond all years is no value, whatever pyarrow writes for it."""
    return NO_VALUE if said is not None and said.startswith("<value out of range") else said


def _lists(column: Any) -> Says:
    """Lists of texts joined by blanks, as a cell has them; other lists value by value."""
    types, compute = arrow().types, import_module("pyarrow.compute")
    inner, flat = column.type.value_type, column.combine_chunks().flatten()
    plain = (types.is_string(inner) or types.is_large_string(inner)) and not flat.null_count
    if not plain or compute.any(compute.match_substring_regex(flat, r"\s|^$")).as_py():
        return of_values(each or None for each in column.to_pylist())
    return _strings(compute.binary_join(column, " "))


def _binary(column: Any) -> tuple[Says, bool]:
    """Bytes, which some programs write for texts."""
    try:
        return _strings(column.cast(arrow().large_binary()).cast(arrow().large_string())), False
    except arrow().ArrowInvalid:
        return of_values(column.to_pylist()), False
