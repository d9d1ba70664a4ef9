"""Waivers: what they put aside, and that none hides a hole which was not there when it was written."""

import pytest

from communitygov.io.read import loads as read_text
from communitygov.rules.check import check
from communitygov.rules.look import Look
from communitygov.rules.waiving import Waivers
from communitygov.structure.build import build
from communitygov.testing import sketch

AT = "2026-03-02"
DRAWN = """
    community C
      grid G1
        building B1: H1a
      grid G2
        building B2: H2a
      grid G3
        building B3: H3a
    zone Z (police_area): G1 G2
    post leader-G1 grid_leader at G1 held by P1
    post leader-G2 grid_leader at G2 held by P2
    post leader-G3 grid_leader at G3 held by P3
    duty sweep: household
    {}
"""
WAIVER = "waiver {{code: {}, reason: {}, until: 2026-06-01}}"


def checked(shares, *waivers, code="CG501", others="CG115"):
    """What is found with some shares and waivers, each a code and what else it states."""
    rows = [WAIVER.format(f"{each}", f"r{number}") for number, each in enumerate(waivers, start=1)]
    drawing = DRAWN.format("\n    ".join([*shares, *rows]))
    return check(build(sketch(drawing), at=AT), at=AT, select=[code, others])


LEADS_3 = ("leader-G3 leads sweep",)
LEADS_23 = ("leader-G2 leads sweep", "leader-G3 leads sweep")


def test_a_waiver_for_a_place_puts_aside_what_lies_in_it():
    """
    The hole is in G1 alone, and the waiver is for G1.
    """
    found = checked(LEADS_23, "CG501, subject: duty:sweep, where: G1")

    assert () == found.findings
    assert ["r1"] == [each.reason for each in found.waived]


def test_a_hole_that_comes_up_elsewhere_is_told():
    """
    The leader of G2 no longer leads: what was put aside in G1 does not hide it, and the waiver is not dead.
    """
    found = checked(LEADS_3, "CG501, subject: duty:sweep, where: G1")

    assert ("CG501",) == found.codes
    assert () == found.waived


@pytest.mark.parametrize("where", ["Z", "C"])
def test_a_zone_and_a_place_around_will_do(where):
    """
    Both grids lie in the zone and in the community.
    """
    found = checked(LEADS_3, f"CG501, subject: duty:sweep, where: {where}")

    assert () == found.findings


def test_two_waivers_put_aside_together_what_neither_does_alone():
    """
    One for each grid; the reasons of both are told.
    """
    found = checked(LEADS_3, "CG501, subject: duty:sweep, where: G1", "CG5, where: G2")

    assert () == found.findings
    assert ["r1; r2"] == [each.reason for each in found.waived]


def test_a_waiver_of_one_duty_everywhere_says_so_or_does_nothing():
    """
    A duty and no place would hide every hole of it that comes up later: it does nothing and is told what to write.
    """
    found = checked(LEADS_23, "CG501, subject: duty:sweep")

    assert ("CG115", "CG501") == found.codes
    (dead,) = [each for each in found if each.code == "CG115"]
    assert "states no place" in dead.message
    assert "state where: the place or zone it is for" == dead.remedy


def test_a_code_without_a_subject_is_put_aside_as_a_whole():
    """
    That is what it says; it has a reason and an end.
    """
    assert () == checked(LEADS_23, "CG501").findings
    assert () == checked(LEADS_23, "CG5", others="CG501").findings


def test_a_place_that_is_not_there_is_told():
    """
    The waiver does nothing, and why is said.
    """
    found = checked(LEADS_23, "CG501, subject: duty:sweep, where: G9")

    assert ["the waiver of CG501 is for G9, which is not there"] == [
        each.message for each in found if each.code == "CG115"
    ]


def test_a_waiver_for_a_place_without_such_a_hole_is_dead():
    """
    The hole is in G1, the waiver for G3.
    """
    found = checked(LEADS_23, "CG501, subject: duty:sweep, where: G3")

    assert ["there is no CG501 (duty:sweep, G3) to waive"] == [each.message for each in found if each.code == "CG115"]


def test_a_finding_of_one_row_is_where_that_row_is():
    """
    A vacant post lies where it serves: a waiver of a place covers it, one of another place does not.
    """
    vacant = ("post member-G1 grid_member at G1",)

    assert () == checked(vacant, "CG301, where: G1", code="CG301").findings
    assert ("CG115", "CG301") == checked(vacant, "CG301, where: G2", code="CG301").codes
    assert () == checked(vacant, "CG301, subject: post:member-G1", code="CG301").findings


def test_the_next_post_of_a_row_is_not_hidden():
    """
    Two posts of one row are vacant; a waiver of the row puts aside those of the place it states, and no third.
    """
    row = "post member grid_member for each grid"
    two = "appoint P4 to member-G3"

    assert () == checked((row, two), "CG301, subject: post:member, where: Z", code="CG301").findings
    assert ("CG301",) == checked((row,), "CG301, subject: post:member, where: Z", code="CG301").codes
    assert ("CG115", "CG301") == checked((row, two), "CG301, subject: post:member", code="CG301").codes


