"""The names of what an answer mentions: places, duties, posts and bodies; never persons."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.queries.answer import Entry, Fact, Loss, OffShift, Unknown
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Name


def names_of(
    structure: Structure,
    lists: Iterable[Iterable[Entry]],
    facts: Iterable[Fact],
    losses: Iterable[Loss],
    path: Sequence[Ref],
    duty: "Duty",
) -> dict[str, "str | Name"]:
    """Names by ``kind:id``."""
    texts: set[str] = {f"duty:{duty.id}", *(str(ref) for ref in path)}
    for entry in (entry for entries in lists for entry in entries):
        texts.update(str(ref) for ref in (entry.post, entry.organisation, entry.team, entry.scope) if ref is not None)
    for fact in facts:
        texts.update(text for text in (fact.subject, fact.object) if text is not None)
    texts.update(str(loss.carrier) for loss in losses)
    found = ((text, name_of(structure, text)) for text in sorted(texts))
    return {text: name for text, name in found if name is not None}


def shift_names(structure: Structure, off: Iterable[OffShift]) -> dict[str, "str | Name"]:
    """Names of shifts by ``shift:id``."""
    shifts = ((each.shift, structure.shifts.get(each.shift.id)) for each in off)
    return {str(ref): shift.name for ref, shift in shifts if shift is not None and shift.name is not None}


def unknown_names(structure: Structure, unknowns: Iterable[Unknown]) -> dict[str, "str | Name"]:
    """Names of what unknowns are about, by ``kind:id``."""
    found = {each.subject: _shift_name(structure, each.subject) for each in unknowns}
    return {text: name for text, name in found.items() if name is not None}


def _shift_name(structure: Structure, text: str) -> "str | Name | None":
    shift = structure.shifts.get(text.removeprefix("shift:")) if text.startswith("shift:") else None
    return name_of(structure, text) if shift is None else shift.name


def name_of(structure: Structure, text: str) -> "str | Name | None":
    """The name of one thing by ``kind:id``; of a made post or seat the name or kind of its row."""
    kind, _, identity = text.partition(":")
    if kind == "place":
        row = structure.tree.row_of.get(identity)
        return None if row is None or "/" in identity else structure.tree.name(row)
    if kind == "duty":
        duty = structure.duties_by_id.get(identity)
        return None if duty is None else duty.name
    if kind == "organisation":
        body = structure.organisations.get(identity)
        return None if body is None else body.name
    if kind == "zone":
        zone = structure.scopes.zone_of.get(identity)
        return None if zone is None else structure.scopes.zones[zone].name
    return _made_name(structure, kind, identity)


def _made_name(structure: Structure, kind: str, identity: str) -> "str | Name | None":
    table = structure.posts_table
    if kind == "post":
        post = table.find(identity)
        return None if post is None else table.name(post) or _kind_name(structure, table.like(post).kind)
    if kind == "team":
        team = table.find_team(identity)
        return None if team is None else table.team(team).name
    return None


def _kind_name(structure: Structure, kind: str) -> "str | Name | None":
    if "post kinds" not in structure.cache:
        words = structure.words.vocabulary.posts
        structure.cache["post kinds"] = {word.id: word.name for word in reversed(words)}
    names: dict[str, str | Name | None] = structure.cache["post kinds"]
    return names.get(kind)
