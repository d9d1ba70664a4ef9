"""The reference cases, asked of the second implementation."""

import pytest
from tests.oracle.meaning import answer, coverage
from tests.spec.case import Count, Question
from tests.spec.cases import ASKED
from tests.spec.told import told

from communitygov.testing import sketch


@pytest.mark.parametrize("asked", [each for each in ASKED if isinstance(each.question, Question)], ids=lambda it: it.id)
def test_answer(asked):
    """
    The answer is the one the case gives, in all it lists.
    """
    question, register = asked.question, sketch(asked.situation.drawing)
    given = answer(register, question.place, question.duty, question.mode, question.at)
    entries = {name: [each._asdict() for each in rows] for name, rows in given.items() if rows and _entries(rows)}

    assert question.expected == told(given | entries, question)


def _entries(rows: object) -> bool:
    return isinstance(rows, list) and all(hasattr(row, "_asdict") for row in rows)


@pytest.mark.parametrize("asked", [each for each in ASKED if isinstance(each.question, Count)], ids=lambda it: it.id)
def test_coverage(asked):
    """
    The counts are those of the case; over a day each hour is asked on its own.
    """
    count, register = asked.question, sketch(asked.situation.drawing)
    hours = [count.at] if count.until is None else [f"{count.at[:10]}T{hour:02}:00" for hour in range(24)]
    states: dict[str, float] = {}
    for at in hours:
        given = coverage(register, [count.duty], "household", count.mode, at)
        for state, weight in given["states"].items():
            states[state] = states.get(state, 0) + weight

        assert list(count.not_counted) == given["not_counted"]

    assert count.states == states
