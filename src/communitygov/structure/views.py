"""A structure as a graph of networkx, for questions of one's own.

A graph is a copy: nothing in the library reads it, and what is done to it stays in it. Its nodes are named ``kind:id``
and every edge reads as a sentence, *start verb end*. Nodes that are the same thing have the same name in every graph,
so that graphs can be put together with ``networkx.compose``. What the attributes mean is in ``docs/graphs.md``.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time
from itertools import product
from typing import TYPE_CHECKING, Any, Literal, get_args

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref
from communitygov.base.time import Instant, Moment
from communitygov.base.wording import listed, near
from communitygov.model.noun import Name, Row
from communitygov.model.post import Appointment
from communitygov.model.share import Share
from communitygov.structure.build import Structure
from communitygov.structure.intervals import Intervals
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    import networkx as nx

GraphOf = Literal["containment", "responsibility", "command", "holding"]
"""What a graph may be of."""

PART_VERBS = {"lead": "leads", "assist": "assists", "inform": "informs", "supervise": "supervises"}
"""The verbs of the parts; a part that a document adds is its own verb."""

End = tuple[str, int | None]
"""A node at the end of a link, and the place it was made for where its row is written for each."""


def to_networkx(
    structure: Structure, of: GraphOf, *, at: "Moment | str | Instant | None" = None, mode: str | None = None
) -> "nx.MultiDiGraph[str]":
    """Give a structure as a graph: ``containment``, ``responsibility``, ``command`` or ``holding``.

    - ``containment``: which place lies in which. Homes of a layout are counted by the entrance they lie behind.
    - ``responsibility``: who carries which part of which duty, and for which place or zone.
    - ``command``: whom each post, team and body reports to, stands in for, sits in, is headed by.
    - ``holding``: who holds each post.

    ``at`` left out is the register's ``as_of``; containment needs none. Nothing is left out for being off shift.
    ``mode`` left out is every mode; a mode leaves out what does not hold in it. Persons have an id and no name.

    Raises
    ------
    BadQuestion
        When there is no such graph or mode, or no instant.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    makers: dict[str, Callable[[_Drawn], None]] = {
        "containment": _containment,
        "responsibility": _responsibility,
        "command": _command,
        "holding": _holding,
    }
    if of not in makers:
        raise _no_such("graph", "图", of, get_args(GraphOf))
    if mode is not None and mode not in structure.words.modes:
        raise _no_such("mode", "模式", mode, structure.words.modes)
    instant = None if of == "containment" and at is None else structure.instant(at)
    drawn = _Drawn(structure, of, instant, mode)
    makers[of](drawn)
    return drawn.graph


def _no_such(what: str, zh: str, asked: str, known: Iterable[str]) -> BadQuestion:
    there = list(known)
    meant = listed(near(asked, there), joined_by="or")
    return BadQuestion(
        f"there is no {what} {asked!r}; there are {', '.join(there)}" + (f"; did you mean {meant}?" if meant else ""),
        f"没有{zh}“{asked}”；可取 {'、'.join(there)}",
    )


