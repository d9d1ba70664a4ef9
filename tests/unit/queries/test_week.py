"""When nobody is on: nights over midnight, holidays and make-up days, years nobody knows, and what is listed."""

from datetime import datetime, timedelta

import pytest

import communitygov as cg
from communitygov.queries import week_answer
from communitygov.testing import sketch

DRAWN = """
    community C
      grid G1
        building B1: H1 H2
      grid G2
        building B2 counts 24
    {calendar}
    {shift}
    post steward building_steward at B1 held by P1 {on}
    post leader grid_leader at G2 held by P9
    duty open: household
    steward leads open
    leader leads open
"""
YEAR = "calendar {years: [2020], holidays: [2020-02-03, 2020-02-04], workdays: [2020-02-01, 2020-02-02]}"


def drawn(shift: str = "", on: str = "", calendar: str = "", at: str | None = "2020-02-03") -> cg.Structure:
    """Two grids; the steward of the first one is on a shift."""
    return cg.build(sketch(DRAWN.format(shift=shift, on=on, calendar=calendar)), at=at)


def gaps(week: cg.Week, place: str = "G1") -> list[tuple[str, str]]:
    """The gaps of one place."""
    return [(gap.since, gap.until) for row in week.rows if row.place.id == place for gap in row.gaps]


def days(first: str, *hours: str) -> list[tuple[str, str]]:
    """Gaps, as ``day hour-day hour`` told from a first day."""
    start = datetime.fromisoformat(first)
    found = []
    for text in hours:
        ends = (each.split() for each in text.split("-"))
        found.append(
            tuple(
                (start + timedelta(days=int(day), hours=int(hour))).isoformat(timespec="minutes") for day, hour in ends
            )
        )
    return found


class TestNights:
    """Hours past midnight belong to the day they begin."""

    def test_a_gap_ends_when_the_shift_begins_and_begins_when_it_ends(self):
        """
        By day nobody is on; each gap is half-open, and at midnight none is cut.
        """
        week = cg.week(drawn("shift night 20:00-08:00", "on night"), at="2020-02-03")

        assert gaps(week) == days("2020-02-03", *(f"{day} 8-{day} 20" for day in range(7)))
        assert (week.rows[0].nobody, week.rows[0].hours["answered"]) == (84, 84)

    def test_of_a_night_only_what_lies_in_the_week_counts(self):
        """
        The shift of Sunday evening reaches into the week, and that of the last Sunday out of it.
        """
        week = cg.week(drawn("shift night 22:00-06:00 on sun", "on night"), at="2020-02-03")

        assert gaps(week) == days("2020-02-03", "0 6-6 22")
        assert week.rows[0].hours["answered"] == 6 + 2

    def test_shifts_that_take_over_leave_no_gap(self):
        """
        One ends as the next begins, also at midnight: no gap of no length is told.
        """
        text = DRAWN.replace("held by P1 {on}", "held by P1 on {first} held by P2 on {second}")
        for first, second in (("08:00-20:00", "20:00-08:00"), ("00:00-12:00", "12:00-00:00")):
            made = text.format(shift="", calendar="", first=first, second=second)
            week = cg.week(cg.build(sketch(made)), at="2020-02-03")

            assert (week.rows, week.duties[0].nobody) == ((), 0)

    def test_a_gap_across_midnight_is_one(self):
        """
        From the evening to the morning it is one gap of twelve hours; those at the edges are cut there.
        """
        week = cg.week(drawn("shift day 08:00-20:00", "on day"), at="2020-02-03")
        (row,) = week.rows

        assert gaps(week)[:2] == days("2020-02-03", "0 0-0 8", "0 20-1 8")
        assert gaps(week)[-1:] == days("2020-02-03", "6 20-7 0")
        assert (row.longest, row.first) == (row.gaps[1], row.gaps[0])
        assert [12] * 7 == [*week.duties[0].nobody_by_day]


