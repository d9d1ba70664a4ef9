"""Is everything answered for? Every place × duty in a mode, at an instant or over a span."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
from attrs import define, field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.time import Instant, Moment
from communitygov.engine.bulk import CODE, STATES, UNANSWERED, Bulk, Found, Targets
from communitygov.engine.row import HOLES
from communitygov.model.duty import Duty
from communitygov.model.noun import Noun
from communitygov.queries.asked import check_level, check_mode, duty_of, now_at
from communitygov.queries.covered import Cells, Coverage
from communitygov.queries.edges import edges_within
from communitygov.queries.gaps import Gaps
from communitygov.queries.targets import targets_of, uncounted
from communitygov.structure.build import Structure
from communitygov.structure.places import Floats


def coverage(
    structure: Structure,
    *,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun]" = (),
    level: str | None = None,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    until: "Moment | str | None" = None,
) -> Coverage:
    """Count the states of every (place, duty) pair; with ``until``, of pairs × hours from ``at`` on.

    ``duty`` left out is every duty. ``level`` left out counts every place each duty is for; with a level (or a kind of
    site) every place of it, households by their number.

    Raises
    ------
    UnknownId
        When a duty is not in the register.
    BadQuestion
        When there is no instant, no such mode or level, or the span does not run forward.
    OutsideWindow
        When containment changes before the end.
    """
    instant = structure.instant(at)
    check_mode(structure, mode)
    check_level(structure, level)
    duties = _duties(structure, duty)
    count = _Count(structure, level, mode, Gaps(structure, mode))
    with collector_paused():
        for piece, hours in _pieces(structure, instant, until):
            count.add(duties, piece, hours)
    return count.result(duties, instant, until)


def _duties(structure: Structure, duty: "str | Ref | Noun | Iterable[str | Ref | Noun]") -> list[Duty]:
    asked = [duty] if isinstance(duty, str | Ref | Noun) else list(duty)
    if not asked:
        return list(structure.duties_by_id.values())
    return list({found.id: found for found in (duty_of(structure, each) for each in asked)}.values())


def _pieces(
    structure: Structure, instant: Instant, until: "Moment | str | None"
) -> Iterator[tuple[Instant, float | None]]:
    """The instants to ask about, each with the hours it stands for; one instant without a span."""
    if until is None:
        yield instant, None
        return
    end = Instant.of(until, structure.register.time_zone).at
    if end <= instant.at:
        raise BadQuestion("the span does not run forward: until is not after at", "时段不成立：until 不晚于 at")
    structure.instant(end - timedelta(microseconds=1))
    edges = [instant.at, *edges_within(structure, instant.at, end), end]
    for start, stop in pairwise(edges):
        yield Instant(start, bare=False), _hours(start, stop)


def _hours(start: datetime, stop: datetime) -> float:
    return (stop - start).total_seconds() / 3600


@frozen(eq=False)
class _Asked:
    """One duty over its targets."""

    duty: Duty
    targets: Targets
    found: Found


@define(eq=False)
class _Count:
    """Adds up what pieces of time come to."""

    structure: Structure
    level: str | None
    mode: str | None
    gaps: Gaps
    totals: Floats = field(factory=lambda: np.zeros(len(STATES)))
    inherited: float = 0
    backstop: float = 0
    cells: list[Cells] = field(factory=list)
    modes: set[str] = field(factory=set)

    def add(self, duties: list[Duty], instant: Instant, hours: float | None) -> None:
        """Add what every duty comes to at one instant, for so many hours."""
        now = now_at(self.structure, instant)
        bulks: dict[int, Bulk] = {}
        for duty in duties:
            for targets in targets_of(self.structure, duty, self.level):
                bulk = bulks.get(id(targets))
                if bulk is None:
                    bulk = bulks[id(targets)] = Bulk(now, targets, self.mode)
                    self.modes.update(mode for modes, rows in bulk.mode_groups if len(rows) for mode in modes.modes)
                self._count(_Asked(duty, targets, bulk.ask(duty)), 1 if hours is None else hours, instant)

    def _count(self, asked: _Asked, hours: float, instant: Instant) -> None:
        found, weights = asked.found, asked.targets.weights
        self.totals += np.bincount(found.states, weights=weights, minlength=len(STATES)) * hours
        self.inherited += float(weights[found.inherited].sum()) * hours
        holes = np.isin(found.states, [CODE[hole] for hole in HOLES])
        self.backstop += float(weights[holes & found.backstop].sum()) * hours
        self.cells.append(Cells(asked.duty.id, asked.targets.rows, weights * hours, found.states.astype(np.int8)))
        if np.isin(found.states, [CODE[state] for state in UNANSWERED]).any():
            self.gaps.add(asked.duty, asked.targets, found, hours, instant)

    def result(self, duties: list[Duty], instant: Instant, until: "Moment | str | None") -> Coverage:
        """The answer."""
        end = None if until is None else str(Instant.of(until, self.structure.register.time_zone))
        return Coverage(
            level=self.level,
            mode=self.mode,
            modes_in_force=tuple(sorted(self.modes)),
            at=str(instant),
            until=end,
            duties=tuple(Ref("duty", duty.id) for duty in duties),
            total=_plain(float(self.totals.sum())),
            states={state: _plain(float(self.totals[code])) for code, state in enumerate(STATES)},
            inherited=_plain(self.inherited),
            holes_with_backstop=_plain(self.backstop),
            not_counted=uncounted(self.structure, duties, self.level),
            gaps=self.gaps.rows(),
            notes=self._notes(duties),
            made_up=any(row.made_up for row in (*self.structure.register.shares, *self.structure.register.places)),
            names=self.gaps.names(duties),
            structure=self.structure,
            cells=tuple(self.cells),
        )

    def _notes(self, duties: list[Duty]) -> tuple[str, ...]:
        if not duties:
            return ("no_duty",) if len(self.structure.tree) else ("no_duty", "no_place")
        if not len(self.structure.tree):
            return ("no_place",)
        return () if self.totals.sum() else ("no_pair",)


def _plain(number: float) -> float:
    """A whole number as such."""
    return int(number) if number == int(number) else number
