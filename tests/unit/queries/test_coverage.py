"""Is everything answered for: counts, gaps, rows by place and by duty, spans of time, and what is empty."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.oracle.generator import ASKED_MODES, questions, register

from communitygov.base.ref import Ref
from communitygov.model.register import Register
from communitygov.queries.answer import HOLES, STATES
from communitygov.queries.by import ByDuty, ByRow
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.queries.pieces import pieces_of, span_of
from communitygov.report.schemas import result_schema
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"
NIGHT = "2020-02-10T21:00"

DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes also micro_grid
        building B2 counts 5 also micro_grid
        gate east
      grid G2
        building B3 counts 7
        building B4 not counted
    post chief community_secretary at C held by P0
    post leader grid_leader for each grid held by P1
    post steward building_steward for each micro_grid held by unnamed on 08:00-20:00
    appoint P9 to steward-B2
    post guard security_guard at G1 held by P5 on 20:00-08:00
    duty sweep at micro_grid: household
    duty watch: gate
    duty papers: building
    every building_steward leads sweep
    every grid_leader leads sweep
    guard leads watch
    chief leads papers
"""


def cover(drawing: str = DRAWN, at: str = AT, **asked) -> Coverage:
    """Give a coverage of a drawing."""
    return coverage(build(sketch(drawing), at=at), at=at, **asked)


def met(states) -> dict[str, float]:
    """Give the states that are met."""
    return {state: count for state, count in states.items() if count}


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


class TestGaps:
    """What is not answered, with equal answers in one row."""

    def test_places_with_one_answer_are_one_row(self):
        """
        At night the stewards of G1 are all off and one leader stands behind; G2 has no steward and another leader:
        two rows, each with its weight, its places and the innermost place that holds them.
        """
        gaps = cover(at=NIGHT, level="household", duty="sweep").gaps

        assert [("off_shift", "G1", 3, 17), ("too_far", "B3", 1, 7)] == [
            (gap.state, gap.within.id, gap.rows, gap.count) for gap in gaps
        ]
        assert [("leader-G1",), ("leader-G2",)] == [tuple(each.post.id for each in gap.backstop) for gap in gaps]
        assert ["B1/1", "B1/2", "B2"] == [place.id for place in gaps[0].places]

    def test_one_leader_behind_all_is_one_row(self):
        """
        With one and the same person's post behind all, places of both grids stand in one row, within the community.
        """
        drawn = DRAWN.replace("for each grid held by P1", "at C held by P1")
        (row,) = cover(drawn.replace("every building_steward leads sweep", ""), level="household", duty="sweep").gaps

        assert ("too_far", "C", 24) == (row.state, row.within.id, row.count)

    def test_where_no_place_holds_all_there_is_none_within(self):
        """
        Two communities side by side have nothing that holds both.
        """
        (gap,) = cover(
            "community A\n  building A1 counts 2\ncommunity B\n  building B1 counts 3\nduty d: household"
        ).gaps

        assert gap.within is None
        assert 5 == gap.count
        assert gap.to_json()["within"] is None

    def test_only_a_few_places_are_named(self):
        """
        A row names five places and says how many there are.
        """
        drawn = (
            "community C\n" + "".join(f"  building B{number} counts 2\n" for number in range(9)) + "duty d: household"
        )
        (gap,) = cover(drawn).gaps

        assert (9, 18) == (gap.rows, gap.count)
        assert [f"B{number}" for number in range(5)] == [place.id for place in gap.places]

    def test_rivals_and_those_perhaps_are_named(self):
        """
        A row of what is ambiguous or not known names who perhaps leads.
        """
        drawn = """
            community C
              building B1 counts 3
              building B2 counts 4
            post a k at B1 held by P1
            post b k at B1 held by P2
            post c k at B2 held by unknown
            duty d: household
            every k leads d
        """
        gaps = cover(drawn).gaps

        assert [("ambiguous", 3, ["person:P1", "person:P2"]), ("unknown_which", 4, ["unknown"])] == [
            (gap.state, gap.count, [entry.holder for entry in gap.lead]) for gap in gaps
        ]

    def test_the_gravest_first_then_by_duty_and_weight(self):
        """
        Rows stand by state, the gravest first, then by duty, the heaviest first.
        """
        drawn = """
            community C
              building B1 counts 3
              building B2 counts 4
            post a k at B1
            post b k at B2
            duty e: household
            duty d: household
            every k leads d
        """
        assert [("missing", "e", 7), ("vacant", "d", 7)] == [
            (gap.state, gap.duty.id, gap.count) for gap in cover(drawn).gaps
        ]


