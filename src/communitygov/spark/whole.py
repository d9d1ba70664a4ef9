"""A part with all that it is counted with, and which of its rows are its own."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.texts import TextIndex
from communitygov.base.time import Instant
from communitygov.model.columns import texts
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.spark.crossing import Root, Seen
from communitygov.spark.outline import outline, stub
from communitygov.spark.parts import SHARED, Part, Parts, Rows, joined, rows_of, several
from communitygov.spark.refs import Named
from communitygov.spark.run import Runner
from communitygov.structure.build import Structure, build

MOST_ROUNDS = 64
"""How often parts are asked what they name of others: a chain from county to county is no longer."""


@frozen(eq=False)
class Whole:
    """A register in parts, and what crosses between them."""

    parts: Parts
    at: str
    """The instant everything is built for."""
    crossing: Mapping[str, Rows]
    """The rows of each part that every other part is counted with, by the part's name."""
    roots: Mapping[str, tuple[Root, ...]]
    """The outermost places of each part, with the shared places they lie in."""

    @classmethod
    def of(cls, parts: Parts, at: str | None, runner: Runner) -> "Whole":
        """Find what crosses.

        Raises
        ------
        BadQuestion
            When there is no instant.
        """
        instant = parts.shared.as_of if at is None else Instant.of(at, parts.shared.time_zone)
        if instant is None:
            raise BadQuestion(
                "no instant: give at=, or let what the parts share state as_of",
                "没有时刻：请给出 at=，或在各部分共用的文件中写明 as_of",
            )
        text = str(instant)
        said = list(runner.each(Beyond(parts.shared, text), parts.parts))
        wanted = frozenset[Named]().union(*(beyond for beyond, _ in said))
        roots = {part.name: each for part, (_, each) in zip(parts.parts, said, strict=True)}
        for _ in range(MOST_ROUNDS if wanted else 0):
            more = wanted.union(*runner.each(About(parts.shared, text, wanted), parts.parts))
            if more == wanted:
                break
            wanted = more
        rows = runner.each(Crossing(parts.shared, text, wanted), parts.parts) if wanted else ()
        found = dict(zip((part.name for part in parts.parts), rows, strict=False))
        return cls(parts, text, {name: each for name, each in found.items() if each}, roots)

    def structure(self, part: Part) -> Structure:
        """The structure of one part: built with all that it is counted with, and counting its own places alone."""
        own = part.read()
        others = several(rows for name, rows in self.crossing.items() if name != part.name)
        outlined = {place.id for place in others.get("places", ())}
        stubs = {"places": tuple(self._others(part, outlined))}
        structure = build(joined(self.parts.shared, stubs, others, rows_of(own)), at=self.at)
        places = self.parts.shared.places if part.name == SHARED else own.places
        return evolve(structure, counted=_own_rows(structure, places))

    def _others(self, part: Part, outlined: set[str]) -> Iterator[Place]:
        """A stub in each shared place that holds more of other parts than is outlined."""
        others = (roots for name, roots in self.roots.items() if name != part.name)
        holding = {parent for roots in others for root, parent in roots if root not in outlined}
        yield from (stub(parent) for parent in sorted(holding))


def _own_rows(structure: Structure, places: Sequence[Place]) -> tuple[tuple[int, int], ...]:
    """The rows of some places, as intervals."""
    mine = (TextIndex.of(texts(places, "id")).find_all(structure.tree.ids) >= 0).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mine[structure.tree.base], [0]))))
    return tuple((int(first), int(end)) for first, end in edges.reshape(-1, 2))


@frozen(eq=False)
class _Asking:
    """Asks a part, seen behind what all share."""

    shared: Register
    at: str

    def seen(self, part: Part) -> Seen:
        """The part as it sees itself."""
        return Seen.of(build(self.shared, at=self.at), part.read(), self.at)


@frozen(eq=False)
class Beyond(_Asking):
    """What a part names and does not have."""

    def __call__(self, part: Part) -> tuple[frozenset[Named], tuple[Root, ...]]:
        """Ask one part; and for its outermost places."""
        seen = self.seen(part)
        return seen.beyond(), seen.roots()


@frozen(eq=False)
class About(_Asking):
    """What the rows of a part name that say something of what is wanted."""

    wanted: frozenset[Named]

    def __call__(self, part: Part) -> frozenset[Named]:
        """Ask one part."""
        return self.seen(part).about(self.wanted)


@frozen(eq=False)
class Crossing(_Asking):
    """The rows of a part that every other part is counted with."""

    wanted: frozenset[Named]

    def __call__(self, part: Part) -> Rows:
        """Ask one part."""
        seen = self.seen(part)
        places = tuple(outline(seen.part.places, seen.places(self.wanted)))
        return {**({"places": places} if places else {}), **seen.rows(self.wanted)}
