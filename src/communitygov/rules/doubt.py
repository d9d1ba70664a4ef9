"""Which findings may follow from rows that could not be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from communitygov.base.findings import Finding, tokens
from communitygov.io.unread import Unread
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
        own = tuple(f"{each.own}-" for each in unread if each.own)
        loose = {each.target.rpartition(":")[2] for each in structure.dangling}
        made = {target for target in loose if own and target.startswith(own)}
        known = written & {*_ids(structure.register), *loose, *(each.own for each in unread)}
        ids = frozenset({*known, *made, *_seats(structure.register, known)})
        return cls(None in named, ids | frozenset(_shared(structure.register, ids, written)))

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


def _seats(register: Register, known: Iterable[str]) -> Iterator[str]:
    teams = frozenset(known)
    yield from (f"{team.id}-{seat}" for team in register.teams if team.id in teams for seat in team.seats)


def _shared(register: Register, ids: frozenset[str], written: frozenset[str]) -> Iterator[str]:
    """The duties that are led, or helped with, by what is in doubt: also by a kind of post that a row is of."""
    groups = set[str]()
    for share in register.shares:
        if share.who.id in ids or (share.who.kind == "every" and share.who.id in written) or share.where in ids:
            yield from (share.duty,) if share.duty else ()
            groups |= {share.group} if share.group else set()
    yield from (duty.id for duty in register.duties if duty.group in groups)
