"""Who leads duties where: whom a place turns to, and who leads the same duty further out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field

from communitygov.engine.holding import Now
from communitygov.engine.leads import in_mode
from communitygov.queries.command_carriers import Carriers
from communitygov.queries.command_pattern import Lead, Pattern, Patterns
from communitygov.structure.build import Structure
from communitygov.structure.scopes import NOWHERE

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.share import Share
    from communitygov.structure.shares import ShareRow

Outwards = tuple[tuple[int, ...], ...]
"""The places and zones around one at which anybody leads and that stand further out: by level, the nearest first."""
Over = tuple[tuple[Outwards, Pattern], ...]
"""What one leads, place by place: what lies around it, and what is led there."""


@define(eq=False)
class Leads:
    """The leads in force in a mode. Those who lead alike share a pattern."""

    structure: Structure
    at: dict[int, dict[str, Pattern]] = field(factory=dict[int, dict[str, Pattern]])
    """By the place or zone they are for, and by carrier."""
    by: dict[str, list[tuple[int, Pattern]]] = field(factory=dict[str, list[tuple[int, Pattern]]])
    """By carrier: where, also nowhere, and what."""
    _here: dict[int, dict[tuple[str, bool], list[tuple[str, Lead]]]] = field(
        factory=dict[int, dict[tuple[str, bool], list[tuple[str, Lead]]]]
    )
    """Of places that were asked, who leads by duty, by a share that names it or by a catch-all."""
    _outwards: dict[int, Outwards] = field(factory=dict[int, Outwards])
    _same: dict[Outwards, Outwards] = field(factory=dict[Outwards, Outwards])

    @classmethod
    def of(cls, now: Now, mode: str, only: str | None) -> "Leads":
        """The leads at an instant in a mode, of one duty or of all."""
        made, carriers = cls(now.structure), Carriers.of(now)
        led: dict[tuple[str, int], list[int]] = {}
        groups: list[list[Lead]] = []
        for row, leads in _by_carriers(now, mode, only):
            for carrier, scope in carriers.of_share(row):
                if in_mode(now.structure, carrier, mode):
                    led.setdefault((carriers.text(row, carrier), scope), []).append(len(groups))
            groups.append(leads)
        patterns = Patterns(groups)
        for (who, scope), numbers in sorted(led.items()):
            pattern = patterns.of(numbers)
            made.by.setdefault(who, []).append((scope, pattern))
            if scope != NOWHERE:
                made.at.setdefault(scope, {})[who] = pattern
        return made

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

    def over(self, who: str) -> Over:
        """What one leads; those of whom it is equal are under the same further out."""
        return tuple([(self._around(scope), pattern) for scope, pattern in self.by.get(who, ())])

    def further(self, over: Over) -> Iterator[tuple[str, Iterator[list[tuple[str, Lead]]]]]:
        """For each duty led, in order, who leads it further out: the nearest first, those of catch-alls last."""
        found = [(lead, at) for at, (_, pattern) in enumerate(over) for lead in pattern.leads]
        for at, duty in dict.fromkeys((at, lead.duty) for lead, at in sorted(found, key=_told)):
            yield duty, self._further(over[at][0], duty)

    def _further(self, outwards: Outwards, duty: str) -> Iterator[list[tuple[str, Lead]]]:
        for catch_all in (False, True):
            for level in outwards:
                yield [each for scope in level for each in self._led(scope).get((duty, catch_all), ())]

    def _led(self, scope: int) -> dict[tuple[str, bool], list[tuple[str, Lead]]]:
        found = self._here.get(scope)
        if found is None:
            found = self._here[scope] = {}
            for who, pattern in self.at[scope].items():
                for lead in pattern.leads:
                    found.setdefault((lead.duty, lead.catch_all), []).append((who, lead))
        return found

    def _around(self, scope: int) -> Outwards:
        found = self._outwards.get(scope)
        if found is None:
            made = () if scope == NOWHERE else self._by_level(scope)
            found = self._outwards[scope] = self._same.setdefault(made, made)
        return found

    def _by_level(self, scope: int) -> Outwards:
        scopes = self.structure.scopes
        number, by_number = scopes.number(scope), dict[int, list[int]]()
        for each in scopes.around(scope):
            if each != scope and each in self.at and scopes.number(each) < number:
                by_number.setdefault(scopes.number(each), []).append(each)
        return tuple(tuple(sorted(by_number[each])) for each in sorted(by_number, reverse=True))


def _by_carriers(now: Now, mode: str, only: str | None) -> Iterator[tuple["ShareRow", list[Lead]]]:
    """The leads of shares in force, those of the same carriers together, with one of the shares."""
    structure, at = now.structure, now.instant.at
    duties = [duty for duty in structure.duties_by_id.values() if duty.in_force(at)]
    asked = [duty for duty in duties if structure.words.exactness(duty.modes, mode) is not None]
    found: dict[object, tuple[ShareRow, list[Lead]]] = {}
    for row in structure.share_rows:
        share = row.share
        if share.part != "lead" or not share.in_force(at) or structure.words.exactness(share.modes, mode) is None:
            continue
        led = [duty.id for duty in asked if _leads(share, duty)]
        if share.duty is not None and share.duty not in structure.duties_by_id:
            led.append(share.duty)
        leads = [Lead(row.key, duty, share.catch_all, bool(share.made_up)) for duty in led if only in (None, duty)]
        if leads:
            found.setdefault((row.carrier, row.target, share.who, row.where), (row, []))[1].extend(leads)
    yield from found.values()


def _leads(share: "Share", duty: "Duty") -> bool:
    return share.catch_all or share.duty == duty.id or (share.group is not None and share.group == duty.group)


def _told(each: tuple[Lead, int]) -> tuple[str, str, int]:
    lead, at = each
    return lead.share, lead.duty, at
