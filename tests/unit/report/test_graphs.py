"""A graph written as DOT, Mermaid, GraphML and JSON."""

import json
import re
from io import BytesIO

import networkx as nx
import pytest

from communitygov.io.graphs import Drawing, graph_data, graph_text
from communitygov.report.safe import safe

NASTY = 'a "b" \\n [c] <d> & #e; |f| `g` ;{h}\x07\n'
FORMS = ("dot", "mermaid", "graphml", "json")


def drawing(people=None, lang="zh"):
    """Draw two places, a post with a nasty name, and a person."""
    graph = nx.MultiDiGraph()
    graph.add_node("place:c", kind="place", id="c", name="清河", name_zh="清河", name_en="Qinghe", level="community")
    graph.add_node("place:g01", kind="place", id="g01", name="第一网格", level="grid", attributes={"secret": "x"})
    graph.add_node("post:leader", kind="post", id="leader", name=NASTY, note="a remark", modes="epidemic flood")
    graph.add_node("person:p-1", kind="person", id="p-1", name="赵某某")
    graph.add_edge("place:c", "place:g01", verb="contains")
    graph.add_edge("person:p-1", "post:leader", verb="holds", capacity="acting", made_up=True)
    graph.add_edge("person:p-1", "post:leader", verb="holds")
    return Drawing(graph, "holding", "2020-02-10", lang, people or {})


def test_graphml_is_read_back_with_every_field():
    """
    networkx reads the GraphML: nodes, parallel edges, names in each language, and what is said of the whole.
    """
    graph = nx.read_graphml(BytesIO(graph_text(drawing(), "graphml").encode()))

    assert graph.graph | {"node_default": {}, "edge_default": {}} == {
        "of": "holding",
        "at": "2020-02-10",
        "mode": "all",
        "node_default": {},
        "edge_default": {},
    }
    assert {
        "kind": "place",
        "name": "清河",
        "name_zh": "清河",
        "name_en": "Qinghe",
        "level": "community",
    } == graph.nodes["place:c"]
    assert 2 == graph.number_of_edges("person:p-1", "post:leader")
    assert "epidemic flood" == graph.nodes["post:leader"]["modes"]


def test_json_is_read_back_by_networkx():
    """
    The JSON is node-link data: networkx makes the same graph of it.
    """
    data = json.loads(graph_text(drawing(), "json"))
    graph = nx.node_link_graph(data, edges="edges")

    assert ("graph/1", "holding", "2020-02-10", None) == (data["schema"], data["of"], data["at"], data["mode"])
    assert set(drawing().graph) == set(graph)
    assert NASTY == graph.nodes["post:leader"]["name"]
    assert ("清河", "Qinghe") == tuple(graph.nodes["place:c"][f"name_{lang}"] for lang in ("zh", "en"))
    assert data == graph_data(drawing())


def test_dot_quotes_every_text():
    """
    Each text is one quoted string; unquoted it is the name, signs that break a line shown as escapes.
    """
    text = graph_text(drawing(), "dot")
    labels = [re.sub(r"\\(.)", r"\1", label) for label in re.findall(r'\[label="((?:[^"\\]|\\.)*)"[\],]', text)]

    assert text.startswith('digraph "holding" {\n  label="holding · 2020-02-10 · 全部模式 · * 资料未载，系虚构";\n')
    assert labels[:2] == ["清河 c", "第一网格 g01"]
    assert labels[2] == NASTY.replace("\x07", "\\x07").replace("\n", "\\n") + " leader"
    assert all(line.endswith((";", "{", "}")) for line in text.splitlines())


def test_mermaid_has_no_sign_that_means_something_to_it():
    """
    In Mermaid the signs of its own language are written as entities, and each node is one line.
    """
    lines = graph_text(drawing(lang="en"), "mermaid").splitlines()

    assert lines[0] == "%% holding · 2020-02-10 · all modes · * made up: no source says so"
    assert lines[1:4] == ["flowchart LR", '  n0["Qinghe c"]', '  n1["第一网格 g01"]']
    assert '  n0 -->|"contains"| n1' in lines
    label = lines[4].removeprefix('  n2("').removesuffix('")')
    assert not set('"<>&`\\') & set(label)
    assert "#34;b#34;" in label


@pytest.mark.parametrize("form", FORMS)
def test_a_persons_name_is_written_only_where_it_was_given(form):
    """
    Names of persons are left out, also where the graph has them; with names they are written.
    """
    assert "赵某某" not in graph_text(drawing(), form)
    assert "钱某某" in graph_text(drawing({"person:p-1": "钱某某"}), form)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_on_the_list_stays_inside(form):
    """
    An office's own attributes and remarks are in no output.
    """
    assert not {"secret", "remark"} & set(re.findall(r"\w+", graph_text(drawing(), form)))


def test_every_format_states_the_instant_and_the_mode():
    """
    Whatever the format, it says for which instant and modes it holds.
    """
    for form in FORMS:
        assert "2020-02-10" in graph_text(drawing(), form)


@pytest.mark.parametrize(
    ("form", "mark"),
    [("dot", '[label="holds acting *"]'), ("mermaid", '|"holds acting *"|'), ("json", '"made_up": true')],
)
def test_what_is_made_up_carries_the_mark(form, mark):
    """
    An edge that no source states is marked, and the graph says what the mark means.
    """
    text = graph_text(drawing(), form)

    assert 1 == text.count(mark)
    assert ("资料未载" in text) == (form != "json")


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\U000e0041", "\u00ad", "\x9b", "\u2028"])
def test_signs_that_nobody_sees_are_shown_as_escapes(sign):
    """
    A zero-width sign, a tag, or one that turns a line around is an escape in graphs, as it is on pages.
    """
    drawn = drawing({"person:p-1": f"a{sign}b"})

    for form in ("dot", "mermaid", "graphml"):
        assert sign not in graph_text(drawn, form)
    assert sign.encode("unicode_escape").decode() == safe(sign)
