"""What a question about lines of command names: the place, post, team or body, and the mode in force there."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from communitygov.base.errors import AmbiguousId, BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.base.wording import MOST_SUGGESTED
from communitygov.engine.holding import Now
from communitygov.engine.modes import modes_in_force
from communitygov.engine.over import Over
from communitygov.queries.asked import check_mode
from communitygov.structure.build import Structure
from communitygov.structure.ids import nfc
from communitygov.structure.places import Spot
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.noun import Noun

KINDS = ("place", "post", "team", "organisation")
ANY = "place, post, team or body"


def named(structure: Structure, asked: "str | Ref | Noun", kinds: tuple[str, ...] = KINDS) -> Ref:
    """The one place, post, team or body that is named, by ``kind:id`` or by an id that only one of them has.

    Raises
    ------
    UnknownId
        When there is none.
    AmbiguousId
        When there are several.
    BadQuestion
        When it names something of another kind.
    """
    kind, identity = _parts(asked)
    if kind and kind not in kinds:
        raise BadQuestion(
            f"{kind}:{identity} has no line of command: give one of {', '.join(kinds)}",
            f"{kind}:{identity} 没有指挥链：请给出地点、岗位、小组或组织",
        )
    found = [each for each in ((kind,) if kind else kinds) if _is_there(structure, each, identity)]
    if len(found) > 1:
        raise AmbiguousId.among(ANY, identity, (f"{each}:{identity}" for each in found))
    for each in found:
        return Ref(each, identity)
    if kind == "place" or "/" in identity:
        raise structure.places.unknown(identity)
    unknown = UnknownId.among(kind or ANY, identity, _ids(structure, (kind,) if kind else kinds))
    places = structure.places.by_name(identity) if not kind and "place" in kinds else ()
    like = dict.fromkeys((*places, *unknown.near))
    raise UnknownId(unknown.kind, identity, islice(like, MOST_SUGGESTED), unknown.there, unknown.many)


def _parts(asked: "str | Ref | Noun") -> tuple[str, str]:
    if isinstance(asked, str):
        kind, _, identity = nfc(asked).rpartition(":")
        return kind, identity
    if isinstance(asked, Ref):
        return asked.kind, asked.id
    return asked.noun, str(getattr(asked, "id", ""))


def _is_there(structure: Structure, kind: str, identity: str) -> bool:
    table = structure.posts_table
    if kind == "place":
        return structure.tree.find(identity) is not None
    if kind == "organisation":
        return identity in structure.organisations
    return (table.find(identity) if kind == "post" else table.find_team(identity)) is not None


def _ids(structure: Structure, kinds: tuple[str, ...]) -> Iterator[str]:
    table = structure.posts_table
    if "place" in kinds:
        yield from structure.tree.row_of
    if "post" in kinds:
        yield from structure.posts
    if "team" in kinds:
        for team in table.teams:
            of = team.family
            yield from (table.team_id(number) for number in range(of.first, of.first + of.size))
    if "organisation" in kinds:
        yield from structure.organisations


def spot_of(structure: Structure, ref: Ref) -> Spot | None:
    """The place that is named, or that a post, team or body serves; None for a zone or nothing."""
    tree, table, scopes = structure.tree, structure.posts_table, structure.scopes
    if ref.kind == "place":
        return tree.find(ref.id)
    scope = -1
    if ref.kind == "post":
        scope = int(table.scope[table.find(ref.id) or 0])
    elif ref.kind == "team":
        scope = table.team_scope(table.find_team(ref.id) or 0)
    elif ref.kind == "organisation":
        scope = scopes.find(structure.organisations[ref.id].serves)
    return None if scope < 0 or scopes.is_zone(scope) else Spot(scope, tree.id(scope))


def mode_at(now: Now, spot: Spot | None, mode: str | None) -> str:
    """The mode asked; else the one in force at a place.

    Raises
    ------
    BadQuestion
        When there is no such mode, or switches put several in force there.
    """
    check_mode(now.structure, mode)
    if mode is not None or spot is None or not now.switches.by_scope:
        return mode or SERVICE
    modes = list(modes_in_force(now, Over(now, spot).held).modes)
    if len(modes) > 1:
        raise BadQuestion(
            f"several modes are in force at {spot.id}: {', '.join(modes)}; name one with mode",
            f"{spot.id} 有几种模式同时生效：{'、'.join(modes)}；请用 mode 指明一种",
        )
    return modes[0]
