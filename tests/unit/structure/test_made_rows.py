"""Rows written once for every place: posts, teams, seats, shares and appointments; and rows that override one."""

from typing import Any

import pytest

from communitygov.model.register import Register
from communitygov.structure.build import Structure, build

PLACES = [
    {"id": "c", "level": "community"},
    {"id": "g1", "level": "grid", "within": "c"},
    {"id": "g2", "level": "grid", "within": "c"},
    {"id": "b1", "level": "building", "within": "g1", "layout": {"entrances": 2, "floors": 2, "homes": 1}},
    {"id": "b-2", "level": "building", "within": "g2", "households": 4},
    {"id": "gate", "site": "gate", "within": "g2"},
]
ZONES = [{"id": "z", "kind": "compound", "members": ["g2"]}]


def built(**sections: Any) -> Structure:
    """Compile a register of the places above and some other rows."""
    return build(Register.model_validate({"places": PLACES, "zones": ZONES, **sections}))


def held(structure: Structure, post: str) -> list[tuple[str, str]]:
    """Give the capacity and the holder of each appointment to a post."""
    table = structure.posts_table
    return [(each.capacity, str(each.holder)) for _, each in table.appointments(table.find(post))]


class TestPosts:
    """A post for each place."""

    @pytest.mark.parametrize(
        ("for_each", "within", "ids"),
        [
            ("grid", None, ["s-g1", "s-g2"]),
            ("grid", "g1", ["s-g1"]),
            ("grid", "z", ["s-g2"]),
            ("building", "c", ["s-b1", "s-b-2"]),
            ("entrance", None, ["s-b1-1", "s-b1-2"]),
            ("floor", "b1/2", ["s-b1-2-1", "s-b1-2-2"]),
            ("household", "b1/1", ["s-b1-1-1-101", "s-b1-1-2-201"]),
            ("household", "g2", ["s-b-2"]),
            ("gate", None, ["s-gate"]),
            ("shop", None, []),
            ("grid", "ghost", []),
            ("nobody_knows", None, []),
        ],
    )
    def test_one_for_each_place_of_a_kind(self, for_each, within, ids):
        """
        A row for each place is made once for every place there of that kind, within a place or zone if it says so; its
        id is the row's, a hyphen and the place's with hyphens for slashes; it serves that place.
        """
        row = {"id": "s", "kind": "k", "for_each": for_each, "within": within}
        structure = built(posts=[row])

        assert sorted(ids) == sorted(structure.posts)
        for identity, post in structure.posts.items():
            assert identity == f"s-{post.serves.replace('/', '-')}"
            assert structure.posts_table.find(identity) is not None
        assert structure.posts_table.find("s") is None

    def test_it_is_found_whatever_hyphens_its_ids_have(self):
        """
        An id of a row and of a place may have hyphens of their own.
        """
        structure = built(
            posts=[{"id": "a-b", "kind": "k", "for_each": "building"}, {"id": "a", "kind": "k", "for_each": "grid"}]
        )
        table = structure.posts_table

        assert ["a-b-b-2", "a-b-b1", "a-g1", "a-g2"] == sorted(structure.posts)
        for identity in structure.posts:
            assert identity == table.id(table.find(identity))

    def test_a_row_that_names_one_replaces_what_it_states(self):
        """
        A row with the id of a made one has the fields it states, and the others from the row for all; what it serves
        stays unless it states it; the others stay as they are.
        """
        row = {"id": "s", "kind": "k", "for_each": "grid", "seats": 2, "shift": "day", "name": "all"}
        structure = built(posts=[row, {"id": "s-g1", "kind": "other", "seats": 1}])
        one, other = structure.posts["s-g1"], structure.posts["s-g2"]

        assert ("other", 1, "day", "all", "g1") == (one.kind, one.seats, one.shift, one.name, one.serves)
        assert ("k", 2, "day", "all", "g2") == (other.kind, other.seats, other.shift, other.name, other.serves)
        assert 2 == len(structure.posts)
        assert "c" == built(posts=[row, {"id": "s-g1", "kind": "k", "serves": "c"}]).posts["s-g1"].serves

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_order_of_rows_plays_no_part(self, turned):
        """
        A row that overrides may stand before the row for all.
        """
        rows = [{"id": "s", "kind": "k", "for_each": "grid"}, {"id": "s-g1", "kind": "k", "seats": 3}]
        posts = built(posts=rows[::-1] if turned else rows).posts

        assert {"s-g1": 3, "s-g2": 1} == {identity: post.seats for identity, post in posts.items()}

    def test_an_end_is_stated_in_one_way(self):
        """
        A row that states one of until and through ousts the other of the row for all.
        """
        row = {"id": "s", "kind": "k", "for_each": "grid", "until": "2020-03-01"}
        post = built(posts=[row, {"id": "s-g1", "kind": "k", "through": "2020-04-01"}]).posts["s-g1"]

        assert post.until is None
        assert "2020-04-01" == str(post.through)


