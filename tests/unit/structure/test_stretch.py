"""A structure holds for the stretch of time in which containment does not change."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from communitygov.base.errors import BadQuestion, OutsideWindow
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.model.zone import Zone
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

DRAWN = sketch("""
    community C
      grid G1 until 2020-02-10
        building B1 counts 4
      grid G2 from 2020-02-10 through 2020-03-31
    zone old (police_area): G1 until 2020-05-01
    post leader grid_leader at C held by P1
    post late grid_leader at G2 held by P2
    duty sweep: household
    leader leads sweep
""")


def day(text: str) -> datetime:
    """Give 00:00 of a day."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("at", "since", "until"),
    [
        ("2019-12-31", None, day("2020-02-10")),
        ("2020-02-09T23:59", None, day("2020-02-10")),
        ("2020-02-10", day("2020-02-10"), day("2020-04-01")),
        ("2020-03-31T23:59", day("2020-02-10"), day("2020-04-01")),
        ("2020-04-01", day("2020-04-01"), day("2020-05-01")),
        ("2021-01-01", day("2020-05-01"), None),
    ],
)
def test_places_and_zones_begin_and_end_at_its_ends(at, since, until):
    """
    The stretch around an instant runs from the last beginning or end of a place or zone to the next one.
    """
    structure = build(DRAWN, at=at)

    assert (since, until) == (structure.since, structure.until)


def test_what_is_there_is_what_is_in_force():
    """
    A structure holds the places and zones in force in its stretch, and no others; a place whose parent is not there
    has no such parent.
    """
    before, after = build(DRAWN, at="2020-02-09"), build(DRAWN, at="2020-02-10")

    assert {"C", "G1", "B1"} == set(before.tree.row_of)
    assert {"C", "G2", "B1"} == set(after.tree.row_of)
    assert ("B1", "G1", "C") == tuple(map(before.tree.id, before.tree.containers(before.tree.row_of["B1"])))
    assert ("B1",) == tuple(map(after.tree.id, after.tree.containers(after.tree.row_of["B1"])))
    assert ["old"] == [zone.id for zone in before.scopes.zones]
    assert [] == [zone.id for zone in build(DRAWN, at="2020-05-01").scopes.zones]


def test_an_instant_outside_names_the_stretch():
    """
    A question about an instant outside raises `OutsideWindow`, which has the instant and both ends, and says them.
    """
    structure = build(DRAWN, at="2020-02-10")
    for at in ("2020-02-09", "2020-02-09T23:59", "2020-04-01", "2030-01-01"):
        for ask in (
            lambda at=at: who_answers(structure, place="B1", duty="sweep", at=at),
            lambda at=at: coverage(structure, at=at),
        ):
            with pytest.raises(OutsideWindow) as met:
                ask()
            assert (day("2020-02-10"), day("2020-04-01")) == (met.value.since, met.value.until)
            for lang in ("zh", "en"):
                assert all(text in met.value.sentence(lang) for text in ("2020-02-10", "2020-04-01", at))


def test_a_span_must_lie_in_one_stretch():
    """
    A span may end where the stretch ends, and not a moment later.
    """
    structure = build(DRAWN, at="2020-02-10")

    assert coverage(structure, at="2020-03-31", until="2020-04-01").total
    with pytest.raises(OutsideWindow) as met:
        coverage(structure, at="2020-03-31", until="2020-04-01T00:01")
    assert str(met.value).startswith(
        "The time from 2020-03-31 until 2020-04-01T00:01 cannot be covered at once: at 2020-04-01 places change"
    )
    assert "Ask from 2020-03-31 until 2020-04-01, and then from 2020-04-01 until 2020-04-01T00:01" in str(met.value)
    assert "请先查从 2020-03-31 到 2020-04-01，再查从 2020-04-01 到 2020-04-01T00:01" in met.value.sentence("zh")


def test_left_out_it_is_as_of():
    """
    Without an instant the register's own is taken, when building and when asking.
    """
    structure = build(DRAWN.model_copy(update={"as_of": day("2020-02-12")}))

    assert day("2020-02-10") == structure.since
    assert "2020-02-12T00:00" == who_answers(structure, place="B1", duty="sweep").at


def test_without_any_instant_it_is_the_last_stretch_and_a_question_needs_one():
    """
    Where the register names no instant either, the last stretch is built; a question without one is refused, in both
    languages.
    """
    structure = build(DRAWN)

    assert (day("2020-05-01"), None) == (structure.since, structure.until)
    assert "answered" == who_answers(structure, place="C", duty="sweep", at="2020-06-01").state
    for ask in (lambda: who_answers(structure, place="C", duty="sweep"), lambda: coverage(structure)):
        with pytest.raises(BadQuestion) as met:
            ask()
        assert "as_of" in met.value.sentence("en")
        assert "时刻" in met.value.sentence("zh")


