"""CG514, answers that rest on rows marked as made up: which leads feed an answer, and which do not."""

import pytest

from communitygov.testing import found_in

AT = "2026-03-02T12:00"
GROUND = """
community C
  grid G1
    building B1: H1
    building B2: H2
zone Z (compound): B2
zone W (compound) at grid: B2
shift day 08:00-20:00
duty open: household
"""
INNER = "post inner grid_leader at G1 held by P1"
OUTER = "post outer community_secretary at C held by P2 made up"
LEADS = "\ninner leads open\nouter leads open"


@pytest.mark.parametrize(
    ("drawn", "fed"),
    [
        (f"{INNER}\n{OUTER}{LEADS}", False),
        (f"{INNER} on day\n{OUTER}{LEADS}", True),
        (f"{INNER}\n{OUTER}\ninner leads open, on day\nouter leads open", True),
        (f"post inner grid_leader at G1\n{OUTER}{LEADS}", True),
        (f"post inner grid_leader at G1 held by unknown\n{OUTER}{LEADS}", True),
        (f"post inner grid_leader at B1 held by P1\n{OUTER}{LEADS}", True),
        (f"post inner grid_leader at Z held by P1\n{OUTER}{LEADS}", True),
        (f"{INNER}\n{OUTER}\ninner leads open, adds\nouter leads open", True),
        (f"{INNER}\n{OUTER}\ninner leads open\nouter leads open, adds", True),
        (f"{INNER}\npost outer grid_leader at G1 held by P2 made up{LEADS}", True),
        (f"{INNER}\npost outer grid_leader at Z held by P2 made up{LEADS}", True),
        (f"post inner grid_leader at B1 held by P1\npost outer grid_leader at G1 held by P2 made up{LEADS}", True),
        (f"post inner building_leader at B2 held by P1\npost outer x at W held by P2 made up{LEADS}", False),
        (f"post inner grid_leader at G1 made up\npost outer community_secretary at C held by P2{LEADS}", False),
    ],
)
def test_only_what_feeds_an_answer_counts(drawn, fed):
    """
    Beyond a lead that surely answers at every hour nothing is fed, in every place it is for; nor by a vacant post.
    """
    found = found_in(f"{GROUND}\n{drawn}", at=AT)

    assert ["duty:open"] * fed == [each.subject for each in found if each.code == "CG514"]


def test_a_share_that_feeds_nothing_is_no_row_of_the_finding():
    """
    Of two made-up shares the one further out is left out; a made-up place that is a hole as well.
    """
    drawn = """
    community C
      grid G1
        building B1: H1
      grid G2 made up
        building B2: H2
    post inner grid_leader at G1 held by P1
    post outer subdistrict_director at G1 held by P2
    duty open: household
    inner leads open made up
    """
    (one,) = (each for each in found_in(drawn, at=AT) if each.code == "CG514")

    assert ("shares[0]",) == one.evidence
