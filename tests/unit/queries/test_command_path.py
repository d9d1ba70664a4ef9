"""`command_path`: up the lines of command to who can decide, in drawn communities."""

import json
import pickle
from itertools import pairwise

import pytest

import communitygov as cg
from communitygov.queries.chokepoints import chokepoints
from communitygov.queries.command_path import MOST_LINES, command_path
from communitygov.testing import sketch

AT = "2020-02-10T10:00"
PLACES = """
    subdistrict S
      community C
        grid G1
          building B1: H1
        grid G2
          building B2: H2
    organisation office (subdistrict_office) at S head boss
    organisation committee (residents_committee) at C head chair
    post boss subdistrict_director at S held by P9
    post chair community_director at C of committee held by P1
    post leader-G1 grid_leader at G1 of committee held by P2
    post leader-G2 grid_leader at G2 held by P3
    duty sweep: household
    every grid_leader leads sweep
"""
LINES = PLACES + "    post:chair reports to organisation:office\n"


def path(drawing, start, **more):
    """Ask a drawing."""
    return command_path(cg.build(sketch(drawing), at=AT), start, **({"at": AT} | more))


def told(found):
    """Each line as who and how."""
    return [[(step.who.id, step.because.kind if step.because else None) for step in line.steps] for line in found.lines]


def test_a_line_goes_by_body_head_and_link_to_the_outermost_body():
    """
    From a grid: its leader, the body the leader belongs to, its head, and whom that one reports to.
    """
    found = path(LINES, "G1")

    assert told(found) == [
        [
            ("leader-G1", "lead"),
            ("committee", "belongs_to"),
            ("chair", "head"),
            ("office", "reports_to"),
            ("boss", "head"),
        ]
    ]
    assert (found.decides, [each.id for each in found.deciders]) == ("outermost", ["boss"])
    assert found.lines[0].whole
    assert found.lines[0].steps[-1].heads == (cg.Ref("organisation", "office"),)


def test_a_home_goes_by_whoever_leads_nearest_around_it():
    """
    A home has no lead of its own: the line begins with that of its grid.
    """
    assert told(path(LINES, "H1")) == told(path(LINES, "G1"))


def test_where_nothing_is_written_the_line_ends_and_says_so():
    """
    Nothing says whom the leader of G2 stands under, and nobody leads the duty further out.
    """
    found = path(LINES, "G2", to="office")

    assert found.lines == ()
    assert [(each.who.id, each.why) for each in found.breaks] == [("leader-G2", "nothing_written")]


def test_a_duty_led_further_out_carries_the_line_on_as_an_inference():
    """
    The chair leads sweeps of the whole community: so the line of G2 goes on with the chair, and is not whole.
    """
    found = path(LINES + "    post:chair leads sweep\n", "G2")

    assert told(found) == [
        [("leader-G2", "lead"), ("chair", "further_lead"), ("office", "reports_to"), ("boss", "head")]
    ]
    assert [step.inferred for step in found.lines[0].steps] == [False, True, False, False]
    assert not found.lines[0].whole
    assert told(path(LINES + "    post:chair leads everything\n", "G2")) == told(found)


def test_what_is_written_goes_before_what_leads_further_out():
    """
    The leader of G1 belongs to the committee: no step is inferred.
    """
    found = path(LINES + "    post:chair leads sweep\n", "G1")

    assert all(not step.inferred for line in found.lines for step in line.steps)


def test_who_can_decide_is_at_the_level_that_owns_the_duty():
    """
    A duty owned by the community is decided there, whoever stands above.
    """
    owned = LINES + "    duty lamp: household {owned_by: community}\n    every grid_leader leads lamp\n"
    found = path(owned, "G1", duty="lamp")

    assert (found.decides, found.owned_by) == ("owner", "community")
    assert told(found) == [[("leader-G1", "lead"), ("committee", "belongs_to")], ]  # fmt: skip


