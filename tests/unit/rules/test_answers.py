"""The rules of answers (CG5): when each speaks, when it does not, and where it stands."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import found_in

AT = "2026-03-02"
COMMON = """
community C
  grid G1
    building B1: H1a H1b
    building B2: H2a H2b
"""


def found(drawn, code, at=AT, places=COMMON):
    """The findings of one code in a drawing below the common places; its own lines all begin at the edge."""
    lines = "\n".join(line.strip() for line in drawn.splitlines())
    return [each for each in found_in(places + lines, at=at) if each.code == code]


def paths(drawn, code, at=AT):
    """Where they stand."""
    return [each.path for each in found(drawn, code, at)]


def test_a_duty_nobody_leads_is_said_once_for_all_modes_and_gaps():
    """
    Two buildings with two backstops in every mode are one duty to edit; the backstops stand as evidence.
    """
    (one,) = found(
        """
        post s1 building_steward at B1 held by P1
        post s2 building_steward at B2 held by P2
        every building_steward leads everything
        duty open: household
        """,
        "CG501",
    )

    assert (
        "no share leads open in G1 (H1a, H1b, H2a and H2b) but those of everything (s1 and s2)"
        " (4 homes and sites, mode service)"
    ) == one.message
    assert "没有任何分工主责，只有全面负责的 s1和s2 兜底（" in one.sentence("zh")
    assert {"backstop post:s1", "backstop post:s2"} < {*one.evidence}
    assert ("duties[0].id", "duty:open") == (one.path, one.subject)


@pytest.mark.parametrize(
    ("holder", "fires"),
    [
        ("vacant", True),
        ("held by P1 until 2026-03-01", True),
        ("held by P1 until 2026-03-03", False),
        ("held by unnamed", False),
        ("held by unknown", False),
        ("held by P1 or P2", False),
        ("acting P1", False),
        ("deputy P1", False),
        ("abolished held by P1", True),
    ],
)
def test_vacant_is_neither_unknown_nor_unnamed(holder, fires):
    """
    A lead is vacant when nobody holds it, or it is abolished; not when nobody knows who does.
    """
    drawn = f"post leader grid_leader at G1 {holder}\nduty open: household\npost:leader leads open"

    assert (["shares[0]"] if fires else []) == paths(drawn, "CG502")


def test_each_share_whose_lead_is_vacant_is_said_though_the_gaps_are_one():
    """
    Two stewards by two shares, both posts vacant, behind them one leader: two shares, each with its own homes.
    """
    drawn = """
        post s1 building_steward at B1
        post s2 building_steward at B2
        post leader grid_leader at G1 held by P1
        duty open: household, at building
        post:s1 leads open, called by-s1
        post:s2 leads open, called by-s2
        leader leads open
    """
    one, two = found(drawn, "CG502")

    assert ("shares[0].id", "share:by-s1") == (one.path, one.evidence[0])
    assert (
        "the lead of open lies with s1, and nobody is there: H1a and H1b (2 homes and sites, mode service)"
        == one.message
    )
    assert ("shares[1].id", "share:by-s2") == (two.path, two.evidence[0])


def test_a_share_is_told_only_for_the_places_where_its_lead_is_the_nearest():
    """
    The leader's post is vacant too: it names the hole in the first building, a steward in the second.
    """
    steward, leader = found(
        """
        post s2 building_steward at B2
        post leader grid_leader at G1
        duty open: household
        post:s2 leads open
        post:leader leads open
        """,
        "CG502",
    )

    assert (
        "the lead of open lies with s2, and nobody is there: H2a and H2b (2 homes and sites, mode service)"
        == steward.message
    )
    assert (
        "the lead of open lies with leader, and nobody is there: H1a and H1b (2 homes and sites, mode service)"
        == leader.message
    )


def test_posts_written_once_are_one_finding():
    """
    A post written for each building and held in one of them: one finding at the share, naming the vacant post.
    """
    (one,) = found(
        """
        post s building_steward for each building held by P1
        appoint P2 to s-B2 until 2026-01-01
        duty open: household
        post:s leads open
        """,
        "CG502",
    )

    assert "s-B2 由" not in one.sentence("zh")
    assert "open 由 s-B2 主责而无人任职：H2a和H2b（2 户（处），模式 service）" == one.sentence("zh")
    assert ("share:open.lead.post.s", "post:s-B2", "place:H2a", "place:H2b") == one.evidence


def test_two_claims_stand_at_the_later_share():
    """
    Both shares are in the evidence; a pact, one person in both, and one post with two holders are no two claims.
    """
    two = """
        post a grid_leader at G1 held by P1
        post b grid_member at G1 held by P2
        duty open: household
    """
    (one,) = found(two + "a leads open\nb leads open", "CG503")

    assert "shares[1]" == one.path
    assert {"share:open.lead.post.a", "share:open.lead.post.b"} < {*one.evidence}
    assert not found(two + "a leads open, joint pact\nb leads open, joint pact", "CG503")
    assert not found(two.replace("P2", "P1") + "a leads open\nb leads open", "CG503")
    assert not found(two.replace("P1", "P1 and P3") + "a leads open", "CG503")
    assert not found(two + "a leads open\nb leads open at B1", "CG503")


def test_one_share_to_a_kind_may_be_two_claims():
    """
    Two posts of a kind serve one grid: both claim by the same share.
    """
    (one,) = found(
        """
        post a grid_leader at G1 held by P1
        post b grid_leader at G1 held by P2
        duty open: household
        every grid_leader leads open
        """,
        "CG503",
    )

    assert "shares[0]" == one.path
    assert "a and b" in one.message


def test_too_far_names_the_level_and_who_stands_further_out():
    """
    The duty asks for the building, and the leader of the grid answers.
    """
    drawn = """
        post leader grid_leader at G1 held by P1
        duty sweep: household, at building
        leader leads sweep
    """
    (one,) = found(drawn, "CG504")

    assert "sweep must be answered at building or nearer" in one.message
    assert "only leader answers" in one.message
    assert not found(drawn + "    exempt G1 from sweep because empty", "CG504")


def test_a_catch_all_never_turns_a_hole_green():
    """
    Where it is all there is, the hole stays an error that names the catch-all; near enough, it answers and is told.
    """
    drawn = """
        post secretary community_secretary at C held by P1
        secretary leads everything
        duty open: household{at}
    """

    assert ["duties[0].id"] == paths(drawn.format(at=""), "CG501")
    assert [] == paths(drawn.format(at=""), "CG505")
    assert [] == paths(drawn.format(at=", at community"), "CG501")
    assert ["duties[0].id"] == paths(drawn.format(at=", at community"), "CG505")
    assert [] == paths(drawn.format(at=", at community") + "    secretary leads open", "CG505")
    (hole,) = found(drawn.format(at="").replace(" held by P1", ""), "CG501")
    assert "but those of everything" not in hole.message


def test_only_the_part_that_nothing_else_covers_is_told():
    """
    One building has a lead of its own; the catch-all has the other.
    """
    (one,) = found(
        """
        post secretary community_secretary at C held by P1
        post s1 building_steward at B1 held by P2
        secretary leads everything
        duty open: household, at community
        s1 leads open
        """,
        "CG505",
    )

    assert "in H2a and H2b but secretary" in one.message


@pytest.mark.parametrize(
    ("exempt", "fires"),
    [
        ("exempt B1 from open because empty", True),
        ("exempt G1 from open because empty", True),
        ("exempt B2 from open because empty", False),
        ("exempt B1 from other because empty", False),
        ("exempt B1 from everything because empty", True),
        ("exempt B1 from open until 2026-01-01 because empty", False),
    ],
)
def test_a_lead_inside_an_exemption(exempt, fires):
    """
    The lead of the building inside what is exempt from its duty, while the exemption is in force.
    """
    drawn = f"""
        post s1 building_steward at B1 held by P1
        duty open: household
        duty other: household
        s1 leads open
        {exempt}
    """

    assert (["exemptions[0]"] if fires else []) == paths(drawn, "CG506")
    assert [] == paths(drawn.replace(" held by P1", ""), "CG506")


@pytest.mark.parametrize(
    ("share", "advice"),
    [
        ("s1 leads open", "leave the place out of the share"),
        ("every building_steward leads open", "cannot leave one out"),
        ("every building_steward leads open\ns1 leads open, called own", "leave the place out of the share"),
    ],
)
def test_a_share_written_for_many_cannot_leave_one_out(share, advice):
    """
    What to do depends on how the share is written.
    """
    (one,) = found(
        f"post s1 building_steward at B1 held by P1\nduty open: household\n{share}\nexempt B1 from open because empty",
        "CG506",
    )

    assert advice in one.advice.sentence("en")


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


def unchecked(drawn, code, at=AT):
    """What the rule of a code could not check: of what, and why."""
    lines = "\n".join(line.strip() for line in drawn.splitlines())
    return [(each.subject, each.why) for each in found_in(COMMON + lines, at=at).not_checked if each.code == code]


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


LINE = """
    post a grid_leader at G1 held by {0}
    post b community_secretary at C held by {1}
    post c community_director at C held by {2}
    a reports to b, called first
    b reports to c, called second
