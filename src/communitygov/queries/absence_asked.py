"""Who is asked to be away: single ones and named sets, as members each of which can be tried out alone."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from communitygov.base.ref import Ref
from communitygov.engine.gone import Gone
from communitygov.model.plain import PlainNoun
from communitygov.queries.absence_sets import (
    Member,
    check_set,
    day_of_going_home,
    days_of_going_home,
    members_of,
    set_named,
)
from communitygov.queries.absence_values import AbsentSet
from communitygov.queries.compare_sides import Side
from communitygov.structure.what_if_away import emptied_posts, found, headless, reference, teams_named
from communitygov.structure.what_if_released import Stayed

if TYPE_CHECKING:
    from communitygov.base.time import Instant, Moment
    from communitygov.model.noun import Noun
    from communitygov.structure.build import Structure


@frozen(eq=False)
class Asked:
    """All who are away at once."""

    members: tuple[Member, ...]
    sets: tuple[AbsentSet, ...] = ()
    stayed: frozenset[int] = frozenset()
    """Appointments that end at the instant, and are compared with going on."""

    def before(self, structure: "Structure") -> "Structure":
        """The structure with all of them there."""
        return structure.what_if(Stayed(self.stayed)) if self.stayed else structure

    def side(self, with_them: Side, members: Iterable[Member]) -> Side:
        """The side of a comparison on which some of them are away."""
        return evolve(with_them, gone=_gone(with_them.structure, members))


def _gone(structure: "Structure", members: Iterable[Member]) -> Gone:
    """Some members as away. A team without a lead seat, which perhaps answers as such, is not in force without it."""
    rows, those = set[int](), dict[str, set[str]]()
    for member in members:
        rows |= member.rows
        if member.away:
            those.setdefault(member.who.kind, set()).add(member.who.id)
    teams, posts = those.get("team", ()), those.get("post", ())
    refs = [*(Ref("team", team) for team in teams), *(Ref("post", post) for post in posts)]
    persons, bodies = (frozenset(those.get(kind, ())) for kind in ("person", "organisation"))
    ended = frozenset(each for team in headless(structure, teams) for each in teams_named(structure, team))
    return Gone(persons, emptied_posts(structure, refs), bodies, ended, frozenset(rows))


def listed(remove: "str | Ref | Noun | Iterable[str | Ref | Noun]") -> "tuple[str | Ref | Noun, ...]":
    """What is asked, one by one."""
    return tuple(remove) if isinstance(remove, Iterable) and not isinstance(remove, str | PlainNoun) else (remove,)


def asked_of(structure: "Structure", remove: "Sequence[str | Ref | Noun]", at: "Instant") -> Asked:
    """Look up single ones and sets at an instant.

    Raises
    ------
    UnknownId
        When there is no such person, post, organisation or team.
    AmbiguousId
        When a bare id is that of several.
    BadQuestion
        When something of another kind is named, or there is no such kind of post, or nobody goes home on the day.
    """
    members: list[Member] = []
    sets: list[AbsentSet] = []
    stayed: frozenset[int] = frozenset()
    for each in remove:
        named = set_named(each)
        if named is None:
            who = found(structure, reference(each))
            members.append(Member(who, away=True))
        else:
            got = members_of(structure, named, at)
            members += got.members
            stayed |= got.stayed
            sets.append(AbsentSet(str(each), len(got.members), got.succeeded))
    return Asked(_each_once(members), tuple(sets), stayed)


def check_asked(
    structure: "Structure", remove: "Sequence[str | Ref | Noun]", at: "Moment | str | Instant | None"
) -> None:
    """Refuse what `asked_of` would, without looking up who is in a set; where no instant is asked, any day will do.

    Raises
    ------
    UnknownId
        When there is no such person, post, organisation or team.
    AmbiguousId
        When a bare id is that of several.
    BadQuestion
        When there is no instant, something of another kind is named, there is no such kind of post, or nobody goes
        home.
    OutsideWindow
        When the instant lies outside the stretch of the structure.
    """
    sets = [(each, set_named(each)) for each in remove]
    any_day = at is None and any(named is not None and named.word == "going_home" for _, named in sets)
    instant = None if any_day and days_of_going_home(structure) else instant_of(structure, remove, at)
    for each, named in sets:
        if named is None:
            found(structure, reference(each))
        else:
            check_set(structure, named, instant)


def _each_once(members: Iterable[Member]) -> tuple[Member, ...]:
    """Members in the order met; who is met again is away altogether if they are so once, else from all those rows."""
    by_who: dict[Ref, Member] = {}
    for each in members:
        before = by_who.get(each.who, each)
        away = before.away or each.away
        rows, reach = before.rows | each.rows, tuple(dict.fromkeys((*before.reach, *each.reach)))
        by_who[each.who] = Member(each.who, away) if away else Member(each.who, away, rows, reach)
    return tuple(by_who.values())


def instant_of(
    structure: "Structure", remove: "Sequence[str | Ref | Noun]", at: "Moment | str | Instant | None"
) -> "Instant":
    """The instant asked; where nobody says one and some go home, the day on which they do.

    Raises
    ------
    BadQuestion
        When there is none.
    OutsideWindow
        When it lies outside the stretch of the structure.
    """
    goes_home = (named for named in map(set_named, remove) if named is not None and named.word == "going_home")
    if at is None and next(goes_home, None) is not None:
        at = day_of_going_home(structure)
    return structure.instant(at)
