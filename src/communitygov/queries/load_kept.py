"""Who leads where, over many duties: what is the same for several of them is kept once."""

from hashlib import blake2b

import numpy as np
from attrs import define, field

from communitygov.engine.distinct import distinct, places_among
from communitygov.queries.load_leading import Pairs as Found
from communitygov.structure.places import Ints, Longs


@define(eq=False)
class Kept:
    """Pairs of who leads and where, those that are the same for several duties once."""

    sets: dict[bytes, Found] = field(factory=dict[bytes, Found])

    def add(self, units: Ints, parties: Longs) -> bytes:
        """Keep some, and give the digest they are kept under."""
        digest = blake2b(units.tobytes() + parties.tobytes(), digest_size=16).digest()
        self.sets.setdefault(digest, (units, parties))
        return digest

    def parties(self) -> list[Longs]:
        """All who occur, set by set."""
        return [distinct(parties) for _, parties in self.sets.values()]

    def keys(self, known: Longs, span: int) -> Longs:
        """Every pair once: the place of the party among those known, times the span, and the unit."""
        parts = [places_among(known, parties) * span + units for units, parties in self.sets.values()]
        return distinct(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
