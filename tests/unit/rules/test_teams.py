"""Rules about teams, modes and what must end: when they speak, when they are silent, and where what they say stands."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import codes, found_in

AT = "2026-03-02"
GRIDS = """
community C
  grid G1
  grid G2
  grid G3
post leader grid_leader for each grid held by unnamed
"""
TEAM = """
team response (seed_1_3) for each grid in emergency
  seat grid_leader held by post:leader
  seat liaison_cadre held by unnamed
  seat police_officer held by unnamed
  seat public_health_liaison held by unnamed
"""
DOCUMENT = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: K1, site: case, within: G1}
people: [p-1]
shifts:
  - {id: office, hours: 09:00-17:00, days: workdays}
posts:
  - {id: guard, kind: gate_guard, serves: G1, status: temporary, shift: office}
teams:
  - id: rescue
    template: seed_1_3
    serves: G1
    modes: [emergency]
    from: 2026-02-01
    seats:
      chief: p-1
      liaison_cadre: {sent_by: somebody}
      police_officer: p-1
switches:
  - {mode: epidemic, where: G1}
  - {id: on, mode: flood, where: G1}
"""


def of(drawing, code, at=AT):
    """What a rule says of a drawing: subject and sentence."""
    return [(each.subject, each.message) for each in found_in(drawing, at=at) if each.code == code]


def silent(drawing, code, at=AT):
    """Whether a rule says nothing of a drawing."""
    return code not in codes(drawing, at=at)


def test_where_everything_stands():
    """
    At the row for what is missing, at the seat for what is wrong with one.
    """
    found = check(build(loads(DOCUMENT), at=AT), at=AT, select=["CG7"])

    assert [
        ("CG708", 5, 10),
        ("CG709", 8, 10),
        ("CG707", 10, 10),
        ("CG701", 12, 9),
        ("CG703", 12, 9),
        ("CG705", 12, 9),
        ("CG707", 12, 9),
        ("CG702", 19, 22),
        ("CG704", 20, 23),
        ("CG706", 22, 5),
        ("CG706", 23, 10),
    ] == [(each.code, each.line, each.column) for each in found]


def test_what_is_said_in_both_languages():
    """
    Each rule in one case.
    """
    found = check(build(loads(DOCUMENT), at=AT), at=AT, select=["CG7"])
    said = {(each.code, each.subject): (each.sentence("zh"), each.message) for each in found}

    assert {
        ("CG701", "team:rescue"): (
            "rescue 缺少席位 grid_leader和public_health_liaison（模板 seed_1_3）",
            "no seat grid_leader and public_health_liaison in rescue (template seed_1_3)",
        ),
        ("CG702", "post:rescue-liaison_cadre"): (
            "席位 rescue-liaison_cadre 没有任何人",
            "nobody holds the seat rescue-liaison_cadre",
        ),
        ("CG703", "team:rescue"): ("rescue 没有一个席位牵头", "no seat leads rescue"),
        ("CG704", "post:rescue-police_officer"): (
            "rescue 的席位 chief 和 police_officer 是同一人：p-1",
            "rescue: the seats chief and police_officer are held by one person: p-1",
        ),
        ("CG705", "team:rescue"): (
            "rescue 没有卫生人员的席位（公共卫生联络员、医生、护士，或由卫生服务中心派出）",
            "no seat of health in rescue (public-health liaison, doctor, nurse, or sent by a health centre)",
        ),
        ("CG706", "switch:epidemic.at.G1"): ("G1 的 epidemic 模式没有终止日", "mode epidemic at G1 states no end"),
        ("CG706", "switch:on"): ("G1 的 flood 模式没有终止日", "mode flood at G1 states no end"),
        ("CG707", "post:guard"): ("临时岗位 guard 没有终止日", "the temporary post guard states no end"),
        ("CG707", "team:rescue"): (
            "应急小组 rescue 自 2026-02-01 设立，没有终止日",
            "rescue is for emergencies, begins on 2026-02-01 and states no end",
        ),
        ("CG708", "place:K1"): ("个案 K1 没有终止日", "the case K1 states no end"),
        ("CG709", "shift:office"): (
            "班次 office 按工作日，而日历没有写 2026 年",
            "office is on working days, and the calendar does not state 2026",
        ),
    } == said


