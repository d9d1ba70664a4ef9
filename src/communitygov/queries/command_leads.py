"""Who leads duties where: whom a place turns to, and who leads the same duty further out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from communitygov.engine.holding import Now
from communitygov.engine.leads import in_mode
from communitygov.queries.command_carriers import Carriers
from communitygov.structure.build import Structure
from communitygov.structure.scopes import NOWHERE

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.share import Share


@frozen(order=True)
class Leading:
    """One lead of one duty over one place or zone."""

    carrier: str
    share: str
    duty: str
    scope: int
    catch_all: bool = False
    made_up: bool = False


@define(eq=False)
class Leads:
    """The leads in force in a mode, by scope, by duty and by who carries them."""

    structure: Structure
    at: dict[int, list[Leading]] = field(factory=dict[int, list[Leading]])
    """By the place or zone they are for."""
    by: dict[str, list[Leading]] = field(factory=dict[str, list[Leading]])
    """By carrier."""
    _scopes: dict[tuple[str, bool], set[int]] = field(factory=dict[tuple[str, bool], set[int]])
    """Where a duty is led, by a share that names it or by a catch-all."""
    _around: dict[tuple[int, str], list[list[Leading]]] = field(factory=dict[tuple[int, str], list[list[Leading]]])

    @classmethod
    def of(cls, now: Now, mode: str, only: str | None) -> "Leads":
        """The leads at an instant in a mode, of one duty or of all."""
        structure, made = now.structure, cls(now.structure)
        at, carriers = now.instant.at, Carriers.of(now)
        duties = {duty.id: duty for duty in structure.duties_by_id.values() if duty.in_force(at)}
        asked = [duty for duty in duties.values() if structure.words.exactness(duty.modes, mode) is not None]
        for row in structure.share_rows:
            share = row.share
            if share.part != "lead" or not share.in_force(at) or structure.words.exactness(share.modes, mode) is None:
                continue
            led = [duty.id for duty in asked if _leads(share, duty)]
            if share.duty is not None and share.duty not in structure.duties_by_id:
                led.append(share.duty)
            named = [duty for duty in led if only in (None, duty)]
            for carrier, scope in carriers.of_share(row) if named else ():
                if in_mode(structure, carrier, mode):
                    who = carriers.text(row, carrier)
                    for duty in named:
                        made.add(Leading(who, row.key, duty, scope, share.catch_all, bool(share.made_up)))
        for found in (*made.at.values(), *made.by.values()):
            found.sort()
        return made

    def add(self, lead: Leading) -> None:
        """Take one lead."""
        self.by.setdefault(lead.carrier, []).append(lead)
        if lead.scope != NOWHERE:
            self.at.setdefault(lead.scope, []).append(lead)
            self._scopes.setdefault((lead.duty, lead.catch_all), set()).add(lead.scope)

    def nearest_to(self, row: int) -> list[int]:
        """The places at which somebody leads: the place itself, else the nearest around it, by every parent."""
        tree, found, waiting = self.structure.tree, dict[int, None](), [row]
        seen: set[int] = set()
        while waiting:
            here = waiting.pop()
            if here < 0 or here in seen:
                continue
            seen.add(here)
            if here in self.at:
                found[here] = None
            else:
                waiting += [int(tree.parent[here]), *tree.extra_parents.get(here, ())]
        return sorted(found)

    def further_than(self, lead: Leading) -> list[list[Leading]]:
        """The leads of the same duty further out, the nearest first, those of catch-alls last."""
        if lead.scope == NOWHERE:
            return []
        key = lead.scope, lead.duty
        if key not in self._around:
            self._around[key] = [*self._outwards(lead, catch_all=False), *self._outwards(lead, catch_all=True)]
        return self._around[key]

    def _outwards(self, lead: Leading, *, catch_all: bool) -> Iterator[list[Leading]]:
        scopes = self.structure.scopes
        by_number: dict[int, list[int]] = {}
        for scope in self._holding(lead.scope, self._scopes.get((lead.duty, catch_all), ())):
            by_number.setdefault(scopes.number(scope), []).append(scope)
        for number in sorted(by_number, reverse=True):
            here = [each for scope in sorted(by_number[number]) for each in self.at[scope]]
            yield [each for each in here if each.duty == lead.duty and each.catch_all == catch_all]

    def _holding(self, scope: int, among: Iterable[int]) -> Iterator[int]:
        """Of some scopes those that hold one, and are further out."""
        scopes = self.structure.scopes
        number = scopes.number(scope)
        around = set(() if scopes.is_zone(scope) else self.structure.tree.containers(scope))
        for each in among:
            held = each in around or ((scopes.is_zone(each) or scopes.is_zone(scope)) and scopes.inside(scope, each))
            if each != scope and held and scopes.number(each) < number:
                yield each


def _leads(share: "Share", duty: "Duty") -> bool:
    return share.catch_all or share.duty == duty.id or (share.group is not None and share.group == duty.group)
