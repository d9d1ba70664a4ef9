"""A span hour by hour: one place at a time is asked at the beginning of every slice in which nothing changes."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

from tests.oracle.hours import when
from tests.oracle.meaning import Here, answer, asked_for
from tests.oracle.spans import boundaries

from communitygov.model.register import Register

HOLES = ("missing", "vacant", "off_shift", "too_far")
GRAVEST = (*HOLES, "ambiguous", "unknown_which", "answered", "exempt", "not_applicable")

Row = dict[str, Any]
Slice = tuple[datetime, datetime, str]


def week_over(register: Register, by: str, level: str | None, mode: str | None, at: str, until: str) -> dict[Any, Row]:
    """What each place of a level comes to for each duty over a span, in minutes."""
    edges = boundaries(register, when(at).at, when(until).at)
    slices: dict[tuple[str, str], list[Slice]] = {}
    pair_minutes: dict[tuple[str, str], Counter[str]] = {}
    for begin, end in pairwise(edges):
        moment = begin.isoformat(timespec="minutes")
        here = Here(register, when(moment))
        minutes = round((end - begin).total_seconds() / 60)
        for duty in here.rows.duties:
            for place, found in _states(register, here, by, level, (duty, mode, moment)).items():
                key = place, duty
                slices.setdefault(key, []).append((begin, end, min(found, key=GRAVEST.index)))
                for state, weight in found.items():
                    pair_minutes.setdefault(key, Counter())[state] += weight * minutes
    return {key: _row(each, pair_minutes[key]) for key, each in slices.items()}


def _states(
    register: Register, here: Here, by: str, level: str | None, asked: tuple[str, str | None, str]
) -> dict[str, Counter[str]]:
    """How much of what lies in each place is in each state at one moment."""
    duty, mode, moment = asked
    spots, found = here.ground.spots, dict[str, Counter[str]]()
    for place, weight in asked_for(here, duty, level):
        if weight:
            state = answer(register, place, duty, mode, moment)["state"]
            for above in spots[place].up:
                if by in spots[above].kinds:
                    found.setdefault(above, Counter())[state] += weight
    return found


def _row(slices: list[Slice], pair_minutes: Counter[str]) -> Row:
    minutes: Counter[str] = Counter()
    for begin, end, state in slices:
        minutes[state] += round((end - begin).total_seconds() / 60)
    return {"minutes": dict(minutes), "pair_minutes": dict(pair_minutes), "gaps": list(_gaps(slices))}


def _gaps(slices: list[Slice]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each stretch with a hole all along, and the kinds of hole met in it."""
    for hole, group in groupby(slices, key=lambda each: each[2] in HOLES):
        run = list(group)
        if hole:
            since, until = (each.isoformat(timespec="minutes") for each in (run[0][0], run[-1][1]))
            yield since, until, tuple(dict.fromkeys(state for _, _, state in run))


def engine_over(
    register: Register, by: str, level: str | None, mode: str | None, at: str, until: str
) -> dict[Any, Row]:
    """The same of the engine: from its columns, and from the rows that it lists."""
    import communitygov

    week = communitygov.week(communitygov.build(register, at=at), at=at, until=until, by=by, level=level, mode=mode)
    assert not week.rows_left_out
    listed = {(row.place.id, row.duty.id): row for row in week.rows}
    columns = week.cells.to_columns()
    found: dict[Any, Row] = {}
    for number, key in enumerate(zip(columns["place"], columns["duty"], strict=True)):
        row = listed.get(key)
        minutes = {state: round(60 * columns[state][number]) for state in GRAVEST if columns[state][number]}
        assert bool(row) == any(state in minutes for state in GRAVEST[:6])
        pairs = {"pair_hours": round(60 * columns["pair_hours"][number])}
        found[key] = {"minutes": minutes, "pairs": pairs, "gaps": []}
        if row is not None:
            assert {state: round(60 * hours) for state, hours in row.hours.items() if hours} == minutes
            found[key]["pair_minutes"] = {state: round(60 * each) for state, each in row.pair_hours.items() if each}
            found[key]["gaps"] = [(gap.since, gap.until, gap.states) for gap in row.gaps]
            told = [(gap.hours, gap.since) for gap in row.gaps]
            longest = max(told, key=lambda each: each[0], default=(0, None))
            assert longest == (columns["longest"][number], columns["longest_since"][number])
            assert (told[0][1] if told else None) == columns["first_since"][number]
            assert len(told) == columns["gaps"][number]
        else:
            assert (columns["gaps"][number], columns["first_since"][number]) == (0, None)
    return found


def differing(register: Register, by: str, level: str | None, mode: str | None, at: str, until: str) -> list[Any]:
    """What the engine says otherwise, of which place and duty."""
    ours, theirs = (each(register, by, level, mode, at, until) for each in (week_over, engine_over))
    wrong: list[Any] = [("rows", sorted(ours.keys() ^ theirs.keys()))] if ours.keys() != theirs.keys() else []
    for key in ours.keys() & theirs.keys():
        one, other = ours[key], theirs[key]
        names = ["minutes", "gaps", *(["pair_minutes"] if "pair_minutes" in other else [])]
        wrong += [(key, name, one[name], other[name]) for name in names if one[name] != other[name]]
        if sum(one["pair_minutes"].values()) != other["pairs"]["pair_hours"]:
            wrong.append((key, "pairs"))
    return wrong
