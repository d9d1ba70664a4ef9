"""What the rows of a section name, as columns: of a table no noun is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import coded, rows_with, texts
from communitygov.model.table import Table
from communitygov.spark.refs import DEEPER, FIELDS, OWN_KIND, Named
from communitygov.structure.holders import Holders
from communitygov.structure.places import Bools, Longs

STANDS_IN = "stands_in_for"
"""The one kind of link that a count depends on."""


@frozen(eq=False)
class Names:
    """Ids of one kind, and the row that names each."""

    kind: str
    ids: Texts
    row: Longs

    def mask(self, which: Bools, rows: int) -> Bools:
        """The rows that name one of those chosen."""
        found = np.zeros(rows, dtype=np.bool_)
        found[self.row[which]] = True
        return found


Wanted = Mapping[str, TextIndex]
"""Ids by kind."""


def wanted_of(named: Iterable[Named]) -> Wanted:
    """Names, to be looked for in columns."""
    by_kind: dict[str, list[str]] = {}
    for kind, identity in named:
        by_kind.setdefault(kind, []).append(identity)
    return {kind: TextIndex.of(Texts.of(ids)) for kind, ids in by_kind.items()}


def naming(section: str, rows: Sequence[Any], wanted: Wanted) -> Bools:
    """Which rows refer to something wanted."""
    found = np.zeros(len(rows), dtype=np.bool_)
    for names in names_of(section, rows) if wanted else ():
        index = wanted.get(names.kind)
        if index is not None:
            found |= names.mask(index.find_all(names.ids) >= 0, len(rows))
    return found


def called(section: str, rows: Sequence[Any], wanted: Wanted) -> Bools:
    """Which rows are referred to by a name that is wanted."""
    index = wanted.get(OWN_KIND.get(section, section[:-1]))
    if index is None or section not in OWN_IDS:
        return np.zeros(len(rows), dtype=np.bool_)
    return np.asarray(index.find_all(texts(rows, "id")) >= 0, dtype=np.bool_)


OWN_IDS = frozenset((*OWN_KIND, "shares"))
"""The sections whose rows have ids by which something may mean them."""


def names_of(section: str, rows: Sequence[Any]) -> Iterator[Names]:
    """Everything that the rows of a section refer to and that a count may depend on."""
    if not len(rows):
        return
    if section == "links":
        yield from (*standing_in(rows, "who"), *standing_in(rows, "to"))
        return
    for field, kind in FIELDS.get(section, ()):
        yield several(rows, field, kind)
    if section == "appointments":
        yield _ex_officio(rows)
    elif section == "shares":
        yield from carriers(rows)
    elif section == "teams":
        yield from _of_each(section, rows)


SEVERAL = frozenset({"members", "within"})
"""Fields that may hold several ids in a row."""


def one(rows: Sequence[Any], field: str, kind: str) -> Names:
    """The ids of a field that holds one."""
    said = texts(rows, field)
    at = np.flatnonzero(said.lengths > 0)
    return Names(kind, said if len(at) == len(said) else said.take(at), at)


def several(rows: Sequence[Any], field: str, kind: str) -> Names:
    """The ids of a field that holds several, or one."""
    if field not in SEVERAL:
        return one(rows, field, kind)
    return _spread(coded(rows, field), kind, lambda value: (value,) if isinstance(value, str) else value)


def _spread(column: "Coded[Any]", kind: str, ids: Callable[[Any], Sequence[str]]) -> Names:
    """Each different value is looked at once, then its rows."""
    each = [ids(value) for value in column.values]
    sizes = np.array([*map(len, each), 0], dtype=np.int64)  # -1 is the last: none
    starts = np.cumsum(sizes) - sizes
    many = sizes[column.codes]
    row = np.repeat(np.arange(len(column.codes)), many)
    first = np.cumsum(many) - many
    at = np.repeat(starts[column.codes] - first, many) + np.arange(len(row))
    return Names(kind, Texts.of(text for texts in each for text in texts).take(at), row)


def _refs(rows: Sequence[Any], field: str) -> Iterator[Names]:
    """The ids of a field that holds a kind and an id."""
    column = coded(rows, field)
    kinds = [("scope" if each.kind in ("place", "zone") else each.kind) for each in column.values]
    code = np.array([*kinds, ""], dtype=object)[column.codes] if kinds else np.full(len(rows), "", dtype=object)
    ids = Texts.of((*(each.id for each in column.values), "")).take(column.codes)
    for kind in sorted(set(kinds)):
        at = np.flatnonzero(code == kind)
        yield Names(kind, ids.take(at), at)


def _ex_officio(rows: Sequence[Any]) -> Names:
    """The posts whose holders hold another."""
    holders = Holders.of(rows)
    at = np.flatnonzero(holders.is_post())
    return Names("post", holders.ids.take(holders.at[holders.first[at]]), at)


def _of_each(section: str, rows: Sequence[Any]) -> Iterator[Names]:
    """What is named deeper in a row, of sections that have few."""
    met: dict[str, tuple[list[str], list[int]]] = {}
    for number, row in enumerate(rows):
        for kind, identity in DEEPER[section](row):
            ids, at = met.setdefault(kind, ([], []))
            ids.append(identity)
            at.append(number)
    for kind, (ids, at) in met.items():
        yield Names(kind, Texts.of(ids), np.array(at, dtype=np.int64))


def carriers(rows: Sequence[Any]) -> Iterator[Names]:
    """Who carries shares; kinds of post left out."""
    yield from (names for names in _refs(rows, "who") if names.kind != "every")


def standing_in(rows: Sequence[Any], field: str) -> Iterator[Names]:
    """One end of the links by which somebody stands in for another."""
    if isinstance(rows, Table):
        chosen = np.array(rows_with(rows, "kind", lambda kind: kind == STANDS_IN), dtype=np.int64)
        some: Sequence[Any] = rows.take(chosen)
    else:
        chosen = np.array([at for at, row in enumerate(rows) if row.kind == STANDS_IN], dtype=np.int64)
        some = tuple(rows[at] for at in chosen.tolist())
    yield from (Names(each.kind, each.ids, chosen[each.row]) for each in _refs(some, field))


def stated(rows: Sequence[Any], field: str) -> Bools:
    """Which rows state a field."""
    return np.asarray(coded(rows, field).codes != NOT_STATED, dtype=np.bool_)
