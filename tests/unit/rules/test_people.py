"""Rules about people, posts and terms: when they speak, when they are silent, and where what they say stands."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.rules.holders import Unit, at_least
from communitygov.structure.build import build
from communitygov.testing import codes, found_in, sketch

AT = "2026-03-02"
GROUND = """
    community C
      grid G1
        building B1 with 3 entrances x 2 floors x 2 homes also micro_grid
      grid G2
        building B2 with 2 entrances x 2 floors x 2 homes also micro_grid
"""
DOCUMENT = """communitygov: 1
places:
  - {id: C, level: community}
people: [p-1, p-2]
posts:
  - {id: chief, kind: community_secretary, serves: C}
  - {id: aide, kind: community_worker, serves: C, until: 2026-12-31}
appointments:
  - {post: chief, holder: p-1, until: 2026-01-01}
  - {post: aide, holder: p-1}
  - id: again
    post: aide
    holder: p-2
  - {post: aide, holder: p-2, from: 2027-02-01}
"""


def said(drawing, code, at=AT):
    """What a rule says of a drawing: subject and sentence."""
    return [(each.subject, each.message) for each in found_in(drawing, at=at) if each.code == code]


def silent(drawing, code, at=AT):
    """Whether a rule says nothing of a drawing."""
    fired = codes(drawing, at=at)
    assert "CG901" not in fired
    return code not in fired


def unchecked(drawing, code, at=AT):
    """Why a rule could not look at a drawing."""
    return [each.why.en for each in found_in(drawing, at=at).not_checked if each.code == code]


def found_at(text, code):
    """Where the findings of a code stand in a document."""
    return [(each.line, each.column) for each in check(build(loads(text), at=AT), at=AT) if each.code == code]


# CG301


def test_posts_of_one_row_are_one_finding():
    """
    Three stairwells of five have nobody: one finding at the row, with their ids.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    appoint P1 to steward-B1-2
    appoint unknown to steward-B2-1
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG301")

    assert "post:steward" == finding.subject
    assert ("post:steward-B1-1", "post:steward-B1-3", "post:steward-B2-2") == finding.evidence
    assert "nobody is appointed to steward-B1-1, steward-B1-3 and steward-B2-2" == finding.message
    assert "岗位 steward-B1-1、steward-B1-3和steward-B2-2 没有任何任职" == finding.sentence("zh")


def test_of_many_posts_a_few_are_named():
    """
    Eleven stairwells without anybody: eight are named, and how many there are.
    """
    drawn = """
    community C
      building B1 with 11 entrances x 1 floors x 1 homes also micro_grid
    post steward building_steward for each micro_grid
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG301")

    assert "11 × post" == finding.evidence[-1]
    assert 9 == len(finding.evidence)
    assert finding.message.endswith("and 3 more")


def test_a_post_made_for_one_place_that_a_row_describes_is_told_there():
    """
    What a row of its own describes is written there: the finding is of that post, at that row.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    post steward-B1-1 building_steward
    appoint P1 to steward-B1-2
    appoint P1 to steward-B1-3
    appoint P1 to steward-B2-1
    appoint P1 to steward-B2-2
    """

    assert [("post:steward-B1-1", "nobody is appointed to steward-B1-1")] == said(drawn, "CG301")


@pytest.mark.parametrize(
    "post",
    [
        "held by P1",
        "held by unnamed",
        "held by unknown",
        "held by P1 or P2",
        "held by P1 until 2020-01-01",
        "acting P1",
        "seconded P1",
        "abolished",
        "until 2026-01-01",
        "from 2026-04-01",
    ],
)
def test_a_post_is_not_vacant_where_somebody_was_ever_appointed_or_it_is_not_there(post):
    """
    Unknown is not vacant; a term that has ended is another rule's; what is not there cannot be empty.
    """
    assert silent(f"community C\npost chief community_secretary at C {post}", "CG301")


@pytest.mark.parametrize(
    ("post", "zh", "en"),
    [
        ("held by P1 from 2027-01-01", "岗位 chief 要到 2027-01-01 才有人任职", "nobody holds chief before 2027-01-01"),
        (
            "held by P1 from 2027-06-01 held by P2 from 2027-01-01 deputy P3",
            "岗位 chief 要到 2027-01-01 才有人任职，只有副职",
            "nobody holds chief before 2027-01-01, and only a deputy is there",
        ),
        ("deputy P1", "岗位 chief 只有副职，没有任职的人", "nobody but a deputy is appointed to chief"),
        ("deputy P1 until 2026-01-01", "岗位 chief 没有任何任职", "nobody is appointed to chief"),
        ("until 2026-12-31 held by P1 from 2027-01-01", "岗位 chief 没有任何任职", "nobody is appointed to chief"),
    ],
)
def test_who_is_to_come_and_who_stands_behind_hold_no_post(post, zh, en):
    """
    A first holder who begins later is told with the day; a deputy alone is nobody's deputy.
    """
    (finding,) = (
        each for each in found_in(f"community C\npost chief secretary at C {post}", at=AT) if each.code == "CG301"
    )

    assert (zh, en) == (finding.sentence("zh"), finding.message)


LED = """
    community C
      grid G1: H1
    post leader grid_leader at G1{held}
    post other grid_leader at G1{held}
    duty open: household
    leader leads open
