"""Which shifts keep those off who would lead: their hours, and when they are on next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from communitygov.base.ref import Ref
from communitygov.base.time import Hours
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim
from communitygov.engine.row import InWorld
from communitygov.model.days import Days
from communitygov.model.shift import Calendar, Shift
from communitygov.queries.answer import OffShift
from communitygov.queries.evidence import carrier_ref
from communitygov.structure.shifts import begins_on

LOOKED_AHEAD = 31
"""The days for which it is looked when a shift is on next."""
MOST_STEPS = 8
"""How many posts held ex officio are followed, as in answers."""
MOST_CARRIERS = 64
"""The leads whose shifts are told."""


def off_shifts(now: Now, worlds: Iterable[InWorld]) -> tuple[OffShift, ...]:
    """The shifts of those who would lead and are off, in the order of their ids."""
    off = (claim for world in worlds if world.decision for claim, how in world.decision.failed.items() if how == "off")
    claims = sorted(dict.fromkeys(off), key=lambda claim: (str(carrier_ref(now.structure, claim)), claim.share.key))
    found = (told for claim in claims[:MOST_CARRIERS] for told in _off(now, claim))
    return tuple(dict.fromkeys(found))


def _off(now: Now, claim: Claim) -> Iterator[OffShift]:
    carrier = carrier_ref(now.structure, claim)
    post = _post_of(now, claim)
    asked = [claim.share.share.shift, *(() if post is None else _of_post(now, post, MOST_STEPS))]
    for name in dict.fromkeys(asked):
        shift = None if name is None else now.structure.shifts.get(name)
        if shift is not None and now.ons(name) == ():
            yield told(carrier, shift, now.instant.at, now.structure.register.calendar)


def _post_of(now: Now, claim: Claim) -> int | None:
    """The post that answers for a carrier: itself, the lead seat of a team, the head of a body."""
    kind, number = claim.carrier
    table = now.structure.posts_table
    if kind == "post":
        return number if number >= 0 else None
    if kind == "team":
        return table.lead_seat(number) if number >= 0 else None
    body = now.structure.organisations.get(claim.share.share.who.id) if kind == "organisation" else None
    return None if body is None or body.head is None else table.find(body.head)


def _of_post(now: Now, post: int, steps: int) -> Iterator[str | None]:
    """The shifts of a post, of its appointments, and of the posts it is held by ex officio."""
    table = now.structure.posts_table
    yield table.post(post).shift
    for _, appointment in table.appointments(post):
        if appointment.in_force(now.instant.at):
            yield appointment.shift
            if appointment.holder.kind == "post" and steps:
                family, place = table.family_named(appointment.holder.ids[0]), table.place_row(post)
                made = None if family is None or place is None else table.made_at(family, place)
                other = table.find(appointment.holder.ids[0]) if family is None else made
                if other is not None:
                    yield from _of_post(now, other, steps - 1)


def told(carrier: Ref, shift: Shift, at: datetime, calendar: Calendar | None) -> OffShift:
    """What is said of a shift that is off at an instant."""
    known = () if shift.hours == "unknown" else shift.hours
    return OffShift(
        carrier=carrier,
        shift=Ref("shift", shift.id),
        hours=tuple(str(hours) for hours in known),
        days=plain if isinstance(plain := shift.days.plain(), str) else tuple(plain),
        next_on=_next_on(shift, known, at, calendar) if known else None,
    )


def _next_on(shift: Shift, hours: Iterable[Hours], at: datetime, calendar: Calendar | None) -> str | None:
    """The next instant at which a shift goes on; None where it does not soon, or where that is not known."""
    starts, ends = shift.period
    begins = max(at, starts) if starts is not None else at
    for day in _days(shift.days, begins.date()):
        on = begins_on(shift.days, day, calendar)
        if on is not True and on is not False:
            return None
        stretches = sorted(_stretch(each, day) for each in hours) if on else ()
        first = next((max(start, begins) for start, end in stretches if end > begins), None)
        if first is not None:
            return None if ends is not None and first >= ends else first.isoformat(timespec="minutes")
    return None


def _days(days: Days, first: date) -> Iterator[date]:
    """The days to look at, from the day before, whose hours may end after midnight."""
    if days.kind == "dates":
        return (day for day in days.dates if day >= first - timedelta(days=1))
    return (first + timedelta(days=ahead) for ahead in range(-1, LOOKED_AHEAD) if first.year < date.max.year)


def _stretch(hours: Hours, day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, time()) + timedelta(minutes=hours.start)
    return start, start + timedelta(minutes=hours.length)
