"""Instants, periods and hours."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.base.errors import BadQuestion
from communitygov.base.malformed import Malformed
from communitygov.base.time import MINUTES_A_DAY, Instant, end_of, parse_moment
from communitygov.model.hours import Hours

MINUTE = st.integers(0, MINUTES_A_DAY - 1)


class TestInstant:
    """What a caller gives as ``at``."""

    @pytest.mark.parametrize(
        ("given_as", "at", "bare"),
        [
            ("2020-02-10", datetime(2020, 2, 10), True),
            (date(2020, 2, 10), datetime(2020, 2, 10), True),
            ("2020-02-10T20:30", datetime(2020, 2, 10, 20, 30), False),
            (" 2020-02-10 20:30 ", datetime(2020, 2, 10, 20, 30), False),
            (datetime(2020, 2, 10), datetime(2020, 2, 10), False),
            (Instant.of("2020-02-10"), datetime(2020, 2, 10), True),
        ],
    )
    def test_what_it_may_be(self, given_as, at, bare):
        """
        A date, an instant of local time, either as text; a bare date is 00:00 of that day and is known to be bare.
        """
        assert Instant(at, bare) == Instant.of(given_as)

    @pytest.mark.parametrize(
        "given_as", ["2020-02-10T12:30Z", datetime(2020, 2, 10, 12, 30, tzinfo=UTC), "2020-02-10T20:30:00+08:00"]
    )
    def test_an_aware_instant_is_local_time_of_the_zone(self, given_as):
        """
        With a time zone of the register an aware instant becomes local time there; without one it is refused.
        """
        assert datetime(2020, 2, 10, 20, 30) == Instant.of(given_as, "Asia/Shanghai").at
        with pytest.raises(BadQuestion, match="time zone"):
            Instant.of(given_as)

    @given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)), st.integers(-12 * 60, 14 * 60))
    def test_however_an_instant_is_written_it_is_one(self, utc, offset):
        """
        One instant, written with whatever offset, is one local time.
        """
        written = utc.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=offset)))

        assert utc + timedelta(hours=8) == Instant.of(written, "Etc/GMT-8").at

    @pytest.mark.parametrize(
        "given_as", [5, 3.5, "", "x", "2020-02-30", "2020-02-10T25:00", "10.2.2020", None, ["2020-02-10"], b"2020"]
    )
    def test_what_is_no_instant_is_refused_in_both_languages(self, given_as):
        """
        What is no instant raises `BadQuestion`, whose sentence shows what was given, in both languages.
        """
        with pytest.raises(BadQuestion) as met:
            Instant.of(given_as)

        assert repr(given_as) in met.value.sentence("en")
        assert repr(given_as) in met.value.sentence("zh")
        assert met.value.sentence("zh") != met.value.sentence("en")

    @pytest.mark.parametrize(
        "given_as", [date.max, date.min, datetime.max, "9999-12-31T23:59+00:00", "0001-01-01T00:00+14:00"]
    )
    def test_the_ends_of_the_calendar_are_refused(self, given_as):
        """
        In its first and last year no day before or after can be looked at: they are no instants, with or without zone.
        """
        with pytest.raises(BadQuestion) as met:
            Instant.of(given_as, "Asia/Shanghai")

        assert "年份" in met.value.sentence("zh")

    @pytest.mark.parametrize(
        "text",
        ["2020-02-10", "2020-02-10T20:30", "2020-02-10T20:30:15", "2020-02-10T00:00", "2020-02-10T20:30:00.500000"],
    )
    def test_it_is_written_as_it_was_given(self, text):
        """
        Its text says no more and no less than was given: no hour for a date, no seconds where there are none.
        """
        assert text == str(Instant.of(text))

    @pytest.mark.parametrize(
        ("at", "bare", "said"),
        [
            (None, False, "not NoneType"),
            ("2020-02-10", True, "not str"),
            (date(2020, 2, 10), True, "not date"),
            (datetime(2020, 2, 10, tzinfo=UTC), False, "time zone"),
            (datetime(2020, 2, 10, 8, 30), True, "00:00"),
            (datetime.min, False, "2 to 9998"),
            (datetime.max, False, "2 to 9998"),
        ],
    )
    def test_one_made_by_hand_keeps_its_promises(self, at, bare, said):
        """
        An instant that is made without being read is held to the same: what it cannot be is said in both languages.
        """
        with pytest.raises(BadQuestion, match=said) as met:
            Instant(at, bare)

        assert met.value.zh

    def test_one_that_a_time_zone_moves_to_the_end_of_the_calendar_is_refused(self):
        """
        The last hours of the last year that is read are in the next one elsewhere.
        """
        with pytest.raises(BadQuestion, match="2 to 9998"):
            Instant.of("9998-12-31T23:00+00:00", "Asia/Shanghai")


class TestMoment:
    """A date or an instant, as a row has it."""

    @pytest.mark.parametrize("text", ["2020-2-1", "20200210", "2020-02-10T20", "2020-02-10T20:30:61", "today"])
    def test_what_is_written_otherwise_is_malformed(self, text):
        """
        What is neither date nor instant is `Malformed`, and says how one is written or that there is none.
        """
        with pytest.raises(Malformed, match=r"2020-02-10|no such day"):
            parse_moment(text)


class TestEnd:
    """Where a period ends."""

    @pytest.mark.parametrize(
        ("until", "through", "end"),
        [
            (None, None, None),
            (date(2020, 3, 1), None, datetime(2020, 3, 1)),
            (datetime(2020, 3, 1, 8), None, datetime(2020, 3, 1, 8)),
            (None, date(2020, 2, 29), datetime(2020, 3, 1)),
            (None, date(9998, 12, 31), datetime(9999, 1, 1)),
        ],
    )
    def test_a_last_day_is_included(self, until, through, end):
        """
        ``until`` is the first instant no longer in force, ``through`` the last day that is.
        """
        assert end == end_of(until, through)

    @pytest.mark.parametrize(
        "ends",
        [(date.max, None), (None, date.max), (datetime.max, None), (date(9999, 1, 1), None), (None, datetime.max)],
    )
    def test_an_end_that_never_comes_is_none(self, ends):
        """
        Databases write an open end as a day of the year 9999.
        """
        assert end_of(*ends) is None


class TestHours:
    """Hours of a day."""

    @given(MINUTE, MINUTE)
    def test_they_are_read_as_they_are_written(self, start, end):
        """
        What hours say of themselves is read back as the same hours, and lasts more than nothing and at most a day.
        """
        hours = Hours(start, end)

        assert hours == Hours.parse(str(hours))
        assert 0 < hours.length <= MINUTES_A_DAY
        assert (start + hours.length) % MINUTES_A_DAY == end

    @pytest.mark.parametrize(
        ("text", "minutes"),
        [("08:00-20:00", 720), ("20:00-08:00", 720), ("08:00-08:00", 1440), ("00:00-24:00", 1440), ("8:00 – 9:30", 90)],
    )
    def test_how_long_they_last(self, text, minutes):
        """
        Hours may run over midnight; hours whose end equals their start last a day.
        """
        assert minutes == Hours.parse(text).length

    @pytest.mark.parametrize("text", ["", "8-20", "08:00", "24:00-08:00", "08:60-09:00", "08:00-24:01", "08:00-25:00"])
    def test_hours_that_do_not_exist(self, text):
        """
        Other text is malformed.
        """
        with pytest.raises(Malformed):
            Hours.parse(text)


class TestFractions:
    """Parts of a second."""

    @pytest.mark.parametrize("text", ["2020-02-10T10:00:00.1234567", "2020-02-10 10:00:00,000000001"])
    def test_what_no_instant_keeps_is_refused(self, text):
        """
        An instant that tells more of a second than is kept is not cut short without a word.
        """
        with pytest.raises(Malformed, match="millionth"):
            parse_moment(text)

    def test_noughts_lose_nothing(self):
        """
        Databases write nine digits; noughts among them are none to be lost.
        """
        assert datetime(2020, 2, 10, 10, 0, 0, 123456) == parse_moment("2020-02-10T10:00:00.123456000")
