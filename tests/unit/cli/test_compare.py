"""communitygov compare."""

import json

import pytest
from jsonschema import Draft202012Validator

from communitygov.report.schemas import result_schema

OTHER = ("  - {post: steward, holder: p-2, from: 2020-02-01}\n", "")


@pytest.fixture
def two(document):
    """Give the document, and it without the steward's appointment."""
    from tests.unit.cli.conftest import DOCUMENT

    assert OTHER[0] in DOCUMENT
    return document(), document(DOCUMENT.replace(*OTHER), "later.yaml")


def squeezed(out: str) -> list[str]:
    """The lines of a page with one blank for several."""
    return [" ".join(line.split()) for line in out.splitlines()]


def test_it_says_what_is_lost_where_and_why(run, two):
    """
    The page has both sides, the count of each kind, the places, who led, who stands behind, and the rows that differ.
    """
    code, out, err = run("compare", *two, "--why")
    lines = squeezed(out)

    assert (code, err) == (0, "")
    assert lines[:6] == [
        "Comparison every place each duty is for · 1 duty",
        "before 2020-02-10 10:00 · mode service (in force)",
        "after 2020-02-10 10:00 · mode service (in force)",
        "",
        "× lost 24",
        "= the same 6",
    ]
    assert "24 1号楼 b01 b01 楼道长 steward (p-2) × vacant" in lines
    assert "backstop 网格长 leader (p-1)" in lines
    assert "holders 楼道长 steward removed p-2 → nobody" in lines
    assert any("楼道长 steward is held by p-2" in line and "qinghe.yaml:" in line for line in lines)
    assert any("楼道长 steward: held by nobody" in line and "later.yaml:" in line for line in lines)


@pytest.mark.parametrize("more", [(), ("--level", "household"), ("--names",), ("--at-b", "2020-01-01")])
def test_json_is_what_the_schema_says(run, two, more):
    """
    The JSON fits the published schema; persons have names only where they were asked for.
    """
    found = json.loads(run("compare", *two, "--format", "json", *more).out)

    Draft202012Validator(result_schema("compare")).validate(found)
    assert found["counts"]["lost"] == 24
    assert ("names" in found) == ("--names" in more)
    assert "赵某某" not in json.dumps({**found, "names": None}, ensure_ascii=False)


def test_one_register_at_two_instants(run):
    """
    Named twice with --at-b it is asked at both; the page is told in Chinese as well.
    """
    at = ("--at", "2020-02-10T10:00", "--at-b", "2020-02-10T20:30", "--lang", "zh")
    code, out, _ = run("compare", "example:qinghe", "example:qinghe", *at)

    assert code == 0
    assert "× 失去" in out
    assert "→ 换人" in out


def test_nothing_differs(run, two):
    """
    A register and itself: the page says so, and shows no table of differences.
    """
    code, out, _ = run("compare", two[0], two[0])

    assert code == 0
    assert "= nothing differs" in out
    assert "lost" not in out


def test_nothing_to_compare_is_not_nothing_differs(run, document):
    """
    Where no pair is counted in either the page says that, and in no case that nothing differs.
    """
    empty = document("communitygov: 1\nas_of: 2020-02-10\n", "empty.yaml")
    out = run("compare", empty, empty).out

    assert "no pair was compared" in out
    assert "= nothing differs" not in out


def test_what_cannot_be_asked(run, two):
    """
    Standard input twice, an unknown duty or mode: exit code 2 and a sentence.
    """
    for args in (("-", "-"), (*two, "--duty", "swepe"), (*two, "--mode", "emergancy"), (two[0], "nowhere.yaml")):
        code, out, err = run("compare", *args)
        assert (code, out) == (2, "")
        assert err
        assert "Traceback" not in err
