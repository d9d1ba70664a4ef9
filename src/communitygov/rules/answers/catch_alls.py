"""Where a duty that states a level is led by nothing but catch-alls that meet it."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.ref import Ref
from communitygov.queries.answer import STATES
from communitygov.queries.cells import Cells
from communitygov.queries.covered import Gap
from communitygov.rules.answers.holes import MOST, Hole, alike
from communitygov.rules.answers.leads import FURTHER, Nearest, carrier_of, leads, nearest, shares_leading
from communitygov.rules.look import Look
from communitygov.structure.places import Ints

LED = [at for at, state in enumerate(STATES) if state not in ("missing", "exempt", "not_applicable")]


def by_catch_alls(look: Look) -> Iterator[tuple[Hole, tuple[str, ...], Ints]]:
    """What each duty has only catch-alls for that are near enough, with the posts that carry them and the rows."""
    found: dict[Gap, tuple[tuple[str, ...], Ints]] = {}
    met: list[tuple[str, Gap]] = []
    for mode in look.modes:
        for cells in look.coverage(mode).cells:
            led = _led(look, mode, cells)
            if led is not None:
                gap, carriers, rows = led
                before = found.get(gap)
                found[gap] = (carriers, rows) if before is None else (before[0], np.union1d(before[1], rows))
                met.append((mode, gap))
    return ((hole, *found[hole.gap]) for hole in alike(met))


def _led(look: Look, mode: str, cells: Cells) -> tuple[Gap, tuple[str, ...], Ints] | None:
    duty = look.structure.duties_by_id[cells.duty]
    shares = shares_leading(look, duty, mode)
    if not duty.answered_at or not any(row.share.catch_all for row in shares):
        return None
    led = np.flatnonzero((cells.spent[:, LED].sum(axis=1)[cells.history] > 0) & (cells.weights > 0))
    laid = nearest(look.structure, leads(look, shares, mode), cells.rows[led])
    over = np.flatnonzero((laid.top > -2 * FURTHER) & (laid.top < -FURTHER // 2))
    if not len(over):
        return None
    rows = cells.rows[led[over]]
    ids = dict.fromkeys(look.structure.tree.id(row) for row in rows[: 4 * MOST].tolist())
    gap = Gap(
        state="answered",
        duty=Ref("duty", duty.id),
        within=None,
        places=tuple(Ref("place", text) for text in list(ids)[:MOST]),
        rows=len(rows),
        count=float(cells.weights[led[over]].sum()),
    )
    return gap, _carriers(look, laid), np.unique(rows)


def _carriers(look: Look, laid: Nearest) -> tuple[str, ...]:
    numbers = np.flatnonzero(laid.number < -FURTHER // 2).tolist()
    return tuple(dict.fromkeys(carrier_of(look.structure, laid.leads, lead) for lead in numbers if len(laid.of(lead))))
