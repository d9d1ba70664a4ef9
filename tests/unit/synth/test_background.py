"""What is made without holes is whole."""

import pytest

import communitygov as cg
from communitygov import synth
from communitygov.synth.duties import INSTANTS, MATTERS, MODES


@pytest.fixture(scope="module", params=["community", pytest.param("sub_district", marks=pytest.mark.slow)])
def whole(request):
    """The structure of a register in which nothing is planted."""
    made = synth.make(request.param, seed=7, planted=False)
    assert {0} == {len(column) for column in (*made.key.values(), *made.controls.values())}
    return cg.build(made.register())


def test_everything_is_answered(whole):
    """
    At the instants and in the modes of the key, and at an hour of a Saturday, every pair is answered or does not ask.
    """
    for mode in MODES:
        for at in (*INSTANTS, "2026-03-14T03:00"):
            cover = cg.coverage(whole, mode=mode, at=at)
            assert cover.total == cover.states["answered"] + cover.states["not_applicable"]


def test_it_is_checked_without_a_warning(whole):
    """
    No rule has anything to say but notes, and nothing points nowhere.
    """
    assert () == whole.dangling
    assert [] == [str(found) for found in cg.check(whole) if found.severity != "note"]


def test_there_are_forty_duties():
    """
    Forty duties, each with an id of its own.
    """
    assert 40 == len({matter.id for matter in MATTERS}) == len(MATTERS)


def test_errors_are_of_what_is_planted():
    """
    With holes, the errors of a check are of duties and of places that stand in the key, and nothing else is wrong.
    """
    made = synth.make("community", seed=7)
    found = cg.check(cg.build(made.register()))
    duties = {f"duty:{duty}" for duty in made.key["duty"].tolist()} | {"group:order"}
    errors = [each for each in found if each.severity == "error"]

    assert {"CG501", "CG502"} == {each.code for each in errors}
    assert {str(each.subject) for each in errors} <= duties
    assert {"CG304", "CG307", "CG503", "CG504", "CG507"} == {each.code for each in found if each.severity == "warning"}
