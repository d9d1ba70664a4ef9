"""What one answers for: in which duties, where, through what, bound to which hours; and what not, and why not."""

import pytest

from communitygov.base.errors import AmbiguousId, BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.model.person import Person
from communitygov.queries.answers_for import answers_for
from communitygov.queries.answers_for_value import AnswersFor
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"
NIGHT = "2020-02-10T21:00"

DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes also micro_grid
        building B2 counts 5 also micro_grid
        gate east
      grid G2
        building B3 counts 7
        building B4 not counted
    organisation station (police_station) whole
    organisation office (sub_district_office) head chief
    post chief community_secretary at C held by P0
    post leader grid_leader for each grid held by P1
    post steward building_steward for each micro_grid held by unnamed on 08:00-20:00
    appoint P9 to steward-B2
    appoint P5 or P6 to steward-B1-1
    post guard security_guard at G1 held by P5 on 20:00-08:00
    post spare security_guard at G2 held by P7 until 2020-02-01
    team watchers at G1 in emergency
      seat head (grid_member) held by P8 leads
    duty sweep at micro_grid: household
    duty watch: gate
    duty papers: household
    duty drill in emergency: household
    every building_steward leads sweep
    every grid_leader leads sweep
    guard leads watch
    spare leads watch at C
    office leads papers at C
    station assists papers at G1
    watchers leads drill
    exempt B2 from papers because empty
"""


def asked(who: str, at: str = AT, drawing: str = DRAWN, **more: str) -> AnswersFor:
    """Ask about somebody of a drawing."""
    return answers_for(build(sketch(drawing), at=at), who, at=at, **more)


def told(found: AnswersFor) -> list[tuple[str, str, int, int, list[str]]]:
    """Give each row in short."""
    return [(row.duty.id, row.part, row.places.homes, row.places.others, ids(row.places.whole)) for row in found.rows]


def lost(found: AnswersFor) -> list[tuple[str, str, str, int]]:
    """Give what is not led, in short."""
    return [(row.duty.id, str(row.carrier), row.reason, row.places.homes) for row in found.not_now]


def ids(places: tuple[Ref, ...]) -> list[str]:
    """Give the ids of places."""
    return [place.id for place in places]


class TestWhatIsLed:
    """Places, weights, and through what."""

    def test_a_steward(self):
        """
        A named steward leads the homes of the building, as whole building, through the post, bound to its shift.
        """
        found = asked("person:P9")
        (row,) = found.lead
        (way,) = row.through

        assert told(found) == [("sweep", "lead", 5, 0, ["B2"]), ("sweep", "first_responder", 5, 0, ["B2"])]
        assert (str(way.post), way.capacity, way.holder) == ("post:steward-B2", "holder", "person:P9")
        assert [(bound.of, bound.hours, bound.days) for bound in way.shifts] == [
            ("appointment", ("08:00-20:00",), "daily")
        ]
        assert (found.homes, found.others, found.notes) == (5, 0, ())

    def test_off_shift_explains_itself(self):
        """
        At night the same steward leads nothing, because the shift is off.
        """
        found = asked("person:P9", at=NIGHT)

        assert told(found) == []
        assert lost(found) == [("sweep", "post:steward-B2", "off_shift", 5)]
        assert found.homes == 0

    def test_only_perhaps(self):
        """
        One of two who perhaps hold a post perhaps leads; the homes do not count as led.
        """
        found = asked("person:P6")

        assert ("sweep", "perhaps", 6, 0, ["B1/1"]) in told(found)
        assert found.lead == ()
        assert found.homes == 0

    def test_everything_but_an_exemption_and_what_is_not_counted(self):
        """
        A whole community but for an exempt building is told by its parts; a building not counted stands apart.
        """
        found = asked("post:chief")
        (row,) = found.lead

        assert (row.duty.id, row.places.homes, ids(row.places.whole)) == ("papers", 19, ["B1", "G2"])
        assert ids(row.places.not_counted) == ["B4"]
        assert ids(found.not_counted) == ["B4"]
        assert ("papers", "organisation:office", "exempt", 5) in lost(found)

    def test_through_a_body(self):
        """
        The head of a body answers through it; asked of the body itself the rows are the same.
        """
        (by_post,), (by_body,) = asked("chief").lead, asked("office").lead

        assert by_post == by_body
        assert str(by_body.through[0].organisation) == "organisation:office"

    def test_a_body_that_helps(self):
        """
        A body declared whole that assists is told as that, and leads nothing.
        """
        found = asked("organisation:station")

        assert told(found) == [("papers", "assist", 12, 0, ["B1"])]
        assert found.homes == 0

    def test_too_far_is_a_backstop(self):
        """
        A grid leader too far out is no lead: it is said why, and that they stand behind the hole.
        """
        found = asked("leader-G2")

        assert ("sweep", "backstop", 7, 0, ["G2"]) in told(found)
        assert lost(found) == [("sweep", "post:leader-G2", "too_far", 7)]
        assert ids(found.not_now[0].places.not_counted) == ["B4"]

    def test_a_team_out_of_its_modes(self):
        """
        A team of another mode answers for nothing, and says so; in its mode it does.
        """
        assert lost(asked("team:watchers")) == [("drill", "team:watchers", "mode", 17)]
        assert ("drill", "lead", 17, 0, ["G1"]) in [
            (duty, part, homes, 0, ["G1"]) for duty, part, homes, _, _ in told(asked("team:watchers", mode="emergency"))
        ]

    def test_a_term_that_has_ended(self):
        """
        Of one whose appointment has ended the hat is shown, with its end, and why nothing follows from it.
        """
        found = asked("person:P7")

        assert [(str(hat.post), hat.state, hat.until) for hat in found.hats] == [("post:spare", "after", "2020-02-01")]
        assert [(row.duty.id, row.reason) for row in found.not_now] == [("watch", "period")]

    def test_nearer(self):
        """
        Where somebody nearer answers that is the reason.
        """
        drawing = "community C\n  building B1 counts 3\npost a clerk at B1 held by P1\npost b clerk at C held by P2\n"
        found = asked("b", drawing=f"{drawing}duty d: household\nevery clerk leads d\n")

        assert lost(found) == [("d", "post:b", "nearer", 3)]


ALIKE = """
    community C
      grid G1
        building B1 with 3 entrances x 3 floors x 2 homes also micro_grid
    post steward building_steward for each micro_grid held by unnamed
    appoint P9 to steward-B1-1
    post helper volunteer at B1/2 held by P9
    post chief grid_leader at G1 held by P1
    post runner volunteer at B1/3 held by P4
    duty sweep: household
    every building_steward leads sweep
    helper assists sweep
    chief assists sweep first
    runner assists sweep first
