"""Answers of whatever shape as plain columns, so that they can be kept in a file and compared by value."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.benchmarks.peers.base import STATES

COLUMNS = {"load": ("person", "homes"), "lost": ("person", "pairs"), "week": ("grid", "hours")}
Array = NDArray[Any]


def plain(question: str, answer: Any) -> dict[str, Array]:
    """Two columns: what is asked about, sorted, and what it comes to; of many asked in order the order is kept."""
    if question == "coverage":
        keys = [f"{duty} {state}" for duty in sorted(answer) for state in STATES]
        return _pair(
            np.array(keys), np.array([count for duty in sorted(answer) for count in answer[duty]], dtype=np.int64)
        )
    if question in COLUMNS:
        key, value = COLUMNS[question]
        found = _columns(answer, key, value)
        kept = found[1].astype(np.int64) != 0
        order = np.argsort(found[0][kept])
        return _pair(found[0][kept][order], found[1][kept][order].astype(np.int64))
    if question == "who_all":
        states, posts = _columns(answer, "state", "post")
        ids = np.array([post.removeprefix("post:") for post in posts.tolist()])
        return _pair(states, np.where(states == "answered", ids, ""))
    told = [" ".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in answer]
    return _pair(np.arange(len(told)).astype(str), np.array(told))


def _pair(about: Array, value: Array) -> dict[str, Array]:
    return {"about": about, "value": value}


def _columns(answer: Any, first: str, second: str) -> tuple[Array, Array]:
    if getattr(answer, "ndim", 0) == 1:
        answer = dict(zip(answer.index, answer.to_numpy(), strict=True))
    if isinstance(answer, Mapping) and not {first, second} <= set(answer):
        return _texts(list(answer)), np.array(list(answer.values()))
    return _texts(_column(answer, first)), _texts(_column(answer, second))


def _column(answer: Any, name: str) -> Any:
    column = answer[name]
    for way in ("to_numpy", "to_pylist"):
        if hasattr(column, way):
            return (
                getattr(column, way)() if way == "to_pylist" or not hasattr(column, "to_pylist") else column.to_pylist()
            )
    return column


def _texts(column: Any) -> Array:
    array = np.asarray(column)
    if array.dtype.kind in "OUT":
        return np.array(
            [
                "" if each is None or (isinstance(each, float) and math.isnan(each)) else str(each)
                for each in array.tolist()
            ]
        )
    return array


def differs(mine: Mapping[str, Array], other: Mapping[str, Array]) -> str | None:
    """What differs between two answers, the first few; None if nothing does."""
    if len(mine["about"]) != len(other["about"]) or (mine["about"] != other["about"]).any():
        return _keys(mine["about"].tolist(), other["about"].tolist())
    rows = np.flatnonzero(mine["value"] != other["value"])
    if not len(rows):
        return None
    few = (f"{mine['about'][row]}: {mine['value'][row]} and {other['value'][row]}" for row in rows[:5].tolist())
    return f"{len(rows)} of {len(mine['about'])} differ: " + "; ".join(few)


def _keys(mine: list[str], other: list[str]) -> str:
    here, there = sorted(set(mine) - set(other)), sorted(set(other) - set(mine))
    if here or there:
        return f"{len(here)} here alone: {here[:5]}; {len(there)} there alone: {there[:5]}"
    rows = [row for row, (one, two) in enumerate(zip(mine, other, strict=False)) if one != two]
    return f"{len(rows)} rows come to another state, first at row {rows[0]}: {mine[rows[0]]} and {other[rows[0]]}"


def keep(path: Path, answer: Mapping[str, Array]) -> None:
    """Write an answer."""
    np.savez(path, **answer)


def kept(path: Path) -> dict[str, Array]:
    """Read an answer back."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}
