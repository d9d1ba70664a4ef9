"""Is everything answered for? Every place × duty in a mode, at an instant or over a span."""

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field

from communitygov.base.frozen import FrozenMap
from communitygov.base.later import listed_later
from communitygov.base.memory import about_to_take
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.base.time import Instant, Moment
from communitygov.engine.classed import OPEN
from communitygov.engine.found import CODE, STATES
from communitygov.engine.row import HOLES
from communitygov.model.plain import PlainNoun
from communitygov.model.sections import SECTIONS
from communitygov.queries.asked import check_level, check_mode, duty_of
from communitygov.queries.asked_over import Asked, Asker
from communitygov.queries.by import whole
from communitygov.queries.cells import Adding
from communitygov.queries.covered import Coverage, Gap
from communitygov.queries.gaps import Gaps
from communitygov.queries.needed import needed_to_count
from communitygov.queries.nothing import why_nothing
from communitygov.queries.pieces import Piece, pieces_of
from communitygov.queries.targets import uncounted
from communitygov.structure.build import Structure
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.only_built import only_built
from communitygov.structure.places import Floats

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun

JUDGED: tuple[str, ...] = tuple(section for section in SECTIONS if section != "waivers")
"""The sections that answers rest on."""


def coverage(
    structure: Structure,
    *,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
    level: str | None = None,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    until: "Moment | str | None" = None,
) -> Coverage:
    """Count the states of every (place, duty) pair; with ``until``, of pairs × hours from ``at`` on.

    ``duty`` left out is every duty; an empty list is none, and the answer says so. ``level`` left out counts every
    place each duty is for; with a level (or a kind of site) every place of it, households by their number. Hours are
    those of the local clock: a day has 24, also one on which clocks are changed.

    Raises
    ------
    UnknownId
        When a duty is not in the register.
    BadQuestion
        When there is no instant, no such mode or level, or the span does not run forward or is longer than a hundred
        years.
    OutsideWindow
        When containment changes before the end.
    NotEnoughMemory
        When counting so many places and duties cannot fit.
    """
    only_built(structure)
    instant = structure.instant(at)
    check_mode(structure, mode)
    check_level(structure, level)
    duties = duties_asked(structure, duty)
    about_to_take("coverage", needed_to_count(structure, duties, level, mode))
    count = _Count(Asker(structure, level, mode), Gaps(structure, mode))
    with collector_paused():
        for piece in pieces_of(structure, instant, until):
            count.add(duties, piece)
    return count.result(duties, instant, until)


def duties_asked(structure: Structure, duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None") -> list["Duty"]:
    """The duties asked about, each once; every one where none is named.

    Raises
    ------
    UnknownId
        When one is not in the register.
    """
    if duty is None:
        return list(structure.duties_by_id.values())
    asked = duty if isinstance(duty, Iterable) and not isinstance(duty, str | PlainNoun) else (duty,)
    return list({found.id: found for found in (duty_of(structure, each) for each in asked)}.values())


@define(eq=False)
class _Count:
    """Adds up what pieces of time come to."""

    asker: Asker
    gaps: Gaps
    totals: Floats = field(factory=lambda: np.zeros(len(STATES)))
    inherited: float = 0
    backstop: float = 0
    cut: float = 0
    units: int = 1
    adding: dict[tuple[str, str], Adding] = field(factory=dict[tuple[str, str], Adding])

    def add(self, duties: list["Duty"], piece: Piece) -> None:
        """Add what every duty comes to in one piece of time."""
        for asked in self.asker.ask(duties, piece):
            self._count(asked, piece)
        self.gaps.end(piece)

    def _count(self, asked: Asked, piece: Piece) -> None:
        factor, found = piece.factor, asked.found
        self.units = piece.units
        totals = found.summed("code")
        self.totals += totals * factor
        self.inherited += float(found.summed("inherited").sum()) * factor
        self.backstop += float(found.summed("backstop")[[CODE[hole] for hole in HOLES]].sum()) * factor
        self.cut += float(found.summed("cut").sum()) * factor
        key = asked.duty.id, asked.targets.virtual
        if key not in self.adding:
            self.adding[key] = Adding(asked.duty.id, asked.targets, piece.units)
        self.adding[key].classed(found, factor)
        if totals[OPEN].any():
            self.gaps.add(asked.duty, asked.targets, found, piece)

    def result(self, duties: list["Duty"], instant: Instant, until: "Moment | str | None") -> Coverage:
        """The answer."""
        asker, structure = self.asker, self.asker.structure
        end = None if until is None else str(Instant.of(until, structure.register.time_zone))
        states = FrozenMap({state: self._told(float(self.totals[code])) for code, state in enumerate(STATES)})
        left_out = uncounted(structure, duties, asker.level)
        found = Coverage(
            level=asker.level,
            mode=asker.mode,
            modes_in_force=tuple(sorted(asker.modes)),
            modes_tie=asker.tie,
            at=str(instant),
            until=end,
            duties=tuple(Ref("duty", duty.id) for duty in duties),
            total=self._told(float(self.totals.sum())),
            states=states,
            inherited=self._told(self.inherited),
            holes_with_backstop=self._told(self.backstop),
            readings_cut=self._told(self.cut),
            not_counted=left_out,
            gaps=Rows(Gap),
            notes=why_nothing(structure, duties, asker.level, states, left_out),
            made_up=any_made_up(structure.register, JUDGED),
            structure=structure,
            cells=tuple(self.adding[key].done() for duty in duties for key in self.adding if key[0] == duty.id),
        )
        return listed_later(found, Listing(self.gaps, duties).told)

    def _told(self, units: float) -> float:
        """A count in pairs, or in pairs × hours."""
        return whole(units / self.units)


@define(eq=False)
class Listing:
    """What is not answered, listed once for whoever asks first."""

    gaps: Gaps
    duties: list["Duty"]
    _lock: Lock = field(factory=Lock)
    _told: dict[str, Any] | None = None

    def told(self) -> dict[str, Any]:
        """The fields of a coverage that list."""
        with self._lock, collector_paused():
            if self._told is None:
                gaps = Rows(Gap, self.gaps.rows())
                counted = {"gaps_left_out": self.gaps.left_out, "left_out": self.gaps.left_out_states()}
                self._told = {"gaps": gaps, **counted, "names": FrozenMap(self.gaps.names(self.duties))}
            return self._told