"""


def test_a_vacant_post_that_leads_is_told_once():
    """
    The error at the share names the post; without it, and of other posts, the post is told.
    """
    drawn = LED.format(held="")

    assert ["post:other"] == [subject for subject, _ in said(drawn, "CG301")]
    alone = check(build(sketch(drawn), at=AT), at=AT, select=["CG301"])
    assert ["post:leader", "post:other"] == [each.subject for each in alone]
    assert ["post:leader", "post:other"] == [
        each[0] for each in said(LED.format(held=" held by P1 until 2026-01-01"), "CG304")
    ]


def test_a_waiver_of_a_vacant_post_is_dead_where_the_share_tells_it():
    """
    What is put aside is looked for first; a waiver that meets nothing is told.
    """
    waiver = "\n    waiver {code: CG301, subject: post:leader, reason: in spring, until: 2026-06-01}\n"

    assert ["waiver:CG301.post:leader"] == [subject for subject, _ in said(LED.format(held="") + waiver, "CG115")]
    assert silent(LED.replace("leader leads", "leader assists").format(held="") + waiver, "CG115")


# CG302


def test_three_for_two_seats():
    """
    Two seats and three people: the last appointment is told, with both numbers.
    """
    drawn = "community C\npost worker social_worker at C seats 2 held by P1 held by P2 held by P3"

    assert [("post:worker", "at least 3 hold worker at once; seats stated: 2")] == said(drawn, "CG302")


def test_a_later_overlap_is_told_before_it_comes():
    """
    The next holder begins before the first has ended.
    """
    drawn = "community C\npost chief secretary at C held by P1 until 2026-06-01 held by P2 from 2026-05-01"

    assert [("post:chief", "at least 2 hold chief at once from 2026-05-01; seats stated: 1")] == said(drawn, "CG302")
    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG302")
    assert "岗位 chief 定员 1 人，2026-05-01 起，至少有 2 人同时任职" == finding.sentence("zh")


@pytest.mark.parametrize(
    "held",
    [
        "held by P1 until 2026-01-01 held by P2 from 2026-01-01",
        "held by P1 until 2020-06-01 held by P2 from 2020-01-01",
        "held by P1 deputy P2",
        "held by P1 acting P2",
        "held by P1 held by P1",
        "held by P1 held by unknown",
        "held by P1 held by P1 or P2",
        "seats 2 held by P1 held by unnamed",
        "seats 2 held by P1 held by P2 deputy P3",
        "abolished held by P1 held by P2",
        "until 2026-01-01 held by P1 held by P2",
        "held by P1 on 08:00-20:00 held by P2 on 20:00-08:00",
    ],
)
def test_seats_suffice(held):
    """
    One after the other, in the past, behind the holder, perhaps the same, perhaps nobody, or in turns.
    """
    assert silent(f"community C\npost chief secretary at C {held}", "CG302")


@pytest.mark.parametrize(
    "held",
    [
        "held by P1 held by P2",
        "held by P1 held by unnamed",
        "held by unnamed held by unnamed",
        "held by P1 or P2 held by P3",
        "held by P1 seconded P2",
        "acting P1 acting P2",
        "held by P1 on 08:00-20:00 held by P2 on 19:00-22:00",
        "held by P1 on 08:00-20:00 held by P2",
    ],
)
def test_seats_do_not_suffice(held):
    """
    Two who are certainly two, whoever they are; also where their shifts overlap by an hour.
    """
    assert not silent(f"community C\npost chief secretary at C {held}", "CG302")


def test_shifts_that_meet_on_one_day_of_the_week_only():
    """
    One works on Mondays and Tuesdays, one from Tuesday: on Tuesday there are two.
    """
    drawn = """
    community C
    shift early 08:00-12:00 on mon and tue
    shift late 10:00-14:00 on {days}
    post chief secretary at C held by P1 on early held by P2 on late
    """

    assert not silent(drawn.format(days="tue and wed"), "CG302")
    assert silent(drawn.format(days="wed and thu"), "CG302")


def test_hours_that_nobody_knows_meet_only_who_is_always_on():
    """
    Whenever they are, one of them is always there; another's hours they may miss.
    """
    drawn = "community C\nshift odd unknown\nshift day 08:00-20:00\n"
    drawn += "post chief secretary at C held by P1 on odd held by P2{shift}"

    assert not silent(drawn.format(shift=""), "CG302")
    assert not silent(drawn.format(shift=" on odd"), "CG302")
    assert silent(drawn.format(shift=" on day"), "CG302")


def test_a_post_held_ex_officio_is_held_by_whoever_holds_the_other():
    """
    Who holds both posts counts once; somebody else counts as a second.
    """
    drawn = """
    community C
    post director director at C held by {other}
    post chief secretary at C held by P1 held by post:director
    """

    assert silent(drawn.format(other="P1"), "CG302")
    assert silent(drawn.format(other="unknown"), "CG302")
    assert not silent(drawn.format(other="P2"), "CG302")
    assert silent(
        drawn.format(other="P2").replace("director director at C", "director director at C abolished"), "CG302"
    )
    assert silent(drawn.format(other="P2 held by P3").replace("at C held by P2", "at C seats 2 held by P2"), "CG302")


def test_posts_held_ex_officio_in_a_circle_are_held_by_nobody_for_certain():
    """
    A circle ends the looking and counts nobody.
    """
    drawn = """
    community C
    post a secretary at C held by post:b held by P1
    post b director at C held by post:a
    """

    assert silent(drawn, "CG302")


def test_appointments_for_every_place_overlap_once():
    """
    Two rows for all stairwells: one finding, at the later row, of them all.
    """
    drawn = f"{GROUND}    post steward building_steward for each micro_grid held by unnamed held by P2\n"

    ((subject, message),) = said(drawn, "CG302")

    assert "post:steward" == subject
    assert "steward-B1-1" in message
    assert "steward-B2-2" in message


PERSONS = st.sampled_from("abcd")
OPTIONS = st.lists(st.frozensets(PERSONS, max_size=3), max_size=5)


@settings(max_examples=150)
@given(OPTIONS)
def test_no_more_are_counted_than_in_every_reading(options):
    """
    Whoever the doubtful ones are, as many persons as are counted are there; and no more, where none is in doubt.
    """
    units = [
        Unit(n, "holder", frozenset(), frozenset((each,) for each in some), (None, None))
        for n, some in enumerate(options)
    ]
    readings = product(*(some for some in options if some))
    fewest = min(len({*reading}) for reading in readings)

    assert len(at_least(units)) <= fewest
    if all(len(some) < 2 for some in options):
        assert len(at_least(units)) == fewest


# CG303


def test_a_deputy_who_is_the_holder():
    """
    One person in two capacities of one post is one person.
    """
    drawn = "community C\npost chief secretary at C held by P1 deputy P1"

    assert [("post:chief", "P1 is appointed to chief twice at once")] == said(drawn, "CG303")
    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG303")
    assert "P1 在岗位 chief 同时有两次任职" == finding.sentence("zh")


def test_a_person_named_and_there_ex_officio():
    """
    The second seat is held by whoever holds another post, and that is the first one again.
    """
    drawn = """
    community C
    post director director at C held by P1
    post chief secretary at C seats 2 held by P1 held by post:director
    """

    assert not silent(drawn, "CG303")


@pytest.mark.parametrize(
    "held",
    [
        "held by unnamed deputy unnamed",
        "held by unknown deputy unknown",
        "held by P1 deputy P1 or P2",
        "held by P1 until 2026-01-01 held by P1 from 2026-02-01",
        "held by P1 on 08:00-12:00 held by P1 on 14:00-18:00",
        "abolished held by P1 deputy P1",
    ],
)
def test_not_one_person_twice(held):
    """
    Unnamed ones are different people; perhaps is not surely; terms and shifts follow each other.
    """
    assert silent(f"community C\npost chief secretary at C {held}", "CG303")


# CG304


def test_a_term_that_ran_out_is_told_at_the_end_of_the_last():
    """
    Of two terms the later one; the finding stands at its end.
    """
    drawn = "community C\npost chief secretary at C held by P1 until 2024-01-01 held by P2 through 2025-12-31"

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG304")

    assert "nobody follows in chief after 2025-12-31" == finding.message
    assert "岗位 chief 的任职于 2025-12-31 终止，无人接任" == finding.sentence("zh")
    assert "appointments[1].through" == finding.place
    assert [(9, 39)] == found_at(DOCUMENT, "CG304")


def test_a_term_is_over_on_the_first_day_it_no_longer_lasts():
    """
    Until a day means that on that day nobody is there.
    """
    assert not silent("community C\npost chief secretary at C held by P1 until 2026-03-02", "CG304")


def test_a_term_for_every_place_runs_out_once():
    """
    One row for five stairwells, one of which has another holder: four are empty, told once.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    appoint unnamed to steward until 2026-01-01
    appoint P1 to steward-B1-2 from 2026-01-01 until 2027-01-01
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG304")

    assert 4 == len(finding.evidence)
    assert "post:steward-B1-2" not in finding.evidence