class TestCalendar:
    """Holidays and make-up days are those of the register's calendar."""

    SHIFT = "shift office 09:00-17:00 on workdays"

    def test_a_make_up_saturday_and_a_holiday(self):
        """
        Saturday and Sunday are worked, Monday and Tuesday are not.
        """
        week = cg.week(drawn(self.SHIFT, "on office", YEAR), at="2020-02-01")

        assert ["make_up", "make_up", "holiday", "holiday", "workday", "workday", "workday"] == [
            day.kind for day in week.days
        ]
        assert [16, 16, 24, 24, 16, 16, 16] == [*week.duties[0].nobody_by_day]
        assert week.calendar_unknown == ()

    def test_a_year_that_is_not_stated_is_not_guessed(self):
        """
        Over New Year the hours of the old year are known; in the new one they are not, and the year is named.
        """
        week = cg.week(drawn(self.SHIFT, "on office", YEAR, at="2020-12-30"), at="2020-12-30")
        (row,) = week.rows

        assert week.calendar_unknown == (2021,)
        assert ["workday", "workday", *["unknown"] * 5] == [day.kind for day in week.days]
        assert ([16, 16, *[16] * 5], [0, 0, *[8] * 5]) == (
            [*week.duties[0].nobody_by_day],
            [*week.duties[0].in_doubt_by_day],
        )
        assert (row.hours["unknown_which"], row.unknowns[0].kind, row.unknowns[0].subject) == (
            40,
            "workday",
            "2021-01-01",
        )

    def test_a_night_of_new_years_eve_is_of_the_old_year(self):
        """
        It belongs to the day it begins on, which the calendar states; the one after it is not known.
        """
        structure = drawn("shift night 20:00-08:00 on workdays", "on night", YEAR, at="2020-12-31")
        row = cg.week(structure, at="2020-12-31", until="2021-01-02").rows[0]

        assert (row.hours["answered"], row.hours["unknown_which"]) == (8 + 12, 4)
        assert gaps(cg.week(structure, at="2020-12-31", until="2021-01-02")) == days(
            "2020-12-31", "0 8-0 20", "1 8-1 20"
        )

    def test_the_night_before_the_first_day_of_a_year(self):
        """
        A week that begins with a stated year rests on the last day of the one before.
        """
        structure = drawn("shift night 20:00-08:00 on workdays", "on night", YEAR, at="2020-01-01")
        week = cg.week(structure, at="2020-01-01", until="2020-01-02")

        assert (week.calendar_unknown, week.rows[0].hours["unknown_which"]) == ((2019,), 8)

    def test_without_anything_that_asks_for_working_days_no_year_is_missed(self):
        """
        Without a calendar days are unknown, and nothing depends on it.
        """
        week = cg.week(drawn("shift day 08:00-20:00", "on day"), at="2020-02-03")

        assert ({day.kind for day in week.days}, week.calendar_unknown) == ({"unknown"}, ())


class TestSpan:
    """Which span is asked about."""

    def test_the_week_begins_with_the_day(self):
        """
        An hour in ``at`` is left aside; with ``until`` the span is exact, and days that are cut say how long they are.
        """
        week = cg.week(drawn(), at="2020-02-03T20:30")
        span = cg.week(drawn(), at="2020-02-03T20:30", until="2020-02-04T06:00")

        assert (week.at, week.until) == ("2020-02-03T00:00", "2020-02-10T00:00")
        assert (span.at, span.until, [day.hours for day in span.days]) == (
            "2020-02-03T20:30",
            "2020-02-04T06:00",
            [3.5, 6],
        )

    def test_it_is_cut_where_containment_changes(self):
        """
        A building that begins on Thursday ends the week there; who asks beyond it is told.
        """
        text = (
            DRAWN.format(shift="", on="", calendar="")
            + "\n    place {id: B3, level: building, within: G1, from: 2020-02-06}"
        )
        structure = cg.build(sketch(text), at="2020-02-03")

        assert cg.week(structure, at="2020-02-03").until == "2020-02-06T00:00"
        with pytest.raises(cg.OutsideWindow):
            cg.week(structure, at="2020-02-03", until="2020-02-10")

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            ({"at": "2020-02-03", "until": "2020-02-03"}, "does not run forward"),
            ({"at": "2020-02-03", "until": "2022-02-03"}, "longer than a year"),
            ({"at": "2020-02-03", "by": "household"}, "lists no places"),
            ({"at": "2020-02-03", "by": "floor"}, "lists no places"),
            ({"at": "2020-02-03", "by": "gridd"}, "grid"),
            ({"at": "2020-02-03", "mode": "emergancy"}, "emergency"),
            ({"at": "2020-02-03", "level": "home"}, "level"),
            ({}, "instant"),
        ],
    )
    def test_what_cannot_be_asked(self, asked, says):
        """
        A bad question is refused and says what is wrong.
        """
        with pytest.raises(cg.BadQuestion, match=says):
            cg.week(drawn(), **asked)

    def test_a_duty_that_is_not_there(self):
        """
        As in every question.
        """
        with pytest.raises(cg.UnknownId):
            cg.week(drawn(), at="2020-02-03", duty="opne")


