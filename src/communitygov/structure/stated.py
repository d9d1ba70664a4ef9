"""Rows that say something of one made row: what they state counts, the rest is taken from the row for all."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from communitygov.model.post import Appointment, Post
    from communitygov.model.share import Share
    from communitygov.model.team import Team

R = TypeVar("R", "Appointment", "Post", "Team", "Share")
MADE = frozenset({"for_each", "within"})
"""What a row that replaces a made one has no say in."""
NEVER_BOTH = (frozenset({"until", "through"}), frozenset({"duty", "group"}))
"""Fields that are never given together: stating one leaves nothing of the other."""


def completed(row: R, base: R, keep: frozenset[str] = frozenset()) -> R:
    """A row with the fields it does not state taken from another."""
    stated = {name for name in row.model_fields_set - keep if getattr(row, name) is not None}
    ousted = {name for pair in NEVER_BOTH if stated & pair for name in pair}
    taken: Mapping[str, Any] = {
        name: getattr(row if name in stated | ousted else base, name) for name in type(base).model_fields
    }
    return type(base).model_construct(stated | base.model_fields_set, **taken)


def agreed(rows: Sequence["Appointment"]) -> "Appointment":
    """The fields in which appointments agree."""
    first = rows[0]
    same = {
        name: value
        for name in type(first).model_fields
        if all(getattr(row, name) == getattr(first, name) for row in rows)
        and (value := getattr(first, name)) is not None
    }
    defaults = {name: field.get_default() for name, field in type(first).model_fields.items()}
    return type(first).model_construct(None, **{**defaults, **same})


def filled(appointment: "Appointment", base: Mapping[str, "Appointment"]) -> "Appointment":
    """An appointment to one made post with what it does not state taken from those for all of its capacity."""
    found = base.get(appointment.capacity)
    return appointment if found is None else completed(appointment, found)
