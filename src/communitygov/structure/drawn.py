"""A graph in the making: what a node of each kind says of itself."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from communitygov.base.ref import Ref
from communitygov.base.time import Instant
from communitygov.structure.build import Structure
from communitygov.structure.intervals import Intervals
from communitygov.structure.scalars import scalars, writable
from communitygov.structure.scopes import NOWHERE, Scopes

if TYPE_CHECKING:
    from communitygov.model.noun import Name, Row
    from communitygov.structure.places import Tree
    from communitygov.structure.posts import Posts

End = tuple[str, int | None]
"""A node at the end of a link, and the place it was made for where its row is written for each place."""


class Drawn:
    """A graph in the making: nodes are added when they are first met, from what is written of them."""

    def __init__(self, structure: Structure, of: str, instant: Instant | None, mode: str | None) -> None:
        import networkx as nx

        self.structure: Structure = structure
        self.mode: str | None = mode
        self.table: Posts = structure.posts_table
        self.scopes: Scopes = structure.scopes
        self.tree: Tree = structure.tree
        self.at: datetime | None = None if instant is None else instant.at
        said = {"of": of, "at": None if instant is None else str(instant), "mode": mode}
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.graph.graph.update(scalars(said))
        self._known: dict[tuple[str, int], str] = {}

    def edge(self, start: str, verb: str, end: str, **more: Any) -> None:
        """Add an edge; what is not stated is left out."""
        self.graph.add_edge(start, end, **scalars({"verb": verb, **more}))

    def node(self, kind: str, identity: str, row: "Row | None", *, there: bool | None = None, **more: Any) -> str:
        """Add a node, if it is not there yet; without a row it is one that something names and nothing describes."""
        text = writable(f"{kind}:{identity}")
        if text not in self.graph:
            found = row is not None and (self.in_force(row) if there is None else there)
            made_up = row is not None and bool(row.made_up)
            self.graph.add_node(text, **scalars({"kind": kind, **more, "there": found, "made_up": made_up}))
        return text

    def in_force(self, row: "Row") -> bool:
        """Whether a row is in force at the instant."""
        return self.at is None or row.in_force(self.at)

    def holds(self, modes: tuple[str, ...]) -> bool:
        """Whether what names some modes holds in the mode asked for."""
        return self.mode is None or self.structure.words.exactness(modes, self.mode) is not None

    def scope(self, scope: int) -> str:
        """Add a place or a zone."""
        return self._once("scope", scope, self._scope)

    def post(self, number: int) -> str:
        """Add a post."""
        return self._once("post", number, self._post)

    def team(self, number: int) -> str:
        """Add a team."""
        return self._once("team", number, self._team)

    def _once(self, what: str, number: int, add: Callable[[int], str]) -> str:
        known = self._known.get((what, number))
        if known is None:
            known = self._known[what, number] = add(number)
        return known

    def _scope(self, scope: int) -> str:
        tree = self.tree
        if self.scopes.is_zone(scope):
            zone = self.scopes.zones[scope - len(tree)]
            return self.node(
                "zone",
                zone.id,
                zone,
                of_kind=zone.kind,
                name=zone.name,
                level=self.scopes.level(scope),
                **self._households(self.scopes.rows(scope)),
            )
        place, also = tree.place(scope), int(tree.also[scope])
        is_part = bool(tree.part[scope, 0])
        return self.node(
            "place",
            tree.id(scope),
            place,
            name=None if is_part else place.name,
            level=self.scopes.level(scope),
            site=None if is_part else place.site,
            also=tree.words[also] if also >= 0 else None,
            **self._households(tree.rows_within(scope)),
        )

    def _households(self, rows: Intervals) -> dict[str, Any]:
        """Households that are counted, and places in which they are not; nothing counted is not nought."""
        counted = sum(int(self.tree.homes[start:end].sum()) for start, end in rows)
        uncounted = sum(int(self.tree.uncounted[start:end].sum()) for start, end in rows)
        return {"households": counted if counted or not uncounted else None, "not_counted": uncounted}

    def _serves(self, scope: int) -> dict[str, Any]:
        """The place or zone something serves, and the level that stands at."""
        if scope == NOWHERE:
            return {}
        return {"serves": str(self.scopes.ref(scope)), "level": self.scopes.level(scope)}

    def _post(self, number: int) -> str:
        written, team = self.table.post(number), self.table.team_of(number)
        return self.node(
            "post",
            self.table.id(number),
            written,
            there=self.is_there(number),
            of_kind=written.kind,
            name=written.name or self._kind_name(written.kind),
            **self._serves(int(self.table.scope[number])),
            seats=written.seats,
            modes=() if team is None else self.table.team(team).modes,
            shift=written.shift,
        )

    def _kind_name(self, kind: str) -> "str | Name | None":
        return next((word.name for word in self.structure.words.vocabulary.posts if word.id == kind), None)

    def is_there(self, post: int) -> bool:
        """Whether a post is in force: it, and the team it is a seat of."""
        written, team = self.table.post(post), self.table.team_of(post)
        if written.status == "abolished" or not self.in_force(written):
            return False
        return team is None or self.in_force(self.table.team(team))

    def in_mode(self, post: int) -> bool:
        """Whether a post is no seat, or its team exists in the mode asked for."""
        team = self.table.team_of(post)
        return team is None or self.holds(self.table.team(team).modes)

    def posts(self) -> Iterator[tuple[int, str]]:
        """Add every post that is there; give each with its number."""
        return ((n, self.post(n)) for n in range(len(self.table)) if self.is_there(n) and self.in_mode(n))

    def _team(self, number: int) -> str:
        written = self.table.team(number)
        return self.node(
            "team",
            self.table.team_id(number),
            written,
            of_kind=written.template,
            name=written.name,
            **self._serves(self.table.team_scope(number)),
            modes=written.modes,
        )

    def has_team(self, number: int) -> bool:
        """Whether a team is in force, and exists in the mode asked for."""
        written = self.table.team(number)
        return self.in_force(written) and self.holds(written.modes)

    def teams(self) -> Iterator[tuple[int, str]]:
        """Add every team that is there; give each with its number."""
        numbers = (n for each in range(len(self.table.teams)) for n in self.made_teams(each))
        return ((n, self.team(n)) for n in numbers if self.has_team(n))

    def made_teams(self, family: int) -> range:
        """The teams made from one row."""
        of = self.table.teams[family].family
        return range(of.first, of.first + of.size)

    def body(self, identity: str) -> str:
        """Add a body."""
        body = self.structure.organisations.get(identity)
        if body is None:
            return self.node("organisation", identity, None)
        scope = self.scopes.find(body.serves)
        return self.node("organisation", identity, body, of_kind=body.kind, name=body.name, **self._serves(scope))

    def duty(self, identity: str) -> str:
        """Add a duty."""
        duty = self.structure.duties_by_id.get(identity)
        if duty is None:
            return self.node("duty", identity, None)
        said: dict[str, Any] = {"of_kind": duty.list, "name": duty.name, "group": duty.group, "modes": duty.modes}
        return self.node("duty", identity, duty, **said)

    def person(self, identity: str) -> str:
        """Add a person: the id, and never the name."""
        return self.node("person", identity, self.structure.people_by_id.get(identity))

    def ends(self, ref: Ref) -> list[End]:
        """The nodes a reference means: one, or every one of a row written for each place, with its place."""
        if ref.kind == "post":
            each = self.table.family_named(ref.id) is not None
            numbers = self.table.all_named(ref.id)
            posts = [(self.post(number), self.table.place_row(number) if each else None) for number in numbers]
            return posts or [self.absent(ref)]
        if ref.kind == "team":
            return self._team_ends(ref)
        made = {"organisation": self.body, "person": self.person, "duty": self.duty}.get(ref.kind)
        return [self.absent(ref) if made is None else (made(ref.id), None)]

    def _team_ends(self, ref: Ref) -> list[End]:
        family = self.table.team_family_named(ref.id)
        if family is not None:
            return [(self.team(number), self.table.team_scope(number)) for number in self.made_teams(family)]
        number = self.table.find_team(ref.id)
        return [self.absent(ref) if number is None else (self.team(number), None)]

    def absent(self, ref: Ref) -> End:
        """Add a node for what something names and nothing describes."""
        return self.node(ref.kind, ref.id, None), None


def is_made_up(row: "Row", field: str) -> bool:
    """Whether no source says what a field of a row says."""
    return row.made_up if isinstance(row.made_up, bool) else field in row.made_up


def dates(row: "Row") -> dict[str, str | None]:
    """First instant in force and first instant no longer so, as a document writes them."""
    since, until = row.period
    return {"since": _moment(since), "until": _moment(until)}


def _moment(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.date().isoformat() if instant.time() == time() else instant.isoformat(timespec="minutes")