@pytest.mark.parametrize(
    "filled", [(), ("appoint P4 to member-G2",), ("appoint P4 to member-G2", "appoint P5 to member-G3")]
)
def test_a_waiver_of_a_row_holds_while_fewer_of_its_posts_are_vacant(filled):
    """
    When all but one are filled the finding is of that post alone, which is of the row still; a place is asked for yet.
    """
    row = "post member grid_member for each grid"

    assert () == checked((row, *filled), "CG301, subject: post:member, where: C", code="CG301").findings
    assert ("CG115", "CG301") == checked((row, *filled), "CG301, subject: post:member", code="CG301").codes
    assert ("CG115", "CG301") == checked((row, *filled), "CG301, subject: post:leader, where: C", code="CG301").codes


def test_a_waiver_of_a_seat_of_teams_holds_while_fewer_are_vacant():
    """
    A seat of a team for each grid is known by the team's row and the seat.
    """
    rows = ("team t for each grid\n      seat head (grid_leader)", "appoint P4 to t-G2-head", "appoint P5 to t-G3-head")

    assert () == checked(rows, "CG702, subject: post:t-head, where: G1", code="CG702").findings


def test_a_part_of_a_building_may_be_named():
    """
    An entrance of a layout is a place, and so is a home that nothing but a waiver names.
    """
    drawing = """
        community C
          grid G1
            building B1 with 2 entrances x 1 floors x 2 homes
        post leader-G1 grid_leader at G1 held by P1
        duty sweep: household
        leader-G1 leads sweep at B1/1
        waiver {code: CG501, subject: duty:sweep, where: B1/2, reason: r, until: 2026-06-01}
    """

    unled = drawing.replace("leader-G1 leads sweep at B1/1", "")
    said = "waiver {code: CG501, subject: duty:sweep, where: B1/2, reason: r, until: 2026-06-01}"
    homes = [said.replace("B1/2", f"B1/{entrance}/1/10{home}") for entrance in (1, 2) for home in (1, 2)]
    each = unled.replace(said, "\n        ".join(homes))

    assert () == check(build(sketch(drawing), at=AT), at=AT, select=["CG501", "CG115"]).findings
    assert ("CG501",) == check(build(sketch(unled), at=AT), at=AT, select=["CG501", "CG115"]).codes
    assert () == check(build(sketch(each), at=AT), at=AT, select=["CG501", "CG115"]).findings


def test_what_waivers_do_agrees_with_a_plain_walk_over_them():
    """
    Every waiver asked of every finding and every place, one by one, comes to the same.
    """
    subjects = ("", ", subject: duty:sweep", ", subject: post:leader-G1")
    places = ("", ", where: G1", ", where: G2", ", where: Z", ", where: B2", ", where: C")
    every = [f"{code}{subject}{where}" for code in ("CG5", "CG501", "CG3") for subject in subjects for where in places]
    for shares in (LEADS_3, LEADS_23, ("leader-G1 leads sweep at B2",)):
        for one in every[::2]:
            for other in ("", *every[3::8]):
                chosen = [each for each in (one, other) if each]
                found = checked(shares, *chosen)
                assert bool(found.waived) is _plainly(shares, chosen), (shares, chosen)


def _plainly(shares, waivers):
    """Whether the hole of the drawing is put aside: by one for all, or home by home."""
    inside = {"G1": {"H1a"}, "G2": {"H2a"}, "Z": {"H1a", "H2a"}, "B2": {"H2a"}, "C": {"H1a", "H2a", "H3a"}}
    left = {LEADS_3: {"H1a", "H2a"}, LEADS_23: {"H1a"}}.get(shares, {"H1a", "H3a"})
    for waiver in waivers:
        code, *parts = waiver.split(", ")
        stated = dict(part.split(": ") for part in parts)
        if not "CG501".startswith(code) or stated.get("subject", "duty:sweep") != "duty:sweep":
            continue
        if "where" in stated:
            left = left - inside[stated["where"]]
        elif "subject" not in stated:
            return True
    return not left


def test_each_finding_meets_only_the_waivers_of_its_code_and_subject():
    """
    Ten thousand waivers of other subjects are not looked at: they lie in groups of their own.
    """
    rows = [f"waiver {{code: CG301, subject: post:p{n}, reason: r, until: 2026-06-01}}" for n in range(50)]
    structure = build(sketch("\n".join(["community C", *rows])), at=AT)
    waivers = Waivers.of(Look(structure, structure.instant(AT)))

    assert 50 == len(waivers.groups)
    assert {("post:p7", "CG301")} == {key for key in waivers.groups if key[0] == "post:p7"}


@pytest.mark.parametrize(("code", "dead"), [("CG102", ["CG102"]), ("CG1", []), ("CG10", [])])
def test_what_could_not_be_read_is_never_put_aside(code, dead):
    """
    A post is refused: whatever a waiver says, the register is not in order; one of that code alone is told.
    """
    text = f"""
    communitygov: 1
    places: [{{id: C, level: community}}]
    posts: [{{id: a, kind: secretary, serves: C, seats: lots}}]
    waivers: [{{code: {code}, reason: r, until: 2026-06-01}}]
    """
    partial = read_text(text, partial=True)
    found = check(build(partial.register, at=AT), at=AT, reading=partial)

    assert "CG102" in found.codes
    assert "CG102" not in [each.finding.code for each in found.waived]
    assert dead == [each.message.partition(" is never waived")[0] for each in found if "never waived" in each.message]


def test_of_two_waivers_of_everything_the_first_gives_the_reason():
    """
    A second one of the same code and subject does nothing, and is told.
    """
    found = checked(("leader-G2 leads sweep", "leader-G1 leads sweep"), "CG501", "CG501")

    assert {"r1"} == {each.reason for each in found.waived}
