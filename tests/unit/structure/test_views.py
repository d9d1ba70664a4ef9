"""`to_networkx`: a structure as four graphs."""

import re
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from tests.oracle.generator import questions
from tests.oracle.generator import register as drawn

from communitygov.base.errors import BadQuestion, CommunityGovError, OutsideWindow
from communitygov.io.examples import example
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build
from communitygov.structure.views import to_networkx
from communitygov.testing.sketch import sketch

DAY = "2020-02-10"
TYPE = {str: "text", int: "number", float: "number", bool: "truth"}
KINDS = ("containment", "responsibility", "command", "holding")
MANUAL = Path(__file__).parents[3] / "docs" / "graphs.md"

SMALL = """
    community C
      grid G1
        building B1 with 2 entrances x 6 floors x 2 homes also micro_grid
        building B2 counts 24
        building B3 not counted
        gate east
    zone police-1 (police_area): G1
    person P1
    person P2
    person P9
    organisation station (police_station) at police-1 whole
    post secretary community_secretary at C held by P1
    post leader grid_leader for each grid held by P2
    duty sweep: household
    duty order group peace: household gate
    every grid_leader leads sweep
    station leads group peace
    secretary leads everything
    secretary supervises sweep in emergency
"""


def graph(drawing: str, of: str, *, at: str = DAY, mode: str | None = None) -> nx.MultiDiGraph:
    """Give the graph of a drawing."""
    return to_networkx(build(sketch(drawing), at=at), of, at=at, mode=mode)


def sentences(made: nx.MultiDiGraph) -> list[str]:
    """Read every edge as a sentence."""
    return sorted(f"{start} {data['verb']} {end}" for start, end, data in made.edges(data=True))


def bare(data: dict, *names: str) -> dict:
    """Leave out what a format adds of its own."""
    return {name: value for name, value in data.items() if name not in names}


def edges(made: nx.MultiDiGraph) -> list[tuple]:
    """List every edge with its attributes."""
    return sorted((start, end, sorted(bare(data, "id").items())) for start, end, data in made.edges(data=True))


@pytest.fixture(scope="module")
def heshun():
    """Give the compiled example."""
    return build(example("heshun"))


