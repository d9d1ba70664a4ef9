"""Worlds of which each tells something that no other has told: enough of them for every list of an answer."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.engine.leads import Claim
from communitygov.engine.worlds import World
from communitygov.structure.shifts import Unknown

if TYPE_CHECKING:
    from communitygov.engine.row import InWorld, Stand

FEW = 64
"""So many worlds are not worth merging."""

Met = Callable[[Claim], Collection[Unknown]]
"""The unknowns that a claim may meet."""


def merged(worlds: "list[InWorld]", met: Met) -> "list[InWorld]":
    """The worlds that tell something new, in order."""
    told: set[object] = set()
    kinds: dict[object, int] = {}
    about: dict[int, _About] = {}
    kept: list[InWorld] = []
    for world in worlds:
        before = len(told)
        told.update(_told(world, met, kinds, about))
        if len(told) > before:
            kept.append(world)
    return kept


@frozen(eq=False)
class _About:
    """The unknowns of the claims of one stand."""

    claims: tuple[tuple[Claim, tuple[Unknown, ...]], ...]
    own: frozenset[Unknown]
    """Those that only what is told of single claims depends on."""

    @classmethod
    def of(cls, stand: "Stand", met: Met) -> "_About":
        """The unknowns of a stand; who of several marked first is the nearest depends on all of theirs at once."""
        claims = tuple((claim, tuple(met(claim))) for claim in stand.claims)
        marked = {unknown for claim, unknowns in claims if claim.share.share.first for unknown in unknowns}
        return cls(claims, frozenset(unknown for _, unknowns in claims for unknown in unknowns) - marked)


def _told(world: "InWorld", met: Met, kinds: dict[object, int], about: dict[int, _About]) -> list[object]:
    """All that a world tells: what it comes to, and for each claim in that case whether it leads, failed, or may."""
    stand, decision, values = world.stand, world.decision, world.world
    kind: tuple[object, ...] = world.mode, world.state, world.reason, world.required, world.cut
    if stand is None or decision is None:
        return [(kind, tuple(values.items()))]
    here = about.get(id(stand))
    if here is None:
        here = about[id(stand)] = _About.of(stand, met)
    common = tuple([(each, value) for each, value in values.items() if each not in here.own])
    of = kinds.setdefault((*kind, decision.at, decision.inherited, common), len(kinds))
    failed, leading = decision.failed, dict(decision.leads)
    told: list[object] = [of]
    told += [(of, claim, leading.get(claim), failed.get(claim), _of(values, own)) for claim, own in here.claims]
    told += [(of, "backstop", pair) for pair in decision.backstop]
    told += [(of, "naming", claim) for claim in decision.naming]
    return told


def _of(values: World, unknowns: Collection[Unknown]) -> tuple[str | None, ...]:
    return tuple([values.get(unknown) for unknown in unknowns])