def test_empty_steps_are_marked():
    """
    Vacant, perhaps nobody, off shift and stood in for are different things.
    """
    drawing = LINES.replace("of committee held by P1", "of committee").replace("held by P9", "held by unknown")
    found = path(drawing.replace("held by P2", "held by P2 on 12:00-20:00"), "leader-G1")

    assert [step.state for step in found.lines[0].steps] == ["off_shift", "vacant", "vacant", "unknown", "unknown"]
    assert [step.empty for step in found.lines[0].steps] == [False, True, True, True, True]
    stood = path(
        drawing + "    post leader-G3 grid_leader at G2 held by P5\n    post:leader-G3 stands in for chair\n", "chair"
    )
    assert stood.lines[0].steps[0].state == "stood_in"


def test_what_is_not_there_breaks_the_line():
    """
    A link to a post that the register does not have.
    """
    found = path(PLACES + "    post:leader-G2 reports to post:ghost\n", "G2", to="boss")

    assert [(each.who.id, each.why) for each in found.breaks] == [("ghost", "not_there")]


def test_a_loop_is_told_and_ends():
    """
    Two who report to each other stand above one another; nothing leads out.
    """
    drawing = PLACES + "    post:leader-G2 reports to post:leader-G1\n    post:leader-G1 reports to post:leader-G2\n"
    found = path(drawing.replace("at G1 of committee", "at G1"), "leader-G2", to="boss")

    assert [[ref.id for ref in loop] for loop in found.loops] == [["leader-G1", "leader-G2"]]
    assert {(each.who.id, each.why) for each in found.breaks} == {("leader-G1", "loop"), ("leader-G2", "loop")}


def test_a_loop_with_a_way_out_is_no_break():
    """
    One of the two also belongs to a body.
    """
    drawing = LINES + "    post:leader-G2 reports to post:leader-G1\n    post:leader-G1 reports to post:leader-G2\n"
    found = path(drawing, "leader-G2")

    assert len(found.loops) == 1
    assert found.breaks == ()
    assert [step.who.id for step in found.lines[0].steps][:2] == ["leader-G2", "leader-G1"]


def test_all_lines_as_short_are_given_and_more_than_a_few_counted():
    """
    Twenty deputies between two posts make twenty lines: some are told one by one, all are counted.
    """
    rows = "".join(
        f"    post d{n} chair at C held by P{n}\n    post:leader-G2 reports to post:d{n}\n"
        f"    post:d{n} reports to post:boss\n"
        for n in range(20)
    )
    found = path(PLACES + rows, "G2")

    assert (len(found.lines), found.lines_in_all) == (MOST_LINES, 20)


def test_the_most_exact_mode_of_a_link_counts():
    """
    In an emergency the chair reports to the headquarters, and not to the office.
    """
    drawing = (
        LINES
        + "    organisation hq (headquarters) at S whole\n    post:chair reports to organisation:hq in emergency\n"
    )

    assert [step.who.id for step in path(drawing, "chair", mode="epidemic").lines[0].steps] == ["chair", "hq"]
    assert [step.who.id for step in path(drawing, "chair").lines[0].steps] == ["chair", "office", "boss"]


def test_whoever_is_asked_about_may_be_the_one_who_decides():
    """
    The boss's line is the boss.
    """
    assert told(path(LINES, "boss")) == [[("boss", None)]]
    assert told(path(LINES, "office", to="organisation:office")) == [[("office", None), ("boss", "head")]]


def test_a_name_that_fits_two_kinds_or_none_is_refused():
    """
    Ids are those of places, posts, teams and bodies.
    """
    drawing = LINES + "    organisation G1 (department) at C whole\n"

    with pytest.raises(cg.AmbiguousId, match="place:G1"):
        path(drawing, "G1")
    with pytest.raises(cg.UnknownId, match="leader-G1"):
        path(LINES, "leader-G9")
    with pytest.raises(cg.BadQuestion):
        path(LINES, "person:P1")


