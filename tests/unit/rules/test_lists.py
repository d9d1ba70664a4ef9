"""The rules of duty lists (CG6): when each speaks, when it does not, and where it stands."""

import pytest

from communitygov.rules.catalogue import CATALOGUE
from communitygov.testing import found_in

AT = "2026-03-02"
RULES = tuple(each for each in CATALOGUE if each.code.code[:3] in ("CG1", "CG6"))
DRAWN = """
community C
  grid G1
    building B1: H1a H1b
organisation bureau (department) whole
post secretary community_secretary at C held by P1
post leader grid_leader at G1 held by P2
duty open{}
"""
LED = "leader leads open"


def looked(duty, code, more=LED, at=AT):
    """The findings of one code and why it did not look at something, for one duty."""
    findings = found_in(f"{DRAWN.format(duty)}{more}\n", at=at)
    found = [each for each in findings if each.code == code]
    return found, [each.why.en for each in findings.not_checked if each.code == code]


@pytest.mark.parametrize(
    ("means", "missing"),
    [
        ("powers: [], people: [], money: []", "powers, people or money"),
        ("powers: [p], people: [two], money: []", "money"),
        ("powers: [], money: [grant]", "powers"),
    ],
)
def test_means_that_do_not_come_along_are_named(means, missing):
    """
    Of power, people and money those of which it is stated that none come; in both languages.
    """
    (one,), unchecked = looked(f" {{handed_down_by: bureau, {means}}}", "CG601")

    assert f"open is handed down by bureau without {missing}" == one.message
    assert one.sentence("zh").startswith("open 由 bureau 下放，写明没有")
    assert ("duties[0].id", []) == (one.path, unchecked)


def test_means_that_are_not_stated_are_not_checked():
    """
    Left out is not none: that is said apart; a duty that nobody handed down asks for nothing.
    """
    found, unchecked = looked(" {handed_down_by: bureau, powers: [p]}", "CG601")

    assert ([], ["open: handed down, and powers, people or money not stated"]) == (found, unchecked)
    assert ([], []) == looked(" {handed_down_by: bureau, powers: [p], people: [two], money: [grant]}", "CG601")
    assert ([], []) == looked(" {powers: []}", "CG601")


@pytest.mark.parametrize("admission", ["refused", "not_admitted"])
def test_a_duty_that_was_not_admitted_and_is_led(admission):
    """
    It stands at the admission, with the shares; where only somebody helps, or everything is led by one, it does not.
    """
    duty = f" {{admission: {admission}}}"
    (one,), _ = looked(duty, "CG602")

    assert ("duties[0].admission", ("share:open.lead.post.leader",)) == (one.path, one.evidence)
    for more in ("leader assists open", "leader leads everything", f"{LED} until 2026-01-01"):
        assert ([], []) == looked(duty, "CG602", more)


def test_what_is_applied_for_is_under_way_and_unknown_is_said_apart():
    """
    Admitted and applied for are no fault; where it is not known, that is what is said.
    """
    for admission in ("admitted", "applied"):
        assert ([], []) == looked(f" {{admission: {admission}}}", "CG602")
    assert ([], ["admission is stated as unknown of open"]) == looked(" {admission: unknown}", "CG602")


def test_a_group_that_is_led_leads_its_duties():
    """
    A share that names the group of a duty leads it.
    """
    (one,), _ = looked(", group g {list: negative}", "CG603", "leader leads group g")

    assert "duties[0].list" == one.path


def test_the_negative_list_is_for_what_nobody_leads():
    """
    It fires where somebody leads, and for no other list.
    """
    assert ([], []) == looked(" {list: negative}", "CG603", "leader assists open")
    assert ([], []) == looked(" {list: taken_back}", "CG603")


@pytest.mark.parametrize(
    ("kinds", "fires"),
    [
        ("gate", True),
        ("gate, shop", True),
        ("gate, household", False),
        ("household", False),
        ("building", False),
        ("floor", True),
        ("case", False),
    ],
)
def test_a_duty_for_kinds_of_which_there_is_none(kinds, fires):
    """
    None of its kinds is there; cases come and go, and none now is no fault.
    """
    found, _ = looked(f": {kinds}", "CG604")

    assert (["duties[0].applies_to"] if fires else []) == [each.path for each in found]


def test_kinds_within_a_layout_and_at_another_time_are_there():
    """
    Floors and entrances of a layout are places; a gate that was there last year shows that the duty means something.
    """
    layout = "community C\n  building B with 2 entrances x 3 floors x 2 homes also micro_grid\n"
    for kind in ("floor", "entrance", "micro_grid", "household"):
        assert "CG604" not in found_in(f"{layout}duty open: {kind}", at=AT).codes
    assert "CG604" not in found_in("community C\n  gate east until 2025-01-01\nduty open: gate", at=AT).codes


