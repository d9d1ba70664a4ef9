"""Faults that documents really have, each drawn in our own words: what reading says, and that building never fails.

What rules find in them is tested with the rules; here nothing crashes, nothing runs for ever, and nothing is lost.
"""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import communitygov as cg
from communitygov.io.document import Format

HEAD = "communitygov: 1\nas_of: 2024-07-01\n"
FORMS: tuple[Format, ...] = ("yaml", "json")
TREE = [
    {"id": "lane", "level": "community"},
    {"id": "east", "level": "grid", "within": "lane"},
    {"id": "west", "level": "grid", "within": "lane"},
    {"id": "h1", "level": "building", "within": "east", "households": 20},
    {"id": "h2", "level": "building", "within": "west", "households": 34},
]
HOMES = {"duties": [{"id": "d", "applies_to": ["household"]}]}


def made(*places: dict[str, object], **sections: object) -> cg.Partial:
    """A community with a few places more."""
    return cg.loads(
        json.dumps({"communitygov": 1, "places": [*TREE, *places], **sections}), format="json", partial=True
    )


def homes(partial: cg.Partial) -> int:
    """How many homes are counted."""
    return cg.coverage(cg.build(partial.register), level="household", at="2024-07-01").total


class TestKeys:
    """Keys that are given twice, or not known."""

    @pytest.mark.parametrize("form", FORMS)
    def test_a_section_twice_costs_no_rows(self, form: Format) -> None:
        """
        The second section of a name, which is empty, does not take the place of the first; both places are told.
        """
        text = f'{{"communitygov": 1, "places": [{json.dumps(TREE[0])}],\n "places": []}}'

        partial = cg.loads(text, format=form, partial=True)

        (finding,) = partial.findings
        assert ("CG004", 2, 2) == (finding.code, finding.line, finding.column)
        assert "'places'" in finding.message
        assert "<text>:1:21" in finding.message
        assert ["lane"] == [place.id for place in partial.register.places]

    def test_a_misspelt_key_is_told_with_what_it_may_mean(self) -> None:
        """
        The place is read without it, so what lies in it is not lost.
        """
        partial = made({"id": "yard", "level": "grid", "wihtin": "lane"})

        (finding,) = partial.findings
        assert "CG101" == finding.code
        assert "did you mean within?" in finding.message
        assert "yard" == partial.register.places[-1].id

    @pytest.mark.parametrize(
        ("section", "meant"), [("place", "places"), ("assignments", "appointments"), ("dutys", "duties")]
    )
    def test_a_section_of_another_name_is_told(self, section: str, meant: str) -> None:
        """
        A section that another program would have is told at its key, with ours of a like name.
        """
        (finding,) = cg.loads(f"{HEAD}{section}: [{{id: a}}]\n", partial=True).findings

        assert ("CG101", 3, 1) == (finding.code, finding.line, finding.column)
        assert f"did you mean {meant}" in finding.message


