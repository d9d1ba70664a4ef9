"""What a row names: the kind and the id of everything it refers to. Of holders only posts: persons are added up."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

Named = tuple[str, str]
"""A kind (``scope`` for a place or a zone) and an id."""


def refs_of(section: str, row: Any) -> Iterator[Named]:
    """Everything a row of a section refers to."""
    for field, kind in FIELDS.get(section, ()):
        yield from ((kind, each) for each in _ids(getattr(row, field)))
    yield from DEEPER.get(section, _nothing)(row)


def _ids(value: object) -> tuple[str, ...]:
    """The ids that a field holds: several, one or none."""
    if value is None:
        return ()
    return cast("tuple[str, ...]", value) if isinstance(value, tuple) else (str(value),)


def _nothing(_: Any) -> Iterator[Named]:
    return iter(())


def _of_holder(holder: Any) -> Iterator[Named]:
    if holder is not None and holder.kind == "post":
        yield from (("post", each) for each in holder.ids)


def _of_appointment(row: Any) -> Iterator[Named]:
    yield from _of_holder(row.holder)


def _of_team(row: Any) -> Iterator[Named]:
    for seat in row.seats.values():
        yield from _of_holder(seat.holder)
        if seat.sent_by is not None:
            yield "organisation", seat.sent_by


def _of_share(row: Any) -> Iterator[Named]:
    if row.who.kind != "every":
        yield row.who.kind, row.who.id


def _of_ref(ref: Any) -> Iterator[Named]:
    if ref is not None:
        yield ("scope" if ref.kind in ("place", "zone") else ref.kind), ref.id


def _of_link(row: Any) -> Iterator[Named]:
    yield from _of_ref(row.who)
    yield from _of_ref(row.to)


FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "places": (("within", "scope"),),
    "zones": (("members", "scope"),),
    "organisations": (
        ("serves", "scope"),
        ("head", "post"),
        ("above", "organisation"),
        ("approved_by", "organisation"),
    ),
    "posts": (("serves", "scope"), ("within", "scope"), ("organisation", "organisation"), ("shift", "shift")),
    "appointments": (("post", "post"), ("home", "organisation"), ("shift", "shift")),
    "teams": (("serves", "scope"), ("within", "scope")),
    "duties": (("handed_down_by", "organisation"),),
    "shares": (("where", "scope"), ("within", "scope"), ("duty", "duty"), ("shift", "shift")),
    "switches": (("where", "scope"),),
    "exemptions": (("where", "scope"), ("duty", "duty")),
}
"""Fields that hold ids, and what of."""

DEEPER: Mapping[str, Callable[[Any], Iterator[Named]]] = {
    "appointments": _of_appointment,
    "teams": _of_team,
    "shares": _of_share,
    "links": _of_link,
}
"""What else a row refers to."""

OWN_KIND: Mapping[str, str] = {
    "places": "scope",
    "zones": "scope",
    "people": "person",
    "organisations": "organisation",
    "shifts": "shift",
    "posts": "post",
    "teams": "team",
    "duties": "duty",
}
"""As what the rows of a section are referred to."""
