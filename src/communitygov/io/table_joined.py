"""The tables of a register joined: rows of one section behind those of documents, and each id once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from communitygov.base.alike import numbers
from communitygov.base.coded import Coded
from communitygov.base.findings import Finding, measure
from communitygov.base.positions import Position, Positions
from communitygov.base.table_positions import TableRows
from communitygov.base.texts import Offsets, TextIndex, Texts
from communitygov.io import value_sayings
from communitygov.io.echo import shown
from communitygov.io.fields import row_noun
from communitygov.io.table_chained import chained, texts_of
from communitygov.io.table_headers import LAYOUTS
from communitygov.io.table_laid import with_layouts
from communitygov.io.table_read import Laid
from communitygov.io.table_rows import MOST_UNREAD, TableRead, Told
from communitygov.io.unread import Unread
from communitygov.model.noun import Noun
from communitygov.model.table import Table
from communitygov.model.tabled import tabled

if TYPE_CHECKING:
    from communitygov.io.rows import Joined


@frozen(eq=False)
class Stands:
    """Where the rows of a section stand: those of documents first, then those of tables."""

    section: str
    positions: Positions
    before: int
    """How many rows documents have."""
    tables: tuple[TableRows, ...]

    def at(self, row: int, field: str = "id") -> Position:
        """Where a field of a row stands."""
        left = row - self.before
        if left < 0:
            return self.positions.find(self.section, row, (field,))
        for table in self.tables:
            if left < len(table):
                return table.find(left, (field,))
            left -= len(table)
        raise IndexError(row)

    def without(self, rows: Offsets) -> tuple[TableRows, ...]:
        """The rows of tables but for some."""
        kept = np.ones(sum(map(len, self.tables)), dtype=np.bool_)
        kept[rows - self.before] = False
        ends = np.cumsum([0, *map(len, self.tables)]).tolist()
        parts = zip(self.tables, pairwise(ends), strict=True)
        return tuple(TableRows(each.source, each.rows[kept[one:end]], each.columns) for each, (one, end) in parts)


def join(joined: "Joined", sections: Mapping[str, Sequence[Noun]]) -> dict[str, Sequence[Noun]]:
    """The sections with the rows of their tables; what is wrong between tables is told to ``joined``."""
    found: dict[str, Sequence[Noun]] = dict(sections)
    reads: dict[str, list[TableRead]] = {}
    for name, read in joined.tables:
        reads.setdefault(name, []).append(read)
    layouts = reads.pop(LAYOUTS, [])
    if layouts:
        reads.setdefault("places", [])
    for section, several in reads.items():
        found[section] = _section(joined, section, tuple(found.get(section, ())), several)
    if layouts:
        rows = chained(Laid, [each.rows for each in layouts])
        stands = Stands(LAYOUTS, joined.positions, 0, tuple(each.places for each in layouts))
        found["places"] = with_layouts(joined, found["places"], rows, stands.at)  # type: ignore[arg-type]
    return found


def _section(joined: "Joined", section: str, nouns: tuple[Noun, ...], reads: Sequence[TableRead]) -> Table[Any]:
    noun = row_noun(section)
    tables = [tabled(nouns, noun), *(read.rows for read in reads)]
    whole = chained(noun, [each for each in tables if len(each)] or tables[-1:])
    stands = Stands(section, joined.positions, len(nouns), tuple(read.places for read in reads))
    again = _again(whole, len(nouns))
    if len(again[0]):
        tell(joined, len(again[0]), _twice(stands, *again))
        joined.unread += [
            Unread(stands.at(row), (identity := str(again[2][row])), frozenset((identity,)), section)
            for row in numbers(again[0][:MOST_UNREAD])
        ]
        kept = np.ones(len(whole), dtype=np.bool_)
        kept[again[0]] = False
        whole = whole.take(np.flatnonzero(kept))
    joined.positions.add_tables(section, stands.without(again[0]))
    return whole


def tell(joined: "Joined", many: int, each: Iterable[Finding]) -> None:
    """Tell of rows that are refused: the first of them, and how many there are."""
    told = Told(joined.limits.tables.listed)
    told.say(many, iter(each))
    first = len(joined.findings)
    joined.findings += told.findings
    joined.of_rows |= {*range(first, len(joined.findings))}


def _again(table: Table[Any], before: int) -> tuple[Offsets, Offsets, "Coded[Any] | Texts"]:
    """The rows of tables whose id an earlier row has, these earlier rows, and all ids."""
    column = table.columns.get("id")
    none: Offsets = np.zeros(0, dtype=np.int64)
    if column is None:
        return none, none, Texts.of(())
    if isinstance(column, Coded):
        return *_of_codes(column, before), column
    ids = texts_of(column)
    stated: Offsets = np.flatnonzero(ids.lengths > 0)
    some = ids if len(stated) == len(ids) else ids.take(stated)
    index, later = TextIndex.with_again(some)
    later = later[stated[later] >= before]  # what documents say twice is told already
    return stated[later], stated[index.find_all(some.take(later))] if len(later) else none, ids


def _of_codes(ids: Coded[Any], before: int) -> tuple[Offsets, Offsets]:
    """The same where each id is kept once: no text is made for a row."""
    known: dict[str, int] = {}
    number = np.array([*(known.setdefault(str(each), len(known)) for each in ids.values), -1], dtype=np.int64)[
        ids.codes
    ]
    stated: Offsets = np.flatnonzero(number >= 0)
    first = np.zeros(len(known), dtype=np.int64)
    first[number[stated][::-1]] = stated[::-1]  # of several the first is written last
    later = stated[first[number[stated]] != stated]
    later = later[later >= before]
    return later, first[number[later]]


def _twice(stands: Stands, rows: Offsets, firsts: Offsets, ids: "Coded[Any] | Texts") -> Iterator[Finding]:
    noun = row_noun(stands.section).noun
    for row, first in zip(numbers(rows), numbers(firsts), strict=True):
        identity = str(ids[row])
        where = str(stands.at(first))
        yield value_sayings.TWICE.finding(
            stands.at(row),
            subject=f"{noun}:{identity}" if shown(identity).en == identity else "",
            evidence=(where,),
            id=shown(identity),
            section=stands.section,
            first=measure(where),
        )
