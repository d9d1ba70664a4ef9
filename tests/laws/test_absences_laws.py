"""Everybody's absence at once is each one's absence alone, and of two that of both: on structures from seeds."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.laws.crowds import AT, crowd
from tests.oracle.generator import questions, register

import communitygov as cg
from communitygov import synth
from communitygov.queries import absence_hits
from communitygov.queries.absence_every import Of
from communitygov.queries.absence_ranked_value import AbsenceRow
from communitygov.queries.absence_work import Over, Trials
from communitygov.structure.what_if_away import people_of
from communitygov.testing import sketch

seeds = st.integers(0, 10**6)
law = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])

KINDS: tuple[Of, ...] = ("person", "post", "organisation")
COUNTED = ("homes_lost", "pairs_lost", "pairs_to_backstop", "pairs_without_anybody", "pairs_passed_on")


def everybody(structure: cg.Structure, over: str) -> list[str]:
    """Everybody of a kind."""
    if over == "person":
        return [f"person:{each}" for each in sorted(people_of(structure.register))]
    if over == "organisation":
        return [f"organisation:{each}" for each in structure.organisations]
    return [f"post:{each}" for each in structure.posts]


def said(row: AbsenceRow) -> tuple[object, ...]:
    """All that a row says of one."""
    return row.who, *(getattr(row, name) for name in COUNTED), row.duties, row.places


def built(seed: int) -> list[tuple[cg.Structure, str | None, str]]:
    """The structure of a seed, and what is asked of it."""
    drawn = register(seed)
    structure = cg.build(drawn)
    asked = dict.fromkeys((mode, at) for _, _, mode, at in questions(seed, drawn))
    return [(structure, mode, at) for mode, at in asked if inside(structure, at)][:2]


def inside(structure: cg.Structure, at: str) -> bool:
    """Whether an instant can be asked about."""
    try:
        structure.instant(at)
    except (cg.OutsideWindow, cg.BadQuestion):
        return False
    return True


@given(seeds)
@example(13)
@example(31)
@law
def test_everybody_apart_is_each_alone(seed: int):
    """
    What the absences of all say of one is what its own absence says; who is not told changes nothing.
    """
    for structure, mode, at in built(seed)[:1]:
        for over in KINDS:
            found = cg.absences(structure, over=over, most=None, mode=mode, at=at)
            rows = {row.who: said(row) for row in found.rows}
            assert found.rows.to_columns() == cg.Rows(AbsenceRow, tuple(found.rows)).to_columns()
            for who in everybody(structure, over):
                (alone,) = cg.absences(structure, [who], mode=mode, at=at).rows
                nothing = not alone.pairs_lost and not alone.pairs_passed_on
                assert rows.pop(who, said(alone) if nothing else None) == said(alone)
            assert not rows


@given(seeds)
@example(24)
@settings(law, max_examples=5)
def test_what_two_lose_together_is_what_the_absence_of_both_says(seed: int):
    """
    Of the two that are told, and of others, the absence of both says what is lost only together.
    """
    for structure, mode, at in built(seed)[:1]:
        for over in KINDS[:2]:
            found = cg.absence_pairs(structure, over=over, most=None, mode=mode, at=at)
            told = {frozenset(map(str, row.who)): (row.pairs_lost, {*row.duties}) for row in found.rows}
            others = [frozenset(two) for two in combinations(everybody(structure, over), 2)]
            tried = {*list(told)[:12], *Random(seed).sample(others, min(8, len(others)))}
            for two in tried:
                both = cg.absence(structure, sorted(two), mode=mode, at=at)
                assert told.get(two, (0, set())) == (both.pairs_joint, {each.duty for each in both.joint})


@pytest.mark.parametrize("over", KINDS)
def test_a_made_community_at_night(over: Of):
    """
    The same in a community that is made up, for some of the kind; and the first are those of whom most lose a duty.
    """
    structure = cg.build(synth.make("community", seed=5).register(), at="2026-03-10T20:30")
    found = cg.absences(structure, over=over, most=None, at="2026-03-10T20:30")
    rows = {row.who: said(row) for row in found.rows}
    step = max(1, len(found.rows) // 12)
    some = {row.who for row in found.rows[::step]} | set(everybody(structure, over)[:6])

    assert found.rows
    assert [row.homes_lost for row in found.rows] == sorted((row.homes_lost for row in found.rows), reverse=True)
    for alone in cg.absences(structure, sorted(some), at="2026-03-10T20:30").rows:
        nothing = not alone.pairs_lost and not alone.pairs_passed_on
        assert rows.get(alone.who, said(alone) if nothing else None) == said(alone)
    few = cg.absences(structure, over=over, most=3, at="2026-03-10T20:30")
    assert (few.rows, few.left_out) == (found.rows[:3], len(found.rows) - 3)


GRIDS = """
communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: G2, level: grid, within: C}
  - {id: G3, level: grid, within: C}
  - {id: B1, level: building, within: G1, households: 10}
  - {id: B2, level: building, within: G2, households: 20}
  - {id: B3, level: building, within: G3, households: 40}