class TestCounts:
    """Pairs × hours are those of a coverage; nothing is lost silently."""

    def test_they_are_those_of_a_coverage(self):
        """
        In the examples, in every mode: the whole, each duty, each grid.
        """
        for name in ("heshun", "qinghe"):
            structure = cg.build(cg.example(name))
            for mode in (None, "service", "emergency"):
                week = cg.week(structure, at="2020-02-10", mode=mode)
                cover = cg.coverage(structure, at="2020-02-10", until="2020-02-17", mode=mode)

                assert (week.states, week.total, week.not_counted) == (cover.states, cover.total, cover.not_counted)
                assert {row.duty: row.states for row in cover.by_duty()} == {
                    duty.duty: duty.pair_hours for duty in week.duties
                }
                frame = week.cells.to_columns()
                for grid in cover.by("grid"):
                    mine = [
                        hours
                        for of, hours in zip(frame["place"], frame["pair_hours"], strict=True)
                        if of == grid.place.id
                    ]
                    assert sum(mine) == grid.total
                assert week.total - week.outside == sum(grid.total for grid in cover.by("grid"))

    def test_what_is_not_listed_is_told(self, monkeypatch):
        """
        With one row listed, the rest is summed up: together they are all that is not answered in any grid.
        """
        monkeypatch.setattr(week_answer, "MOST_ROWS", 1)
        structure = cg.build(cg.example("qinghe"))
        week = cg.week(structure, at="2020-02-10")

        unanswered = {"missing", "vacant", "off_shift", "too_far", "ambiguous", "unknown_which"}
        assert (len(week.rows), week.rows_left_out, week.rows_in_all) == (1, 2, 3)
        for state in unanswered:
            assert week.rows[0].pair_hours[state] + week.left_out.get(state, 0) == week.states[state]

    def test_homes_that_nobody_counted_are_listed_apart(self):
        """
        They are no pair, and no place answers for them.
        """
        text = DRAWN.format(shift="", on="", calendar="").replace("counts 24", "not counted")
        week = cg.week(cg.build(sketch(text)), at="2020-02-03")

        assert ([str(place) for place in week.not_counted], week.rows_in_all) == (["place:B2"], 1)

    def test_a_building_without_homes_makes_no_gap(self):
        """
        What weighs nothing is in no count, and no place is in its state.
        """
        drawn = DRAWN.format(shift="", on="", calendar="").replace(
            "leader grid_leader at G2", "leader building_leader at B2"
        )
        empty = "\n    place {id: B5, level: building, within: G2, households: 0}"
        week, full = (
            cg.week(cg.build(sketch(drawn + empty.replace("0}", f"{many}}}"))), at="2020-02-03") for many in (0, 3)
        )

        assert (week.rows, week.rows_in_all) == ((), 2)
        assert [("G2", 3 * 168)] == [(row.place.id, row.pair_hours["missing"]) for row in full.rows]

    def test_nothing_to_check_is_no_clean_week(self):
        """
        A register without a duty says so.
        """
        structure = cg.build(sketch("community C\n  grid G1: H1"))

        assert cg.week(structure, at="2020-02-03").notes == ("no_duty",)

    def test_the_worst_comes_first(self):
        """
        Whose hours with nobody are most, then whose pairs are.
        """
        text = """
            community C
              grid G1: H1
              grid G2: H2 H3
              grid G3: H4
            post s1 grid_leader at G1 held by P1 on 08:00-20:00
            post s2 grid_leader at G2 held by P2 on 08:00-20:00
            post s3 grid_leader at G3 held by P3 on 08:00-12:00
            duty open: household
            every grid_leader leads open
        """
        week = cg.week(cg.build(sketch(text)), at="2020-02-03")

        assert [("G3", 140), ("G2", 84), ("G1", 84)] == [(row.place.id, row.nobody) for row in week.rows]
        assert week.duties[0].places_with_gaps == 3