class _Drawn:
    """A graph in the making: nodes are added when they are first met, from what is written of them."""

    def __init__(self, structure: Structure, of: str, instant: Instant | None, mode: str | None) -> None:
        import networkx as nx

        self.structure, self.mode = structure, mode
        self.at = None if instant is None else instant.at
        said = {"of": of, "at": None if instant is None else str(instant), "mode": mode}
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**_stated(said))
        self._known: dict[tuple[str, int], str] = {}

    def edge(self, start: str, verb: str, end: str, **more: Any) -> None:
        """Add an edge; what is not stated is left out."""
        self.graph.add_edge(start, end, **_stated({"verb": verb, **more}))

    def node(self, kind: str, identity: str, row: Row | None, **more: Any) -> str:
        """Add a node, if it is not there yet; without a row it is one that something names and nothing describes."""
        text = f"{kind}:{identity}"
        if text not in self.graph:
            there = row is not None and more.pop("there", self.in_force(row))
            made_up = row is not None and bool(row.made_up)
            said = {"kind": kind, "id": identity, **more, "there": there, "made_up": made_up}
            self.graph.add_node(text, **_stated(said))
        return text

    def in_force(self, row: Row) -> bool:
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

    def _once(self, what: str, number: int, add: Callable[[int], str]) -> str:
        known = self._known.get((what, number))
        if known is None:
            known = self._known[what, number] = add(number)
        return known

    def _scope(self, scope: int) -> str:
        tree, scopes = self.structure.tree, self.structure.scopes
        if scopes.is_zone(scope):
            zone = scopes.zones[scope - len(tree)]
            more = {"of_kind": zone.kind, "name": zone.name, "level": scopes.level(scope)}
            return self.node("zone", zone.id, zone, **more, **self._households(scopes.rows(scope)))
        place, also = tree.place(scope), int(tree.also[scope])
        whole = int(tree.part[scope, 0]) == 0
        return self.node(
            "place",
            tree.id(scope),
            place,
            name=place.name if whole else None,
            level=scopes.level(scope),
            site=place.site if whole else None,
            also=tree.words[also] if also >= 0 else None,
            **self._households(tree.rows_within(scope)),
        )

    def _households(self, rows: Intervals) -> dict[str, int | None]:
        """Households that are counted, and places in which they are not; nothing counted is not nought."""
        tree = self.structure.tree
        counted = sum(int(tree.homes[start:end].sum()) for start, end in rows)
        uncounted = sum(int(tree.uncounted[start:end].sum()) for start, end in rows)
        return {"households": counted if counted or not uncounted else None, "not_counted": uncounted}

    def _post(self, number: int) -> str:
        table, scopes = self.structure.posts_table, self.structure.scopes
        written, scope, team = table.post(number), int(table.scope[number]), table.team_of(number)
        return self.node(
            "post",
            table.id(number),
            written,
            there=self.post_there(number),
            of_kind=written.kind,
            name=written.name or self._kind_name(written.kind),
            serves=None if scope == NOWHERE else str(scopes.ref(scope)),
            level=None if scope == NOWHERE else scopes.level(scope),
            seats=written.seats,
            modes=() if team is None else table.team(team).modes,
            shift=written.shift,
        )

    def _kind_name(self, kind: str) -> "str | Name | None":
        return next((word.name for word in self.structure.words.vocabulary.posts if word.id == kind), None)

    def post_there(self, number: int) -> bool:
        """Whether a post is in force: it, and the team it is a seat of."""
        table = self.structure.posts_table
        written, team = table.post(number), table.team_of(number)
        if written.status == "abolished" or not self.in_force(written):
            return False
        return team is None or self.in_force(table.team(team))

    def post_holds(self, number: int) -> bool:
        """Whether a post is in force, and of a seat its team in the mode asked for."""
        team = self.structure.posts_table.team_of(number)
        return self.post_there(number) and (team is None or self.holds(self.structure.posts_table.team(team).modes))

    def posts(self) -> Iterator[tuple[int, str]]:
        """Add every post in force; give each with its number."""
        return ((n, self.post(n)) for n in range(len(self.structure.posts_table)) if self.post_holds(n))

    def team(self, number: int) -> str:
        """Add a team."""
        table, scopes = self.structure.posts_table, self.structure.scopes
        written, scope = table.team(number), table.team_scope(number)
        return self.node(
            "team",
            table.team_id(number),
            written,
            of_kind=written.template,
            name=written.name,
            serves=None if scope == NOWHERE else str(scopes.ref(scope)),
            level=None if scope == NOWHERE else scopes.level(scope),
            modes=written.modes,
        )

    def teams(self) -> Iterator[tuple[int, str]]:
        """Add every team in force and in the mode asked for; give each with its number."""
        table = self.structure.posts_table
        every = (range(each.family.first, each.family.first + each.family.size) for each in table.teams)
        for number in (number for numbers in every for number in numbers):
            if self.in_force(table.team(number)) and self.holds(table.team(number).modes):
                yield number, self.team(number)

    def body(self, identity: str) -> str:
        """Add a body."""
        body = self.structure.organisations.get(identity)
        if body is None:
            return self.node("organisation", identity, None)
        scope = self.structure.scopes.find(body.serves)
        return self.node(
            "organisation",
            identity,
            body,
            of_kind=body.kind,
            name=body.name,
            serves=None if scope == NOWHERE else str(self.structure.scopes.ref(scope)),
            level=None if scope == NOWHERE else self.structure.scopes.level(scope),
        )

    def duty(self, identity: str) -> str:
        """Add a duty."""
        duty = self.structure.duties_by_id.get(identity)
        if duty is None:
            return self.node("duty", identity, None)
        return self.node(
            "duty", identity, duty, of_kind=duty.list, name=duty.name, group=duty.group, modes=duty.modes
        )  # fmt: skip

    def person(self, identity: str) -> str:
        """Add a person: the id, and never the name."""
        return self.node("person", identity, self.structure.people_by_id.get(identity))

    def ends(self, ref: Ref) -> list[End]:
        """The nodes a reference means: one, or every one of a row that is written for each place."""
        table, scopes = self.structure.posts_table, self.structure.scopes
        if ref.kind == "post":
            return [(self.post(n), table.place_row(n)) for n in table.all_named(ref.id)] or [self._absent(ref)]
        if ref.kind == "team":
            family = table.team_family_named(ref.id)
            if family is not None:
                of = table.teams[family].family
                return [(self.team(n), table.team_scope(n)) for n in range(of.first, of.first + of.size)]
            number = table.find_team(ref.id)
            return [self._absent(ref) if number is None else (self.team(number), None)]
        if ref.kind in ("place", "zone"):
            scope = scopes.find(ref.id)
            return [self._absent(ref) if scope == NOWHERE else (self.scope(scope), None)]
        made = {"organisation": self.body, "person": self.person, "duty": self.duty}.get(ref.kind)
        return [self._absent(ref) if made is None else (made(ref.id), None)]

    def _absent(self, ref: Ref) -> End:
        return self.node(ref.kind, ref.id, None), None


