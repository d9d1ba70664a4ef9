"""Places with the row of the document and the row of the tree that each is."""

from attrs import frozen

from communitygov.model.place import Place
from communitygov.rules.look import Look
from communitygov.rules.remark import Where


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


def laid(look: Look) -> tuple[Laid, ...]:
    """Every place that is there, in the order of the document; of two with one id the first."""
    return look.kept("places as laid out", lambda: tuple(by_id(look).values()))


def by_id(look: Look) -> dict[str, Laid]:
    """The same by id."""
    return look.kept("places by id", lambda: _by_id(look))


def _by_id(look: Look) -> dict[str, Laid]:
    rows = look.structure.tree.row_of
    found: dict[str, Laid] = {}
    for number, place in look.rows("places"):
        if place.id not in found and place.id in rows:
            found[place.id] = Laid(number, rows[place.id], place)
    return found


def outer_id(written: str) -> str:
    """The id of the place of the document that a written parent is, or is a part of the layout of."""
    return written.partition("/")[0]
