"""What does a person, a post, a body or a team answer for: the reverse of who answers."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.frozen import FrozenMap
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.holding import Now
from communitygov.queries.answers_for_asked import who_asked
from communitygov.queries.answers_for_claims import Reach
from communitygov.queries.answers_for_found import Seeking, Seen
from communitygov.queries.answers_for_places import NOWHERE, Places, told_places
from communitygov.queries.answers_for_rows import PARTS, REASONS, AnsweredFor, Hat, NotNow
from communitygov.queries.answers_for_shifts import Binding, hats_of, modes_served
from communitygov.queries.answers_for_targets import Asked, asked_targets
from communitygov.queries.answers_for_value import AnswersFor
from communitygov.queries.asked import check_mode, now_at
from communitygov.queries.covered import MadeUp
from communitygov.queries.naming import name_of
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.intervals import Intervals, merged
from communitygov.structure.made_up_rows import made_up_rows
from communitygov.structure.only_built import only_built
from communitygov.structure.places import Bools, Ints
from communitygov.structure.scopes import NOWHERE as NO_SCOPE

if TYPE_CHECKING:
    from communitygov.base.time import Instant, Moment
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun


def answers_for(
    structure: Structure,
    who: "str | Ref | Noun",
    *,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
) -> AnswersFor:
    """Find all that a person, a post, an organisation or a team answers for, and what not although a share says so.

    Place by place it is what `who_answers` says: whoever it names there is found here. ``mode`` left out is the mode in
    force, place by place; ``at`` left out is the register's ``as_of``. A bare date leaves shifts aside.

    Raises
    ------
    UnknownId
        When the register has nobody and nothing with the id.
    AmbiguousId
        When a bare id fits more than one of them.
    BadQuestion
        When there is no instant or no such mode, or it names what answers for nothing.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    only_built(structure)
    instant = structure.instant(at)
    check_mode(structure, mode)
    asked = who_asked(structure, who)
    with collector_paused():
        return _Asking(now_at(structure, instant), asked, mode).answer()


