"""Who holds each post by what is written, shifts left aside: posts held ex officio, and persons behind several."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.engine.holding import Now

if TYPE_CHECKING:
    from communitygov.model.post import Appointment


@frozen
class Held:
    """One who holds a post."""

    post: str
    holder: str
    """``person:ID``, ``post:ID``; nothing for somebody unnamed, one of several, or perhaps nobody."""
    deputy: bool
    made_up: bool


def holders(now: Now, mode: str) -> Iterator[Held]:
    """Every appointment in force to a post that is there; one that comes down to nobody is as if it were not there."""
    table, words = now.structure.posts_table, now.structure.words
    for team, held in _in_every_mode(now):
        if team is None or words.exactness(table.team(team).modes, mode) is not None:
            yield held


def _in_every_mode(now: Now) -> list[tuple[int | None, Held]]:
    """The same with the team of which each post is a seat; kept for the next mode."""
    found: list[tuple[int | None, Held]] | None = now.kept.get("held")
    if found is None:
        found = now.kept["held"] = list(_looked_up(now))
    return found


def _looked_up(now: Now) -> Iterator[tuple[int | None, Held]]:
    table = now.structure.posts_table
    for number in range(len(table)):
        if now.in_force(number):
            team, post = table.team_of(number), f"post:{table.id(number)}"
            for each in now.appointments(number):
                holder = _holder(now, number, each)
                if holder is not None:
                    yield team, Held(post, holder, each.capacity == "deputy", bool(each.made_up))


def _holder(now: Now, number: int, appointment: "Appointment") -> str | None:
    kind, ids = appointment.holder.kind, appointment.holder.ids
    if kind in ("person", "one_of"):
        return f"person:{ids[0]}" if len(ids) == 1 else ""
    if kind != "post":
        return ""
    table = now.structure.posts_table
    family, place = table.family_named(ids[0]), table.place_row(number)
    of_place = None if family is None or place is None else table.made_at(family, place)
    other = table.find(ids[0]) if family is None else of_place
    return None if other is None or not now.in_force(other) else str(Ref("post", table.id(other)))


def ex_officio(held: Iterable[Held]) -> dict[str, Held]:
    """The post by whose holder another is held, where it is so held and in no other way."""
    found: dict[str, list[Held]] = {}
    for each in held:
        if not each.deputy:
            found.setdefault(each.post, []).append(each)
    alike = {post: ways for post, ways in found.items() if len({way.holder for way in ways}) == 1}
    return {post: ways[0] for post, ways in alike.items() if ways[0].holder.startswith("post:")}


def held_through(now: Now, number: int) -> Ref | None:
    """The post by whose holder a post is held, where it is so held and in no other way; shifts left aside."""
    if not now.in_force(number):
        return None
    ways = {_holder(now, number, each) for each in now.appointments(number) if each.capacity != "deputy"} - {None}
    way = ways.pop() if len(ways) == 1 else None
    return Ref.parse(way) if way is not None and way.startswith("post:") else None


def only_persons(held: Iterable[Held], stand_ins: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """By person the posts that rest on this one alone, held ex officio or stood in for however often."""
    ways: dict[str, set[str]] = {}
    for each in held:
        ways.setdefault(each.post, set()).add(each.holder)
    for post, other in stand_ins:
        if post.startswith("post:") and other.startswith("post:"):
            ways.setdefault(post, set()).add(other)
    found: dict[str, list[str]] = {}
    for post in sorted(ways):
        ends = _ends(ways, post)
        if len(ends) == 1 and (person := next(iter(ends))).startswith("person:"):
            found.setdefault(person, []).append(post)
    return {person: tuple(posts) for person, posts in found.items()}


def _ends(ways: Mapping[str, set[str]], post: str) -> set[str]:
    """Who may answer for a post in the end; nothing for a post that nobody holds."""
    ends, seen, waiting = set[str](), {post}, [post]
    while waiting:
        for holder in ways.get(waiting.pop(), ()):
            if holder.startswith("post:") and holder not in seen:
                seen.add(holder)
                waiting.append(holder)
            elif not holder.startswith("post:"):
                ends.add(holder)
    return ends
