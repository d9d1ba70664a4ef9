"""Seats of teams as posts: their kinds, their holders, and which of them leads."""

from typing import TYPE_CHECKING

from communitygov.model.post import Appointment, Post
from communitygov.structure.words import Words

if TYPE_CHECKING:
    from communitygov.model.team import Seat, Team


def leading_seat(team: "Team", words: Words) -> str | None:
    """The first seat that leads, by itself or by the team's template."""
    template = words.templates.get(team.template or "")
    leading = {seat.id for seat in template.seats if seat.lead} if template else set[str]()
    return next((name for name, seat in team.seats.items() if seat.lead or name in leading), None)


def seat_post(team: "Team", name: str, seat: "Seat", words: Words) -> Post:
    """A seat as a post: of the kind it states, else the template's, else its own name."""
    template = words.templates.get(team.template or "")
    asked = {word.id: word.kind for word in template.seats} if template else {}
    return Post.model_construct(
        id=team.id, kind=seat.kind or asked.get(name, name), shift=seat.shift, serves=team.serves, since=team.since,
        until=team.until, through=team.through, made_up=team.made_up,
    )  # fmt: skip


def seat_holder(team: "Team", seat: "Seat") -> tuple[tuple[int | None, Appointment], ...]:
    """The holder of a seat as an appointment in the team's period; without a row of its own."""
    if seat.holder is None:
        return ()
    appointment = Appointment.model_construct(
        post=team.id, holder=seat.holder, since=team.since, until=team.until, through=team.through,
        made_up=team.made_up,
    )  # fmt: skip
    return ((None, appointment),)
