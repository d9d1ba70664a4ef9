"""Which posts other rows refer to."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.rules.ex_officio import held_by_posts
from communitygov.rules.look import Look

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.holder import Holder
    from communitygov.model.who import Who


@frozen
class Referred:
    """What rows refer to: kinds of post, families of posts written for each place, single posts."""

    kinds: frozenset[str]
    families: frozenset[int]
    posts: frozenset[int]

    def others(self, kind: str, family: int, posts: Iterable[int]) -> list[int]:
        """Those of some posts of one kind and family that nothing refers to."""
        if kind in self.kinds or family in self.families:
            return []
        return [number for number in posts if number not in self.posts]


def referred(look: Look) -> Referred:
    """What the shares, links, bodies, switches, teams and holders ex officio of a register refer to."""
    table = look.structure.posts_table
    names = {*_named(look)}
    families = {name: family for name in names if (family := table.family_named(name)) is not None}
    singles = {table.find(name) for name in names if name not in families}
    return Referred(
        kinds=frozenset(share.who.id for share in look.register.shares if share.who.kind == "every"),
        families=frozenset(families.values()),
        posts=frozenset(number for number in singles if number is not None),
    )


def _named(look: Look) -> Iterator[str]:
    register = look.register
    ends: list[Ref | Who | None] = [end for link in register.links for end in (link.who, link.to)]
    ends += [switch.by for switch in register.switches]
    ends += [share.who for share in register.shares]
    yield from (end.id for end in ends if end is not None and end.kind == "post")
    yield from (body.head for body in register.organisations if body.head is not None)
    holders: list[Holder | None] = [register.appointments[row].holder for row in held_by_posts(look)]
    holders += [seat.holder for team in register.teams for seat in team.seats.values()]
    yield from (holder.ids[0] for holder in holders if holder is not None and holder.kind == "post")
