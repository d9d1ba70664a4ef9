"""Which columns of a table stand side by side in a terminal, and how wide each is. Nothing of a cell is cut."""

from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.report.page import Column, Spans, Table, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

BETWEEN = 3
"""What stands between two columns, in columns of the terminal."""

EASY = 12
"""A column of text is not folded narrower than this to save a second table."""


@frozen
class Width:
    """How wide a column is where nothing is folded, and at least."""

    most: int
    least: int


@frozen
class Beside:
    """Columns that stand side by side, by their places in the table, and how wide each is drawn."""

    places: tuple[int, ...]
    widths: tuple[int, ...]


def beside(table: Table, width: int) -> tuple[Beside, ...]:
    """
    What is drawn one below the other in a terminal of this width; the first column stands in each.

    A number and a word of its heading are never broken: where one has no room beside the first column the lines are
    longer than the terminal. A word of a column of text is broken where it would take more than half of it.
    """
    columns = [_width(column, _cells(table, at), width) for at, column in enumerate(table.columns)]
    groups = _groups(columns, width)
    if len(groups) > 1:
        columns, groups = _easier(columns, groups, width)
    return tuple(Beside(group, _widths([columns[at] for at in group], width)) for group in groups)


def whole(widths: tuple[int, ...]) -> int:
    """How wide columns are drawn together."""
    return sum(widths) + BETWEEN * len(widths) + 1


def _easier(
    columns: list[Width], groups: list[tuple[int, ...]], width: int
) -> tuple[list[Width], list[tuple[int, ...]]]:
    """Up to a third of the terminal goes to the first column, where that makes no further table."""
    first, *rest = columns
    for least in range(min(first.most, width // 3), first.least, -1):
        wider = [Width(first.most, least), *rest]
        found = _groups(wider, width)
        if len(found) == len(groups):
            return wider, found
    return columns, groups


def _groups(columns: list[Width], width: int) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = [(0,) if columns else ()]
    for at in range(1, len(columns)):
        with_it = (*groups[-1], at)
        if len(with_it) == 2 or whole(tuple(columns[place].least for place in with_it)) <= width:
            groups[-1] = with_it
        else:
            groups.append((0, at))
    return groups


def _widths(columns: list[Width], width: int) -> tuple[int, ...]:
    """The widest columns are folded first, none below its least."""
    folded = min(width, max((column.most for column in columns), default=0))
    while True:
        widths = tuple(max(column.least, min(column.most, folded)) for column in columns)
        if folded <= 0 or whole(widths) <= width:
            return widths
        folded -= 1


def _cells(table: Table, at: int) -> "Iterable[str]":
    for cell in (
        spans(table.columns[at].heading),
        *(row[at] for row in table.rows),
        *(last[at] for last in _foot(table)),
    ):
        yield "".join(span.text for span in cell)


def _foot(table: Table) -> tuple[tuple[Spans, ...], ...]:
    return (table.foot,) if table.foot else ()


def _width(column: Column, cells: "Iterable[str]", width: int) -> Width:
    from rich.cells import cell_len

    most = word = 1
    for cell in cells:
        most = max(most, *map(cell_len, cell.splitlines() or ("",)))
        word = max(word, *map(cell_len, cell.split() or ("",)))
    if column.right:
        return Width(most, word)
    half = max(EASY, (width - whole((0, 0))) // 2)
    return Width(most, min(most, half, max(word, EASY)))
