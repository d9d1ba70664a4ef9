"""Opaque ids of those who hold posts; they are numbered in the order in which they are met."""

from typing import Final

import numpy as np
from attrs import define, field

from communitygov.synth.columns import Bools, Table, Texts, padded, texts

_DIGITS: Final = 6


@define(eq=False)
class People:
    """Hands out ids, and remembers all of them."""

    county: str
    made: int = 0
    parts: list[Texts] = field(factory=list[Texts])

    def some(self, many: int) -> Texts:
        """So many ids that nobody has yet."""
        ids = texts(f"p-{self.county}-", padded(np.arange(self.made + 1, self.made + many + 1), _DIGITS))
        self.made += many
        self.parts.append(ids)
        return ids

    def hats(self, shared: Bools) -> Texts:
        """One id for each row; where ``shared`` is true it is that of the row before."""
        own = ~shared
        own[:1] = True
        shared_ids: Texts = self.some(int(own.sum()))[np.cumsum(own) - 1]
        return shared_ids

    def table(self) -> Table:
        """The rows of the people."""
        return {"id": np.concatenate(self.parts) if self.parts else np.zeros(0, dtype=np.str_)}
