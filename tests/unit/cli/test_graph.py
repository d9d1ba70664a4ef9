"""communitygov graph."""

import json
from io import BytesIO

import networkx as nx
import pytest

KINDS = ("containment", "responsibility", "command", "holding")
FORMS = ("dot", "graphml", "mermaid", "json")


@pytest.mark.parametrize("of", KINDS)
@pytest.mark.parametrize("to", FORMS)
def test_every_graph_is_written_in_every_format(run, of, to):
    """
    Each of the graphs is written in each of the formats, and states what it is of, the instant and the modes.
    """
    code, out, err = run("graph", "example:qinghe", "--of", of, "--to", to)

    assert (0, "") == (code, err)
    assert {of, "2020-02-10"} <= {word for word in (of, "2020-02-10") if word in out}
    assert ("all modes" in out) or ('"mode": null' in out) or ('<data key="mode">all</data>' in out)


@pytest.mark.parametrize("of", KINDS)
def test_graphml_and_json_hold_the_same_graph(run, of):
    """
    networkx reads both, and finds the same nodes and edges.
    """
    written = nx.read_graphml(BytesIO(run("graph", "example:qinghe", "--of", of, "--to", "graphml").out.encode()))
    data = json.loads(run("graph", "example:qinghe", "--of", of, "--to", "json").out)

    assert sorted(nx.node_link_graph(data, edges="edges").edges()) == sorted(written.edges())
    assert set(nx.node_link_graph(data, edges="edges")) == set(written)


@pytest.mark.parametrize("to", FORMS)
def test_no_persons_name_is_written_unless_asked_for(run, document, to):
    """
    Persons are ids; with --names their names are written as well.
    """
    line = ("graph", document(), "--of", "holding", "--to", to)

    assert "赵某某" not in run(*line).out
    assert "赵某某" in run(*line, "--names").out


def test_a_graph_must_be_named(run):
    """
    What the graph is of and its format must be said, and be among those there are.
    """
    assert 2 == run("graph", "example:qinghe").code
    assert 2 == run("graph", "example:qinghe", "--of", "friendship", "--to", "dot").code


@pytest.mark.parametrize(
    ("to", "header"),
    [
        ("dot", "· mode epidemic ·"),
        ("mermaid", "· mode epidemic ·"),
        ("graphml", '<data key="mode">epidemic</data>'),
        ("json", '"mode": "epidemic"'),
    ],
)
def test_a_graph_of_one_mode_says_which(run, to, header):
    """
    --mode leaves out what does not hold in that mode, and every format states it; an unknown one is refused.
    """
    line = ("graph", "example:qinghe", "--of", "responsibility", "--to", to)

    assert header in run(*line, "--mode", "epidemic").out
    assert run(*line, "--mode", "flood").out != run(*line, "--mode", "epidemic").out
    assert 2 == run(*line, "--mode", "nothing").code
