"""Questions are asked of what is built, and by ids that can be ids."""

from collections.abc import Callable
from typing import Any

import pytest

import communitygov as cg

AT = "2020-02-10"

QUESTIONS: dict[str, Callable[[Any], object]] = {
    "who_answers": lambda s: cg.who_answers(s, place="b01", duty="sweep", at=AT),
    "who_answers_all": lambda s: cg.who_answers_all(s, {"place": ["b01"], "duty": ["sweep"]}),
    "answers_for": lambda s: cg.answers_for(s, "leader-g01", at=AT),
    "coverage": lambda s: cg.coverage(s, at=AT),
    "load": lambda s: cg.load(s, at=AT),
    "absence": lambda s: cg.absence(s, "leader-g01", at=AT),
    "absences": lambda s: cg.absences(s, over="person", at=AT),
    "absence_pairs": lambda s: cg.absence_pairs(s, at=AT),
    "chokepoints": lambda s: cg.chokepoints(s, at=AT),
    "command_path": lambda s: cg.command_path(s, "b01", at=AT),
    "compare": lambda s: cg.compare(s, s, at=AT),
    "modes": lambda s: cg.modes(s, "routine", "epidemic", at=AT),
    "week": lambda s: cg.week(s, at=AT),
    "check": lambda s: cg.check(s, at=AT),
    "to_networkx": lambda s: cg.to_networkx(s, "containment"),
}


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("given", [cg.example("qinghe"), None], ids=["a register", "nothing"])
def test_what_is_not_built_is_refused(ask, given):
    """
    A register is told to be built first, in both languages.
    """
    with pytest.raises(cg.BadQuestion, match=type(given).__name__) as refused:
        ask(given)

    assert "build(register)" in str(refused.value)
    assert "build(register)" in refused.value.sentence("zh")


def test_the_second_structure_of_a_comparison_is_built_too(qinghe):
    """
    Each of the two is looked at.
    """
    with pytest.raises(cg.BadQuestion, match="not of Register"):
        cg.compare(qinghe, qinghe.register, at=AT)


@pytest.mark.parametrize("place", ["b01/" * 8000, "x" * 32_000, "e" + "\u0301\u0323" * 200_000])
def test_an_id_longer_than_any_is_refused_at_once(qinghe, place):
    """
    It is neither looked for nor repeated.
    """
    for ask in (
        lambda: cg.who_answers(qinghe, place=place, duty="sweep", at=AT),
        lambda: cg.command_path(qinghe, place, at=AT),
        lambda: cg.answers_for(qinghe, place, at=AT),
        lambda: qinghe.places[place],
    ):
        with pytest.raises(cg.BadQuestion, match="at most 128") as refused:
            ask()
        assert len(str(refused.value)) < 400


def test_the_message_does_not_repeat_what_is_of_another_kind(qinghe):
    """
    A long list in the place of an id is shown in part.
    """
    with pytest.raises(cg.BadQuestion, match="is no place") as refused:
        cg.who_answers(qinghe, place=["b01"] * 10_000, duty="sweep", at=AT)

    assert len(str(refused.value)) < 400


def test_a_single_absence_is_not_read_letter_by_letter(qinghe):
    """
    One text is one who is away, or one named set; so is a reference.
    """
    for one in ("kind:grid_leader", cg.Ref("post", "leader-g01")):
        assert cg.absences(qinghe, [one], at=AT).rows == cg.absences(qinghe, one, at=AT).rows