# CG701


def test_a_team_of_every_grid_lacks_a_seat_once():
    """
    One finding at the row, with the teams as evidence; one made team that a row of its own describes is told apart.
    """
    drawn = GRIDS + TEAM.replace("  seat police_officer held by unnamed\n", "")

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG701")
    assert ("team:response-G1", "team:response-G2", "team:response-G3") == finding.evidence

    own = drawn + "team response-G2 in emergency\n  seat grid_leader held by post:leader\n"
    assert ["team:response", "team:response-G2"] == [subject for subject, _ in of(own, "CG701")]
    first = next(each for each in found_in(own, at=AT) if each.code == "CG701")
    assert ("team:response-G1", "team:response-G3") == first.evidence


@pytest.mark.parametrize(
    ("seats", "lacks"),
    [
        ("seat steward vacant\n  seat member vacant", False),
        ("seat steward vacant\n  seat activist (committee_member) vacant", False),
        ("seat head (building_steward) vacant leads\n  seat member vacant", False),
        ("seat steward vacant", True),
        ("seat steward vacant\n  seat activist vacant", True),
    ],
)
def test_a_seat_is_there_by_its_name_or_its_kind(seats, lacks):
    """
    A vacant seat is there; one of another kind is not the one asked for.
    """
    drawn = f"community C\n  micro_grid M\nteam t (stairwell_committee) at M\n  {seats}"

    assert lacks is not silent(drawn, "CG701")


def test_a_template_may_ask_for_nothing_or_be_none():
    """
    Seats that a template allows are not missing; a team without a template lacks none; one that is over neither.
    """
    assert silent("community C\nteam t at C\n  seat chair held by P1 leads", "CG701")
    assert silent("community C\nteam t (seed_1_3) at C until 2026-01-01\n  seat grid_leader held by P1", "CG701")
    seats = "information_officer", "supply_officer", "steward"
    drawn = "community C\nteam t (hz_1_2_n) at C\n" + "".join(f"  seat {seat} held by unnamed\n" for seat in seats)
    assert silent(drawn, "CG701")


# CG702


def test_seats_of_one_row_that_nobody_holds():
    """
    Who holds the seat is appointed grid by grid, and one was left out.
    """
    drawn = GRIDS + TEAM.replace("seat public_health_liaison held by unnamed", "seat public_health_liaison vacant")
    drawn += "appoint P1 to response-G1-public_health_liaison\nappoint unknown to response-G3-public_health_liaison\n"

    assert [
        ("post:response-G2-public_health_liaison", "nobody holds the seat response-G2-public_health_liaison")
    ] == of(drawn, "CG702")


def test_a_seat_that_a_row_of_its_own_leaves_out_is_not_vacant():
    """
    A made team that a row describes has the seats of that row and no others.
    """
    drawn = GRIDS + TEAM.replace("seat liaison_cadre held by unnamed", "seat liaison_cadre vacant")
    drawn += "team response-G2 in emergency\n  seat grid_leader held by post:leader\n"

    ((_, message),) = of(drawn, "CG702")

    assert "nobody holds the seat response-G1-liaison_cadre and response-G3-liaison_cadre" == message


def test_a_seat_held_by_a_post_that_is_not_there_for_the_place():
    """
    A leader's post for two grids of three: in the third nobody holds the seat. A vacant post is told elsewhere.
    """
    drawn = (GRIDS + TEAM).replace("for each grid held by unnamed", "for each grid within G1 held by unnamed", 1)

    assert [
        ("post:response-grid_leader", "nobody holds the seat response-G2-grid_leader and response-G3-grid_leader")
    ] == of(drawn, "CG702")
    assert silent((GRIDS + TEAM).replace("grid held by unnamed", "grid vacant", 1), "CG702")


