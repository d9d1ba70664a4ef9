"""Posts in groups: those of one row of the document to which the same appointments are made."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from communitygov.model.post import Appointment, Post
from communitygov.rules.look import Look
from communitygov.rules.plainly_held import plainly_held
from communitygov.rules.remark import Where
from communitygov.structure.posts import Posts

Made = tuple[int | None, Appointment]
"""An appointment and the number of its row; None for the holder that a seat states."""


@frozen
class Group:
    """Posts that one row of the document describes, or a seat of one, and that are appointed to alike."""

    where: Where
    """Where they are written: their row, or the seat of a team."""
    post: Post
    numbers: Sequence[int]
    appointments: tuple[Made, ...]
    family: int
    """The number of their family."""
    is_seat: bool

    def there(self, look: Look) -> bool:
        """Whether they are there at the instant; abolished posts are not."""
        return self.post.status != "abolished" and self.post.in_force(look.at.at)


def groups(look: Look) -> tuple[Group, ...]:
    """Every post of the register but those plainly held, in its group, in the order of their families."""
    return look.kept("groups of posts", lambda: tuple(_groups(look)))


def _groups(look: Look) -> Iterator[Group]:
    table = look.structure.posts_table
    own = np.zeros(len(table), dtype=np.bool_)
    """The posts that a row or an appointment names one by one, and those that others have replaced."""
    own[table.terms.post] = True
    for several in (table.overridden, table.stands_for, table.replaced):
        own[list(several)] = True
    told = np.zeros(len(table), dtype=np.bool_)
    told[plainly_held(look).posts] = True
    told[list(table.replaced)] = True
    for at, family in enumerate(table.families):
        of = family.family
        here = slice(of.first, of.first + of.size)
        alike = (np.flatnonzero(~own[here]) + of.first).tolist()
        if alike and of.listed is None:
            yield _group(table, at, alike)
        elif alike:  # each has a row of its own
            yield from (_group(table, at, (number,)) for number in alike)
        for number in (np.flatnonzero(own[here] & ~told[here]) + of.first).tolist():
            yield _group(table, at, (number,))


def _group(table: Posts, family: int, numbers: Sequence[int]) -> Group:
    first = numbers[0]
    return Group(
        where=written_at(table, first),
        post=table.post(first),
        numbers=numbers,
        appointments=table.appointments(first),
        family=family,
        is_seat=table.team_of(first) is not None,
    )


def written_at(table: Posts, number: int) -> Where:
    """Where a post is written: its row, or the seat of the team it is."""
    row = table.row(number)
    if row is not None:
        return ("posts", row, ("id",))
    family = table.families[int(table.family_of[number])]
    team = table.team_of(number)
    own = None if team is None else table.team_overridden.get(team)
    teams = table.team_family(team).row if own is None and team is not None else own[0] if own is not None else 0
    return ("teams", teams, ("seats", family.seat or ""))
