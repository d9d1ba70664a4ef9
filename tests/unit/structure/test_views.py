"""`to_networkx`: a structure as four graphs, and what holds of all four."""

import re
from io import BytesIO

import networkx as nx
import pytest
from tests.oracle.generator import questions
from tests.oracle.generator import register as drawn
from tests.unit.structure.views_drawn import DAY, KINDS, MANUAL, SMALL, TYPE, bare, edges, graph, sentences

from communitygov.base.errors import BadQuestion, CommunityGovError, OutsideWindow
from communitygov.io.examples import example
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build
from communitygov.structure.views import to_networkx
from communitygov.testing.sketch import sketch


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
