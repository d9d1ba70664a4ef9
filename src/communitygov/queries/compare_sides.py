"""The two sides of a comparison: a structure, an instant and a mode each, and the duties asked about."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from communitygov.base.errors import UnknownId
from communitygov.base.frozen import FrozenMap
from communitygov.base.time import Instant
from communitygov.engine.gone import NOBODY_GONE, Gone
from communitygov.engine.holding import Now
from communitygov.model.plain import PlainNoun
from communitygov.queries.asked import check_level, check_mode, duty_of, now_at
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun

AskedDuties: TypeAlias = "str | Ref | Noun | Iterable[str | Ref | Noun] | None"
Duties = tuple[Mapping[str, "Duty"], Mapping[str, "Duty"]]
"""The duties of each side by id."""


@frozen(eq=False)
class Side:
    """One of the two things compared."""

    structure: Structure
    instant: Instant
    mode: str | None
    gone: Gone = NOBODY_GONE
    """Who is away from the structure."""

    def now(self) -> Now:
        """The structure at the instant, without those."""
        now = now_at(self.structure, self.instant)
        return now if self.gone is NOBODY_GONE else now.without(self.gone)


Sides = tuple[Side, Side]


def check_sides(sides: Sides, level: str | None) -> None:
    """Refuse a mode or a level that either vocabulary does not have.

    Raises
    ------
    BadQuestion
        When there is no such mode or level.
    """
    for side in sides:
        check_mode(side.structure, side.mode)
        check_level(side.structure, level)


def duties_of(sides: Sides, duty: AskedDuties) -> Duties:
    """The duties asked about, of each side; one that is named must be in one of the two.

    Raises
    ------
    UnknownId
        When neither has it.
    """
    if duty is None:
        return sides[0].structure.duties_by_id, sides[1].structure.duties_by_id
    named = duty if isinstance(duty, Iterable) and not isinstance(duty, str | PlainNoun) else (duty,)
    found: tuple[dict[str, Duty], dict[str, Duty]] = {}, {}
    for each in named:
        known = [_known(side, each) for side in sides]
        if not any(known):
            duty_of(sides[0].structure, each)
        for of, there in zip(found, known, strict=True):
            if there is not None:
                of[there.id] = there
    return FrozenMap(found[0]), FrozenMap(found[1])


def _known(side: Side, duty: "str | Ref | Noun") -> "Duty | None":
    try:
        return duty_of(side.structure, duty)
    except UnknownId:
        return None
