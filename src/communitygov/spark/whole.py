"""A part with all that it is counted with, and which of its rows are its own."""

from collections.abc import Mapping

import numpy as np
from attrs import evolve, frozen

from communitygov.spark.outline import REST, stub
from communitygov.spark.own_rows import Root, held_alone, own_rows, runs_of, with_places
from communitygov.spark.parts import SHARED, Part, Parts, Rows, joined, rows_of, several
from communitygov.structure.build import Structure, build


@frozen(eq=False)
class Whole:
    """A register in parts, and what crosses between them."""

    parts: Parts
    at: str
    """The instant everything is built for."""
    crossing: Mapping[str, Rows]
    """The rows of each part that others are counted with, by the part's name."""
    roots: Mapping[str, tuple[Root, ...]]
    """The outermost places of each part, with the shared places they lie in."""

    def structure(self, part: Part) -> Structure:
        """The structure of one part: built with all that it is counted with, and counting its own places alone."""
        own = part.read()
        others = several(rows for name, rows in self.crossing.items() if name != part.name)
        outlined = {place.id for place in others.get("places", ())}
        stubs = {"places": tuple(map(stub, self.stubbed(part.name, outlined)))}
        structure = build(joined(self.parts.shared, stubs, others, rows_of(own)), at=self.at)
        if part.name != SHARED:
            mine = own_rows(structure, own.places)
            alone = held_alone(structure, mine, self.roots[part.name])
            return evolve(structure, counted=runs_of(with_places(structure, mine, alone)))
        left = own_rows(structure, self.parts.shared.places)
        left &= ~with_places(structure, np.zeros_like(left), self.held_by_one(structure))
        return evolve(structure, counted=runs_of(left))

    def held_by_one(self, structure: Structure) -> dict[str, str]:
        """The shared places that hold nothing but one part, and that part; they are counted with it."""
        found: dict[str, str] = {}
        for name, lying in self.roots.items():
            rows = self.crossing.get(name, {}).get("places", ())
            outlined = {place.id for place in rows}
            others = {parent for other, each in self.roots.items() if other != name for _, parent in each}
            stubs = {parent + REST for root, parent in lying if root not in outlined and parent not in others}
            mine = own_rows(structure, [*rows, *(stub(text.removesuffix(REST)) for text in stubs)])
            found.update(dict.fromkeys(held_alone(structure, mine, lying), name))
        return found

    def stubbed(self, name: str, outlined: set[str]) -> list[str]:
        """The shared places that hold more of other parts than is outlined: in each of them stands a stub."""
        others = (roots for part, roots in self.roots.items() if part != name)
        return sorted({parent for roots in others for root, parent in roots if root not in outlined})
