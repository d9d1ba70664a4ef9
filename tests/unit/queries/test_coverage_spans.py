"""Is everything answered for, over a span of time."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.generator import register
from tests.unit.queries.coverage_drawn import DRAWN, cover, met

from communitygov.model.register import Register
from communitygov.queries.answer import STATES
from communitygov.queries.coverage import coverage
from communitygov.queries.pieces import pieces_of, span_of
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch


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