def test_a_place_is_in_the_gravest_state_of_what_lies_in_it():
    """
    One home nobody answers for is enough; how many there are the pairs × hours say.
    """
    text = (
        DRAWN.format(shift="", on="on 08:00-20:00", calendar="")
        + "\n    place {id: B4, level: building, within: G1, households: 10}"
    )
    row = cg.week(cg.build(sketch(text)), at="2020-02-03").rows[0]

    assert (row.place.id, row.pairs, row.nobody) == ("G1", 12, 168)
    assert (row.hours["missing"], row.pair_hours["missing"], row.pair_hours["off_shift"]) == (168, 10 * 168, 2 * 84)
    assert [("2020-02-03T00:00", "2020-02-10T00:00", 168, ("missing",))] == [
        (gap.since, gap.until, gap.hours, gap.states) for gap in row.gaps
    ]


def test_sampled_instants_are_what_who_answers_says():
    """
    At every sixth hour of the week each home of Qinghe's grid is asked; the gravest state is that of the row.
    """
    structure = cg.build(cg.example("qinghe"))
    week = cg.week(structure, at="2020-02-10")
    row = next(row for row in week.rows if row.duty.id == "sweep")
    homes = [f"b01/{entrance}/{floor}/{floor}0{home}" for entrance in (1, 2) for floor in (1, 3) for home in (1, 2)]
    for hour in range(0, 168, 6):
        at = datetime.fromisoformat("2020-02-10") + timedelta(hours=hour)
        states = {cg.who_answers(structure, place=home, duty="sweep", at=at).state for home in homes}
        text = at.isoformat(timespec="minutes")

        assert ("off_shift" in states) == any(gap.since <= text < gap.until for gap in row.gaps)


def test_nothing_of_it_can_be_changed():
    """
    The columns are read-only.
    """
    cells = cg.week(drawn(), at="2020-02-03").cells

    for numbers in (cells.pairs, cells.pattern, cells.spent, cells.clock, cells.edges, cells.states):
        with pytest.raises(ValueError, match="read-only"):
            numbers[...] = 0


def test_columns_are_those_of_the_rows():
    """
    What a row says as a table is what the columns have for its place and duty.
    """
    for name in ("heshun", "qinghe"):
        week = cg.week(cg.build(cg.example(name)), at="2020-02-10")
        columns = week.cells.to_columns()
        found = {
            (row["place"], row["duty"]): row
            for row in (dict(zip(columns, each, strict=True)) for each in zip(*columns.values(), strict=True))
        }

        assert len(found) == len(week.cells) == week.rows_in_all
        for row in week.rows:
            assert found[row.place.id, row.duty.id] == row.to_row()


def test_libraries_take_the_cells_as_a_stream():
    """
    With all their columns, none of them as objects.
    """
    import polars as pl

    cells = cg.week(cg.build(cg.example("heshun")), at="2020-02-10").cells

    assert pl.DataFrame(cells).to_dict(as_series=False) == cells.to_columns()
