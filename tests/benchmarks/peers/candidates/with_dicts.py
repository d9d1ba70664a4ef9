"""Plain dicts and integers: no library at all after the files are read.

Tried: a walk outwards for each entrance and duty, as the slow reference does; a pass with masks is a hundred times
faster.
"""

from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.peers.walk import Walked


class Dicts(Walked):
    """A dict from each place to what it lies in."""

    name = "dicts"

    def __init__(self, folder: Path) -> None:
        """Outer places first: put into order by level."""
        order = ("city", "district", "subdistrict", "community", "grid", "building", "entrance")
        found = sorted(self.read(folder), key=lambda each: order.index(each[1]))
        self._outer = {place: within for place, _, within in found}

    def tree(self) -> dict[str, str | None]:
        """The dict."""
        return self._outer

    def chain(self, place: str) -> Iterable[str]:
        """Key by key."""
        outer, here = self._outer, place
        while here is not None:
            yield here
            here = outer[here]  # type: ignore[assignment]