class TestBy:
    """Counts for each place of a level, and for each duty."""

    def test_by_level(self):
        """
        Each place of a level has the states of what lies in it; together they are the whole where they hold all.
        """
        found = cover(at=NIGHT, level="household", duty="sweep")
        rows = found.by("grid")

        assert [("G1", {"off_shift": 17}, 17), ("G2", {"too_far": 7}, 7)] == [
            (row.place.id, met(row.states), row.total) for row in rows
        ]
        assert ["B1", "B2", "B3"] == [row.place.id for row in found.by("building")]
        assert [6, 6, 5] == [row.total for row in found.by("micro_grid")]
        assert found.states == found.by("community")[0].states
        assert () == found.by("shop")

    def test_by_site(self):
        """
        A kind of site is a level to count by.
        """
        assert [("east", {"off_shift": 1})] == [(row.place.id, met(row.states)) for row in cover().by("gate")]

    @pytest.mark.parametrize(("level", "many", "each"), [("household", 12, 1), ("floor", 6, 2)])
    def test_homes_and_floors_are_told_one_by_one(self, level, many, each):
        """
        Homes and floors of layouts, which are no rows, are told one by one where they are asked for.
        """
        found = cover(at=NIGHT, level="household", duty="sweep")
        rows = [row for row in found.by(level) if "/" in row.place.id]

        assert many == len({row.place for row in rows}) == len(rows)
        assert {each} == {row.total for row in rows}
        assert all(row.states["off_shift"] == each for row in rows)

    def test_what_is_asked_of_a_floor_is_not_asked_of_its_homes(self):
        """
        A duty for homes and for floors is told of a home once and of a floor with all that lies on it.
        """
        found = cover("building B with 1 entrances x 2 floors x 3 homes\nduty d: floor household")

        assert [1] * 6 == [row.total for row in found.by("household")]
        assert [4] * 2 == [row.total for row in found.by("floor")]

    def test_a_place_of_two_counts_in_both(self):
        """
        What lies in two grids is counted in both rows, and once in the whole.
        """
        places = [
            {"id": "c", "level": "community"},
            {"id": "g1", "level": "grid", "within": "c"},
            {"id": "g2", "level": "grid", "within": "c"},
            {"id": "b", "level": "building", "within": ["g1", "g2"], "households": 4},
        ]
        found = coverage(
            build(Register.model_validate({"places": places, "duties": [{"id": "d"}]})), level="household", at=AT
        )

        assert [4, 4] == [row.total for row in found.by("grid") if row.total >= 4]
        assert 4 == found.by("building")[0].total
        assert 4 == found.total

    def test_by_duty(self):
        """
        Each duty asked has its states, in the order asked, also one that asks nothing here; together they are all.
        """
        found = cover(level="household", duty=["watch", "sweep"])

        assert [("watch", {"not_applicable": 24}, 24), ("sweep", {"answered": 17, "too_far": 7}, 24)] == [
            (row.duty.id, met(row.states), row.total) for row in found.by_duty()
        ]
        assert [0] == [row.total for row in cover(level="shop", duty="sweep").by_duty()]

    @settings(max_examples=30)
    @given(st.integers(0, 10**6))
    def test_rows_of_duties_add_up_to_the_whole(self, seed):
        """
        Whatever is counted: the states of the duties add up to those of the whole.
        """
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        found = coverage(build(drawn, at=at), at=at)

        for state, count in found.states.items():
            assert pytest.approx(count) == sum(row.states[state] for row in found.by_duty())