@pytest.mark.parametrize(
    "held",
    [
        "held by P1 until 2026-03-03",
        "held by P1 through 2026-03-02",
        "held by P1 until 9999-12-31",
        "held by P1 until 2026-01-01 acting P2",
        "held by P1 until 2026-01-01 seconded P2",
        "held by P1 until 2026-01-01 held by unknown",
        "held by P1 from 2026-05-01",
        "deputy P1 until 2026-01-01",
        "until 2026-01-01 held by P1 until 2026-01-01",
        "abolished held by P1 until 2026-01-01",
        "",
    ],
)
def test_a_term_has_not_run_out(held):
    """
    It lasts today; somebody follows or acts; or there is no such post, or nobody has ever held it.
    """
    assert silent(f"community C\npost chief secretary at C {held}", "CG304")


@pytest.mark.parametrize(
    ("held", "zh", "en"),
    [
        (
            "held by P1 until 2026-01-01 held by P2 from 2026-05-01",
            "岗位 chief 的任职于 2026-01-01 终止，2026-05-01 才有人接任",
            "nobody follows in chief after 2026-01-01 until 2026-05-01",
        ),
        (
            "held by P1 until 2026-01-01 deputy P2",
            "岗位 chief 的任职于 2026-01-01 终止，无人接任，只有副职",
            "nobody follows in chief after 2026-01-01, and only a deputy is there",
        ),
        (
            "acting P1 through 2026-01-01 deputy P2 held by P3 from 2026-05-01",
            "岗位 chief 的任职于 2026-01-01 终止，2026-05-01 才有人接任，只有副职",
            "nobody follows in chief after 2026-01-01 until 2026-05-01, and only a deputy is there",
        ),
    ],
)
def test_a_gap_and_a_deputy_are_no_successor(held, zh, en):
    """
    Until the next term begins nobody is there, and a deputy stands behind nobody.
    """
    (finding,) = (
        each for each in found_in(f"community C\npost chief secretary at C {held}", at=AT) if each.code == "CG304"
    )

    assert (zh, en) == (finding.sentence("zh"), finding.message)
    assert finding.place.startswith("appointments[0].")