def test_where_nothing_ever_changes_all_time_is_one_stretch():
    """
    Without beginnings and ends a structure answers for every instant.
    """
    structure = build(sketch("community C\nduty sweep: community"))

    assert (None, None) == (structure.since, structure.until)
    for at in ("1949-10-01", "2999-12-31T23:59"):
        assert "missing" == who_answers(structure, place="C", duty="sweep", at=at).state


def test_an_end_that_never_comes_ends_nothing():
    """
    ``through: 9999-12-31`` is how databases write an open end: the last stretch is the one in which all such rows are
    in force.
    """
    places = [Place(id="C", level="community", since="2020-01-01", through="9999-12-31")]
    structure = build(Register(places=places, zones=[Zone(id="z", kind="compound", members=["C"], until="9999-12-31")]))

    assert (day("2020-01-01"), None) == (structure.since, structure.until)
    assert ["C"] == list(structure.tree.row_of)
    assert 1 == len(structure.scopes.zones)


class TestTimeZone:
    """Aware instants."""

    AWARE = datetime(2020, 2, 9, 16, 0, tzinfo=UTC)

    def test_they_are_converted_where_the_register_states_its_zone(self):
        """
        16:00 in Greenwich is midnight in Shanghai: the stretch and the answer are those of local time.
        """
        drawn = DRAWN.model_copy(update={"time_zone": "Asia/Shanghai"})
        structure = build(drawn, at=self.AWARE)

        assert day("2020-02-10") == structure.since
        assert "2020-02-10T00:00" == who_answers(structure, place="B1", duty="sweep", at=self.AWARE).at
        with pytest.raises(OutsideWindow):
            who_answers(structure, place="B1", duty="sweep", at="2020-02-09T15:59Z")

    def test_they_are_refused_where_it_does_not(self):
        """
        Without a zone nobody knows what they mean here: `BadQuestion`, from every call that takes an instant.
        """
        structure = build(DRAWN, at="2020-02-10")
        for ask in (
            lambda: build(DRAWN, at=self.AWARE),
            lambda: who_answers(structure, place="B1", duty="sweep", at=self.AWARE),
            lambda: coverage(structure, at=self.AWARE),
            lambda: coverage(structure, at="2020-02-11", until=self.AWARE),
        ):
            with pytest.raises(BadQuestion) as met:
                ask()
            assert "time_zone" in met.value.sentence("zh")

    def test_rows_are_in_local_time(self):
        """
        A row that states a time zone is refused when it is made; ``as_of`` may, where the register states its own.
        """
        with pytest.raises(ValueError, match="local time"):
            Place(id="C", level="community", since=self.AWARE)
        with pytest.raises(ValueError, match="time_zone"):
            Register(as_of=self.AWARE)
        assert "2020-02-10T00:00" == str(build(Register(as_of=self.AWARE, time_zone="Asia/Shanghai")).instant(None))


@given(
    st.lists(st.tuples(st.integers(1, 28), st.integers(1, 28)), max_size=6),
    st.integers(1, 28),
    st.integers(1, 28),
)
def test_within_a_stretch_the_places_there_are_the_same(periods, at, other):
    """
    Whatever begins and ends: of two days of one stretch the same places are there, and a day that the structure of
    another refuses has other ends.
    """
    places = [
        Place(id=f"p{number}", level="grid", since=f"2020-02-{min(pair):02}", until=f"2020-02-{max(pair):02}")
        for number, pair in enumerate(periods)
    ]
    first, second = (build(Register(places=places), at=f"2020-02-{each:02}") for each in (at, other))
    try:
        first.instant(f"2020-02-{other:02}")
    except OutsideWindow:
        assert (first.since, first.until) != (second.since, second.until)
    else:
        assert (first.since, first.until) == (second.since, second.until)
        assert list(first.tree.row_of) == list(second.tree.row_of)


@pytest.mark.parametrize("as_of", [date(1, 1, 1), date(9999, 12, 31), datetime(9999, 12, 31, 23, 59)])
def test_an_as_of_at_the_ends_of_the_calendar_is_told_as_such(as_of):
    """
    A register refuses such an ``as_of``. One that a copy was given unseen cannot be built for it, and the error says
    where the instant comes from; for any other instant it is built.
    """
    with pytest.raises(ValidationError, match="as_of"):
        Register(as_of=as_of.isoformat())
    register = Register(places=(Place(id="c", level="community"),)).model_copy(update={"as_of": as_of})

    for call in (lambda: build(register), lambda: build(register, at="2020-02-10").instant(None)):
        with pytest.raises(BadQuestion, match="as_of of the register") as met:
            call()
        assert "as_of" in met.value.sentence("zh")
