"""How many households a place has: what its row states, and what the places in it come to at least."""

from attrs import frozen

from communitygov.model.count import Count
from communitygov.model.place import Place
from communitygov.rules.look import Look


@frozen
class Households:
    """Bounds of a number of households."""

    at_least: int
    at_most: int | None
    """None: no upper bound is known, for a register need not list every building."""


def households(look: Look, place: Place) -> Households:
    """The households of a place that is there: those it states; else the homes listed in it are a lower bound."""
    tree = look.structure.tree
    row = tree.row_of[place.id]
    stated = _bounds(place.households)
    if stated is not None:
        return stated
    inside = [span for start, end in tree.rows_within(row) for span in (slice(start, end),)]
    listed = sum(int(tree.homes[span][~tree.uncounted[span]].sum()) for span in inside)
    met = {int(base) for span in inside for base in tree.base[span][tree.uncounted[span]].tolist()}
    counts = (tree.places[base].households for base in met)
    return Households(listed + sum(bounds.at_least for bounds in map(_bounds, counts) if bounds is not None), None)


def _bounds(count: Count | None) -> Households | None:
    """What a count says for sure; one that is about or unknown says nothing."""
    if count is None or count.number is None or count.bound == "about":
        return None
    if count.bound == "more_than":
        return Households(count.number + 1, None)
    return (
        Households(0, max(0, count.number - 1))
        if count.bound == "less_than"
        else Households(count.number, count.number)
    )
