"""Whose absence cuts places off from the body that can decide."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from communitygov.base.pause import collector_paused
from communitygov.base.progress import parts
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.base.time import Instant, Moment
from communitygov.engine.holding import Now
from communitygov.queries.answer import Fact
from communitygov.queries.asked import check_level, check_mode, now_at
from communitygov.queries.chokepoints_answer import Chokepoint, Chokepoints
from communitygov.queries.chokepoints_cut import Reaching
from communitygov.queries.chokepoints_places import Asked, asked_about
from communitygov.queries.command_because import fact_of
from communitygov.queries.command_deciders import end_of, outermost
from communitygov.queries.command_graph import CommandGraph, Way
from communitygov.queries.command_named import mode_at, named
from communitygov.queries.command_standing import Standing, standing
from communitygov.queries.naming import name_of
from communitygov.structure.build import Structure
from communitygov.structure.only_built import only_built
from communitygov.structure.places import Spot
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.noun import Noun

MOST_FACTS = 8
"""The steps to one chokepoint that are told."""


def chokepoints(
    structure: Structure,
    *,
    to: "str | Ref | Noun | None" = None,
    level: str | None = None,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
) -> Chokepoints:
    """Find the posts, bodies and persons whose absence cuts places off from who can decide, the worst first.

    Places come up the lines of `command_path`. ``to`` names who can decide; left out it is the outermost body that any
    of the places comes to. ``level`` left out is every place at which somebody leads, each with the homes for which it
    is the innermost such place. ``mode`` left out is the one in force at each place, ``at`` the register's ``as_of``.
    A person is told where several posts rest on this one alone. Those who can decide are not told.

    Raises
    ------
    UnknownId
        When nothing has the id ``to``.
    AmbiguousId
        When it fits several kinds.
    BadQuestion
        When there is no instant, no such level or mode, or several modes are in force at a place.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    only_built(structure)
    instant = structure.instant(at)
    check_level(structure, level)
    check_mode(structure, mode)
    goal = None if to is None else named(structure, to, ("post", "team", "organisation"))
    with collector_paused():
        return _Search(structure, instant, now_at(structure, instant), goal, level, mode).answer()


