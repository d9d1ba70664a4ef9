"""How much everybody answers for: homes once, persons once, hours as stated, and what is not known apart."""

import pytest

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.model.duty import Duty
from communitygov.model.person import Person
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.queries.load import load
from communitygov.queries.load_value import Load, LoadRow
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
    post chief community_secretary at C held by P0
    post leader grid_leader for each grid held by P1
    post steward building_steward for each micro_grid held by unnamed on 08:00-20:00
    appoint P9 to steward-B2
    appoint P5 or P6 to steward-B1-1
    post guard security_guard at G1 held by P9 on 20:00-08:00
    duty sweep at micro_grid: household
    duty call: household
    duty watch: gate
    duty papers: household
    every building_steward leads sweep
    every building_steward leads call
    every grid_leader leads call at G2
    guard leads watch
    station leads papers at G1
    chief assists papers at C
    every grid_leader assists call at C
    every grid_leader assists papers at C
"""


def loaded(drawing: str = DRAWN, at: str = AT, **asked: str) -> Load:
    """Give the load of a drawing."""
    return load(build(sketch(drawing), at=at), at=at, **asked)


def homes(found: Load) -> dict[str, int]:
    """Give the homes of each row that leads some."""
    return {row.id: row.homes for row in found.rows if row.homes}


def staffed(members: int, households: int) -> Register:
    """Give a community whose every grid has one member, with some households, who is a worker and volunteer too."""
    grids = [f"g{n:02}" for n in range(members)]
    kinds = ("grid_member", "social_worker", "volunteer")
    return Register(
        as_of=AT,
        places=[
            Place(id="c", level="community"),
            *(Place(id=grid, level="grid", within="c") for grid in grids),
            *(Place(id=f"b-{grid}", level="building", within=grid, households=households) for grid in grids),
        ],
        people=[Person(id=f"p-{grid}") for grid in grids],
        posts=[Post(id=f"{kind}-{grid}", kind=kind, serves=grid) for grid in grids for kind in kinds],
        appointments=[Appointment(post=f"{kind}-{grid}", holder=f"p-{grid}") for grid in grids for kind in kinds],
        duties=[Duty(id=duty, applies_to=["household"]) for duty in ("visit", "report", "mediate")],
        shares=[
            Share(duty=duty, part="lead", who={"every": kind})
            for duty, kind in zip(("visit", "report", "mediate"), kinds, strict=True)
        ],
    )


class TestHomes:
    """What counts as a home, and how often."""

    def test_a_home_counts_once(self):
        """
        However many duties are led there; a person in two posts is one row; stewards without a name are one each.
        """
        found = loaded()

        assert homes(found) == {"person:P1": 7, "unnamed:steward-B1-2#0": 6, "person:P9": 5}
        assert found.row("P9") == found.row("person:P9")
        assert (found.row("P9").duties, found.row("P9").posts) == (2, 2)
        assert found.homes == 24  # all but what nobody surely leads; papers in G1 are led by the station

    def test_one_of_two_is_perhaps(self):
        """
        Who perhaps leads has the homes in a column of its own.
        """
        found = loaded()

        assert [(row.id, row.homes, row.perhaps) for row in found.rows if row.perhaps] == [
            ("person:P5", 0, 6),
            ("person:P6", 0, 6),
        ]

    def test_not_counted_is_apart(self):
        """
        A building whose households are not known is named, and no home.
        """
        found = loaded()

        assert [place.id for place in found.row("P1").not_counted] == ["B4"]
        assert [place.id for place in found.not_counted] == ["B4"]
        assert str(found.row("P1").within) == "place:G2"

    def test_sites_are_no_homes(self):
        """
        A gate led at night is one other place, and takes no part in the spread.
        """
        found = loaded(at=NIGHT)

        assert (found.row("P9").homes, found.row("P9").others) == (0, 1)
        assert found.spread.leading == len(homes(found)) == 1

    def test_bodies_are_apart(self):
        """
        A body that answers as a whole is no person.
        """
        (body,) = loaded().bodies

        assert (body.id, body.homes) == ("organisation:station", 17)

    def test_helping_is_in_columns_of_its_own(self):
        """
        Assisting counts homes once over duties, and never as led.
        """
        found = loaded()

        assert (found.row("P0").homes, found.row("P0").assist) == (0, 24)
        assert (found.row("P1").homes, found.row("P1").assist) == (7, 24)

    def test_per_post(self):
        """
        Per post the two posts of one person are two rows, and who is perhaps there is the post all the same.
        """
        found = loaded(per="post")

        assert homes(found) == {"post:leader-G2": 7, "post:steward-B1-2": 6, "post:steward-B2": 5}
        assert found.row("steward-B1-1").perhaps == 6
        assert [row.id for row in found.bodies] == ["organisation:station"]

    def test_of_one_duty(self):
        """
        Of one duty only its leads count; a duty that is not there is refused.
        """
        assert homes(loaded(duty="sweep")) == {"unnamed:steward-B1-2#0": 6, "person:P9": 5}
        with pytest.raises(UnknownId):
            loaded(duty="sweeep")

    def test_a_mode_asked(self):
        """
        The mode is that asked for, or the one in force place by place.
        """
        drawing = DRAWN + "\n    switch epidemic at G2"

        assert loaded(drawing).modes_in_force == ("epidemic", "service")
        assert loaded(drawing, mode="service").modes_in_force == ("service",)


ENTRANCES = """
    community C
      grid G1
        building B1 with 4 entrances x 3 floors x 2 homes also micro_grid
    post steward building_steward for each micro_grid held by unnamed
    post warden patroller for each micro_grid held by unnamed
    appoint P9 to steward-B1-3
    appoint P5 or P6 to warden-B1-2
    duty sweep: household
    duty watch: household
    duty count: household
    every building_steward leads sweep in emergency
    every patroller leads sweep
    every patroller leads watch
    post:steward-B1-1 leads count joint pact
    post:warden-B1-1 leads count joint pact
    post:warden-B1-4 leads count
    post clerk clerk at B1/2 held by P5
    clerk leads count
