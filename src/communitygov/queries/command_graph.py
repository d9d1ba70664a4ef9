"""The lines of command at one instant in one mode: from whoever is asked up to who can decide."""

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from communitygov.engine.holding import Now
from communitygov.queries.command_holders import ex_officio, holders, only_persons
from communitygov.queries.command_leads import Leads, Over
from communitygov.queries.command_links import linked
from communitygov.structure.build import Structure
from communitygov.structure.drawn import is_made_up
from communitygov.structure.scopes import NOWHERE

UP = ("reports_to", "belongs_to", "stands_under", "sits_in")
"""What is written of whom one stands under, in the order in which it is told."""
MOST_GRAPHS = 8
"""The lines of so many modes and duties are kept of one instant; each is as long as there are posts."""


@frozen
class Way:
    """Why one step leads from one to another."""

    kind: str
    """lead, head, lead_seat, ex_officio, reports_to, belongs_to, stands_under, sits_in or further_lead."""
    subject: str
    """Of whom it is said: the one the step starts at, or who answers through that one; of a lead the share."""
    object: str
    detail: str | None = None
    """Of a further lead the duty."""
    made_up: bool = False
    row: int | None = field(default=None, eq=False)
    """Of a link its number in the register."""


@define(eq=False)
class CommandGraph:
    """Who stands under whom. Nodes are ``kind:id``; places are joined to those who lead there."""

    now: Now
    mode: str
    leads: Leads
    nodes: set[str] = field(factory=set[str])
    """Every post, team, body and person met."""
    up: dict[str, dict[str, Way]] = field(factory=dict[str, dict[str, Way]])
    """From each node to those above it."""
    acts: dict[str, str] = field(factory=dict[str, str])
    """Who answers in the end for a body, a team or a post held ex officio."""
    alone: dict[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    """By person the posts that rest on this one alone."""
    headed: dict[str, list[str]] = field(factory=dict[str, list[str]])
    """The bodies that answer through each post."""
    _outer: dict[tuple[Over, ...], dict[str, Way]] = field(factory=dict[tuple[Over, ...], dict[str, Way]])
    """Who leads further out than those who lead alike under the same."""

    @classmethod
    def of(cls, now: Now, mode: str, duty: str | None = None) -> "CommandGraph":
        """The lines at an instant in a mode; the leads of one duty, or of all. Kept for the next question."""
        kept: dict[tuple[str, str | None], CommandGraph] = now.kept.setdefault("command", {})
        found = kept.get((mode, duty))
        if found is None:
            if len(kept) >= MOST_GRAPHS:
                kept.clear()
            found = kept[mode, duty] = cls._made(now, mode, duty)
        return found

    @classmethod
    def _made(cls, now: Now, mode: str, duty: str | None) -> "CommandGraph":
        structure = now.structure
        made = cls(now, mode, Leads.of(now, mode, duty))
        table = structure.posts_table
        made.nodes.update(made.leads.by, (f"organisation:{identity}" for identity in structure.organisations))
        made.nodes.update(f"post:{table.id(number)}" for number in range(len(table)) if now.in_force(number))
        stand_ins = [
            (each.to, each.who)
            for each in linked(structure, "stands_in_for", now.instant.at)
            if structure.words.exactness(each.link.modes, mode) is not None
        ]
        held = list(holders(now, mode))
        made.alone.update(only_persons(held, stand_ins))
        ways = [*_bodies(made), *_seats(made)]
        through = {
            post: Way("ex_officio", post, each.holder, None, each.made_up) for post, each in ex_officio(held).items()
        }
        through |= {way.subject: way for way in ways if way.kind in ("head", "lead_seat")}
        made._joined(through, _stated(made, ways))
        return made

    @property
    def structure(self) -> Structure:
        """The structure asked."""
        return self.now.structure

    def there(self, node: str) -> bool:
        """Whether what a node is named for is in force."""
        known: dict[str, bool] = self.now.kept.setdefault("there", {})
        found = known.get(node)
        if found is None:
            found = known[node] = self._is_there(node)
        return found

    def _is_there(self, node: str) -> bool:
        kind, _, identity = node.partition(":")
        structure, at = self.structure, self.now.instant.at
        if kind == "post":
            post = structure.posts_table.find(identity)
            return post is not None and self.now.in_force(post)
        if kind == "team":
            team = structure.posts_table.find_team(identity)
            return team is not None and structure.posts_table.team(team).in_force(at)
        row = (structure.organisations if kind == "organisation" else structure.people_by_id).get(identity)
        return row is not None and row.in_force(at)

    def scope(self, node: str) -> int:
        """What a post, team or body serves; `NOWHERE` for nothing."""
        kind, _, identity = node.partition(":")
        table, scopes = self.structure.posts_table, self.structure.scopes
        if kind == "post":
            post = table.find(identity)
            return NOWHERE if post is None else int(table.scope[post])
        if kind == "team":
            team = table.find_team(identity)
            return NOWHERE if team is None else table.team_scope(team)
        body = self.structure.organisations.get(identity) if kind == "organisation" else None
        return NOWHERE if body is None else scopes.find(body.serves)

    def level(self, node: str) -> str | None:
        """The level that what a node serves stands at."""
        scope = self.scope(node)
        return None if scope == NOWHERE else self.structure.scopes.level(scope)

    def from_place(self, row: int) -> dict[str, Way]:
        """Those who lead at a place, or at the nearest around it at which anybody does."""
        found: dict[str, Way] = {}
        for place in self.leads.nearest_to(row):
            identity = self.structure.tree.id(place)
            for who, pattern in self.leads.at[place].items():
                if who not in found:
                    lead = pattern.leads[0]
                    found[who] = Way("lead", f"share:{lead.share}", who, identity, lead.made_up)
        return found

    def _joined(self, through: dict[str, Way], stated: dict[str, list[Way]]) -> None:
        self.nodes.update(node for way in through.values() for node in (way.subject, way.object))
        for node in sorted(self.nodes):
            self.acts[node] = end = _end(node, through)
            if node in through and self.there(node):
                self.up[node] = {through[node].object: through[node]}
            if node != end and node.startswith("organisation:"):
                self.headed.setdefault(end, []).append(node)
        behind: dict[str, list[str]] = {}
        for node, end in self.acts.items():
            behind.setdefault(end, []).append(node)
        for end, nodes in behind.items():
            if end not in through and self.there(end):
                self.up[end] = self._above(end, nodes, stated)

    def _above(self, end: str, nodes: Iterable[str], stated: dict[str, list[Way]]) -> dict[str, Way]:
        """Those above one: by what is stated of it and of all that answer through it, else by its duties."""
        found: dict[str, Way] = {}
        mine = sorted(nodes, key=lambda node: (node != end, node))
        for way in (way for node in mine if self.there(node) for way in stated.get(node, ())):
            if way.kind == "reports_to" or self.acts.get(way.object) != end:
                found.setdefault(way.object, way)
        return found or self._further(end, mine)

    def _further(self, end: str, nodes: Iterable[str]) -> dict[str, Way]:
        """Who leads the same duties further out: for each the nearest who is another."""
        key = tuple([over for node in nodes for over in (self.leads.over(node),) if over])
        further = self._outer.get(key)
        if further is None:
            further = self._outer[key] = self._further_than(key, None)
        return further if end not in map(self.acts.get, further) else self._further_than(key, end)

    def _further_than(self, leads: Iterable[Over], end: str | None) -> dict[str, Way]:
        found: dict[str, Way] = {}
        for duty, levels in (each for over in leads for each in self.leads.further(over)):
            others = ([each for each in level if end is None or self.acts.get(each[0]) != end] for level in levels)
            for who, lead in next(filter(None, others), ()):
                found.setdefault(who, Way("further_lead", f"share:{lead.share}", who, duty, lead.made_up))
        return found


def _end(node: str, through: dict[str, Way]) -> str:
    """Who answers for a node in the end; where that goes round, the node itself."""
    here, seen = node, {node}
    while here in through:
        here = through[here].object
        if here in seen:
            return node
        seen.add(here)
    return here


def _bodies(made: CommandGraph) -> Iterator[Way]:
    """The head of each body, and the body it stands under."""
    for identity, body in made.structure.organisations.items():
        node = f"organisation:{identity}"
        if body.in_force(made.now.instant.at):
            if body.head is not None:
                yield Way("head", node, f"post:{body.head}", None, is_made_up(body, "head"))
            if body.above is not None:
                yield Way("stands_under", node, f"organisation:{body.above}", None, is_made_up(body, "above"))


def _posts(made: CommandGraph) -> Iterator[Way]:
    """The body each post belongs to, unless the post heads it."""
    table, bodies = made.structure.posts_table, made.structure.organisations
    for number in range(len(table)):
        written, identity = table.post(number), table.id(number)
        if written.organisation is not None and made.now.in_force(number):
            body = bodies.get(written.organisation)
            if body is None or body.head != identity:
                to, made_up = f"organisation:{written.organisation}", is_made_up(written, "organisation")
                yield Way("belongs_to", f"post:{identity}", to, None, made_up)


def _seats(made: CommandGraph) -> Iterator[Way]:
    """The seats of teams: the one that leads, and those that sit under it."""
    structure, table = made.structure, made.structure.posts_table
    for number in range(len(table)):
        team, seat = table.team_of(number), f"post:{table.id(number)}"
        if team is None or number in table.replaced or not made.there(seat):
            continue
        written, whole = table.team(team), f"team:{table.team_id(team)}"
        if made.there(whole) and structure.words.exactness(written.modes, made.mode) is not None:
            made_up = is_made_up(written, "seats")
            leads = table.lead_seat(team) == number
            yield Way("lead_seat", whole, seat, None, made_up) if leads else Way("sits_in", seat, whole, None, made_up)


def _stated(made: CommandGraph, ways: Iterable[Way]) -> dict[str, list[Way]]:
    """What is written of whom each stands under."""
    stated: dict[str, list[Way]] = {}
    for way in (*_reports(made), *_posts(made), *(way for way in ways if way.kind in UP)):
        made.nodes.update((way.subject, way.object))
        stated.setdefault(way.subject, []).append(way)
    return {start: sorted(ways, key=lambda way: (UP.index(way.kind), way.object)) for start, ways in stated.items()}


def _reports(made: CommandGraph) -> list[Way]:
    """Who reports to whom, by the links that name the most exact mode."""
    found: dict[str, list[tuple[int, Way]]] = {}
    for each in linked(made.structure, "reports_to", made.now.instant.at):
        depth = made.structure.words.exactness(each.link.modes, made.mode)
        if depth is not None:
            made.nodes.add(each.who)
            made.nodes.add(each.to)
            way = Way("reports_to", each.who, each.to, None, bool(each.link.made_up), each.row)
            found.setdefault(each.who, []).append((depth, way))
    most = {who: max(depth for depth, _ in ways) for who, ways in found.items()}
    return [way for who, ways in found.items() for depth, way in ways if depth == most[who]]