@pytest.mark.parametrize("held", ["held by unknown", "held by unnamed", "held by P1 or P2", "held by post:chief"])
def test_a_seat_that_somebody_may_hold(held):
    """
    Unknown is not vacant; a post that nobody holds is told at the post.
    """
    drawn = f"community C\npost chief secretary at C vacant\nteam t at C\n  seat chair {held} leads"

    assert silent(drawn, "CG702")
    assert not silent(drawn.replace(held, "vacant"), "CG702")
    assert silent(drawn.replace(held, "vacant").replace("team t at C", "team t at C until 2026-01-01"), "CG702")


def test_a_seat_whose_holder_has_left():
    """
    The term that ran out is told at its end, and not a second time at the seat.
    """
    drawn = "community C\nteam t at C\n  seat chair vacant leads\nappoint P1 to t-chair until 2026-01-01"

    assert silent(drawn, "CG702")
    assert not silent(drawn, "CG304")


@pytest.mark.parametrize(
    ("seat", "en"),
    [
        ("seat member vacant", "nobody holds the seat t-member"),
        ("seat member", "nobody holds the seat t-member"),
        ("seat member held by unknown", ""),
        ("seat member\nappoint P2 to t-member from 2026-05-01", "nobody holds the seat t-member before 2026-05-01"),
        ("seat member\nappoint P2 to t-member as deputy", "nobody but a deputy is appointed to the seat t-member"),
        ("seat member\nappoint P2 to t-member until 2026-01-01", ""),
        ("seat member\nappoint P2 to t-member as acting", ""),
    ],
)
def test_who_is_to_come_and_who_stands_behind_hold_no_seat(seat, en):
    """
    As with posts: a day on which somebody comes, a deputy alone, and a term that ended, which another rule tells.
    """
    drawn = f"community C\nteam t at C\n  seat chair held by P1 leads\n  {seat}"

    assert ([("post:t-member", en)] if en else []) == of(drawn, "CG702")


def test_a_vacant_seat_that_leads_is_told_once():
    """
    A share to a kind of post names the seat itself; a share to the team does not.
    """
    drawn = "community C: H1\nteam t at C\n  seat chair (grid_leader) leads\nduty open: household\n{} leads open"

    assert silent(drawn.format("every grid_leader"), "CG702")
    assert not silent(drawn.format("every grid_leader"), "CG502")
    assert not silent(drawn.format("t"), "CG702")


# CG703


def test_a_lead_by_the_seat_or_by_the_template():
    """
    Either is enough; a template whose leading seat is not there leads nothing.
    """
    led = "community C\nteam t (seed_1_3) at C\n  seat grid_leader vacant"

    assert silent(led, "CG703")
    assert silent(led.replace("(seed_1_3) ", "").replace("vacant", "vacant leads"), "CG703")
    assert not silent(led.replace("(seed_1_3) ", ""), "CG703")
    assert not silent(led.replace("grid_leader", "police_officer"), "CG703")
    assert silent(led.replace("(seed_1_3) at C", "at C until 2026-01-01"), "CG703")


# CG704


def test_one_person_in_two_seats_of_some_teams():
    """
    The leader of one grid is its liaison as well, by an appointment: that team is told, at the later seat.
    """
    drawn = GRIDS + TEAM + "appoint P1 to leader-G2\nappoint P1 to response-G2-liaison_cadre\n"

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG704")

    assert "post:response-G2-liaison_cadre" == finding.subject
    assert "response-G2: the seats grid_leader and liaison_cadre are held by one person: P1" == finding.message
    assert "teams[0].seats.liaison_cadre" == finding.place


def test_one_post_in_two_seats_is_one_person_whoever_it_is():
    """
    Nobody named whoever holds the post, and it is one person.
    """
    drawn = "community C\npost a secretary at C held by unnamed\nteam t at C\n  seat x held by post:a leads\n"

    assert [("post:t-y", "t: the seats x and y are held by one person")] == of(
        drawn + "  seat y held by post:a", "CG704"
    )


