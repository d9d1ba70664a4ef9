"""Homes per lead for each place of a level: where the load is worst."""

from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.queries.asked import check_level
from communitygov.structure.build import Structure
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Ints, Longs


@frozen(eq=False, repr=False, getstate_setstate=False)
class Pairs(Lasting):
    """Who leads some duty where, each pair once."""

    row: Ints
    """Rows of the tree that count as homes, in order."""
    party: Ints
    """A number for each who leads."""


@frozen
class LoadByPlace:
    """How many homes come to one who leads, in one place."""

    place: Ref
    """The place."""
    homes: int
    """Its homes where anybody leads some duty, each once."""
    leads: int
    """How many lead there, also those who lead elsewhere besides."""
    most: int
    """The homes in it of the one who leads most of them."""

    @property
    def homes_per_lead(self) -> float:
        """Homes divided by those who lead."""
        return self.homes / self.leads

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        counts = {"homes": self.homes, "leads": self.leads, "most": self.most}
        return {"place": str(self.place), **counts, "homes_per_lead": self.homes_per_lead}


def by_place(structure: Structure, pairs: Pairs, level: str) -> tuple[LoadByPlace, ...]:
    """Each place of a level that somebody leads in, the most homes per lead first."""
    check_level(structure, level)
    tree = structure.tree
    places = np.flatnonzero(tree.is_kind(level) & ~tree.block)
    found: list[LoadByPlace] = []
    homes = tree.homes.astype(np.int64)
    for place in places.tolist():
        edges = np.searchsorted(pairs.row, np.array(tree.rows_within(place), dtype=pairs.row.dtype))
        parts: list[Ints] = [np.arange(low, high) for low, high in edges.tolist()]
        chosen = np.concatenate(parts)
        if len(chosen):
            found.append(_of_place(Ref("place", tree.id(place)), pairs.row[chosen], pairs.party[chosen], homes))
    return tuple(sorted(found, key=lambda row: (-row.homes_per_lead, -row.homes, row.place)))


def _of_place(place: Ref, rows: Ints, parties: Ints, homes: Longs) -> LoadByPlace:
    who, index = np.unique(parties, return_inverse=True)
    each = np.bincount(index, weights=homes[rows])
    return LoadByPlace(place, int(homes[np.unique(rows)].sum()), len(who), int(each.max()))
