"""Norms as data, and the rule that judges by them (CG801)."""

import re
from datetime import date, timedelta

import pytest

from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.norms.dated import norm_in_force, norms
from communitygov.testing import found_in

OLD, NEW = "2025-12-31", "2026-01-01"
CODE = "CG801"


def looked(drawn, at=NEW):
    """What the rule says, and why it did not look."""
    findings = found_in(drawn, at=at)
    found = [each for each in findings if each.code == CODE]
    return [each.message for each in found], [each.why.en for each in findings.not_checked if each.code == CODE]


@pytest.mark.parametrize("norm", norms(), ids=lambda norm: norm.id)
def test_a_norm_has_source_dates_status_and_scope(norm):
    """
    No number stands without where it is from, since when, whether its text was read, and what it is for.
    """
    assert re.search("《.+》.*第.+条", norm.source)
    assert norm.status in ("source_read", "reported")
    assert norm.through is None or norm.since < norm.through
    assert (norm.level is None) == bool(norm.kinds)
    assert {norm.at_least, norm.at_most} != {None}
    assert 0 <= (norm.at_least or 0) <= (norm.at_most or 10**9)
    assert norm.title.zh and norm.title.en and norm.says.zh and norm.says.en  # noqa: PT018
    assert norm.rule in {rule.code.code for rule in CATALOGUE}


def test_norms_of_one_rule_follow_each_other():
    """
    On no day are two in force for one rule and vocabulary, and none of this law's days is without.
    """
    first, second = (norm for norm in norms() if norm.rule == CODE)

    assert "rc.size.new" == first.id
    assert second.through is not None
    assert first.since == second.through + timedelta(days=1)
    for day in (date(1990, 1, 1), date(2025, 12, 31), date(2026, 1, 1), date(2040, 1, 1)):
        assert norm_in_force(CODE, day, vocabulary="china") is not None
    assert norm_in_force(CODE, date(1989, 12, 31), vocabulary="china") is None
    assert norm_in_force(CODE, date(2026, 1, 1), vocabulary="japan") is None


@pytest.mark.parametrize(
    ("households", "old", "new"),
    [(99, True, True), (100, False, True), (700, False, True), (701, True, True), (1000, True, False)],
)
def test_a_community_is_judged_by_the_law_of_the_day(households, old, new):
    """
    Until the end of 2025 it was 100 to 700 households, since then 1,000 to 3,000, the ends included.
    """
    drawn = f"community C counts {households}"

    assert (old, new) == (bool(looked(drawn, OLD)[0]), bool(looked(drawn, NEW)[0]))


def test_the_sentence_quotes_the_law_in_force():
    """
    The count first, then the law with its article and what it names.
    """
    ((said,), _), ((then,), _) = looked("community C counts 3001", NEW), looked("community C counts 3001", OLD)

    assert said.startswith(
        "C has 3,001 households; 《城市居民委员会组织法》（2025-10-28 修订）第三条 names in general 1,000"
    )
    assert "第六条 names in general 100 to 700 households" in then


@pytest.mark.parametrize(
    ("drawn", "says"),
    [
        ("community C counts more than 3000", "at least 3,001 households"),
        ("community C counts less than 1000", "at most 999 households"),
        ("community C\n  building B with 40 entrances x 10 floors x 8 homes", "at least 3,200 households"),
        ("community C\n  building B counts 2000\n  building D counts more than 1000", "at least 3,001 households"),
        ("community C\n  building B counts 4000 made up", "at least 4,000 households (some of them made up)"),
    ],
)
def test_bounds_are_enough_where_they_are_sure(drawn, says):
    """
    A bound may be all that is needed; the homes listed are a lower bound, for a register need not list them all.
    """
    ((said,), unchecked) = looked(drawn)

    assert f"C has {says}; " in said
    assert [] == unchecked


@pytest.mark.parametrize(
    "drawn",
    [
        "community C",
        "community C counts about 5000",
        "community C not counted",
        "community C counts less than 5000",
        "community C counts more than 200",
        "community C\n  building B counts 12",
    ],
)
def test_what_is_not_known_is_not_judged(drawn):
    """
    Few homes listed are not few homes, and about is no number.
    """
    assert ([], ["the number of households is not stated of C"]) == looked(drawn)


def test_what_the_law_is_not_for_is_not_looked_at():
    """
    A village has another law, a community of another vocabulary another country, and a day before the law none.
    """
    assert ([], []) == looked("village V counts 5000")
    assert ([], []) == looked("community C counts 5000", "1989-01-01")
    assert ([], []) == looked("community C counts 5000 until 2025-01-01")


@pytest.mark.parametrize(
    ("second", "several"),
    [
        ("organisation two (residents_committee) at east", True),
        ("organisation two (residents_committee) at C", False),
        ("organisation two (residents_committee) at west", False),
        ("organisation two (owners_committee) at east", False),
        ("organisation two (residents_committee) at east until 2026-01-01", False),
    ],
)
def test_a_community_of_several_committees_is_the_area_of_none(second, several):
    """
    What the law names is for one residents' committee: where two have an area each, their sum says nothing.
    """
    drawn = f"""
        community C counts 4839
          grid G1
          grid G2
        zone west (responsibility_area): G1
        zone east (responsibility_area): G2
        organisation one (residents_committee) at west
        {second}
    """
    found, unchecked = looked(drawn)

    assert several != bool(found)
    assert several == bool(unchecked)
    assert not several or unchecked[0].startswith("several residents' committees serve C,")
