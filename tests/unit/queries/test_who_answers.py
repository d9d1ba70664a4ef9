"""Who answers for what: the answer as a value, what it rests on, and a register built in code."""

import pickle

import pytest

from communitygov.base.ref import Ref
from communitygov.io.write import dumps
from communitygov.model.doors import Building, Community, Grid, GridLeader
from communitygov.model.duty import Duty
from communitygov.model.person import Person
from communitygov.model.post import Appointment
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.queries.answer import Answer
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"

DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes
      gate east
    zone Z (compound): B1/1
    post chief community_secretary at C held by P0
    post leader grid_leader for each grid held by P1 on 20:00-08:00
    post warden warden at Z held by unknown
    duty sweep: household
    every warden leads sweep
    every grid_leader leads sweep
    chief leads sweep
    chief supervises sweep
"""


def ask(place: str = "B1/1/3/301", duty: str = "sweep", drawing: str = DRAWN, at: str = AT, **asked) -> Answer:
    """Give an answer about the drawing."""
    return who_answers(build(sketch(drawing), at=at), place=place, duty=duty, at=at, **asked)


class TestAnswer:
    """The answer as a value."""

    def test_it_says_what_was_asked(self):
        """
        The place, the duty, the mode asked and the one in force, the instant, and whether shifts were looked at.
        """
        answer = ask(at="2020-02-10", drawing=DRAWN + "\n    switch epidemic at G1\n")

        assert (Ref("place", "B1/1/3/301"), Ref("duty", "sweep")) == (answer.place, answer.duty)
        assert (None, ("epidemic",)) == (answer.mode, answer.mode_in_force)
        assert ("2020-02-10", False) == (answer.at, answer.shifts_considered)
        assert ("flood", ("flood",), True) == (
            (other := ask(mode="flood")).mode,
            other.mode_in_force,
            other.shifts_considered,
        )

    def test_its_path_runs_outwards(self):
        """
        The place and what it lies in, outwards; floors of layouts left out unless one is asked about.
        """
        assert ["B1/1/3/301", "B1/1", "B1", "G1", "C"] == [ref.id for ref in ask().path]
        assert ["B1/1/3", "B1/1", "B1", "G1", "C"] == [ref.id for ref in ask("B1/1/3").path]
        assert ["east", "C"] == [ref.id for ref in ask("east").path]

    def test_it_is_a_value(self):
        """
        Equal questions have equal answers, which can be counted in sets and go through a pickle.
        """
        answer = ask()

        assert 1 == len({answer, ask()})
        assert answer == pickle.loads(pickle.dumps(answer))
        assert answer != ask("B1/2/3/301")

    def test_readings_are_told_where_something_is_unknown(self):
        """
        The warden is there or not: with one the warden answers, without the chief does.
        """
        answer = ask()

        assert "unknown_which" == answer.state
        assert [("answered", 1), ("answered", 1)] == [(each.state, len(each.persons)) for each in answer.readings]
        assert {"unknown", "person:P0"} == {entry.holder for entry in answer.lead}
        assert () == ask("B1/2/3/301").readings

    def test_no_name_of_a_person_is_known_to_it(self):
        """
        Names of places, duties and posts go with an answer, those of persons never.
        """
        drawn = sketch(DRAWN)
        people = tuple(Person(id=person.id, name="赵某某") for person in drawn.people)
        structure = build(drawn.model_copy(update={"people": people}))
        answer = who_answers(structure, place="B1/2/3/301", duty="sweep", at=AT)

        assert "person:P0" == answer.lead[0].holder
        assert "赵某某" not in repr(answer) + str(answer.names) + str(answer.to_json())


class TestBuiltInCode:
    """A register built in code is a full citizen."""

    REGISTER = Register(
        places=[
            Community(id="c"),
            Grid(id="g", within="c"),
            Building(id="b", within="g", layout={"entrances": 1, "floors": 2, "homes": 1}),
        ],
        people=[Person(id="p")],
        posts=[GridLeader(id="leader", for_each="grid")],
        appointments=[Appointment(post="leader-g", holder="p")],
        duties=[Duty(id="d", applies_to=["household"])],
        shares=[Share(duty="d", part="lead", who={"every": "grid_leader"})],
    )

    def test_its_answers_say_where_each_fact_stands(self):
        """
        Without a file the place of a fact is its section and row.
        """
        answer = who_answers(build(self.REGISTER), place="b/1/2/201", duty="d", at=AT)

        assert "answered" == answer.state
        assert [("share", "shares[0]"), ("appointment", "appointments[0]")] == [
            (fact.kind, str(fact.position)) for fact in answer.because
        ]

    def test_its_answers_are_those_of_what_is_written_and_read_back(self, tmp_path):
        """
        Written out and read again it gives the same answers; only where facts stand is another matter.
        """
        from communitygov.io.read import loads

        again = loads(dumps(self.REGISTER))
        first, second = (
            who_answers(build(each), place="b/1/2/201", duty="d", at=AT) for each in (self.REGISTER, again)
        )

        assert first == second
        assert [fact.position for fact in first.because] != [fact.position for fact in second.because]


@pytest.mark.parametrize(
    ("place", "duty", "state", "reason"),
    [
        ("east", "sweep", "not_applicable", "kind"),
        ("B1/1/3/301", "late", "not_applicable", "duty"),
        ("B1/1/3/301", "flooded", "not_applicable", "mode"),
        ("B1/1/3/301", "nightly", "not_applicable", "hours"),
        ("soon", "sweep", "not_applicable", "place"),
    ],
)
def test_why_nothing_is_asked(place, duty, state, reason):
    """
    A place that is not there yet, a duty that is not, or that is for another kind, mode or hour: each is said.
    """
    more = """
    building soon from 2020-03-01
    duty late: household from 2020-03-01
    duty flooded: household in flood
    duty nightly on 20:00-08:00: household
    """
    answer = ask(place, duty, DRAWN + more)

    assert (state, reason) == (answer.state, answer.because[0].object)
    assert () == answer.lead == answer.escalation == answer.first_responder
