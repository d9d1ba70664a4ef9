"""Who can decide: the one named, the first at the level that owns a duty, or the outermost body."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.ref import Ref
from communitygov.queries.command_graph import CommandGraph
from communitygov.structure.intervals import holds
from communitygov.structure.scopes import NOWHERE, Scopes
from communitygov.structure.words import NO_LEVEL

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

INSIDE = 10**9
"""Nearer than everything."""


def deciders_of(
    graph: CommandGraph, far: Mapping[str, int], goal: Ref | None, duty: "Duty | None"
) -> tuple[str, tuple[str, ...]]:
    """Those who can decide, of all that are so far away, and why they can: named, owner or outermost."""
    if goal is not None:
        return "named", (end_of(graph, goal),)
    if duty is None or duty.owned_by not in graph.structure.words.rank:
        return "outermost", outermost(((graph, far),))
    owner = graph.structure.words.level_number(duty.owned_by)
    near = [node for node in far if _number(graph, node) <= owner]
    least = min((far[node] for node in near), default=0)
    return "owner", _bodies_first(graph, (node for node in near if far[node] == least))


def end_of(graph: CommandGraph, goal: Ref) -> str:
    """Who is to be reached where one is named: whoever answers for it in the end."""
    return graph.acts.get(str(goal), str(goal))


def outermost(reached: Iterable[tuple[CommandGraph, Collection[str]]]) -> tuple[str, ...]:
    """The bodies furthest out, of all reached in some modes; posts that head none only where no body is there."""
    numbered = [(graph, {node: _number(graph, node) for node in nodes}) for graph, nodes in reached]
    least = min((number for _, numbers in numbered for number in numbers.values()), default=INSIDE)
    if least == INSIDE:
        return ()
    found = (
        _bodies_first(graph, (n for n, number in numbers.items() if number == least)) for graph, numbers in numbered
    )
    return tuple(sorted({node for nodes in found for node in nodes}))


def is_last(graph: CommandGraph, deciders: Iterable[str]) -> bool:
    """Whether those furthest out are only the last written of: no body, heads of none, inside a place further out."""
    return any(deciders) and all(_is_last(graph, node) for node in deciders)


def _is_last(graph: CommandGraph, node: str) -> bool:
    if node.startswith("organisation:") or node in graph.headed:
        return False
    scopes, scope = graph.structure.scopes, graph.scope(node)
    return scopes.is_zone(scope) or int(scopes.tree.parent[scope]) >= 0


def _number(graph: CommandGraph, node: str) -> int:
    """Where one stands: the lower the further out; nowhere decides nothing, nor does what is not there."""
    scopes, scope = graph.structure.scopes, graph.scope(node) if graph.there(node) else NOWHERE
    number = NO_LEVEL if scope == NOWHERE else _zone(scopes, scope) if scopes.is_zone(scope) else scopes.number(scope)
    return INSIDE if number == NO_LEVEL else number


def _zone(scopes: Scopes, zone: int) -> int:
    """Where a zone stands: at its level; without one just inside the innermost place that holds all of it."""
    level, atoms, tree = scopes.level(zone), scopes.atoms(zone), scopes.tree
    if level is not None or not atoms:
        return scopes.number(zone)
    first = int(np.searchsorted(tree.atoms_before, atoms[0][0], "right")) - 1
    around = (scopes.number(row) for row in tree.containers(first) if holds(scopes.atoms(row), atoms))
    return max(around, default=NO_LEVEL - 1) + 1


def _bodies_first(graph: CommandGraph, nodes: Iterable[str]) -> tuple[str, ...]:
    """Of some the bodies, and the posts that head one; all of them where there are none. A body is told by its head."""
    found = sorted(nodes)
    bodies = [node for node in found if node.startswith("organisation:") or node in graph.headed]
    told = {graph.acts.get(node, node) for node in bodies} & set(found)
    ends = sorted(told | {node for node in bodies if graph.acts.get(node, node) not in told})
    return tuple(ends or found)