class TestSpans:
    """Over a span, pairs × hours."""

    def test_a_shift_over_midnight(self):
        """
        From noon to noon a guard on from 20:00 to 08:00 answers twelve hours of twenty-four.
        """
        found = cover(at="2020-02-10T12:00", until="2020-02-11T12:00", duty="watch")

        assert {"answered": 12, "off_shift": 12} == met(found.states)
        assert 24 == found.total
        assert [("off_shift", 12)] == [(gap.state, gap.count) for gap in found.gaps]

    def test_a_month_adds_up_to_pairs_times_hours(self):
        """
        Counts of a month are exact: 24 households for 29 days, half of each day by steward.
        """
        found = cover(at="2020-02-01", until="2020-03-01", level="household", duty="sweep")

        assert {"answered": 17 * 29 * 12, "off_shift": 17 * 29 * 12, "too_far": 7 * 29 * 24} == met(found.states)
        assert 24 * 29 * 24 == found.total
        assert 17 * 29 * 24 == found.by("grid")[0].total

    def test_rows_that_begin_and_end_on_the_way(self):
        """
        A holder for six hours and a quarter answers that long; what begins and ends outside the span changes nothing.
        """
        drawn = """
            building B counts 2
            post p k at B
            duty d: household
            p leads d
            appoint P1 to p from 2020-02-10T08:15 until 2020-02-10T14:30
            appoint P2 to p until 2020-02-01
        """
        found = cover(drawn, at="2020-02-10", until="2020-02-11")

        assert {"answered": 12.5, "vacant": 35.5} == met(found.states)

    def test_a_gap_with_another_backstop_at_night_is_another_row(self):
        """
        Who stands behind is part of a gap: by day one post, by night another.
        """
        drawn = """
            community C
              building B counts 2
            post steward k at B
            post day x at C held by P1 on 08:00-20:00
            post night y at C held by P2 on 20:00-08:00
            duty d at building: household
            every k leads d
            day leads d
            night leads d
        """
        gaps = cover(drawn, at="2020-02-10", until="2020-02-12").gaps

        assert {(48, ("day",)), (48, ("night",))} == {
            (gap.count, tuple(entry.post.id for entry in gap.backstop)) for gap in gaps
        }

    def test_a_row_that_takes_its_beginning_from_another(self):
        """
        A post in force from the day of the row for all until a day of its own is counted for just that time.
        """
        row = {"id": "s", "kind": "k", "for_each": "grid", "from": "2020-02-12", "until": "2020-02-20"}
        sections = {
            "places": [{"id": "g", "level": "grid"}],
            "posts": [row, {"id": "s-g", "kind": "k", "until": "2020-03-05"}],
            "appointments": [{"post": "s", "holder": "p"}],
            "duties": [{"id": "d", "applies_to": ["grid"]}],
            "shares": [{"duty": "d", "part": "lead", "who": "post:s-g"}],
        }
        found = coverage(build(Register.model_validate(sections)), at="2020-02-10", until="2020-02-28")

        assert {"vacant": 2 * 24, "answered": 16 * 24} == met(found.states)

    def test_alike_pieces_are_asked_about_once(self):
        """
        A month of one night shift is two questions; its seconds are all there.
        """
        structure = build(sketch(DRAWN))
        pieces = pieces_of(structure, structure.instant("2020-02-01"), "2020-03-01")

        assert [29 * 43200, 29 * 43200] == [piece.factor for piece in pieces]
        assert ["2020-02-01T00:00", "2020-02-01T08:00"] == [str(piece.instant) for piece in pieces]

    @pytest.mark.parametrize(
        ("days", "calendar", "pieces"),
        [
            ("daily", None, 2),
            ("workdays", {"years": [2020]}, 2),
            ("workdays", None, 2),
            (["mon"], None, 2),
            (["2020-02-05"], None, 2),
        ],
    )
    def test_days_of_a_shift(self, days, calendar, pieces):
        """
        However the days of a shift are stated, hours that are on, off or unknown alike are asked about once.
        """
        shift = {"id": "s", "hours": "08:00-20:00", "days": days}
        structure = build(Register.model_validate({"shifts": [shift], "calendar": calendar}))

        assert pieces == len(pieces_of(structure, structure.instant("2020-02-01"), "2020-03-01"))

    def test_the_times_of_the_pieces_are_the_whole_span(self):
        """
        One after another, each until the next; what goes on over midnight is one.
        """
        structure = build(sketch(DRAWN))
        span = span_of(structure, structure.instant("2020-02-01"), "2020-02-03")
        told = [(str(since)[8:16], str(until)[8:16], piece) for since, until, piece in span.times()]

        assert told == [
            ("01 00:00", "01 08:00", 0),
            ("01 08:00", "01 20:00", 1),
            ("01 20:00", "02 08:00", 0),
            ("02 08:00", "02 20:00", 1),
            ("02 20:00", "03 00:00", 0),
        ]

    @settings(max_examples=30)
    @given(st.integers(0, 10**6), st.integers(1, 95), st.integers(1, 95))
    def test_two_spans_are_one(self, seed, first, second):
        """
        Whatever is counted: a span and the next one add up to the span over both, state by state.
        """
        drawn = register(seed)
        start = datetime.fromisoformat("2020-02-10T05:45")
        middle = start + timedelta(minutes=15 * first)
        end = middle + timedelta(minutes=15 * second)
        structure = build(drawn, at=start)
        if structure.until is not None and structure.until < end:
            return
        whole = coverage(structure, at=start, until=end)
        parts = [coverage(structure, at=start, until=middle), coverage(structure, at=middle, until=end)]

        for state in STATES:
            assert pytest.approx(whole.states[state]) == sum(part.states[state] for part in parts)
        assert pytest.approx(whole.inherited) == sum(part.inherited for part in parts)
        assert pytest.approx(whole.holes_with_backstop) == sum(part.holes_with_backstop for part in parts)
        hours = (end - start).total_seconds() / 3600
        assert pytest.approx(coverage(structure, at=start).total * hours) == whole.total

    @settings(max_examples=30)
    @given(st.integers(0, 10**6))
    def test_a_span_is_the_sum_of_its_hours(self, seed):
        """
        Whatever is counted: where nothing begins or ends within an hour, a span is the sum of the counts of each hour.
        """
        drawn = register(seed)
        start = datetime.fromisoformat("2020-02-10T19:00")
        structure = build(drawn, at=start)
        hours = [start + timedelta(hours=number) for number in range(6)]
        if structure.until is not None and structure.until <= hours[-1] + timedelta(hours=1):
            return
        found = coverage(structure, at=start, until=hours[-1] + timedelta(hours=1))
        each = [coverage(structure, at=hour) for hour in hours]

        for state in STATES:
            assert pytest.approx(found.states[state]) == sum(one.states[state] for one in each)