def _stated(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _dates(row: Row) -> dict[str, str | None]:
    """First instant in force and first instant no longer so, as a document writes them."""
    since, until = row.period
    return {"since": _moment(since), "until": _moment(until)}


def _moment(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.date().isoformat() if instant.time() == time() else instant.isoformat(timespec="minutes")


def _containment(drawn: _Drawn) -> None:
    tree = drawn.structure.tree
    rows = [row for row in range(len(tree)) if not tree.block[row]]
    for row in rows:
        drawn.scope(row)
    for row in rows:
        parents = dict.fromkeys((int(tree.parent[row]), *tree.extra_parents.get(row, ())))
        for parent in (parent for parent in parents if parent >= 0):
            drawn.edge(drawn.scope(parent), "contains", drawn.scope(row), made_up=_lies_made_up(drawn, row))


def _lies_made_up(drawn: _Drawn, row: int) -> bool:
    """Whether no source says that a place lies where it does."""
    tree = drawn.structure.tree
    made_up = tree.place(row).made_up
    field = "layout" if tree.part[row, 0] else "within"
    return made_up if isinstance(made_up, bool) else field in made_up


def _responsibility(drawn: _Drawn) -> None:
    asked = {
        identity: duty
        for identity, duty in drawn.structure.duties_by_id.items()
        if drawn.in_force(duty) and drawn.holds(duty.modes)
    }
    for identity in asked:
        drawn.duty(identity)
    served: set[tuple[str, str]] = set()
    for row in drawn.structure.share_rows:
        share = row.share
        if not (drawn.in_force(share) and drawn.holds(share.modes)):
            continue
        duties = [
            identity for identity, duty in asked.items() if share.catch_all or _names(share, identity, duty.group)
        ]
        if share.duty is not None and share.duty not in drawn.structure.duties_by_id:
            duties.append(share.duty)
        for carrier, scope in _carriers(drawn, row) if duties else ():
            where = None if scope == NOWHERE else drawn.scope(scope)
            for duty in duties:
                _carry(drawn, carrier, row, duty, where)
            if where is not None and (carrier, where) not in served:
                served.add((carrier, where))
                drawn.edge(carrier, "serves", where, made_up=bool(share.made_up))


def _names(share: Share, duty: str, group: str | None) -> bool:
    return share.duty == duty or (share.group is not None and share.group == group)


def _carry(drawn: _Drawn, carrier: str, row: ShareRow, duty: str, where: str | None) -> None:
    share = row.share
    drawn.edge(
        carrier,
        PART_VERBS.get(share.part, share.part),
        drawn.duty(duty),
        part=share.part,
        duty=duty,
        group=share.group,
        catch_all=share.catch_all,
        share=row.key,
        where=where,
        modes=share.modes,
        shift=share.shift,
        first=share.first,
        joint=share.joint,
        adds=share.adds,
        **_dates(share),
        made_up=bool(share.made_up),
    )


def _carriers(drawn: _Drawn, row: ShareRow) -> Iterator[tuple[str, int]]:
    """Who carries a share, each with its place or zone."""
    table, scopes, who = drawn.structure.posts_table, drawn.structure.scopes, row.share.who
    if row.carrier in ("kind", "posts"):
        for number in _picked(drawn, row):
            yield drawn.post(number), int(table.scope[number])
    elif row.carrier == "teams":
        of = table.teams[row.target].family
        for number in range(of.first, of.first + of.size):
            scope = table.team_scope(number)
            if (
                drawn.in_force(table.team(number))
                and drawn.holds(table.team(number).modes)
                and _inside(drawn, scope, row)
            ):
                yield drawn.team(number), scope
    elif row.carrier == "team" and row.target >= 0:
        if drawn.holds(table.team(row.target).modes):
            yield drawn.team(row.target), table.team_scope(row.target) if row.where is None else row.where
    elif row.carrier == "post" and row.target >= 0:
        team = table.team_of(row.target)
        if team is None or drawn.holds(table.team(team).modes):
            yield drawn.post(row.target), int(table.scope[row.target]) if row.where is None else row.where
    elif row.carrier != "nobody":
        body = drawn.structure.organisations.get(who.id) if row.carrier == "organisation" else None
        own = NOWHERE if body is None else scopes.find(body.serves)
        for node, _ in drawn.ends(Ref(who.kind, who.id)):
            yield node, own if row.where is None else row.where


def _picked(drawn: _Drawn, row: ShareRow) -> Iterator[int]:
    """The posts of a kind, or of a row written for each place, that serve inside where a share says."""
    table, kind = drawn.structure.posts_table, row.share.who.id
    families = table.by_kind.get(kind, ()) if row.carrier == "kind" else (row.target,)
    made = {n for f in families for n in range(table.families[f].family.first, _end(drawn, f))}
    if row.carrier == "kind":
        # A row that replaces a made one may give it another kind.
        made = {n for n in made | set(table.overridden) if table.post(n).kind == kind}
    return (n for n in sorted(made) if drawn.post_holds(n) and _inside(drawn, int(table.scope[n]), row))


def _end(drawn: _Drawn, family: int) -> int:
    of = drawn.structure.posts_table.families[family].family
    return of.first + of.size


def _inside(drawn: _Drawn, scope: int, row: ShareRow) -> bool:
    if row.where is None:
        return True
    return NOWHERE not in (scope, row.where) and drawn.structure.scopes.inside(scope, row.where)


def _command(drawn: _Drawn) -> None:
    table = drawn.structure.posts_table
    heads = {(body.id, body.head) for body in drawn.structure.organisations.values()}
    for number, post in drawn.posts():
        body = table.post(number).organisation
        if body is not None and (body, table.id(number)) not in heads:
            drawn.edge(post, "belongs_to", drawn.body(body), made_up=_field_made_up(table.post(number), "organisation"))
    for identity, body in drawn.structure.organisations.items():
        if not drawn.in_force(body):
            continue
        node = drawn.body(identity)
        if body.above is not None:
            drawn.edge(node, "stands_under", drawn.body(body.above), made_up=_field_made_up(body, "above"))
        if body.head is not None:
            head = table.find(body.head)
            end = drawn.node("post", body.head, None) if head is None else drawn.post(head)
            drawn.edge(node, "headed_by", end, made_up=_field_made_up(body, "head"))
    for number, team in drawn.teams():
        _seats(drawn, number, team)
    _links(drawn)


def _field_made_up(row: Row, field: str) -> bool:
    return row.made_up if isinstance(row.made_up, bool) else field in row.made_up


def _seats(drawn: _Drawn, number: int, team: str) -> None:
    table = drawn.structure.posts_table
    family, written = table.team_family(number), table.team(number)
    made_up = _field_made_up(written, "seats")
    for seat in family.seats:
        of = table.families[seat]
        post = of.family.first + number - family.family.first
        if not drawn.post_there(post):
            continue
        node = drawn.post(post)
        if of.seat == family.lead:
            drawn.edge(team, "led_by", node, modes=written.modes, made_up=made_up)
        else:
            drawn.edge(node, "sits_in", team, modes=written.modes, made_up=made_up)
        said = written.seats.get(of.seat or "")
        if said is not None and said.sent_by is not None:
            drawn.edge(node, "sent_by", drawn.body(said.sent_by), modes=written.modes, made_up=made_up)


def _links(drawn: _Drawn) -> None:
    for link in drawn.structure.register.links:
        if not (drawn.in_force(link) and drawn.holds(link.modes)) or {link.who.kind, link.to.kind} & {"place", "zone"}:
            continue
        for (who, from_place), (to, to_place) in product(drawn.ends(link.who), drawn.ends(link.to)):
            if from_place is None or to_place is None or _in_line(drawn, from_place, to_place):
                drawn.edge(who, link.kind, to, modes=link.modes, **_dates(link), made_up=bool(link.made_up))


def _in_line(drawn: _Drawn, one: int, other: int) -> bool:
    """Whether one of two places is the other or holds it."""
    scopes = drawn.structure.scopes
    return NOWHERE not in (one, other) and (scopes.inside(one, other) or scopes.inside(other, one))


def _holding(drawn: _Drawn) -> None:
    table = drawn.structure.posts_table
    for person in drawn.structure.people_by_id.values():
        if drawn.in_force(person):
            drawn.person(person.id)
    for number, post in drawn.posts():
        for at, (_, appointment) in enumerate(table.appointments(number)):
            if drawn.in_force(appointment):
                _appointed(drawn, number, post, at, appointment)


def _appointed(drawn: _Drawn, number: int, post: str, at: int, appointment: Appointment) -> None:
    holder = appointment.holder
    if holder.kind in ("unnamed", "unknown"):
        name = f"{drawn.structure.posts_table.id(number)}#{at}"
        ends = [drawn.node(holder.kind, name, appointment)]
    elif holder.kind == "post":
        ends = [_ex_officio(drawn, number, holder.ids[0])]
    else:
        ends = [drawn.person(identity) for identity in holder.ids]
    for end in ends:
        drawn.edge(
            post,
            "held_by",
            end,
            capacity=appointment.capacity,
            certain=holder.kind != "unknown" and len(ends) == 1,
            home=appointment.home,
            shift=appointment.shift,
            **_dates(appointment),
            made_up=bool(appointment.made_up),
        )


def _ex_officio(drawn: _Drawn, number: int, text: str) -> str:
    """The post that holds another: of a row written for each place, the one made for the same place."""
    table = drawn.structure.posts_table
    family, place = table.family_named(text), table.place_row(number)
    if family is None:
        other = table.find(text)
    else:
        other = None if place is None else table.families[family].family.at(place)
    return drawn.node("post", text, None) if other is None else drawn.post(other)


__all__ = ["GraphOf", "to_networkx"]
