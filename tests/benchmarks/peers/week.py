"""Hours of a week that a shift is on; and the stretches of the week in which the same shifts are."""

from pathlib import Path

from tests.benchmarks.peers.tables import rows

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hours_on(folder: Path) -> dict[str | None, tuple[bool, ...]]:
    """For each shift, each hour of the week from Monday on; a post without a shift is always on."""
    found: dict[str | None, tuple[bool, ...]] = {None: (True,) * 168}
    for row in rows(folder, "shifts"):
        first, last = (int(text[:2]) for text in row["hours"].split("-"))
        on = [False] * 168
        for day, word in enumerate(WEEKDAYS):
            if word in row["days"].split():
                for hour in range((last - first - 1) % 24 + 1):
                    on[(day * 24 + first + hour) % 168] = True
        found[row["id"]] = tuple(on)
    return found


def stretches(folder: Path) -> dict[frozenset[str | None], int]:
    """How many hours of the week each set of shifts is on."""
    on = hours_on(folder)
    found: dict[frozenset[str | None], int] = {}
    for hour in range(168):
        shifts = frozenset(shift for shift, hours in on.items() if hours[hour])
        found[shifts] = found.get(shifts, 0) + 1
    return found
