"""Who answers for what: one duty, one place, one mode, one instant; and why, or why nobody does."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.time import Instant, Moment
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.queries.answer import Answer, Reading
from communitygov.queries.asked import at_another_time, check_mode, duty_of, now_at, unknown_place
from communitygov.queries.evidence import because, made_up_refs, why_not
from communitygov.queries.listing import Lister
from communitygov.queries.naming import names_of, shift_names, unknown_names
from communitygov.queries.off import off_shifts
from communitygov.queries.unknowns import unknowns_of
from communitygov.structure.build import Structure
from communitygov.structure.ids import id_of
from communitygov.structure.only_built import only_built
from communitygov.structure.places import Spot

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun


def who_answers(
    structure: Structure,
    *,
    place: "str | Ref | Noun",
    duty: "str | Ref | Noun",
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    explain: bool = True,
) -> Answer:
    """Find who answers for a duty in a place.

    ``mode`` left out is the mode in force there; ``at`` left out is the register's ``as_of``. A bare date leaves
    shifts aside. Without ``explain`` only the state, who leads, who is first on the scene and who stands behind a hole
    are told, and not why, which takes less time.

    Raises
    ------
    UnknownId
        When no place or duty of the register has the id.
    BadQuestion
        When there is no instant or no such mode.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    only_built(structure)
    instant = structure.instant(at)
    asked = duty_of(structure, duty)
    check_mode(structure, mode)
    text = id_of(place, "place")
    spot = structure.tree.find(text)
    if spot is None:
        return _not_there(structure, text, asked, mode, instant)
    row = Row(now_at(structure, instant), spot, asked, mode)
    return _answer(row, mode) if explain else _told(row, mode)


def _not_there(structure: Structure, text: str, duty: "Duty", mode: str | None, instant: Instant) -> Answer:
    if not at_another_time(structure, text):
        raise unknown_place(structure, text)
    worlds = [InWorld({}, mode or "", "not_applicable", "place")]
    spot = Spot(-1, text)
    return Answer(
        place=Ref("place", text),
        duty=Ref("duty", duty.id),
        mode=mode,
        mode_in_force=() if mode is None else (mode,),
        at=str(instant),
        shifts_considered=not instant.bare,
        state="not_applicable",
        inherited=False,
        because=because(None, structure, duty, spot, worlds),
        names=names_of(structure, (), (), (), (), duty),
    )


def _told(row: Row, mode: str | None) -> Answer:
    """The answer without why it is so."""
    worlds = row.worlds()
    summary = summed_up(worlds)
    lists: dict[str, Any] = {}
    if len(worlds) > 1 or worlds[0].decision is not None:
        lister = Lister(row, row.telling(worlds))
        lists = {"lead": lister.lead(), "first_responder": lister.first(), "backstop": lister.backstop()}
    return Answer(
        place=Ref("place", row.spot.id),
        duty=Ref("duty", row.duty.id),
        mode=mode,
        mode_in_force=row.in_force.modes,
        at=str(row.now.instant),
        shifts_considered=not row.now.instant.bare,
        state=summary.state,
        inherited=summary.inherited,
        readings=_readings(summary.readings),
        readings_cut=summary.cut,
        explained=False,
        **lists,
    )


def _answer(row: Row, mode: str | None) -> Answer:
    worlds = row.worlds()
    summary = summed_up(worlds)
    telling = row.telling(worlds)
    lister = Lister(row, telling)
    structure = row.now.structure
    listed = lister.lists()
    lists = {name: each.entries for name, each in listed.items()}
    facts = because(row, structure, row.duty, row.spot, telling)
    losses = why_not(row, telling)
    off = off_shifts(row.now, telling)
    unknowns = unknowns_of(structure, worlds)
    path = _path(structure, row.spot)
    return Answer(
        place=Ref("place", row.spot.id),
        duty=Ref("duty", row.duty.id),
        mode=mode,
        mode_in_force=row.in_force.modes,
        at=str(row.now.instant),
        shifts_considered=not row.now.instant.bare,
        state=summary.state,
        inherited=summary.inherited,
        explained=True,
        because=facts,
        why_not=losses,
        readings=_readings(summary.readings),
        readings_cut=summary.cut,
        lists_cut=tuple(name for name, each in listed.items() if each.cut),
        off_shifts=off,
        perhaps=FrozenMap({name: each.perhaps for name, each in listed.items() if each.perhaps}),
        chain_off=listed["escalation"].off,
        unknowns=unknowns,
        path=path,
        made_up=made_up_refs(row, [e for entries in lists.values() for e in entries], path),
        names=names_of(structure, lists.values(), facts, losses, path, row.duty)
        | shift_names(structure, off)
        | unknown_names(structure, unknowns),
        **lists,
    )


def _readings(outcomes: Collection[tuple[str, frozenset[str]]]) -> tuple[Reading, ...]:
    if len(outcomes) == 1:
        return ()
    readings = {Reading(state, tuple(sorted(persons))) for state, persons in outcomes}
    return tuple(sorted(readings, key=lambda reading: (reading.state, reading.persons)))


def _path(structure: Structure, spot: Spot) -> tuple[Ref, ...]:
    """The place and what it lies in; floors of layouts, which only some homes have as rows, are left out."""
    tree = structure.tree
    rows = [row for row in tree.containers(spot.row) if not tree.block[row] and not tree.is_floor(row)]
    rows.sort(key=lambda row: -int(tree.number[row]))
    ids = dict.fromkeys([spot.id, *(structure.tree.id(row) for row in rows)])
    return tuple(Ref("place", text) for text in ids)
