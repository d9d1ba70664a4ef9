"""Values made in code: what a document could not say is refused, and what it could comes back from one."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from communitygov.base.malformed import Malformed
from communitygov.base.ref import Ref, plain_id
from communitygov.io.document import Format
from communitygov.io.read import loads
from communitygov.io.write import dumps
from communitygov.model.count import Count
from communitygov.model.days import WEEKDAYS, Days
from communitygov.model.holder import Holder
from communitygov.model.hours import Hours
from communitygov.model.link import Link
from communitygov.model.person import Person
from communitygov.model.person_id import RESERVED
from communitygov.model.place import Place
from communitygov.model.post import Appointment
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.shift import Shift
from communitygov.model.team import Seat, Team
from communitygov.model.who import Who

FORMATS: tuple[Format, ...] = ("yaml", "json")
MINUTE = st.integers(0, 1439)


def _is_id(text: str) -> bool:
    try:
        return bool(plain_id(text))
    except Malformed:
        return False


WORDS = sorted(word for word in RESERVED if word)
IDS = st.text(min_size=1, max_size=6).filter(_is_id) | st.sampled_from(("null", "~", "1e3", "-", "你", "e\u0301", "no"))
SAID = st.sampled_from((*WORDS, *map(str.upper, WORDS), *map(str.title, WORDS))) | IDS
HOLDER_TEXT = st.tuples(st.sampled_from(("", "person:", "post:", " ", "person:person:")), SAID).map("".join)
SPELLED = HOLDER_TEXT | st.lists(HOLDER_TEXT, max_size=3).map(lambda ids: {"one_of": ids})


def comes_back(register: Register) -> None:
    """Hold a register to what is read of what is written of it."""
    for form in FORMATS:
        assert register == loads(dumps(register, format=form), format=form, partial=True).register


class TestHolder:
    """Who holds a post."""

    @given(SPELLED)
    def test_every_spelling_comes_back_or_is_refused(self, spelled: object) -> None:
        """
        A holder however spelled is read back from what is written as the same holder, in appointments and in seats.
        """
        try:
            holder = Holder.parse(spelled)
        except Malformed:
            return

        assert holder == Holder.parse(holder.plain())
        comes_back(Register(appointments=(Appointment(post="a", holder=holder),)))
        comes_back(Register(teams=(Team(id="t", seats={"s": Seat(holder=holder)}),)))

    @given(st.sampled_from(("person", "post", "unnamed", "unknown", "one_of", "nobody")), st.lists(SAID, max_size=3))
    def test_one_made_in_code_comes_back_or_is_refused(self, kind: str, ids: list[str]) -> None:
        """
        A holder made in code is one that a document can say.
        """
        try:
            holder = Holder(kind, tuple(ids))  # type: ignore[arg-type]
        except ValidationError:
            return

        comes_back(Register(appointments=(Appointment(post="a", holder=holder),)))

    @pytest.mark.parametrize("word", ["unnamed", "Unnamed", "unknown", "空缺", "none", "VACANT"])
    def test_a_word_for_a_holder_is_no_person(self, word: str) -> None:
        """
        A word that tells of a post who holds it is no id of a person, wherever persons are named.
        """
        for said in (f"person:{word}", {"one_of": [word, "x"]}, {"one_of": [f"person:{word}"]}):
            with pytest.raises(Malformed, match="no id of a person"):
                Holder.parse(said)
        for made in (
            lambda: Person(id=word),
            lambda: Share(duty="d", part="lead", who=f"person:{word}"),
            lambda: Link(kind="k", who=f"person:{word}", to="post:p"),
        ):
            with pytest.raises(ValidationError, match="no id of a person"):
                made()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Count(-5),
        lambda: Count(3.5),  # type: ignore[arg-type]
        lambda: Count(True),
        lambda: Count(10**12),
        lambda: Count(None),
        lambda: Count(5, "unknown"),
        lambda: Count(5, "nosuch"),  # type: ignore[arg-type]
        lambda: Hours(-5, 99999),
        lambda: Hours(5.5, 7),  # type: ignore[arg-type]
        lambda: Hours(0, 1440),
        lambda: Hours(True, 60),
        lambda: Who("nosuch", "p"),  # type: ignore[arg-type]
        lambda: Who("post", ""),
        lambda: Who("post", "a b"),
        lambda: Who("every", "a b"),
        lambda: Who("post", 5),  # type: ignore[arg-type]
        lambda: Days("nosuch"),  # type: ignore[arg-type]
        lambda: Days([]),  # type: ignore[arg-type]
        lambda: Days("daily", weekdays=("mon",)),
        lambda: Days("weekdays"),
        lambda: Days("weekdays", weekdays=("mon",), dates=(date(2020, 2, 10),)),
        lambda: Days("weekdays", weekdays=("monday",)),
        lambda: Days("weekdays", weekdays="mon"),  # type: ignore[arg-type]
        lambda: Days("dates", dates=("2020-02-10",)),  # type: ignore[arg-type]
        lambda: Days("dates", dates=(datetime(2020, 2, 10, 5),)),
        lambda: Holder("person"),
        lambda: Holder("person", ("a", "b")),
        lambda: Holder("person", ("a b",)),
        lambda: Holder("person", "a"),  # type: ignore[arg-type]
        lambda: Holder("person", (5,)),  # type: ignore[arg-type]
        lambda: Holder("post", ()),
        lambda: Holder("unnamed", ("x",)),
        lambda: Holder("one_of", ()),
        lambda: Holder("one_of", ("unnamed", "x")),
        lambda: Holder("nosuch"),  # type: ignore[arg-type]
        lambda: Link(kind="k", who=Ref("post", "a b"), to="post:p"),
    ],
)
def test_what_no_document_says_is_refused(make: Callable[[], object]) -> None:
    """
    A value made in code that no document could say raises what a noun does, and does not show the value.
    """
    with pytest.raises(ValidationError) as raised:
        make()

    assert isinstance(raised.value.errors()[0]["ctx"]["error"], Malformed)
    assert "input_value" not in str(raised.value)


class TestComesBack:
    """What a document could say comes back from one."""

    @given(st.integers(0, 10**12 - 1), st.sampled_from(("exact", "about", "more_than", "less_than")))
    def test_counts(self, number: int, bound: str) -> None:
        """
        Every count, known or not.
        """
        for count in (Count(number, bound), Count(None, "unknown")):  # type: ignore[arg-type]
            comes_back(Register(places=(Place(id="a", level="b", households=count),)))

    @given(MINUTE, MINUTE, st.lists(st.sampled_from(WEEKDAYS), min_size=1), st.lists(st.dates(), min_size=1))
    def test_hours_and_days(self, start: int, end: int, weekdays: list[str], dates: list[date]) -> None:
        """
        Hours, and days in whatever order and however often they are given.
        """
        for days in (Days("weekdays", weekdays=tuple(weekdays)), Days("dates", dates=tuple(dates)), Days("workdays")):
            comes_back(Register(shifts=(Shift(id="s", hours=Hours(start, end), days=days),)))

    @given(st.sampled_from(("post", "team", "organisation", "person", "every")), IDS.filter(lambda x: x not in WORDS))
    def test_carriers(self, kind: str, identity: str) -> None:
        """
        Whoever carries a share.
        """
        try:
            who = Who(kind, identity)  # type: ignore[arg-type]
        except ValidationError:
            assert kind == "person"
            assert identity.casefold() in RESERVED
            return
        comes_back(Register(shares=(Share(duty="d", part="lead", who=who),)))


@pytest.mark.parametrize("said", ["2020-02-10T10:00", datetime(2020, 2, 10, 5)])
def test_a_day_with_an_hour_is_refused(said: object) -> None:
    """
    The hour of a day is not left out without a word; midnight, which programs give for a day, is that day.
    """
    with pytest.raises(Malformed, match="no hour"):
        Days.parse([said])
    assert Days.parse(["2020-02-10"]) == Days.parse([datetime(2020, 2, 10)])