@pytest.mark.parametrize(
    "seats",
    [
        "seat x held by unnamed leads\n  seat y held by unnamed",
        "seat x held by unknown leads\n  seat y held by unknown",
        "seat x held by P1 leads\n  seat y held by P1 or P2",
        "seat x held by P1 leads\n  seat y held by P2",
        "seat x held by P1 on early leads\n  seat y held by P1 on late",
    ],
)
def test_two_seats_of_two_people(seats):
    """
    Unnamed ones are two; perhaps is not surely; by turns is not at once.
    """
    shifts = "shift early 06:00-12:00\nshift late 12:00-20:00\nshift long 06:00-20:00\n"

    assert silent(f"community C\n{shifts}team t at C\n  {seats}", "CG704")
    if "late" in seats:
        assert not silent(f"community C\n{shifts}team t at C\n  {seats}".replace("on late", "on long"), "CG704")


def test_one_person_in_two_teams():
    """
    Two teams of one seat each are not one team.
    """
    drawn = "community C\nteam t at C\n  seat x held by P1 leads\nteam u at C\n  seat x held by P1 leads"

    assert silent(drawn, "CG704")


def test_seats_of_a_made_team_that_a_row_describes():
    """
    Its own seats are looked at, and not those it would have been made with.
    """
    drawn = GRIDS + TEAM + "team response-G2 in emergency\n  seat grid_leader held by P1\n  seat helper held by P1\n"

    assert ["post:response-G2-helper"] == [subject for subject, _ in of(drawn, "CG704")]


# CG705


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        ("at G1 in emergency", True),
        ("at G1 in epidemic", True),
        ("at G1 in flood and epidemic", True),
        ("at C in emergency", True),
        ("for each grid in emergency", True),
        ("at G1 in flood", False),
        ("at G1 in service", False),
        ("at G1", False),
        ("at M1 in emergency", False),
        ("in emergency", False),
        ("at G1 in emergency until 2026-01-01", False),
    ],
)
def test_which_teams_need_somebody_of_health(team, asked):
    """
    Those for any emergency or an epidemic that serve a grid or more; not a flood team, nor one of a stairwell.
    """
    drawn = f"community C\n  grid G1\n    micro_grid M1\nteam t {team}\n  seat x held by P1 leads"

    assert asked is not silent(drawn, "CG705")


@pytest.mark.parametrize(
    "seat",
    ["seat doctor vacant", "seat y (nurse) vacant", "seat family_doctor vacant", "seat y held by P2 sent by clinic"],
)
def test_a_seat_of_health(seat):
    """
    By its name, its kind or who sends its holder; whether anybody holds it is another question.
    """
    drawn = "community C\norganisation clinic (health_centre) at C whole\n"
    drawn += "team t at C in emergency\n  seat x held by P1 leads\n"

    assert not silent(drawn, "CG705")
    assert silent(f"{drawn}  {seat}", "CG705")


def test_where_the_words_have_nobody_of_health():
    """
    A vocabulary without such posts cannot be asked: said, and no finding.
    """
    drawn = "words of japan\nneighbourhood N\nteam t at N in emergency\n  seat x held by P1 leads"
    found = found_in(drawn, at=AT)

    assert "CG705" not in found.codes
    assert ["the vocabulary has no word for a post of health"] == [
        each.why.en for each in found.not_checked if each.code == "CG705"
    ]


# CG706


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


# CG707


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


# CG708


def test_other_sites_need_no_end():
    """
    A gate stands for ever; a case that ends is well, also when it is over or in a year that never comes.
    """
    drawn = "community C\n  {site} K{end}"

    assert silent(drawn.format(site="gate", end=""), "CG708")
    assert silent(drawn.format(site="case", end=" until 2026-05-01"), "CG708")
    assert not silent(drawn.format(site="case", end=" from 2026-05-01"), "CG708", at="2026-06-01")
    assert not silent(drawn.format(site="case", end=" until 9999-01-01"), "CG708")


