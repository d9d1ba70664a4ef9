"""Which shifts keep those off who would lead: their hours, and when somebody is on again."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.base.time import NEVER, Instant
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim, held_by
from communitygov.engine.row import InWorld
from communitygov.engine.worlds import every_way
from communitygov.queries.answer import OffShift
from communitygov.queries.days import minutes_of
from communitygov.queries.evidence import carrier_ref
from communitygov.structure.build import Structure
from communitygov.structure.shifts import Ons

if TYPE_CHECKING:
    from communitygov.model.shift import Shift

LOOKED_AHEAD = 14
"""The days for which it is looked when somebody is on again."""
MOST_EDGES = 400
"""The instants at which it is looked."""
MOST_WAYS = 64
"""The readings of what is not known that are looked at, at each."""
MOST_CARRIERS = 64
"""The leads whose shifts are told."""


def off_shifts(now: Now, worlds: Iterable[InWorld]) -> tuple[OffShift, ...]:
    """The shifts of those who would lead and are off, in the order of their ids."""
    off: dict[Claim, InWorld] = {}
    for world in worlds:
        failed = {} if world.decision is None else world.decision.failed
        for claim in (claim for claim, how in failed.items() if how == "off"):
            off.setdefault(claim, world)
    claims = sorted(off, key=lambda claim: (str(carrier_ref(now.structure, claim)), claim.share.key))
    found = (told for claim in claims[:MOST_CARRIERS] for told in _off(now, claim, off[claim]))
    return tuple(dict.fromkeys(found))


def _off(now: Now, claim: Claim, world: InWorld) -> Iterator[OffShift]:
    """The shifts that were looked at for a lead, and are off."""
    kept: dict[object, _Off] = now.kept.setdefault("off", {})
    key = claim.carrier, claim.share.share.who.id, claim.share.share.shift, world.mode
    if key not in kept:
        watching = _Watching(now.structure, now.instant)
        held_by(watching, claim, world.mode, world.world)
        shifts = (now.structure.shifts.get(name) for name, ons in sorted(watching.looked_at.items()) if ons == ())
        found = tuple(shift for shift in shifts if shift is not None)
        kept[key] = _Off(found, on_again(now, claim, world.mode) if found else None)
    carrier = carrier_ref(now.structure, claim)
    return (_told(carrier, shift, kept[key].next_on) for shift in kept[key].shifts)


class _Watching(Now):
    """The same instant, and the shifts that are looked at."""

    @property
    def looked_at(self) -> dict[str, Ons]:
        """Each shift that was looked at, and whether it is on."""
        looked_at: dict[str, Ons] = self.kept.setdefault("looked_at", {})
        return looked_at

    def ons(self, shift: str | None) -> Ons:
        """Whether a shift is on."""
        found = super().ons(shift)
        if shift is not None:
            self.looked_at[shift] = found
        return found


@frozen
class _Off:
    shifts: tuple["Shift", ...]
    next_on: str | None


def _told(carrier: Ref, shift: "Shift", next_on: str | None) -> OffShift:
    plain = shift.days.plain()
    return OffShift(
        carrier=carrier,
        shift=Ref("shift", shift.id),
        hours=() if shift.hours == "unknown" else tuple(map(str, shift.hours)),
        days=plain if isinstance(plain, str) else tuple(plain),
        next_on=next_on,
    )


def on_again(now: Now, claim: Claim, mode: str) -> str | None:
    """The first edge of hours at which a lead answers again; None where none is near, or where that is not known."""
    later: dict[datetime, Now] = now.kept.setdefault("later", {})
    for edge in _edges(now):
        if edge not in later:
            later[edge] = Now(now.structure, Instant(edge, bare=False))
        ways = _ways(later[edge], claim, mode)
        if ways == {"on"}:
            return str(later[edge].instant)
        if "on" in ways:
            return None
    return None


def _ways(at: Now, claim: Claim, mode: str) -> set[str]:
    """How a lead stands, in every reading of what is not known; of too many to look at it may stand in any way."""
    ways = [held.status for _, held in every_way({}, lambda world: held_by(at, claim, mode, world), MOST_WAYS)]
    return set(ways) if len(ways) < MOST_WAYS else {"on", "off"}


def _edges(now: Now) -> list[datetime]:
    """The instants from now on at which hours may begin, at which a day does, or a shift begins to be in force."""
    kept: list[datetime] | None = now.kept.get("edges")
    if kept is None:
        kept = now.kept["edges"] = sorted(_found(now.structure, now.instant.at))[:MOST_EDGES]
    return kept


def _found(structure: Structure, at: datetime) -> set[datetime]:
    first, end = datetime.combine(at.date(), time()), at + timedelta(days=LOOKED_AHEAD)
    minutes = {0, *minutes_of(structure)}
    found = {first + timedelta(days=day, minutes=minute) for day in range(LOOKED_AHEAD + 1) for minute in minutes}
    found |= {shift.period[0] for shift in structure.shifts.values() if shift.period[0] is not None}
    until = structure.until
    return {edge for edge in found if at < edge <= end and edge.year < NEVER and (until is None or edge < until)}