def test_an_answer_is_frozen_equal_and_plain():
    """
    It pickles, cannot be written, and is JSON.
    """
    found = path(LINES, "G1")

    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(AttributeError):
        found.lines = ()
    assert json.loads(json.dumps(found.to_json()))["schema"] == "command-path/1"


class TestHeshun:
    """The example."""

    def test_from_a_grid_to_the_headquarters(self):
        """
        Nothing says whom a grid leader reports to; the secretary leads further out, and reports on.
        """
        heshun = cg.build(cg.example("heshun"))
        found = command_path(heshun, "g02")

        assert [step.who.id for step in found.lines[0].steps] == [
            "leader-g02",
            "secretary",
            "subdistrict-director",
            "yinzhou_headquarters",
        ]
        assert [step.inferred for step in found.lines[0].steps] == [False, True, False, False]
        assert str(found.lines[0].steps[2].because.position).startswith("heshun/5-times.yaml:13:")

    def test_every_step_of_every_place_is_evidenced(self):
        """
        Each step after the first has a fact with a place in the files, about the one before or who acts through it.
        """
        heshun = cg.build(cg.example("heshun"))
        for place in ("g01", "b15/3", "gate-east", "case-01", "shop-01"):
            for line in command_path(heshun, place).lines:
                assert all(step.because and step.because.position for step in line.steps)
                assert all(after.because.object == str(after.who) for _, after in pairwise(line.steps))


class TestChokepoints:
    """Whose absence cuts places off."""

    def test_a_single_line_is_cut_by_each_on_it(self):
        """
        G1 hangs on its leader, the committee and its head, and the office; who can decide is not told.
        """
        found = chokepoints(cg.build(sketch(LINES)), at=AT)

        assert {point.who.id: [place.id for place in point.cut_off.places] for point in found.points} == {
            "leader-G1": ["G1"],
            "committee": ["G1"],
            "chair": ["G1"],
            "office": ["G1"],
        }
        assert [place.id for place in found.unreached.places] == ["G2"]
        assert [each.id for each in found.deciders] == ["boss"]

    def test_homes_are_weights_and_those_not_known_stand_apart(self):
        """
        The worst is first; a building that nobody counted is told, and is not nought.
        """
        drawing = LINES.replace("building B2: H2", "building B2 counts 24\n          building B3 not counted")
        found = chokepoints(
            cg.build(sketch(drawing + "    post:leader-G2 reports to post:chair\n")), at=AT, level="grid"
        )

        assert [(point.who.id, point.cut_off.homes) for point in found.points] == [
            ("office", 25),
            ("chair", 25),
            ("leader-G2", 24),
            ("committee", 1),
            ("leader-G1", 1),
        ]
        assert [place.id for place in found.points[0].cut_off.not_counted] == ["B3"]
        assert found.points[0].cut_off.within == cg.Ref("place", "C")

    def test_a_person_behind_two_posts_is_told_where_neither_post_alone_cuts(self):
        """
        Two posts lead in G2, and one person holds both.
        """
        more = """
    post worker social_worker at G2 held by P3
    post:worker leads sweep
    post:worker reports to post:chair
    post:leader-G2 reports to post:chair
"""
        found = chokepoints(cg.build(sketch(LINES + more)), at=AT)
        cut = {str(point.who): [place.id for place in point.cut_off.places] for point in found.points}

        assert cut["person:P3"] == ["G2"]
        assert not {"post:worker", "post:leader-G2"} & cut.keys()
        (person,) = (point for point in found.points if point.who.kind == "person")
        assert [post.id for post in person.posts] == ["leader-G2", "worker"]

    def test_who_stands_in_is_behind_the_post_too(self):
        """
        The leader of Heshun's Second Grid stands in for the Third: without that person both are cut off.
        """
        found = chokepoints(cg.build(cg.example("heshun")))
        (person,) = (point for point in found.points if point.who == cg.Ref("person", "p-014"))

        assert person.cut_off.homes == 864
        assert {"leader-g02", "leader-g03"} < {post.id for post in person.posts}

    def test_the_mode_of_each_place_is_the_one_in_force_there(self):
        """
        Where an emergency is switched on in one grid only, the lines of the other are those of service.
        """
        more = "    post aide grid_member at G2 held by P7\n    post:leader-G2 reports to post:aide in emergency\n"
        more += (
            "    post:leader-G2 reports to post:chair\n    switch epidemic at G2\n    post:aide reports to post:boss\n"
        )
        found = chokepoints(cg.build(sketch(LINES + more)), at=AT)

        assert found.modes_in_force == ("epidemic", "service")
        cut = {point.who.id: [place.id for place in point.cut_off.places] for point in found.points}
        assert (cut["aide"], cut["chair"]) == (["G2"], ["G1"])

    def test_an_answer_is_frozen_equal_and_plain(self):
        """
        It pickles, cannot be written, and is JSON.
        """
        found = chokepoints(cg.build(sketch(LINES)), at=AT)

        assert pickle.loads(pickle.dumps(found)) == found
        assert json.loads(json.dumps(found.to_json()))["schema"] == "chokepoints/1"


