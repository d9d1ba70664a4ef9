"""The rules about switches (CG706), temporary posts (CG707) and sites (CG708) that must end."""

import pytest
from tests.unit.rules.teams_drawn import of, silent


@pytest.mark.parametrize(
    ("switch", "told"),
    [
        ("emergency at C", True),
        ("emergency at C from 2026-06-01", True),
        ("emergency at C until 9999-12-31", True),
        ("emergency at C until 2026-06-01", False),
        ("emergency at C through 2020-06-01", False),
        ("service at C", False),
    ],
)
def test_a_switch_must_end(switch, told):
    """
    Also one to come; the mode that is there without a switch may last.
    """
    assert told is not silent(f"community C\nswitch {switch}", "CG706")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("post x gate_guard at C temporary held by P1", True),
        ("post x gate_guard at C temporary from 2026-06-01 held by P1", True),
        ("post x gate_guard at C temporary until 2026-06-01 held by P1", False),
        ("post x gate_guard at C held by P1", False),
        ("post x gate_guard at C abolished", False),
        ("team x at C in emergency from 2026-01-01\n  seat y held by P1 leads", True),
        ("team x at C in flood and fire from 2026-01-01\n  seat y held by P1 leads", True),
        ("team x at C in emergency from 2026-01-01 until 2026-05-01\n  seat y held by P1 leads", False),
        ("team x at C in emergency\n  seat y held by P1 leads", False),
        ("team x at C in emergency and service from 2026-01-01\n  seat y held by P1 leads", False),
        ("team x at C from 2026-01-01\n  seat y held by P1 leads", False),
    ],
)
def test_what_is_temporary_must_end(row, told):
    """
    A temporary post; a team set up on a day for emergencies. A standing team sleeps outside them and needs no end.
    """
    assert told is not silent(f"community C\n{row}", "CG707")


def test_posts_of_one_row_are_one_finding():
    """
    A row for each grid is one; a made post whose row states no end takes that of the row it is made from.
    """
    drawn = "community C\n  grid G1\n  grid G2\npost x gate_guard for each grid temporary{end} held by unnamed\n"
    own = "post x-G1 gate_guard temporary\n"

    assert [("post:x", "the temporary post x states no end")] == of(drawn.format(end=""), "CG707")
    assert silent(drawn.format(end=" until 2026-06-01") + own, "CG707")
    assert 2 == len(of(drawn.format(end="") + own, "CG707"))


def test_other_sites_need_no_end():
    """
    A gate stands for ever; a case that ends is well, also when it is over or in a year that never comes.
    """
    drawn = "community C\n  {site} K{end}"

    assert silent(drawn.format(site="gate", end=""), "CG708")
    assert silent(drawn.format(site="case", end=" until 2026-05-01"), "CG708")
    assert not silent(drawn.format(site="case", end=" from 2026-05-01"), "CG708", at="2026-06-01")
    assert not silent(drawn.format(site="case", end=" until 9999-01-01"), "CG708")
