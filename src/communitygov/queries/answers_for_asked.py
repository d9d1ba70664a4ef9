"""Whom a question is about: a person, a post, a body or a team, looked up."""

from typing import TYPE_CHECKING

from communitygov.base.errors import AmbiguousId, BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.structure.build import Structure
from communitygov.structure.ids import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.model.noun import Noun

KINDS = ("person", "post", "organisation", "team")
"""What can answer for something."""


def who_asked(structure: Structure, who: "str | Ref | Noun") -> Ref:
    """The person, post, body or team asked about.

    Raises
    ------
    UnknownId
        When the register has none with the id.
    AmbiguousId
        When a bare id fits more than one of them.
    BadQuestion
        When it names something of another kind, or all the posts or teams written once for many places.
    """
    if isinstance(who, str):
        kind, _, identity = nfc(who).rpartition(":")
    else:
        kind = who.kind if isinstance(who, Ref) else str(getattr(who, "noun", None) or type(who).__name__)
        identity = str(getattr(who, "id", None) or "")
    if kind and kind not in KINDS:
        said = f"{kind}:{identity}"
        raise BadQuestion(
            f"{said} answers for nothing: give a person, a post, an organisation or a team",
            f"{said} 不负责事项：请给出人员、岗位、组织或小组",
        )
    fits = [Ref(each, identity) for each in ((kind,) if kind else KINDS) if is_there(structure, each, identity)]
    if len(fits) > 1:
        raise AmbiguousId("noun", identity, map(str, fits))
    if fits:
        return fits[0]
    _not_one_but_many(structure, kind, identity)
    raise _unknown(structure, kind, identity)


def is_there(structure: Structure, kind: str, identity: str) -> bool:
    """Whether the register has such a person, post, body or team."""
    table = structure.posts_table
    if kind == "person":
        return identity in people(structure)
    if kind == "post":
        return table.find(identity) is not None
    return identity in structure.organisations if kind == "organisation" else table.find_team(identity) is not None


def people(structure: Structure) -> frozenset[str]:
    """Every person of the register: those it lists, and those it names as holders or in shares only."""
    kept: frozenset[str] | None = structure.cache.get("people")
    if kept is None:
        register = structure.register
        holders = [each.holder for each in register.appointments]
        holders += [seat.holder for team in register.teams for seat in team.seats.values() if seat.holder is not None]
        named = {each for holder in holders if holder.kind in ("person", "one_of") for each in holder.ids}
        named |= {share.who.id for share in register.shares if share.who.kind == "person"}
        kept = structure.cache["people"] = frozenset((*structure.people_by_id, *named))
    return kept


def _not_one_but_many(structure: Structure, kind: str, identity: str) -> None:
    """Refuse the id of a row that is written for each place: it means many posts or teams.

    Raises
    ------
    BadQuestion
        When it is one.
    """
    table = structure.posts_table
    post, team = table.family_named(identity), table.team_family_named(identity)
    made: Iterable[str] = ()
    if post is not None and kind in ("", "post"):
        made = (table.id(number) for number in table.all_named(identity))
    elif team is not None and kind in ("", "team"):
        of = table.teams[team].family
        made = (table.team_id(number) for number in range(of.first, of.first + of.size))
    first = next(iter(made), None)
    if first is not None:
        raise BadQuestion(
            f"{identity} is written once for many places: ask about one of them, such as {first}",
            f"{identity} 为多处各设一个：请指明其中一个，如 {first}",
        )


def _unknown(structure: Structure, kind: str, identity: str) -> UnknownId:
    """The error for an id that nobody has; ids of persons are never proposed."""
    if kind == "post":
        return structure.posts.unknown(identity)
    if kind == "organisation":
        return UnknownId.among(kind, identity, structure.organisations)
    if kind:
        return UnknownId(kind, identity)
    near = (*structure.posts.unknown(identity).near, *UnknownId.among("", identity, structure.organisations).near)
    return UnknownId("person, post, organisation or team", identity, near)
