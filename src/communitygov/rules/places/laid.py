"""Places with the row of the document and the row of the tree that each is."""

from collections.abc import Iterator

import numpy as np
from attrs import frozen

from communitygov.model.columns import Periods, texts
from communitygov.model.place import Place
from communitygov.rules.look import Look
from communitygov.rules.remark import Where
from communitygov.structure.places import Bools, Ints


@frozen
class Laid:
    """A place of the document, in force."""

    number: int
    """The number of its row in the document."""
    row: int
    """Its row in the tree."""
    place: Place

    @property
    def subject(self) -> str:
        """What a finding about it names."""
        return f"place:{self.place.id}"

    def where(self, field: str = "id") -> Where:
        """Where a field of it stands."""
        return ("places", self.number, (field,))


@frozen(eq=False)
class LaidRows:
    """Every place that is there, in the order of the document; of two with one id the first."""

    numbers: Ints
    """Their rows in the document."""
    rows: Ints
    """Their rows in the tree."""

    def __len__(self) -> int:
        return len(self.numbers)

    def stating(self, look: Look, *fields: str) -> Bools:
        """Which of them state something in one of some fields."""
        stated = np.zeros(len(look.register.places), dtype=np.bool_)
        for field in fields:
            stated[look.rows_with("places", field, _anything)] = True
        return stated[self.numbers]


def laid_rows(look: Look) -> LaidRows:
    """The places that are there, as columns."""
    return look.kept("places as laid out", lambda: _laid_rows(look))


def laid(look: Look, chosen: "Bools | None" = None) -> Iterator[Laid]:
    """The places that are there, or some of them; a noun is made of each."""
    every, places = laid_rows(look), look.register.places
    at: Ints = np.arange(len(every)) if chosen is None else np.flatnonzero(chosen)
    numbers: list[int] = every.numbers[at].tolist()
    rows: list[int] = every.rows[at].tolist()
    for number, row in zip(numbers, rows, strict=True):
        yield Laid(number, row, places[number])


def laid_at(look: Look, row: int) -> Laid:
    """The place of the document that a row of the tree is, or is a part of the layout of."""
    every, tree = laid_rows(look), look.structure.tree
    of = look.kept("places by row", lambda: np.argsort(every.rows, kind="stable"))
    own = tree.row_of[tree.ids[int(tree.base[row])]]
    at = of[np.searchsorted(every.rows, own, sorter=of)]
    number = int(every.numbers[at])
    return Laid(number, own, look.register.places[number])


def _laid_rows(look: Look) -> LaidRows:
    places, row_of = look.register.places, look.structure.tree.row_of
    numbers = np.flatnonzero(Periods.of(places).in_force(look.at.at))
    ids = texts(places, "id").take(numbers)
    found = row_of.index.find_all(ids)
    rows = np.append(row_of.first, -1)[found].astype(np.int64)  # -1 is the last: none
    for at in np.flatnonzero(found < 0).tolist() if row_of.named else ():
        rows[at] = row_of.named_part(ids[at])
    _, first = np.unique(rows, return_index=True)
    first = np.sort(first[rows[first] >= 0])
    return LaidRows(numbers[first], rows[first])


def _anything(_: object) -> bool:
    return True


def outer_id(written: str) -> str:
    """The id of the place of the document that a written parent is, or is a part of the layout of."""
    return written.partition("/")[0]
