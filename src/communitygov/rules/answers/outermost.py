"""With whom a line of reports begins: whoever leads where nobody leads further out."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.engine.cells import Leads
from communitygov.rules.answers.leads import Nearest, carrier_of, leads, nearest, shares_leading
from communitygov.rules.ex_officio import held_by_posts
from communitygov.rules.look import Look
from communitygov.structure.places import Bools, Ints, Longs

TEAMS = ("team", "teams")


@frozen(eq=False)
class Leading:
    """Posts, teams, bodies and people that lead something."""

    posts: Bools
    teams: Bools
    others: set[Ref] = field(factory=set[Ref])

    def has(self, look: Look, ref: Ref) -> bool:
        """Whether one of them leads."""
        table = look.structure.posts_table
        if ref.kind in ("post", "team"):
            number = table.find(ref.id) if ref.kind == "post" else table.find_team(ref.id)
            return number is not None and bool((self.posts if ref.kind == "post" else self.teams)[number])
        return ref in self.others

    def handing(self, look: Look) -> Iterator[Ref]:
        """The teams, the bodies and the posts held ex officio of them: a line may go on from another in their place."""
        table = look.structure.posts_table
        yield from (Ref("post", table.id(number)) for number in by_office(look) if self.posts[number])
        yield from (Ref("team", table.team_id(number)) for number in np.flatnonzero(self.teams).tolist())
        yield from sorted(ref for ref in self.others if ref.kind == "organisation")

    def add(self, look: Look, found: Leads, chosen: Bools) -> None:
        """Add the carriers of some leads."""
        of_team = np.array([row.carrier in TEAMS for row in found.rows], dtype=np.bool_)[found.share]
        numbered = chosen & (found.number >= 0)
        self.posts[found.number[numbered & ~of_team]] = True
        self.teams[found.number[numbered & of_team]] = True
        rest = np.flatnonzero(chosen & (found.number < 0)).tolist()
        named = (carrier_of(look.structure, found, lead).partition(":") for lead in rest)
        self.others.update(Ref(kind, identity) for kind, _, identity in named)


def by_office(look: Look) -> Iterator[int]:
    """The posts of which some appointment, or the row of their seat, names another post."""
    structure, table = look.structure, look.structure.posts_table
    named = {structure.register.appointments[row].post for row in held_by_posts(look)}
    yield from dict.fromkeys(number for post in sorted(named) for number in table.all_named(post))
    seats = any(
        seat.holder is not None and seat.holder.kind == "post"
        for row in structure.register.teams
        for seat in row.seats.values()
    )
    if seats:
        yield from (number for number in range(len(table)) if table.team_of(number) is not None)


def nobody_leading(look: Look) -> Leading:
    """Nobody yet."""
    table = look.structure.posts_table
    teams = sum(each.family.size for each in table.teams)
    return Leading(np.zeros(len(table), dtype=np.bool_), np.zeros(teams, dtype=np.bool_))


def leading_in(look: Look, mode: str) -> tuple[Leading, Leading]:
    """Who leads anything in a mode, and who leads where nobody does further out: there a line of reports begins.

    Every place counts that lies inside, also one that nobody asks about today.
    """
    anywhere, outermost = nobody_leading(look), nobody_leading(look)
    rows: Ints = np.arange(len(look.structure.tree), dtype=np.int32)
    for _, duty in look.rows("duties"):
        asks = look.structure.words.exactness(duty.modes, mode) is not None
        found = leads(look, shares_leading(look, duty, mode) if asks else (), mode)
        if len(found.scope):
            anywhere.add(look, found, np.ones(len(found.share), dtype=np.bool_))
            outermost.add(look, found, _furthest_of(look, found, rows))
    return anywhere, outermost


def _furthest_of(look: Look, found: Leads, rows: Ints) -> Bools:
    """The same leads, as those of another mode or duty often are, are laid over the places once."""
    kept: dict[tuple[int, ...], tuple[Leads, Bools]] = look.kept("furthest leads", dict[Any, Any])
    key = tuple(row.number for row in found.rows)
    before = kept.get(key)
    if before is None or not _are_same(before[0], found):
        adds = np.array([row.share.adds for row in found.rows], dtype=np.bool_)[found.share]
        before = kept[key] = found, _furthest(nearest(look.structure, found, rows), adds)
    return before[1]


def _are_same(one: Leads, other: Leads) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("share", "number", "scope"))


def _furthest(laid: Nearest, adds: Bools) -> Bools:
    """The leads beyond which there is none over a place but such as add: of these any may answer and leave the line."""
    found = np.zeros(len(adds), dtype=np.bool_)
    left = np.ones(len(laid.rows), dtype=np.bool_)
    for number in np.unique(laid.number).tolist():
        chosen = np.flatnonzero(laid.number == number)
        before: Longs = np.concatenate(([0], left.cumsum()))
        found[chosen] = before[laid.end[chosen]] > before[laid.first[chosen]]
        zones = [lead for lead in chosen.tolist() if lead in laid.zones]
        found[zones] = [bool(left[laid.zones[lead]].any()) for lead in zones]
        size = len(left) + 1
        stays = chosen[~adds[chosen]]
        plain = np.setdiff1d(stays, zones)
        opened = np.bincount(laid.first[plain], minlength=size) - np.bincount(laid.end[plain], minlength=size)
        left &= opened.cumsum()[:-1] <= 0
        for lead in (lead for lead in zones if not adds[lead]):
            left[laid.zones[lead]] = False
    return found
