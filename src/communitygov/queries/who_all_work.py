"""Who answers, for many places at once: what is decided where the same stands is asked once, whatever the duty."""

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from communitygov.engine.alike import likeness
from communitygov.engine.bulk import Besides, Bulk, Targets
from communitygov.engine.cells import leads_of
from communitygov.engine.columns import Column, Columns
from communitygov.engine.holding import Now
from communitygov.engine.row import Row
from communitygov.queries.who_answering import Answering
from communitygov.queries.who_filled import Filling, Found
from communitygov.queries.who_stood import Asked, Stood
from communitygov.queries.who_told import Told
from communitygov.structure.index import Index
from communitygov.structure.places import Bools, Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


class Who(Bulk):
    """Asks who answers for duties over targets."""

    keeps_who: ClassVar[bool] = True

    def __init__(self, now: Now, targets: Targets, mode: str | None, told: Told, stood: dict[object, Stood]) -> None:
        super().__init__(now, targets, mode)
        self.told: Told = told
        self.stood: dict[object, Stood] = stood
        """What was decided, by all it depends on."""
        self.answering: Answering = Answering.of(now)
        self.apart: dict[object, tuple[Stood, list[int]]] = {}
        """What rows whose leads are told apart come to, by all it depends on; for duties that are led alike."""
        self.first: dict[int, list[Column]] = {}
        """Those marked first over the targets of each mode, for the duty last looked at."""
        self.first_like: dict[int, tuple[object, ...]] = {}
        """All that these depend on."""

    def who(self, duty: "Duty", at: Ints) -> Found:
        """Who answers for a duty in some of the targets."""
        found = Found.of_nobody(len(at))
        for group, (_, targets) in enumerate(self.mode_groups):
            if len(targets) == len(self.rows):
                Filling(self, duty, group, at, np.arange(len(at)), found).fill()
            elif len(targets):
                place_in = np.full(len(self.rows), -1, dtype=np.int64)
                place_in[targets] = np.arange(len(targets))
                here = np.flatnonzero(place_in[at] >= 0)
                Filling(self, duty, group, place_in[at[here]], here, found).fill()
        return found

    def asked(self, duty: "Duty", row: int) -> Asked:
        """One target, asked by itself."""
        return Asked(Row(self.now, self.targets.spot(self.now, row), duty, self.mode))

    def besides(self, duty: "Duty", group: int) -> Besides | None:
        """What plays a part besides leads; None where that is not known."""
        modes = self.mode_groups[group][0]
        return None if len(modes.modes) > 1 or self._perhaps_off(duty) else Besides(self, duty, modes)

    def _circumstances(self, duty: "Duty", rows: Ints, group: int) -> tuple[list[Ints], Bools]:
        """What tells targets apart: also who of those marked first stands over them."""
        columns, exact = super()._circumstances(duty, rows, group)
        self.first[group], like = [], list[object]()
        words, at = self.structure.words, self.now.instant.at
        marked = [row for row in Index.of(self.structure).shares(duty) if row.share.first and row.share.in_force(at)]
        for mode in self.mode_groups[group][0].modes:
            there = tuple(row for row in marked if words.exactness(row.share.modes, mode) is not None)
            if not there:
                continue
            holdings = self._held(mode)
            like.append((mode, *(likeness(holdings, row) for row in there)))
            leads = leads_of(holdings, there)
            unsure = bool(leads.exact.any()) or not holdings.are_sure(leads.code).all()
            for column in Columns(self.now, self.targets.virtual, keeps_who=True).of(holdings, leads, rows):
                self.first[group].append(column)
                columns += [column.alike if unsure else column.codes, column.is_place]
                exact |= column.told_apart | (unsure & (column.painted.over >= 0))
        self.first_like[group] = tuple(like)
        return columns, exact
