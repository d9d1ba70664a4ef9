"""Who is missed most: what was added up, ranked by the homes that lose a duty."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref
from communitygov.base.shortly import shortly
from communitygov.queries.absence import first_places
from communitygov.queries.absence_tally import Tally
from communitygov.queries.by import whole
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


@frozen
class Lacking:
    """What the absence of one comes to, as `Absence` has it."""

    who: tuple[Ref, ...]
    homes_lost: float
    pairs_lost: float
    pairs_to_backstop: float
    pairs_passed_on: float
    duties: tuple[Ref, ...] = field(repr=shortly)
    places: tuple[Ref, ...] = field(repr=shortly)


@frozen
class Found:
    """What the absences of all come to: the worst ones first."""

    rows: tuple[Lacking, ...]
    many: int
    """How many of them something is lost or passed on without."""
    tried: int
    """How many there are."""


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


Named = Callable[[int], tuple[Ref, ...]]
"""Who is away, by number."""


def ranked(tally: Tally, asked: Question, many: int, named: Named, most: int | None) -> Found:
    """The first of some, by the homes that lose a duty."""
    lost, backed, passed = (tally.count(name, many) for name in ("pairs_lost", "pairs_to_backstop", "pairs_passed_on"))
    who, rows, homes = tally.lost()
    homes_lost = np.bincount(who, weights=homes, minlength=many).astype(np.float64)
    missed = np.flatnonzero((lost > 0) | (passed > 0))
    order = np.lexsort((-lost[missed], -(lost - backed)[missed], -homes_lost[missed]))
    missed = missed[order]
    shown, names = _first(named, missed, (homes_lost, lost - backed, lost), most)
    duties = _duties(tally, shown, [duty.id for duty in asked.duties])
    low, high = (np.searchsorted(who, shown, side).tolist() for side in ("left", "right"))
    tree = asked.structure.tree
    found: list[Lacking] = []
    for at, number in enumerate(shown.tolist()):
        found.append(
            Lacking(
                who=names[number],
                homes_lost=whole(float(homes_lost[number])),
                pairs_lost=whole(float(lost[number])),
                pairs_to_backstop=whole(float(backed[number])),
                pairs_passed_on=whole(float(passed[number])),
                duties=tuple(duties[at]),
                places=first_places(tree, rows[low[at] : high[at]]),
            )
        )
    return Found(tuple(found), len(missed), many)


def _first(
    named: Named, missed: Longs, by: tuple[Floats, ...], most: int | None
) -> tuple[Longs, dict[int, tuple[Ref, ...]]]:
    """The first of some in order, with their names; of those that are equal in all the first by name."""
    many = len(missed) if most is None else min(most, len(missed))
    if not many:
        return missed[:0], {}
    equal = np.ones(len(missed), dtype=np.bool_)
    for column in by:
        equal &= column[missed] == column[missed[many - 1]]
    several = missed[: int(np.flatnonzero(equal)[-1]) + 1]
    names = {number: named(number) for number in several.tolist()}
    ids = [tuple(ref.id for ref in names[number]) for number in several.tolist()]
    rank = np.empty(len(ids), dtype=np.int64)
    rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    order = np.lexsort((rank, *(-column[several] for column in reversed(by))))
    return several[order[:many]], names


def _duties(tally: Tally, shown: Longs, order: list[str]) -> list[list[Ref]]:
    """The duties that each of some loses anywhere, in an order."""
    found: list[dict[Ref, None]] = [{} for _ in range(len(shown))]
    for duty, those in sorted(tally.duties, key=lambda each: order.index(each[0])):
        at, ref = np.minimum(np.searchsorted(those, shown), len(those) - 1), Ref("duty", duty)
        for number in np.flatnonzero(those[at] == shown).tolist():
            found[number][ref] = None
    return [list(each) for each in found]
