"""What a duty asks of places of one kind, at one instant and in one mode: whether at all, and at which level."""

from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.engine.holding import Now
from communitygov.engine.worlds import ALWAYS, World, any_on
from communitygov.structure.shifts import Ons, hours_on

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


@frozen(eq=False)
class Asks:
    """What a duty asks; of hours it is known which unknown decides whether they are on."""

    duty: "Duty"
    never: str | None
    """Why it asks nothing whatever the hour: duty, kind or mode."""
    hours: Ons
    levels: tuple[tuple[str, Ons], ...]
    """The levels required, in order, each with when it is; the first that is so holds."""

    def not_asked(self, world: World) -> str | None:
        """Why it asks nothing: duty, kind, mode or hours; None when it asks."""
        if self.never is not None:
            return self.never
        return None if any_on(world, self.hours) else "hours"

    def required(self, world: World) -> str | None:
        """The level it must be answered at."""
        return next((level for level, ons in self.levels if any_on(world, ons)), None)


def asks_of(now: Now, duty: "Duty", kinds: tuple[str, ...], mode: str) -> Asks:
    """What a duty asks of places of some kinds in a mode; kept for the next of them."""
    kept: dict[tuple[str, tuple[str, ...], str], Asks] = now.kept.setdefault("asks", {})
    key = duty.id, kinds, mode
    found = kept.get(key)
    if found is None or found.duty is not duty:
        found = kept[key] = _asks_of(now, duty, kinds, mode)
    return found


def _asks_of(now: Now, duty: "Duty", kinds: tuple[str, ...], mode: str) -> Asks:
    at, bare = now.instant.at, now.instant.bare
    calendar = now.structure.register.calendar
    limited = (duty.hours is not None or duty.days is not None) and not bare
    fitting = [row for row in duty.answered_at if (row.of is None or row.of in kinds) and (row.always or not bare)]
    return Asks(
        duty,
        _never(now, duty, kinds, mode),
        hours_on(duty.hours, duty.days, at, calendar) if limited else ALWAYS,
        tuple((row.level, ALWAYS if row.always else hours_on(row.hours, row.days, at, calendar)) for row in fitting),
    )


def _never(now: Now, duty: "Duty", kinds: tuple[str, ...], mode: str) -> str | None:
    if not duty.in_force(now.instant.at):
        return "duty"
    if duty.applies_to and set(duty.applies_to).isdisjoint(kinds):
        return "kind"
    return "mode" if now.structure.words.exactness(duty.modes, mode) is None else None