@define(eq=False)
class _Search:
    """One question: the places of each mode, and what cuts them off."""

    structure: Structure
    instant: Instant
    now: Now
    goal: Ref | None
    level: str | None
    mode: str | None
    graphs: dict[str, CommandGraph] = field(factory=dict[str, CommandGraph])
    cut: dict[str, set[int]] = field(factory=dict[str, set[int]])
    """The places that each cuts off."""
    facts: dict[str, dict[Fact, None]] = field(factory=dict[str, dict[Fact, None]])
    posts: dict[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    """The posts that rest on each person."""
    first: dict[int, dict[str, Way]] = field(factory=dict[int, dict[str, Way]])
    """Those who lead at each place."""

    def answer(self) -> Chokepoints:
        asked = self._asked()
        by_mode: dict[str, list[int]] = {}
        for row in asked.rows:
            mode = mode_at(self.now, Spot(row, self.structure.tree.id(row)), self.mode)
            by_mode.setdefault(mode, []).append(row)
        ups = {mode: self._up(self._graph(mode), rows) for mode, rows in by_mode.items()}
        deciders = self._deciders(ups)
        unreached: set[int] = set()
        for mode, rows in by_mode.items():
            unreached |= self._search(self.graphs[mode], rows, ups[mode], deciders)
        told = [node for node in self.cut if not self._told(node)]
        points = sorted(
            (self._point(node, asked, self.cut[node]) for node in parts("chokepoints", told, len(told))),
            key=lambda point: (-point.cut_off.homes, -len(point.cut_off.places), str(point.who)),
        )
        return Chokepoints(
            level=self.level,
            to=self.goal,
            mode=self.mode,
            modes_in_force=tuple(sorted(by_mode)),
            at=str(self.instant),
            shifts_considered=not self.instant.bare,
            deciders=tuple(map(Ref.parse, deciders)),
            asked=asked.cut(asked.rows),
            unreached=asked.cut(unreached),
            points=Rows(Chokepoint, points),
            names=self._names(points, deciders, asked.cut(asked.rows).places),
        )

    def _asked(self) -> Asked:
        """The places; which there are may depend on the modes in force."""
        modes = {self.mode} if self.mode is not None else {SERVICE}
        if self.mode is None:
            modes |= {self.structure.register.switches[row].mode for rows in self._switched() for row in rows}
        return asked_about(self.structure, self.level, [self._graph(mode).leads for mode in sorted(modes)])

    def _switched(self) -> Iterable[list[int]]:
        known = self.structure.words.modes
        by_scope, switches = self.now.switches.by_scope, self.structure.register.switches
        return ([row for row in rows if switches[row].mode in known] for rows in by_scope.values())

    def _graph(self, mode: str) -> CommandGraph:
        if mode not in self.graphs:
            self.graphs[mode] = CommandGraph.of(self.now, mode)
        return self.graphs[mode]

    def _up(self, graph: CommandGraph, rows: list[int]) -> dict[str, Iterable[str]]:
        """Every step, and the first ones from the places."""
        up: dict[str, Iterable[str]] = {node: ways.keys() for node, ways in graph.up.items()}
        for row in rows:
            self.first[row] = graph.from_place(row)
            up[_place(row)] = self.first[row].keys()
        return up

    def _deciders(self, ups: Mapping[str, Mapping[str, Iterable[str]]]) -> tuple[str, ...]:
        if self.goal is not None:
            goal = self.goal
            return tuple(sorted({end_of(self.graphs[mode], goal) for mode in ups}))
        return outermost((self.graphs[mode], _reached(up)) for mode, up in ups.items())

    def _search(
        self, graph: CommandGraph, rows: list[int], up: Mapping[str, Iterable[str]], deciders: tuple[str, ...]
    ) -> set[int]:
        reaching = Reaching.of({node: tuple(above) for node, above in up.items()}, deciders)
        for behind in reaching.behind(set(map(_place, rows))):
            if behind.gate not in deciders and not behind.gate.startswith("#"):
                self._take(graph, behind.gate, behind.places, behind.next, (behind.gate,))
        for person, posts in graph.alone.items():
            own = (post for post in posts if graph.acts.get(post) == post and post not in deciders)
            met = tuple(post for post in own if post in reaching.down)
            gone = (*met, person) if person in reaching.down and person not in deciders else met
            if len(gone) > 1:
                cut_off = reaching.without(gone)
                places = {node for node in cut_off if node.startswith("#")}
                self._take(graph, person, places, sorted(cut_off), gone)
                self.posts[person] = tuple(sorted({*met, *self.posts.get(person, ())}))
        return {row for row in rows if _place(row) not in reaching.down}

    def _take(
        self, graph: CommandGraph, who: str, places: set[str], behind: Iterable[str], gates: tuple[str, ...]
    ) -> None:
        """Note the places that one cuts off, and the steps by which those behind come to it."""
        if not places:
            return
        self.cut.setdefault(who, set()).update(int(node[1:]) for node in places)
        known = self.facts.setdefault(who, {})
        for fact in self._steps(graph, behind, gates):
            if len(known) == MOST_FACTS:
                return
            known.setdefault(fact)

    def _steps(self, graph: CommandGraph, behind: Iterable[str], gates: tuple[str, ...]) -> Iterator[Fact]:
        for node in behind:
            ways = self.first[int(node[1:])] if node.startswith("#") else graph.up.get(node, {})
            yield from (fact_of(graph, ways[gate]) for gate in gates if gate in ways)

    def _told(self, who: str) -> bool:
        """Whether it is a person whose absence cuts off no more than that of one of the posts."""
        return any(self.cut.get(post, set()) >= self.cut[who] for post in self.posts.get(who, ()))

    def _point(self, node: str, asked: Asked, rows: set[int]) -> Chokepoint:
        who = Ref.parse(node)
        mode = next((mode for mode, graph in sorted(self.graphs.items()) if graph.there(node)), None)
        state = Standing("not_there") if mode is None else standing(self.now, who, mode)
        posts = tuple(map(Ref.parse, self.posts.get(node, ())))
        holders = (node,) if posts else state.holders
        return Chokepoint(who, posts, asked.cut(rows), state.state, holders, tuple(self.facts[node]))

    def _names(self, points: Iterable[Chokepoint], deciders: Iterable[str], places: Iterable[Ref]) -> dict[str, object]:
        texts = {*deciders, *map(str, places)}
        texts |= {f"place:{place.id.partition('/')[0]}" for place in places}
        for point in points:
            texts |= {str(point.who), *map(str, point.posts)}
            texts |= {text for fact in point.because for text in (fact.subject, fact.object) if text}
            texts |= {f"duty:{fact.detail}" for fact in point.because if fact.kind == "further_lead"}
        found = ((text, name_of(self.structure, text)) for text in sorted(texts))
        return {text: name for text, name in found if name is not None}


def _place(row: int) -> str:
    """A place as a node: no id begins so."""
    return f"#{row}"


def _reached(up: Mapping[str, Iterable[str]]) -> set[str]:
    """Whoever the places come to."""
    seen, waiting = set[str](), [node for node in up if node.startswith("#")]
    while waiting:
        for above in up.get(waiting.pop(), ()):
            if above not in seen:
                seen.add(above)
                waiting.append(above)
    return seen
