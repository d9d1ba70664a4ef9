"""`to_networkx`: the graph of responsibility."""

import networkx as nx
from tests.unit.structure.views_drawn import SMALL, graph, sentences


class TestResponsibility:
    """Who carries which part of which duty, and where."""

    def test_who_carries_what_and_for_which_place(self):
        """
        Shares to a kind, to a body for a group, and of everything: each joins its carriers to duties and to places.
        """
        assert sentences(graph(SMALL, "responsibility")) == [
            "organisation:station leads duty:order",
            "organisation:station serves zone:police-1",
            "post:leader-G1 leads duty:sweep",
            "post:leader-G1 serves place:G1",
            "post:secretary leads duty:order",
            "post:secretary leads duty:sweep",
            "post:secretary serves place:C",
            "post:secretary supervises duty:sweep",
        ]

    def test_an_edge_says_what_the_share_says(self):
        """
        An edge carries the part, the duty, where, and what else the share states.
        """
        made = graph(
            "community C\nshift day 08:00-20:00\nduty d\npost p k at C\np leads d first on day", "responsibility"
        )

        assert made.get_edge_data("post:p", "duty:d")[0] == {
            "verb": "leads",
            "part": "lead",
            "duty": "d",
            "catch_all": False,
            "share": "d.lead.post.p.on.day.first",
            "where": "place:C",
            "shift": "day",
            "first": True,
            "adds": False,
            "made_up": False,
        }

    def test_a_catch_all_is_told_apart(self):
        """
        A lead of everything leads every duty, and is marked.
        """
        made = graph(SMALL, "responsibility")
        marked = {(s, e): data["catch_all"] for s, e, data in made.edges(data=True) if data["verb"] == "leads"}

        assert marked["post:secretary", "duty:sweep"]
        assert not marked["post:leader-G1", "duty:sweep"]

    def test_a_mode_leaves_out_what_does_not_hold_in_it(self):
        """
        The supervisor of an emergency is there in an epidemic, which is one, and not in service.
        """
        assert "post:secretary supervises duty:sweep" in sentences(graph(SMALL, "responsibility", mode="epidemic"))
        assert "post:secretary supervises duty:sweep" not in sentences(graph(SMALL, "responsibility", mode="service"))

    def test_a_duty_of_another_mode_is_left_out(self):
        """
        A duty that asks in emergencies only is no node in service.
        """
        drawing = "community C\nduty d in emergency\npost p k at C\np leads d"

        assert "duty:d" in graph(drawing, "responsibility")
        assert graph(drawing, "responsibility", mode="service").number_of_nodes() == 0

    def test_a_team_out_of_its_modes_carries_nothing(self):
        """
        Neither a team out of its modes nor its seats have a share.
        """
        drawing = """
            community C
            team t at C in emergency
              seat s held by P1 leads
            duty d
            t leads d
            every s assists d
        """

        assert {"team:t", "post:t-s"} <= set(graph(drawing, "responsibility", mode="flood"))
        assert ["duty:d"] == list(graph(drawing, "responsibility", mode="service"))

    def test_a_duty_that_nobody_carries_stands_alone(self):
        """
        Every duty is a node, so that those without a share are found.
        """
        assert list(nx.isolates(graph("community C\nduty d", "responsibility"))) == ["duty:d"]

    def test_a_share_with_a_place_picks_those_inside(self):
        """
        A share to a kind inside a grid joins the posts that serve inside it, each to what it serves.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            post leader grid_leader for each grid
            duty d
            every grid_leader leads d at G2
            """,
            "responsibility",
        )

        assert sentences(made) == ["post:leader-G2 leads duty:d", "post:leader-G2 serves place:G2"]

    def test_a_post_that_took_another_kind_goes_with_its_kind(self):
        """
        A row that replaces a made post and gives it another kind takes it out of the one and into the other.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            post leader grid_leader for each grid
            post leader-G2 acting_leader
            duty d
            every grid_leader leads d
            every acting_leader assists d
            """,
            "responsibility",
        )

        assert [each for each in sentences(made) if "serves" not in each] == [
            "post:leader-G1 leads duty:d",
            "post:leader-G2 assists duty:d",
        ]

    def test_a_share_written_for_each_place(self):
        """
        A share for each grid joins each grid's own post.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            post leader grid_leader for each grid
            duty d
            post:leader leads d for each grid
            """,
            "responsibility",
        )

        assert sentences(made) == [
            "post:leader-G1 leads duty:d",
            "post:leader-G1 serves place:G1",
            "post:leader-G2 leads duty:d",
            "post:leader-G2 serves place:G2",
        ]

    def test_teams_of_a_family(self):
        """
        A share to a team that is written for each grid joins every one of them.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            team t for each grid
              seat s held by P1 leads
            duty d
            team:t leads d
            """,
            "responsibility",
        )

        assert [each for each in sentences(made) if "leads" in each] == [
            "team:t-G1 leads duty:d",
            "team:t-G2 leads duty:d",
        ]

    def test_what_is_named_and_is_not_there_is_kept(self):
        """
        A share of an unknown duty to an unknown post is an edge between two nodes that are not there.
        """
        made = graph("community C\npost:nobody leads nothing", "responsibility")

        assert sentences(made) == ["post:nobody leads duty:nothing"]
        assert {False} == {data["there"] for _, data in made.nodes(data=True)}

    def test_an_abolished_post_is_not_there(self):
        """
        A share that names an abolished post keeps it, as one that is not there; a share to its kind leaves it out.
        """
        drawing = "community C\npost p k at C abolished\nduty d\n"

        assert graph(drawing + "p leads d", "responsibility").nodes["post:p"]["there"] is False
        assert "post:p" not in graph(drawing + "every k leads d", "responsibility")

    def test_a_share_out_of_its_period(self):
        """
        A share that has ended is no edge.
        """
        made = graph("community C\npost p k at C\nduty d\np leads d until 2020-02-10", "responsibility")

        assert sentences(made) == []

    def test_dates_are_written_as_the_first_instant_after(self):
        """
        ``through`` a day is ``until`` the next; a shift of periods is text as a document writes it.
        """
        made = graph(
            "community C\npost p k at C\nduty d\np leads d from 2020-01-01T08:00 through 2020-02-28", "responsibility"
        )
        edge = made.get_edge_data("post:p", "duty:d")[0]

        assert (edge["since"], edge["until"]) == ("2020-01-01T08:00", "2020-02-29")

    def test_a_word_of_ones_own_is_its_own_verb(self):
        """
        A part that the document adds is the verb.
        """
        made = graph(
            "community C\nkind of part guide\npost p k at C\nduty d\nshare {id: s, duty: d, part: guide, who: post:p}",
            "responsibility",
        )

        assert "post:p guide duty:d" in sentences(made)
