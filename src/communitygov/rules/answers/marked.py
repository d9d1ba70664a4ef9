"""The rows marked as made up that answers to a duty rest on: what leads it, who holds that, where it is answered."""

from collections.abc import Iterable, Iterator

import numpy as np

from communitygov.engine.cells import Leads
from communitygov.model.duty import Duty
from communitygov.queries.answer import STATES
from communitygov.rules.answers.feeding import feeding
from communitygov.rules.answers.handing import handings
from communitygov.rules.answers.holes import number_of, row_of
from communitygov.rules.answers.leads import by_mode, leads
from communitygov.rules.look import Look
from communitygov.rules.made_up import are_marked, marked_in
from communitygov.structure.families import PostFamily
from communitygov.structure.places import Ints

Marked = tuple[str, int]
"""A section and the number of a row in it."""

ANSWERED = [STATES.index(state) for state in ("answered", "ambiguous", "unknown_which")]


def marked_rows(look: Look, duty: Duty) -> tuple[Marked, ...]:
    """The rows made up, in order: the duty, its leads, their posts and holders, and the places it is answered in."""
    return tuple(sorted({*_of_ids(look, "duties", [duty.id]), *_leading(look, duty), *_asked(look, duty)}))


def _leading(look: Look, duty: Duty) -> Iterator[Marked]:
    for mode, rows in by_mode(look, duty).items():
        found = feeding(look, leads(look, rows, mode), mode, _answered(look, duty, mode))
        shares = [row.row for at, row in enumerate(found.rows) if (found.share == at).any()]
        yield from (("shares", row) for row in shares if marked_in(look, "shares")[row])
        yield from _carriers(look, found, mode)


def _carriers(look: Look, found: Leads, mode: str) -> Iterator[Marked]:
    """The zones, bodies, people, teams and posts of leads, with whoever holds the posts."""
    table, scopes = look.structure.posts_table, look.structure.scopes
    zones = np.unique(found.scope[found.scope >= len(look.structure.tree)])
    yield from _of_ids(look, "zones", (scopes.id(scope) for scope in zones.tolist()))
    posts: list[Ints] = []
    for at, share in enumerate(found.rows):
        numbers = found.number[(found.share == at) & (found.number >= 0)]
        if share.carrier in ("team", "teams"):
            families = {table.team_family(team).row for team in numbers.tolist()}
            yield from (("teams", row) for row in families if marked_in(look, "teams")[row])
            seats = [seat for team in numbers.tolist() if (seat := table.lead_seat(team)) is not None]
            posts.append(np.array(seats, dtype=np.int32))
        elif share.carrier == "organisation":
            yield from _of_ids(look, "organisations", [share.share.who.id])
            body = look.structure.organisations.get(share.share.who.id)
            head = None if body is None or body.head is None else table.find(body.head)
            posts.append(np.array([] if head is None else [head], dtype=np.int32))
        elif share.carrier == "person":
            yield from _of_ids(look, "people", [share.share.who.id])
        else:
            posts.append(numbers)
    if posts:
        yield from _posts(look, _followed(look, np.unique(np.concatenate(posts)), mode))


def _followed(look: Look, posts: Ints, mode: str) -> Ints:
    """Some posts, and those through which they are held ex officio."""
    steps = look.kept(f"handings {mode}", lambda: handings(look, mode))
    met = set(posts[np.isin(posts, list(steps))].tolist())
    waiting = list(met)
    while waiting:
        further = {step.to for step in steps.get(waiting.pop(), ()) if step.kind == "ex_officio"} - met
        met |= further
        waiting += further
    return np.union1d(posts, np.array(sorted(met), dtype=posts.dtype))


def _posts(look: Look, posts: Ints) -> Iterator[Marked]:
    """The rows of posts and of the appointments to them; those for all of a family are looked at once."""
    table = look.structure.posts_table
    met: Ints = np.unique(table.family_of[posts])
    families = [table.families[int(number)] for number in met]
    yield from (("posts", row) for row in _written(look, posts, families))
    pairs = [pair for family in families for pair in family.everyone]
    by_marked = look.kept("posts named by marked rows", lambda: _by_marked(look))
    pairs += [pair for post in by_marked[np.isin(by_marked, posts)].tolist() for pair in table.named[post]]
    in_force = ((row, each) for row, each in pairs if row is not None and each.in_force(look.at.at))
    yield from (("appointments", row) for row, each in in_force if each.made_up)


def _written(look: Look, posts: Ints, families: Iterable[PostFamily]) -> Iterator[int]:
    """The rows made up that describe some posts, and those of the families they are of."""
    table, marked = look.structure.posts_table, marked_in(look, "posts")
    own = np.array(sorted(table.overridden), dtype=np.int64)
    described = [table.overridden[post] for post in own[np.isin(own, posts)].tolist()]
    for family in families:
        of = family.family
        if of.listed is None:
            described += [] if family.row is None else [(family.row, family.post)]
        elif marked.any():
            rows = of.listed.rows[posts[(posts >= of.first) & (posts < of.first + of.size)] - of.first]
            yield from map(int, rows[marked[rows]])
    yield from (row for row, post in described if post.made_up)


def _by_marked(look: Look) -> Ints:
    """The posts that an appointment names which is marked, or which may be completed from one that is."""
    table, marked = look.structure.posts_table, marked_in(look, "appointments")
    if not marked.any():
        return table.terms.post[:0]
    completed = [at for at, family in enumerate(table.families) if family.everyone]
    of = table.family_of[table.terms.post]
    some = marked[table.terms.row] | np.isin(of, completed) | np.isin(table.terms.post, list(table.stands_for))
    return np.unique(table.terms.post[some])


def _asked(look: Look, duty: Duty) -> Iterator[Marked]:
    """The places that answers are for, and those that they lie in."""
    tree = look.structure.tree
    marked = look.kept("rows of marked places", lambda: np.flatnonzero(are_marked(tree.places)[tree.base]))
    if not len(marked):
        return
    bases: set[int] = set()
    for mode in look.modes:
        rows = _answered(look, duty, mode)
        inside = np.searchsorted(rows, marked) < np.searchsorted(rows, tree.end[marked])
        bases.update(tree.base[marked[inside]].tolist())
    yield from (("places", row_of(look, "places", tree.ids[base])) for base in bases)


def _answered(look: Look, duty: Duty, mode: str) -> Ints:
    """The places where somebody answers for a duty, or perhaps does; a hole rests on nothing."""
    every = (each for each in look.coverage(mode).cells if each.duty == duty.id)
    found = [each.rows[each.spent[:, ANSWERED].sum(axis=1)[each.history] > 0] for each in every]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _of_ids(look: Look, section: str, ids: Iterable[str]) -> Iterator[Marked]:
    """Those of some rows of a section that are made up."""
    marked = marked_in(look, section)
    if marked.any():
        numbers = (number_of(look, section, identity) for identity in ids)
        yield from ((section, number) for number in numbers if number is not None and marked[number])
