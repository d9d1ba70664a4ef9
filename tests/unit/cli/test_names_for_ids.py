"""A name is written where an id stands: the id that bears it is proposed; never for the name of a person."""

import pytest
from tests.unit.cli.conftest import DOCUMENT

WHO = ("--place", "b01", "--duty", "sweep")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("who", "--place", "1号楼", "--duty", "sweep"), "No place has the id '1号楼'. Did you mean 'b01'?"),
        (("who", "--place", "b01", "--duty", "扫楼"), "No duty has the id '扫楼'. Did you mean 'sweep'?"),
        (("who", *WHO, "--mode", "应急"), "there is no mode '应急'; there are"),
        (("who", *WHO, "--mode", "应急"), "did you mean 'emergency'?"),
        (("coverage", "--level", "网格"), "did you mean 'grid'"),
        (("coverage", "--level", "门岗"), "did you mean 'gate'"),
        (("coverage", "--duty", "扫楼"), "Did you mean 'sweep'?"),
        (("load", "--mode", "应急"), "did you mean 'emergency'?"),
        (("modes", "service", "应急"), "did you mean 'emergency'?"),
        (("graph", "--of", "command", "--to", "json", "--mode", "应急"), "did you mean 'emergency'?"),
        (("answers-for", "leader", "--mode", "应急"), "did you mean 'emergency'?"),
        (("command-path", "1号楼"), "Did you mean 'b01'?"),
        (("command-path", "leader", "--mode", "应急"), "did you mean 'emergency'?"),
        (("absence", "leader", "--mode", "应急"), "did you mean 'emergency'?"),
    ],
)
def test_the_id_that_bears_the_name_is_proposed(run, document, line, said):
    """
    Of a place, a duty, a mode and a level, in every command that takes one.
    """
    command, *rest = line

    code, _, err = run(command, document(), *rest)

    assert 2 == code
    assert said in err


def test_names_of_persons_are_no_way_to_their_ids(run, document):
    """
    Who asks for a person by name is not told the id.
    """
    for command in ("answers-for", "absence"):
        err = run(command, document(), "赵某某").err

        assert "p-1" not in err
        assert "p-2" not in err


@pytest.mark.parametrize(
    ("was", "now", "meant"),
    [
        ("level: grid", "level: 网格", "grid"),
        ("every: grid_leader", "every: 网格长", "grid_leader"),
        ("part: lead, who: {every: building", "part: 牵头, who: {every: building", "lead"),
        ("answered_at: building", "answered_at: 楼栋", "building"),
        ("answered_at: building", "modes: [应急]", "emergency"),
    ],
)
def test_a_word_of_a_document_is_proposed_by_its_name(run, document, was, now, meant):
    """
    A Chinese name of a word stands where the word stands: the word to write is said.
    """
    text = DOCUMENT.replace(was, now, 1)

    code, out, _ = run("check", document(text), "--format", "concise", "--lang", "both", "--select", "CG104")

    assert 1 == code
    assert f"是否指 {meant}" in out
    assert f"did you mean {meant}" in out