organisations:
  - {id: hospital, kind: bureau}
  - {id: police, kind: bureau}
duties:
  - {id: sweep, applies_to: [household]}
shares:
  - {duty: sweep, part: lead, who: "team:t"}
teams:
"""
HOLDERS = ("P1", "P2", "unnamed", "unknown", "{one_of: [P1, P2]}")
a_seat = st.tuples(st.sampled_from(HOLDERS), st.sampled_from((None, "hospital", "police")))


@given(a_seat, st.dictionaries(st.sampled_from(("G1", "G2", "G3")), a_seat))
@example(("unnamed", "hospital"), {"G1": ("unnamed", None)})
@example(("unnamed", None), {"G1": ("unnamed", "police"), "G3": ("P1", "hospital")})
@settings(law, max_examples=4)
def test_teams_with_rows_of_their_own(each: tuple[str, str | None], own: dict[str, tuple[str, str | None]]):
    """
    Of teams made for every grid some are described by rows of their own, whose seats others are sent to.
    """
    teams = [("t, for_each: grid", each), *((f"t-{grid}", seat) for grid, seat in own.items())]
    rows = [
        f"  - {{id: {name}, seats: {{boss: {{holder: {holder}, lead: true{f', sent_by: {sent}' if sent else ''}}}}}}}\n"
        for name, (holder, sent) in teams
    ]
    structure = cg.build(cg.loads(GRIDS + "".join(rows)))
    for over in KINDS:
        told = {row.who: said(row) for row in cg.absences(structure, over=over, most=None, at="2020-02-01").rows}
        for alone in cg.absences(structure, everybody(structure, over), at="2020-02-01").rows:
            nothing = not alone.pairs_lost and not alone.pairs_passed_on
            assert told.pop(alone.who, said(alone) if nothing else None) == said(alone)
        assert not told


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_where_many_lead_two_are_what_both_are_away_at_once(start: int):
    """
    Where many are missed only some two are tried; were each two tried, no more would be found. What two persons lose
    is what their absence at once says.
    """
    lost = 0
    for seed in range(start, start + 20):
        structure = crowd(seed)
        for over in ("person", "post"):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(absence_hits, "CROWD", 10**9)
                each = cg.absence_pairs(structure, over=over, most=None, at=AT)
                patch.setattr(absence_hits, "CROWD", 0)
                assert each == cg.absence_pairs(structure, over=over, most=None, at=AT)
        if seed % 4 == 0:
            found = cg.absence_pairs(structure, over="person", most=None, at=AT)
            rows = {frozenset(map(str, row.who)): row.pairs_lost for row in found.rows}
            for two in combinations(everybody(structure, "person"), 2):
                assert cg.absence(structure, two, at=AT).pairs_joint == rows.get(frozenset(two), 0)
            lost += len(rows)
    assert lost


def test_of_a_hundred_posts_few_two_are_tried(monkeypatch: pytest.MonkeyPatch):
    """
    Thirty persons with three of ninety joint posts each: as each lead has another person, no two can lose the answer,
    and none are tried; only each alone.
    """
    tried: list[int] = []
    without = Trials.without

    def noted(self: Trials, over: Over, row: int, subjects: Sequence[int]) -> int:
        tried.append(len(subjects))
        return without(self, over, row, subjects)

    monkeypatch.setattr(Trials, "without", noted)
    posts = [f"post x{number} building_steward at B held by P{number % 30}" for number in range(90)]
    drawing = ["community C", "  building B: H", "duty sweep: household", *posts]
    found = cg.absence_pairs(
        cg.build(sketch("\n".join([*drawing, "every building_steward leads sweep joint J"]))), at=AT
    )

    assert not found.total
    assert 30 == tried.count(1)
    assert not tried.count(2)
