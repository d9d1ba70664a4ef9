"""Who leads how many homes and duties on either side of a comparison, and whose number grows."""

from collections.abc import Iterator

import numpy as np
from attrs import define, field

from communitygov.base.ref import Ref
from communitygov.queries.answer import Entry
from communitygov.queries.by import whole
from communitygov.queries.compare_cells import DutyCells, PairCells
from communitygov.queries.compare_outcomes import carrier_of
from communitygov.queries.mode_change_values import Growth
from communitygov.structure.places import Bools, Ints, Tree


@define(eq=False)
class Led:
    """What one leads on one side."""

    duties: set[str] = field(factory=set[str])
    posts: set[Ref] = field(factory=set[Ref])
    rows: list[Ints] = field(factory=list["Ints"])

    def homes(self, tree: Tree) -> float:
        """The households led, each once."""
        if not self.rows:
            return 0
        rows = np.unique(np.concatenate(self.rows))
        return whole(float(tree.homes[rows][tree.asked_as_home[rows]].sum()))


def growths(cells: PairCells, tree: Tree) -> list[Growth]:
    """Those who lead more on the second side, the most homes more first."""
    before, after = led_by(cells, 0), led_by(cells, 1)
    found = [_growth(who, before.get(who, Led()), led, tree) for who, led in after.items()]
    growing = (each for each in found if each.homes > 0 or each.duties > 0)
    return sorted(growing, key=lambda each: (-each.homes, -each.duties, each.who))


def _growth(who: str, before: Led, after: Led, tree: Tree) -> Growth:
    posts = tuple(sorted(after.posts))
    return Growth(who, posts, before.homes(tree), after.homes(tree), len(before.duties), len(after.duties))


def led_by(cells: PairCells, side: int) -> dict[str, Led]:
    """What everybody leads on one side; only what is answered counts, for else it is not sure that they do."""
    found: dict[str, Led] = {}
    for duty, each in cells.of.items():
        numbers, households = (each.before, each.after)[side], each.pairs.virtual == 0
        for number, rows in _parts(each, numbers, households, side):
            outcome = cells.outcomes.all[number]
            for entry in outcome.lead if outcome.state == "answered" else ():
                led = found.setdefault(who_leads(entry), Led())
                led.duties.add(duty)
                led.rows.append(rows)
                if entry.post is not None:
                    led.posts.add(entry.post)
    return found


def _parts(each: DutyCells, numbers: Ints, households: Bools, side: int) -> Iterator[tuple[int, Ints]]:
    """The rows of the pairs of each outcome; of floors none, for they weigh no homes."""
    met, of = np.unique(numbers, return_inverse=True)
    order = np.argsort(of, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(of, minlength=len(met)))[:-1]) if len(met) else []
    for number, part in zip(met.tolist(), parts, strict=True):
        yield int(number), each.pairs.rows[side][part[households[part]]]


def who_leads(entry: Entry) -> str:
    """The person; of somebody not named the post, the body or the team."""
    named = entry.holder is not None and entry.holder.startswith("person:")
    return str(entry.holder) if named else carrier_of(entry)
