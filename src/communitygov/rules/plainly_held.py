"""Posts that are plainly held: most of a city's, told by columns, so that rules look at the others one by one."""

import numpy as np
from attrs import frozen

from communitygov.rules.look import Look
from communitygov.structure.families import PostFamily
from communitygov.structure.holders import KINDS
from communitygov.structure.places import Bools, Ints
from communitygov.structure.posts import Posts
from communitygov.structure.terms import CAPACITIES

HOLDER, DEPUTY = CAPACITIES.index("holder"), CAPACITIES.index("deputy")
PERSON = KINDS.index("person")
PLAIN = [KINDS.index(kind) for kind in ("person", "unnamed", "unknown")]


@frozen(eq=False)
class PlainlyHeld:
    """Posts in force, no seats of teams, to each of which somebody is appointed, and not more than there are seats.

    All their appointments are in force, as holders or deputies; none is of several of whom it is one, of whoever holds
    another post, or of one person twice.
    """

    posts: Ints
    """Their numbers, in order."""

    def of_kinds(self, table: Posts, kinds: frozenset[str]) -> Ints:
        """Those of some kinds of post."""
        chosen = np.array([family.post.kind in kinds for family in table.families], dtype=np.bool_)
        return self.posts[chosen[table.family_of[self.posts]]]

    def by_name(self, table: Posts) -> Ints:
        """The appointments of those who hold them by name, as indices of the terms."""
        terms = table.terms
        return np.flatnonzero((terms.kind == PERSON) & (terms.capacity != DEPUTY) & np.isin(terms.post, self.posts))


def plainly_held(look: Look) -> PlainlyHeld:
    """The posts that are plainly held at the instant of the judgement."""
    return look.kept("posts plainly held", lambda: _found(look))


def _found(look: Look) -> PlainlyHeld:
    table = look.structure.posts_table
    terms, many = table.terms, len(table)
    plain: Bools = np.array([_is_plain(look, family) for family in table.families], dtype=np.bool_)[table.family_of]
    for several in (table.overridden, table.stands_for, table.replaced):
        plain[list(several)] = False
    known = np.isin(terms.kind, PLAIN) & np.isin(terms.capacity, (HOLDER, DEPUTY)) & terms.in_force(look.at.at)
    plain[terms.post[~known]] = False
    plain[_twice(table)] = False
    holders = np.bincount(terms.post[terms.capacity == HOLDER], minlength=many)
    seats = np.array([family.post.seats for family in table.families], dtype=np.int64)[table.family_of]
    return PlainlyHeld(np.flatnonzero(plain & (holders > 0) & (holders <= seats)))


def _twice(table: Posts) -> Ints:
    """The posts to which a person is appointed twice."""
    terms = table.terms
    named = terms.kind == PERSON
    pairs = terms.post[named].astype(np.int64) * len(terms.people) + terms.person[terms.first[:-1][named]]
    met, times = np.unique(pairs, return_counts=True)
    return met[times > 1] // max(1, len(terms.people))


def _is_plain(look: Look, family: PostFamily) -> bool:
    if family.everyone or family.team is not None or family.of_team is not None:
        return False
    return family.post.status != "abolished" and family.post.in_force(look.at.at)
