"""CG302 where shifts overlap: it says when that first happens."""

from communitygov.testing import found_in

DRAWN = """
community C
  grid G1
post guard guard at C held by P1 on 08:00-20:00 held by P2 on {}
duty open
guard leads open
"""


def told(night):
    """What is said of too many holders, and what to do."""
    found = found_in(DRAWN.format(night), at="2026-03-02")
    return [(each.message, each.advice.en) for each in found if each.code == "CG302"]


def test_shifts_that_overlap_are_told_with_the_hour():
    """
    The night begins an hour before the day ends: from then on there are two; where it begins then, one.
    """
    ((message, advice),) = told("19:00-08:00")

    assert "at least 2 hold guard at once from 2026-03-02 19:00; seats stated: 1" == message
    assert "state a shift for each, with no hour in common" in advice
    assert not told("20:00-08:00")