# CG709


@pytest.mark.parametrize(
    ("years", "at", "lacks"),
    [
        ("[2026]", AT, ""),
        ("[2025, 2027]", AT, "2026"),
        ("[2026]", "2027-03-02T10:00", "2027"),
        ("[]", AT, "2026"),
        ("[2026]", "2026-12-28", "2027"),
        ("[2026]", "2026-12-25", ""),
        ("[2027]", "2026-12-28", "2026"),
        ("[]", "2026-12-28", "2026 and 2027"),
        ("[2027]", "2027-01-01", ""),
    ],
)
def test_every_year_of_the_week_counts(years, at, lacks):
    """
    The calendar states the years of the week judged, or working days are not known; at a bare date as well.
    """
    text = f"communitygov: 1\ncalendar: {{years: {years}}}\nplaces: [{{id: C, level: community}}]\n"
    text += "shifts:\n  - {id: s, hours: 09:00-17:00, days: workdays}\n  - {id: d, hours: 09:00-17:00}\n"
    text += (
        "posts:\n  - {id: a, kind: secretary, serves: C, shift: s}\n  - {id: b, kind: secretary, serves: C, shift: d}\n"
    )

    found = check(build(loads(text), at=at), at=at, select=["CG709"])

    said = [(each.subject, each.message.rpartition("does not state ")[2]) for each in found]
    assert ([("shift:s", lacks)] if lacks else []) == said


def test_hours_past_midnight_ask_for_the_day_before():
    """
    On the first of January a night that began in the old year is still on.
    """
    text = "communitygov: 1\ncalendar: {years: [2027]}\nplaces: [{id: C, level: community}]\n"
    text += "shifts: [{id: s, hours: 20:00-08:00, days: workdays}]\n"
    text += "posts: [{id: a, kind: secretary, serves: C, shift: s}]\n"

    (finding,) = check(build(loads(text), at="2027-01-01"), at="2027-01-01", select=["CG709"])

    assert "班次 s 按工作日，而日历没有写 2026 年" == finding.sentence("zh")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("post a secretary at C on s held by P1", True),
        ("post a secretary at C held by P1 on s", True),
        ("post a secretary at C on s until 2026-03-01", False),
        ("post a secretary at C on s from 2026-03-04", True),
        ("post a secretary at C on s from 2026-03-09", False),
        ("team t at C\n  seat x held by P1 on s leads", True),
        ("team t until 2026-01-01 at C\n  seat x held by P1 on s leads", False),
        ("post a secretary at C\nduty open\na leads open, on s", True),
        ("post a secretary at C", False),
    ],
)
def test_a_shift_that_nothing_uses_asks_for_nothing(row, told):
    """
    A shift counts where a post, an appointment, a seat or a share of the week names it.
    """
    assert told is not silent(f"community C\nshift s 09:00-17:00 on workdays\n{row}", "CG709")


@pytest.mark.parametrize("duty", ["{days: workdays}", "{answered_at: [{level: grid, days: workdays}]}"])
def test_a_duty_on_working_days_asks_for_them_too(duty):
    """
    When it asks, or how near it must be answered, is not known without the calendar.
    """
    (only,) = of(f"community C\nduty open {duty}", "CG709")

    assert ("duty:open", "open is on working days, and the calendar does not state 2026") == only


def test_a_shift_that_is_over_asks_for_nothing():
    """
    Its working days are past.
    """
    assert silent("community C\nshift s 09:00-17:00 on workdays until 2026-01-01\npost a secretary at C on s", "CG709")


def test_a_team_that_serves_nowhere_is_not_asked_for_a_medic():
    """
    Where it works is not known, so nobody can say that it is a team of a grid.
    """
    team = "team x{at} in emergency\n  seat chief held by P1 leads"

    assert silent("community C\n  grid G1\n" + team.format(at=""), "CG705")
    assert not silent("community C\n  grid G1\n" + team.format(at=" at G1"), "CG705")
