"""Who a line of reports goes on from, where whoever stands in it has no link of its own."""

from communitygov.base.ref import Ref
from communitygov.engine.holding import Now
from communitygov.queries.command_holders import held_through
from communitygov.structure.build import Structure


def hands_over(now: Now, ref: Ref) -> Ref | None:
    """The lead seat of a team, the head of a body, the post by whose holder alone a post is held."""
    if ref.kind == "team":
        return _lead_seat(now.structure, ref)
    if ref.kind == "organisation":
        body = now.structure.organisations.get(ref.id)
        return None if body is None or body.head is None else Ref("post", body.head)
    post = now.structure.posts_table.find(ref.id) if ref.kind == "post" else None
    return None if post is None else held_through(now, post)


def _lead_seat(structure: Structure, ref: Ref) -> Ref | None:
    table = structure.posts_table
    team = table.find_team(ref.id)
    seat = None if team is None else table.lead_seat(team)
    return None if seat is None else Ref("post", table.id(seat))
