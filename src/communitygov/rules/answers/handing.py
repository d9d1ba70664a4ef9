"""How posts answer through each other: held ex officio, or standing in; step by step, with the row that says so."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from communitygov.engine.holding import Now
from communitygov.rules.answers.leads import now_of
from communitygov.rules.answers.shares import row_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Where
from communitygov.structure.holders import KINDS
from communitygov.structure.posts import Posts

SECTIONS = ("appointments", "teams", "posts", "links")


@frozen
class Handing:
    """One step: a post that comes down to another."""

    post: int
    to: int
    kind: Literal["ex_officio", "stands_in"]
    where: Where
    """The holder, or the link."""

    @property
    def order(self) -> tuple[int, int, str]:
        """Where it stands among others: holders before links, each in the order written."""
        section, row, steps = self.where
        return SECTIONS.index(section), row or 0, str(steps)


def handings(look: Look, mode: str) -> dict[int, list[Handing]]:
    """Every step in force in a mode, by the post it leads from."""
    found: dict[int, list[Handing]] = {}
    now = now_of(look)
    for step in (*_ex_officio(look, now, mode), *_standing_in(look, now, mode)):
        if now.in_force(step.post):
            found.setdefault(step.post, []).append(step)
    return found


def _ex_officio(look: Look, now: Now, mode: str) -> Iterator[Handing]:
    table, web = look.structure.posts_table, now.web(mode)
    for post in _held_by_posts(look):
        now_made = [(row, each) for row, each in table.appointments(post) if each.in_force(look.at.at)]
        acting = [(row, each) for row, each in now_made if each.capacity == "acting"]
        for row, appointment in acting or now_made:
            if appointment.holder.kind == "post":
                other = web.other(post, appointment)
                if other is not None:
                    where = ("appointments", row, ("holder",)) if row is not None else _seat_at(table, post)
                    yield Handing(post, other, "ex_officio", where)


def _held_by_posts(look: Look) -> tuple[int, ...]:
    """The posts that an appointment gives to whoever holds another post."""
    return look.kept("held by posts", lambda: tuple(sorted(_find_held(look.structure.posts_table))))


def _find_held(table: Posts) -> set[int]:
    found: set[int] = set(table.terms.post[table.terms.kind == KINDS.index("post")].tolist())
    for family in table.families:
        if any(each.holder.kind == "post" for _, each in family.everyone):
            made = range(family.family.first, family.family.first + family.family.size)
            found |= {table.replaced.get(post, post) for post in made}
    return {post for post in found if post >= 0}


def _seat_at(table: Posts, post: int) -> Where:
    """Where the holder of a seat is written."""
    team, seat = table.team_of(post), table.families[int(table.family_of[post])].seat or ""
    if team is None:
        return "posts", table.row(post), ("id",)
    own = table.team_overridden.get(team)
    return "teams", table.team_family(team).row if own is None else own[0], ("seats", seat, "holder")


def _standing_in(look: Look, now: Now, mode: str) -> Iterator[Handing]:
    for post in now.stood_in_for:
        for other, rows in now.standing_in(post, mode).items():
            yield Handing(post, other, "stands_in", row_at(look, "links", rows[0]))