"""


def test_reports_that_go_round_stand_at_the_first_link():
    """
    A circle of three, and a post that reports to itself; not two links that meet.
    """
    line = LINE.format("P1", "P2", "P3")

    assert ["links[0].to"] == paths(line + "    c reports to a", "CG510")
    assert ["links[1].to"] == paths(line + "    c reports to b", "CG510")
    assert ["links[2].to"] == paths(line + "    c reports to c", "CG510")
    assert [] == paths(line + "    a reports to c", "CG510")
    assert [] == paths(line + "    c reports to a, until 2026-01-01", "CG510")


def test_of_the_links_only_those_of_the_circle_are_told():
    """
    One who reports to somebody on the circle, or is reported to from it, is not on it.
    """
    more = "    post d director at C held by P4\n    d reports to a\n    b reports to d2\n    post d2 director at C"
    (one,) = found(LINE.format("P1", "P2", "P3") + "    c reports to a\n" + more, "CG510")

    assert "reports go round: a → b, b → c and c → a (mode service)" == one.message


def test_a_circle_in_one_mode_is_told_with_it():
    """
    In an emergency the director reports back; at other times nobody does.
    """
    (one,) = found(LINE.format("P1", "P2", "P3") + "    c reports to a, in emergency", "CG510")

    assert "(mode emergency)" in one.message


def test_reports_of_rows_written_once_go_round_only_in_one_place():
    """
    Each steward reports to the leader of the grid, and one leader to a steward: of the same grid it is a circle.
    """
    drawn = """
        post leader grid_leader for each grid held by P1
        post s building_steward for each building held by P2
        post:s reports to post:leader
        post:leader-G1 reports to post:{}
    """

    assert ["links[0].to"] == paths(drawn.format("s-B1"), "CG510")
    assert [] == found(drawn.format("s-B9"), "CG510", places=COMMON + "  grid G2\n    building B9: H9\n")


def test_an_escalation_into_a_void():
    """
    Nobody holds the post reported to; where it is not known, or the link points nowhere, that is another finding.
    """
    assert ["links[1].id"] == paths(LINE.format("P1", "P2", "P3 until 2026-01-01"), "CG511")
    assert [] == paths(LINE.format("P1", "P2", "unknown"), "CG511")
    assert [] == paths("post a grid_leader at G1 held by P1\npost:a reports to post:nowhere", "CG511")


@pytest.mark.parametrize(
    ("post", "says"),
    [
        ("held by P1 until 2026-01-01", "reports go to c: nobody is there"),
        ("abolished held by P1", "reports go to c: abolished, or not there at that time"),
        ("until 2026-01-01 held by P1", "reports go to c: abolished, or not there at that time"),
        ("from 2026-04-01 held by P1", "reports go to c: abolished, or not there at that time"),
    ],
)
def test_a_step_that_is_gone_is_not_said_to_be_vacant(post, says):
    """
    Nobody can be appointed to what is abolished.
    """
    drawn = f"post a grid_leader at G1 held by P2\npost c secretary at C {post}\na reports to c"

    assert [says] == [each.message for each in found(drawn, "CG511")]


def test_an_escalation_to_oneself_also_by_way_of_another():
    """
    The same person one or two steps further up; never somebody who is not named.
    """
    assert ["links[0].id"] == paths(LINE.format("P1", "P1", "P3"), "CG512")
    assert ["links[1].id"] == paths(LINE.format("P1", "P2", "P1"), "CG512")
    assert [] == paths(LINE.format("unnamed", "unnamed", "unknown"), "CG512")


def test_posts_that_hold_each_other_stand_at_the_first_holder():
    """
    Two posts held ex officio of each other; one with a person of its own besides is a circle all the same.
    """
    drawn = "post a grid_leader at G1 held by post:b\npost b community_secretary at C held by post:a"

    assert ["appointments[0].holder"] == paths(drawn, "CG513")
    assert ["appointments[0].holder"] == paths(drawn + " deputy P1", "CG513")
    assert [] == paths(drawn.replace("post:a", "P1"), "CG513")


def test_posts_that_stand_in_for_each_other_are_no_circle_while_somebody_is_there():
    """
    Two who stand in for each other is how absences are covered; two empty posts that do so cover nothing.
    """
    drawn = """
        post a grid_leader at G1 held by P1
        post b community_secretary at C held by P2
        a stands in for b
        b stands in for a
    """

    assert [] == paths(drawn, "CG513")
    assert ["links[0]"] == paths(drawn.replace(" held by P1", "").replace(" held by P2", ""), "CG513")


def test_a_hole_rests_on_nothing():
    """
    Where nobody answers for a duty, nothing that is made up feeds an answer.
    """
    drawing = """
        post leader grid_leader at G1 made up
        duty open: household
        leader leads open made up
        """

    assert [] == paths(drawing, "CG514")
    assert ["duties[0].id"] == paths(drawing.replace("at G1 made", "at G1 held by unknown made"), "CG514")


def test_made_up_rows_are_counted_once_for_a_duty():
    """
    The share, its post, and the post by which that is held: three rows; what another duty rests on is none of them.
    """
    (one,) = found(
        """
        post leader grid_leader at G1 held by post:head made up
        post head community_secretary at C held by P1 made up
        duty open: household
        duty other: household
        leader leads open made up
        post other grid_member at G1 held by P3
        other leads other
        """,
        "CG514",
    )

    assert "who answers for open rests on 3 rows marked as made up" == one.message
    assert ("posts[0]", "posts[1]", "shares[0]") == one.evidence


def test_a_finding_stands_in_its_file():
    """
    Of a document read from text the line and the column of the id are told, of a share without one its own.
    """
    text = """communitygov: 1
