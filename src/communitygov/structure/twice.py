"""Ids that more than one row has, made ones among them: the first is found by its id, and the others are said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import rows_with, texts
from communitygov.model.table import Table
from communitygov.structure.dangling import Dangling
from communitygov.structure.families import PostFamily
from communitygov.structure.made import Families, Family
from communitygov.structure.places import Longs, Tree
from communitygov.structure.posts import Posts
from communitygov.structure.text_parts import last_sign

if TYPE_CHECKING:
    from communitygov.model.post import Post
    from communitygov.model.register import Register
    from communitygov.model.team import Team

WITH_IDS = ("appointments", "shares", "switches", "exemptions", "links")
"""Sections whose rows may have an id that is looked at nowhere else."""


def ids_twice(register: "Register", posts: Posts) -> Iterator[Dangling]:
    """What `build` has not met on its way: ids of rows for each place, of what is made for them, of written seats."""
    for section in WITH_IDS:
        yield from (_twice(section, row, "id", identity) for row, identity in _again(getattr(register, section)))
    yield from _rows_for_each("posts", register.posts, _seats_for_each(posts))
    yield from _rows_for_each("teams", register.teams, frozenset())
    yield from _written_seats(posts)
    yield from _made_posts(posts)
    rows = {id(team.family): team.row for team in posts.teams}
    for family, text, _ in made_twice(posts.made_teams, posts.tree):
        yield _twice("teams", rows[id(family)], "id", text)


def _twice(section: str, row: int, field: str, identity: str) -> Dangling:
    return Dangling(section, row, field, identity, "twice")


def _again(rows: "Sequence[Any]") -> Iterator[tuple[int, str]]:
    """The rows with the id of an earlier one."""
    ids = texts(rows, "id")
    stated: Longs = np.flatnonzero(ids.lengths)
    if len(stated):
        of_stated = ids if len(stated) == len(ids) else ids.take(stated)
        yield from ((row, ids[row]) for row in stated[TextIndex.with_again(of_stated)[1]].tolist())


def _rows_for_each(section: str, rows: Sequence["Post | Team"], known: frozenset[str]) -> Iterator[Dangling]:
    """Rows of which one at least is written for each place; of two that stand alone the second is met by itself."""
    each: dict[str, bool] = {}
    for number, row in _as_for_each(rows, known):
        made = row.for_each is not None
        if row.id in known or (row.id in each and (made or each[row.id])):
            yield _twice(section, number, "id", row.id)
        each[row.id] = made or each.get(row.id, False)


def _as_for_each(rows: "Sequence[Post | Team]", known: frozenset[str]) -> "Iterable[tuple[int, Post | Team]]":
    """The rows that may have the id of one written for each place: all nouns; of a table those with such an id."""
    if not isinstance(rows, Table):
        return enumerate(rows)
    ids, made = texts(rows, "id"), rows_with(rows, "for_each", bool)
    if not known and not made:
        return ()
    index = TextIndex.of(Texts.of({*known, *ids.take(np.array(made, dtype=np.int64))}))
    return ((row, rows[row]) for row in np.flatnonzero(index.find_all(ids) >= 0).tolist())


def _seats_for_each(posts: Posts) -> frozenset[str]:
    """The ids that mean every seat of a name, of a team written for each place."""
    seats = (each.family for each in posts.families if each.row is None and each.family.rows is not None)
    return frozenset(family.prefix + family.suffix for family in seats)


def _written_seats(posts: Posts) -> Iterator[Dangling]:
    """Seats of teams that stand alone: two with one id, and posts made for each place with the id of one."""
    seats: dict[str, PostFamily] = {}
    for each in posts.families:
        if each.row is None and each.family.rows is None and each.team is not None:
            identity = each.family.prefix + each.family.suffix
            if identity in seats:
                yield _of_family(posts, each, identity)
            seats[identity] = each
    of = _made_families(posts)
    for identity in seats:
        for family in posts.made.like(identity):
            number = family.find(identity, posts.tree)
            if number is not None and number not in posts.replaced:
                yield _of_family(posts, of[id(family)], identity)


def _made_posts(posts: Posts) -> Iterator[Dangling]:
    of = _made_families(posts)
    for family, text, numbers in made_twice(posts.made, posts.tree):
        if not any(number in posts.replaced for number in numbers):
            yield _of_family(posts, of[id(family)], text)


def _made_families(posts: Posts) -> dict[int, PostFamily]:
    return {id(each.family): each for each in posts.families}


def _of_family(posts: Posts, family: PostFamily, identity: str) -> Dangling:
    if family.row is not None:
        return _twice("posts", family.row, "id", identity)
    team = posts.teams[family.team or 0]
    return _twice("teams", team.row, f"seats.{family.seat}", identity)


Collision = tuple[Family, str, tuple[int, int]]
"""A family one of whose rows is not found by its id, the id, and the numbers of the two rows that have it."""


def made_twice(families: Families, tree: Tree) -> Iterator[Collision]:
    """Rows made for each place with an id that another made row has: of one row for two places, or of two rows."""
    yield from _of_one(families, tree)
    for earlier, later in families.alike():
        few, many = sorted((earlier, later), key=lambda family: family.size)
        for number in range(few.first, few.first + few.size):
            text = few.id(number, tree)
            other = many.find(text, tree)
            if other is not None:
                yield later, text, (number, other)


def _of_one(families: Families, tree: Tree) -> Iterator[Collision]:
    """One row made for a place and for a part of a layout: b01-2 and b01/2 come to one id."""
    both = (
        [pair for identity in _with_a_building(tree) for pair in _spelt_alike(identity, tree)] if families.made else []
    )
    for plain, part in both:
        for family in families.made:
            first, second = family.at(plain), family.at(part)
            if first is not None and second is not None:
                yield family, family.id(first, tree), (first, second)


def _with_a_building(tree: Tree) -> list[str]:
    """The ids of places that come to the id of a building with a layout where they are cut before one of the last -."""
    index, has_layout, found = tree.row_of.index, tree.shape[:, 0] > 0, np.zeros(len(tree.ids), dtype=np.bool_)
    rows: Longs = np.arange(len(tree.ids))
    outer = tree.ids
    for _ in range(3):
        last = last_sign(outer, "-")
        kept = np.flatnonzero(last >= 0)
        rows, outer = rows[kept], outer.between(outer.offsets[:-1][kept], last[kept])
        number = index.find_all(outer)
        found[rows] |= (number >= 0) & has_layout[number]
    return list(tree.ids.take(np.flatnonzero(found)))


def _spelt_alike(identity: str, tree: Tree) -> Iterator[tuple[int, int]]:
    """A place, and each part of a layout whose id is the same when / is written as -."""
    cuts = identity.split("-")
    for at in range(max(1, len(cuts) - 3), len(cuts)):
        building = "-".join(cuts[:at])
        spot = tree.find("/".join((building, *cuts[at:]))) if building in tree.row_of else None
        if spot is not None and spot.virtual is None:
            yield tree.row_of[identity], spot.row
