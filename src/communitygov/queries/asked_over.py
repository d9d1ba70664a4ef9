"""Duties asked of their places in one piece of time after another, and the modes met on the way."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from attrs import define, field, frozen

from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.classed import Classed
from communitygov.engine.holding import Now
from communitygov.queries.asked import now_at
from communitygov.queries.pieces import Piece
from communitygov.queries.targets import targets_of
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from communitygov.base.time import Instant
    from communitygov.model.duty import Duty


@frozen(eq=False)
class Asked:
    """What one duty comes to over its targets."""

    duty: "Duty"
    targets: Targets
    found: Classed


class Counting(Bulk):
    """Asks duties over targets to count what they come to: leads that stand over none of them are passed over."""

    every_lead: ClassVar[bool] = False


@define(eq=False)
class Asker:
    """Asks duties in a mode given or in force; targets that several duties have in common are prepared once."""

    structure: Structure
    level: str | None
    mode: str | None
    unexplained: bool = False
    """Whether only states are looked at, and not by which rows they are so: then hours of one day share more."""
    modes: set[str] = field(factory=set[str])
    """The modes in force at any of the places."""
    tie: bool = False
    """Whether several are in force at one place."""
    _latest: "_State | None" = None

    def ask(self, duties: Iterable["Duty"], piece: Piece) -> Iterator[Asked]:
        """What each duty comes to in one piece of time; duties that are led alike follow one another."""
        state = self._state(piece)
        now = state.now(piece.instant)
        bulks: dict[int, Bulk] = {}
        alike: dict[tuple[int, object], list[tuple[Duty, Targets]]] = {}
        for duty in duties:
            for targets in targets_of(self.structure, duty, self.level):
                bulk = bulks.get(id(targets))
                if bulk is None:
                    bulk = bulks[id(targets)] = state.bulk(targets, now)
                    in_force = [modes.modes for modes, rows in bulk.mode_groups if len(rows)]
                    self.modes.update(mode for modes in in_force for mode in modes)
                    self.tie = self.tie or any(len(modes) > 1 for modes in in_force)
                alike.setdefault((id(targets), bulk.like(duty)), []).append((duty, targets))
        for each in alike.values():
            for duty, targets in each:
                yield Asked(duty, targets, bulks[id(targets)].ask(duty))

    def _state(self, piece: Piece) -> "_State":
        if not self.unexplained:
            return _State(now_at(self.structure, piece.instant), self.mode, piece.state)
        if self._latest is None or self._latest.state != piece.state:
            self._latest = _State(Now(self.structure, piece.instant), self.mode, piece.state)
        return self._latest


@define(eq=False)
class _State:
    """Time in which the same rows are in force."""

    first: Now
    mode: str | None
    state: Hashable
    _nows: dict[Hashable, Now] = field(factory=dict[Hashable, Now])
    """An hour for each set of shifts that are on."""
    _bulks: dict[int, Bulk] = field(factory=dict[int, Bulk])

    def now(self, instant: "Instant") -> Now:
        """An hour of this time."""
        found = self.first if instant == self.first.instant else self.first.at(instant)
        like = self._nows.setdefault(found.shifts_on(), found)
        return found if like in (found, self.first) else like.at(instant)

    def bulk(self, targets: Targets, now: Now) -> Bulk:
        """Targets at an hour of it."""
        like = self._bulks.get(id(targets))
        if like is None:
            like = self._bulks[id(targets)] = Counting(now, targets, self.mode)
            return like
        return like.at(now)
