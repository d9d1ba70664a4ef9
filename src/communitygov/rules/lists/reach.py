"""Shares that reach no place, and why: what carries them serves none, or what they state holds none."""

from collections.abc import Iterable, Iterator
from typing import Literal

import numpy as np
from attrs import frozen

from communitygov.rules.look import Look
from communitygov.rules.references.loose import loose
from communitygov.structure.build import Structure
from communitygov.structure.places import Ints
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow

Why = Literal["serves", "holds", "none_of", "none_in"]


@frozen
class Unreached:
    """Why a share reaches nothing: of one reason there is one finding."""

    why: Why
    about: str
    """Who carries it, or the zone it is for, as ``kind:id``."""
    where: str = ""
    """The place or zone in which none of those it picks serves."""

    @property
    def picks(self) -> bool:
        """Whether the share picks posts of a kind, or made for each place, and there is none."""
        return self.why in ("none_of", "none_in")


def unreached(look: Look) -> Iterator[tuple[int, Unreached]]:
    """The rows of shares in force that reach nothing, whatever the mode; of those written for each place, none of all.

    Rows that name what is not there are left to the rule that says so, and so are those whose carrier does. Posts and
    teams written for each of some places reach nothing while there is no such place, and that is no fault.
    """
    loose_rows = {(each.section, each.row) for each in loose(look, "nothing")}
    written: dict[int, list[ShareRow]] = {}
    for each in look.structure.share_rows:
        written.setdefault(each.row, []).append(each)
    for row, _ in look.rows("shares"):
        several = written.get(row, [])
        if ("shares", row) not in loose_rows and several and not _reach(look.structure, several):
            why = _why(look.structure, several[0])
            if (_section(why), _row(look, why)) not in loose_rows:
                yield row, why


def _reach(structure: Structure, several: Iterable[ShareRow]) -> bool:
    """Whether any of them reaches a place, or would as soon as there is one."""
    return any(
        _waits(structure, each) or any(structure.scopes.atoms(scope) for scope in _scopes(structure, each))
        for each in several
    )


def _waits(structure: Structure, row: ShareRow) -> bool:
    """Whether those that a share picks are written for places of which there is none yet."""
    table = structure.posts_table
    if row.carrier == "teams":
        return table.teams[row.target].family.size == 0
    return any(table.families[family].family.size == 0 for family in _families(structure, row))


def _families(structure: Structure, row: ShareRow) -> tuple[int, ...]:
    """The families of posts that a share picks from."""
    if row.carrier == "posts":
        return (row.target,)
    return structure.posts_table.by_kind.get(row.share.who.id, ()) if row.carrier == "kind" else ()


def _scopes(structure: Structure, row: ShareRow) -> Iterator[int]:
    """The scopes that a share covers, by whatever carriers."""
    if row.picks:
        yield from _picked(structure, row)
        return
    scope = row.where if row.where is not None else _served(structure, row)
    if scope != NOWHERE:
        yield scope


def _served(structure: Structure, row: ShareRow) -> int:
    """What the one carrier of a share serves; nowhere for a person."""
    table = structure.posts_table
    if row.carrier == "organisation":
        body = structure.organisations.get(row.share.who.id)
        return NOWHERE if body is None else structure.scopes.find(body.serves)
    if row.target < 0:
        return NOWHERE
    return int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)


def _picked(structure: Structure, row: ShareRow) -> Iterator[int]:
    """The scopes of those that a share picks, inside what it states."""
    served = np.unique(_candidates(structure, row))
    for scope in served[served >= 0].tolist():
        if row.where is None or (row.where >= 0 and structure.scopes.inside(scope, row.where)):
            yield scope


def _candidates(structure: Structure, row: ShareRow) -> Ints:
    table, none = structure.posts_table, np.zeros(0, dtype=np.int64)
    if row.carrier == "teams":
        family = table.teams[row.target].family
        return np.array([table.team_scope(family.first + at) for at in range(family.size)], dtype=np.int64)
    if row.carrier == "nobody":
        return none
    kind = row.share.who.id
    families = _families(structure, row)
    moved = [post for post, family in table.stands_for.items() if family in families]
    moved += [post for post, (_, written) in table.overridden.items() if written.kind == kind]
    of = [table.families[family].family for family in families]
    return np.concatenate(
        (none, *(table.scope[each.first : each.first + each.size] for each in of), table.scope[moved])
    )


def _why(structure: Structure, row: ShareRow) -> Unreached:
    share, who = row.share, row.share.who
    if row.picks:
        where = share.where or ""
        kind = "kind" if row.carrier == "kind" else who.kind
        return Unreached("none_in" if where else "none_of", f"{kind}:{who.id}", where)
    if share.where is not None:
        return Unreached("holds", f"{_kind_of(structure, share.where)}:{share.where}")
    return Unreached("serves", str(who))


def _kind_of(structure: Structure, where: str) -> str:
    return "zone" if any(zone.id == where for zone in structure.register.zones) else "place"


def _section(why: Unreached) -> str:
    kind = why.about.partition(":")[0]
    return {"post": "posts", "team": "teams", "organisation": "organisations", "zone": "zones"}.get(kind, "")


def _row(look: Look, why: Unreached) -> int | None:
    """The row that carries a share, or is what it states."""
    section, name = _section(why), why.about.partition(":")[2]
    rows = getattr(look.register, section) if section else ()
    return next((number for number, each in enumerate(rows) if each.id == name), None)
