"""The holders that rows name, as columns: what kind each is, and the ids."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.coded import Coded
from communitygov.base.texts import Texts
from communitygov.model.columns import coded, coded_texts
from communitygov.model.table import Table, Written
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.text_parts import has_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.model.holder import Holder
    from communitygov.model.post import Appointment

KINDS = ("person", "one_of", "unnamed", "unknown", "post")
"""Kinds of holder; one of several of which there is only one is that person."""
UNSAID = Texts.of(("unnamed", "unknown"))


@frozen(eq=False)
class Holders:
    """The holder of each row."""

    kind: Ints
    """Index into `KINDS`."""
    first: Longs
    """``(rows + 1,)``: where the ids of each begin in ``at``."""
    at: Longs
    """The ids named, as rows of ``ids``."""
    ids: Texts
    """Ids of persons, and of posts."""

    @classmethod
    def of(cls, rows: "Sequence[Appointment]") -> "Holders":
        """Read the holders of appointments; of texts that are a person's id nothing is made."""
        column = rows.columns.get("holder") if isinstance(rows, Table) else None
        if not isinstance(column, Written):
            return cls._of_values(coded(rows, "holder"))
        texts: Texts = column.texts
        odd = np.flatnonzero(has_sign(texts, ":") | _is_unsaid(texts))
        said = coded_texts(texts.take(odd))
        read = cls._of_values(Coded(said.codes, tuple(map(column.read, said.values))))
        kind = np.zeros(len(texts), dtype=np.int8)
        kind[odd] = read.kind
        many = np.ones(len(texts), dtype=np.int64)
        many[odd] = np.diff(read.first)
        first = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(many)))
        at = np.repeat(np.arange(len(texts)), many)
        inside = np.zeros(len(texts), dtype=np.bool_)
        inside[odd] = True
        at[inside[at]] = read.at + len(texts)
        return cls(kind, first, at, texts.and_then(read.ids))

    @classmethod
    def _of_values(cls, column: "Coded[Holder]") -> "Holders":
        """Those of a coded column; each different holder is looked at once."""
        kinds = [
            KINDS.index("person" if holder.kind == "one_of" and len(holder.ids) == 1 else holder.kind)
            for holder in column.values
        ]
        sizes = np.array([len(holder.ids) for holder in column.values], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        many = sizes[column.codes]
        first = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(many)))
        at = np.repeat(starts[column.codes] - first[:-1], many) + np.arange(int(first[-1]))
        ids = Texts.of(each for holder in column.values for each in holder.ids)
        return cls(np.array(kinds, dtype=np.int8)[column.codes], first, at, ids)

    @property
    def row(self) -> Longs:
        """The row that names each of ``at``."""
        return np.repeat(np.arange(len(self.kind)), np.diff(self.first))

    def is_post(self) -> Bools:
        """Which rows are held by whoever holds another post."""
        return np.asarray(self.kind == KINDS.index("post"), dtype=np.bool_)

    def take(self, rows: Longs) -> "Holders":
        """The holders of some rows."""
        many = np.diff(self.first)[rows]
        first = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(many)))
        at = np.repeat(self.first[rows] - first[:-1], many) + np.arange(int(first[-1]))
        return Holders(self.kind[rows], first, self.at[at], self.ids)


def _is_unsaid(texts: Texts) -> Bools:
    rows = np.arange(len(texts))
    found = np.zeros(len(texts), dtype=np.bool_)
    for word in range(len(UNSAID)):
        found |= texts.are(UNSAID, rows, np.full(len(texts), word))
    return found
