"""Who holds one place of a line at an instant: held, stood in for, off shift, vacant, not known or not there."""

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.engine.held import NOBODY, Held
from communitygov.engine.holding import Now
from communitygov.engine.worlds import World, every_way

EMPTY = ("vacant", "unknown", "not_there")
"""The states in which nobody is sure to be there."""


@frozen
class Standing:
    """Who is at one place of a line."""

    state: str
    """held, stood_in, off_shift, vacant, unknown or not_there."""
    holders: tuple[str, ...] = ()
    """Those who are, or perhaps are: ``person:ID``, ``unnamed`` or ``unknown``."""


def standing(now: Now, ref: Ref, mode: str) -> Standing:
    """Read every way who answers for a post, a team, a body or a person."""
    asked = [held for _, held in every_way({}, lambda world: _held(now, ref, mode, world))]
    answerers = [who for held in asked for who in held.answerers]
    holders = tuple(sorted({who.holder for who in answerers}))
    found = {held.status for held in asked}
    if found == {"on"} and "unknown" not in holders:
        stood_in = all(who.capacity == "stand_in" for who in answerers)
        return Standing("stood_in" if stood_in else "held", holders)
    only = {"off": "off_shift", "vacant": "vacant"}.get(next(iter(found))) if len(found) == 1 else None
    return Standing(only or "unknown", holders)


def _held(now: Now, ref: Ref, mode: str, world: World) -> Held:
    table = now.structure.posts_table
    if ref.kind == "post":
        post = table.find(ref.id)
        return NOBODY if post is None else now.post(post, mode, world)
    if ref.kind == "team":
        return now.team(table.find_team(ref.id), ref.id, mode, world)
    return now.organisation(ref.id, mode, world) if ref.kind == "organisation" else now.person(ref.id)
