"""A part with all that it is counted with, and which of its rows are its own."""

from collections.abc import Mapping

from attrs import evolve, frozen

from communitygov.spark.outline import stub
from communitygov.spark.own_rows import Root, own_rows, runs_of
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
        places = self.parts.shared.places if part.name == SHARED else own.places
        return evolve(structure, counted=runs_of(own_rows(structure, places)))

    def stubbed(self, name: str, outlined: set[str]) -> list[str]:
        """The shared places that hold more of other parts than is outlined: in each of them stands a stub."""
        others = (roots for part, roots in self.roots.items() if part != name)
        return sorted({parent for roots in others for root, parent in roots if root not in outlined})
