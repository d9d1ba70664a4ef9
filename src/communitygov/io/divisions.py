"""A list of divisions (区划代码表): what lies in what, found by code and by name; columns, and no object for a row."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.findings import Finding
from communitygov.base.frozen import FrozenMap
from communitygov.base.texts import Texts
from communitygov.base.wording import short
from communitygov.io.division_codes import Values, values_of
from communitygov.io.division_lists import refuse_missing
from communitygov.io.division_tree import NO_ROW, Index
from communitygov.io.division_words import LEVELS
from communitygov.model.place import Place
from communitygov.model.register import Register

MOST_NOUNS = 100_000
"""So many places are made as nouns at most; more stand in a table."""


@frozen(order=True)
class Division:
    """One division: a province, a city, a county, a township, a community or a village."""

    code: str
    """Its code without noughts that only fill it up."""
    name: str
    level: str
    """A level of the vocabulary of China, by the digits of the code."""
    within: str | None
    """The code of what it lies in; None: nothing in the list."""


@frozen
class DivisionFile:
    """One of the files of a list."""

    file: str
    rows: int
    encoding: str | None


@frozen(eq=False, repr=False)
class Divisions:
    """All divisions of a list, in the order of its files; `find`, `named`, `children` and `path` look them up."""

    files: tuple[DivisionFile, ...]
    values: Values = field(repr=False)
    """The digits of each code as a number."""
    sizes: Values = field(repr=False)
    """How many digits it has."""
    names: Texts = field(repr=False)
    written: Texts = field(repr=False)
    """Each code as it is written."""
    levels: NDArray[np.int8] = field(repr=False)
    """The level of each, as its number in the levels that have codes."""
    parents: NDArray[np.int64] = field(repr=False)
    """The row of what each lies in; -1 where it is not in the list."""
    index: Index = field(repr=False)
    findings: tuple[Finding, ...] = ()
    """What is wrong, or may be; of each kind the first hundred."""
    counts: Mapping[str, int] = field(default=FrozenMap(), converter=FrozenMap[str, int])
    """How many findings of each code there are."""

    def __len__(self) -> int:
        return len(self.values)

    def __repr__(self) -> str:
        return f"Divisions({len(self):,} rows, {len(self.findings):,} findings)"

    def __iter__(self) -> Iterator[Division]:
        return map(self._division, range(len(self)))

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self._row(code) != NO_ROW

    def find(self, code: str) -> Division | None:
        """The division of a code, with or without noughts that fill it up; None where there is none."""
        row = self._row(code)
        return None if row == NO_ROW else self._division(row)

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions that bear a name, in the order of the list: many bear the same, and a name is no key."""
        sought = np.frombuffer(name.encode(), dtype=np.uint8)
        rows = np.flatnonzero(self.names.lengths == len(sought))
        if len(rows) and len(sought):
            signs = self.names.data[self.names.offsets[rows][:, None] + np.arange(len(sought))]
            rows = rows[(signs == sought).all(axis=1)]
        return tuple(self._division(row) for row in rows.tolist())

    def children(self, code: str) -> tuple[Division, ...]:
        """What lies directly in a division, in the order of the list.

        Raises
        ------
        UnknownId
            When no division has the code.
        """
        return tuple(self._division(row) for row in np.flatnonzero(self.parents == self._known(code)).tolist())

    def path(self, code: str) -> tuple[Division, ...]:
        """A division and all it lies in, the outermost first.

        Raises
        ------
        UnknownId
            When no division has the code.
        """
        return tuple(self._division(row) for row in self._path(self._known(code)))

    def part(self, within: str | None = None) -> NDArray[np.int64]:
        """The rows of a division, of what it lies in and of all that lies in it, in the order of the list.

        Raises
        ------
        UnknownId
            When no division has the code.
        BadQuestion
            When none has it, and codes begin with it: the files that list it are missing.
        """
        if within is None:
            return np.arange(len(self), dtype=np.int64)
        if self._row(within) == NO_ROW:
            refuse_missing(within, self.values, self.sizes)
        row = self._known(within)
        inside = np.zeros(len(self) + 1, dtype=np.bool_)
        inside[row] = True
        while True:
            more = inside[self.parents] & ~inside[:-1]
            if not more.any():
                break
            inside[:-1] |= more
        inside[self._path(row)] = True
        return np.flatnonzero(inside[:-1])

    def places(self, within: str | None = None) -> tuple[Place, ...]:
        """The divisions as places: all, or one with what it lies in and what lies in it.

        Raises
        ------
        UnknownId
            When no division has the code.
        BadQuestion
            When they are more than 100,000: that many stand in a table (`write`).
        """
        rows = self.part(within)
        if len(rows) > MOST_NOUNS:
            raise BadQuestion(
                f"{len(rows):,} places are too many to be made one by one: name a part by its code, or write a table"
                " (places.csv)",
                f"有 {len(rows):,} 个地点，不宜逐个生成：用代码指明其中一部分，或写成表（places.csv）",
            )
        chosen: list[int] = rows.tolist()
        return tuple(self._place(self._division(row), self.written[row]) for row in chosen)

    def register(self, within: str | None = None) -> Register:
        """A register of these places and nothing else; see `places`.

        Raises
        ------
        UnknownId
            When no division has the code.
        BadQuestion
            When they are more than 100,000.
        """
        return Register(places=self.places(within))

    def write(self, path: str | os.PathLike[str], *, within: str | None = None) -> None:
        """Write the places: as a table (``places.csv``, for however many), or as a document (``.yaml``, ``.json``).

        Raises
        ------
        DocumentError
            When the name has another ending, or the file cannot be written.
        UnknownId
            When no division has the code of ``within``.
        BadQuestion
            When a document would have more than 100,000 places.
        """
        from communitygov.io.division_out import write_divisions

        write_divisions(self, path, within)

    def to_json(self) -> dict[str, Any]:
        """What the list is, in its published form; not its rows."""
        return {
            "schema": "divisions/1",
            "files": [{"file": each.file, "rows": each.rows, "encoding": each.encoding} for each in self.files],
            "total": len(self),
            "levels": dict(self.by_level()),
            "outermost": int((self.parents == NO_ROW).sum()),
            "counts": dict(self.counts),
            "findings": [each.to_row() for each in self.findings],
        }

    def by_level(self) -> Mapping[str, int]:
        """How many there are of each level, from the outermost; levels without any left out."""
        many = np.bincount(self.levels, minlength=len(LEVELS)).tolist()
        return FrozenMap({level: count for level, count in zip(LEVELS, many, strict=True) if count})

    def _row(self, code: str) -> int:
        _check_code(code)
        values, sizes = values_of(Texts.of((code,)))
        row = int(self.index.find(values, sizes)[0])
        if row == NO_ROW and int(values[0]) >= 0:
            from communitygov.io.division_codes import stems

            row = int(self.index.find(*stems(values, sizes))[0])
        return row

    def _known(self, code: str) -> int:
        row = self._row(code)
        if row == NO_ROW:
            raise UnknownId("place", code, many=len(self))
        return row

    def _path(self, row: int) -> list[int]:
        found = [row]
        while (row := int(self.parents[row])) != NO_ROW and row not in found:
            found.append(row)
        return found[::-1]

    def code(self, row: int) -> str:
        """The code of a row."""
        return f"{int(self.values[row]):0{int(self.sizes[row])}}"

    def level(self, row: int) -> str:
        """The level of a row."""
        return LEVELS[int(self.levels[row])]

    def _division(self, row: int) -> Division:
        parent = int(self.parents[row])
        within = None if parent == NO_ROW else self.code(parent)
        return Division(self.code(row), self.names[row], self.level(row), within)

    @staticmethod
    def _place(each: Division, written: str) -> Place:
        within = () if each.within is None else (each.within,)
        return Place(id=each.code, level=each.level, within=within, name=each.name or None, code=written)


def _check_code(code: object) -> None:
    if not isinstance(code, str):
        given = short(repr(code))
        raise BadQuestion(
            f"{given} is no code of a division: a code is text, such as '330212'",
            f"{given} 不是区划代码：代码须为文本，如 '330212'",
        )
