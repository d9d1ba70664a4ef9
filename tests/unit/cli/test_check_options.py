"""What the options of communitygov check take: slugs, standard input, and what is said where as_of was not read."""

import io
import json
import sys

import pytest
from tests.unit.cli.test_check import BROKEN

from communitygov.cli import source
from communitygov.io.codes import CODES
from communitygov.rules.catalogue import CATALOGUE


@pytest.fixture
def stdin(monkeypatch):
    """Give a function that puts text on standard input."""

    def putting(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return putting


def test_a_slug_selects_and_ignores_as_its_code_does(run, document):
    """
    What ``rule`` explains by its slug, ``check`` takes by its slug.
    """
    path = document(BROKEN)

    assert run("check", path, "--select", "CG301").out == run("check", path, "--select", "vacant-post").out
    assert run("check", path, "--ignore", "CG3,CG1").out == run("check", path, "--ignore", "CG3,CG1,points-nowhere").out
    assert "CG301" not in run("check", path, "--ignore", "vacant-post").out
    assert 2 == run("check", path, "--select", "vacant").code


def test_a_slug_is_that_of_one_code():
    """
    A slug that two codes had would select one of them only.
    """
    codes = {*CODES, *(rule.code for rule in CATALOGUE)}

    assert len({each.slug for each in codes}) == len({each.code for each in codes})


def test_slugs_in_a_file_of_settings(run, document, tmp_path):
    """
    A file of settings takes what the line takes.
    """
    path, config = document(BROKEN), tmp_path / "check.yaml"
    config.write_text("select: [vacant-post]\nseverity: {vacant-post: error}\n", encoding="utf-8")

    out = run("check", path, "--config", str(config), "--format", "concise").out

    assert "CG301 [error]" in out
    assert "CG110" not in out


def test_a_baseline_comes_by_standard_input(run, document, stdin):
    """
    One check after another in a pipeline; standard input is not the register as well.
    """
    path = document(BROKEN)
    known = run("check", path, "--select", "CG301", "--format", "json").out

    stdin(known)
    code, out, _ = run("check", path, "--select", "CG301", "--baseline", "-")
    assert 0 == code
    assert "in the baseline already: 1" in out
    stdin("[]x")
    assert "--baseline -: not the JSON" in run("check", path, "--baseline", "-").err
    stdin(known)
    code, _, err = run("check", "-", "--baseline", "-")
    assert 2 == code
    assert "- is the register and the baseline" in err


def test_an_annotation_has_the_remedy(run, document):
    """
    Below what is so, in the sign that a forge takes for a new line.
    """
    path = document(BROKEN)
    told = json.loads(run("check", path, "--select", "CG301", "--format", "json").out)["findings"][0]

    en = run("check", path, "--select", "CG301", "--format", "github").out
    zh = run("check", path, "--select", "CG301", "--format", "github", "--lang", "zh").out

    assert en.endswith(f"nobody is appointed to empty%0Aremedy: {told['remedy']['en']}\n")
    assert zh.endswith(f"%0A建议：{told['remedy']['zh']}\n")
    assert 1 == len(en.splitlines())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("as_of: 2026-03-02", "as_of: 2026/3/2", "no as_of could be read: today, "),
        ("duties:\n", "duties:\n\t- x\n", "no as_of could be read: today, "),
        ("as_of: 2026-03-02\n", "", "the document states no as_of: today, "),
        ("as_of: 2026-03-02\n", "links: [5]\n", "the document states no as_of: today, "),
        ("serves: c}", "serves: [c]}", ""),
    ],
)
def test_what_is_said_of_an_as_of_that_was_not_read(run, document, old, new, said, monkeypatch):
    """
    Only where nothing was lost but rows is it known that none is stated.
    """
    assert old in BROKEN
    monkeypatch.setattr(source, "today", lambda: source.date(2026, 3, 2))

    err = run("check", document(BROKEN.replace(old, new))).err

    assert err.startswith(said)
    assert bool(said) == bool(err)


def test_where_all_places_are_shown(run, document):
    """
    The graph that is named shows every place but the homes and floors of layouts, and that is what is said.
    """
    layout = "places: [{id: b, level: building, layout: {entrances: 2, floors: 3, homes: 2}}]\n"
    path = document(f"communitygov: 1\nas_of: 2026-03-02\n{layout}duties: [{{id: d}}]\n")

    err = run("who", path, "--place", "x", "--duty", "d").err
    graph = json.loads(run("graph", path, "--of", "containment", "--to", "json").out)

    assert "There are 21, such as" in err
    assert "--of containment --to json, but for the homes and floors of layouts.\n" in err
    assert {"place:b", "place:b/1", "place:b/2"} == {node["id"] for node in graph["nodes"]}


def test_what_could_not_be_read_is_told_whatever_is_selected(run, document):
    """
    A file that is no YAML: the check of some rules alone does not end without a word of why it could not run.
    """
    found = run("check", document("communitygov: 1\nplaces: [\n"), "--select", "CG3")

    assert 2 == found.code
    assert "CG00" in found.out


def test_a_check_of_no_rule_does_not_pass(run, document):
    """
    An empty choice, as a variable of a shell that was not set, or one that is taken back, is refused.
    """
    path = document(BROKEN)

    assert 2 == run("check", path, "--select", "").code
    assert 2 == run("check", path, "--select", ",").code
    assert 2 == run("check", path, "--select", "CG502", "--ignore", "CG502").code
    assert 2 != run("check", path, "--select", "CG502,").code
