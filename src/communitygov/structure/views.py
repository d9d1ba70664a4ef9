"""A structure as a graph of networkx, for questions of one's own.

A graph is a copy: nothing in the library reads it, and what is done to it stays in it. Its nodes are named ``kind:id``
and every edge reads as a sentence, *start verb end*. Nodes that are the same thing have the same name in every graph,
so that graphs can be put together with ``networkx.compose``. What the attributes mean is in ``docs/graphs.md``.
"""

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Literal, get_args

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref
from communitygov.structure.build import Structure
from communitygov.structure.drawn import Drawn, dates, is_made_up
from communitygov.structure.only_built import only_built
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    import networkx as nx

    from communitygov.base.time import Instant, Moment
    from communitygov.model.post import Appointment
    from communitygov.model.share import Share

GraphOf = Literal["containment", "responsibility", "command", "holding"]
"""What a graph may be of."""

PART_VERBS = {"lead": "leads", "assist": "assists", "inform": "informs", "supervise": "supervises"}
"""The verbs of the parts; a part that a document adds is its own verb."""


def to_networkx(
    structure: Structure, of: GraphOf, *, at: "Moment | str | Instant | None" = None, mode: str | None = None
) -> "nx.MultiDiGraph[str]":
    """Give a structure as a graph: ``containment``, ``responsibility``, ``command`` or ``holding``.

    - ``containment``: which place lies in which. Homes of a layout are counted at the entrance they lie behind.
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
    only_built(structure)
    fill = {"containment": _places, "responsibility": _shares, "command": _command, "holding": _holding}.get(of)
    if fill is None:
        raise BadQuestion.no_such("graph", "图", of, get_args(GraphOf))
    if mode is not None and mode not in structure.words.modes:
        words = structure.words
        raise BadQuestion.no_such("mode", "模式", mode, words.modes, words.vocabulary.names("modes"))
    instant = None if of == "containment" and at is None else structure.instant(at)
    drawn = Drawn(structure, of, instant, mode)
    fill(drawn)
    return drawn.graph


# ---------------------------------------------------------------- containment


def _places(drawn: Drawn) -> None:
    tree = drawn.tree
    rows = [row for row in range(len(tree)) if not tree.block[row]]
    for row in rows:
        drawn.scope(row)
    for row in rows:
        made_up = is_made_up(tree.place(row), "layout" if tree.part[row, 0] else "within")
        for parent in dict.fromkeys((int(tree.parent[row]), *tree.extra_parents.get(row, ()))):
            if parent >= 0:
                drawn.edge(drawn.scope(parent), "contains", drawn.scope(row), made_up=made_up)


# ---------------------------------------------------------------- responsibility


def _shares(drawn: Drawn) -> None:
    duties = drawn.structure.duties_by_id
    asked = {duty.id: duty.group for duty in duties.values() if drawn.in_force(duty) and drawn.holds(duty.modes)}
    for identity in asked:
        drawn.duty(identity)
    served: dict[tuple[str, str], bool] = {}
    for row in drawn.structure.share_rows:
        share = row.share
        if not (drawn.in_force(share) and drawn.holds(share.modes)):
            continue
        named = [identity for identity, group in asked.items() if _is_of(share, identity, group)]
        if share.duty is not None and share.duty not in duties:
            named.append(share.duty)
        for carrier, scope in _carriers(drawn, row) if named else ():
            where = None if scope == NOWHERE else drawn.scope(scope)
            for identity in named:
                _carry(drawn, carrier, row, identity, where)
            if where is not None:
                served[carrier, where] = bool(share.made_up) and served.get((carrier, where), True)
    for (carrier, where), made_up in served.items():
        drawn.edge(carrier, "serves", where, made_up=made_up)


def _is_of(share: "Share", duty: str, group: str | None) -> bool:
    return share.catch_all or share.duty == duty or (share.group is not None and share.group == group)


def _carry(drawn: Drawn, carrier: str, row: ShareRow, duty: str, where: str | None) -> None:
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
        **dates(share),
        made_up=bool(share.made_up),
    )


def _carriers(drawn: Drawn, row: ShareRow) -> Iterator[tuple[str, int]]:
    """Who carries a share, each with its place or zone."""
    if row.carrier in ("kind", "posts"):
        for number in _picked(drawn, row):
            yield drawn.post(number), int(drawn.table.scope[number])
    elif row.carrier == "teams":
        for number in drawn.made_teams(row.target):
            if drawn.has_team(number) and _inside(drawn, drawn.table.team_scope(number), row):
                yield drawn.team(number), drawn.table.team_scope(number)
    elif row.carrier != "nobody":
        for carrier, own in _named(drawn, row):
            yield carrier, own if row.where is None else row.where


def _named(drawn: Drawn, row: ShareRow) -> Iterator[tuple[str, int]]:
    """The one a share names, with the place or zone it serves; a name that nobody has is kept."""
    number, who = row.target, row.share.who
    if row.carrier == "post" and number >= 0:
        if drawn.in_mode(number):
            yield drawn.post(number), int(drawn.table.scope[number])
    elif row.carrier == "team" and number >= 0:
        if drawn.holds(drawn.table.team(number).modes):
            yield drawn.team(number), drawn.table.team_scope(number)
    elif row.carrier == "organisation":
        body = drawn.structure.organisations.get(who.id)
        yield drawn.body(who.id), NOWHERE if body is None else drawn.scopes.find(body.serves)
    else:
        ref = Ref(who.kind, who.id)
        yield drawn.person(who.id) if who.kind == "person" else drawn.absent(ref)[0], NOWHERE


def _picked(drawn: Drawn, row: ShareRow) -> Iterator[int]:
    """The posts of a kind, or of a row written for each place, that serve inside where a share says."""
    table, kind = drawn.table, row.share.who.id
    families = table.by_kind.get(kind, ()) if row.carrier == "kind" else (row.target,)
    each = [table.families[family].family for family in families]
    numbers = {number for of in each for number in range(of.first, of.first + of.size)}
    if row.carrier == "kind":  # a row that replaces a made one may give it another kind
        numbers = {number for number in numbers | set(table.overridden) if table.post(number).kind == kind}
    there = (number for number in sorted(numbers) if drawn.is_there(number) and drawn.in_mode(number))
    return (number for number in there if _inside(drawn, int(table.scope[number]), row))


def _inside(drawn: Drawn, scope: int, row: ShareRow) -> bool:
    return row.where is None or (NOWHERE not in (scope, row.where) and drawn.scopes.inside(scope, row.where))


# ---------------------------------------------------------------- command


def _command(drawn: Drawn) -> None:
    for number, post in drawn.posts():
        _belongs(drawn, number, post)
    for identity, body in drawn.structure.organisations.items():
        if drawn.in_force(body):
            node = drawn.body(identity)
            if body.above is not None:
                drawn.edge(node, "stands_under", drawn.body(body.above), made_up=is_made_up(body, "above"))
            if body.head is not None:
                drawn.edge(node, "headed_by", _post_named(drawn, body.head), made_up=is_made_up(body, "head"))
    for number, team in drawn.teams():
        _seats(drawn, number, team)
    _links(drawn)


def _belongs(drawn: Drawn, number: int, post: str) -> None:
    """A post belongs to its body, unless it heads it."""
    written, identity = drawn.table.post(number), drawn.table.id(number)
    if written.organisation is not None:
        body = drawn.structure.organisations.get(written.organisation)
        if body is None or body.head != identity:
            made_up = is_made_up(written, "organisation")
            drawn.edge(post, "belongs_to", drawn.body(written.organisation), made_up=made_up)


def _post_named(drawn: Drawn, identity: str) -> str:
    number = drawn.table.find(identity)
    return drawn.absent(Ref("post", identity))[0] if number is None else drawn.post(number)


def _seats(drawn: Drawn, number: int, team: str) -> None:
    """The lead seat leads a team, the others sit in it; whoever sends a holder is named."""
    table, written = drawn.table, drawn.table.team(number)
    more = {"modes": written.modes, "made_up": is_made_up(written, "seats")}
    leads = table.lead_seat(number)
    for name, post in _seats_of(drawn, number):
        if not drawn.is_there(post):
            continue
        node, said = drawn.post(post), written.seats.get(name)
        if post == leads:
            drawn.edge(team, "led_by", node, **more)
        else:
            drawn.edge(node, "sits_in", team, **more)
        if said is not None and said.sent_by is not None:
            drawn.edge(node, "sent_by", drawn.body(said.sent_by), **more)


def _seats_of(drawn: Drawn, number: int) -> Iterator[tuple[str, int]]:
    """The seats of a team and their posts: of one that has a row of its own, the seats of that row."""
    table = drawn.table
    if number in table.team_overridden:
        named = ((name, table.find(f"{table.team_id(number)}-{name}")) for name in table.team(number).seats)
        yield from ((name, post) for name, post in named if post is not None)
        return
    of = table.team_family(number)
    for seat in (table.families[each] for each in of.seats):
        yield seat.seat or "", seat.family.first + number - of.family.first


def _links(drawn: Drawn) -> None:
    for link in drawn.structure.register.links:
        if not (drawn.in_force(link) and drawn.holds(link.modes)) or {link.who.kind, link.to.kind} & {"place", "zone"}:
            continue
        for (who, from_place), (to, to_place) in product(drawn.ends(link.who), drawn.ends(link.to)):
            if from_place is None or to_place is None or _in_line(drawn, from_place, to_place):
                drawn.edge(who, link.kind, to, modes=link.modes, **dates(link), made_up=bool(link.made_up))


def _in_line(drawn: Drawn, one: int, other: int) -> bool:
    """Whether one of two places is the other or holds it."""
    inside = drawn.scopes.inside
    return NOWHERE not in (one, other) and (inside(one, other) or inside(other, one))


# ---------------------------------------------------------------- holding


def _holding(drawn: Drawn) -> None:
    for person in drawn.structure.people_by_id.values():
        if drawn.in_force(person):
            drawn.person(person.id)
    for number, post in drawn.posts():
        for at, (_, appointment) in enumerate(drawn.table.appointments(number)):
            if drawn.in_force(appointment):
                _appointed(drawn, number, post, at, appointment)


def _appointed(drawn: Drawn, number: int, post: str, at: int, appointment: "Appointment") -> None:
    holder = appointment.holder
    if holder.kind in ("unnamed", "unknown"):
        holders = [drawn.node(holder.kind, f"{drawn.table.id(number)}#{at}", appointment)]
    elif holder.kind == "post":
        holders = [_ex_officio(drawn, number, holder.ids[0])]
    else:
        holders = [drawn.person(identity) for identity in holder.ids]
    for end in holders:
        drawn.edge(
            post,
            "held_by",
            end,
            capacity=appointment.capacity,
            certain=holder.kind != "unknown" and len(holders) == 1,
            home=appointment.home,
            shift=appointment.shift,
            **dates(appointment),
            made_up=bool(appointment.made_up),
        )


def _ex_officio(drawn: Drawn, number: int, text: str) -> str:
    """The post that holds another: of a row written for each place, the one made for the same place."""
    family, place = drawn.table.family_named(text), drawn.table.place_row(number)
    if family is None:
        return _post_named(drawn, text)
    other = None if place is None else drawn.table.families[family].family.at(place)
    return drawn.absent(Ref("post", text))[0] if other is None else drawn.post(other)
