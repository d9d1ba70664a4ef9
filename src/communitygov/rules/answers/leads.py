"""Who leads what, seen from the shares: every lead of a duty in a mode, and which of them stand nearest where."""

import numpy as np
from attrs import frozen

from communitygov.engine.cells import Leads, leading, leads_of
from communitygov.engine.codes import Holdings
from communitygov.engine.holding import Now
from communitygov.model.duty import Duty
from communitygov.queries.asked import now_at
from communitygov.rules.look import Look
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.intervals import Intervals
from communitygov.structure.places import FLOOR, HOUSEHOLD, Bools, Ints, Longs
from communitygov.structure.shares import ShareRow

FURTHER = 1 << 20
"""How much further out a catch-all counts than any named lead."""


def now_of(look: Look) -> Now:
    """The structure at the instant of the judgement."""
    return now_at(look.structure, look.at)


def shares_leading(look: Look, duty: Duty, mode: str) -> tuple[ShareRow, ...]:
    """The shares that lead a duty, catch-alls among them, in force and in a mode."""
    return leading(holdings(look, mode), Index.of(look.structure).shares(duty))


def leads(look: Look, rows: tuple[ShareRow, ...], mode: str) -> Leads:
    """Every lead of some leading shares in a mode, with what it is for."""
    return look.kept(f"leads {mode} {[row.number for row in rows]}", lambda: leads_of(holdings(look, mode), rows))


def holdings(look: Look, mode: str) -> Holdings:
    """What posts come to in a mode at the instant of the judgement."""
    return look.kept(f"holdings {mode}", lambda: Holdings(now_of(look), mode))


def by_mode(look: Look, duty: Duty) -> dict[str, tuple[ShareRow, ...]]:
    """The named shares that lead a duty, for each mode in which it asks and any does."""
    asks = (mode for mode in look.modes if look.structure.words.exactness(duty.modes, mode) is not None)
    named = ((mode, [row for row in shares_leading(look, duty, mode) if not row.share.catch_all]) for mode in asks)
    return {mode: tuple(rows) for mode, rows in named if rows}


@frozen(eq=False)
class Nearest:
    """Of some places, in order of rows: the leads, and how near the nearest stands over each."""

    leads: Leads
    rows: Ints
    first: Longs
    """For each lead the first of the places it is for; for what zones hold besides, see `zones`."""
    end: Longs
    number: Longs
    """How near each lead stands."""
    top: Longs
    """How near the nearest lead over each place stands."""
    zones: dict[int, Ints]
    """The places that a lead is for which stand in several stretches."""

    def over(self, lead: int) -> Ints:
        """The places that a lead is for."""
        return self.zones[lead] if lead in self.zones else np.arange(int(self.first[lead]), int(self.end[lead]))

    def of(self, lead: int) -> Ints:
        """The places over which a lead is the nearest, or one of those."""
        over = self.over(lead)
        found: Ints = over[self.top[over] == self.number[lead]]
        return found


def nearest(structure: Structure, found: Leads, rows: Ints) -> Nearest:
    """Lay leads over sorted rows of places."""
    scopes, tree = structure.scopes, structure.tree
    catch = np.array([row.share.catch_all for row in found.rows], dtype=np.bool_)[found.share]
    number = scopes.numbers[found.scope].astype(np.int64) - np.where(catch, FURTHER, 0)
    plain = found.scope < len(tree)
    own = np.where(plain, found.scope, 0)
    first = np.where(plain, np.searchsorted(rows, own), 0)
    end = np.where(plain, np.searchsorted(rows, tree.end[own]), 0)
    several = np.flatnonzero(~plain | np.isin(found.scope, list(tree.extra_within)))
    zones = {lead: _stretches(rows, scopes.rows(int(found.scope[lead]))) for lead in several.tolist()}
    top = np.full(len(rows), -2 * FURTHER, dtype=np.int64)
    for each in np.unique(number).tolist():
        chosen = number == each
        opened = np.bincount(first[chosen], minlength=len(rows) + 1) - np.bincount(end[chosen], minlength=len(rows) + 1)
        covered: Bools = opened.cumsum()[: len(rows)] > 0
        for lead in (lead for lead in zones if number[lead] == each):
            covered[zones[lead]] = True
        top[covered] = np.maximum(top[covered], each)
    return Nearest(found, rows, first, end, number, top, zones)


def _stretches(rows: Ints, intervals: Intervals) -> Ints:
    edges = [np.searchsorted(rows, pair).tolist() for pair in intervals]
    return np.array([at for first, end in edges for at in range(first, end)], dtype=np.int64)


def one_place(structure: Structure, row: int, virtual: str = HOUSEHOLD) -> str:
    """A place to ask about: the row, or of a block one of the homes or floors it stands for."""
    tree = structure.tree
    return next(tree.inside_block(row, virtual), tree.id(row)) if tree.block[row] else tree.id(row)


def asked_in(structure: Structure, duty: Duty, place: str) -> str:
    """A place that a duty asks about, where a coverage names one: the place, or a home or floor it stands for."""
    tree = structure.tree
    spot = tree.find(place)
    if spot is None or {*tree.kinds(spot)} & {*duty.applies_to}:
        return place
    virtual = HOUSEHOLD if HOUSEHOLD in duty.applies_to or not duty.applies_to else FLOOR
    blocks = np.flatnonzero(tree.block[spot.row : tree.end[spot.row]]) + spot.row
    named = (row for row in blocks.tolist() if tree.id(row) == place)
    return next((one_place(structure, row, virtual) for row in named), place)


def carrier_of(structure: Structure, found: Leads, lead: int) -> str:
    """The post, team, body or person that carries a lead, as ``kind:id``."""
    share, number, table = found.rows[int(found.share[lead])], int(found.number[lead]), structure.posts_table
    kind = "team" if share.carrier in ("team", "teams") else "post" if share.picks else share.carrier
    if number < 0:
        return f"{kind}:{share.share.who.id}"
    return f"{kind}:{table.team_id(number) if kind == 'team' else table.id(number)}"
