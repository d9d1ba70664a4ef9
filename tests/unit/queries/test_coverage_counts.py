"""Is everything answered for: what is counted, and what it weighs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.generator import ASKED_MODES, questions, register
from tests.unit.queries.coverage_drawn import DRAWN, NIGHT, cover, met

import communitygov as cg
from communitygov.base.ref import Ref
from communitygov.queries.answer import HOLES, STATES
from communitygov.queries.coverage import coverage
from communitygov.structure.build import build
from communitygov.testing import sketch


class TestCounts:
    """What is counted, and how much it weighs."""

    @pytest.mark.parametrize(
        ("level", "duty", "states"),
        [
            ("household", "sweep", {"answered": 17, "too_far": 7}),
            ("building", "sweep", {"not_applicable": 1, "answered": 1, "too_far": 2}),
            ("entrance", "sweep", {"not_applicable": 2}),
            ("micro_grid", "sweep", {"not_applicable": 2, "answered": 1}),
            ("grid", "sweep", {"not_applicable": 2}),
            ("gate", "watch", {"off_shift": 1}),
            ("building", "papers", {"answered": 4}),
            ("household", "papers", {"answered": 12, "not_applicable": 12}),
            (None, "papers", {"answered": 4}),
            (None, "watch", {"off_shift": 1}),
            (None, "sweep", {"answered": 17, "too_far": 7}),
        ],
    )
    def test_each_place_weighs_what_it_is_asked_as(self, level, duty, states):
        """
        A home weighs one and a numbered building its households where it is asked as they are; as what it is by level
        it is one place; without a level each duty is counted over the places it is for.
        """
        found = cover(level=level, duty=duty)

        assert states == met(found.states)
        assert sum(found.states.values()) == found.total

    def test_what_is_not_counted_is_listed_apart(self):
        """
        A building whose households nobody knows is in no count of households, and is named, once, for whatever duties.
        """
        found = cover(level="household")

        assert (Ref("place", "B4"),) == found.not_counted
        assert 24 * 3 == found.total
        assert () == cover(level="grid").not_counted

    def test_inherited_and_backstop(self):
        """
        At night the steward of a layout is off: the leader is too far, and stands behind; where nothing is required
        the leader answers, which is inherited.
        """
        night = cover(at=NIGHT, level="household", duty="sweep")
        free = cover(DRAWN.replace("duty sweep at micro_grid", "duty sweep"), at=NIGHT, level="household", duty="sweep")

        assert {"off_shift": 17, "too_far": 7} == met(night.states)
        assert (0, 24) == (night.inherited, night.holes_with_backstop)
        assert {"answered": 24} == met(free.states)
        assert (17, 0) == (free.inherited, free.holes_with_backstop)

    def test_percent_is_of_what_asks(self):
        """
        Answered, of all but exempt and not applicable; none of nothing.
        """
        exempt = DRAWN + "\n    exempt G2 from sweep because empty\n"

        assert pytest.approx(100 * 17 / 24) == cover(level="household", duty="sweep").percent
        assert 100 == cover(exempt, level="household", duty="sweep").percent
        assert cover(level="household", duty="watch").percent is None

    @pytest.mark.parametrize("level", ["floor", "household", None])
    @pytest.mark.parametrize("kinds", ["floor", "household", "floor household"])
    def test_floors_and_homes_of_a_layout(self, level, kinds):
        """
        Homes and floors of layouts are counted by number, each by its own kind, without a row of its own.
        """
        drawn = f"""
            building B with 2 entrances x 3 floors x 4 homes
            post p k at B held by P1
            duty d: {kinds}
            p leads d
        """
        weights = {"floor": 6, "household": 24}
        asked = [level] if level else kinds.split()
        expected = {
            "answered": sum(weights[each] for each in asked if each in kinds.split()),
            "not_applicable": sum(weights[each] for each in asked if each not in kinds.split()),
        }

        assert met(expected) == met(cover(drawn, level=level).states)

    def test_modes_in_force_are_said(self):
        """
        Where no mode is given, each place is counted in the mode in force there, and all that were met are named.
        """
        found = cover(DRAWN + "\n    switch epidemic at G1\n", level="household")

        assert ("epidemic", "service") == found.modes_in_force
        assert ("emergency",) == cover(level="household", mode="emergency").modes_in_force

    def test_a_place_of_which_nothing_is_counted_keeps_its_row(self):
        """
        A grid whose only building has an unknown number of households stands among the others, with states of zero.
        """
        drawn = """
        community C
          grid G1
            building B1 counts 24
          grid G2
            building B2 not counted
          grid G3
            gate east
        duty d: household
        """

        assert [("G1", 24), ("G2", 0)] == [(row.place.id, row.total) for row in cover(drawn).by("grid")]

    def test_modes_that_differ_between_places_do_not_tie(self):
        """
        Several modes are in force in different places, or switches tie at one place; only the second is a tie.
        """
        differ = DRAWN + "\n    switch epidemic at G1\n"

        assert not cover(differ, level="household").modes_tie
        assert cover(differ + "    switch natural_disaster at G1\n", level="household").modes_tie

    @settings(max_examples=30)
    @given(st.integers(0, 10**6))
    def test_whatever_is_asked_the_states_add_up(self, seed):
        """
        Of whatever register, the states add up to the total, what is answered after a failure is part of what is
        answered, what stands behind holes is no more than they are, and gaps weigh what is not answered.
        """
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        found = coverage(build(drawn, at=at), mode=(None, *ASKED_MODES)[seed % 6], at=at)

        assert set(STATES) == set(found.states)
        assert pytest.approx(found.total) == sum(found.states.values())
        assert found.holes_with_backstop <= sum(found.states[hole] for hole in HOLES)
        assert found.inherited <= found.states["answered"] + found.states["ambiguous"] + found.states["unknown_which"]
        for state in (*HOLES, "ambiguous", "unknown_which"):
            assert found.states[state] == sum(gap.count for gap in found.gaps if gap.state == state)


def test_duties_led_alike_where_two_modes_tie_are_asked_apart():
    """
    Which of two modes is in force is open: each duty is asked in its own, though their leads are the same.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a H1b
        kind of mode flood
        kind of mode heat
        post leader-G1 grid_leader at G1 held by P4
        duty one: household, in flood
        duty two: household, in heat
        duty three: household, in epidemic
        every grid_leader leads one
        every grid_leader leads two
        every grid_leader leads three
        switch flood at G1
        switch heat at G1
    """
    structure = cg.build(sketch(drawn), at="2020-02-10T10:00")
    counted = cg.coverage(structure, at="2020-02-10T10:00").by_duty()

    states = [next(state for state, count in row.states.items() if count) for row in counted]
    assert states == ["unknown_which", "unknown_which", "not_applicable"]
    for row, state in zip(counted, states, strict=True):
        answer = cg.who_answers(structure, place="H1a", duty=row.duty.id, at="2020-02-10T10:00")
        assert answer.state == state
