"""Who answers for carriers that are looked at one by one: found once, and then looked up for many at once."""

import numpy as np

from communitygov.structure.places import Ints, Longs


class Behind:
    """The numbers of everyone behind each carrier, by its number; -1 is that of one for which there is no number."""

    def __init__(self) -> None:
        self._at: Longs = np.zeros(0, dtype=np.int64)
        """Where those behind each begin, that of -1 first; -1 where nothing was added."""
        self._many: Longs = np.zeros(0, dtype=np.int64)
        self._parties: list[int] = []
        self._known: Longs = np.zeros(0, dtype=np.int64)

    def unknown(self, numbers: Ints) -> list[int]:
        """Those of some numbers that nothing was added for, each once."""
        more = int(numbers.max(initial=-2)) + 2 - len(self._at)
        if more > 0:
            self._at = np.concatenate((self._at, np.full(more, -1, dtype=np.int64)))
            self._many = np.concatenate((self._many, np.zeros(more, dtype=np.int64)))
        found: list[int] = np.unique(numbers[self._at[numbers + 1] < 0]).tolist()
        return found

    def add(self, number: int, parties: tuple[int, ...]) -> None:
        """Note who is behind a carrier."""
        self._at[number + 1], self._many[number + 1] = len(self._parties), len(parties)
        self._parties.extend(parties)

    def of(self, numbers: Ints) -> tuple[Longs, Longs]:
        """Everyone behind some carriers: the index of each, and who it is."""
        if len(self._known) != len(self._parties):
            self._known = np.array(self._parties, dtype=np.int64)
        many = self._many[numbers + 1]
        index = np.repeat(np.arange(len(numbers)), many)
        before = np.repeat(self._at[numbers + 1] - (np.cumsum(many) - many), many)
        return index, self._known[before + np.arange(len(index))]
