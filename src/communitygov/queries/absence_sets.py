"""Named sets of those who are away: all of a kind of post, all who are seconded, all who go home on a day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref
from communitygov.base.time import Instant
from communitygov.queries.absence_held import Held, every_held, holders_of

if TYPE_CHECKING:
    from communitygov.model.noun import Noun
    from communitygov.structure.build import Structure
    from communitygov.structure.families import PostFamily

HOLDING = ("holder", "acting", "seconded")
"""Capacities in which one holds a post; a deputy waits for it."""
Word = Literal["kind", "seconded", "going_home"]


@frozen
class Member:
    """One who is away, and can be tried out alone."""

    who: Ref
    """The person; of somebody not named the post, or the row of posts."""
    away: bool
    """Whether they are away from all they do; else only the rows end."""
    rows: frozenset[int] = frozenset()
    """Appointments that end."""
    reach: tuple[Ref, ...] = ()
    """Through which they may lead by those rows; none where they are away altogether."""


@frozen
class Named:
    """A set as it is asked for."""

    word: Word
    of: str = ""
    """The kind of post."""


@frozen
class Got:
    """Who is in a set."""

    members: tuple[Member, ...]
    stayed: frozenset[int] = frozenset()
    """Appointments that end at the instant and go on in what it is compared with."""
    succeeded: int = 0
    """How many of those who go home are succeeded by somebody who holds the post from then on."""


def set_named(asked: "str | Ref | Noun") -> Named | None:
    """The set that a text means; None for a single one."""
    if asked == "seconded":
        return Named("seconded")
    if asked == "going_home":
        return Named("going_home")
    if isinstance(asked, str) and asked.startswith("kind:"):
        return Named("kind", asked.removeprefix("kind:"))
    return None


def members_of(structure: "Structure", named: Named, at: Instant) -> Got:
    """Who is in a set at an instant.

    Raises
    ------
    BadQuestion
        When there is no such kind of post, or no secondment ends on the day.
    """
    if named.word == "kind":
        return Got(tuple(_of_kind(structure, named.of, at.at)))
    if named.word == "seconded":
        seconded = [each for each in _seconded(structure) if each.appointment.in_force(at.at)]
        return Got(tuple(_released(structure, seconded, at.at)))
    ending = _ending(structure, at)
    alone = [each for each in ending if not _succeeded(structure, each, at.at)]
    rows = frozenset(each.row for each in alone if each.row is not None)
    return Got(tuple(_released(structure, ending, at.at)), rows, len(ending) - len(alone))


def check_set(structure: "Structure", named: Named, at: Instant | None) -> None:
    """Refuse a set that nobody can be in; without an instant it is asked of each day on which some go home.

    Raises
    ------
    BadQuestion
        When there is no such kind of post, or no secondment ends on the day.
    """
    if named.word == "kind":
        _check_kind(structure, named.of)
    elif named.word == "going_home" and at is not None:
        _ending(structure, at)


def days_of_going_home(structure: "Structure") -> dict[date, int]:
    """The days on which secondments end, each the first without them, with how many end; in order."""
    days: dict[date, int] = {}
    for each in _seconded(structure):
        end = each.appointment.period[1]
        if end is not None:
            days[end.date()] = days.get(end.date(), 0) + 1
    return dict(sorted(days.items()))


def day_of_going_home(structure: "Structure") -> Instant:
    """The one day on which secondments end; the instant by which all that end on it have ended.

    Raises
    ------
    BadQuestion
        When none ends, or they end on several days.
    """
    days = days_of_going_home(structure)
    if not days:
        raise _nobody_goes_home(structure, None)
    if len(days) > 1:
        told = ", ".join(f"{day} ({many})" for day, many in days.items())
        raise BadQuestion(
            f"secondments end on several days: {told}; say which by at", f"借调在多天结束：{told}；请用 at 指明哪一天"
        )
    return ended_on(structure, next(iter(days)))


def ended_on(structure: "Structure", day: date) -> Instant:
    """A day, or its instant by which every secondment that ends on it has ended."""
    ends = (each.appointment.period[1] for each in _seconded(structure))
    last = max((end for end in ends if end is not None and end.date() == day), default=datetime.combine(day, time()))
    return Instant(last, bare=last.time() == time())


def _seconded(structure: "Structure") -> Iterator[Held]:
    return (each for each in every_held(structure) if each.appointment.capacity == "seconded" and each.row is not None)


def _ending(structure: "Structure", at: Instant) -> list[Held]:
    """The secondments that end on a day, of which there is one at least."""
    found = [each for each in _seconded(structure) if _goes_home(each, at)]
    if not found:
        raise _nobody_goes_home(structure, at)
    return found


def _goes_home(held: Held, at: Instant) -> bool:
    """Whether a secondment has ended on the day of an instant."""
    since, end = held.appointment.period
    began = since is None or end is None or since < end
    return began and end is not None and end.date() == at.at.date() and end <= at.at


def _succeeded(structure: "Structure", held: Held, at: datetime) -> bool:
    """Whether somebody else holds the post from then on."""
    table = structure.posts_table
    pairs = table.families[held.family].everyone if held.post is None else table.appointments(held.post)
    return any(row != held.row and other.capacity in HOLDING and other.in_force(at) for row, other in pairs)


def _released(structure: "Structure", those: Iterable[Held], at: datetime) -> Iterator[Member]:
    """Whoever holds by some appointments, released from these and from nothing else."""
    by_who: dict[Ref, list[Held]] = {}
    for each in those:
        persons = [*holders_of(structure, each, at)] if each.appointment.holder.kind == "person" else []
        for who in [Ref("person", person) for person in persons] or [each.ref(structure)]:
            by_who.setdefault(who, []).append(each)
    for who in sorted(by_who):
        held = by_who[who]
        rows = frozenset(each.row for each in held if each.row is not None)
        yield Member(who, False, rows, tuple(sorted({each.ref(structure) for each in held})))


def _of_kind(structure: "Structure", kind: str, at: datetime) -> Iterator[Member]:
    """Everybody appointed to a post of a kind, in whatever capacity: persons altogether, others from the post."""
    _check_kind(structure, kind)
    table = structure.posts_table
    own = {number: post.kind for number, (_, post) in table.overridden.items()}
    persons: set[str] = set()
    unnamed: dict[Ref, set[int | None]] = {}
    for each in every_held(structure):
        posts = [each.post] if each.post is not None else [None]
        if each.post is None and any(_in(table.families[each.family], number) for number in own):
            first = table.families[each.family].family.first
            posts = [*range(first, first + table.families[each.family].family.size)]
        of = table.families[each.family].post.kind
        for post in posts if each.appointment.in_force(at) else ():
            if (of if post is None else own.get(post, of)) != kind:
                continue
            named = [*holders_of(structure, each, at)]
            persons.update(named)
            if not named:
                row = each.row if post == each.post else None
                unnamed.setdefault(evolve(each, post=post).ref(structure), set()).add(row)
    yield from (Member(Ref("person", person), away=True) for person in sorted(persons))
    for who, rows in sorted(unnamed.items()):
        whole = None in rows
        yield Member(who, whole, frozenset() if whole else frozenset(row for row in rows if row is not None), (who,))


def _in(family: "PostFamily", number: int) -> bool:
    return family.family.first <= number < family.family.first + family.family.size


def _check_kind(structure: "Structure", kind: str) -> None:
    table, vocabulary = structure.posts_table, structure.words.vocabulary
    known = {word.id for word in vocabulary.posts} | {family.post.kind for family in table.families}
    known |= {post.kind for _, post in table.overridden.values()}
    if kind not in known:
        raise BadQuestion.no_such("kind of post", "岗位类型", kind, sorted(known), vocabulary.names("posts"))


def _nobody_goes_home(structure: "Structure", at: Instant | None) -> BadQuestion:
    days = ", ".join(map(str, days_of_going_home(structure)))
    if not days:
        return BadQuestion("no secondment states when it ends", "没有任何借调写明结束日期")
    return BadQuestion(
        f"no secondment has ended on {at} by then; secondments end on {days}",
        f"{at} 当天没有借调结束；借调结束的日期：{days}",
    )