class TestEveryGraph:
    """What holds of all four."""

    @pytest.mark.parametrize("of", KINDS)
    def test_a_node_is_named_by_its_kind_and_id(self, heshun, of):
        """
        A node is ``kind:id``, and says its kind; it says whether it is there and whether it is made up.
        """
        made = to_networkx(heshun, of)

        assert made.number_of_nodes() > 10
        assert all(node.startswith(f"{kind}:") for node, kind in made.nodes(data="kind"))
        assert all(isinstance(data["there"], bool) for _, data in made.nodes(data=True))
        assert all(isinstance(data["made_up"], bool) for _, data in made.nodes(data=True))

    @pytest.mark.parametrize("of", KINDS)
    def test_what_is_not_stated_is_left_out(self, heshun, of):
        """
        No attribute of a node, an edge or the graph is None.
        """
        made = to_networkx(heshun, of)
        said = [made.graph, *(data for _, data in made.nodes(data=True)), *(data for *_, data in made.edges(data=True))]

        assert [] == [data for data in said if None in data.values()]

    @pytest.mark.parametrize("of", KINDS)
    def test_edges_go_between_nodes_that_are_described(self, heshun, of):
        """
        No edge makes a node of its own, without attributes.
        """
        assert [] == [node for node, data in to_networkx(heshun, of).nodes(data=True) if not data]

    @pytest.mark.parametrize("of", KINDS)
    def test_it_is_a_copy(self, heshun, of):
        """
        What is done to a graph changes neither the structure nor the next graph.
        """
        before = to_networkx(heshun, of)
        to_networkx(heshun, of).clear()

        assert nx.utils.graphs_equal(before, to_networkx(heshun, of))

    @pytest.mark.parametrize("of", KINDS)
    def test_the_order_of_rows_changes_nothing(self, of):
        """
        The rows of a document in another order give the same nodes and sentences.
        """
        register = sketch(SMALL)
        turned = register.model_copy(
            update={
                section: tuple(reversed(getattr(register, section)))
                for section in ("people", "posts", "appointments", "duties", "shares")
            }
        )
        one, other = (to_networkx(build(each, at=DAY), of, at=DAY) for each in (register, turned))

        assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
        assert sentences(one) == sentences(other)

    def test_it_says_what_it_is_of(self, heshun):
        """
        The graph carries what was asked: of what, when, in which mode.
        """
        made = to_networkx(heshun, "command", at="2020-02-10T20:30", mode="emergency")

        assert made.graph == {"of": "command", "at": "2020-02-10T20:30", "mode": "emergency"}

    def test_the_instant_is_that_of_the_register(self, heshun):
        """
        Without ``at`` it is the register's ``as_of``.
        """
        assert to_networkx(heshun, "holding").graph["at"] == "2020-02-10"

    def test_containment_needs_no_instant(self):
        """
        Containment does not change within a structure; the others need an instant.
        """
        structure = build(sketch("community C"))

        assert list(to_networkx(structure, "containment")) == ["place:C"]
        with pytest.raises(BadQuestion, match="no instant"):
            to_networkx(structure, "holding")

    def test_another_graph_is_refused_with_the_four(self, heshun):
        """
        An unknown kind of graph is a bad question, which names the four and the one that may be meant.
        """
        with pytest.raises(BadQuestion) as refused:
            to_networkx(heshun, "comand")

        assert str(refused.value) == (
            "there is no graph 'comand'; there are containment, responsibility, command and holding;"
            " did you mean 'command'?"
        )
        assert refused.value.sentence("zh") == (
            "没有图“comand”；有 containment、responsibility、command和holding；是否指 “command”？"
        )

    def test_an_unknown_mode_is_refused(self, heshun):
        """
        An unknown mode is a bad question, and not one in which nothing holds.
        """
        with pytest.raises(BadQuestion, match=r"there is no mode 'epidemy'.*did you mean 'epidemic'"):
            to_networkx(heshun, "command", mode="epidemy")

    @pytest.mark.parametrize("of", KINDS)
    def test_an_instant_outside_the_stretch_is_refused(self, heshun, of):
        """
        A structure gives graphs of its own stretch only.
        """
        with pytest.raises(OutsideWindow):
            to_networkx(heshun, of, at="2020-03-10")

    def test_names_are_given_as_written_and_never_those_of_persons(self):
        """
        A place has the name the document gives it; a person has an id only.
        """
        named = """
            community C {name: {zh: 社区, en: Community}}
            person P1 {name: 张三}
            post secretary community_secretary at C {name: 书记}
            appoint P1 to secretary
        """
        places, held = graph(named, "containment"), graph(named, "holding")

        said = places.nodes["place:C"]
        assert (said["name"], said["name_zh"], said["name_en"]) == ("社区", "社区", "Community")
        assert held.nodes["post:secretary"]["name"] == "书记"
        assert held.nodes["person:P1"] == {"kind": "person", "there": True, "made_up": False}

    @pytest.mark.parametrize("name", ["heshun", "qinghe", "chonaikai"])
    @pytest.mark.parametrize("of", KINDS)
    def test_networkx_writes_and_reads_it_without_help(self, name, of):
        """
        GraphML and GEXF written by networkx alone hold every node, edge and attribute.
        """
        made = to_networkx(build(example(name)), of)
        graphml, gexf = BytesIO(), BytesIO()
        nx.write_graphml(made, graphml)
        nx.write_gexf(made, gexf)
        back = nx.read_graphml(BytesIO(graphml.getvalue()), force_multigraph=True)
        again = nx.read_gexf(BytesIO(gexf.getvalue()))

        assert dict(made.nodes(data=True)) == dict(back.nodes(data=True))
        assert dict(made.nodes(data=True)) == {node: bare(data, "label") for node, data in again.nodes(data=True)}
        assert edges(made) == edges(back) == edges(again)

    def test_signs_that_no_xml_can_hold_are_escapes(self):
        """
        A name with a control sign is written all the same, the sign as an escape.
        """
        register = Register(places=[Place(id="c", level="community", name="a\x07\ufffeb")])
        made, written = to_networkx(build(register), "containment"), BytesIO()
        nx.write_graphml(made, written)

        assert made.nodes["place:c"]["name"] == r"a\x07\ufffeb"
        assert nx.read_graphml(BytesIO(written.getvalue())).nodes["place:c"] == made.nodes["place:c"]

    def test_networkx_is_loaded_only_by_the_call(self, third_party_loaded_by):
        """
        Importing the function loads no networkx; calling it does.
        """
        program = "from communitygov.structure.views import to_networkx"
        call = "import communitygov as cg; to_networkx(cg.build(cg.Register()), 'containment')"

        assert "networkx" not in third_party_loaded_by(program)
        assert "networkx" in third_party_loaded_by(f"{program}; {call}")

    def test_an_empty_register_is_an_empty_graph(self):
        """
        Nothing written, nothing drawn.
        """
        assert [0] * 4 == [graph("", of).number_of_nodes() for of in KINDS]