places: [{id: C, level: community}]
posts:
  - {id: leader, kind: grid_leader, serves: C}
duties:
  - {id: open, applies_to: [community]}
  - {id: shut, applies_to: [community]}
shares:
  - {duty: open, part: lead, who: post:leader}
"""
    findings = check(build(loads(text, file="t.yaml"), at=AT), at=AT, select=["CG501", "CG502"])

    assert [("CG501", 7, 10), ("CG502", 9, 5)] == [(each.code, each.line, each.column) for each in findings]


def test_every_share_whose_lead_is_vacant_is_told_however_many():
    """
    Seven micro-grids, each led by a vacant catch-all of its own, with a grid leader too far out: seven shares.
    """
    numbers = range(7)
    places = "\n".join(f"    micro_grid M{n}\n      building B{n}: H{n}" for n in numbers)
    posts = "\n".join(f"post s{n} building_steward at M{n}\npost:s{n} leads everything" for n in numbers)
    drawing = (
        f"community C\n  grid G1\n{places}\npost leader grid_leader at G1 held by P1\n"
        f"duty open: household, at micro_grid\nleader leads open\n{posts}\n"
    )

    told = [each for each in found_in(drawing, at="2026-03-02") if each.code == "CG502"]

    assert 7 == len(told)


REACH = """
    post s building_steward at B1 held by P1
    post leader grid_leader at G1 held by P2
    post chief community_secretary at C held by P3
    post top subdistrict_director at C held by P4
    duty open: household
    s leads open
    leader leads open
