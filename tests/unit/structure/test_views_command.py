"""`to_networkx`: the graph of command."""

import networkx as nx
from tests.unit.structure.views_drawn import graph, sentences


class TestCommand:
    """Who directs whom: every edge goes one step up, or to whom somebody stands beside."""

    def test_bodies_and_heads(self):
        """
        A body stands under another and is headed by a post; a post belongs to its body, unless it heads it.
        """
        made = graph(
            """
            community C
            organisation office (department) at C
            organisation {id: branch, kind: party_branch, serves: C, head: secretary, above: office}
            post secretary k at C of branch
            post clerk k at C of branch
            """,
            "command",
        )

        assert sentences(made) == [
            "organisation:branch headed_by post:secretary",
            "organisation:branch stands_under organisation:office",
            "post:clerk belongs_to organisation:branch",
        ]

    def test_teams(self):
        """
        A team is led by its lead seat; the others sit in it; who sends a holder is named.
        """
        made = graph(
            """
            community C
            organisation station (police_station) at C
            team t (seed_1_3) at C
              seat grid_leader held by P1
              seat police_officer held by P2 sent by station
            """,
            "command",
        )

        assert sentences(made) == [
            "post:t-police_officer sent_by organisation:station",
            "post:t-police_officer sits_in team:t",
            "team:t led_by post:t-grid_leader",
        ]

    def test_a_made_team_with_a_row_of_its_own_has_the_seats_of_that_row(self):
        """
        What is written for every place is replaced for this one: its lead is its own, and it has no police officer.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            team t (seed_1_3) for each grid
              seat grid_leader held by P1
              seat police_officer held by P2
            team t-G2 (seed_1_3) at G2
              seat grid_leader held by P3
              seat liaison_cadre held by P4
            """,
            "command",
        )

        assert sentences(made) == [
            "post:t-G1-police_officer sits_in team:t-G1",
            "post:t-G2-liaison_cadre sits_in team:t-G2",
            "team:t-G1 led_by post:t-G1-grid_leader",
            "team:t-G2 led_by post:t-G2-grid_leader",
        ]

    def test_links(self):
        """
        Every link between posts, bodies, teams and persons is an edge under its own word; those of places are none.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            organisation station (police_station) at C
            post a k at C
            post b k at C
            a reports to b in emergency
            b stands in for a
            b asks of organisation:station
            place:G1 became place:G2
            """,
            "command",
        )

        assert sentences(made) == [
            "post:a reports_to post:b",
            "post:b asks_of organisation:station",
            "post:b stands_in_for post:a",
        ]
        assert made.get_edge_data("post:a", "post:b")[0]["modes"] == "emergency"

    def test_a_link_of_two_made_posts_that_are_named(self):
        """
        Posts made for different places are linked where each is named; a link of the rows links those of one place.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            post leader grid_leader for each grid
            post member grid_member for each grid
            post:leader-G1 stands in for post:leader-G2
            member reports to leader
            """,
            "command",
        )

        assert sentences(made) == [
            "post:leader-G1 stands_in_for post:leader-G2",
            "post:member-G1 reports_to post:leader-G1",
            "post:member-G2 reports_to post:leader-G2",
        ]

    def test_a_link_of_another_mode(self):
        """
        A link that names a mode is no edge in another.
        """
        drawing = "community C\npost a k at C\npost b k at C\na reports to b in emergency"

        assert sentences(graph(drawing, "command", mode="flood")) == ["post:a reports_to post:b"]
        assert sentences(graph(drawing, "command", mode="service")) == []

    def test_a_link_between_rows_written_for_each(self):
        """
        Each steward reports to the leader of its own grid; all leaders report to the one secretary.
        """
        made = graph(
            """
            community C
              grid G1
                micro_grid M1
              grid G2
                micro_grid M2
            post secretary s at C
            post leader l for each grid
            post steward k for each micro_grid
            post:steward reports to post:leader
            post:leader reports to post:secretary
            """,
            "command",
        )

        assert sentences(made) == [
            "post:leader-G1 reports_to post:secretary",
            "post:leader-G2 reports_to post:secretary",
            "post:steward-M1 reports_to post:leader-G1",
            "post:steward-M2 reports_to post:leader-G2",
        ]

    def test_who_has_no_relation_stands_alone(self):
        """
        Every post that is there is a node, so that those who report to nobody are found; abolished ones are none.
        """
        made = graph("community C\npost a k at C\npost b k at C abolished", "command")

        assert list(nx.isolates(made)) == ["post:a"]

    def test_a_head_that_nobody_wrote(self):
        """
        A body whose head is not on record keeps the edge, to a node that is not there.
        """
        made = graph("community C\norganisation o (k) at C head nobody", "command")

        assert sentences(made) == ["organisation:o headed_by post:nobody"]
        assert made.nodes["post:nobody"]["there"] is False
