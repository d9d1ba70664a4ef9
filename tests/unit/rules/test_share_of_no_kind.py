"""CG607 for a kind of post of which there is none: what to do is what helps."""

from communitygov.testing import found_in

DRAWN = """
community C
  grid G1
    building B1: H1
duty open
every micro_grid_leader leads open
"""


def told(drawn):
    """What is advised about shares that reach nothing."""
    return [each.advice.en for each in found_in(drawn, at="2026-03-02") if each.code == "CG607"]


def test_such_a_post_is_asked_for_and_no_place():
    """
    A place on the share does not help while no such post is there; a post does.
    """
    (advice,) = told(DRAWN)

    assert "add such a post or team there, or give the share to a kind that is there" == advice
    assert told(DRAWN.replace("leads open", "leads open at C"))
    assert not told(DRAWN.replace("duty", "post m micro_grid_leader at B1\nduty"))
