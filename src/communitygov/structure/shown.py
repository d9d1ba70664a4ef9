"""What a structure holds, by id: places, posts and duties, as mappings that make a noun when one is looked at."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, overload

from communitygov.base.called import called
from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.wording import MOST_LISTED, MOST_SUGGESTED, near
from communitygov.model.plain import names_in
from communitygov.structure.homes import layout_part, parts_like
from communitygov.structure.households import Households, households_of
from communitygov.structure.ids import MOST_PARTS, id_of
from communitygov.structure.places import FLOOR, HOUSEHOLD, LAYOUT_LEVELS, Tree
from communitygov.structure.posts import Posts
from communitygov.structure.scopes import NOWHERE

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun
    from communitygov.model.place import Place
    from communitygov.model.post import Post
    from communitygov.model.zone import Zone

N = TypeVar("N", "Place", "Post", "Duty")
T = TypeVar("T")

MOST_COMPLETED = 2000
"""The ids a notebook is offered to complete."""


class Shown(Mapping[str, N]):
    """Nouns of one kind by id. Asked for by text, reference or noun; an id that none has raises `UnknownId`."""

    kind: ClassVar[str]

    @abstractmethod
    def _find(self, identity: str) -> N | None:
        """The noun with an id."""

    @abstractmethod
    def _near(self, identity: str) -> tuple[str, ...]:
        """The ids that look like one that is not there."""

    def __getitem__(self, asked: "str | Ref | Noun") -> N:
        """The noun with an id.

        Raises
        ------
        UnknownId
            When none has it.
        BadQuestion
            When what is given is of another kind.
        """
        identity = id_of(asked, self.kind)
        found = self._find(identity)
        if found is None:
            raise self.unknown(identity)
        return found

    def unknown(self, identity: str) -> UnknownId:
        """The error for an id that none has, with some that there are."""
        like = dict.fromkeys((*self.by_name(identity), *self._near(identity)))
        return UnknownId(
            self.kind,
            identity,
            islice(like, MOST_SUGGESTED),
            islice(self, MOST_LISTED),
            len(self),
            self._other(identity),
        )

    def by_name(self, asked: str) -> tuple[str, ...]:
        """The ids of a few that bear a name, or have it in theirs."""
        return called(asked, self._names())

    def _names(self) -> Iterator[tuple[str, str]]:
        """Ids, each with a name it bears."""
        return iter(())

    def _other(self, _: str, /) -> str | None:
        """The kind of what has an id that none of these has, where that is easily mistaken."""
        return None

    @overload
    def get(self, asked: "str | Ref | Noun", default: None = None, /) -> N | None: ...
    @overload
    def get(self, asked: "str | Ref | Noun", default: N | T, /) -> N | T: ...
    def get(self, asked: "str | Ref | Noun", default: Any = None, /) -> Any:
        """The noun with an id; ``default`` where none has it."""
        try:
            found = self._find(id_of(asked, self.kind))
        except BadQuestion:
            return default
        return default if found is None else found

    def __contains__(self, asked: object) -> bool:
        return self.get(cast("str", asked)) is not None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self):,})"

    def _ipython_key_completions_(self) -> list[str]:
        return list(islice(self, MOST_COMPLETED))


class PlaceView(Shown["Place"]):
    """Every place that is there, homes and floors of layouts among them, outer ones before what lies in them."""

    kind = "place"

    def __init__(self, tree: Tree, zones: "Sequence[Zone]" = ()) -> None:
        self._tree, self._zones = tree, zones

    def __len__(self) -> int:
        tree = self._tree
        return int((~tree.block).sum() + tree.homes[tree.block].sum() + tree.floors[tree.block].sum())

    def __iter__(self) -> Iterator[str]:
        tree = self._tree
        for row in range(len(tree)):
            if not tree.block[row]:
                yield tree.id(row)
                continue
            if tree.floors[row]:
                yield from tree.inside_block(row, FLOOR)
            yield from tree.inside_block(row, HOUSEHOLD)

    def households(self, asked: "str | Ref | Noun") -> Households:
        """How many homes lie in a place, and where in it they are not counted.

        Raises
        ------
        UnknownId
            When there is no such place.
        BadQuestion
            When what is given is of another kind.
        """
        identity = id_of(asked, self.kind)
        spot = self._tree.find(identity)
        if spot is None:
            raise self.unknown(identity)
        return households_of(self._tree, spot)

    def _find(self, identity: str) -> "Place | None":
        spot = self._tree.find(identity)
        if spot is None:
            return None
        place = self._tree.place(spot.row)
        return place if place.id == identity else _part_of(place, identity)

    def _near(self, identity: str) -> tuple[str, ...]:
        return near_places(self._tree, identity)

    def _names(self) -> Iterator[tuple[str, str]]:
        places = (self._tree.place(row) for row in self._tree.row_of.values())
        return ((place.id, name) for place in places for name in names_in(place.name))

    def _other(self, identity: str, /) -> str | None:
        return "zone" if any(zone.id == identity for zone in self._zones) else None


def _part_of(place: "Place", text: str) -> "Place":
    """An entrance, a floor or a home of a layout as a noun."""
    layout, part = place.layout, layout_part(place, text.removeprefix(place.id + "/")) or (0, 0, 0)
    level = LAYOUT_LEVELS[sum(map(bool, part))]
    made_up = place.made_up if isinstance(place.made_up, bool) else "layout" in place.made_up
    return place.another(
        id=text,
        level=level,
        within=(text.rpartition("/")[0],),
        also=layout.also if layout is not None and level == "entrance" else None,
        since=place.since,
        until=place.until,
        through=place.through,
        made_up=made_up,
    )


def near_places(tree: Tree, text: str) -> tuple[str, ...]:
    """The ids of places that look like one that is not there; of a layout's parts those that it has."""
    outer = "/".join(text.split("/", MOST_PARTS)[:MOST_PARTS])
    while "/" in outer and tree.find(outer) is None:
        outer = outer.rpartition("/")[0]
    spot = None if outer == text else tree.find(outer)
    if spot is None:
        return near(text, tree.row_of)
    there = [part for part in parts_like(tree.place(spot.row), outer, text) if tree.find(part) is not None]
    return near(text, there) or (outer,)


