"""Up the line: from a grid, or any place, post, team or body, to the body that can decide."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.holding import Now
from communitygov.queries.answer import Fact
from communitygov.queries.asked import duty_of, now_at
from communitygov.queries.command_answer import CommandBreak, CommandLine, CommandPath, CommandStep
from communitygov.queries.command_because import fact_of
from communitygov.queries.command_deciders import deciders_of, is_last, outermost
from communitygov.queries.command_graph import CommandGraph, Way
from communitygov.queries.command_named import mode_at, named, spot_of
from communitygov.queries.command_standing import Standing, standing
from communitygov.queries.naming import name_of
from communitygov.structure.build import Structure
from communitygov.structure.only_built import only_built

if TYPE_CHECKING:
    import networkx as nx

    from communitygov.base.time import Instant, Moment
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun

MOST_LINES = 16
"""The lines that are told one by one; of more, how many there are."""


def command_path(
    structure: Structure,
    start: "str | Ref | Noun",
    *,
    to: "str | Ref | Noun | None" = None,
    duty: "str | Ref | Noun | None" = None,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
) -> CommandPath:
    """Find the lines of command from a place, post, team or body up to who can decide.

    ``to`` names who that is. Without it, where ``duty`` says at which level it is owned, it is the first on the line
    that stands there or further out; else the outermost body the lines come to. ``duty`` also leaves out all who do
    not lead it, where a line goes by who leads. ``mode`` left out is the mode in force there, ``at`` the register's
    ``as_of``. Shifts break no line: each step says who is off.

    Raises
    ------
    UnknownId
        When nothing has one of the ids.
    AmbiguousId
        When an id fits several kinds: write ``kind:id``.
    BadQuestion
        When there is no instant, no such mode, or several modes are in force there.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    only_built(structure)
    instant = structure.instant(at)
    begin = named(structure, start)
    goal = None if to is None else named(structure, to, ("post", "team", "organisation"))
    asked = None if duty is None else duty_of(structure, duty)
    now = now_at(structure, instant)
    in_force = mode_at(now, spot_of(structure, begin), mode)
    graph = CommandGraph.of(now, in_force, None if asked is None else asked.id)
    return _Walk(graph, now, begin, goal, asked).answer(mode)


