"""The reference cases, asked of the library."""

import pytest
from tests.spec.case import Count, Question
from tests.spec.cases import ASKED
from tests.spec.told import told

import communitygov as cg
from communitygov.testing import sketch

QUESTIONS = [each for each in ASKED if isinstance(each.question, Question)]


def ask(asked):
    """Ask the library what a case asks."""
    question = asked.question
    built = cg.build(sketch(asked.situation.drawing), at=question.at)
    return cg.who_answers(built, place=question.place, duty=question.duty, mode=question.mode, at=question.at)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda it: it.id)
def test_answer(asked):
    """
    The answer is the one the case gives, in all it lists.
    """
    given = ask(asked).to_json()
    losses = [(loss["share"], loss["carrier"], loss["step"]) for loss in given["why_not"]]
    readings = [(reading["state"], reading["persons"]) for reading in given["readings"]]

    assert asked.question.expected == told({**given, "why_not": losses, "readings": readings}, asked.question)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda it: it.id)
def test_shifts_considered(asked):
    """
    A date without an hour leaves shifts aside, and the answer says so; an hour does not.
    """
    assert ("T" in asked.question.at) == ask(asked).shifts_considered


@pytest.mark.parametrize("asked", [each for each in QUESTIONS if each.question.because], ids=lambda it: it.id)
def test_because(asked):
    """
    What the case says the answer rests on is among its facts.
    """
    details = [fact.detail for fact in ask(asked).because]

    assert list(asked.question.because) == [reason for reason in asked.question.because if reason in details]


@pytest.mark.parametrize("asked", [each for each in ASKED if isinstance(each.question, Count)], ids=lambda it: it.id)
def test_coverage(asked):
    """
    The counts of states are those of the case and add up; what is not counted is listed apart.
    """
    count = asked.question
    built = cg.build(sketch(asked.situation.drawing), at=count.at)
    given = cg.coverage(built, duty=count.duty, level="household", mode=count.mode, at=count.at, until=count.until)

    assert (count.states, sum(count.states.values()), count.not_counted) == (
        {state: number for state, number in given.states.items() if number},
        given.total,
        tuple(ref.id for ref in given.not_counted),
    )


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda it: it.id)
def test_in_bulk(asked):
    """
    Counted for the whole community at once, the place asked about has the same state as asked alone.
    """
    question, register = asked.question, sketch(asked.situation.drawing)
    gaps = cg.coverage(cg.build(register, at=question.at), duty=question.duty, mode=question.mode, at=question.at).gaps
    holes = {ref.id: gap.state for gap in gaps for ref in gap.places}
    alone = {"answered": None, "exempt": None, "not_applicable": None}

    assert alone.get(question.state, question.state) == holes.get(question.place)