class PostView(Shown["Post"]):
    """Every post, those made for each place and the seats of teams among them, with what each serves."""

    kind = "post"

    def __init__(self, posts: Posts) -> None:
        self._posts = posts

    def __len__(self) -> int:
        return len(self._posts) - len(self._posts.replaced)

    def __iter__(self) -> Iterator[str]:
        posts = self._posts
        return (posts.id(number) for number in range(len(posts)) if number not in posts.replaced)

    def _find(self, identity: str) -> "Post | None":
        number = self._posts.find(identity)
        number = None if number is None else self._posts.replaced.get(number, number)
        return None if number is None or number < 0 else _post(self._posts, number, identity)

    def _near(self, identity: str) -> tuple[str, ...]:
        return near_posts(self._posts, identity)


def _post(posts: Posts, number: int, identity: str) -> "Post":
    """A post as a noun of its own: under its own id, with what it serves."""
    written, scope = posts.post(number), int(posts.scope[number])
    serves = written.serves if scope == NOWHERE else posts.scopes.id(scope)
    own = {"id": identity, "serves": serves, "for_each": None, "within": None}
    same = all(getattr(written, name) == value for name, value in own.items())
    return written if same else written.model_copy(update=own)


def near_posts(posts: Posts, text: str) -> tuple[str, ...]:
    """The ids of posts that look like one that is not there; of a row for very many places those for near ones."""
    like: list[int] = []
    for each in posts.families:
        family = each.family
        if family.size <= MOST_COMPLETED:
            like += range(family.first, family.first + family.size)
            continue
        places = (place for meant in family.meant(text) for place in near_places(posts.tree, meant))
        like += [number for place in places if (number := family.made_for(place, posts.tree)) is not None]
    return near(text, (posts.id(number) for number in like if number not in posts.replaced))


class DutyView(Shown["Duty"]):
    """Every duty."""

    kind = "duty"

    def __init__(self, duties: Mapping[str, "Duty"]) -> None:
        self._duties = duties

    def __len__(self) -> int:
        return len(self._duties)

    def __iter__(self) -> Iterator[str]:
        return iter(self._duties)

    def _find(self, identity: str) -> "Duty | None":
        return self._duties.get(identity)

    def _near(self, identity: str) -> tuple[str, ...]:
        return near(identity, self._duties)

    def _names(self) -> Iterator[tuple[str, str]]:
        return ((duty.id, name) for duty in self._duties.values() for name in names_in(duty.name))
