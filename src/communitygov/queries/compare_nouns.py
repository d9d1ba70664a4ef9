"""What differs in the nouns of two registers, or of one at two instants: rows by id, holders by post."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column
from communitygov.model.plain import fields_of
from communitygov.queries.compare_rows import rows_that_may_differ
from communitygov.queries.tabled import several

if TYPE_CHECKING:
    from communitygov.model.link import Link
    from communitygov.model.noun import Row
    from communitygov.model.post import Appointment
    from communitygov.model.register import Register

How = Literal["added", "removed", "changed"]

NOUNS = (
    ("places", "place"),
    ("zones", "zone"),
    ("people", "person"),
    ("organisations", "organisation"),
    ("shifts", "shift"),
    ("posts", "post"),
    ("teams", "team"),
    ("duties", "duty"),
    ("shares", "share"),
    ("switches", "switch"),
    ("exemptions", "exemption"),
    ("links", "link"),
)
"""The sections that are compared row by row, with the kind of their rows."""
SAID_ONLY = frozenset({"source", "note", "attributes", "made_up", "name"})
"""Fields that no answer depends on."""
MOST_NOUNS = 1000
"""The nouns that are listed; of more, how many."""


@frozen
class NounChange:
    """One noun that is in one of two structures only, or says something else."""

    how: How
    """added, removed or changed."""
    noun: Ref
    """The noun: a row by its id, or what it is called without one; ``holders:POST`` for those who hold a post."""
    fields: tuple[str, ...] = ()
    """Of a row that changed the fields that differ; names, sources, notes and marks of what is made up aside."""
    before: tuple[str, ...] = ()
    """Of a post the holders before, each with the capacity if it is another than holder."""
    after: tuple[str, ...] = ()
    """Of a post the holders after."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "how": "text",
        "noun": "text",
        "fields": "text",
        "before": "text",
        "after": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table: the noun as ``kind:id``."""
        told = {"fields": self.fields, "before": self.before, "after": self.after}
        return {"how": self.how, "noun": str(self.noun), **{name: several(each) for name, each in told.items()}}

    def turned(self) -> "NounChange":
        """The same seen from the other side."""
        how: How = {"added": "removed", "removed": "added"}.get(self.how, "changed")  # type: ignore[assignment]  # of literals
        return NounChange(how, self.noun, self.fields, self.after, self.before)

    def to_json(self) -> dict[str, Any]:
        """The change in the published form."""
        return {
            "how": self.how,
            "noun": str(self.noun),
            "fields": list(self.fields),
            "before": list(self.before),
            "after": list(self.after),
        }


def noun_changes(before: "Register", after: "Register", at: tuple[datetime, datetime]) -> Iterator[NounChange]:
    """The rows in force at one instant before and another after that differ, section by section, in order of ids."""
    for section, kind in NOUNS:
        rows = rows_that_may_differ((getattr(before, section), getattr(after, section)), at, "id", _key)
        one, other = (_in_force(side, instant) for side, instant in zip(rows, at, strict=True))
        for key in sorted(one.keys() | other.keys()):
            yield from _change(Ref(kind, key), one.get(key), other.get(key))
    appointments = rows_that_may_differ((before.appointments, after.appointments), at, "post", _post_of)
    holders = [_holders(side, instant) for side, instant in zip(appointments, at, strict=True)]
    for post in sorted(holders[0].keys() | holders[1].keys()):
        old, new = (tuple(each.get(post, ())) for each in holders)
        if old != new:
            yield NounChange(
                "changed" if old and new else "added" if new else "removed", Ref("holders", post), (), old, new
            )


def _change(ref: Ref, one: "Row | None", other: "Row | None") -> Iterator[NounChange]:
    if one is None or other is None:
        yield NounChange("added" if one is None else "removed", ref)
    elif one is not other:
        names = (name for name in fields_of(one) if name not in SAID_ONLY)
        fields = tuple(name for name in names if getattr(one, name) != getattr(other, name))
        if fields:
            yield NounChange("changed", ref, tuple("from" if name == "since" else name for name in fields))


def _in_force(rows: "Iterable[Row]", at: datetime) -> "dict[str, Row]":
    """The rows in force by their ids; of several with one id the first."""
    found: dict[str, Row] = {}
    for row in rows:
        if row.in_force(at):
            found.setdefault(_key(row), row)
    return found


def _key(row: Any) -> str:
    """The id of a row, or what one without an id says in words."""
    if row.id is not None:
        return str(row.id)
    return _link_key(row) if row.noun == "link" else str(row.key)


def _post_of(appointment: "Appointment") -> str:
    return appointment.post


def _link_key(link: "Link") -> str:
    modes = "".join(f".in.{mode}" for mode in link.modes)
    return f"{link.who.id}.{link.kind}.{link.to.id}{modes}"


def _holders(appointments: "Iterable[Appointment]", at: datetime) -> dict[str, list[str]]:
    """Who holds each post, by the post that the rows name."""
    found: dict[str, list[str]] = {}
    for each in appointments:
        if each.in_force(at):
            said = str(each.holder) if each.holder.kind != "person" else f"person:{each.holder.ids[0]}"
            found.setdefault(each.post, []).append(said if each.capacity == "holder" else f"{said} ({each.capacity})")
    return {post: sorted(said) for post, said in found.items()}


def is_same(before: "Register", after: "Register", at: tuple[Hashable, Hashable]) -> bool:
    """Whether there is nothing to compare: one register at one instant."""
    return before is after and at[0] == at[1]
