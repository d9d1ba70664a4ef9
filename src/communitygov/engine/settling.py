"""Duties over many places, where a question of its own is asked about every class."""

from abc import abstractmethod
from typing import TYPE_CHECKING

import numpy as np

from communitygov.engine.bulk import Bulk
from communitygov.engine.found import Draft, Found
from communitygov.engine.modes import InForce, exempting
from communitygov.engine.paint import by_number
from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

Over = list[tuple[tuple[bool, int], Ints]]
"""The columns of leads, each with a number for every target by what stands over it there."""


class Settling(Bulk):
    """Asks duties over targets, and settles class by class what each comes to."""

    def alike(self, duty: "Duty") -> object:
        """All that what a duty comes to depends on: duties that are equal here come to the same, and are led alike."""
        required = tuple([(row.level, row.of, row.hours, row.days) for row in duty.answered_at])
        there = duty.in_force(self.now.instant.at)
        limits = duty.applies_to, duty.modes, duty.hours, duty.days, required, there, exempting(self.now, duty)
        return self.like(duty), limits

    def find(self, duty: "Duty") -> Found:
        """What a duty comes to for each target, as far as it is settled."""
        found = Draft(len(self.rows))
        for group, (modes, targets) in enumerate(self.mode_groups):
            if len(targets):
                self._find(duty, modes, group, targets, found)
        return found.done()

    def _find(self, duty: "Duty", modes: InForce, group: int, targets: Ints, found: Draft) -> None:
        rows, partition = self.rows_of(group), self.partition(duty, group)
        over: Over = [(column.key, column.alike) for column in partition.columns]
        order = by_number(partition.of)
        ends = np.cumsum(np.bincount(partition.of, minlength=len(partition.first)))
        for number, at in enumerate(partition.first.tolist()):
            members = order[ends[number - 1] if number else 0 : ends[number]]
            self.settle(duty, int(rows[at]), members, over, modes, targets, found)

    @abstractmethod
    def settle(
        self, duty: "Duty", place: int, members: Ints, over: Over, modes: InForce, targets: Ints, found: Draft
    ) -> None:
        """Answer for one target of a class, and let the answer stand for all of it."""