@frozen(eq=False)
class _Walk:
    """One question on its way through the graph."""

    graph: CommandGraph
    now: Now
    begin: Ref
    goal: Ref | None
    duty: "Duty | None"

    def answer(self, mode: str | None) -> CommandPath:
        import networkx as nx

        start = str(self.begin)
        lines = nx.DiGraph(self._edges(start))
        lines.add_node(start)
        far: Mapping[str, int] = nx.single_source_shortest_path_length(lines, start)
        why, deciders = deciders_of(self.graph, far, self.goal, self.duty)
        reached = [each for each in deciders if each in far]
        found = tuple(
            CommandLine(Rows(CommandStep, self._steps(path)))
            for each in reached
            for path in islice(nx.all_shortest_paths(lines, start, each), MOST_LINES)
        )[:MOST_LINES]
        loops = tuple(_loops(lines))
        closed = {node for loop in loops if not _leads_out(lines, loop) for node in loop}
        breaks = Rows(CommandBreak, self._breaks(lines, far, deciders, closed))
        told = [tuple(map(Ref.parse, loop)) for loop in loops]
        nearest = () if reached else outermost(((self.graph, [node for node in far if node != start]),))
        return CommandPath(
            start=self.begin,
            to=self.goal,
            duty=None if self.duty is None else Ref("duty", self.duty.id),
            mode=mode,
            mode_in_force=self.graph.mode,
            at=str(self.graph.now.instant),
            shifts_considered=not self.graph.now.instant.bare,
            sought=why,
            decides=self._decides(why, deciders),
            owned_by=None if self.duty is None else self.duty.owned_by,
            deciders=tuple(map(Ref.parse, deciders)),
            lines=found,
            lines_in_all=sum(_how_many(lines, far, each) for each in reached),
            nearest=tuple(map(Ref.parse, nearest)),
            breaks=breaks,
            loops=tuple(told),
            names=self._names(found, breaks, (*deciders, *nearest, *(node for loop in loops for node in loop))),
        )

    def _decides(self, why: str, deciders: tuple[str, ...]) -> str | None:
        if not deciders:
            return None
        return "last" if why == "outermost" and is_last(self.graph, deciders) else why

    def _first(self) -> dict[str, Way]:
        """Those who lead in the place asked about, or around it."""
        spot = self.graph.structure.tree.find(self.begin.id) if self.begin.kind == "place" else None
        return {} if spot is None else self.graph.from_place(spot.row)

    def _edges(self, start: str) -> Iterator[tuple[str, str]]:
        """Every step that can be reached, in a stable order."""
        first = self._first()
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            for above in sorted(first if here == start and first else self.graph.up.get(here, ())):
                yield here, above
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)

    def _way(self, before: str, node: str) -> Way:
        first = self._first() if before == str(self.begin) else {}
        return first[node] if node in first else self.graph.up[before][node]

    def _steps(self, path: list[str]) -> Iterator[CommandStep]:
        if self.begin.kind != "place":
            yield self._step(path[0], None)
        for before, node in pairwise(path):
            yield self._step(node, fact_of(self.graph, self._way(before, node)))

    def _step(self, node: str, because: Fact | None) -> CommandStep:
        ref = Ref.parse(node)
        here = standing(self.now, ref, self.graph.mode) if self.graph.there(node) else Standing("not_there")
        heads = tuple(Ref.parse(body) for body in self.graph.headed.get(node, ()))
        return CommandStep(ref, because, here.state, here.holders, heads, self.graph.level(node))

    def _breaks(
        self, lines: "nx.DiGraph[str]", far: Mapping[str, int], deciders: tuple[str, ...], closed: set[str]
    ) -> Iterator[CommandBreak]:
        """Those from whom nothing leads on, and who cannot decide; the nearest first."""
        for node in sorted(far, key=lambda each: (far[each], each)):
            if node in deciders or (lines.out_degree(node) and node not in closed):
                continue
            before = next((each for each in sorted(lines.predecessors(node)) if far[each] == far[node] - 1), None)
            because = None if before is None else fact_of(self.graph, self._way(before, node))
            why = "loop" if node in closed else "nothing_written" if self.graph.there(node) else "not_there"
            why = "no_lead" if node == str(self.begin) and self.begin.kind == "place" else why
            yield CommandBreak(Ref.parse(node), why, because)

    def _names(
        self, lines: Iterable[CommandLine], breaks: Iterable[CommandBreak], more: Iterable[str]
    ) -> dict[str, object]:
        steps = [step for line in lines for step in line.steps]
        texts = {str(self.begin), *more, *(str(each.who) for each in breaks)}
        texts |= {str(ref) for step in steps for ref in (step.who, *step.heads)}
        facts = [step.because for step in steps if step.because is not None]
        facts += [each.because for each in breaks if each.because is not None]
        texts |= {text for fact in facts for text in (fact.subject, fact.object) if text}
        texts |= {f"duty:{fact.detail}" for fact in facts if fact.kind == "further_lead"}
        texts |= {f"place:{fact.detail}" for fact in facts if fact.kind == "lead"}
        texts |= {f"place:{text.partition(':')[2].partition('/')[0]}" for text in texts if text.startswith("place:")}
        texts |= set() if self.duty is None else {f"duty:{self.duty.id}"}
        found = ((text, name_of(self.graph.structure, text)) for text in sorted(texts))
        return {text: name for text, name in found if name is not None}


def _how_many(lines: "nx.DiGraph[str]", far: Mapping[str, int], goal: str) -> int:
    """The number of shortest lines to one, added up and not written out."""
    ways: dict[str, int] = {}
    for node in sorted(far, key=far.__getitem__):
        before = (ways[each] for each in lines.predecessors(node) if far[each] == far[node] - 1)
        ways[node] = sum(before) if far[node] else 1
    return ways[goal]


def _loops(lines: "nx.DiGraph[str]") -> Iterator[tuple[str, ...]]:
    import networkx as nx

    found = [sorted(part) for part in nx.strongly_connected_components(lines)]
    loops = [part for part in found if len(part) > 1 or lines.has_edge(part[0], part[0])]
    yield from map(tuple, sorted(loops))


def _leads_out(lines: "nx.DiGraph[str]", loop: tuple[str, ...]) -> bool:
    """Whether a way leads out of a loop."""
    return any(above not in loop for node in loop for above in lines.successors(node))
