"""A difference: places in which one duty comes to something else."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Literal

from attrs import evolve, field, frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.answer import Entry, Fact, Loss
from communitygov.queries.tabled import carriers, id_of, ids

Kind = Literal["lost", "gained", "changed", "other_hole", "in_doubt", "asked", "not_asked"]

KINDS: tuple[Kind, ...] = ("lost", "other_hole", "in_doubt", "asked", "not_asked", "changed", "gained")
"""Every kind of difference, in the order they are listed."""


@frozen
class Turn:
    """One side of a difference: the state, who leads, and what makes it so on this side alone."""

    state: str
    """The state."""
    lead: tuple[Entry, ...] = ()
    """Who leads; rivals, or who perhaps leads."""
    backstop: tuple[Entry, ...] = ()
    """Who answers further out, in a hole."""
    because: tuple[Fact, ...] = ()
    """The facts it rests on that the other side does not, at the first of the places."""
    why_not: tuple[Loss, ...] = ()
    """The leads that lost on this side, or at another step than on the other, at the first of the places."""

    def to_json(self) -> dict[str, Any]:
        """The side in the published form."""
        return {
            "state": self.state,
            "lead": [entry.to_json() for entry in self.lead],
            "backstop": [entry.to_json() for entry in self.backstop],
            "because": [fact.to_json() for fact in self.because],
            "why_not": [loss.to_json() for loss in self.why_not],
        }


@frozen
class Difference:
    """Places in which one duty comes to something else, from equal answers to equal answers."""

    kind: Kind
    """lost (answered before, a hole after), gained, changed (another answers), other_hole, in_doubt (it is or was
    ambiguous or not known which), asked (it was not applicable or exempt before), not_asked (it is so after)."""
    duty: Ref
    """The duty."""
    within: Ref | None
    """The innermost place that holds all of them; None where none does."""
    places: tuple[Ref, ...] = field(repr=shortly)
    """A few of them, in order; `rows` says how many there are."""
    rows: int
    """How many places (the homes of an entrance are one, and so is a numbered building)."""
    count: float
    """How many pairs they weigh: households, or places."""
    before: Turn
    """What it came to."""
    after: Turn
    """What it comes to."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "kind": "text",
        "duty": "text",
        "within": "text",
        "places": "text",
        "rows": "count",
        "count": "number",
        "state_before": "text",
        "lead_before": "text",
        "backstop_before": "text",
        "state_after": "text",
        "lead_after": "text",
        "backstop_after": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a few of the places, and who leads and who stands behind on either side."""
        return {
            "kind": self.kind,
            "duty": self.duty.id,
            "within": id_of(self.within),
            "places": ids(self.places),
            "rows": self.rows,
            "count": self.count,
            "state_before": self.before.state,
            "lead_before": carriers(self.before.lead),
            "backstop_before": carriers(self.before.backstop),
            "state_after": self.after.state,
            "lead_after": carriers(self.after.lead),
            "backstop_after": carriers(self.after.backstop),
        }

    def turned(self) -> "Difference":
        """The same seen from the other side: what was lost is gained."""
        opposite: dict[Kind, Kind] = {"lost": "gained", "gained": "lost"}
        kind: Kind = opposite.get(self.kind, self.kind)
        if {self.before.state, self.after.state} - {"exempt", "not_applicable"}:
            asking: dict[Kind, Kind] = {"asked": "not_asked", "not_asked": "asked"}
            kind = asking.get(kind, kind)
        return evolve(self, kind=kind, before=self.after, after=self.before)

    def to_json(self) -> dict[str, Any]:
        """The difference in the published form."""
        return {
            "kind": self.kind,
            "duty": str(self.duty),
            "within": None if self.within is None else str(self.within),
            "places": [str(place) for place in self.places],
            "rows": self.rows,
            "count": self.count,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
        }


def of_kind(differences: Iterable[Difference], kind: Kind) -> Rows[Difference]:
    """The differences of one of `KINDS`."""
    return Rows(Difference, (each for each in differences if each.kind == kind))
