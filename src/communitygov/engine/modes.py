"""Which mode is in force at a place, and whether a duty asks anything there."""

from collections.abc import Sequence

from attrs import frozen

from communitygov.engine.holding import Now
from communitygov.engine.worlds import World, any_on
from communitygov.model.duty import Duty
from communitygov.structure.build import Structure
from communitygov.structure.intervals import holds
from communitygov.structure.shifts import hours_on
from communitygov.structure.words import SERVICE


@frozen
class InForce:
    """The modes in force at a place (several when switches tie) and the switches that say so."""

    modes: tuple[str, ...]
    switches: tuple[int, ...] = ()


def modes_in_force(now: Now, held: frozenset[int]) -> InForce:
    """The mode in force where some scopes stand over a place: the nearest switch, then the more exact mode."""
    structure = now.structure
    rows = now.switches.over(held)
    nearest = [row for row in rows if not any(_nearer(structure, other, row) for other in rows)]
    stated = {structure.register.switches[row].mode for row in nearest}
    less_exact = {above for mode in stated for above in structure.words.mode_line(mode)[1:]}
    chosen = tuple(row for row in nearest if structure.register.switches[row].mode not in less_exact)
    modes = sorted(stated - less_exact)
    return InForce(tuple(modes), chosen) if modes else InForce((SERVICE,))


def _nearer(structure: Structure, one: int, other: int) -> bool:
    first, second = structure.switch_scopes[one], structure.switch_scopes[other]
    scopes = structure.scopes
    if scopes.number(first) != scopes.number(second):
        return scopes.number(first) > scopes.number(second)
    return scopes.atoms(first) != scopes.atoms(second) and holds(scopes.atoms(second), scopes.atoms(first))


def not_asked(now: Now, duty: Duty, kinds: Sequence[str], mode: str, world: World) -> str | None:
    """Why a duty asks nothing of a place of some kinds: duty, kind, mode or hours; None when it asks."""
    if not duty.in_force(now.instant.at):
        return "duty"
    if duty.applies_to and not set(duty.applies_to) & set(kinds):
        return "kind"
    if now.structure.words.exactness(duty.modes, mode) is None:
        return "mode"
    limited = duty.hours is not None or duty.days is not None
    if limited and not now.instant.bare:
        calendar = now.structure.register.calendar
        if not any_on(world, hours_on(duty.hours, duty.days, now.instant.at, calendar)):
            return "hours"
    return None


def required_level(now: Now, duty: Duty, kinds: Sequence[str], world: World) -> str | None:
    """The level a duty must be answered at for a place of some kinds; the first row that fits holds."""
    for row in duty.answered_at:
        if row.of is not None and row.of not in kinds:
            continue
        if row.always:
            return row.level
        if now.instant.bare:
            continue
        if any_on(world, hours_on(row.hours, row.days, now.instant.at, now.structure.register.calendar)):
            return row.level
    return None


def exemptions_over(now: Now, duty: Duty, held: frozenset[int]) -> tuple[int, ...]:
    """The exemptions of a duty that cover a place."""
    exemptions = now.structure.register.exemptions
    rows = now.exemptions.over(held)
    return tuple(number for number in rows if _exempts(exemptions[number].duty, exemptions[number].group, duty))


def _exempts(named: str | None, group: str | None, duty: Duty) -> bool:
    if named is None and group is None:
        return True
    return named == duty.id or (group is not None and group == duty.group)