class TestAppointments:
    """Appointments to rows for each place, and to one of them."""

    ROW = {"id": "s", "kind": "k", "for_each": "grid"}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("rows", "first", "second"),
        [
            ([], [], []),
            ([{"post": "s", "holder": "p"}], [("holder", "p")], [("holder", "p")]),
            ([{"post": "s-g1", "holder": "p"}], [("holder", "p")], []),
            (
                [{"post": "s", "holder": "p"}, {"post": "s-g1", "holder": "q"}],
                [("holder", "q")],
                [("holder", "p")],
            ),
            (
                [{"post": "s", "holder": "p"}, {"post": "s-g1", "holder": "q", "capacity": "deputy"}],
                [("deputy", "q"), ("holder", "p")],
                [("holder", "p")],
            ),
            (
                [{"post": "s", "holder": "p"}, {"post": "s", "holder": "r"}, {"post": "s-g1", "holder": "q"}],
                [("holder", "q")],
                [("holder", "p"), ("holder", "r")],
            ),
            (
                [{"post": "s-g1", "holder": "q"}, {"post": "s-g1", "holder": "r"}, {"post": "s", "holder": "p"}],
                [("holder", "q"), ("holder", "r")],
                [("holder", "p")],
            ),
        ],
    )
    def test_one_that_names_one_post_replaces_those_of_its_capacity(self, rows, first, second):
        """
        An appointment to the row's id is one to each post; those that name one post replace those of their capacity
        there, and leave other capacities and other posts alone.
        """
        structure = built(posts=[self.ROW], appointments=rows)

        assert first == held(structure, "s-g1")
        assert second == held(structure, "s-g2")

    def test_it_takes_over_what_it_does_not_state(self):
        """
        What it leaves out it has from the row for all: here the day it begins and its shift.
        """
        rows = [{"post": "s", "holder": "p", "from": "2020-02-01", "shift": "day"}, {"post": "s-g1", "holder": "q"}]
        table = built(posts=[self.ROW], appointments=rows).posts_table
        ((_, appointment),) = table.appointments(table.find("s-g1"))

        assert ("q", "2020-02-01", "day") == (str(appointment.holder), str(appointment.since), appointment.shift)

    def test_of_several_for_all_it_takes_over_what_they_agree_in(self):
        """
        Where two rows for all differ, no order of rows decides between them.
        """
        rows = [
            {"post": "s", "holder": "p", "from": "2020-01-01", "shift": "day"},
            {"post": "s", "holder": "r", "from": "2020-02-01", "shift": "day"},
            {"post": "s-g1", "holder": "q"},
        ]
        for order in (rows, rows[::-1], [rows[2], *rows[:2]]):
            table = built(posts=[self.ROW], appointments=order).posts_table
            ((_, appointment),) = table.appointments(table.find("s-g1"))
            assert ("q", None, "day") == (str(appointment.holder), appointment.since, appointment.shift)


