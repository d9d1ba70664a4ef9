"""Who leads more in one mode than in another."""

from typing import TYPE_CHECKING

import numpy as np

from communitygov.queries.by import whole
from communitygov.queries.compare_led import Led
from communitygov.queries.mode_change_values import Growth
from communitygov.structure.places import Longs

if TYPE_CHECKING:
    from communitygov.base.ref import Ref


def growths(before: Led, after: Led, most: int) -> tuple[list[Growth], int]:
    """Those who lead more on the second side, the most homes more first; and how many there are besides."""
    carriers = before.carriers
    met = [np.concatenate([np.zeros(0, np.int64), *led.kept.parties()]) for led in (before, after)]
    known = np.unique(np.concatenate(met))
    told = [carriers.who(number) for number in known.tolist()]
    texts = sorted({who for who, _ in told})
    place = {who: at for at, who in enumerate(texts)}
    of = np.array([place[who] for who, _ in told], dtype=np.int64)
    homes, duties = zip(*(_counts(led, known, of, len(texts)) for led in (before, after)), strict=True)
    grows = np.flatnonzero((homes[1] > homes[0]) | (duties[1] > duties[0]))
    order: Longs = grows[np.lexsort((grows, duties[0][grows] - duties[1][grows], homes[0][grows] - homes[1][grows]))]
    listed: list[int] = order[:most].tolist()
    posts: dict[int, set[Ref]] = {at: set() for at in listed}
    for at, number in zip(
        of[np.searchsorted(known, np.unique(met[1]))].tolist(), np.unique(met[1]).tolist(), strict=True
    ):
        if at in posts:
            post = carriers.who(number)[1]
            posts[at] |= set() if post is None else {post}
    rows = [
        Growth(
            texts[at],
            tuple(sorted(posts[at])),
            whole(float(homes[0][at])),
            whole(float(homes[1][at])),
            int(duties[0][at]),
            int(duties[1][at]),
        )
        for at in listed
    ]
    return rows, len(order) - len(listed)


def _counts(led: Led, known: Longs, of: Longs, many: int) -> tuple[Longs, Longs]:
    """How many homes and how many duties each leads."""
    tree = led.now.structure.tree
    keys = [np.zeros(0, np.int64)]
    for units, numbers in led.kept.sets.values():
        homes = units >= 0
        homes[homes] = tree.asked_as_home[units[homes]]
        keys.append(of[np.searchsorted(known, numbers[homes])] * len(tree) + units[homes])
    pairs = np.unique(np.concatenate(keys))
    counted = np.bincount(pairs // max(1, len(tree)), weights=tree.homes[pairs % max(1, len(tree))], minlength=many)
    duties: Longs = np.zeros(many, dtype=np.int64)
    for digests in led.by_duty:
        each = [of[np.searchsorted(known, np.unique(led.kept.sets[digest][1]))] for digest in digests]
        if each:
            duties[np.unique(np.concatenate(each))] += 1
    return counted.astype(np.int64), duties
