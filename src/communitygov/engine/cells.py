"""The leads of one duty as columns: one column a level number, one cell a scope that holds leads."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.codes import Holdings, Part
from communitygov.engine.leads import in_mode
from communitygov.engine.over import Carrier
from communitygov.structure.intervals import merged
from communitygov.structure.places import Bools, Ints
from communitygov.structure.shares import ShareRow

MOST_CARRYING = 1 << 23
"""The posts kept of all shares that somebody carries, 13 bytes each; shares beyond are looked for each time."""
EACH_SHARE = 64
"""A share counts as so many posts beside those that carry it."""


@frozen(eq=False)
class Leads:
    """The leads of one duty in one mode: for each its share, carrier, scope, and the code of what it comes to."""

    rows: tuple[ShareRow, ...]
    share: Ints
    """Index into ``rows``."""
    number: Ints
    """Number of the post or team; -1 for others."""
    scope: Ints
    code: Ints
    """Code of what the carrier comes to; leads of one code need not be told apart."""
    exact: Bools
    """Whether a lead may meet an unknown that others meet as well, and so must be told apart."""


_KINDS = {"teams": "team", "kind": "post", "posts": "post"}
"""The kind of each carrier that a share picks."""


def carrier_kind(row: ShareRow) -> str:
    """The kind of the carriers of a share."""
    return _KINDS.get(row.carrier, row.carrier)


def _told_apart(number: Ints, code: Ints, exact: Bools, holdings: Holdings) -> Bools:
    """A post that leads more than once is told apart where it meets an unknown: it is one person wherever met."""
    unsure = np.flatnonzero(~holdings.are_sure(code) & (number >= 0))
    if not len(unsure):
        return exact
    several = np.bincount(number[number >= 0])[number[unsure]] > 1
    told_apart = exact.copy()
    told_apart[unsure] |= several
    return told_apart


def leading(holdings: Holdings, shares: tuple[ShareRow, ...]) -> tuple[ShareRow, ...]:
    """Those of some shares that lead, in force and in the mode."""
    now, words = holdings.now, holdings.now.structure.words
    return tuple(
        row
        for row in shares
        if row.share.part == "lead"
        and row.share.in_force(now.instant.at)
        and words.exactness(row.share.modes, holdings.mode) is not None
    )


@define(eq=False)
class Reached:
    """What may stand over some rows while the same is in force; posts found for one duty are kept for the next."""

    scopes: Bools | None
    """For each scope whether it stands over any of the rows; None where that is not known."""
    posts: dict[object, list[Ints]] = field(factory=dict[object, list[Ints]])


def leads_of(holdings: Holdings, rows: tuple[ShareRow, ...], reached: Reached | None = None) -> Leads:
    """Every lead of some leading shares, wherever it stands; of posts only those that may stand over what is asked."""
    parts = [(at, part) for at, row in enumerate(rows) for part in _coded(holdings, row, reached)]
    exact = [part[3] for _, part in parts]
    number, code = _joined([part[0] for _, part in parts]), _joined([part[2] for _, part in parts])
    marked = np.concatenate(exact) if exact else np.zeros(0, np.bool_)
    share, scope = _joined([np.full(len(part[0]), at) for at, part in parts]), _joined([part[1] for _, part in parts])
    return Leads(rows, share, number, scope, code, _told_apart(number, code, marked, holdings))


def carried_by(holdings: Holdings, rows: tuple[ShareRow, ...]) -> Leads:
    """All that carries some shares of any part, wherever it stands and whatever it comes to: there are no codes."""
    parts = [(at, part) for at, row in enumerate(rows) for part in _carriers(holdings, row)]
    share, number, scope = (
        _joined([np.full(len(part[0]), at) for at, part in parts]),
        _joined([part[0] for _, part in parts]),
        _joined([part[1] for _, part in parts]),
    )
    return Leads(rows, share, number, scope, np.zeros_like(number), np.zeros(len(number), dtype=np.bool_))


def _joined(columns: Sequence[Ints]) -> Ints:
    return np.concatenate(columns).astype(np.int32) if columns else np.zeros(0, np.int32)


def _coded(holdings: Holdings, row: ShareRow, reached: Reached | None) -> Iterator[Part]:
    """Numbers, scopes, codes and whether to be told apart, of the carriers of a share."""
    if _are_posts(row):
        yield from _posts_kept(holdings, row) if reached is None else _posts_over(holdings, row, reached)
        return
    for number, scope in _carriers(holdings, row):
        code, exact = holdings.of_one(row, (carrier_kind(row), int(number[0])))
        yield number, scope, np.array([code], dtype=np.int32), np.array([exact])


def _carriers(holdings: Holdings, row: ShareRow) -> Iterator[tuple[Ints, Ints]]:
    """Numbers and scopes of the carriers of a share."""
    if _are_posts(row):
        yield from ((posts, holdings.table.scope[posts]) for posts in _posts(holdings, row))
        return
    for carrier, scope in _others(holdings, row):
        if scope >= 0 and in_mode(holdings.now.structure, carrier, holdings.mode):
            yield np.array([carrier[1]], dtype=np.int32), np.array([scope], dtype=np.int32)


def _are_posts(row: ShareRow) -> bool:
    return row.carrier in ("kind", "posts")


def _posts_kept(holdings: Holdings, row: ShareRow) -> list[Part]:
    """The posts that carry a share, found once for all shares that the same posts carry."""
    key = row.carrier, row.target, row.share.who.id, row.where, row.share.shift
    found = holdings.parts.get(key)
    if found is None:
        posts = _posts(holdings, row)
        found = [(each, holdings.table.scope[each], *holdings.of_posts(row, each)) for each in posts]
        carrying = EACH_SHARE + sum(len(part[0]) for part in found)
        if holdings.carrying + carrying <= MOST_CARRYING:
            holdings.parts[key] = found
            holdings.carrying += carrying
    return found


def _posts_over(holdings: Holdings, row: ShareRow, reached: Reached) -> Iterator[Part]:
    """The posts that carry a share, as far as they may stand over what is asked about."""
    key = holdings.mode, row.carrier, row.target, row.share.who.id, row.where
    found = reached.posts.get(key)
    if found is None:
        found = [*_posts(holdings, row)]
        if reached.scopes is not None:
            found = [posts[reached.scopes[holdings.table.scope[posts]]] for posts in found]
        reached.posts[key] = found
    yield from ((posts, holdings.table.scope[posts], *holdings.of_posts(row, posts)) for posts in found)


def _posts(holdings: Holdings, row: ShareRow) -> Iterator[Ints]:
    now, table, kind = holdings.now, holdings.table, row.share.who.id
    if row.carrier == "posts":
        families: tuple[int, ...] = (row.target,)
        moved = [post for post, family in table.stands_for.items() if family == row.target]
    else:
        families = table.by_kind.get(kind, ())
        moved = [post for post, (_, written) in table.overridden.items() if written.kind == kind]
    picked = np.zeros(len(table.families), dtype=np.bool_)
    picked[list(families)] = True
    for posts in _in_force(holdings, row, picked):
        if len(posts):
            yield _inside(holdings, posts, row)
    for post in moved:
        if not picked[table.family_of[post]]:
            chosen = _inside(holdings, np.array([post], dtype=np.int32), row)
            if now.in_force(post) and in_mode(now.structure, ("post", post), holdings.mode):
                yield chosen


def _in_force(holdings: Holdings, row: ShareRow, picked: Bools) -> Iterator[Ints]:
    """The posts of some families that are in force, and of the kind if a row of their own may have changed it."""
    now, table, kind = holdings.now, holdings.table, row.share.who.id
    own = holdings.overridden[picked[table.family_of[holdings.overridden]]]
    kept = [p for p in own.tolist() if now.in_force(p) and (row.carrier == "posts" or table.post(p).kind == kind)]
    of_team = holdings.likeness.of_team
    plain = picked[table.family_of]
    plain[own] = False
    seats = np.flatnonzero(plain & of_team[table.family_of]) if (picked & of_team).any() else own[:0]
    plain &= holdings.likeness.in_force
    plain[seats] = False
    plain[kept] = True
    yield np.flatnonzero(plain).astype(np.int32)
    for part in np.split(seats, np.flatnonzero(np.diff(table.family_of[seats])) + 1):
        yield _in_force_seats(holdings, part.astype(np.int32))


def _in_force_seats(holdings: Holdings, posts: Ints) -> Ints:
    """Seats whose team is in force and in the mode; alike unless a team has a row of its own."""
    table, now = holdings.table, holdings.now
    if not len(posts):
        return posts
    special = {post for post in posts.tolist() if post in table.replaced} if table.replaced else set[int]()
    plain = next((post for post in posts.tolist() if post not in special), None)
    alike = plain is not None and now.in_force(plain) and in_mode(now.structure, ("post", plain), holdings.mode)
    kept = [p for p in special if now.in_force(p) and in_mode(now.structure, ("post", p), holdings.mode)]
    own = np.isin(posts, list(special))
    return np.sort(np.concatenate((posts[~own] if alike else posts[:0], np.array(kept, dtype=np.int32)))).astype(
        np.int32
    )


def _inside(holdings: Holdings, posts: Ints, row: ShareRow) -> Ints:
    """The posts that serve somewhere, and inside what the share states."""
    scope, scopes = holdings.table.scope[posts], holdings.now.structure.scopes
    posts, scope = posts[scope >= 0], scope[scope >= 0]
    if row.where is None:
        return posts
    if row.where < 0:
        return posts[:0]
    kept = np.zeros(len(posts), dtype=np.bool_)
    zones = scope >= len(scopes.tree)
    if scopes.is_zone(row.where):
        zones = np.ones(len(posts), dtype=np.bool_)
    else:
        for start, end in merged(scopes.tree.rows_within(row.where)):
            kept |= (scope >= start) & (scope < end)
        kept &= ~zones
    for at in np.flatnonzero(zones).tolist():
        kept[at] = scopes.inside(int(scope[at]), row.where)
    return posts[kept]


def _others(holdings: Holdings, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
    structure, table = holdings.now.structure, holdings.table
    if row.carrier == "nobody":
        return
    if row.carrier == "teams":
        family = table.teams[row.target].family
        for team in range(family.first, family.first + family.size):
            scope = table.team_scope(team)
            inside = row.where is None or (row.where >= 0 and scope >= 0 and structure.scopes.inside(scope, row.where))
            if inside and holdings.now.has_team(team):
                yield ("team", team), scope
        return
    scope = row.where if row.where is not None else -1
    if row.where is None and row.target >= 0:
        scope = int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)
    if row.where is None and row.carrier == "organisation":
        body = structure.organisations.get(row.share.who.id)
        scope = structure.scopes.find(body.serves) if body is not None else -1
    yield (row.carrier, row.target), scope
