"""Where those away may lead; and which of them can be tried out at once, because they lead nowhere near one another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.engine.gone import sent_by
from communitygov.queries.absence_sets import Member
from communitygov.queries.answers_for_claims import Reach
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.intervals import Interval, Intervals, merged, size
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.what_if_away import emptied_posts, teams_named

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.shares import ShareRow

MOST_LOOKED_UP = 2000
"""Of more than so many it is not looked up where they may lead."""


def where_missed(structure: Structure, members: Sequence[Member], duties: Iterable["Duty"]) -> Intervals | None:
    """The rows where any of some may lead one of some duties, at any time in any mode; None of too many members."""
    if len(members) > MOST_LOOKED_UP:
        return None
    led = _led(structure, duties)
    return merged(pair for member in members for pair in _area(structure, member, led))


def apart(structure: Structure, members: Sequence[Member], duties: Iterable["Duty"]) -> list[tuple[Member, ...]]:
    """Groups of those away, of whom no two may lead one of some duties at one place, at any time in any mode.

    A group is missed at a place as the one of it is who may lead there. Whoever may lead nowhere is left out.
    """
    led = _led(structure, duties)
    groups: list[tuple[list[Member], Intervals]] = []
    for member in members:
        area = merged(_area(structure, member, led))
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


def _led(structure: Structure, duties: Iterable["Duty"]) -> list["ShareRow"]:
    """The shares by which somebody may lead some duties, each once."""
    rows = (row for duty in duties for row in Index.of(structure).shares(duty) if row.share.part == "lead")
    return list({row.number: row for row in rows}.values())


def _area(structure: Structure, member: Member, led: Iterable["ShareRow"]) -> Iterator[Interval]:
    """Where one may lead by some shares."""
    reaches = [_reach(structure, ref) for ref in member.reach or (member.who,)]
    scopes = {scope for row in led for reach in reaches for scope in reach.scopes(row)}
    for scope in scopes - {NOWHERE}:
        yield from structure.scopes.rows(scope)


def _reach(structure: Structure, ref: Ref) -> Reach:
    """All through which what is away with somebody may lead."""
    if ref.kind == "person":
        return Reach.of(structure, ref)
    emptied = set(emptied_posts(structure, (ref,)))
    if ref.kind == "organisation":
        emptied.update(sent_by(structure).get(ref.id, ()))
    teams = teams_named(structure, ref.id) if ref.kind == "team" else ()
    bodies = (ref.id,) if ref.kind == "organisation" else ()
    return Reach.through(structure, ref, tuple(sorted(emptied)), tuple(teams), bodies)
