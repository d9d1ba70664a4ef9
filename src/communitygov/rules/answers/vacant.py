"""Which shares a hole is for whose leads are vacant: of each share the posts, the places, and how much they weigh."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import numpy as np
from attrs import define, field

from communitygov.base.findings import Told
from communitygov.base.ref import Ref
from communitygov.queries.answer import STATES
from communitygov.queries.cells import Cells
from communitygov.queries.who_answers import who_answers
from communitygov.rules.answers.holes import MOST
from communitygov.rules.answers.leads import Nearest, carrier_of, leads, nearest, one_place, shares_leading
from communitygov.rules.look import Look
from communitygov.rules.wording import homes
from communitygov.structure.places import Ints

VACANT = STATES.index("vacant")
Over = dict[int, Ints]
"""Leads with the places they are for."""
MOST_TRIED = 4
"""The leads of a share of which it is asked whether they name the hole where they stand nearest."""


@define(eq=False)
class Vacant:
    """What a share, by its row in the register, leaves vacant."""

    carriers: dict[str, None] = field(factory=dict[str, None])
    rows: dict[int, None] = field(factory=dict[int, None])
    """The rows of places, in order."""
    weights: defaultdict[tuple[str, str], float] = field(factory=lambda: defaultdict[tuple[str, str], float](float))
    """By duty and mode: homes and sites."""

    @property
    def duties(self) -> tuple[str, ...]:
        """The duties it leaves open."""
        return tuple(dict.fromkeys(duty for duty, _ in self.weights))

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes in which it does."""
        return tuple(sorted({mode for _, mode in self.weights}))


def vacant_shares(look: Look) -> dict[int, Vacant]:
    """The shares whose leads are vacant where nobody answers, by their row."""
    found: dict[int, Vacant] = {}
    for mode in look.modes:
        for cells in look.coverage(mode).cells:
            _add(look, mode, cells, found)
    return found


def _add(look: Look, mode: str, cells: Cells, found: dict[int, Vacant]) -> None:
    """What one duty leaves vacant in one mode."""
    vacant = np.flatnonzero(cells.there(VACANT))
    if not len(vacant):
        return
    duty = look.structure.duties_by_id[cells.duty]
    every = leads(look, shares_leading(look, duty, mode), mode)
    laid = nearest(look.structure, every, cells.rows[vacant])
    weights = cells.weights[vacant]
    for row, over in _naming(look, mode, cells, laid):
        each = found.setdefault(row, Vacant())
        each.carriers |= {carrier_of(look.structure, every, lead): None for lead in over}
        places = np.unique(np.concatenate(list(over.values())))
        each.rows |= dict.fromkeys(laid.rows[places].tolist())
        each.weights[cells.duty, mode] += float(weights[places].sum())


def _naming(look: Look, mode: str, cells: Cells, laid: Nearest) -> Iterator[tuple[int, Over]]:
    """The shares that name the holes, by their rows: those whose leads stand nearest, if an answer there says so."""
    left = np.ones(len(laid.rows), dtype=np.bool_)
    for row, which in _by_share(laid):
        over = {lead: places for lead in which if len(places := laid.of(lead))}
        if any(_key(laid, lead) in _named_at(look, mode, cells, laid, places) for lead, places in _first(over)):
            left[np.concatenate(list(over.values()))] = False
            yield row, over
    while left.any():  # where the nearest answers and is too far, another names the hole
        at = np.flatnonzero(left)
        named = _named_at(look, mode, cells, laid, at)
        for row, which in _by_share(laid) if named else ():
            over = {lead: np.intersect1d(laid.over(lead), at) for lead in which if _key(laid, lead) in named}
            if over:
                left[np.concatenate(list(over.values()))] = False
                yield row, over
        left[at[:1]] = False


def _by_share(laid: Nearest) -> Iterator[tuple[int, list[int]]]:
    """The leads of each share as it is written, by its row."""
    rows = np.array([row.row for row in laid.leads.rows], dtype=np.int64)[laid.leads.share]
    here = laid.first < laid.end
    here[list(laid.zones)] = True
    for row in np.unique(rows[here]).tolist():
        yield row, np.flatnonzero(here & (rows == row)).tolist()


def _first(over: Over) -> Iterator[tuple[int, Ints]]:
    return islice(iter(over.items()), MOST_TRIED)


def _key(laid: Nearest, lead: int) -> str:
    return laid.leads.rows[int(laid.leads.share[lead])].key


def _named_at(look: Look, mode: str, cells: Cells, laid: Nearest, places: Ints) -> tuple[str, ...]:
    """The ids of the shares that name the hole in the first of some places."""
    place = one_place(look.structure, int(laid.rows[int(places[0])]), cells.virtual)
    answer = who_answers(look.structure, place=place, duty=cells.duty, mode=mode, at=look.at)
    return tuple(fact.subject.partition(":")[2] for fact in answer.because if fact.kind == "share")


def some_places(look: Look, rows: "dict[int, None]") -> tuple[Ref, ...]:
    """A few of some rows as places."""
    ids = dict.fromkeys(look.structure.tree.id(row) for row in list(rows)[: 4 * MOST])
    return tuple(Ref("place", each) for each in ids)[:MOST]


def weight_in(each: Vacant) -> Told:
    """How many homes and sites: of one duty those of the mode with the most; of several at least so many."""
    most = homes(max(each.weights.values()))
    return most if len(each.duties) == 1 else Told(f"至少 {most.zh}", f"at least {most.en}")