class TestNothing:
    """What is empty shouts."""

    @pytest.mark.parametrize(
        ("drawing", "asked", "notes"),
        [
            ("", {}, ("no_duty", "no_place")),
            ("community C", {}, ("no_duty",)),
            ("duty d", {}, ("no_place",)),
            ("community C\nduty d", {"duty": []}, ("none_asked",)),
            ("community C\nduty d: gate", {}, ("no_pair",)),
            ("community C\nduty d", {"level": "gate"}, ("no_place",)),
            ("community C\nduty d: community", {"level": "household"}, ("none_counted",)),
            ("community C\n  building B counts 2\nduty d: household", {"level": "community"}, ("none_asks",)),
            ("community C\n  building B counts 0\nduty d: household", {}, ("no_pair",)),
            ("community C\nduty d: community in emergency", {}, ("none_asks",)),
            ("community C\nduty d: community\nexempt C from d because closed", {}, ("none_asks",)),
            ("community C\nduty d: community", {}, ()),
            ("community C\nduty d: community", {"duty": "d"}, ()),
        ],
    )
    def test_the_answer_says_why_nothing_was_checked(self, drawing, asked, notes):
        """
        No duty, no place, none asked about, none counted, none that asks: each is said, and is never a per cent.
        """
        drawing = drawing if drawing != "community C\nduty d: community" else drawing + "\npost p k at C\np leads d"
        found = cover(drawing, **asked)

        assert notes == found.notes
        assert bool(notes) == (found.percent is None)
        assert list(notes) == found.to_json()["notes"]


class TestAnswer:
    """The answer as a value and as data."""

    @pytest.mark.parametrize("asked", [{}, {"level": "household"}, {"until": "2020-02-11"}, {"mode": "emergency"}])
    def test_its_data_is_what_the_schema_says(self, asked):
        """
        Its data fits the published schema as it is, with rows by place and without; it holds the per cent and the
        duties.
        """
        found = cover(**asked)
        schema = Draft202012Validator(result_schema("coverage"))
        rows = found.by("grid")

        schema.validate(found.to_json())
        schema.validate(found.to_json(rows))
        assert found.percent == found.to_json()["percent"]
        assert [row.to_json() for row in rows] == found.to_json(rows)["by"]
        assert [row.to_json() for row in found.by_duty()] == found.to_json()["by_duty"]

    def test_it_is_a_value(self):
        """
        Two coverages of one thing are equal, and rows are values.
        """
        assert cover() == cover()
        assert cover(level="household") != cover(level="building")
        assert ByRow(Ref("place", "a"), {}) == ByRow(Ref("place", "a"), {})
        assert ByDuty(Ref("duty", "a"), {"answered": 2, "vacant": 1}).total == 3

    @pytest.mark.parametrize(
        "line",
        [
            "    duty more: household made up",
            "    post p k at C held by P1 made up",
            "    chief leads watch made up",
            "    zone z (compound): G1 made up",
            "    switch epidemic at C made up",
        ],
    )
    def test_it_says_whether_anything_is_made_up(self, line):
        """
        A row of whatever kind that no source states marks the whole.
        """
        assert not cover().made_up
        assert cover(DRAWN + line).made_up
