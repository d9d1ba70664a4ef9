"""How much memory a coverage takes, told by how many rows are asked about which duties, before any is asked."""

from typing import TYPE_CHECKING

from communitygov.model.plain import is_noun
from communitygov.queries.targets import targets_of
from communitygov.structure.build import Structure
from communitygov.structure.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.engine.bulk import Targets
    from communitygov.model.duty import Duty
    from communitygov.structure.shares import ShareRow

    Leads = tuple[frozenset[object], int]
    """The leads of a duty, by what tells them from those of another; and at how many level numbers they stand."""

AT_LEAST = 1 << 19
"""Bytes that are taken however little is counted."""
OF_ROW = 48
"""Bytes of a row while it is put into classes; the homes of an entrance that nobody names are one row."""
OF_CLASS = 4
"""Bytes of a row for the class it is in: once for duties led alike; for each where several modes are in force, and for
each that more tells apart than its leads."""
OF_LEVEL = 10
"""Bytes of a row for each level number at which duties led alike have leads: what stands over it, and how near."""
OF_POST = 128
"""Bytes of a post while it is told which are held alike."""
OF_TERM = 300
"""Bytes of an appointment of an opened structure, which is read when it is looked at."""


def needed_to_count(structure: Structure, duties: "Iterable[Duty]", level: str | None, mode: str | None) -> int:
    """About how many bytes counting some duties takes at its peak, beside the structure."""
    several = OF_CLASS if mode is None and structure.register.switches else 0
    met: dict[int, set[Leads]] = {}
    posts = structure.posts_table
    needed = AT_LEAST + OF_POST * len(posts) + (0 if is_noun(structure.register) else OF_TERM * len(posts.terms))
    for duty in duties:
        leads = _leads(structure, duty, mode)
        own = several + (OF_CLASS if _is_told_apart(structure, duty) else 0)
        for targets in targets_of(structure, duty, level):
            needed += len(targets.rows) * (own + _of_row(targets, leads, met))
    return needed


def _is_told_apart(structure: Structure, duty: "Duty") -> bool:
    """Whether its classes may be others than those of duties led alike."""
    return bool(duty.applies_to or duty.answered_at or structure.register.exemptions)


def _of_row(targets: "Targets", leads: "Leads", met: "dict[int, set[Leads]]") -> int:
    """What a row takes for leads that were not met over the same rows before."""
    known = met.setdefault(id(targets), set())
    new = 0 if known else OF_ROW
    if leads not in known:
        known.add(leads)
        new += OF_CLASS + OF_LEVEL * leads[1]
    return new


def _leads(structure: Structure, duty: "Duty", mode: str | None) -> "Leads":
    """The leads of a duty that are in force in a mode, or in any."""
    words = structure.words
    rows = [
        row
        for row in Index.of(structure).shares(duty)
        if row.share.part == "lead" and (mode is None or words.exactness(row.share.modes, mode) is not None)
    ]
    told = ((row.carrier, row.target, row.share.who, row.where, row.share.shift, row.share.modes) for row in rows)
    return frozenset(told), len({(row.share.catch_all, _stands(structure, row)) for row in rows})


def _stands(structure: Structure, row: "ShareRow") -> object:
    """The level number at which a lead stands; of many, who they are: those of one kind most often stand at one."""
    scope = row.where
    if row.picks:
        return row.share.who
    if scope is None and row.carrier == "post" and row.target >= 0:
        scope = int(structure.posts_table.scope[row.target])
    return row.carrier if scope is None or scope < 0 else int(structure.scopes.numbers[scope])