"""
"""Entrances that nothing tells apart but who leads them."""


class TestEachOfMany:
    """Who leads each of places that are alike is told one by one."""

    def test_each_entrance_has_its_own(self):
        """
        Of stewards alike one is named: that one has the homes of the entrance, and the others each theirs.
        """
        assert homes(loaded(ENTRANCES, duty="sweep", mode="emergency")) == {
            "person:P9": 6,
            "unnamed:steward-B1-1#0": 6,
            "unnamed:steward-B1-2#0": 6,
            "unnamed:steward-B1-4#0": 6,
        }

    def test_only_the_lead_that_decides(self):
        """
        At one place the lead that names the mode comes first; without the mode it is no lead.
        """
        found = loaded(ENTRANCES, duty="sweep")

        assert homes(found) == {f"unnamed:warden-B1-{at}#0": 6 for at in (1, 3, 4)}
        assert (found.row("P5").perhaps, found.row("P5").homes) == (6, 0)

    def test_joint_leads_each_have_the_homes(self):
        """
        Two who have declared that they answer together each have the homes.
        """
        assert homes(loaded(ENTRANCES, duty="count")) == {
            "person:P5": 6,
            "unnamed:steward-B1-1#0": 6,
            "unnamed:warden-B1-1#0": 6,
            "unnamed:warden-B1-4#0": 6,
        }

    def test_what_is_sure_is_not_perhaps(self):
        """
        Homes led for sure in one duty are not told as perhaps for another.
        """
        found = loaded(ENTRANCES)

        assert (found.row("P5").homes, found.row("P5").perhaps) == (6, 0)
        assert (found.row("P6").homes, found.row("P6").perhaps) == (0, 6)


class TestHours:
    """Hours a week, where shifts are stated."""

    def row(self, *posts: str, shifts: str = "") -> LoadRow:
        """Give the row of a person who holds some posts."""
        lines = [f"post p{n} clerk at C held by P1 {on}" for n, on in enumerate(posts)]
        return loaded("\n".join(["community C", shifts, *lines, "duty d: community", "p0 leads d"])).row("P1")

    @pytest.mark.parametrize(
        ("posts", "hours", "stated"),
        [
            (("on 08:00-20:00",), 84, 84),
            (("on 08:00-20:00", "on 18:00-22:00"), 98, 98),
            (("on 20:00-08:00", "on 08:00-20:00"), 168, 168),
            (("",), None, 0),
            (("on 08:00-20:00", ""), None, 84),
            (("on later",), None, 0),
            (("on some",), 5, 5),
            (("on working",), None, 0),
        ],
    )
    def test_hours(self, posts, hours, stated):
        """
        Hours of several posts count once; without a shift, or with one not known, they are not known: never 168.
        """
        shifts = "shift later unknown\nshift some 22:00-03:00 on sun\nshift working 08:00-12:00 on workdays"
        row = self.row(*posts, shifts=shifts)

        assert (row.hours, row.hours_stated) == (hours, stated)


class TestSpread:
    """How evenly homes are shared, and where the load is worst."""

    def test_thirteen_members_with_538_homes_each(self):
        """
        Thirteen persons, each of them member, worker and volunteer of a grid of 538 homes: 6,994 homes, spread nought.
        """
        found = load(build(staffed(13, 538)))
        spread = found.spread

        assert [row.homes for row in found.rows] == [538] * 13
        assert [row.posts for row in found.rows] == [3] * 13
        assert found.homes == 13 * 538 == 6994
        assert (spread.leading, spread.least, spread.median, spread.most, spread.mean) == (13, 538, 538, 538, 538)
        assert spread.range == 0

    def test_per_post_there_are_thirty_nine(self):
        """
        A count of posts would have found three times as many.
        """
        assert load(build(staffed(13, 538)), per="post").spread.leading == 39

    @pytest.mark.parametrize("households", [363, 500, 538])
    def test_homes_of_a_grid_member(self, households):
        """
        The published loads of a grid member come out as stated.
        """
        assert load(build(staffed(3, households))).spread.most == households

    def test_worst_first(self):
        """
        Who leads most comes first, and so does the place with most homes for each who leads there.
        """
        found = loaded()

        assert [row.id for row in found.worst(2)] == ["person:P1", "unnamed:steward-B1-2#0"]
        assert [(row.place.id, row.homes, row.leads, row.most) for row in found.by("grid")] == [
            ("G2", 7, 1, 7),
            ("G1", 17, 3, 17),
        ]
        with pytest.raises(BadQuestion):
            found.by("street")


class TestNothing:
    """What is empty must not look clean."""

    @pytest.mark.parametrize(
        ("drawing", "asked", "notes"),
        [
            ("community C", {}, ("no_duty", "no_row")),
            ("community C\nduty d: community", {"duty": ()}, ("none_asked", "no_row")),
            ("community C\nduty d: community", {}, ("no_row",)),
        ],
    )
    def test_notes(self, drawing, asked, notes):
        """
        Where there is no duty, none was asked about or nobody is there, the answer says so.
        """
        found = loaded(drawing, **asked)

        assert found.notes == notes
        assert found.spread.most is found.spread.range is None

    def test_refused(self):
        """
        An id nobody has and a kind there is none of are refused.
        """
        with pytest.raises(UnknownId):
            loaded().row("nobody")
        with pytest.raises(BadQuestion):
            loaded(per="team")
