"""Whether a community has one residents' committee, or several with an area each."""

from collections.abc import Iterator

import numpy as np

from communitygov.model.place import Place
from communitygov.rules.look import Look
from communitygov.structure.places import Ints
from communitygov.structure.scopes import NOWHERE

COMMITTEE = "residents_committee"


def has_several_committees(look: Look, place: Place) -> bool:
    """Whether more than one residents' committee serves a part of a place that is there: then it is no one's area."""
    scopes, row = look.structure.scopes, look.structure.tree.row_of[place.id]
    served = _near(look, row)
    return sum(scopes.inside(scope, row) and not scopes.inside(row, scope) for scope in served) > 1


def _near(look: Look, row: int) -> Iterator[int]:
    """What committees serve in a place, and every zone that one serves."""
    served, tree = look.kept("served by committees", lambda: _served(look)), look.structure.tree
    for start, end in (*tree.rows_within(row), (len(tree), len(tree) + len(look.structure.scopes.zones))):
        first, last = np.searchsorted(served, (start, end)).tolist()
        yield from served[first:last].tolist()


def _served(look: Look) -> Ints:
    """What residents' committees in force serve, in order."""
    rows, find = look.register.organisations, look.structure.scopes.find
    bodies = (rows[row] for row in look.rows_with("organisations", "kind", COMMITTEE.__eq__))
    return np.array(sorted({find(body.serves) for body in bodies if body.in_force(look.at.at)} - {NOWHERE}), np.int64)