def test_a_duty_owned_further_up_than_all_who_lead_it():
    """
    Owned by the community and led at the grid alone; not where the community leads too, nor where it is owned there.
    """
    (one,), _ = looked(" {owned_by: community}", "CG605")

    assert "open is owned at community, and whoever leads it stands below (G1)" == one.message
    assert ("duties[0].owned_by", ("place:G1",)) == (one.path, one.evidence)
    assert ([], []) == looked(" {owned_by: community}", "CG605", f"{LED}\nsecretary leads open")
    assert ([], []) == looked(" {owned_by: grid}", "CG605")
    assert ([], []) == looked(" {owned_by: community}", "CG605", "leader assists open")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("nature: manage", "names no legal basis"),
        ("nature: manage, basis: [{text: a law, from: 2027-01-01}]", "no basis that it names is in force"),
        ("nature: manage, basis: [{text: a law, until: 2020-01-01}]", "no basis that it names is in force"),
        ("nature: manage, basis: [{text: a law, until: 2020-01-01}, {text: another}]", None),
        ("nature: manage, basis: [{text: a law}]", None),
        ("nature: serve", None),
        ("group: g", None),
    ],
)
def test_a_measure_needs_a_basis_in_force(fields, says):
    """
    A duty that manages people names a law in force on the day; one that serves needs none.
    """
    found, _ = looked(f" {{{fields}}}", "CG606")

    assert ([] if says is None else [f"open manages people, and {says}"]) == [each.message for each in found]


def test_a_duty_that_is_over_is_not_looked_at():
    """
    What is not in force on the day is nobody's fault any more.
    """
    for code, fields in (("CG603", "list: negative"), ("CG606", "nature: manage"), ("CG602", "admission: refused")):
        assert ([], []) == looked(f" until 2026-01-01 {{{fields}}}", code)


SHARED = """community C
  grid G1
    building B1: H1
post secretary community_secretary at C held by P1
post loose grid_member held by P2
post worker-B1 grid_member at B1 held by P4
person P3
zone empty (service_circle)
organisation station (police_station) whole
organisation here (police_station) at G1 whole
team T
  seat a (director) held by P5 leads
duty open
secretary leads open
"""


@pytest.mark.parametrize(
    ("share", "subject", "why"),
    [
        ("P3 assists open", "person:P3", "P3 serves no place"),
        ("loose assists open", "post:loose", "loose serves no place"),
        ("station informs open", "organisation:station", "station serves no place"),
        ("T leads everything", "team:T", "T serves no place"),
        ("secretary assists open at empty", "zone:empty", "there is no place in empty"),
        ("every grid_leader leads open", "duty:open", "no grid_leader serves a place"),
        ("every community_secretary assists open at G1", "duty:open", "no community_secretary serves anything in G1"),
        ("every grid_member assists open at G1", None, None),
        ("every grid_member assists open", None, None),
        ("here assists open", None, None),
        ("P3 assists open at G1", None, None),
        ("loose assists open at B1", None, None),
        ("station assists open at C", None, None),
        ("T leads open at H1", None, None),
        ("secretary assists open for each building", None, None),
        ("post later director for each floor\nevery director assists open", None, None),
        ("post later director for each floor\nlater assists open", None, None),
        ("team later for each floor\n  seat chief held by P1 leads\nteam:later assists open", None, None),
        ("P3 assists open until 2026-01-01", None, None),
        ("post:none assists open", None, None),
        ("P3 assists open at nowhere", None, None),
    ],
)
def test_a_share_that_reaches_no_place(share, subject, why):
    """
    Whoever carries it serves nothing and no place is stated; or what is stated holds nothing, or none of a kind. A
    name that is none is told by the rule of names, and a share that is over by none.
    """
    found = [each for each in found_in(f"{SHARED}{share}\n", at=AT) if each.code == "CG607"]

    assert ([] if subject is None else [subject]) == [each.subject for each in found]
    assert why is None or found[0].message.endswith(f": {why}")


def test_shares_of_one_carrier_that_serves_nothing_are_one_finding():
    """
    It is the carrier's row that lacks something: it stands at the first of the shares, in both languages.
    """
    drawn = f"{SHARED}station assists open\nstation informs open\n"
    (one,) = (each for each in found_in(drawn, at=AT) if each.code == "CG607")

    assert ("share:open.assist.organisation.station", "share:open.inform.organisation.station") == one.evidence
    assert one.sentence("zh").endswith("哪里也管不到：station 没有所管的地点")
    assert "shares[1]" == one.path


def test_a_carrier_that_serves_what_is_not_there_is_told_once():
    """
    The rule of names says it of the post; of a place that has ended the share says it.
    """
    gone = "post gone grid_member at B9 held by P2\ngone assists open\n"
    ended = "place {id: B9, level: building, within: G1, until: 2026-01-01}\n"

    assert ("CG110", 0) == (
        found_in(SHARED + gone, at=AT, rules=RULES).codes[0],
        sum(each.code == "CG607" for each in found_in(SHARED + gone, at=AT)),
    )
    assert "CG607" in found_in(SHARED + ended + gone, at=AT).codes


def test_a_duty_of_the_negative_list_is_told_once():
    """
    It is not to be done here, whatever became of its admission: one fault, one finding.
    """
    for admission in ("refused", "not_admitted", "unknown"):
        duty = f" {{list: negative, admission: {admission}}}"

        assert ([], []) == looked(duty, "CG602")
        assert 1 == len(looked(duty, "CG603")[0])
    assert 1 == len(looked(" {list: assistance, admission: refused}", "CG602")[0])


def test_a_duty_handed_down_is_asked_for_its_means_alone():
    """
    Owned further up and handed down: whether power, people and money came with it is the other rule's question.
    """
    assert ([], []) == looked(" {owned_by: community, handed_down_by: bureau}", "CG605")
    assert 1 == len(looked(" {owned_by: community, handed_down_by: bureau, powers: []}", "CG601")[0])
