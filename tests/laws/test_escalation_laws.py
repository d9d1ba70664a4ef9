"""What is told of escalations changes no answer: a step that no case comes to may as well not be written."""

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.oracle.generator import questions, register

from communitygov.queries.answer import Answer
from communitygov.queries.who_answers import who_answers
from communitygov.rules.check import check
from communitygov.rules.look import Look
from communitygov.structure.build import Structure, build

seeds = st.integers(0, 10**6)
law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(structure: Structure, at: str) -> set[int]:
    """The rows of the links that no case comes to."""
    findings = check(structure, at=at, select=["CG515"])
    assert not findings.crashes
    return {int(each.path.split("[")[1].split("]")[0]) for each in findings}


def answers(structure: Structure, asked: set[tuple[str, str]], modes: tuple[str, ...], at: str) -> list[Answer]:
    """The answers of places and duties at one instant, in each of some modes."""
    every = ((place, duty, mode) for place, duty in sorted(asked) for mode in modes)
    return [who_answers(structure, place=place, duty=duty, mode=mode, at=at) for place, duty, mode in every]


def compare(seed: int) -> Counter[str]:
    """Take out what is told, ask again, and count what occurs."""
    drawn = register(seed)
    at = questions(seed, drawn)[0][3]
    structure = build(drawn, at=at)
    never = told(structure, at)
    links = tuple(link for number, link in enumerate(drawn.links) if number not in never)
    without = build(drawn.model_copy(update={"links": links}), at=at)
    asked = {(place, duty) for place, duty, _, _ in questions(seed, drawn)}
    modes = Look(structure, structure.instant(at)).modes
    again = answers(without, asked, modes, at)
    for before, after in zip(answers(structure, asked, modes, at), again, strict=True):
        assert before.escalation == after.escalation, f"seed {seed}, {before.place}, {before.duty}, {before.mode}"
    return Counter(told=len(never), links=len(links), lines=sum(bool(each.escalation) for each in again))


@law
@given(seed=seeds)
@example(seed=5799)
def test_a_step_that_no_case_comes_to_changes_no_answer(seed: int) -> None:
    """
    Every question is answered with the same chain when the links that are told are taken out.
    """
    compare(seed)


def test_the_law_looks_at_something() -> None:
    """
    Over some seeds links are told, others are kept, and chains are there.
    """
    found = sum((compare(seed) for seed in range(40)), Counter[str]())

    assert min(found["told"], found["links"], found["lines"]) > 0
