"""The names in a statement, held against a structure and against the entries of an answer."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from communitygov.base.errors import AmbiguousId, UnknownId
from communitygov.base.ref import Ref
from communitygov.queries.answer import Entry
from communitygov.structure.build import Structure

KINDS = ("post", "team", "organisation", "person")
ANYBODY = "post, team, body or person"
SOMEBODY = ("unnamed", "unknown", "nobody")
"""Holders without an id: there and not named, perhaps there, not there."""


@frozen
class Name:
    """One name of a statement."""

    text: str
    """``kind:id``, or one of `SOMEBODY`."""

    def is_of(self, entry: Entry) -> bool:
        """Whether an entry is the one named: by its post, its holder, or the team or body it stands for."""
        if self.text in SOMEBODY:
            return (entry.holder or "nobody") == self.text
        refs = (entry.post, entry.team, entry.organisation)
        return self.text in (entry.holder, *(str(ref) for ref in refs if ref is not None))


def name_of(structure: Structure, text: str, kinds: Sequence[str] = KINDS) -> Name:
    """The one a name means.

    Raises
    ------
    UnknownId
        When nobody and nothing has the id.
    AmbiguousId
        When several have it.
    """
    if text in SOMEBODY:
        return Name(text)
    kind, colon, identity = text.rpartition(":")
    asked = (kind,) if colon else tuple(kinds)
    found = [each for each in asked if _is_there(structure, each, identity)]
    if len(found) > 1:
        raise AmbiguousId.among(ANYBODY, identity, (f"{each}:{identity}" for each in found))
    if not found:
        raise UnknownId.among(kind or ANYBODY, identity, _ids(structure, asked))
    return Name(f"{found[0]}:{identity}")


def _is_there(structure: Structure, kind: str, identity: str) -> bool:
    table = structure.posts_table
    if kind == "post":
        return table.find(identity) is not None
    if kind == "team":
        return table.find_team(identity) is not None
    if kind == "organisation":
        return identity in structure.organisations
    return kind == "person" and identity in _persons(structure)


def _persons(structure: Structure) -> frozenset[str]:
    """Those who are listed, or hold a post."""
    kept: frozenset[str] | None = structure.cache.get("persons")
    if kept is None:
        rows = structure.register.appointments
        holders = (each for row in rows if row.holder.kind in ("person", "one_of") for each in row.holder.ids)
        kept = structure.cache["persons"] = frozenset((*structure.people_by_id, *holders))
    return kept


def _ids(structure: Structure, kinds: Sequence[str]) -> Iterator[str]:
    table = structure.posts_table
    if "post" in kinds:
        yield from structure.posts
    if "team" in kinds:
        for team in table.teams:
            of = team.family
            yield from (table.team_id(number) for number in range(of.first, of.first + of.size))
    if "organisation" in kinds:
        yield from structure.organisations
    if tuple(kinds) == ("person",):  # persons are proposed only where one was meant
        yield from _persons(structure)


def same(names: Sequence[Name], entries: Sequence[Entry], *, in_order: bool) -> bool:
    """Whether entries are those named, none missing and none besides; in a chain in their order."""
    if in_order:
        steps = _steps(entries)
        return len(names) == len(steps) and all(
            any(name.is_of(entry) for entry in step) for name, step in zip(names, steps, strict=True)
        )
    every = all(any(name.is_of(entry) for entry in entries) for name in names)
    return every and all(any(name.is_of(entry) for name in names) for entry in entries)


def _steps(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The steps of a chain: several who hold one post are one step."""
    steps: dict[object, list[Entry]] = {}
    for entry in entries:
        steps.setdefault((entry.share, entry.scope, entry.post or entry.organisation or entry.team), []).append(entry)
    return list(steps.values())


def told(entries: Sequence[Entry]) -> str:
    """Entries as a statement would name them."""
    names = dict.fromkeys(_named(entry) for entry in entries)
    return ", ".join(names) or "nobody"


def _named(entry: Entry) -> str:
    ref = entry.post or entry.organisation or entry.team
    holder = entry.holder or "nobody"
    return holder if ref is None else f"{Ref(ref.kind, ref.id)} ({holder})"