"""


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("leader reports to chief\nchief reports to top", []),
        ("s reports to chief", ["links[0]"]),
        ("s reports to chief\nleader reports to s", []),
        ("chief reports to top", ["links[0]"]),
        ("chief reports to top\nleader reports to chief, until 2026-01-01", ["links[0]"]),
        ("s reports to chief\nchief reports to top", ["links[0]"]),
        ("s reports to chief\nleader reports to top\nleader leads open, in emergency", ["links[0]"]),
        ("leader reports to chief\nleader reports to top, in emergency", []),
        (
            "leader reports to chief\nleader reports to top, in service\nleader reports to top, in emergency",
            ["links[0]"],
        ),
        ("leader reports to post:nowhere\npost:nowhere reports to top", []),
        ("chief leads everything\nleader reports to top", ["links[0]"]),
        ("chief leads everything\nchief reports to top", []),
        ("chief leads open, adds\nleader reports to top", []),
        ("chief leads open, adds\nchief reports to top", []),
        ("exempt G1 from open because empty\nleader reports to top", []),
        ("duty shut: household, in flood\nchief leads shut\nchief reports to top, in heat", ["links[0]"]),
        ("duty shut: household, in flood\nchief leads shut\nchief reports to top, in flood", []),
        (
            "zone z (compound): B1\npost k property_manager at z held by P5\nk leads open\nk reports to top",
            ["links[0]"],
        ),
        (
            "duty shut: household\nzone z (compound): B1\npost k property_manager at z\nk leads shut\nk reports to top",
            [],
        ),
        (
            "zone z (compound): G1\npost k m at z\nduty shut: household\nk leads shut\ns leads shut\ns reports to top",
            ["links[0]"],
        ),
        ("chief reports to top\ntop reports to chief", []),
        ("chief reports to top\ntop reports to chief\nchief reports to s", ["links[2]"]),
    ],
)
def test_a_step_that_no_case_comes_to(drawn, expected):
    """
    A line begins with whoever leads furthest out; of a line that is never begun the first link is told.
    """
    assert expected == paths(REACH + drawn, "CG515")


ADDING = """
    post s building_steward at B1 held by P1
    post leader grid_leader at G1 vacant
    post chief community_secretary at C held by P3
    post top subdistrict_director at C held by P4
    duty open: household
    s leads open
    leader leads open, adds
    chief leads open, adds
