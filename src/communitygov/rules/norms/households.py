"""How many households a place has: what its row states, and what the places in it come to at least."""

import math

from communitygov.model.place import Place
from communitygov.rules.look import Look
from communitygov.rules.places.counted import Homes, homes_of
from communitygov.structure.places import Tree


def households(look: Look, place: Place) -> Homes:
    """The households of a place that is there: those it states; else the homes listed in it are a lower bound.

    No upper bound is known of them, for a register need not list every building.
    """
    stated = homes_of(place.households)
    if stated != Homes(0, math.inf):
        return stated
    tree = look.structure.tree
    return Homes(sum(_listed(tree, slice(*span)) for span in tree.rows_within(tree.row_of[place.id])), math.inf)


def _listed(tree: Tree, rows: slice) -> int:
    """The homes that rows come to at least."""
    uncounted = tree.uncounted[rows]
    met = {int(base) for base in tree.base[rows][uncounted].tolist()}
    return int(tree.homes[rows][~uncounted].sum()) + sum(homes_of(tree.places[base].households).least for base in met)
