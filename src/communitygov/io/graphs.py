"""A graph written out: DOT, GraphML, Mermaid or JSON. Names of persons are left out unless they are given.

A graph is what `communitygov.to_networkx` gives: nodes are named ``kind:id``. Only the fields listed here leave the
house; an office's own attributes and remarks never do.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from communitygov.base.escape import UNSEEN, escaped
from communitygov.base.findings import Words
from communitygov.base.wording import Lang, say
from communitygov.structure.scalars import scalars

if TYPE_CHECKING:
    import networkx as nx

GraphFormat = Literal["dot", "graphml", "mermaid", "json"]

NODE_FIELDS = (
    *(
        "kind",
        "of_kind",
        "name",
        "name_zh",
        "name_en",
        "level",
        "site",
        "also",
        "serves",
        "households",
        "not_counted",
        "seats",
        "group",
    ),
    *("modes", "shift", "there", "made_up"),
)
EDGE_FIELDS = (
    *("verb", "part", "duty", "group", "catch_all", "share", "where", "modes", "shift", "first", "joint", "adds"),
    *("capacity", "certain", "home", "since", "until", "made_up"),
)
MADE_UP = Words("* 资料未载，系虚构", "* made up: no source says so")
NOT_NAMED = {"unnamed": Words("未具名", "not named"), "unknown": Words("不详", "unknown")}
SHAPES = {
    "zone": ("box, style=dashed", "[", "]"),
    "post": ("ellipse", "(", ")"),
    "person": ("plaintext", "([", "])"),
    "unnamed": ("plaintext", "([", "])"),
    "unknown": ("plaintext", "([", "])"),
    "team": ("component", "[[", "]]"),
    "organisation": ("folder", "[[", "]]"),
    "duty": ("note", "{{", "}}"),
}
"""How each kind of node is drawn, in DOT and in Mermaid; places as boxes."""
BOX = ("box", "[", "]")


@frozen
class Drawing:
    """A graph and what is said of the whole."""

    graph: "nx.Graph[Any]"
    of: str
    at: str
    lang: Lang = "en"
    """The language of the labels of DOT and Mermaid; data has every name as it was written."""
    people: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)
    """Names of persons by ``person:id``, where they were asked for."""
    mode: str | None = None
    """The mode it holds in; None: all modes."""

    @property
    def title(self) -> str:
        """What the graph is of, at which instant and in which mode, or that it holds all, and what the mark means."""
        modes = say(self.lang, zh="全部模式", en="all modes")
        mode = modes if self.mode is None else say(self.lang, zh=f"模式 {self.mode}", en=f"mode {self.mode}")
        return " · ".join((self.of, self.at, mode, MADE_UP.sentence(self.lang)))

    def nodes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each node with the fields that are shown."""
        for node, data in self.graph.nodes(data=True):
            shown = _chosen(data, NODE_FIELDS)
            if str(node).startswith("person:"):
                shown = {key: value for key, value in shown.items() if not key.startswith("name")}
                shown |= scalars({"name": self.people.get(str(node))})
            yield str(node), shown

    def edges(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Each edge with the fields that are shown."""
        for start, end, data in self.graph.edges(data=True):
            yield str(start), str(end), _chosen(data, EDGE_FIELDS)

    def label(self, node: str, fields: Mapping[str, Any]) -> str:
        """The name and the id of a node, with the mark of what is made up."""
        kind, _, identity = node.partition(":")
        mark = " *" if fields.get("made_up") else ""
        if kind in NOT_NAMED:
            return NOT_NAMED[kind].sentence(self.lang) + mark
        name = fields.get(f"name_{self.lang}") or fields.get("name") or ""
        return (f"{name} {identity}" if name.casefold() not in ("", identity.casefold()) else identity) + mark


def graph_text(drawing: Drawing, form: GraphFormat) -> str:
    """Write a graph."""
    writers: dict[str, Callable[[Drawing], str]] = {
        "dot": _dot,
        "graphml": _graphml,
        "mermaid": _mermaid,
        "json": _json,
    }
    return writers[form](drawing)


def _chosen(data: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in fields if data.get(name) is not None}


_NOT_WRITTEN = UNSEEN | {"Cn"}  # XML holds no sign that is none


def _dot(drawing: Drawing) -> str:
    lines = [f"digraph {_quoted(drawing.of)} {{", f"  label={_quoted(drawing.title)};", "  rankdir=LR;"]
    for node, fields in drawing.nodes():
        shape = _shape(node)[0]
        lines.append(f"  {_quoted(node)} [label={_quoted(drawing.label(node, fields))}, shape={shape}];")
    for start, end, fields in drawing.edges():
        lines.append(f"  {_quoted(start)} -> {_quoted(end)} [label={_quoted(_edge_label(fields))}];")
    return "\n".join([*lines, "}"]) + "\n"


def _shape(node: str) -> tuple[str, str, str]:
    return SHAPES.get(node.partition(":")[0], BOX)


def _quoted(text: str) -> str:
    return '"' + _printable(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _mermaid(drawing: Drawing) -> str:
    lines = [f"%% {_printable(drawing.title)}", "flowchart LR"]
    short: dict[str, str] = {}
    for node, fields in drawing.nodes():
        short[node] = f"n{len(short)}"
        _, before, after = _shape(node)
        lines.append(f'  {short[node]}{before}"{_mermaid_text(drawing.label(node, fields))}"{after}')
    for start, end, fields in drawing.edges():
        said = _mermaid_text(_edge_label(fields))
        arrow = f'-->|"{said}"|' if said else "-->"
        lines.append(f"  {short[start]} {arrow} {short[end]}")
    return "\n".join(lines) + "\n"


_ENTITIES = {ord(sign): f"#{ord(sign)};" for sign in '#"&<>`\\;'}


def _mermaid_text(text: str) -> str:
    return _printable(text).translate(_ENTITIES)


def _edge_label(fields: Mapping[str, Any]) -> str:
    """The verb, a capacity other than that of the holder, and the mark of what is made up."""
    capacity = fields.get("capacity")
    said = (fields.get("verb"), "" if capacity == "holder" else capacity, "*" if fields.get("made_up") else "")
    return " ".join(str(word) for word in said if word)


def _graphml(drawing: Drawing) -> str:
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(of=drawing.of, at=drawing.at, mode=drawing.mode or "all")
    for node, fields in drawing.nodes():
        plain.add_node(_printable(node), **_fit(fields))
    for start, end, fields in drawing.edges():
        plain.add_edge(_printable(start), _printable(end), **_fit(fields))
    written = BytesIO()
    nx.write_graphml_xml(plain, written, named_key_ids=True)
    return written.getvalue().decode() + "\n"


def _fit(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Texts with signs that nobody sees as escapes."""
    return {key: _printable(value) if isinstance(value, str) else value for key, value in fields.items()}


def graph_data(drawing: Drawing) -> dict[str, Any]:
    """A graph as plain data, nodes and edges with their fields, in the form networkx reads (node-link)."""
    return {
        "schema": "graph/1",
        "of": drawing.of,
        "mode": drawing.mode,
        "at": drawing.at,
        "directed": drawing.graph.is_directed(),
        "multigraph": drawing.graph.is_multigraph(),
        "graph": {},
        "nodes": [{"id": node, **fields} for node, fields in drawing.nodes()],
        "edges": [{"source": start, "target": end, **fields} for start, end, fields in drawing.edges()],
    }


def _json(drawing: Drawing) -> str:
    return json.dumps(graph_data(drawing), ensure_ascii=False, indent=2) + "\n"


def _printable(text: str) -> str:
    """Write signs that nobody sees, that break or turn a line, or that XML cannot hold, as escapes."""
    return escaped(text, _NOT_WRITTEN)