class TestContainment:
    """Which place lies in which."""

    def test_places_contain_places(self):
        """
        Every place contains those within it; the entrances of a layout are places.
        """
        assert sentences(graph(SMALL, "containment")) == [
            "place:B1 contains place:B1/1",
            "place:B1 contains place:B1/2",
            "place:C contains place:G1",
            "place:G1 contains place:B1",
            "place:G1 contains place:B2",
            "place:G1 contains place:B3",
            "place:G1 contains place:east",
        ]

    def test_households_are_counted_and_never_guessed(self):
        """
        A place has the sum of its households. Those of B3 are not known: it has no number, and is counted apart.
        """
        nodes = graph(SMALL, "containment").nodes
        counted = {node: (nodes[node].get("households"), nodes[node]["not_counted"]) for node in nodes}

        assert counted == {
            "place:C": (48, 1),
            "place:G1": (48, 1),
            "place:B1": (24, 0),
            "place:B1/1": (12, 0),
            "place:B1/2": (12, 0),
            "place:B2": (24, 0),
            "place:B3": (None, 1),
            "place:east": (0, 0),
        }

    def test_a_place_says_its_level_and_kind(self):
        """
        An entrance that serves as a micro-grid says so; a site says its kind and the level it stands at.
        """
        nodes = graph(SMALL, "containment").nodes

        assert (nodes["place:B1/1"]["level"], nodes["place:B1/1"]["also"]) == ("entrance", "micro_grid")
        assert (nodes["place:east"]["level"], nodes["place:east"]["site"]) == ("building", "gate")

    def test_homes_of_a_layout_are_nodes_only_where_something_names_them(self):
        """
        A home that a case lies in is a node; the other eleven behind its entrance are counted there.
        """
        made = graph(SMALL + "    place {id: case-01, site: case, within: B1/1/3/301}", "containment")

        assert "place:B1/1/3/301 contains place:case-01" in sentences(made)
        assert made.nodes["place:B1/1"]["households"] == 12
        assert made.number_of_nodes() == graph(SMALL, "containment").number_of_nodes() + 3

    def test_a_second_parent_contains_too(self):
        """
        A place that lies in two is contained by both, and its homes count once further out.
        """
        made = graph("community C\n  grid G1\n    building B1: H1 H2\n  grid G2\n    building B1", "containment")

        assert [each for each in sentences(made) if each.endswith("B1")] == [
            "place:G1 contains place:B1",
            "place:G2 contains place:B1",
        ]
        assert [made.nodes[f"place:{place}"]["households"] for place in ("C", "G1", "G2")] == [2, 2, 2]

    def test_heshun_is_a_tree(self, heshun):
        """
        Containment without a second parent is one tree, with the households that coverage counts.
        """
        made = to_networkx(heshun, "containment")

        assert nx.is_arborescence(made)
        assert made.nodes["place:heshun"]["households"] == 2528

    def test_a_made_up_layout_makes_its_entrances_so(self):
        """
        That a place lies where it does is made up if the field that says so is.
        """
        made = graph(
            "community C\n  building B1 with 2 entrances x 1 floors x 1 homes {made_up: [layout]}", "containment"
        )

        assert [data["made_up"] for *_, data in made.edges(data=True)] == [False, True, True]


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


