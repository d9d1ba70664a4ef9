"""Homes per lead for each place of a level: where the load is worst."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.asked import check_level
from communitygov.queries.tabled import ids, known
from communitygov.structure.build import Structure
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Ints


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
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places in it led by anybody whose households are unknown or not exact; their homes are in no count."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "place": "text",
        "homes": "number",
        "leads": "count",
        "most": "number",
        "homes_per_lead": "number",
        "not_counted": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table; homes are missing where no number of them is known."""
        counts = {"homes": self.homes, "most": self.most, "homes_per_lead": self.homes_per_lead}
        return {
            "place": self.place.id,
            "leads": self.leads,
            "not_counted": ids(self.not_counted),
            **{name: known(count, self.not_counted) for name, count in counts.items()},
        }

    @property
    def homes_per_lead(self) -> float:
        """Homes divided by those who lead."""
        return self.homes / self.leads

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        counts = {"homes": self.homes, "leads": self.leads, "most": self.most}
        not_counted = [str(place) for place in self.not_counted]
        return {"place": str(self.place), **counts, "homes_per_lead": self.homes_per_lead, "not_counted": not_counted}


def by_place(structure: Structure, pairs: Pairs, level: str) -> Rows[LoadByPlace]:
    """Each place of a level that somebody leads in, the most homes per lead first."""
    check_level(structure, level)
    tree = structure.tree
    places = np.flatnonzero(tree.is_kind(level) & ~tree.block)
    found: list[LoadByPlace] = []
    for place in places.tolist():
        edges = np.searchsorted(pairs.row, np.array(tree.rows_within(place), dtype=pairs.row.dtype))
        parts: list[Ints] = [np.arange(low, high) for low, high in edges.tolist()]
        chosen = np.concatenate(parts)
        if len(chosen):
            found.append(_of_place(structure, place, pairs.row[chosen], pairs.party[chosen]))
    return Rows(LoadByPlace, sorted(found, key=lambda row: (-row.homes_per_lead, -row.homes, row.place)))


def _of_place(structure: Structure, place: int, rows: Ints, parties: Ints) -> LoadByPlace:
    tree = structure.tree
    who, index = np.unique(parties, return_inverse=True)
    each = np.bincount(index, weights=tree.homes[rows])
    led: Ints = np.unique(rows)
    unknown = tuple(Ref("place", tree.id(row)) for row in led[tree.uncounted[led]].tolist())
    return LoadByPlace(Ref("place", tree.id(place)), int(tree.homes[led].sum()), len(who), int(each.max()), unknown)
