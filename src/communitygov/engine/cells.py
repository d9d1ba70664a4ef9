"""The leads of one duty as columns: one column a level number, one cell a scope that holds leads."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from communitygov.engine.codes import Holdings, Part
from communitygov.engine.leads import in_mode
from communitygov.engine.over import Carrier
from communitygov.structure.intervals import merged
from communitygov.structure.places import Bools, Ints
from communitygov.structure.shares import ShareRow

MOST_PARTS = 32
"""The shares of which it is kept who carries them; of more all are looked for anew."""


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


def leads_of(holdings: Holdings, rows: tuple[ShareRow, ...]) -> Leads:
    """Every lead of some leading shares, wherever it stands."""
    parts = [(at, part) for at, row in enumerate(rows) for part in _carriers(holdings, row)]
    exact = [part[3] for _, part in parts]
    number, code = _joined([part[0] for _, part in parts]), _joined([part[2] for _, part in parts])
    marked = np.concatenate(exact) if exact else np.zeros(0, np.bool_)
    return Leads(
        rows,
        share=_joined([np.full(len(part[0]), at, dtype=np.int32) for at, part in parts]),
        number=number,
        scope=_joined([part[1] for _, part in parts]),
        code=code,
        exact=_told_apart(number, code, marked, holdings),
    )


def _joined(columns: Sequence[Ints]) -> Ints:
    return np.concatenate(columns).astype(np.int32) if columns else np.zeros(0, np.int32)


def _carriers(holdings: Holdings, row: ShareRow) -> Iterator[Part]:
    """Numbers, scopes, codes and whether to be told apart, of the carriers of a share."""
    if row.carrier in ("kind", "posts"):
        yield from _posts_kept(holdings, row)
        return
    for carrier, scope in _others(holdings, row):
        if scope >= 0 and in_mode(holdings.now.structure, carrier, holdings.mode):
            code, exact = holdings.of_one(row, carrier)
            one = np.array([[carrier[1]], [scope], [code]], dtype=np.int32)
            yield one[0], one[1], one[2], np.array([exact])


def _posts_kept(holdings: Holdings, row: ShareRow) -> list[Part]:
    """The posts that carry a share, found once for all shares that the same posts carry."""
    key = row.carrier, row.target, row.share.who.id, row.where, row.share.shift
    found = holdings.parts.get(key)
    if found is None:
        if len(holdings.parts) >= MOST_PARTS:
            holdings.parts.clear()
        found = holdings.parts[key] = list(_posts(holdings, row))
    return found


def _posts(holdings: Holdings, row: ShareRow) -> Iterator[Part]:
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
            chosen = _inside(holdings, posts, row)
            yield chosen, table.scope[chosen], *holdings.of_posts(row, chosen)
    for post in moved:
        if not picked[table.family_of[post]]:
            chosen = _inside(holdings, np.array([post], dtype=np.int32), row)
            if now.in_force(post) and in_mode(now.structure, ("post", post), holdings.mode):
                yield chosen, table.scope[chosen], *holdings.of_posts(row, chosen)


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
            if inside and table.team(team).in_force(holdings.now.instant.at):
                yield ("team", team), scope
        return
    scope = row.where if row.where is not None else -1
    if row.where is None and row.target >= 0:
        scope = int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)
    if row.where is None and row.carrier == "organisation":
        body = structure.organisations.get(row.share.who.id)
        scope = structure.scopes.find(body.serves) if body is not None else -1
    yield (row.carrier, row.target), scope
