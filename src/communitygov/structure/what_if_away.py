"""Who is away: persons, posts, bodies and teams with everybody they send, taken out of a register."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from attrs import field, frozen

from communitygov.base.errors import AmbiguousId, BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.model.columns import coded, texts
from communitygov.model.holder import Holder
from communitygov.model.organisation import Organisation
from communitygov.model.post import Appointment
from communitygov.model.team import Team
from communitygov.structure.build import Structure
from communitygov.structure.edited_rows import are_among, edited, without_ids
from communitygov.structure.holders import Holders
from communitygov.structure.ids import id_of
from communitygov.structure.what_if_rows import ENDED, held_by_nobody, held_otherwise

if TYPE_CHECKING:
    from communitygov.model.noun import Noun
    from communitygov.model.register import Register
    from communitygov.model.team import Seat

N = TypeVar("N", Organisation, Team)
KINDS = ("person", "post", "organisation", "team")
UNKNOWN = Holder("unknown")
"""Perhaps somebody, perhaps nobody: one of several, some of whom are away."""


@frozen
class Away:
    """Persons, posts, bodies and teams that are absent at once."""

    refs: tuple[Ref, ...]
    _of: dict[str, frozenset[str]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        kinds = {kind: frozenset(ref.id for ref in self.refs if ref.kind == kind) for kind in KINDS}
        object.__setattr__(self, "_of", kinds)

    def edited(self, structure: Structure) -> "Register":
        """The register without them."""
        refs = tuple(found(structure, ref) for ref in self.refs)
        return self._edited(structure) if refs == self.refs else Away(refs).edited(structure)

    def _edited(self, structure: Structure) -> "Register":
        register = held_by_nobody(structure, emptied_posts(structure, self.refs), structure.register)
        register = held_otherwise(structure, register, self._rows(register.appointments), self._holder)
        teams = headless(structure, self._of["team"])
        update = {
            "people": without_ids(register.people, self._of["person"]),
            "organisations": _ended(register.organisations, self._of["organisation"]),
            "teams": _ended(register.teams, teams),
        }
        return register.model_copy(update=update)

    def _rows(self, appointments: "Sequence[Appointment]") -> list[int]:
        """The appointments that name any of them, or by which a body of them sends somebody."""
        persons, bodies = self._of["person"], self._of["organisation"]
        found = np.zeros(len(appointments), dtype=np.bool_)
        if persons:
            holders = Holders.of(appointments)
            found[holders.row[are_among(holders.ids, persons)[holders.at]]] = True
        if bodies:
            home = coded(appointments, "home")
            sends = np.array([*(each in bodies for each in home.values), False], dtype=np.bool_)
            found |= sends[home.codes]
        return np.flatnonzero(found).tolist()

    def _holder(self, row: "Appointment | Seat") -> Holder | None:
        """Who is left of those who hold a post or a seat."""
        sent = row.home if isinstance(row, Appointment) else row.sent_by
        if sent in self._of["organisation"]:
            return None
        holder = row.holder
        if holder is None or holder.kind not in ("person", "one_of"):
            return holder
        left = [person for person in holder.ids if person not in self._of["person"]]
        if len(left) == len(holder.ids):
            return holder
        return UNKNOWN if left else None


def emptied_posts(structure: Structure, refs: Iterable[Ref]) -> frozenset[int]:
    """The posts that nobody holds when some are away: those named, those of bodies, and the seats of teams."""
    return frozenset(number for ref in refs for number in _emptied(structure, ref))


def _emptied(structure: Structure, ref: Ref) -> Iterator[int]:
    table = structure.posts_table
    if ref.kind == "post":
        yield from table.all_named(ref.id)
    elif ref.kind == "organisation":
        for family in table.families:
            if family.post.organisation == ref.id:
                yield from range(family.family.first, family.family.first + family.family.size)
        yield from (number for number, (_, post) in table.overridden.items() if post.organisation == ref.id)
    elif ref.kind == "team":
        teams = set(teams_named(structure, ref.id))
        for family in table.families if teams else ():
            if family.seat is not None:
                numbers = range(family.family.first, family.family.first + family.family.size)
                yield from (number for number in numbers if table.team_of(number) in teams)


def teams_named(structure: Structure, text: str) -> Iterator[int]:
    """The teams an id means: one, or every one of a row written for each place."""
    table = structure.posts_table
    of = table.team_family_named(text)
    if of is not None:
        family = table.teams[of].family
        yield from range(family.first, family.first + family.size)
    elif (number := table.find_team(text)) is not None:
        yield number


def headless(structure: Structure, texts: Iterable[str]) -> frozenset[str]:
    """The ids of rows of teams that no seat leads: such a team perhaps answers, so it is ended."""
    table = structure.posts_table
    return frozenset(
        text for text in texts if all(table.lead_seat(team) is None for team in teams_named(structure, text))
    )


def _ended(rows: "Sequence[N]", ids: frozenset[str]) -> "Sequence[N]":
    """Rows of which those of some ids are in force at no time."""
    return edited(rows, {row: ENDED for row, each in enumerate(rows) if each.id in ids}) if ids else rows


def found(structure: Structure, ref: Ref) -> Ref:
    """What is meant by a reference; without a kind, the one noun that has the id.

    Raises
    ------
    UnknownId
        When there is no such person, post, body or team.
    AmbiguousId
        When a bare id is that of several.
    """
    kinds = (ref.kind,) if ref.kind else KINDS
    there = [each for each in kinds if ref.id in _known(structure, each, ref.id)]
    if len(there) > 1:
        raise AmbiguousId("noun", ref.id, (f"{each}:{ref.id}" for each in there))
    if not there:
        raise _unknown(structure, kinds, ref.id)
    return Ref(there[0], ref.id)


def reference(asked: "str | Ref | Noun") -> Ref:
    """A reference as it is given; a bare id has no kind, and waits for a structure that says what it is of.

    Raises
    ------
    BadQuestion
        When it names something of another kind.
    """
    if isinstance(asked, Ref) and not asked.kind:
        return asked
    kind = (
        asked.rpartition(":")[0] if isinstance(asked, str) else str(getattr(asked, "kind", getattr(asked, "noun", "")))
    )
    if kind not in KINDS and (kind or not isinstance(asked, str)):
        raise BadQuestion(
            f"{_named(asked)} cannot be away: give a person, a post, an organisation or a team",
            f"{_named(asked)} 无所谓缺席：请给出人员、岗位、组织或小组",
        )
    return Ref(kind, id_of(asked, kind or KINDS[0]))


def _named(asked: "str | Ref | Noun") -> str:
    if isinstance(asked, str | Ref):
        return str(asked)
    noun = getattr(asked, "noun", None)
    return repr(asked) if noun is None else f"{noun}:{getattr(asked, 'id', '')}"


def _known(structure: Structure, kind: str, identity: str) -> Iterable[str]:
    """The id, if there is one of that kind."""
    if kind == "person":
        return (identity,) if identity in structure.people_by_id else _people(structure)
    table = structure.posts_table
    if kind == "post":
        return (identity,) if is_post(structure, identity) else ()
    if kind == "organisation":
        return (identity,) if identity in structure.organisations else ()
    known = table.team_family_named(identity) is not None or table.find_team(identity) is not None
    return (identity,) if known else ()


def _people(structure: Structure) -> frozenset[str]:
    """Everybody its register names; kept, for many may be looked up."""
    if "people" not in structure.cache:
        structure.cache["people"] = people_of(structure.register)
    found: frozenset[str] = structure.cache["people"]
    return found


def is_post(structure: Structure, identity: str) -> bool:
    """Whether an id is that of a post, or of a row written for each place, which may be none."""
    table = structure.posts_table
    return table.family_named(identity) is not None or table.find(identity) is not None


def people_of(register: "Register") -> frozenset[str]:
    """Everybody a register names: listed, holding a post or a seat, or carrying a share."""
    holders = Holders.of(register.appointments)
    named = {*texts(register.people, "id"), *holders.ids.take(np.unique(holders.at[~holders.is_post()[holders.row]]))}
    named |= {share.who.id for share in register.shares if share.who.kind == "person"}
    seats = (seat.holder for team in register.teams for seat in team.seats.values())
    held = (holder for holder in seats if holder is not None and holder.kind != "post")
    return frozenset(named | {each for holder in held for each in holder.ids})


def _unknown(structure: Structure, kinds: Sequence[str], identity: str) -> UnknownId:
    """The error for an id that none has; persons are never proposed."""
    teams = (*(team.id for team in structure.register.teams), *_made_teams(structure))
    if kinds == KINDS:
        others = (*structure.organisations, *teams, *(post.id for post in structure.register.posts))
        near = (*structure.posts.unknown(identity).near, *UnknownId.among("", identity, others).near)
        return UnknownId("person, post, organisation or team", identity, tuple(dict.fromkeys(near)))
    if kinds[0] == "post":
        return structure.posts.unknown(identity)
    known = {"organisation": structure.organisations, "team": teams}.get(kinds[0])
    return UnknownId(kinds[0], identity) if known is None else UnknownId.among(kinds[0], identity, known)


def _made_teams(structure: Structure) -> Iterator[str]:
    table = structure.posts_table
    for family in table.teams:
        of = family.family
        yield from (of.id(number, structure.tree) for number in range(of.first, of.first + of.size))
