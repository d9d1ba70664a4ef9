"""The counts of a coverage for each place of a level, and for each duty."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.queries.answer import STATES
from communitygov.queries.asked import check_level
from communitygov.queries.cells import Cells
from communitygov.structure.build import Structure
from communitygov.structure.places import FLOOR, HOUSEHOLD, Floats

COUNTS: dict[str, Column] = {"total": "number", **dict.fromkeys(STATES, "number")}


@frozen
class ByRow:
    """The states of what lies in one place."""

    place: Ref
    """The place."""
    states: Mapping[str, float]
    """How many are in each of `STATES`; all zero where nothing in it is counted, because the number of its
    households is not known."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"place": "text", **COUNTS}

    @property
    def total(self) -> float:
        """The sum of its states."""
        return whole(sum(self.states.values()))

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a column for each state; all missing where nothing in it is counted."""
        counts = {"total": self.total, **self.states}
        return {"place": self.place.id, **(counts if self.total else dict.fromkeys(counts))}

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {"place": str(self.place), "total": self.total, "states": dict(self.states)}


@frozen
class ByDuty:
    """The states of one duty."""

    duty: Ref
    """The duty."""
    states: Mapping[str, float]
    """How many are in each of `STATES`; all zero where nothing is counted."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"duty": "text", **COUNTS}

    @property
    def total(self) -> float:
        """The sum of its states."""
        return whole(sum(self.states.values()))

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a column for each state."""
        return {"duty": self.duty.id, "total": self.total, **self.states}

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {"duty": str(self.duty), "total": self.total, "states": dict(self.states)}


def by_duty(duties: Iterable[Ref], cells: Sequence[Cells]) -> Rows[ByDuty]:
    """The states of each duty, in the order asked; also of one with nothing to count."""
    counts = {duty: np.zeros(len(STATES)) for duty in duties}
    for cell in cells:
        counts[Ref("duty", cell.duty)] += cell.counts
    units = _units(cells)
    return Rows(ByDuty, (ByDuty(duty, _stated(counted.tolist(), units)) for duty, counted in counts.items()))


def check_by(structure: Structure, level: str) -> None:
    """Refuse what is no level to list by; of a duty say what lists by duties.

    Raises
    ------
    BadQuestion
        When there is no such level.
    """
    try:
        check_level(structure, level)
    except BadQuestion as exc:
        if level != "duty":
            raise
        said = f"{exc.message}; for each duty: by_duty()", f"{exc.zh}；逐个事项请用 by_duty()"
        raise BadQuestion(*said) from None


def _units(cells: Sequence[Cells]) -> int:
    return cells[0].units if cells else 1


def by_place(
    structure: Structure, cells: Sequence[Cells], level: str, not_counted: Sequence[Ref] = ()
) -> Iterator[ByRow]:
    """The states of what lies in each place of a level, in order; places with nothing to count left out.

    A place that holds nothing but what is not counted is told with states of zero.

    The homes of a layout that nobody names, and its floors, are told one by one where they are asked for.
    """
    tree = structure.tree
    found = tree.is_kind(level)
    if level == FLOOR:
        found |= tree.block & (tree.floors > 0)
    rows = np.flatnonzero(found if level in (FLOOR, HOUSEHOLD) else found & ~tree.block).tolist()
    within = cells if level != HOUSEHOLD else [cell for cell in cells if cell.virtual == HOUSEHOLD]
    units = _units(cells)
    totals = totals_in([tree.rows_within(row) for row in rows], within).tolist()
    spots = [spot for ref in not_counted if (spot := tree.find(ref.id)) is not None]
    unknown = {row for spot in spots for row in tree.containers(spot.row)} - {spot.row for spot in spots}
    for row, counted in zip(rows, totals, strict=True):
        if not any(counted) and (row not in unknown or tree.block[row]):
            continue
        if not tree.block[row]:
            yield ByRow(Ref("place", tree.id(row)), _stated(counted, units))
            continue
        parts = tuple(tree.inside_block(row, level))
        states = _stated([count / len(parts) for count in counted], units)
        yield from (ByRow(Ref("place", text), states) for text in parts)


def totals_in(places: Sequence[Sequence[tuple[int, int]]], cells: Iterable[Cells]) -> Floats:
    """What each state comes to in each of some sets of rows, in units."""
    totals: Floats = np.zeros((len(places), len(STATES)))
    of = np.repeat(np.arange(len(places)), [len(intervals) for intervals in places])
    edges = np.array([pair for intervals in places for pair in intervals], dtype=np.int32).reshape(-1, 2)
    for cell in cells:
        before = np.zeros((len(cell.rows) + 1, len(STATES)))
        np.cumsum(cell.each(), axis=0, out=before[1:])
        at = np.searchsorted(cell.rows, edges)
        np.add.at(totals, of, before[at[:, 1]] - before[at[:, 0]])
    return totals


def _stated(counts: Sequence[float], units: int) -> Mapping[str, float]:
    return FrozenMap({state: whole(count / units) for state, count in zip(STATES, counts, strict=True)})


def whole(number: float) -> float:
    """A whole number as such."""
    return int(number) if number == int(number) else number


def wholes(numbers: Floats) -> list[float]:
    """Numbers, the whole ones as such."""
    integers = numbers.astype(np.int64)
    if bool((integers == numbers).all()):
        found: list[float] = integers.tolist()
        return found
    return [whole(number) for number in numbers.tolist()]
