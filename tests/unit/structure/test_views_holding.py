"""`to_networkx`: the graph of who holds which post."""

import networkx as nx
from tests.unit.structure.views_drawn import graph, sentences


class TestHolding:
    """Who holds each post."""

    def test_holders_of_every_kind(self):
        """
        A person, one of several, somebody unnamed, perhaps nobody, another post: each is the end of an edge.
        """
        made = graph(
            """
            community C
            post a k at C held by P1
            post b k at C held by P1 or P2
            post c k at C held by unnamed
            post d k at C held by unknown
            post e k at C held by post:a
            post f k at C vacant
            """,
            "holding",
        )

        assert sentences(made) == [
            "post:a held_by person:P1",
            "post:b held_by person:P1",
            "post:b held_by person:P2",
            "post:c held_by unnamed:c#0",
            "post:d held_by unknown:d#0",
            "post:e held_by post:a",
        ]
        assert [each for each in made if made.out_degree(each) == 0 and each.startswith("post:")] == ["post:f"]
        uncertain = {start for start, _, data in made.edges(data=True) if not data["certain"]}
        assert uncertain == {"post:b", "post:d"}

    def test_an_edge_says_what_the_appointment_says(self):
        """
        Capacity, home, shift and dates stand on the edge.
        """
        made = graph(
            "community C\norganisation organs (department)\nshift night 20:00-08:00\npost p k at C\n"
            "appoint P1 to p as seconded home organs on night from 2020-02-01",
            "holding",
        )

        assert made.get_edge_data("post:p", "person:P1")[0] == {
            "verb": "held_by",
            "capacity": "seconded",
            "certain": True,
            "home": "organs",
            "shift": "night",
            "since": "2020-02-01",
            "made_up": False,
        }

    def test_appointments_that_are_over(self):
        """
        Only appointments in force are edges; a person without one stands alone.
        """
        made = graph("community C\npost p k at C held by P1 until 2020-02-10", "holding")

        assert list(nx.isolates(made)) == ["person:P1", "post:p"]

    def test_unnamed_holders_are_different_persons(self):
        """
        Two who are there without names are two nodes.
        """
        made = graph("community C\npost p k at C seats 2 held by unnamed held by unnamed from 2020-01-01", "holding")

        assert sorted(made.successors("post:p")) == ["unnamed:p#0", "unnamed:p#1"]

    def test_ex_officio_of_a_made_seat(self):
        """
        The lead seat of each grid's team is held by the leader of that grid.
        """
        made = graph(
            """
            community C
              grid G1
              grid G2
            post leader grid_leader for each grid
            team t for each grid
              seat s held by post:leader leads
            """,
            "holding",
        )

        assert sentences(made) == ["post:t-G1-s held_by post:leader-G1", "post:t-G2-s held_by post:leader-G2"]

    def test_seats_of_a_team_out_of_its_modes(self):
        """
        A team that is there in emergencies only has no seats in service.
        """
        drawing = "community C\nteam t at C in emergency\n  seat s held by P1 leads"

        assert "post:t-s" in graph(drawing, "holding")
        assert "post:t-s" not in graph(drawing, "holding", mode="service")
