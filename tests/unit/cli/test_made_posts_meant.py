"""What may be meant by a post that is not there: the posts made for each place before the row they are made from."""

import pytest

TEXT = """communitygov: 1
as_of: 2026-03-02
places:
  - {id: c, level: community}
  - {id: g1, level: grid, within: c}
  - {id: g2, level: grid, within: c}
  - {id: b1, level: building, within: g1, layout: {entrances: 2, floors: 1, homes: 1}}
posts:
  - {id: leader, kind: grid_leader, for_each: grid}
  - {id: steward, kind: building_steward, for_each: entrance}
  - {id: guard, kind: gate_guard, serves: c}
duties:
  - {id: d}
"""


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("appointments: [{post: steward-b1-3, holder: unnamed}]", "steward-b1-2 or steward-b1-1"),
        ("appointments: [{post: leader-g3, holder: unnamed}]", "leader-g2 or leader-g1"),
        ("appointments: [{post: gaurd, holder: unnamed}]", "guard"),
        ("appointments: [{post: guard, holder: post:leader-g3}]", "leader-g2 or leader-g1"),
        ("shares: [{duty: d, part: lead, who: post:leader-g3}]", "leader-g2 or leader-g1"),
        ("shares: [{duty: d, part: lead, who: post:leadr}]", "leader, leader-g2 or leader-g1"),
    ],
)
def test_a_post_of_a_place_is_proposed_and_not_all_of_them(run, document, row, meant):
    """
    Whoever follows the proposal puts one person into one post, and not into every post of the row.
    """
    err = run("who", document(f"{TEXT}{row}\n"), "--place", "g1", "--duty", "d").err

    assert f"(did you mean {meant}?)" in err


def test_the_check_proposes_it_too(run, document):
    """
    What CG110 advises is the same.
    """
    out = run(
        "check", document(f"{TEXT}appointments: [{{post: leader-g3, holder: unnamed}}]\n"), "--select", "CG110"
    ).out

    assert "leader-g2 or leader-g1" in out