class TestPutTogether:
    """Graphs joined by the names of their nodes."""

    def test_from_a_team_to_the_person(self, heshun):
        """
        Command and holding together lead from a team through its lead seat and an ex officio post to a person.
        """
        both = nx.compose(to_networkx(heshun, "command"), to_networkx(heshun, "holding"))

        assert nx.shortest_path(both, "team:response-g02", "person:p-014") == [
            "team:response-g02",
            "post:response-g02-grid_leader",
            "post:leader-g02",
            "person:p-014",
        ]

    def test_a_node_says_the_same_in_every_graph(self, heshun):
        """
        What two graphs both hold has equal attributes in both.
        """
        graphs = [to_networkx(heshun, of) for of in KINDS]
        told = {}
        for made in graphs:
            for node, data in made.nodes(data=True):
                assert told.setdefault(node, data) == data


class TestAnswersAndGraphs:
    """What answers find stands in the graphs."""

    @pytest.mark.parametrize("seed", range(40))
    def test_who_leads_carries_the_share_and_holds_the_post(self, seed):
        """
        In structures drawn from a seed, an edge to the duty has the share of each lead of an answer, and whoever leads
        from a post holds it, or stands at the end of the line of posts that hold it.
        """
        register = drawn(seed)
        for place, duty, mode, at in questions(seed, register):
            try:
                structure = build(register, at=at)
                answer = who_answers(structure, place=place, duty=duty, mode=mode, at=at)
            except CommunityGovError:
                continue
            shares, held = (to_networkx(structure, of, at=at, mode=mode) for of in ("responsibility", "holding"))
            carried = {data["share"] for *_, data in shares.edges(data=True) if data.get("duty") == answer.duty.id}

            assert {entry.share.id for entry in answer.lead} <= carried
            for entry in answer.lead:
                if entry.post is not None and entry.holder.startswith("person:"):
                    assert entry.holder in nx.descendants(held, str(entry.post))


class TestTheManual:
    """The tables of docs/graphs.md."""

    @staticmethod
    def words(heading: str) -> set[str]:
        """Read the words in the first column of the table under a heading."""
        section = MANUAL.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
        cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
        return {word for cell in cells for word in re.findall(r"`(\w+)`", cell)}

    def test_every_attribute_of_a_node_is_in_the_table(self, heshun):
        """
        The attributes that nodes have are those that the manual explains.
        """
        graphs = [to_networkx(heshun, of) for of in KINDS]
        there = {name for made in graphs for _, data in made.nodes(data=True) for name in data}

        assert there <= self.words("What a node says")
        assert self.words("What a node says") - there == {"shift"}

    def test_every_attribute_of_an_edge_is_in_the_table(self, heshun):
        """
        The attributes that edges have are those that the manual explains.
        """
        graphs = [to_networkx(heshun, of) for of in KINDS]
        there = {name for made in graphs for *_, data in made.edges(data=True) for name in data}

        assert there <= self.words("What an edge says")
        assert self.words("What an edge says") - there == {"joint"}

    def test_every_attribute_has_the_type_of_the_table(self, heshun):
        """
        Every attribute is a text, a number or a truth value, as the manual says.
        """
        cells = re.findall(r"^\| (`.*?`) \| (text|number|truth) \|", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
        told = {(word, said) for names, said in cells for word in re.findall(r"`(\w+)`", names)}
        graphs = [to_networkx(heshun, of) for of in KINDS]
        said = [data for made in graphs for *_, data in (*made.nodes(data=True), *made.edges(data=True))]
        types = {(name, TYPE[type(value)]) for data in said for name, value in data.items()}

        assert types <= told
        assert {name for name, _ in told - types} == {"joint"}
