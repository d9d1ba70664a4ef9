"""Everybody's absence, each apart: persons, posts or bodies, ranked by the homes that lose a duty."""

from typing import TYPE_CHECKING, Literal

import numpy as np
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.engine.likeness import Likeness
from communitygov.queries.absence import first_places
from communitygov.queries.absence_leads import Effects
from communitygov.queries.absence_persons import EveryPerson
from communitygov.queries.absence_subjects import EveryBody, EveryPost, Subjects
from communitygov.queries.absence_tally import Tally
from communitygov.queries.absence_work import Asking, Trials, targets_kept
from communitygov.queries.asked import check_level, check_mode, now_at
from communitygov.queries.by import whole
from communitygov.queries.targets import targets_of
from communitygov.structure.places import Floats, Longs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.base.time import Instant
    from communitygov.engine.holding import Now
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure

Over = Literal["person", "post", "body"]
SUBJECTS: dict[str, type[Subjects]] = {"person": EveryPerson, "post": EveryPost, "body": EveryBody}


@frozen(eq=False)
class Question:
    """What is asked of a structure."""

    structure: "Structure"
    instant: "Instant"
    mode: str | None
    level: str | None
    duties: "Sequence[Duty]"


@frozen
class Lacking:
    """What the absence of one comes to, as `Absence` has it."""

    who: Ref
    homes_lost: float
    pairs_lost: float
    pairs_to_backstop: float
    pairs_passed_on: float
    duties: tuple[Ref, ...]
    places: tuple[Ref, ...]


@frozen
class Found:
    """What the absences of all come to: the worst ones first."""

    rows: tuple[Lacking, ...]
    many: int
    """How many of them something is lost or passed on without."""
    tried: int
    """How many there are."""


def subjects_of(now: "Now", over: str) -> Subjects:
    """Persons, posts or bodies.

    Raises
    ------
    BadQuestion
        When it is none of these words.
    """
    if over not in SUBJECTS:
        raise BadQuestion.no_such("kind to try out", "缺席对象", over, tuple(SUBJECTS), {})
    return SUBJECTS[over](now)


def every_absence(asked: Question, over: str, most: int | None) -> Found:
    """Try each of them apart.

    Raises
    ------
    BadQuestion
        When there is no such mode, level, or kind of those who may be away.
    """
    structure = asked.structure
    check_mode(structure, asked.mode)
    check_level(structure, asked.level)
    with collector_paused():
        now = now_at(structure, asked.instant)
        Likeness.at(now)
        trials = Trials(Effects(subjects_of(now, over)), asked.mode)
        tally = Tally(structure)
        known: dict[int, Asking] = {}
        for duty in in_like_order(asked, known, now):
            for targets in targets_of(structure, duty, asked.level):
                asking = targets_kept(known, now, targets, asked.mode)
                for part in trials.over(asking, duty):
                    for become in trials.apart(part):
                        tally.add(duty.id, targets, become.target, become.subject, become.become)
        return _ranked(trials.effects.subjects, tally, asked, most)


def in_like_order(asked: Question, known: dict[int, Asking], now: "Now") -> "list[Duty]":
    """The duties, those that are led alike one after another."""
    groups: dict[object, list[Duty]] = {}
    for duty in asked.duties:
        askings = [
            targets_kept(known, now, each, asked.mode) for each in targets_of(asked.structure, duty, asked.level)
        ]
        groups.setdefault(tuple((id(each), each.like(duty)) for each in askings), []).append(duty)
    return [duty for group in groups.values() for duty in group]


def _ranked(subjects: Subjects, tally: Tally, asked: Question, most: int | None) -> Found:
    many = subjects.many
    lost, backed, passed = (tally.count(name, many) for name in ("pairs_lost", "pairs_to_backstop", "pairs_passed_on"))
    who, rows, homes = tally.lost()
    homes_lost = np.bincount(who, weights=homes, minlength=many).astype(np.float64)
    missed = np.flatnonzero((lost > 0) | (passed > 0))
    order = np.lexsort((-lost[missed], -(lost - backed)[missed], -homes_lost[missed]))
    missed = missed[order]
    shown = _first(subjects, missed, (homes_lost, lost - backed, lost), most)
    duties = _duties(tally, shown, [duty.id for duty in asked.duties])
    low, high = (np.searchsorted(who, shown, side).tolist() for side in ("left", "right"))
    tree = asked.structure.tree
    found: list[Lacking] = []
    for at, number in enumerate(shown.tolist()):
        found.append(
            Lacking(
                who=subjects.ref(number),
                homes_lost=whole(float(homes_lost[number])),
                pairs_lost=whole(float(lost[number])),
                pairs_to_backstop=whole(float(backed[number])),
                pairs_passed_on=whole(float(passed[number])),
                duties=tuple(Ref("duty", each) for each in duties[at]),
                places=first_places(tree, rows[low[at] : high[at]]),
            )
        )
    return Found(tuple(found), len(missed), many)


def _first(subjects: Subjects, missed: Longs, by: tuple[Floats, ...], most: int | None) -> Longs:
    """The first of some in order; of those that are equal in all the first by name."""
    many = len(missed) if most is None else min(most, len(missed))
    if not many:
        return missed[:0]
    equal = np.ones(len(missed), dtype=np.bool_)
    for column in by:
        equal &= column[missed] == column[missed[many - 1]]
    end = int(np.flatnonzero(equal)[-1]) + 1
    names = {number: subjects.name(number) for number in missed[:end].tolist()}
    keys = {number: tuple(-float(column[number]) for column in by) for number in names}
    return np.array(sorted(names, key=lambda number: (keys[number], names[number]))[:many], dtype=np.int64)


def _duties(tally: Tally, shown: Longs, order: list[str]) -> list[list[str]]:
    """The duties that each of some loses anywhere, in an order."""
    found: list[dict[str, None]] = [{} for _ in range(len(shown))]
    for duty, those in sorted(tally.duties, key=lambda each: order.index(each[0])):
        at = np.minimum(np.searchsorted(those, shown), len(those) - 1)
        for number in np.flatnonzero(those[at] == shown).tolist():
            found[number][duty] = None
    return [list(each) for each in found]
