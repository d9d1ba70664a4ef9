"""The gaps of a span: equal answers are one gap however often they come back, and nothing is lost silently."""

from datetime import date, timedelta
from math import isclose

import pytest
from tests.oracle.generator import register as drawn_at

from communitygov.base.errors import OutsideWindow
from communitygov.model.register import Register
from communitygov.queries import gaps, gathered
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.report.coverage import coverage_page
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.report.sheet import coverage_csv
from communitygov.structure.build import Structure, build

MONDAY = date(2020, 2, 3)
UNANSWERED = ("ambiguous", "unknown_which", "missing", "vacant", "off_shift", "too_far")


def another_each_day(days: int, duties: int = 4) -> Structure:
    """A post with another holder each day that supervises one duty, and a vacant post that leads every duty."""
    holders = [
        {"post": "p", "holder": f"p{at}", "from": str(MONDAY + timedelta(at)), "until": str(MONDAY + timedelta(at + 1))}
        for at in range(days)
    ]
    leads = [{"duty": f"d{at}", "part": "lead", "who": "post:q", "where": "g0"} for at in range(duties)]
    sections = {
        "places": [{"id": "c", "level": "community"}]
        + [{"id": f"g{at}", "level": "grid", "within": "c", "households": 10} for at in range(2)],
        "posts": [{"id": "p", "kind": "secretary", "serves": "c"}, {"id": "q", "kind": "grid_leader", "serves": "g0"}],
        "appointments": holders,
        "duties": [{"id": f"d{at}"} for at in range(duties)],
        "shares": [*leads, {"duty": "d0", "part": "supervise", "who": "post:p"}],
    }
    return build(Register.model_validate(sections), at=MONDAY)


def with_backstops(days: int) -> Structure:
    """A duty that only a post too far out leads, with another holder each day: each day is a gap of its own."""
    sections = {
        "places": [{"id": "c", "level": "community"}, {"id": "g", "level": "grid", "within": "c", "households": 10}],
        "posts": [{"id": "p", "kind": "secretary", "serves": "c"}],
        "appointments": [
            {
                "post": "p",
                "holder": f"p{at}",
                "from": str(MONDAY + timedelta(at)),
                "until": str(MONDAY + timedelta(at + 1)),
            }
            for at in range(days)
        ],
        "duties": [{"id": "d", "answered_at": "grid"}],
        "shares": [{"duty": "d", "part": "lead", "who": "post:p"}],
    }
    return build(Register.model_validate(sections), at=MONDAY)


def over(structure: Structure, days: int, level: str = "grid") -> Coverage:
    """The coverage of some days."""
    return coverage(structure, level=level, at=MONDAY, until=str(MONDAY + timedelta(days)))


def listed(found: Coverage, state: str) -> float:
    """What the gaps of a state come to, those left out with them."""
    return sum(gap.count for gap in found.gaps if gap.state == state) + found.left_out.get(state, 0)


def adds_up(found: Coverage) -> bool:
    """Whether the gaps of every state come to what the state comes to."""
    return all(isclose(listed(found, state), found.states[state], abs_tol=1e-6) for state in UNANSWERED)


def test_what_comes_back_is_one_gap(monkeypatch):
    """
    Over many days, more than may wait at once in pieces: two gaps for each duty, each with all its hours, none left
    out; who supervises tells no gap apart.
    """
    monkeypatch.setattr(gathered, "MOST_GROUPS", 8)
    monkeypatch.setattr(gathered, "MOST_WAITING", 10)
    found = over(another_each_day(60), 60)

    assert [60 * 24.0] * 8 == [gap.count for gap in found.gaps]
    assert ["missing"] * 4 + ["vacant"] * 4 == [gap.state for gap in found.gaps]
    assert (0, {}) == (found.gaps_left_out, dict(found.left_out))
    assert {("2020-02-03T00:00", "2020-04-03T00:00")} == {(gap.since, gap.until) for gap in found.gaps}


def test_what_is_let_go_stays_let_go_and_is_counted(monkeypatch):
    """
    Of forty gaps of a day each, five may wait: those listed have all their hours, and with those left out all is told.
    """
    monkeypatch.setattr(gathered, "MOST_GROUPS", 3)
    monkeypatch.setattr(gathered, "MOST_WAITING", 5)
    monkeypatch.setattr(gaps, "MOST_GROUPS", 3)
    found = over(with_backstops(40), 40)

    assert [24.0] * 3 == [gap.count for gap in found.gaps]
    assert 37 == found.gaps_left_out
    assert {"too_far": 37 * 24.0} == dict(found.left_out)
    assert {1} == {len(gap.backstop) for gap in found.gaps}


def test_the_page_the_sheet_and_the_data_say_what_is_left_out(monkeypatch):
    """
    How many gaps are listed nowhere, and what they come to.
    """
    monkeypatch.setattr(gaps, "MOST_GAPS", 2)
    found = over(with_backstops(5), 5)
    page = draw(coverage_page(found, Naming(found.names, "en")))

    assert "3 further gaps are listed nowhere (too far 72): the counts cover them" in page
    assert "gaps_left_out,2020-02-03,2020-02-08" in coverage_csv(found)
    assert (3, {"too_far": 72}) == (found.to_json()["gaps_left_out"], found.to_json()["left_out"])
    assert "listed nowhere" not in draw(coverage_page(over(with_backstops(2), 2), Naming(found.names, "en")))


@pytest.mark.parametrize("bound", [(4000, 16000, 1000), (2, 3, 1)])
@pytest.mark.parametrize("first", range(0, 120, 40))
def test_gaps_and_what_is_left_out_come_to_the_states(monkeypatch, first, bound):
    """
    Over any span, with any bound: the gaps of a state and what is left out come to what the state comes to.
    """
    monkeypatch.setattr(gathered, "MOST_GROUPS", bound[0])
    monkeypatch.setattr(gaps, "MOST_GROUPS", bound[0])
    monkeypatch.setattr(gathered, "MOST_WAITING", bound[1])
    monkeypatch.setattr(gathered, "MOST_ROWS", 4 * bound[1])
    monkeypatch.setattr(gathered, "MOST_SETS", bound[2])
    monkeypatch.setattr(gaps, "MOST_GAPS", bound[2])
    compared = 0
    for seed in range(first, first + 40):
        structure = build(drawn_at(seed), at="2020-02-09T20:00")
        for at, until in (("2020-02-09T20:00", "2020-02-12T07:30"), ("2020-02-09T20:00", None)):
            try:
                found = coverage(structure, at=at, until=until)
            except OutsideWindow:
                continue
            assert adds_up(found), (seed, at, until)
            compared += 1
    assert compared > 40


def test_a_listed_gap_has_all_its_hours_whatever_is_let_go(monkeypatch):
    """
    Each gap that is listed under a bound is, places and hours, one that is listed without it.
    """
    structures = [build(drawn_at(seed), at="2020-02-09T20:00") for seed in range(40)]
    spans = [(each, "2020-02-09T20:00", "2020-02-11") for each in structures]
    spans = [(each, at, until) for each, at, until in spans if each.until is None or str(each.until) > until]
    full = [set(coverage(each, at=at, until=until).gaps) for each, at, until in spans]
    monkeypatch.setattr(gathered, "MOST_GROUPS", 3)
    monkeypatch.setattr(gathered, "MOST_WAITING", 4)
    monkeypatch.setattr(gaps, "MOST_GROUPS", 3)
    few = [set(coverage(each, at=at, until=until).gaps) for each, at, until in spans]

    assert all(some <= every for some, every in zip(few, full, strict=True))
    assert any(some < every for some, every in zip(few, full, strict=True))
