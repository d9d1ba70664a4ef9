"""Who is missed most: what was added up, ranked by the homes that lose a duty."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref
from communitygov.engine.distinct import distinct, places_among
from communitygov.queries.absence_tally import Tally
from communitygov.queries.by import wholes
from communitygov.queries.first_places import first_of_each
from communitygov.structure.places import Floats, Longs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.base.time import Instant
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure


@frozen(eq=False)
class Question:
    """What is asked of a structure."""

    structure: "Structure"
    instant: "Instant"
    mode: str | None
    level: str | None
    duties: "Sequence[Duty]"


@frozen(eq=False)
class Ranking:
    """What the absences of some come to, as `Absence` has it, the worst one first: columns of one length."""

    who: list[tuple[Ref, ...]]
    homes_lost: list[float]
    pairs_lost: list[float]
    pairs_to_backstop: list[float]
    pairs_without_anybody: list[float]
    pairs_passed_on: list[float]
    duties: list[tuple[Ref, ...]]
    places: list[tuple[Ref, ...]]
    many: int
    """How many there are, listed or not, without whom something is lost or passed on."""

    def met(self) -> set[Ref]:
        """All that is named, persons aside."""
        named = (ref for column in (self.who, self.duties, self.places) for refs in set(column) for ref in refs)
        return {ref for ref in named if ref.kind != "person"}


def check_most(most: object) -> None:
    """Refuse what is no number of rows.

    Raises
    ------
    BadQuestion
        When it is neither None nor a whole number from 0 on.
    """
    if most is not None and (isinstance(most, bool) or not isinstance(most, int | np.integer) or most < 0):
        raise BadQuestion(
            f"most is how many rows are listed, a whole number from 0 on, or None for all; not {most!r}",
            f"most 是最多列出的行数：从 0 起的整数，None 为全部；不能是 {most!r}",
        )


Named = Callable[[Longs], list[tuple[Ref, ...]]]
"""Who is away, by their numbers."""


def ranked(tally: Tally, asked: Question, many: int, named: Named, most: int | None) -> Ranking:
    """The first of some, by the homes that lose a duty."""
    lost, backed, passed = (tally.count(name, many) for name in ("pairs_lost", "pairs_to_backstop", "pairs_passed_on"))
    who, rows, homes = tally.lost()
    homes_lost = np.bincount(who, weights=homes, minlength=many).astype(np.float64)
    missed = np.flatnonzero((lost > 0) | (passed > 0))
    missed = missed[np.lexsort((-lost[missed], -(lost - backed)[missed], -homes_lost[missed]))]
    shown, names = _first(named, missed, (homes_lost, lost - backed, lost), most)
    low, high = (np.searchsorted(who, shown, side) for side in ("left", "right"))
    return Ranking(
        who=names,
        homes_lost=wholes(homes_lost[shown]),
        pairs_lost=wholes(lost[shown]),
        pairs_to_backstop=wholes(backed[shown]),
        pairs_without_anybody=wholes((lost - backed)[shown]),
        pairs_passed_on=wholes(passed[shown]),
        duties=_duties(tally, shown, [duty.id for duty in asked.duties]),
        places=first_of_each(asked.structure.tree, rows, low, high),
        many=len(missed),
    )


def _first(
    named: Named, missed: Longs, by: tuple[Floats, ...], most: int | None
) -> tuple[Longs, list[tuple[Ref, ...]]]:
    """The first of some in order, with their names; of those that are equal in all the first by name."""
    many = len(missed) if most is None else min(most, len(missed))
    if not many:
        return missed[:0], []
    equal = np.ones(len(missed), dtype=np.bool_)
    for column in by:
        equal &= column[missed] == column[missed[many - 1]]
    several = missed[: int(np.flatnonzero(equal)[-1]) + 1]
    names = named(several)
    ids = [tuple([ref.id for ref in refs]) for refs in names]
    rank = np.empty(len(ids), dtype=np.int64)
    rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    order = np.lexsort((rank, *(-column[several] for column in reversed(by))))[:many]
    return several[order], [names[at] for at in order.tolist()]


def _duties(tally: Tally, shown: Longs, order: list[str]) -> list[tuple[Ref, ...]]:
    """The duties that each of some loses anywhere, in an order."""
    those_of: dict[str, list[Longs]] = {}
    for duty, those in tally.duties:
        those_of.setdefault(duty, []).append(those)
    sets: list[tuple[Ref, ...]] = [()]
    of = np.zeros(len(shown), dtype=np.int64)
    """Which of the sets each of them has so far."""
    for duty in (duty for duty in order if duty in those_of):
        loses = np.zeros(len(shown), dtype=np.bool_)
        for those in those_of[duty]:
            loses |= those[np.minimum(np.searchsorted(those, shown), len(those) - 1)] == shown
        grown = distinct(of[loses])
        of[loses] = len(sets) + places_among(grown, of[loses])
        sets += [(*sets[at], Ref("duty", duty)) for at in grown.tolist()]
    return [sets[at] for at in of.tolist()]
