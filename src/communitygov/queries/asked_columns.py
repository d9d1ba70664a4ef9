"""The columns of a table of questions: those of Python, numpy and data frames, each a list of so many rows."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from importlib import import_module
from typing import Any, cast

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.errors import BadQuestion, MissingExtra
from communitygov.base.texts import Texts
from communitygov.base.wording import plural, short
from communitygov.base.words import Words
from communitygov.queries.asked_instants import exact, listed_instants

INDEX_OF_A_FRAME = "__index_level_"
"""How Arrow names the labels of the rows of a data frame, where they have no name."""
PLAIN: frozenset[type] = frozenset((str, int, bool, type(None)))
"""Types of values that are as they are."""
MOST_SAID = 20
"""Problems of a table that are told one by one."""


def columns_of(table: object) -> dict[str, Any]:
    """The columns of a table by name.

    Raises
    ------
    BadQuestion
        When it is no table, two columns have one name, or what stands for a column is none.
    MissingExtra
        When pyarrow is needed, and not installed.
    """
    if isinstance(table, Mapping):
        columns: dict[Any, Any] = {**table}
    elif hasattr(table, "__arrow_c_stream__") and not isinstance(table, type):
        columns = _by_arrow(table)
    else:
        kind = type(table).__name__
        raise BadQuestion(
            f"who_answers_all takes a mapping of columns or a table that Arrow can read, not {kind}",
            f"who_answers_all 需要“列名到列”的映射，或可由 Arrow 读取的表，不是 {kind}",
        )
    said = [why for name, column in columns.items() if (why := _no_column(name, column))]
    if said:
        raise bad_table(said)
    return {name: column.combine_chunks() if _is_chunked(column) else column for name, column in columns.items()}


def bad_table(said: Sequence[Words]) -> BadQuestion:
    """The error for a table of which some things are said: each on a line, and how many there are."""
    many, left = len(said), len(said) - MOST_SAID
    lines = [*said[:MOST_SAID], *([Words(f"另有 {left:,} 个问题", f"and {left:,} more")] if left > 0 else [])]
    en, zh = (f"the table cannot be asked: {plural(many, 'problem')}", f"该表无法提问：{many:,} 个问题")
    return BadQuestion("\n  ".join((en, *(each.en for each in lines))), "\n  ".join((zh, *(each.zh for each in lines))))


def _by_arrow(table: object) -> dict[str, Any]:
    try:
        pyarrow: Any = import_module("pyarrow")
    except ImportError as exc:
        raise MissingExtra("parquet", ("pyarrow",)) from exc
    try:
        read = pyarrow.table(table)
    except (pyarrow.ArrowException, ValueError, TypeError) as exc:
        why = short(str(exc))
        raise bad_table([Words(f"Arrow 读不了这张表：{why}", f"Arrow cannot read it: {why}")]) from exc
    names = [str(name) for name in read.column_names]
    again = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if again:
        raise bad_table(
            [
                Words(
                    f"有几列都叫“{name}”：只留一列，其余改名", f"there are several columns {name!r}: rename all but one"
                )
                for name in again
            ]
        )
    return {
        name: column for name, column in zip(names, read.columns, strict=True) if not name.startswith(INDEX_OF_A_FRAME)
    }


def _no_column(name: object, column: Any) -> Words:
    """Why something is no column; nothing where it is one."""
    if not isinstance(name, str):
        said = short(repr(name))
        return Words(f"列名应是文字，不是 {said}", f"the name of a column is a text, not {said}")
    kind = type(cast("object", column)).__name__
    ordered = hasattr(column, "__len__") and hasattr(column, "__getitem__")
    if not ordered or isinstance(column, str | bytes | bytearray | Mapping | AbstractSet):
        return Words(
            f"“{name}”这一列应是每行一个值的列表或数组，不是 {kind}",
            f"the column {name!r} is a list or an array with a value for each row, not {kind}",
        )
    many = getattr(column, "ndim", 1)
    if many != 1:
        return Words(
            f"“{name}”这一列是 {many} 维数组：请给出其中一维",
            f"the column {name!r} is an array of {many} dimensions: give one of them",
        )
    if _is_no_text(column):
        return Words(f"“{name}”这一列有不是 UTF-8 的字节", f"the column {name!r} holds bytes that are no text in UTF-8")
    return Words()


def _is_no_text(column: Any) -> bool:
    """Whether a column of texts of Arrow holds bytes that are none."""
    pyarrow = _arrow_of(column)
    if pyarrow is None or not (_is_of_texts(column) or pyarrow.types.is_dictionary(column.type)):
        return False
    try:
        column.validate(full=True)
    except pyarrow.ArrowInvalid:
        return True
    return False


def _arrow_of(column: Any) -> Any:
    """The library that a column is of, if that is pyarrow."""
    return import_module("pyarrow") if hasattr(column, "type") and hasattr(column, "null_count") else None


def _is_of_texts(column: Any) -> bool:
    pyarrow = _arrow_of(column)
    texts = ("is_string", "is_large_string", "is_string_view")
    return pyarrow is not None and any(getattr(pyarrow.types, name)(column.type) for name in texts)


def _is_chunked(column: Any) -> bool:
    return hasattr(column, "combine_chunks")


def cells_of(column: Any) -> list[Any]:
    """The values of a column, None where nothing is stated: NaN, NaT and NA state nothing."""
    if isinstance(column, Coded):
        coded: Coded[Any] = cast("Any", column)
        values: list[Any] = [*coded.values, None]
        return [values[code] for code in coded.codes.tolist()]
    listed = listed_instants(column)
    if listed is None:
        listed = _listed(column)
    return listed if set(map(type, listed)) <= PLAIN else [stated(each) for each in listed]


def _listed(column: Any) -> list[Any]:
    for way in ("to_pylist", "tolist", "to_list"):
        if hasattr(column, way):
            listed: list[Any] = getattr(column, way)()
            return listed
    return list(column)


def stated(value: Any) -> Any:
    """A value; None for one that states nothing. What is of numpy is of Python then."""
    if value is None or isinstance(value, str):
        return value
    plain = _of_python(value)
    if type(plain).__name__ == "NAType":
        return None
    try:
        return None if bool(plain != plain) else plain  # noqa: PLR0124  # NaN and NaT are not themselves
    except (TypeError, ValueError):
        return plain


def _of_python(value: Any) -> Any:
    if isinstance(value, np.datetime64):
        return exact(np.array([value], dtype="datetime64"))[0]
    return value.item() if hasattr(value, "item") and hasattr(value, "dtype") and not value.ndim else value


def is_repeated(column: Any) -> bool:
    """Whether Arrow can code a column by its different values."""
    if not hasattr(column, "dictionary_encode") or not hasattr(column, "type"):
        return False
    types: Any = import_module("pyarrow").types
    kind = column.type
    return bool(types.is_dictionary(kind) or not (types.is_nested(kind) or types.is_run_end_encoded(kind)))


def texts_in_arrow(column: Any) -> Texts | None:
    """The texts of a column of Arrow as they lie in memory; None where it is none, or does not state every one."""
    if not len(column) or not _is_of_texts(column) or column.null_count:
        return None
    whole = column.cast(import_module("pyarrow").large_string())
    _, offsets, data = whole.buffers()
    places = np.frombuffer(offsets, dtype=np.int64)[whole.offset : whole.offset + len(whole) + 1]
    return Texts.at(np.zeros(0, np.uint8) if data is None else np.frombuffer(data, dtype=np.uint8), places)
