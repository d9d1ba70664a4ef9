"""Which leads of a duty feed an answer: going outwards, those up to one that surely answers."""

import numpy as np
from attrs import evolve

from communitygov.engine.cells import Leads
from communitygov.rules.answers.leads import holdings, nearest
from communitygov.rules.answers.week import bound_to_shifts
from communitygov.rules.look import Look
from communitygov.structure.places import Bools, Ints


def feeding(look: Look, found: Leads, mode: str, rows: Ints) -> Leads:
    """The leads on which answers in some places may rest.

    A post that nobody holds feeds none, and neither does one beyond a lead that surely answers at every hour. Where
    that is not known, a lead counts: who is bound to a shift leaves other hours to those further out.
    """
    if not len(rows) or not len(found.number):
        return _chosen(found, np.zeros(len(found.number), dtype=np.bool_))
    vacant, on = _coded(look, found, mode, "vacant"), _coded(look, found, mode, "on")
    adds = np.array([row.share.adds for row in found.rows], dtype=np.bool_)[found.share]
    sure = on & ~adds & ~_may_be_off(look, found)
    met = nearest(look.structure, found, rows)
    top = nearest(look.structure, _chosen(found, sure), rows).top
    reached = np.zeros(len(found.number), dtype=np.bool_)
    some = np.flatnonzero(met.first < met.end)
    # the least of the answering leads over the places of each lead; a last column lets a stretch end where places end
    edges = np.column_stack((met.first[some], met.end[some])).ravel()
    lowest = np.minimum.reduceat(np.append(top, np.iinfo(np.int64).max), edges)[::2] if len(some) else top[:0]
    reached[some] = met.number[some] >= lowest
    for lead, over in met.zones.items():
        reached[lead] = bool((met.number[lead] >= top[over]).any())
    return _chosen(found, (reached | adds) & ~vacant)


def _chosen(found: Leads, chosen: Bools) -> Leads:
    columns = ("share", "number", "scope", "code", "exact")
    return evolve(found, **{name: getattr(found, name)[chosen] for name in columns})


def _coded(look: Look, found: Leads, mode: str, status: str) -> Bools:
    """Which leads come to one thing, and surely."""
    numbers = holdings(look, mode).codes.numbers
    codes = [code for pattern, code in numbers.items() if pattern[:2] == ("sure", status)]
    return np.isin(found.code, codes)


def _may_be_off(look: Look, found: Leads) -> Bools:
    """Which leads answer by a shift, or through others that may."""
    bound = bound_to_shifts(look)
    by_share = [row.share.shift is not None or row.carrier in ("team", "teams", "organisation") for row in found.rows]
    posts = found.number >= 0
    off = np.array(by_share, dtype=np.bool_)[found.share]
    off[posts & ~off] = bound[found.number[posts & ~off]]
    return off
