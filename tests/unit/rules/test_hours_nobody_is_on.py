"""The rules about hours of a week at which nobody is on, or nobody knows, and switches that disagree."""

import pytest
from tests.unit.rules.answers_drawn import AT, found, paths, unchecked


def test_hours_of_a_week_at_which_nobody_is_on():
    """
    Twelve hours of seven nights and two homes; also where the judgement is of an instant by day, or of a date.
    """
    drawn = """
        post leader grid_leader at B1 held by P1 on 08:00-20:00
        duty open: household
        leader leads open
        post other grid_leader at B2 held by P2
        other leads open
    """
    for at in (AT, f"{AT}T10:00"):
        (one,) = found(drawn, "CG507", at)
        assert "duties[0].id" == one.path
        assert "for 168 place-hours of the week from 2026-03-02: first at 2026-03-02 00:00" in one.message
        assert "leader is off" in one.message
    assert not found(drawn + "    post night grid_leader at B1 held by P3\n    night leads open, adds", "CG507")
    assert not found(drawn.replace(": household\n", ": household, on 09:00-17:00\n"), "CG507")


@pytest.mark.parametrize("at", [AT, f"{AT}T10:00"])
def test_a_shift_whose_hours_nobody_knows_is_said_and_not_passed_over(at):
    """
    Whether anybody is on is not known: no gap, and not checked; a holder nobody knows is not of hours.
    """
    drawn = """
        shift odd unknown
        post leader grid_leader at G1 held by {} on odd
        duty open: household
        leader leads open
    """
    (subject, why), *others = unchecked(drawn.format("P1"), "CG507", at)

    assert not found(drawn.format("P1"), "CG507", at)
    assert ("duty:open", []) == (subject, others)
    assert "it is not known whether somebody is on for open in G1 (H1a, H1b, H2a and H2b)" in why.en
    assert "the hours of shift odd (stated as unknown) (mode service)" in why.en
    assert "班次 odd 的时间（写为不详）" in why.zh
    assert not unchecked(drawn.format("unknown").replace(" on odd", ""), "CG507", at)
    assert not unchecked(
        drawn.format("P1 or P2").replace("odd", "0800-2000").replace("unknown", "08:00-20:00"), "CG507"
    )


def test_hours_nobody_knows_are_said_also_where_they_begin_late_in_the_week():
    """
    On Fridays only it is not known when; on the other days it is known that nobody is on.
    """
    drawn = """
        shift odd unknown on fri
        post leader grid_leader at B1 held by P1 on odd
        duty open: household
        leader leads open at B1
    """

    assert ["duty:open"] == [subject for subject, _ in unchecked(drawn, "CG507")]
    assert 1 == len(found(drawn, "CG507"))


def test_working_days_nobody_knows_are_said():
    """
    Without a calendar it is not known which days of the week are worked.
    """
    drawn = """
        shift office 09:00-17:00 on workdays
        post leader grid_leader at G1 held by P1 on office
        duty open: household
        leader leads open
    """

    assert "whether 2026-03-02 is a working day" in unchecked(drawn, "CG507")[0][1].en


def test_not_known_says_what_is_not_known():
    """
    Which of two holds the post, in both languages; nobody knows whether it is held at all.
    """
    drawn = "post leader grid_leader at G1 held by {}\nduty open: household\nleader leads open"
    (one,) = found(drawn.format("P1 or P2"), "CG508")
    (other,) = found(drawn.format("unknown"), "CG508")

    assert "who holds leader (P1 or P2)" in one.message
    assert "leader 由谁任职（P1或P2）" in one.sentence("zh")
    assert "whether anybody holds leader" in other.message


@pytest.mark.parametrize(
    ("switches", "at"),
    [
        ("switch flood at G1\nswitch heat at G1", "switches[1]"),
        ("switch flood at G1\nswitch heat at B1", None),
        ("switch flood at G1\nswitch emergency at G1", None),
        ("switch flood at G1\nswitch flood at G1", None),
        ("switch flood at G1 until 2026-01-01\nswitch heat at G1", None),
        ("zone z (old_grid) at grid: B1\nzone y (old_grid) at grid: B1 B2\nswitch heat at z\nswitch flood at y", None),
    ],
)
def test_switches_disagree_only_where_neither_is_nearer_nor_more_exact(switches, at):
    """
    Two modes at one place, of which none is a kind of the other.
    """
    assert ([] if at is None else [at]) == paths(switches, "CG509")