def test_a_line_that_finds_nobody_says_what_was_looked_for_and_how_far_it_comes():
    """
    Named but not reached: the secretary's committee is as far as it goes. Owned further out than anybody stands: the
    level looked for. Where nobody leads at all, no one.
    """
    named = path(PLACES, "G1", to="office")
    register = sketch(PLACES)
    duties = tuple(duty.model_copy(update={"owned_by": "city"}) for duty in register.duties)
    structure = cg.build(register.model_copy(update={"duties": duties}), at=AT)
    owned = command_path(structure, "G1", duty="sweep", at=AT)
    alone = path("community C\n  grid G1\nduty sweep: household", "G1")

    assert (named.sought, named.decides, named.lines) == ("named", "named", ())
    assert [each.id for each in named.nearest] == ["chair"]
    assert (owned.sought, owned.decides, owned.owned_by) == ("owner", None, "city")
    assert [each.id for each in owned.nearest] == ["chair"]
    assert (alone.sought, alone.decides, alone.nearest) == ("outermost", None, ())
    assert path(LINES, "G1").nearest == ()


GATED = """
    community C
      grid G1
        building B1: H1
      gate N1
    zone Z1 (police_area): G1
    organisation office (company) at C head boss
    post boss community_secretary at C held by P3
    post captain grid_leader at G1 held by P2
    post guard duty_officer at N1 held by P1
    post warden duty_officer at Z1 held by P1
    duty watch: gate
    guard leads watch
"""


@pytest.mark.parametrize(
    ("more", "start", "decides", "ends"),
    [
        ("", "N1", "last", ["guard"]),
        ("", "post:guard", "last", ["guard"]),
        ("", "post:warden", "last", ["warden"]),
        ("guard reports to captain", "N1", "last", ["captain"]),
        ("guard reports to boss", "N1", "outermost", ["boss"]),
        ("guard reports to office", "N1", "outermost", ["boss"]),
        ("post hand duty_officer at C held by P4\nguard reports to hand", "N1", "outermost", ["hand"]),
        ("organisation firm (company) at N1 head guard", "N1", "outermost", ["guard"]),
    ],
)
def test_the_last_that_is_written_perhaps_decides_nothing(more, start, decides, ends):
    """
    A post that heads no body and serves a place inside another is the end of what is written, and no more.
    """
    drawn = GATED + "".join(f"    {line}\n" for line in more.splitlines())
    found = path(drawn, start)

    assert (found.decides, [each.id for each in found.deciders]) == (decides, ends)
    assert found.sought == "outermost"
    assert path(drawn, start, to=f"post:{ends[0]}").decides == "named"
