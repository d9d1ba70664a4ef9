"""Cells that are longer than any of a CSV file may be: what looks at texts would take minutes for one."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from communitygov.base.findings import Finding, measure
from communitygov.base.positions import is_list, is_mapping
from communitygov.base.table_positions import TableSource
from communitygov.base.texts import Texts
from communitygov.io.echo import shown
from communitygov.io.table_cells import Cells
from communitygov.io.table_sayings import LONG_CELL

MOST: int = 1 << 17
"""Bytes of one cell; of CSV files it is so many characters."""


def long_cells(columns: Sequence[Cells], source: TableSource) -> list[Finding]:
    """The first cell of each column that is too long."""
    found: list[Finding] = []
    for each in columns:
        row = _first(each)
        if row is not None:
            at, key = source.cell(row, each.number), shown(each.header)
            found.append(LONG_CELL.finding(at, key=key, most=measure(f"{MOST:,}")))
    return found


def _first(cells: Cells) -> int | None:
    says = cells.says
    if isinstance(says, Texts):
        return _row(says.lengths > MOST)
    texts = [value for value in says.values if isinstance(value, str)]
    if len(texts) == len(says.values) and max(map(len, texts), default=0) <= MOST // 4:
        return None
    long = [number for number, value in enumerate(says.values) if _is_long(value)]
    return _row(np.isin(says.codes, long)) if long else None


def _row(marked: NDArray[np.bool_]) -> int | None:
    return int(marked.argmax()) if marked.any() else None


def _is_long(value: object) -> bool:
    if isinstance(value, str | bytes):
        return len(value) > MOST // 4 and len(value if isinstance(value, bytes) else value.encode()) > MOST
    if is_mapping(value):
        return _any_long((*value, *value.values()))
    return is_list(value) and _any_long(value)


def _any_long(values: Iterable[object]) -> bool:
    return any(map(_is_long, values))
