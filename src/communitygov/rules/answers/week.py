"""Coverage over the week that begins at the day of the judgement, of the duties that change with the hour."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
from attrs import evolve, frozen

from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.engine.cells import Leads
from communitygov.model.columns import words_stated
from communitygov.model.duty import Duty
from communitygov.model.post import Appointment
from communitygov.queries.asked_over import Asker
from communitygov.queries.cells import Adding, Cells
from communitygov.queries.covered import Gap
from communitygov.queries.gaps import Gaps, gap_order
from communitygov.queries.hours_met import HoursMet
from communitygov.queries.pieces import Piece, pieces_of
from communitygov.queries.week_days import week_of
from communitygov.rules.answers.holes import Hole
from communitygov.rules.answers.leads import leads, now_of, shares_leading
from communitygov.rules.look import Look
from communitygov.rules.spread import in_state
from communitygov.structure.holders import KINDS
from communitygov.structure.index import Index
from communitygov.structure.places import Bools, Ints
from communitygov.structure.posts import Posts

POSTS = ("post", "posts", "kind", "nobody")
"""Carriers that come to posts and to nothing further."""
RIVALS = ("ambiguous",)
NEVER_KNOWN = (*RIVALS, "unknown_which")
"""The states of which it is told where they are: of duties of which hours may not be known, and of others `RIVALS`."""


def span(look: Look) -> tuple[datetime, datetime]:
    """The week, cut where containment changes and where years end."""
    return week_of(look.structure, look.at)


@frozen(eq=False)
class Week:
    """Duties over the week, in one mode."""

    duties: frozenset[Ref]
    cells: tuple[Cells, ...]
    """What each comes to in each place."""
    gaps: tuple[Gap, ...]
    """Where several claim the lead; where nobody knows who answers, of duties of which hours may not be known."""
    left_out: Mapping[str, float]
    """What gaps of these kinds that are not listed come to, by state."""


def week(look: Look, mode: str) -> Week:
    """The duties over the week in a mode that somebody else, or nobody, may answer for at some hour of it."""
    return look.kept(f"week {mode}", lambda: _noted(look, mode, _week(look, mode)))


def _noted(look: Look, mode: str, found: Week) -> Week:
    """A week, noted for other modes in which its duties come to the same; not where some gaps are not listed."""
    weeks: dict[tuple[str, object], Week] = look.kept("weeks of duties", dict[tuple[str, object], Week])
    for duty in () if found.left_out else found.duties:
        weeks.setdefault((duty.id, said_of(look, look.structure.duties_by_id[duty.id], mode)), found)
    return found


def _week(look: Look, mode: str) -> Week:
    """Each duty is asked once of all pieces of the week in which it comes to the same."""
    structure, pieces = look.structure, pieces_of_week(look)
    hours = look.kept("hours met", lambda: HoursMet(structure))
    every = [structure.duties_by_id[name] for name in may_be_off(look, mode)]
    known = {duty.id: week for duty in every if (week := _alike(look, duty, mode)) is not None}
    duties = [duty for duty in every if duty.id not in known]
    times = {duty.id: hours.times(duty, pieces) for duty in duties}
    listed = {duty.id: NEVER_KNOWN if hours.may_be_unknown(duty, pieces) else RIVALS for duty in duties}
    asker, gaps = Asker(structure, None, mode), Gaps(structure, mode, listed)
    adding: dict[tuple[str, str], Adding] = {}
    with collector_paused():
        for number, piece in enumerate(pieces):
            for asked in asker.ask([duty for duty in duties if number in times[duty.id].first], piece):
                alike = together([pieces[at] for at in times[asked.duty.id].pieces(number)])
                key = asked.duty.id, asked.targets.virtual
                adding.setdefault(key, Adding(*key[:1], asked.targets, piece.units)).classed(asked.found, alike.factor)
                gaps.add(asked.duty, asked.targets, asked.found, alike)
            gaps.end(piece)
    done = [adding[key].done() for duty in duties for key in adding if key[0] == duty.id]
    done += [cells for name, week in known.items() for cells in week.cells if cells.duty == name]
    found = [*gaps.rows(), *(gap for name, week in known.items() for gap in week.gaps if gap.duty.id == name)]
    order = {duty.id: at for at, duty in enumerate(every)}
    return Week(
        duties=frozenset(Ref("duty", duty.id) for duty in every),
        cells=tuple(sorted(done, key=lambda cells: order[cells.duty])),
        gaps=tuple(sorted(found, key=gap_order)),
        left_out=gaps.left_out_states(),
    )


def _alike(look: Look, duty: Duty, mode: str) -> Week | None:
    """The week in a mode that was looked at before, in which a duty comes to the same; None where there is none."""
    weeks: dict[tuple[str, object], Week] = look.kept("weeks of duties", dict[tuple[str, object], Week])
    return weeks.get((duty.id, said_of(look, duty, mode)))


def said_of(look: Look, duty: Duty, mode: str) -> object:
    """All that rows say of a mode which may tell what a duty comes to in it from what it comes to in another."""
    words, register = look.structure.words, look.register
    teams = frozenset(team.modes for team in register.teams)
    anywhere = look.kept("modes of links and teams", lambda: teams | words_stated(register.links, "modes"))
    shares = [row.share.modes for row in Index.of(look.structure).shares(duty)]
    return tuple(words.exactness(named, mode) for named in (duty.modes, *shares, *sorted(anywhere)))


def together(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one, from the begin of the first."""
    first = min(pieces, key=lambda piece: piece.instant.at)
    ends = [piece.until for piece in pieces if piece.until is not None]
    return evolve(first, seconds=sum(piece.factor for piece in pieces), until=max(ends, default=None))


def pieces_of_week(look: Look) -> tuple[Piece, ...]:
    """The pieces of the week."""
    start, end = span(look)
    structure = look.structure
    return look.kept("pieces of the week", lambda: pieces_of(structure, structure.instant(start), end))


def in_week(look: Look, hole: Hole) -> Ints:
    """The rows at which the duty of a hole is in its state at some hour of the week, in each of its modes."""
    return in_state((week(look, mode).cells for mode in hole.modes), hole.gap.duty.id, hole.gap.state)


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
    rows = any(words_stated(section, "shift") for section in (register.posts, register.appointments, register.shares))
    any_shift = rows or any(shift is not None for shift in seats)
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
    bound[own] = True
    terms = table.terms
    bound[terms.post[(terms.shift >= 0) | (terms.kind == KINDS.index("post"))]] = True
    return bound


def _is_bound(appointment: Appointment) -> bool:
    return appointment.shift is not None or appointment.holder.kind == "post"