# CG305


def test_hats_are_counted_by_person():
    """
    A row for all stairwells and a post of its own: the person is told, and their posts.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid held by P1
    post chief secretary at C held by P1
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG305")

    assert "person:P1" == finding.subject
    assert finding.message.startswith("P1 holds 6 posts: steward-B1-1, ")
    assert "people[0].id" == finding.place


def test_who_is_not_listed_is_told_at_the_appointment():
    """
    A register may keep its people elsewhere.
    """
    assert [] == found_at(DOCUMENT, "CG305")
    text = DOCUMENT.replace("people: [p-1, p-2]\n", "").replace(", until: 2026-01-01", "")

    assert [(9, 26)] == found_at(text, "CG305")


@pytest.mark.parametrize(
    "posts",
    [
        "post a secretary at C held by unnamed\npost b director at C held by unnamed",
        "post a secretary at C held by unknown\npost b director at C held by unknown",
        "post a secretary at C held by P1 or P2\npost b director at C held by P1",
        "post a secretary at C held by P1\npost b director at C deputy P1",
        "post a secretary at C held by P1 until 2026-01-01\npost b director at C held by P1",
        "post a secretary at C held by P1\npost b director at C abolished held by P1",
        "post a secretary at C held by P1\npost b director at C held by post:a",
    ],
)
def test_not_several_hats(posts):
    """
    Perhaps the same is not the same; a deputy holds nothing; what has ended is over; ex officio comes with the post.
    """
    assert silent(f"community C\n{posts}", "CG305")


# CG306


def test_a_secondment_to_come_needs_an_end_too():
    """
    It is told before it begins; one that ends, also with the row for all, is not.
    """
    drawn = "community C\npost helper seconded_cadre at C seconded P1{end}"

    assert [("post:helper", "the secondment to helper states no end")] == said(
        drawn.format(end=" from 2026-05-01"), "CG306"
    )
    assert not silent(drawn.format(end=" until 9999-12-31"), "CG306")
    assert silent(drawn.format(end=" until 2026-05-01"), "CG306")
    assert silent(drawn.format(end="").replace("seconded P1", "abolished seconded P1"), "CG306")
    assert silent(drawn.format(end="").replace(" seconded P1", " held by P1"), "CG306")
    (finding,) = (each for each in found_in(drawn.format(end=""), at=AT) if each.code == "CG306")
    assert "下沉到 helper 的任职没有终止日" == finding.sentence("zh")


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("post a helper at C until 2026-06-01 seconded P1", False),
        ("post a helper at C until 9999-06-01 seconded P1", True),
        ("team t at C until 2026-06-01\n  seat a vacant\nappoint P1 to t-a as seconded", False),
        ("team t at C\n  seat a vacant\nappoint P1 to t-a as seconded", True),
    ],
)
def test_the_end_of_the_post_or_the_team_is_an_end(drawn, told):
    """
    With the post the secondment is over, and nobody has to follow.
    """
    assert told is not silent(f"community C\n{drawn}", "CG306")


def test_a_secondment_may_take_its_end_from_the_row_for_all():
    """
    An appointment to one made post takes over what it does not state.
    """
    drawn = f"""
    {GROUND}
    post helper seconded_cadre for each grid
    appoint unnamed to helper as seconded{{end}}
    appoint P1 to helper-G1 as seconded
    """

    assert silent(drawn.format(end=" until 2026-06-01"), "CG306")
    assert 2 == len(said(drawn.format(end=""), "CG306"))


# CG307 and CG308


def test_stairwells_of_one_building_are_one_finding():
    """
    A building of three stairwells, two of them without a post: told at the building.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid within G2 held by unnamed
    post steward-B1-1 building_steward at B1/1 held by P1
    """

    ((subject, message),) = said(drawn, "CG307")

    assert "place:B1" == subject
    assert "no steward's post serves B1/2 and B1/3" == message


@pytest.mark.parametrize(
    "post",
    [
        "post s building_steward at B1 vacant",
        "post s building_steward for each entrance vacant",
        "post s micro_grid_leader for each micro_grid vacant",
        "post s unit_leader for each entrance vacant",
        "post s building_leader for each building vacant",
        "zone most (compound): B1/1 B1/2\npost s building_steward at most vacant\npost t unit_leader at B1/3",
        "team s (hz_1_2_n) at B1\n  seat steward vacant",
    ],
)
def test_a_stairwell_has_a_steward_by_whatever_name(post):
    """
    The post is asked for and not its holder; names differ, several stairwells may share one.
    """
    ground = "community C\n  grid G1\n    building B1 with 3 entrances x 2 floors x 2 homes also micro_grid\n"

    assert silent(ground + post, "CG307")
    assert not unchecked(ground + post, "CG307")


@pytest.mark.parametrize(
    "post",
    [
        "post s building_steward at G1 held by P1",
        "post s building_steward at C held by P1",
        "post s building_steward at B1 abolished",
        "post s building_steward at B1 until 2026-01-01",
        "post s social_worker for each micro_grid",
    ],
)
def test_a_stairwell_without_a_steward(post):
    """
    A steward of the whole grid, one that is no longer there, or another kind of post is none.
    """
    drawn = f"{GROUND}    post t building_steward for each micro_grid within G2 vacant\n    {post}\n"

    assert not silent(drawn, "CG307")


def test_where_no_steward_is_written_nothing_is_known():
    """
    A register without any steward's post may leave them out: said once, and no finding.
    """
    assert silent(GROUND, "CG307")
    assert 1 == len(unchecked(GROUND, "CG307"))
    assert not unchecked("community C\n  grid G1", "CG307")


def test_stewards_that_stand_for_all_together():
    """
    Of thirty-eight stewards of a community nobody says which micro-grid is whose: no micro-grid is a blind spot for it.
    """
    ground = "community C\n  grid G1\n    micro_grid M1\n    micro_grid M2\n"
    all_together = f"{ground}post s building_leader at C seats 38 held by unnamed"

    assert silent(all_together, "CG307")
    assert 1 == len(unchecked(all_together, "CG307"))
    assert not silent(f"{all_together}\npost t building_leader at M1 held by unnamed", "CG307")


def test_stewards_without_a_committee():
    """
    Committees for the first grid only: the stewards of the second are told, once.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid held by unnamed
    team committee (stairwell_committee) for each micro_grid within G1
      seat steward held by post:steward
      seat member held by unnamed
    """

    assert [("post:steward", "there is no stairwell committee for steward-B2-1 and steward-B2-2")] == said(
        drawn, "CG308"
    )
    without = drawn.partition("team")[0]
    assert silent(without, "CG308")
    assert 1 == len(unchecked(without, "CG308"))


# CG309


def test_posts_that_rows_refer_to_are_for_something():
    """
    By name, by kind, as head, ex officio, in a link, as who switched: each is enough; an appointment is not.
    """
    ground = "community C\npost a secretary at C held by P1\npost b director at C held by P2\nduty d\npost:b leads d\n"
    something = (
        "a assists d",
        "every secretary assists d",
        "organisation o (office) at C head a",
        "post c chair at C held by post:a\nc assists d",
        "a reports to post:b",
        "switch emergency at C until 2026-05-01 by post:a",
        "team t at C\n  seat s held by post:a leads",
    )

    assert [("post:a", "no share, link, body, team or other post refers to a")] == said(ground, "CG309")
    for line in something:
        assert silent(ground + line, "CG309"), line


def test_without_shares_nothing_is_known_of_what_posts_are_for():
    """
    A register of posts alone is not full of posts for nothing.
    """
    assert silent("community C\npost a secretary at C held by P1", "CG309")
    assert ["the register states no shares"] == unchecked("community C\npost a secretary at C held by P1", "CG309")


def test_made_posts_of_which_some_are_referred_to():
    """
    A link names one of five: the others are told, once.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid held by unnamed
    post chief secretary at C held by P1
    duty d
    chief leads d
    post:steward-B1-1 reports to post:chief
    """

    ((subject, message),) = said(drawn, "CG309")

    assert "post:steward" == subject
    assert "steward-B1-1" not in message
    assert silent(drawn.replace("post:steward-B1-1", "post:steward"), "CG309")


# CG310


def test_an_appointment_after_its_post():
    """
    The post ends before the appointment begins; the finding stands at the appointment.
    """
    assert [(14, 5)] == found_at(DOCUMENT, "CG310")
    drawn = (
        "community C\npost chief secretary at C until 2026-12-31 held by P1 until 2026-06-01 held by P2 from 2027-01-01"
    )
    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG310")
    assert "this appointment is in force at no time of chief" == finding.message
    assert "这条任职的起止与岗位 chief 的存续期没有一天重合" == finding.sentence("zh")


@pytest.mark.parametrize(
    ("post", "quiet"),
    [
        ("until 2026-12-31 held by P1 from 2026-12-30", True),
        ("until 2026-12-31 held by P1 from 2026-12-31", False),
        ("from 2025-01-01 held by P1 until 2025-01-01", False),
        ("from 2025-01-01 held by P1 through 2025-01-01", True),
        ("abolished held by P1 until 2020-01-01", True),
        ("abolished held by P1", False),
        ("held by P1 until 2020-01-01 held by P2", True),
    ],
)
def test_the_edges_of_a_post(post, quiet):
    """
    Periods are half-open; what is past says nothing of a post that was abolished since.
    """
    assert quiet is silent(f"community C\npost chief secretary at C {post}", "CG310")


def test_an_appointment_for_all_of_which_some_are_there():
    """
    One of five posts ended before it: that it is one to the others is enough.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    post steward-B1-1 building_steward until 2020-01-01
    appoint unnamed to steward from 2021-01-01
    """

    assert silent(drawn, "CG310")


def test_a_seat_that_a_steward_holds_is_no_second_steward():
    """
    The committee is there in every stairwell, and the stewards of one building only.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid within G1 held by unnamed
    team committee (stairwell_committee) for each micro_grid
      seat steward held by post:steward
      seat member held by unnamed
    """

    assert ["place:B2"] == [subject for subject, _ in said(drawn, "CG307")]


def test_an_appointment_to_an_abolished_post_says_so():
    """
    The words are those of the case.
    """
    ((_, message),) = said("community C\npost chief secretary at C abolished held by P1", "CG310")

    assert "this appointment does nothing, for its post is abolished: chief" == message


def test_more_holders_than_seats_stand_at_the_later_appointment():
    """
    At its id where it has one.
    """
    assert [(11, 9)] == found_at(DOCUMENT, "CG302")


def test_one_unnamed_by_two_ways_is_no_person_appointed_twice():
    """
    Two seats that come ex officio with one post bring one holder; who is not named cannot be told.
    """
    drawn = """
    community C
    post director director at C held by unnamed
    post chief secretary at C seats 2 held by post:director held by post:director
    """

    assert silent(drawn, "CG303")
    assert not silent(drawn.replace("held by unnamed", "held by P1"), "CG303")


def test_a_seat_that_is_a_steward_needs_no_committee_of_its_own():
    """
    A committee's own seat of the steward's kind is no steward without a committee.
    """
    drawn = """
    community C
      grid G1
        micro_grid M1
        micro_grid M2
    post steward-M1 building_steward at M1 held by P1
    team committee-M1 (stairwell_committee) at M1
      seat steward held by post:steward-M1
      seat member held by P3
    team patrol-M2 at M2
      seat head (building_steward) held by P4 leads
    """

    assert silent(drawn, "CG308")


def test_an_end_that_the_row_of_all_posts_states_is_told_there():
    """
    One post of the row has another holder, whose appointment states no end of its own: the end is that of all.
    """
    drawn = """
        community C
          grid G1
          grid G2
        post leader grid_leader for each grid
        appoint P1 to leader until 2025-06-01
        appoint P2 to leader-G2
        """
    found = [each for each in found_in(drawn, at="2026-03-02") if each.code == "CG304"]

    assert ["nobody follows in leader-G1 and leader-G2 after 2025-06-01"] == [each.message for each in found]
    assert ["appointments[0].until"] == [each.path for each in found]
