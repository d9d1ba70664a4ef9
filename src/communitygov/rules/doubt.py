"""Which findings may follow from rows that could not be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from communitygov.base.findings import Finding, tokens
from communitygov.base.positions import Position
from communitygov.io.unread import Unread, unread_row
from communitygov.model.register import Register
from communitygov.structure.build import Structure


@frozen
class Doubt:
    """What rows that were not read name, and what the rows that name those are about."""

    everything: bool = False
    """Whether nobody knows what was not read."""
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, structure: Structure, unread: Sequence[Unread]) -> "Doubt":
        """What is in doubt after some rows were not read."""
        if not unread:
            return cls()
        named = [each.names for each in unread]
        written = frozenset(name for each in named for name in each or ())
        register = structure.register
        own = tuple(f"{each.own}-" for each in unread if each.own)
        ends = tuple(f"-{each.own}" for each in unread if each.own and each.section == "places")
        loose = {each.target.rpartition(":")[2] for each in structure.dangling}
        made = {target for target in loose if (own and target.startswith(own)) or (ends and target.endswith(ends))}
        known = written & {*_ids(register), *loose, *(each.own for each in unread)}
        first = frozenset({*known, *made})
        ids = _carried(register, first)
        kinds = written | frozenset(_kinds_of(register, ids - first))
        if any(each.section in REACH for each in unread):
            duties = frozenset(each.id for each in register.duties)
        else:
            duties = frozenset(_shared(register, ids, None if _any_kind(structure, unread) else kinds))
        return cls(None in named, ids | duties)

    def about(self, finding: Finding, fields: Mapping[str, object]) -> bool:
        """Whether a finding speaks of anything of it."""
        if self.everything or not self.names:
            return self.everything
        told = (token.partition("=")[2] for token in tokens(fields))
        named = (each.partition(":")[2] for each in (finding.subject, *finding.evidence))
        return any(not self.names.isdisjoint(_parts(text)) for text in (*told, *named))


def _parts(text: str) -> tuple[str, ...]:
    """An id; of a part of a building that of the building as well."""
    return text, text.partition("/")[0]


def _ids(register: Register) -> Iterator[str]:
    for section in ("places", "zones", "people", "organisations", "shifts", "posts", "teams", "duties", "shares"):
        yield from (row.id for row in getattr(register, section) if row.id)
    yield from (holder for row in register.appointments for holder in row.holder.ids)
    yield from (row.post for row in register.appointments)


def misworded(structure: Structure) -> tuple[Unread, ...]:
    """The rows that have a word of no vocabulary, as rows of which something was not read."""
    words = (each for each in structure.dangling if each.why == "word" and each.row is not None)
    rows = tuple({(each.section, each.row or 0): None for each in words})
    if len(rows) > MOST_MISWORDED:
        return (Unread(Position()),)
    return tuple(_misworded(structure.register, section, row) for section, row in rows)


def _misworded(register: Register, section: str, row: int) -> Unread:
    noun = getattr(register, section)[row]
    return unread_row(Position(), section, noun.model_dump(mode="json", by_alias=True, exclude_defaults=True))


MOST_MISWORDED = 1000
"""The rows that are looked into for what they name; of more, anything may follow."""
REACH = frozenset(("places", "zones", "shifts", "switches"))
"""Rows of these decide where, when or in which mode any duty is answered."""


def _any_kind(structure: Structure, unread: Sequence[Unread]) -> bool:
    """Whether a post or a team was lost with the kind it is of, so that it may have been of any."""
    kinds = {word.id for word in structure.words.vocabulary.posts}
    lost = (each.names for each in unread if each.section in ("posts", "teams"))
    return any(names is not None and kinds.isdisjoint(names) for names in lost)


def _kinds_of(register: Register, ids: AbstractSet[str]) -> Iterator[str]:
    """The kinds of the posts, and of the seats of the teams, that are in doubt."""
    yield from (post.kind for post in register.posts if post.id in ids)
    for team in register.teams:
        if team.id in ids:
            yield from (seat.kind or name for name, seat in team.seats.items())


def _carried(register: Register, ids: frozenset[str]) -> frozenset[str]:
    """What is in doubt, and what stands on it: seats of teams, what a post holds, who stands in for whom."""
    found, before = set(ids), -1
    while len(found) > before:
        before = len(found)
        found |= {*_seats(register, found), *_held(register, found), *_linked(register, found)}
    return frozenset(found)


def _held(register: Register, ids: AbstractSet[str]) -> Iterator[str]:
    """The posts, and teams by their seats, that a post in doubt holds."""
    for row in register.appointments:
        if row.holder.kind == "post" and not ids.isdisjoint(row.holder.ids):
            yield row.post
    for team in register.teams:
        held = (seat.holder for seat in team.seats.values() if seat.holder is not None and seat.holder.kind == "post")
        if any(not ids.isdisjoint(each.ids) for each in held):
            yield team.id


def _linked(register: Register, ids: AbstractSet[str]) -> Iterator[str]:
    return (link.who.id for link in register.links if link.kind == "stands_in_for" and link.to.id in ids)


def _seats(register: Register, known: Iterable[str]) -> Iterator[str]:
    teams = frozenset(known)
    yield from (f"{team.id}-{seat}" for team in register.teams if team.id in teams for seat in team.seats)


def _shared(register: Register, ids: AbstractSet[str], kinds: AbstractSet[str] | None) -> Iterator[str]:
    """The duties that are led, or helped with, by what is in doubt, or by a kind of post that is; None: by any kind."""
    groups = set[str]()
    for share in register.shares:
        by_kind = share.who.kind == "every" and (kinds is None or share.who.id in kinds)
        if by_kind or share.who.id in ids or share.where in ids:
            yield from (share.duty,) if share.duty else ()
            groups |= {share.group} if share.group else set()
    yield from (duty.id for duty in register.duties if duty.group in groups)
