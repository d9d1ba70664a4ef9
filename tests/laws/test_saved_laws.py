"""A structure that is saved and opened answers as the one that was built: on structures from seeds, and each case."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.oracle.generator import INSTANTS, questions, register
from tests.oracle.recurring import recurring
from tests.spec.case import Count, Question
from tests.spec.cases import ASKED

import communitygov as cg
from communitygov.io.saved.periods import DATED, MADE
from communitygov.structure.index import Index
from communitygov.structure.linked import Linked
from communitygov.testing import sketch

seeds = st.integers(0, 10**6)
law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(ask: Any, structure: cg.Structure, **asked: Any) -> object:
    """The answer as data; an error as it is, which is a value too."""
    try:
        return ask(structure, **asked).to_json()
    except cg.CommunityGovError as exc:
        return exc


def both(built: cg.Structure) -> tuple[cg.Structure, cg.Structure]:
    """The structure, and the same one saved and opened, every section looked at."""
    with TemporaryDirectory() as folder:
        cg.save(built, Path(folder) / "one.cg")
        return built, cg.open_structure(Path(folder) / "one.cg", check=True)


def command(structure: cg.Structure, post: str, at: str) -> Any:
    """Who a post reports to."""
    return cg.command_path(structure, post, at=at)


@law
@example(seed=11)
@given(seed=seeds)
def test_one_question_has_one_answer(seed: int) -> None:
    """
    Whoever is asked about one place, the answer is the same in every field, as are the reasons.
    """
    drawn = register(seed)
    for place, duty, mode, at in questions(seed, drawn):
        built, opened = both(cg.build(drawn, at=at))

        assert told(cg.who_answers, built, place=place, duty=duty, mode=mode, at=at) == told(
            cg.who_answers, opened, place=place, duty=duty, mode=mode, at=at
        )


@law
@given(seed=seeds, at=st.sampled_from(INSTANTS))
def test_questions_about_many_have_one_answer(seed: int, at: str) -> None:
    """
    Coverage, load, what each post answers for and what changes with the mode are the same.
    """
    drawn = register(seed).model_copy(update={"time_zone": None})
    built, opened = both(cg.build(drawn, at=at))

    assert told(cg.coverage, built, at=at) == told(cg.coverage, opened, at=at)
    assert told(cg.load, built, at=at) == told(cg.load, opened, at=at)
    for post in list(built.posts)[:4]:
        assert told(cg.answers_for, built, who=f"post:{post}", at=at) == told(
            cg.answers_for, opened, who=f"post:{post}", at=at
        )
        assert told(command, built, post=f"post:{post}", at=at) == told(command, opened, post=f"post:{post}", at=at)
    modes = {"from_mode": "service", "to_mode": "emergency", "at": at}
    assert told(cg.modes, built, **modes) == told(cg.modes, opened, **modes)


@law
@given(seed=seeds, at=st.sampled_from(INSTANTS))
def test_look_ups_of_a_file_are_those_of_its_rows(seed: int, at: str) -> None:
    """
    What finds shares, those who serve a place, links and zones says the same as when every row is looked at.
    """
    _, opened = both(cg.build(register(seed).model_copy(update={"time_zone": None}), at=at))
    kept, made = Index.of(opened), Index.worked_out(opened)
    linked, joined = Linked.of(opened), Linked.worked_out(opened)

    for name in ("order", "served", "where"):
        assert getattr(kept, name).tolist() == getattr(made, name).tolist()
    assert dict(kept.named) == dict(made.named)
    assert {key: row.number for key, row in kept.by_key.items()} == {
        key: row.number for key, row in made.by_key.items()
    }
    assert dict(linked.stands_in) == dict(joined.stands_in)
    assert dict(linked.reports) == dict(joined.reports)
    assert linked.reports_many == joined.reports_many


@law
@given(seed=seeds)
def test_periods_of_a_file_are_those_of_its_rows(seed: int) -> None:
    """
    When rows begin and end, and whether any is written for many places, is said of a file as its rows say it; a span
    of time is told alike.
    """
    drawn, _, mode, at, until = recurring(seed)
    built, opened = both(cg.build(drawn, at=at))
    kept: Any = opened.register

    for section in DATED:
        periods = kept.periods(section)
        assert [periods.values[code] for code in periods.codes] == [row.period for row in getattr(drawn, section)]
    for section in MADE:
        made = any(row.for_each is not None for row in getattr(drawn, section))
        assert kept.says_for_each(section) == made
    asked = {"at": at, "until": until, "mode": mode}
    assert told(cg.coverage, built, **asked) == told(cg.coverage, opened, **asked)
    assert told(cg.week, built, **asked) == told(cg.week, opened, **asked)


@law
@given(seed=seeds, at=st.sampled_from(INSTANTS))
def test_what_is_shown_is_the_same(seed: int, at: str) -> None:
    """
    Places, posts, duties and what hangs loose are equal, noun by noun; so is the register of an opened structure.
    """
    built, opened = both(cg.build(register(seed).model_copy(update={"time_zone": None}), at=at))

    for one, other in ((built.places, opened.places), (built.posts, opened.posts), (built.duties, opened.duties)):
        assert list(one.items()) == list(other.items())
    assert built.dangling == tuple(opened.dangling)
    assert built.register == opened.in_nouns().register


@law
@given(seed=seeds, at=st.sampled_from(INSTANTS))
def test_changes_are_tried_out_alike(seed: int, at: str) -> None:
    """
    What is tried out on an opened structure comes to what it comes to on the one that was built.
    """
    built, opened = both(cg.build(register(seed).model_copy(update={"time_zone": None}), at=at))
    for post in list(built.posts)[:3]:
        change = cg.vacate(post)

        assert told(cg.coverage, built.what_if(change), at=at) == told(cg.coverage, opened.what_if(change), at=at)


@pytest.mark.parametrize("asked", ASKED, ids=lambda it: it.id)
def test_the_reference_cases_have_one_answer(asked: Any) -> None:
    """
    Every question of the reference cases is answered alike.
    """
    question = asked.question
    built, opened = both(cg.build(sketch(asked.situation.drawing), at=question.at))
    if isinstance(question, Question):
        said = {"place": question.place, "duty": question.duty, "mode": question.mode, "at": question.at}

        assert told(cg.who_answers, built, **said) == told(cg.who_answers, opened, **said)
    if isinstance(question, Count):
        said = {"duty": question.duty, "level": "household", "at": question.at, "until": question.until}

        assert told(cg.coverage, built, **said) == told(cg.coverage, opened, **said)
