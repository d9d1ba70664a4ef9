"""Coverage over the week that begins at the day of the judgement, of the duties that change with the hour."""

from datetime import datetime

import numpy as np

from communitygov.engine.cells import Leads
from communitygov.model.duty import Duty
from communitygov.model.post import Appointment
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.queries.week_days import week_of
from communitygov.rules.answers.holes import Hole
from communitygov.rules.answers.leads import leads, now_of, shares_leading
from communitygov.rules.look import Look
from communitygov.rules.spread import in_state
from communitygov.structure.places import Bools, Ints
from communitygov.structure.posts import Posts

POSTS = ("post", "posts", "kind", "nobody")
"""Carriers that come to posts and to nothing further."""


def span(look: Look) -> tuple[datetime, datetime]:
    """The week, cut where containment changes and where years end."""
    return week_of(look.structure, look.at)


def week(look: Look, mode: str) -> Coverage:
    """The duties over the week in a mode that somebody else, or nobody, may answer for at some hour of it."""
    start, end = span(look)
    return look.kept(
        f"week {mode}",
        lambda: coverage(look.structure, duty=may_be_off(look, mode), mode=mode, at=start, until=end),
    )


def in_week(look: Look, hole: Hole) -> Ints:
    """The rows at which the duty of a hole is in its state at some hour of the week, in each of its modes."""
    return in_state((week(look, mode) for mode in hole.modes), hole.gap.duty.id, hole.gap.state)


def may_be_off(look: Look, mode: str) -> tuple[str, ...]:
    """The duties a lead of which is bound to a shift, or answers through others that may be.

    Also those that must be answered nearer at some hours than at others.
    """
    bound, duties = bound_to_shifts(look).copy(), look.structure.duties_by_id.values()
    bound[list(now_of(look).stood_in_for)] = True
    every = ((duty, leads(look, shares_leading(look, duty, mode), mode)) for duty in _duties(look))
    off = {duty.id for duty, found in every if _may_be_off(found, bound)}
    return tuple(duty.id for duty in duties if duty.id in off or not all(row.always for row in duty.answered_at))


def bound_to_shifts(look: Look) -> Bools:
    """For each post whether it, or whoever holds it, is bound to a shift, or it is held by way of another post."""
    return look.kept("bound to shifts", lambda: _bound(look.structure.posts_table))


def _duties(look: Look) -> list[Duty]:
    """The duties; none where nothing in the register is bound to a shift, for then nobody is ever off."""
    register = look.register
    seats = (seat.shift for team in register.teams for seat in team.seats.values())
    rows = (row.shift for section in (register.posts, register.appointments, register.shares) for row in section)
    any_shift = any(shift is not None for shift in (*rows, *seats))
    return list(look.structure.duties_by_id.values()) if any_shift else []


def _may_be_off(found: Leads, bound: Bools) -> bool:
    if any(row.share.shift is not None or row.carrier not in POSTS for row in found.rows):
        return True
    return bool(bound[found.number[found.number >= 0]].any())


def _bound(table: Posts) -> Bools:
    of_family = [
        family.post.shift is not None or any(_is_bound(each) for _, each in family.everyone)
        for family in table.families
    ]
    bound = np.array(of_family, dtype=np.bool_)[table.family_of]
    own = [post for post, (_, written) in table.overridden.items() if written.shift is not None]
    own += [post for post, pairs in table.named.items() if any(_is_bound(each) for _, each in pairs)]
    bound[own] = True
    return bound


def _is_bound(appointment: Appointment) -> bool:
    return appointment.shift is not None or appointment.holder.kind == "post"