class _Asking:
    """Asks every duty about one."""

    def __init__(self, now: Now, who: Ref, mode: str | None) -> None:
        self.now, self.who, self.mode = now, who, mode
        self.structure: Structure = now.structure
        self.reach: Reach = Reach.of(self.structure, who)
        self.binding: Binding = Binding(now, who)
        self.modes: set[str] = set()
        self.led: dict[int, list[tuple[Asked, Ints]]] = {}
        """What is led, by the kinds of targets, each with numbers of its targets."""
        self.shares: bool = False

    def answer(self) -> AnswersFor:
        """The answer."""
        rows: list[AnsweredFor] = []
        not_now: list[NotNow] = []
        for duty in self.structure.duties_by_id.values():
            for seen in self._seen(duty):
                rows += sorted(self._rows(duty, seen), key=lambda row: (PARTS.index(row.part), row.perhaps))
                not_now += sorted(self._not_now(duty, seen), key=_of_not_now)
        hats = hats_of(self.now, self.reach, self.mode)
        led = self._places_led()
        made_up = any(row.made_up != "none" for row in rows)
        return AnswersFor(
            who=self.who,
            mode=self.mode,
            modes_in_force=tuple(sorted(self.modes or self._modes_served())),
            at=str(self.now.instant),
            shifts_considered=not self.now.instant.bare,
            rows=Rows(AnsweredFor, rows),
            not_now=Rows(NotNow, not_now),
            hats=Rows(Hat, hats),
            homes=led.homes,
            others=led.others,
            not_counted=led.not_counted,
            notes=tuple(self._notes(hats)),
            made_up=made_up,
            names=FrozenMap(self._names(rows, not_now, (str(hat.post) for hat in hats))),
        )

    def _modes_served(self) -> Collection[str]:
        """The mode, where no place is asked: the one asked, else those in force at what they serve."""
        return modes_served(self.now, self.reach) if self.mode is None else (self.mode,)

    def _seen(self, duty: "Duty") -> Iterator[Seen]:
        """What was found for a duty, over each kind of targets."""
        scopes = {s for row in Index.of(self.structure).shares(duty) for s in self.reach.scopes(row) if s != NO_SCOPE}
        self.shares = self.shares or bool(scopes)
        over = merged(pair for scope in scopes for pair in self.structure.scopes.rows(scope))
        for asked in asked_targets(self.structure, duty) if over else ():
            chosen = _within(asked.targets.rows, over)
            if len(chosen):
                seeking = Seeking(self.now, asked, chosen, self.mode, self.reach, sorted(scopes))
                seeking.find(duty)
                self.modes.update(mode for modes, rows in seeking.mode_groups if len(rows) for mode in modes.modes)
                yield seeking.seen

    def _rows(self, duty: "Duty", seen: Seen) -> Iterator[AnsweredFor]:
        for (part, perhaps), sets in seen.parts.items():
            numbers = np.sort(np.concatenate(sets))
            if part == "lead":
                self.led.setdefault(id(seen.asked), []).append((seen.asked, numbers))
            ways = sorted(
                {self.binding.through(entry) for entry in seen.entries[part, perhaps]},
                key=lambda way: str(way.to_json()),
            )
            made_up = self._made_up(seen, (part, perhaps))
            places = told_places(self.structure, seen.asked, numbers)
            yield AnsweredFor(Ref("duty", duty.id), part, perhaps, places, tuple(ways), made_up)

    def _made_up(self, seen: Seen, part: tuple[str, bool]) -> MadeUp:
        marked = made_up_rows(self.structure)
        each = zip(seen.parts[part], seen.marked[part], strict=True)
        flags = [marked[seen.asked.targets.rows[numbers]] | bool(said) for numbers, said in each]
        return "all" if all(flag.all() for flag in flags) else "some" if any(flag.any() for flag in flags) else "none"

    def _not_now(self, duty: "Duty", seen: Seen) -> Iterator[NotNow]:
        for lost, sets in seen.lost.items():
            share, carrier, reason = lost
            places = told_places(self.structure, seen.asked, np.sort(np.concatenate(sets)))
            shifts = self.binding.of_claim(seen.claims[lost])
            yield NotNow(Ref("duty", duty.id), Ref("share", share), Ref.parse(carrier), reason, places, shifts)

    def _places_led(self) -> Places:
        """All that is led, each place once, as what it counts."""
        homes, others, tree = 0, 0, self.structure.tree
        unknown: dict[Ref, None] = {}
        met: dict[tuple[str, bool], Bools] = {}
        for asked, numbers in (pair for pairs in self.led.values() for pair in pairs):
            rows, weights, are_homes = asked.targets.rows[numbers], asked.targets.weights[numbers], asked.homes[numbers]
            for is_home in (True, False):
                of = are_homes == is_home
                seen = met.setdefault((asked.targets.virtual, is_home), np.zeros(len(tree), dtype=np.bool_))
                new = of & ~seen[rows]
                seen[rows[of]] = True
                if is_home:
                    homes += int(weights[new].sum())
                    uncounted = rows[new & tree.uncounted[rows]].tolist()
                    unknown.update(dict.fromkeys(Ref("place", tree.id(row)) for row in uncounted))
                else:
                    others += int(weights[new].sum())
        return Places(homes, others, not_counted=tuple(unknown)) if self.led else NOWHERE

    def _notes(self, hats: tuple[Any, ...]) -> Iterator[str]:
        if not self.shares:
            yield "no_post" if self.who.kind == "person" and not hats else "no_share"

    def _names(self, rows: list[AnsweredFor], not_now: list[NotNow], posts: Iterable[str]) -> dict[str, Any]:
        texts = {str(self.who), *posts, *(str(row.carrier) for row in not_now)}
        told = [*((row.duty, row.places) for row in rows), *((row.duty, row.places) for row in not_now)]
        texts |= {text for duty, places in told for text in _of_places(duty, places)}
        ways = (way for row in rows for way in row.through)
        texts |= {str(ref) for way in ways for ref in (way.post, way.organisation, way.team, way.scope) if ref}
        found = {text: name_of(self.structure, text) for text in sorted(texts)}
        shifts = {f"shift:{shift.id}": shift.name for shift in self.structure.shifts.values()}
        return {text: name for text, name in {**found, **shifts}.items() if name is not None}


def _of_places(duty: Ref, places: Places) -> Iterator[str]:
    """The duty, the places told, and the buildings they are parts of."""
    yield str(duty)
    for place in (*places.whole, *places.part, *places.itself, *places.not_counted):
        yield from (str(place), f"place:{place.id.partition('/')[0]}")


def _of_not_now(row: NotNow) -> tuple[int, str, str]:
    return REASONS.index(row.reason), str(row.carrier), str(row.share)


def _within(rows: Ints, over: Intervals) -> Ints:
    """The numbers of those of some sorted rows that lie in intervals."""
    edges = np.searchsorted(rows, np.array(over, dtype=rows.dtype).reshape(-1, 2)).tolist()
    parts: list[Ints] = [np.arange(low, high) for low, high in edges]
    found: Ints = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
    return found
