"""Links between posts, teams, bodies and persons, one pair at a time."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.model.who import CARRIERS
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from communitygov.model.link import Link


@frozen(eq=False)
class Linked:
    """One pair that a link joins."""

    who: str
    to: str
    link: "Link"
    row: int
    """Number of the link in the register."""


def linked(structure: Structure, kind: str, at: datetime) -> Iterator[Linked]:
    """The pairs that the links of a kind join; rows written for each place mean all, of two those of one place."""
    for row, link in enumerate(structure.register.links):
        if link.kind == kind and link.in_force(at) and link.who.kind in CARRIERS and link.to.kind in CARRIERS:
            yield from (Linked(str(who), str(to), link, row) for who, to in _pairs(structure, link))


def _pairs(structure: Structure, link: "Link") -> Iterator[tuple[Ref, Ref]]:
    tree, whos, tos = structure.tree, _each(structure, link.who), _each(structure, link.to)
    if None in whos or None in tos:
        yield from product(whos.values(), tos.values())
        return
    found: dict[tuple[Ref, Ref], None] = {}
    for place, who in whos.items():
        found.update({(who, tos[at]): None for at in tree.containers(place or 0) if at in tos})
    for place, to in tos.items():
        found.update({(whos[at], to): None for at in tree.containers(place or 0) if at in whos})
    yield from found


def _each(structure: Structure, ref: Ref) -> dict[int | None, Ref]:
    """What a reference means by the place it is made for; by None where it stands alone."""
    table = structure.posts_table
    if ref.kind == "post" and (family := table.family_named(ref.id)) is not None:
        made = ((place, table.made_at(family, place)) for place in table.families[family].family.places)
        return {place: Ref("post", table.id(number)) for place, number in made if number is not None}
    if ref.kind == "team" and (family := table.team_family_named(ref.id)) is not None:
        of = table.teams[family].family
        return {place: Ref("team", table.team_id(of.first + at)) for at, place in enumerate(of.places)}
    return {None: ref}
