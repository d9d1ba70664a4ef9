"""The ids of a part as numbers: eight bytes each, so that it is known which part has what, and what several have."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from communitygov.base.texts import Hashes
from communitygov.model.columns import texts
from communitygov.model.register import Register
from communitygov.spark.sought import Sought

ONCE = ("places", "zones", "organisations", "shifts", "posts", "teams", "duties")
"""Sections an id of which is one row's."""
KEPT = (*ONCE, "people", "shares")


@frozen(slots=False, eq=False)
class Ids:
    """The numbers of the ids of each section, in order, each once."""

    of_section: Mapping[str, Hashes]
    secret: int
    """What they are numbered with: that of whoever asks, for each part is numbered in another process."""

    @classmethod
    def of(cls, register: Register, secret: int) -> "Ids":
        """Number the ids of a register."""
        found: dict[str, Hashes] = {}
        for section in KEPT:
            rows = getattr(register, section)
            if len(rows):
                said = texts(rows, "id")
                found[section] = np.unique(said.take(np.flatnonzero(said.lengths > 0)).hashed(secret))
        return cls(found, secret)

    def may_have(self, sought: Sought) -> bool:
        """Whether something that is looked for may be of this part; never False where it is."""
        return sought.anywhere or any(self._any(section, numbers) for section, numbers in sought.of_section.items())

    def _any(self, section: str, sought: Hashes) -> bool:
        known = self.of_section.get(section)
        if known is None or not len(known):
            return False
        at = np.minimum(np.searchsorted(known, sought), len(known) - 1)
        return bool((known[at] == sought).any())


def in_several(parts: Sequence[Ids]) -> Iterator[tuple[str, Hashes]]:
    """The numbers that several parts have in a section."""
    for section in ONCE:
        every = np.sort(
            np.concatenate([each.of_section[section] for each in parts if section in each.of_section] or [NONE])
        )
        again = np.unique(every[1:][every[1:] == every[:-1]])
        if len(again):
            yield section, again


NONE: Hashes = np.zeros(0, dtype=np.uint64)
