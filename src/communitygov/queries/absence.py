"""What loses its last answer when some are away at once: persons, posts, bodies with all they send, teams."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.found import CODE
from communitygov.engine.holding import Now
from communitygov.engine.row import HOLES
from communitygov.queries.absence_apart import apart, where_missed
from communitygov.queries.absence_asked import Asked, asked_of, instant_of, listed
from communitygov.queries.absence_values import Absence, Joint
from communitygov.queries.by import whole
from communitygov.queries.compare_columns import ColumnWork, Group
from communitygov.queries.compare_groups import MOST_PLACES, within
from communitygov.queries.compare_sides import Side, check_sides, duties_of
from communitygov.queries.compare_values import Condition
from communitygov.queries.compare_work import names_met
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.queries.first_places import first_places
from communitygov.queries.naming import name_of
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.only_built import only_built
from communitygov.structure.places import FLOOR, HOUSEHOLD, Bools, Ints

if TYPE_CHECKING:
    from communitygov.base.time import Instant, Moment
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun
    from communitygov.structure.build import Structure

_NONE: Ints = np.zeros(0, dtype=np.int32)
MOST_APART = 200
"""Those away who are tried out one by one; of more it is not told what is lost only because several are away."""


def absence(
    structure: "Structure",
    remove: "str | Ref | Noun | Iterable[str | Ref | Noun]",
    *,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    level: str | None = None,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
) -> Absence:
    """Find what is lost, and what another answers for, while some are away at once.

    ``remove`` has persons, posts, organisations and teams. With an organisation everybody is away whom it sends to a
    team or seconds, who holds a post of it, and it itself. It may also name sets: ``kind:building_steward``, everybody
    appointed to a post of that kind; ``seconded``, all who are seconded, without whom only what they are seconded to
    is left; and ``going_home``, those whose secondment ends on the day, which is compared with their staying. Without
    ``at`` that day is the one on which secondments end.

    It is what `compare` says of the structure and of ``structure.what_if(away(...))``; besides, which pairs are lost
    only because several are away together. ``mode``, ``level`` and ``duty`` are those of `coverage`; ``duty`` left out
    is every duty.

    Raises
    ------
    UnknownId
        When there is no such person, post, organisation or team, or no such duty.
    AmbiguousId
        When a bare id is that of several.
    BadQuestion
        When there is no instant, no such mode, level or kind of post, something of another kind is named, or nobody
        goes home on the day.
    OutsideWindow
        When the instant lies outside the stretch of the structure.
    NotEnoughMemory
        When counting so many places and duties cannot fit.
    """
    only_built(structure)
    return Absent(mode, level, None if duty is None else listed(duty)).absence(structure, remove, at)


@define(eq=False)
class Absent:
    """Absences asked in one way: what it comes to with everybody there is counted once."""

    mode: str | None
    level: str | None
    duty: "tuple[str | Ref | Noun, ...] | None"
    _covered: tuple["Structure", str, Coverage] | None = None
    """The structure and the instant asked about last, and what it comes to."""

    def absence(
        self,
        structure: "Structure",
        remove: "str | Ref | Noun | Iterable[str | Ref | Noun]",
        at: "Moment | str | Instant | None",
    ) -> Absence:
        """One absence; see `communitygov.absence`."""
        named = listed(remove)
        instant = instant_of(structure, named, at)
        asked = asked_of(structure, named, instant)
        one = Side(asked.before(structure), instant, self.mode)
        check_sides((one, one), self.level)
        duties = duties_of((one, one), self.duty)
        covered = self._with_them(one, duties[0].values())
        with collector_paused():
            other = asked.side(one, asked.members)
            missed = where_missed(one.structure, asked.members, duties[0].values())
            work = ColumnWork((one, other), duties, self.level, missed)
            lost = tuple(_lost(work))
            many = len(asked.members) > MOST_APART
            joint = None if many else tuple(_joint(one, asked, lost))
            return _told(asked, work, covered, lost, joint)

    def _with_them(self, one: Side, duties: "Iterable[Duty]") -> Coverage:
        known, at = self._covered, str(one.instant)
        if known is None or known[0] is not one.structure or known[1] != at:
            covered = coverage(one.structure, mode=self.mode, at=one.instant, level=self.level, duty=duties)
            known = self._covered = one.structure, at, covered
        return known[2]


def _told(
    asked: Asked, work: ColumnWork, covered: Coverage, lost: "Sequence[_Lost]", joint: Sequence[Joint] | None
) -> Absence:
    """The answer."""
    structure, differences = work.sides[0].structure, work.groups.rows()
    before = Condition.of(covered)
    refs = tuple(member.who for member in asked.members)
    met = ((str(ref), name_of(structure, str(ref))) for ref in refs if ref.kind != "person")
    names = {text: name for text, name in met if name is not None}
    return Absence(
        level=work.level,
        removed=refs,
        duties=covered.duties,
        before=before,
        after=before.moved(work.askers[0].totals, work.askers[1].totals),
        differences=differences,
        counts=FrozenMap({kind: whole(count) for kind, count in work.groups.counts.items()}),
        same=whole(covered.total - sum(work.groups.counts.values())),
        pairs_to_backstop=whole(sum(each.behind for each in lost)),
        homes_lost=whole(_homes(structure, lost)),
        pairs_joint=None if joint is None else whole(sum(each.count for each in joint)),
        sets=asked.sets,
        duties_lost=tuple(Ref("duty", each) for each in dict.fromkeys(each.duty for each in lost)),
        places_lost=first_places(
            structure.tree, np.unique(np.concatenate([_NONE, *(each.targets.rows for each in lost)]))
        ),
        joint=Rows(Joint, sorted(joint or (), key=lambda each: (-each.count, each.duty))),
        left_out=work.groups.left_out,
        made_up=any(any_made_up(side.structure.register) for side in work.sides),
        names=FrozenMap({**names_met(work.sides, work.duties, differences), **names}),
    )


@frozen(eq=False)
class _Lost:
    """The targets of one duty that lose their answer: rows in order, those that stand for floors apart."""

    duty: str
    targets: Targets
    behind: float
    """How many pairs have somebody behind them."""


def _lost(work: ColumnWork) -> Iterator[_Lost]:
    """What is lost, duty by duty; homes and floors apart."""
    met: dict[tuple[str, str], list[Group]] = {}
    for group in work.are("lost"):
        met.setdefault((group.duty, group.targets.virtual), []).append(group)
    order = [(duty, virtual) for duty in work.duties[0] for virtual in (HOUSEHOLD, FLOOR)]
    for duty, virtual in (each for each in order if each in met):
        groups = met[duty, virtual]
        members = np.sort(np.concatenate([group.members for group in groups]))
        targets, after = groups[0].targets, groups[0].sides[1]
        weights = targets.weights[members]
        behind = float(weights[after.backstop[members]].sum())
        yield _Lost(duty, Targets(targets.rows[members], weights, virtual), behind)


def _homes(structure: "Structure", lost: Iterable[_Lost]) -> float:
    """The households that lose one duty at least."""
    tree = structure.tree
    most = np.zeros(len(tree), dtype=np.int64)
    for each in lost:
        if each.targets.virtual == HOUSEHOLD:
            np.maximum.at(most, each.targets.rows, each.targets.weights)
    return float(most[tree.asked_as_home].sum())


def _joint(side: Side, asked: Asked, lost: Sequence[_Lost]) -> Iterator[Joint]:
    """What is not lost if only one of them is away, whichever it is."""
    structure, refs = side.structure, asked.members
    tree, duties = structure.tree, structure.duties_by_id
    kept = [np.ones(len(each.targets.rows), dtype=np.bool_) for each in lost]
    for group in apart(structure, refs, [duties[each.duty] for each in lost]) if len(refs) > 1 and lost else ():
        now = asked.side(side, group).now()
        for each, left in zip(lost, kept, strict=True):
            left[np.flatnonzero(left)] = ~_holes(now, side.mode, duties[each.duty], _some(each.targets, left))
    for each, left in zip(lost, kept, strict=True) if len(refs) > 1 else ():
        rows = each.targets.rows[left]
        if len(rows):
            places = dict.fromkeys(tree.id(row) for row in rows[: 4 * MOST_PLACES].tolist())
            yield Joint(
                duty=Ref("duty", each.duty),
                within=within(tree, rows),
                places=tuple(Ref("place", text) for text in list(places)[:MOST_PLACES]),
                rows=len(rows),
                count=whole(float(each.targets.weights[left].sum())),
            )


def _some(targets: Targets, chosen: Bools) -> Targets:
    return Targets(targets.rows[chosen], targets.weights[chosen], targets.virtual)


def _holes(now: Now, mode: str | None, duty: "Duty", targets: Targets) -> Bools:
    """Which targets a duty comes to a hole at."""
    found: Bools = np.isin(Bulk(now, targets, mode).ask(duty).states, [CODE[hole] for hole in HOLES])
    return found
