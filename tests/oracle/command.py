"""Lines of command a second time, from the register, with plain dicts and sets; and who cuts what off, one by one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tests.oracle.hours import When
from tests.oracle.meaning import Here
from tests.oracle.places import Scope

from communitygov.model.register import Register

Node = str
BODIES = ("post", "team", "organisation", "person")


class Lines:
    """Who stands under whom, at an instant in a mode."""

    def __init__(self, register: Register, moment: When, mode: str) -> None:
        self.here, self.mode = Here(register, moment), mode
        self.rows, self.ground = self.here.rows, self.here.ground
        self.leads: list[tuple[str, str, bool, Scope]] = []
        """Who leads which duty where, and whether it is by a catch-all."""
        for share in self.rows.shares:
            if share.part == "lead" and share.there:
                self._lead(share)
        self.through = self._through()
        self.written = self._written()
        self.ends = {node: self._end(node) for node in self._nodes()}
        self.up: dict[Node, set[Node]] = {node: set() for node in self.ends}
        for node, end in self.ends.items():
            if self.there(node):
                self.up[node] = {self.through[node]} if node in self.through else self._above(end)

    def _lead(self, share: Any) -> None:
        for who, area in self.here.carriers(share):
            team, covers = self.here.team_of(who), self.here.words.covers
            if not covers(share.modes, self.mode) or (team is not None and not covers(team.modes, self.mode)):
                continue
            for duty in self.rows.duties.values():
                asks = duty.in_force(self.here.moment.at) and self.here.words.covers(duty.modes, self.mode)
                named = share.duty == duty.id or (share.group is not None and share.group == duty.group)
                if asks and (named or share.catch_all):
                    self.leads.append((":".join(who), duty.id, share.catch_all, area))
            if share.duty is not None and share.duty not in self.rows.duties:
                self.leads.append((":".join(who), share.duty, False, area))

    # ------------------------------------------------------------------ who is there, and who answers for whom

    def there(self, node: Node) -> bool:
        """Whether something of the name is in force."""
        kind, _, name = node.partition(":")
        at = self.here.moment.at
        if kind == "post":
            return name in self.rows.posts and self.rows.posts[name].there
        if kind == "team":
            return name in self.rows.teams and self.rows.teams[name].there
        if kind == "organisation":
            return name in self.rows.bodies and self.rows.bodies[name].in_force(at)
        return bool(self.rows.people.get(name))

    def _seated(self, name: str) -> bool:
        team = self.rows.teams[name]
        return team.there and self.here.words.covers(team.modes, self.mode)

    def _through(self) -> dict[Node, Node]:
        found: dict[Node, Node] = {}
        for body in self.rows.bodies.values():
            if body.head is not None and body.in_force(self.here.moment.at):
                found[f"organisation:{body.id}"] = f"post:{body.head}"
        for name, team in self.rows.teams.items():
            if team.lead is not None and self._seated(name) and self.there(f"post:{team.lead}"):
                found[f"team:{name}"] = f"post:{team.lead}"
        for name, post in self.rows.posts.items():
            if not self.there(f"post:{name}") or (post.team is not None and not self._seated(post.team)):
                continue
            units = [unit for unit in self.rows.units[name] if unit.capacity != "deputy"]
            units = [unit for unit in units if unit.holder != "post" or self.there(f"post:{unit.post}")]
            others = {unit.post for unit in units}
            if units and all(unit.holder == "post" for unit in units) and len(others) == 1:
                found[f"post:{name}"] = f"post:{others.pop()}"
        return found

    def _written(self) -> dict[Node, set[Node]]:
        found: dict[Node, set[Node]] = defaultdict(set)
        links = [link for link in self.rows.links if link.kind == "reports_to"]
        exact = self.here.words.exactness
        ends = [link for link in links if {link.who[0], link.to[0]} <= set(BODIES)]
        ends = [link for link in ends if self.here.words.covers(link.modes, self.mode)]
        for link in ends:
            most = max(exact(other.modes, self.mode) for other in ends if other.who == link.who)
            if exact(link.modes, self.mode) == most:
                found[":".join(link.who)].add(":".join(link.to))
        for body in self.rows.bodies.values():
            if body.above is not None and body.in_force(self.here.moment.at):
                found[f"organisation:{body.id}"].add(f"organisation:{body.above}")
        for name, post in self.rows.posts.items():
            seated = post.team is not None and self._seated(post.team) and self.there(f"post:{name}")
            if post.team is not None and seated and self.rows.teams[post.team].lead != name:
                found[f"post:{name}"].add(f"team:{post.team}")
            body = self._body_of(name)
            if body is not None and self.there(f"post:{name}"):
                heads = body in self.rows.bodies and self.rows.bodies[body].head == name
                if not heads:
                    found[f"post:{name}"].add(f"organisation:{body}")
        return found

    def _body_of(self, name: str) -> str | None:
        rows = {row.id: row.organisation for row in reversed(self.here.register.posts)}
        return rows.get(name) or rows.get(self.rows.posts[name].row or "")

    def _end(self, node: Node) -> Node:
        met = [node]
        while met[-1] in self.through:
            if self.through[met[-1]] in met:
                return node
            met.append(self.through[met[-1]])
        return met[-1]

    def _nodes(self) -> set[Node]:
        nodes = {f"post:{name}" for name in self.rows.posts} | {f"team:{name}" for name in self.rows.teams}
        nodes |= {f"organisation:{name}" for name in self.rows.bodies} | {f"person:{name}" for name in self.rows.people}
        nodes |= {each for who, tos in self.written.items() for each in (who, *tos)}
        return nodes | set(self.through.values()) | {who for who, *_ in self.leads}

    # ------------------------------------------------------------------ steps

    def _above(self, end: Node) -> set[Node]:
        mine = [node for node, last in self.ends.items() if last == end and self.there(node)]
        links = {to for node in mine for to in self.written.get(node, ()) if self._counts(node, to, end)}
        return links or {to for lead in self.leads if lead[0] in mine for to in self._further(lead, end)}

    def _counts(self, node: Node, to: Node, end: Node) -> bool:
        reported = any(
            link.kind == "reports_to" and (":".join(link.who), ":".join(link.to)) == (node, to)
            for link in self.rows.links
        )
        return reported or self.ends.get(to) != end

    def _further(self, lead: tuple[str, str, bool, Scope], end: Node) -> set[Node]:
        _, duty, _, scope = lead
        for catch_all in (False, True):
            outer = [
                other
                for other in self.leads
                if other[1:3] == (duty, catch_all)
                and other[3].number < scope.number
                and (other[3].kind, other[3].id) != (scope.kind, scope.id)
                and self._inside(scope, other[3])
                and self.ends[other[0]] != end
            ]
            if outer:
                nearest = max(other[3].number for other in outer)
                return {other[0] for other in outer if other[3].number == nearest}
        return set()

    def _inside(self, inner: Scope, outer: Scope) -> bool:
        both_places = inner.kind == outer.kind == "place"
        return self.ground.inside(inner, outer) and (both_places or bool(inner.atoms))

    def first(self, place: str) -> set[Node]:
        """Those who lead at a place or the nearest around it, by every parent."""
        here = {who for who, _, _, scope in self.leads if (scope.kind, scope.id) == ("place", place)}
        return here or {who for parent in self.ground.spots[place].parents for who in self.first(parent)}

    def places(self) -> set[str]:
        """Every place at which somebody leads."""
        return {scope.id for _, _, _, scope in self.leads if scope.kind == "place"}


def reaches(lines: Lines, start: Iterable[Node], goals: set[Node], gone: set[Node]) -> bool:
    """Whether one of some comes to one of the goals without those who are gone."""
    waiting, seen = [node for node in start if node not in gone], set(gone)
    while waiting:
        node = waiting.pop()
        if node in goals:
            return True
        if node not in seen:
            seen.add(node)
            waiting += [each for each in lines.up.get(node, ()) if each not in seen]
    return False


def alone(lines: Lines) -> dict[str, set[Node]]:
    """By person the posts that rest on nobody else."""
    ways: dict[Node, set[Node]] = defaultdict(set)
    for name, units in lines.rows.units.items():
        post = lines.rows.posts[name]
        if lines.there(f"post:{name}") and (post.team is None or lines._seated(post.team)):
            ways[f"post:{name}"] |= {_holder(unit) for unit in units}
    links = [link for link in lines.rows.links if link.kind == "stands_in_for" and link.who[0] == link.to[0] == "post"]
    for link in links:
        if lines.here.words.covers(link.modes, lines.mode):
            ways[":".join(link.to)].add(":".join(link.who))
    gone = {other for others in ways.values() for other in others if other.startswith("post:")}
    links_only = {":".join(link.who) for link in links}
    gone = {post for post in gone if not lines.there(post) and post not in links_only}
    found: dict[str, set[Node]] = defaultdict(set)
    for post in list(ways):
        seen, waiting = {post}, [post]
        while waiting:
            new = ways.get(waiting.pop(), set()) - seen - gone
            seen |= new
            waiting += new
        ends = {each for each in seen if not each.startswith("post:")}
        if len(ends) == 1 and (person := ends.pop()).startswith("person:"):
            found[person].add(post)
    return found


def _holder(unit: Any) -> Node:
    if unit.holder == "post":
        return f"post:{unit.post}"
    known = unit.holder in ("person", "one_of") and len(unit.persons) == 1
    return f"person:{unit.persons[0]}" if known else "?"


def cut_off(lines: Lines, goals: set[Node]) -> tuple[dict[str, set[str]], set[str]]:
    """For each whose absence cuts places off, those places; and the places that are cut off anyway."""
    starts = {place: lines.first(place) for place in lines.places()}
    lost = {place for place, start in starts.items() if not reaches(lines, start, goals, set())}
    sets = {node: {node} for node in lines.up if node not in goals}
    for person, posts in alone(lines).items():
        own = {post for post in posts if lines.ends.get(post) == post and post not in goals}
        own |= {person} & (lines.up.keys() - goals)
        if len(own) > 1:
            sets[person] = own
    found = {
        who: {place for place, start in starts.items() if place not in lost and not reaches(lines, start, goals, gone)}
        for who, gone in sets.items()
    }
    persons = {who for who, gone in sets.items() if len(gone) > 1}
    same = {who for who in persons if any(found.get(post, set()) >= found[who] for post in sets[who] - {who})}
    return {who: places for who, places in found.items() if places and who not in same}, lost