"""
"""Entrances that nothing but their posts tells apart."""


class TestPlacesAlike:
    """Places with leads that are alike are told apart by what is theirs who is asked about."""

    def test_they_lead_in_one_and_help_in_the_other(self):
        """
        One who is steward of one entrance and helps in the next leads only in the first.
        """
        assert told(asked("person:P9", drawing=ALIKE)) == [
            ("sweep", "lead", 6, 0, ["B1/1"]),
            ("sweep", "assist", 6, 0, ["B1/2"]),
        ]

    def test_somebody_nearer_is_first(self):
        """
        Whoever is marked first is first on the scene but where one nearer is so marked.
        """
        assert told(asked("person:P1", drawing=ALIKE)) == [
            ("sweep", "first_responder", 12, 0, ["B1/1", "B1/2"]),
            ("sweep", "assist", 18, 0, ["B1"]),
        ]


class TestWhoIsAsked:
    """Who is meant, and who is not."""

    def test_nothing_names_them(self):
        """
        One who holds no post and has no share is told so; so is a post without a share.
        """
        drawing = f"{DRAWN}\n    person P99\n    post idle clerk at C held by P98\n"

        assert asked("P99", drawing=drawing).notes == ("no_post",)
        assert asked("P98", drawing=drawing).notes == asked("post:idle", drawing=drawing).notes == ("no_share",)

    def test_by_reference_and_by_noun(self):
        """
        A reference and a noun mean what their text means.
        """
        assert asked(Ref("person", "P9")) == asked(Person(id="P9")) == asked("P9") == asked("person:P9")

    @pytest.mark.parametrize(
        ("who", "error", "said"),
        [
            ("post:nobody", UnknownId, "No post has the id 'nobody'"),
            ("person:nobody", UnknownId, "No person has the id 'nobody'"),
            ("organisation:stations", UnknownId, "Did you mean 'station'?"),
            ("nobody", UnknownId, "No person, post, organisation or team has the id 'nobody'"),
            ("place:C", BadQuestion, "place:C answers for nothing"),
            (None, BadQuestion, "give a person, a post, an organisation or a team"),
            ("steward", BadQuestion, "ask about one of them, such as steward-B1-1"),
            ("", UnknownId, "No person, post, organisation or team has the id ''"),
        ],
    )
    def test_nobody_is_meant(self, who, error, said):
        """
        Who is not there, is of another kind, or is written once for many places, is refused with what to do.
        """
        with pytest.raises(error) as raised:
            asked(who)

        assert said in str(raised.value)
        assert raised.value.sentence("zh")

    def test_a_bare_id_of_two_kinds(self):
        """
        A bare id that a person and a post have is refused; each can be asked about with its kind.
        """
        drawing = "community C\npost x clerk at C held by x\nduty d: community\nx leads d\n"

        with pytest.raises(AmbiguousId) as raised:
            asked("x", drawing=drawing.replace("x leads", "post:x leads"))

        assert raised.value.near == ("person:x", "post:x")


def test_large_numbers_are_told_shortly():
    """
    A thousand scattered homes are not listed beyond what is said to be listed; the rest is counted.
    """
    lines = ["community C", *(f"  building B{n}: H{n}a H{n}b" for n in range(1200))]
    lines += ["zone odd (patrol): " + " ".join(f"H{n}a" for n in range(1200))]
    drawing = "\n".join([*lines, "post p clerk held by P1 at odd", "duty d: household", "p leads d"])
    (row,) = asked("p", drawing=drawing).lead

    assert (row.places.homes, len(row.places.whole), row.places.left_out) == (1200, 1000, 200)


def test_the_mode_of_one_who_is_asked_nowhere_is_that_of_the_place_served() -> None:
    """
    A team without a share is asked about no place: the mode is the one in force where it serves, or the one asked.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a
          grid G2
            building B2: H2a
        team T (seed_1_3) at G1
          seat grid_leader held by P1
        duty d: household
        switch epidemic at G1
    """
    structure = build(sketch(drawn))
    assert answers_for(structure, "team:T", at="2020-02-01T10:00").modes_in_force == ("epidemic",)
    assert answers_for(structure, "team:T", mode="flood", at="2020-02-01T10:00").modes_in_force == ("flood",)
