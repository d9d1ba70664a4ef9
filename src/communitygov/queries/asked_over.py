"""Duties asked of their places in one piece of time after another, and the modes met on the way."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.classed import Classed
from communitygov.queries.asked import now_at
from communitygov.queries.pieces import Piece
from communitygov.queries.targets import targets_of
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


@frozen(eq=False)
class Asked:
    """What one duty comes to over its targets."""

    duty: "Duty"
    targets: Targets
    found: Classed


@define(eq=False)
class Asker:
    """Asks duties in a mode given or in force; targets that several duties have in common are prepared once."""

    structure: Structure
    level: str | None
    mode: str | None
    modes: set[str] = field(factory=set[str])
    """The modes in force at any of the places."""
    tie: bool = False
    """Whether several are in force at one place."""

    def ask(self, duties: Iterable["Duty"], piece: Piece) -> Iterator[Asked]:
        """What each duty comes to in one piece of time; duties that are led alike follow one another."""
        now = now_at(self.structure, piece.instant)
        bulks: dict[int, Bulk] = {}
        alike: dict[tuple[int, object], list[tuple[Duty, Targets]]] = {}
        for duty in duties:
            for targets in targets_of(self.structure, duty, self.level):
                bulk = bulks.get(id(targets))
                if bulk is None:
                    bulk = bulks[id(targets)] = Bulk(now, targets, self.mode)
                    in_force = [modes.modes for modes, rows in bulk.mode_groups if len(rows)]
                    self.modes.update(mode for modes in in_force for mode in modes)
                    self.tie = self.tie or any(len(modes) > 1 for modes in in_force)
                alike.setdefault((id(targets), bulk.like(duty)), []).append((duty, targets))
        for each in alike.values():
            for duty, targets in each:
                yield Asked(duty, targets, bulks[id(targets)].ask(duty))