class TestSyntax:
    """What is no document, or would run something."""

    def test_a_tab_is_named(self) -> None:
        """
        A line indented with a tab is told at the tab.
        """
        (finding,) = cg.loads("places:\n\t- {id: a, level: grid}\n", partial=True).findings

        assert ("CG002", 2, 1) == (finding.code, finding.line, finding.column)
        assert "tab" in finding.message

    @pytest.mark.parametrize(
        "tag",
        [
            "!!python/object/apply:os.mkdir [RAN]",
            "!!python/object/new:os.mkdir [RAN]",
            "!!python/name:os.mkdir RAN",
            "!!python/module:antigravity ''",
            "!<tag:yaml.org,2002:python/object/apply:os.mkdir> [RAN]",
        ],
    )
    def test_a_tag_runs_nothing(self, tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A tag for which an unsafe reader would run a program is told, and no program runs.
        """
        monkeypatch.chdir(tmp_path)

        findings = cg.loads(f"{HEAD}places:\n- id: a\n  level: grid\n  note: {tag}\n", partial=True).findings

        assert [("CG002", 6)] == [(each.code, each.line) for each in findings if "tag" in each.message]
        assert [] == list(tmp_path.iterdir())

    def test_values_that_others_change_are_kept_and_named(self) -> None:
        """
        An id with a leading nought, a name that is a word for false, a time, a number of sixteen: each stays text and
        is told with its line.
        """
        words = ["010", "no", "12:30:45", "1_000", "0x1F", "1e3", "~", "2021-01-01", ".inf", "off"]
        rows = "".join(f"- {{id: n{at}, level: grid, name: {word}}}\n" for at, word in enumerate(words))

        partial = cg.loads(f"{HEAD}places:\n{rows}", partial=True)

        assert words == [place.name for place in partial.register.places]
        assert [("CG007", "warning", at + 4) for at in range(len(words))] == [
            (each.code, each.severity, each.line) for each in partial.findings
        ]
        assert all(f"'{word}'" in each.message for word, each in zip(words, partial.findings, strict=True))


class TestDates:
    """Dates that no calendar has, and other ways of writing them."""

    @pytest.mark.parametrize(
        "since",
        ["2021-02-30", "2021-13-01", "0000-00-00", "2021/2/3", "20210203", "2021年2月3日", "2021-2-3", "3 Feb 2021"],
    )
    def test_one_that_is_none_is_told_at_its_place(self, since: str) -> None:
        """
        No such date is read as another: it is told where it stands, with how a date is written.
        """
        row = "- {mode: emergency, where: a, from: "

        (finding,) = cg.loads(f"{HEAD}switches:\n{row}{since}}}\n", partial=True).findings

        assert ("CG102", 4, len(row) + 1) == (finding.code, finding.line, finding.column)

    def test_an_end_before_the_start_is_told(self) -> None:
        """
        A period that ends before it begins is one finding at its row.
        """
        row = {"mode": "emergency", "where": "lane", "from": "2024-05-01", "until": "2024-04-01"}

        (finding,) = made(switches=[row]).findings

        assert "CG102" == finding.code
        assert "the end is not before the start" == finding.remedy

    @pytest.mark.parametrize("end", [{"through": "9999-12-31"}, {"until": "9999-12-31T23:59"}, {"from": "0001-01-01"}])
    def test_the_first_and_the_last_day_there_is(self, end: dict[str, str]) -> None:
        """
        A period that begins or ends with the calendar is read or told, and asking about it raises nothing of Python's.
        """
        partial = made(
            {"id": "h3", "level": "building", "within": "east", "households": 1, **end},
            switches=[{"mode": "emergency", "where": "lane", **end}],
            **HOMES,
        )

        assert 55 == homes(partial)


class TestReferences:
    """Rows that point at nothing, at themselves or in a circle."""

    def test_what_points_nowhere_is_kept_and_said(self) -> None:
        """
        A holder nobody knows, an id in other letters and a post of a misspelt name are each one loose end.
        """
        partial = made(
            people=["ann", "bob"],
            posts=[{"id": "leader-east", "kind": "grid_leader", "serves": "EAST"}],
            appointments=[
                {"post": "leader-east", "holder": "ann"},
                {"post": "leader-eats", "holder": "bob"},
                {"post": "leader-east", "holder": "cat"},
            ],
        )

        loose = [(each.section, each.row, each.field, each.target) for each in cg.build(partial.register).dangling]

        assert [] == list(partial.findings)
        assert [
            ("posts", 0, "serves", "EAST"),
            ("appointments", 1, "post", "leader-eats"),
            ("appointments", 2, "holder", "cat"),
        ] == loose

    @pytest.mark.parametrize(
        "loop", [{"k1": "k1"}, {"k1": "k2", "k2": "k1"}, {f"k{n}": f"k{(n + 1) % 500}" for n in range(500)}]
    )
    def test_places_within_each_other_end(self, loop: dict[str, str]) -> None:
        """
        A place in itself, two in each other and a ring of five hundred: built, counted and answered.
        """
        ring = [{"id": place, "level": "grid", "within": around} for place, around in loop.items()]
        home = {"id": "h9", "level": "building", "within": "k1", "households": 3}
        partial = made(*ring, home, **HOMES)

        structure = cg.build(partial.register)

        assert [] == list(partial.findings)
        assert 57 == homes(partial)
        assert "missing" == cg.who_answers(structure, place="h9", duty="d", at="2024-07-01").state

    def test_bodies_posts_and_links_in_a_circle_end(self) -> None:
        """
        Heads, holders ex officio, stand-ins and whom one reports to may go round: who answers is still found.
        """
        partial = made(
            organisations=[
                {"id": "o1", "kind": "residents_committee", "above": "o2", "head": "a", "serves": "lane"},
                {"id": "o2", "kind": "residents_committee", "above": "o1", "head": "b", "serves": "lane"},
            ],
            posts=[{"id": name, "kind": "grid_leader", "serves": "east"} for name in "ab"],
            appointments=[{"post": "a", "holder": "post:b"}, {"post": "b", "holder": "post:a"}],
            shares=[{"duty": "d", "part": "lead", "who": who} for who in ("post:a", "organisation:o2")],
            links=[
                {"kind": kind, "who": f"post:{one}", "to": f"post:{other}"}
                for kind in ("reports_to", "stands_in_for")
                for one, other in ("ab", "ba", "aa")
            ],
            **HOMES,
        )

        answer = cg.who_answers(cg.build(partial.register), place="h1", duty="d", at="2024-07-01")

        assert [] == list(partial.errors)
        assert answer.state in {"missing", "vacant", "unknown_which", "answered"}


class TestCountedOnce:
    """Homes that are written down twice."""

    def test_a_building_in_two_grids(self) -> None:
        """
        What lies within two places is counted once.
        """
        assert 60 == homes(
            made({"id": "h3", "level": "building", "within": ["east", "west"], "households": 6}, **HOMES)
        )

    def test_a_building_listed_again(self) -> None:
        """
        The second row of an id is told with the place of the first, is not taken, and the number of homes stays.
        """
        partial = made({"id": "h1", "level": "building", "within": "west", "households": 20}, **HOMES)

        (finding,) = partial.findings
        assert "CG105" == finding.code
        assert "first at <text>:1:" in finding.message
        assert "east" in partial.register.places[3].within
        assert 54 == homes(partial)

    def test_two_holders_at_once(self) -> None:
        """
        Two of one post for some months, and one row twice, are read as they are; the months are not nobody's.
        """
        rows = [
            {"post": "l", "holder": "ann", "from": "2024-01-01", "through": "2024-12-31"},
            {"post": "l", "holder": "bob", "from": "2024-06-01"},
            {"post": "l", "holder": "ann", "from": "2024-01-01", "through": "2024-12-31"},
        ]
        post = {"id": "l", "kind": "grid_leader", "serves": "lane"}
        share = {"duty": "d", "part": "lead", "who": "post:l"}
        structure = cg.build(made(posts=[post], appointments=rows, shares=[share], **HOMES).register)

        states = [cg.who_answers(structure, place="h1", duty="d", at=at).state for at in ("2024-05-31", "2024-07-01")]

        assert ["answered", "ambiguous"] == states


MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></data><x>&amp;&#x3c;",
    "javascript:alert(1)",
    'a"];b[label="c',
    "%%{init: {}}%%",
    "=1+1",
]


class TestMarkup:
    """Names that another program would run."""

    @pytest.mark.parametrize("name", MARKUP)
    @pytest.mark.parametrize("form", FORMS)
    def test_they_are_names_and_come_back(self, name: str, form: Format) -> None:
        """
        Nothing is said of them, and what is written is what was read.
        """
        partial = made({"id": "g", "level": "grid", "within": "lane", "name": name})

        assert () == partial.findings
        assert partial.register == cg.loads(cg.dumps(partial.register, format=form), format=form)

    def test_graphs_hold_them_as_text(self, tmp_path: Path) -> None:
        """
        GraphML and GEXF that networkx writes of them are XML, and their words are the names.
        """
        import networkx as nx

        rows = [{"id": f"g{at}", "level": "grid", "within": "lane", "name": name} for at, name in enumerate(MARKUP)]
        graph = cg.to_networkx(cg.build(made(*rows).register), "containment", at="2024-07-01")
        for write, name in ((nx.write_graphml, "a.graphml"), (nx.write_gexf, "a.gexf")):
            write(graph, tmp_path / name)

            words = {
                word for each in ET.parse(tmp_path / name).iter() for word in (each.text, *each.attrib.values()) if word
            }

            assert set(MARKUP) <= words
