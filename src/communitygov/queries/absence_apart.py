"""Which of those away can be tried out at once, because they answer nowhere near one another."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.queries.absence_sets import Member
from communitygov.queries.answers_for_claims import Reach
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.intervals import Intervals, merged, size
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.what_if_away import emptied_posts, sent_posts, teams_named

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


def apart(structure: Structure, members: Sequence[Member], duties: Iterable["Duty"]) -> list[tuple[Member, ...]]:
    """Groups of those away, of whom no two may lead one of some duties at one place, at any time in any mode.

    A group is missed at a place as the one of it is who may lead there. Whoever may lead nowhere is left out.
    """
    led = {row.number: row for duty in duties for row in Index.of(structure).shares(duty) if row.share.part == "lead"}
    groups: list[tuple[list[Member], Intervals]] = []
    for member in members:
        reaches = [_reach(structure, ref) for ref in member.reach or (member.who,)]
        found = (scope for reach in reaches for row in led.values() for scope in reach.scopes(row))
        scopes = {scope for scope in found if scope != NOWHERE}
        area = merged(pair for scope in scopes for pair in structure.scopes.rows(scope))
        if not area:
            continue
        for at, (group, others) in enumerate(groups):
            both = merged((*others, *area))
            if size(both) == size(others) + size(area):
                groups[at] = ([*group, member], both)
                break
        else:
            groups.append(([member], area))
    return [tuple(group) for group, _ in groups]


def _reach(structure: Structure, ref: Ref) -> Reach:
    """All through which what is away with somebody may lead."""
    if ref.kind == "person":
        return Reach.of(structure, ref)
    emptied = set(emptied_posts(structure, (ref,)))
    if ref.kind == "organisation":
        emptied.update(sent_posts(structure, ref.id))
    teams = teams_named(structure, ref.id) if ref.kind == "team" else ()
    bodies = (ref.id,) if ref.kind == "organisation" else ()
    return Reach.through(structure, ref, tuple(sorted(emptied)), tuple(teams), bodies)