class TestTeams:
    """A team for each place, and its seats."""

    TEAM = {  # noqa: RUF012
        "id": "t",
        "for_each": "grid",
        "template": "seed_1_3",
        "seats": {
            "grid_leader": "post:l",
            "police_officer": {"holder": "unnamed", "shift": "day"},
            "extra": {"kind": "x"},
        },
    }
    LEADERS = {"id": "l", "kind": "grid_leader", "for_each": "grid"}  # noqa: RUF012

    def test_a_seat_is_a_post_of_each_team(self):
        """
        A seat is a post with the team's id, a hyphen and the seat's name; its kind is what it states, else what the
        template says, else its name; it serves what the team serves; its holder is an appointment.
        """
        structure = built(posts=[self.LEADERS], teams=[self.TEAM])
        seats = {identity: post for identity, post in structure.posts.items() if identity.startswith("t-")}

        assert {f"t-{g}-{seat}" for g in ("g1", "g2") for seat in self.TEAM["seats"]} == set(seats)
        assert {"g1"} == {post.serves for identity, post in seats.items() if "g1" in identity}
        assert ["grid_leader", "police_officer", "x"] == [
            seats[f"t-g1-{seat}"].kind for seat in ("grid_leader", "police_officer", "extra")
        ]
        assert [("holder", "post:l")] == held(structure, "t-g1-grid_leader")
        assert [("holder", "unnamed")] == held(structure, "t-g2-police_officer")
        assert [] == held(structure, "t-g1-extra")
        assert "day" == seats["t-g1-police_officer"].shift

    def test_the_seat_that_leads(self):
        """
        The template says which seat leads, or the seat itself; with none, no seat does.
        """
        table = built(posts=[self.LEADERS], teams=[self.TEAM]).posts_table
        assert ["t-g1-grid_leader", "t-g2-grid_leader"] == [table.id(table.lead_seat(team)) for team in (0, 1)]

        own = {"id": "t", "for_each": "grid", "seats": {"one": "p", "two": {"holder": "q", "lead": True}}}
        table = built(teams=[own]).posts_table
        assert "t-g1-two" == table.id(table.lead_seat(0))
        assert built(teams=[{"id": "t", "serves": "c", "seats": {"one": "p"}}]).posts_table.lead_seat(0) is None

    def test_a_team_of_its_own_has_its_own_seats(self):
        """
        A row with the id of one made team replaces what it states; stated seats replace all of that team's, and other
        teams keep theirs.
        """
        own = {"id": "t-g1", "seats": {"grid_leader": "p", "clerk": {"holder": "q", "lead": True}}}
        structure = built(posts=[self.LEADERS], teams=[self.TEAM, own])
        table = structure.posts_table
        seats = {identity for identity in structure.posts if identity.startswith("t-")}

        assert {"t-g1-grid_leader", "t-g1-clerk", *(f"t-g2-{seat}" for seat in self.TEAM["seats"])} == seats
        assert [("holder", "p")] == held(structure, "t-g1-grid_leader")
        assert "t-g1-grid_leader" == table.id(table.lead_seat(table.find_team("t-g1")))
        assert "g1" == structure.posts["t-g1-clerk"].serves

    def test_rows_may_say_more_of_a_seat(self):
        """
        A post row with the id of a seat replaces what it states; an appointment to a seat is added to its holder; both
        for one team's seat and for that seat of every team.
        """
        posts = [self.LEADERS, {"id": "t-g1-extra", "kind": "y", "seats": 2}]
        appointments = [{"post": "t-extra", "holder": "p"}, {"post": "t-g1-police_officer", "holder": "q"}]
        structure = built(posts=posts, teams=[self.TEAM], appointments=appointments)

        assert ("y", 2) == (structure.posts["t-g1-extra"].kind, structure.posts["t-g1-extra"].seats)
        assert ("x", 1) == (structure.posts["t-g2-extra"].kind, structure.posts["t-g2-extra"].seats)
        assert [("holder", "p")] == held(structure, "t-g1-extra") == held(structure, "t-g2-extra")
        assert [("holder", "q"), ("holder", "unnamed")] == held(structure, "t-g1-police_officer")


class TestSamePlace:
    """Inside a made row, the id of another means the one made for the same place."""

    POSTS = [  # noqa: RUF012
        {"id": "a", "kind": "k", "for_each": "grid"},
        {"id": "b", "kind": "k", "for_each": "grid", "within": "g1"},
    ]

    def test_a_share_for_each_place_goes_to_the_post_of_that_place(self):
        """
        A share made for a grid is carried by the post made for that grid; where none was made, by nobody.
        """
        share = {"part": "lead", "who": "post:b", "for_each": "grid"}
        structure = built(posts=self.POSTS, shares=[share])
        table = structure.posts_table
        rows = {structure.scopes.id(row.where): row for row in structure.share_rows}

        assert ("post", "b-g1") == (rows["g1"].carrier, table.id(rows["g1"].target))
        assert ("nobody", -1) == (rows["g2"].carrier, rows["g2"].target)

    def test_a_share_written_once_goes_to_every_one(self):
        """
        Written once, it means all of them; its place picks those that serve inside it.
        """
        (row,) = built(posts=self.POSTS, shares=[{"part": "lead", "who": "post:a", "where": "g2"}]).share_rows

        assert ("posts", True) == (row.carrier, row.picks)

    def test_made_shares_are_named_by_their_place(self):
        """
        A made share is named by the key of its row and its place; a row with that name overrides it.
        """
        shares = [
            {"id": "s", "part": "lead", "who": "post:a", "for_each": "grid"},
            {"id": "s-g1", "part": "assist", "who": "post:a"},
        ]
        structure = built(posts=self.POSTS, shares=shares)
        found = {row.key: row.share.part for row in structure.share_rows}

        assert {"s-g1": "assist", "s-g2": "lead"} == found
        (own,) = (row for row in structure.share_rows if row.key == "s-g1")
        assert "g1" == structure.scopes.id(own.where)
        assert "a-g1" == structure.posts_table.id(own.target)

    @pytest.mark.parametrize(("who", "to", "pairs"), [("a", "b", {("a-g1", "b-g1")}), ("b", "a", {("b-g1", "a-g1")})])
    def test_a_link_joins_those_of_one_place(self, who, to, pairs):
        """
        A link between two rows for each place joins those made for the same place.
        """
        from communitygov.structure.linked import linked_posts

        link = {"kind": "stands_in_for", "who": f"post:{who}", "to": f"post:{to}"}
        structure = built(posts=self.POSTS, links=[link])
        found = linked_posts(structure, structure.register.links[0])

        assert pairs == {tuple(map(structure.posts_table.id, pair)) for pair in found}
