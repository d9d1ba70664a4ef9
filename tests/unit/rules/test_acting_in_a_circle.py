"""Posts held ex officio by each other, in one of which somebody acts: appointed once, and no circle meanwhile."""

from communitygov.testing import codes

DRAWN = """
community C
  grid G1
    building B1: H1
post a grid_leader at G1 held by post:b
post b deputy_grid_leader at G1 held by post:a{}
duty sweep: household
a leads sweep
"""


def test_whoever_acts_in_a_loop_is_appointed_once_and_answers():
    """
    While P9 acts in b, whoever holds a is P9: neither an appointment twice nor a circle; before and after it is one.
    """
    acting = DRAWN.format(" acting P9 until 2026-04-01")

    assert {"CG303", "CG513", "CG502"}.isdisjoint(codes(acting, at="2026-03-02"))
    assert {"CG513", "CG502"} <= {*codes(acting, at="2026-04-02")}
    assert "CG513" in codes(DRAWN.format(" deputy P9"), at="2026-03-02")