"""


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("leader reports to top", []),
        ("s reports to top", []),
        ("zone z (compound): B1\npost k property_manager at z\nk leads open, adds\nk reports to top", []),
        (
            "zone z (compound): B1 B2\npost k property_manager at z held by P5\nk leads open\ns reports to top",
            ["links[0]"],
        ),
        (
            "post mid building_steward at B1 held by P5\nleader leads open\nmid leads open\ns reports to top",
            ["links[0]"],
        ),
    ],
)
def test_of_leads_that_add_any_may_be_left_the_last(drawn, expected):
    """
    Those that answer have joined and leave the line; one that is vacant stays, and the line goes on from it.
    """
    assert expected == paths(ADDING + drawn, "CG515")


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        ("s reports to chief", "others lead further out"),
        ("chief reports to top", "none comes to chief, by a lead or by a report"),
        (
            "leader reports to top\nleader reports to chief, in service\nleader reports to chief, in emergency",
            "another link, which names the mode more exactly, is always followed",
        ),
    ],
)
def test_why_no_case_comes_is_said(drawn, why):
    """
    Somebody leads further out, nobody hands anything up, or another link names the mode.
    """
    (one,) = found(REACH + drawn + "\nswitch emergency at C from 2026-02-01 until 2026-04-01", "CG515")

    assert why in one.message
    assert {"post:chief", "post:top"} & {*one.evidence}


def test_a_line_goes_on_from_the_lead_seat_of_a_team_and_the_head_of_a_body():
    """
    Where the team or body has a link of its own, that of the seat or of the head is never followed.
    """
    drawn = """
        organisation office (subdistrict_office) at C head chief
        post chief community_secretary at C held by P1
        post top subdistrict_director at C held by P2
        team t at G1
          seat head (grid_leader) held by P3 leads
        duty open: household
        duty shut: household
        office leads open
        t leads shut
        post:t-head reports to top
        chief reports to top
    """.replace("          seat", "  seat")
    lines = "\n".join(line.removeprefix("        ") for line in drawn.splitlines())

    def never(more=""):
        return [each.path for each in found_in(COMMON + lines + more, at=AT) if each.code == "CG515"]

    assert [] == never()
    assert ["links[0]"] == never("\nt reports to top")
    assert ["links[1]"] == never("\noffice reports to top")


@pytest.mark.parametrize("code", ["CG510", "CG515"])
def test_posts_that_go_round_with_no_link_among_them_are_no_circle_of_reports(code):
    """
    Two posts each held by the other's holder are told as answers in a circle, also where somebody reports to one.
    """
    drawn = """
        post a community_secretary at C held by post:b
        post b community_director at C held by post:a
        post d grid_leader at G1 held by P4
        duty open: household
        d leads open
        d reports to a
        """

    assert [] == paths(drawn, code)
    assert [] == paths(drawn, "CG901")
    assert ["appointments[0].holder"] == paths(drawn, "CG513")


def test_places_of_homes_nobody_counted_are_asked_in_too():
    """
    A case may come up in a building whose homes nobody counted, and go up from there.
    """
    drawn = "post l grid_leader at G9 held by P1\npost top secretary at C held by P2\nduty open: household\n"
    drawn += "l leads open\nl reports to top"

    assert [] == [
        each.path
        for each in found_in("community C\n  grid G9\n    building B9 not counted\n" + drawn, at=AT)
        if each.code == "CG515"
    ]


def test_without_shares_nobody_knows_who_hands_up():
    """
    A register of links alone is not said to be full of steps never reached.
    """
    assert [""] == [subject for subject, _ in unchecked(LINE.format("P1", "P2", "P3"), "CG515")]
    assert [] == unchecked("post a secretary at C held by P1", "CG515")
