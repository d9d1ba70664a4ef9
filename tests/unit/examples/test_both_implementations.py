"""The engine and the second implementation, which share no code, give the examples the same answers."""

import pytest
from tests.oracle.compare import Engine, comparable, difference
from tests.oracle.meaning import answer

from communitygov.io.examples import example

ASKED = {
    "heshun": (
        (
            *("b07/2/5/501", "b08/3/1/101", "b15/3/1/101", "b09/1/1/101", "b07/2", "b27"),
            *("case-01", "case-02", "gate-east", "square", "shop-01", "g03", "g05", "heshun"),
        ),
        ("2020-02-10T20:30", "2020-02-10T10:00", "2020-02-10"),
    ),
    "heshun-broken": (
        (
            *("b18/1/1/101", "b02/3/1/101", "b28", "b29", "shop-02", "market", "car-park", "case-02"),
            *("gate-west", "g03", "g06", "heshun"),
        ),
        ("2020-02-10T20:30", "2020-02-10T10:00", "2020-02-10"),
    ),
    "qinghe": (
        ("b01/1/3/301", "b01/2/3/301", "b02", "east-gate", "qinghe"),
        ("2020-02-10T20:30", "2020-02-10T10:00", "2020-02-10"),
    ),
    "chonaikai": (
        ("house1", "han2", "danchi/3/2/201", "gomi1", "shelter"),
        ("2024-06-03T08:00", "2024-06-04T07:00", "2024-06-01"),
    ),
}
MODES = (None, "service", "emergency")


@pytest.mark.parametrize("name", ASKED)
def test_they_agree(name):
    """
    For every duty, in places of every kind, by day, by night and on a bare date, in every mode: one answer, field by
    field.
    """
    register, engine = example(name), Engine()
    places, instants = ASKED[name]
    apart = {}
    for question in (
        (place, duty.id, mode, at) for duty in register.duties for place in places for at in instants for mode in MODES
    ):
        ours, theirs = answer(register, *question), engine.ask(register, *question)
        lines = difference(comparable(ours), comparable(theirs))
        if lines:
            apart[question] = lines

    assert apart == {}
