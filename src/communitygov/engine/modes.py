"""Which mode is in force at a place, and whether a duty asks anything there."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.engine.asks import asks_of
from communitygov.engine.holding import Now
from communitygov.engine.worlds import World
from communitygov.structure.intervals import Intervals, holds, size
from communitygov.structure.scopes import Scopes
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure


@frozen
class InForce:
    """The modes in force at a place (several when switches tie) and the switches that say so."""

    modes: tuple[str, ...]
    switches: tuple[int, ...] = ()


def modes_in_force(now: Now, held: frozenset[int]) -> InForce:
    """The mode in force where some scopes stand over a place: the nearest switch, then the more exact mode."""
    by_scope = now.switches.by_scope_over(held)
    kept: dict[frozenset[int], InForce] = now.kept.setdefault("modes", {})
    over = frozenset(by_scope)
    found = kept.get(over)
    return kept.setdefault(over, _in_force(now.structure, by_scope)) if found is None else found


def _in_force(structure: "Structure", by_scope: Mapping[int, list[int]]) -> InForce:
    """The mode in force by the switches that stand over a place."""
    nearest = [row for scope in _nearest(structure.scopes, by_scope) for row in by_scope[scope]]
    stated = {structure.register.switches[row].mode for row in nearest}
    less_exact = {above for mode in stated for above in structure.words.mode_line(mode)[1:]}
    chosen = tuple(row for row in sorted(nearest) if structure.register.switches[row].mode not in less_exact)
    modes = sorted(stated - less_exact)
    return InForce(tuple(modes), chosen) if modes else InForce((SERVICE,))


def _nearest(scopes: Scopes, over: Iterable[int]) -> list[int]:
    """Of scopes over one place those that stand nearest: of the greatest number, each with no other inside it."""
    numbered = [(scopes.number(scope), scope) for scope in over]
    top = max(numbered, default=(0, 0))[0]
    nearest: list[int] = []
    for scope in sorted((scope for number, scope in numbered if number == top), key=lambda at: size(scopes.atoms(at))):
        if not any(_inside(scopes.atoms(other), scopes.atoms(scope)) for other in nearest):
            nearest.append(scope)
    return nearest


def _inside(inner: Intervals, outer: Intervals) -> bool:
    """Whether a set lies in another and is not all of it."""
    return inner != outer and holds(outer, inner)


def not_asked(now: Now, duty: "Duty", kinds: tuple[str, ...], mode: str, world: World) -> str | None:
    """Why a duty asks nothing of a place of some kinds: duty, kind, mode or hours; None when it asks."""
    return asks_of(now, duty, kinds, mode).not_asked(world)


def required_level(now: Now, duty: "Duty", kinds: tuple[str, ...], mode: str, world: World) -> str | None:
    """The level a duty must be answered at for a place of some kinds; the first row that fits holds."""
    return asks_of(now, duty, kinds, mode).required(world)


def exemptions_over(now: Now, duty: "Duty", held: frozenset[int]) -> tuple[int, ...]:
    """The exemptions of a duty that cover a place."""
    exemptions = now.structure.register.exemptions
    rows = now.exemptions.over(held)
    if not rows:
        return ()
    return tuple(number for number in rows if _exempts(exemptions[number].duty, exemptions[number].group, duty))


def exempting(now: Now, duty: "Duty") -> frozenset[int]:
    """The scopes at which an exemption of a duty is in force; found once for duties exempt alike."""
    exemptions = now.structure.register.exemptions
    by_words: dict[tuple[str | None, str | None], set[int]] | None = now.kept.get("exempting")
    if by_words is None:
        by_words = {}
        for scope, rows in now.exemptions.by_scope.items():
            for row in rows if scope >= 0 else ():
                by_words.setdefault((exemptions[row].duty, exemptions[row].group), set()).add(scope)
        now.kept["exempting"] = by_words
    return frozenset(scope for words, scopes in by_words.items() if _exempts(*words, duty) for scope in scopes)


def _exempts(named: str | None, group: str | None, duty: "Duty") -> bool:
    if named is None and group is None:
        return True
    return named == duty.id or (group is not None and group == duty.group)
