"""What is shown of an answer that holds many rows, and what is said before anything is counted."""

import pickle

import pytest
from attrs import evolve

import communitygov as cg
from communitygov.base.called import near_or_called
from communitygov.base.ref import Ref
from communitygov.cli.app import main
from communitygov.queries.coverage import coverage
from communitygov.report.coverage import coverage_page
from communitygov.report.draw import draw
from communitygov.report.naming import Naming


def test_of_many_rows_the_first_three_are_shown():
    """
    The others are counted; equality and pickling are those of all rows.
    """
    heshun = cg.build(cg.example("heshun"))
    load = cg.load(heshun, at="2020-02-10T20:30")
    rows = load.rows

    assert f"<{len(rows) - 3:,} more>" in repr(rows)
    assert repr(rows[2]) in repr(rows)
    assert repr(rows[3]) not in repr(rows)
    assert repr(tuple(rows[:2])) == repr(rows[:2])
    assert rows == pickle.loads(pickle.dumps(rows))
    assert len(repr(load)) < 6000


@pytest.mark.parametrize("level", ["county", "nonsense"])
def test_a_level_that_there_is_not_is_refused_before_counting(monkeypatch, capsys, level):
    """
    Counting a city takes a while; the level is looked at first.
    """
    monkeypatch.setattr("communitygov.queries.coverage.coverage", lambda *_, **__: pytest.fail("counted"))

    assert main(["coverage", "example:qinghe", "--by", level, "--at", "2020-02-10", "--lang", "en"]) == 2
    assert f"there is no level '{level}'" in capsys.readouterr().err


def test_a_word_that_is_half_of_a_name_is_that_word():
    """
    A county is what the level of districts is called too; nothing that only looks like it is meant.
    """
    names = [("community", "community"), ("district", "district or county")]

    assert ("district",) == near_or_called("county", ["community", "district"], names)
    assert ("community",) == near_or_called("comunity", ["community", "district"], names)


def test_of_many_places_that_are_not_counted_ten_are_named():
    """
    The others are counted; data has all.
    """
    heshun = cg.build(cg.example("heshun"))
    covered = coverage(heshun, duty="sweep", level="household", at="2020-02-10T20:30")
    places = tuple(Ref("place", f"lane-{at}") for at in range(1240))

    for lang, more in (("en", "and 1,230 more"), ("zh", "另有 1,230 处")):
        page = draw(coverage_page(evolve(covered, not_counted=places), Naming({}, lang)), width=200)
        assert "lane-9" in page
        assert "lane-10" not in page
        assert more in page
