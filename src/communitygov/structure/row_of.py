"""The row of a place by its id: of all that are written by one index, of parts of layouts only those that are named."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.texts import TextIndex
from communitygov.structure.lasting import Lasting


@frozen(eq=False, repr=False, getstate_setstate=False)
class RowOf(Lasting, Mapping[str, int]):
    """Ids of places, outer ones before what lies in them, and the rows they stand in."""

    index: TextIndex
    """Ids of the places that are written, in the order written."""
    first: NDArray[np.integer[Any]]
    """The row of each of them."""
    named: Mapping[str, int]
    """Rows of parts of layouts that something names, by id."""

    def __len__(self) -> int:
        return len(self.first) + len(self.named)

    def __getitem__(self, identity: str) -> int:
        number = self.index.find(identity)
        return self.named[identity] if number < 0 else int(self.first[number])

    def written(self, identity: str) -> int:
        """The row of a place that is written; -1 where there is none."""
        number = self.index.find(identity)
        return -1 if number < 0 else self.first.item(number)

    def named_part(self, identity: str) -> int:
        """The row of a part of a layout that something names; -1 where there is none."""
        return self.named.get(identity, -1) if self.named else -1

    def __iter__(self) -> Iterator[str]:
        numbers = np.argsort(self.first)
        rows, texts = self.first[numbers].tolist(), self.index.texts.take(numbers)
        if not self.named:
            yield from texts
            return
        both = [*zip(rows, texts, strict=True), *((row, text) for text, row in self.named.items())]
        yield from (text for _, text in sorted(both))

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and (self.index.find(identity) >= 0 or identity in self.named)
