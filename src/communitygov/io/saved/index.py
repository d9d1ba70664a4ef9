"""The look-ups that every question needs, in a file: the first question after opening looks at no row but its own."""

from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.texts import TextIndex
from communitygov.io.saved.lazily import ById
from communitygov.io.saved.lookups import Lookups
from communitygov.model.columns import texts
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.linked import Linked

if TYPE_CHECKING:
    from communitygov.io.saved.sections import Sections
    from communitygov.model.register import Register

BY_ID = ("people", "organisations", "shifts", "duties")


def write_ids(register: "Register", sections: "Sections") -> None:
    """Write what finds rows by their ids; of several with one id the first."""
    for section in BY_ID:
        ids = texts(getattr(register, section), "id")
        index, again = TextIndex.with_again(ids)
        first = np.delete(np.arange(len(ids), dtype=np.int32), again)
        sections.indexed(f"{section}.id", TextIndex.of(ids.take(first)) if len(again) else index)
        sections.array(f"{section}.row", first)


def write_index(structure: Structure, sections: "Sections") -> None:
    """Write what finds shares, those who serve a place, and links."""
    index, linked = Index.of(structure), Linked.of(structure)
    sections.array("index.order", index.order)
    sections.array("index.served", index.served)
    sections.array("index.where", index.where)
    sections.index("index.key.id", index.by_key)
    sections.numbers("index.key.number", (row.number for row in index.by_key.values()))
    sections.grouped_by_text("index.named", index.named)
    sections.numbers("links.stands_in.key", linked.stands_in)
    sections.intervals("links.stands_in", list(linked.stands_in.values()))
    sections.grouped_by_text("links.reports", linked.reports)
    sections.numbers("links.reports_many", linked.reports_many)


def take_index(structure: Structure, lookups: Lookups) -> None:
    """Let a structure have what its file says of them."""
    array = lookups.mapped.array
    Index(
        structure,
        order=array("index.order"),
        served=array("index.served"),
        by_key=ById(lookups.numbers("index.key"), structure.share_rows),
        named=lookups.grouped_by_text("index.named"),
        where=array("index.where"),
    ).kept_by(structure)
    Linked(
        stands_in=lookups.by_number("links.stands_in", lookups.intervals("links.stands_in")),
        reports=lookups.grouped_by_text("links.reports"),
        reports_many=tuple(array("links.reports_many").tolist()),
    ).kept_by(structure)
