"""The sections of a file while it is put together."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from communitygov.base.text_bytes import SECRET
from communitygov.base.texts import TextIndex, Texts
from communitygov.io.saved.container import Array

Pair = tuple[int, int]


class Sections:
    """Arrays by name."""

    def __init__(self) -> None:
        self.arrays: dict[str, Array] = {}

    def array(self, name: str, array: Array) -> None:
        """Add an array as it is."""
        self.arrays[name] = array

    def numbers(self, name: str, numbers: Iterable[int | None]) -> None:
        """Add whole numbers; -1 for None."""
        self.arrays[name] = np.array([-1 if each is None else each for each in numbers], dtype=np.int32)

    def texts(self, name: str, texts: Iterable[str]) -> Texts:
        """Add a column of texts."""
        made = Texts.of(texts)
        self.column(name, made)
        return made

    def index(self, name: str, texts: Iterable[str]) -> None:
        """Add a column of texts and what finds them."""
        self.arrays[f"{name}.table"] = TextIndex.of(self.texts(name, texts)).table

    def column(self, name: str, texts: Texts) -> None:
        """Add a column of texts as it is."""
        self.arrays[name], self.arrays[f"{name}.offsets"] = texts.data, texts.offsets

    def indexed(self, name: str, index: TextIndex) -> None:
        """Add a column of texts, as they are, with what finds them: with one secret for the whole file."""
        self.column(name, index.texts)
        made = index if index.secret == SECRET else TextIndex.of(index.texts)
        self.arrays[f"{name}.table"] = made.table

    def json(self, name: str, value: Any) -> None:
        """Add one JSON text."""
        said = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        self.arrays[name] = np.frombuffer(said, dtype=np.uint8)

    def intervals(self, name: str, groups: Sequence[Sequence[Pair]]) -> None:
        """Add groups of intervals: all of them one after another, and where each group begins."""
        every = [pair for group in groups for pair in group]
        self.arrays[name] = np.array(every, dtype=np.int64).reshape(-1, 2)
        self.offsets(name, map(len, groups))

    def grouped_by_text(self, name: str, groups: Mapping[str, Sequence[int]]) -> None:
        """Add whole numbers for each of some texts: what finds a text, all numbers, and where each group begins."""
        self.index(f"{name}.id", groups)
        self.numbers(f"{name}.number", range(len(groups)))
        self.numbers(name, (number for group in groups.values() for number in group))
        self.offsets(name, map(len, groups.values()))

    def offsets(self, name: str, lengths: Iterable[int]) -> None:
        """Add where groups of some lengths begin, and where the last ends."""
        self.arrays[f"{name}.offsets"] = np.array([*accumulate(lengths, initial=0)], dtype=np.int64)
