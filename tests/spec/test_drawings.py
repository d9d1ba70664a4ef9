"""The drawings of the reference cases."""

import pytest
from tests.spec.case import COMMON
from tests.spec.cases import ASKED, CASES

from communitygov.model.duty import Duty
from communitygov.model.place import Place
from communitygov.testing import sketch


def test_there_are_thirty_six():
    """
    The cases are numbered from 1 to 36, in order.
    """
    assert list(range(1, 37)) == [case.number for case in CASES]


def test_the_common_community():
    """
    The community most cases share is the one that they are told of.
    """
    homes = [Place(id=f"H{number}{side}", level="household", within=f"B{number}") for number in "123" for side in "ab"]
    places = [
        Place(id="C", level="community"),
        Place(id="G1", level="grid", within="C"),
        Place(id="M1", level="micro_grid", within="G1"),
        Place(id="B1", level="building", within="M1"),
        *homes[:2],
        Place(id="M2", level="micro_grid", within="G1"),
        Place(id="B2", level="building", within="M2"),
        *homes[2:4],
        Place(id="S1", site="shop", within="G1"),
        Place(id="G2", level="grid", within="C"),
        Place(id="M3", level="micro_grid", within="G2"),
        Place(id="B3", level="building", within="M3"),
        *homes[4:],
        Place(id="B9", level="building", within="G2"),
        Place(id="H9a", level="household", within="B9"),
    ]
    duties = [
        Duty(id="sweep", applies_to=("household",), answered_at="micro_grid"),
        Duty(id="open", applies_to=("household", "shop")),
    ]

    register = sketch(COMMON)

    assert (tuple(places), tuple(duties)) == (register.places, register.duties)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.id)
def test_what_is_asked_is_drawn(asked):
    """
    Every question names a duty and a place of its drawing.
    """
    register = sketch(asked.situation.drawing)
    place = getattr(asked.question, "place", register.places[0].id)

    assert (True, True) == (
        place in {each.id for each in register.places},
        asked.question.duty in {each.id for each in register.duties},
    )
