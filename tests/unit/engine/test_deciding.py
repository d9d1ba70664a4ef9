"""Nearness and who decides: steps 3 to 7, on leads made by hand."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.engine.deciding import decide, layers
from communitygov.engine.held import Answerer, Held
from communitygov.engine.leads import Claim
from communitygov.structure.intervals import holds, merged

ALL = ((0, 8),)


def lead(
    name: str = "", number: int = 100, *, near: bool = True, exact: int = 0, atoms: Any = ALL, **share: Any
) -> Claim:
    """A lead: its name is who holds it."""
    said = SimpleNamespace(**{"catch_all": False, "adds": False, "joint": None, "name": name, **share})
    return Claim(SimpleNamespace(share=said), ("post", 0), hash(atoms), number, atoms, exact, near)


def held_by(claim: Claim) -> Held:
    """Somebody of that name; ``-`` is nobody, ``~`` somebody off shift, ``a|b`` two rivals, ``a&b`` two together."""
    name = claim.share.share.name
    if name in ("-", "~"):
        return Held("vacant") if name == "-" else Held("off", held=True)
    people = tuple(
        Answerer(f"person:{each}", f"person:{each}", None, "holder") for each in name.replace("|", "&").split("&")
    )
    return Held("on", people, "|" in name, held=True)


def decided(*claims: Claim):
    """Decide among leads."""
    return decide(layers(claims), held_by)


def names(claims) -> list[str]:
    """Who holds each of some leads."""
    return [claim.share.share.name for claim in claims]


def nearer(one: Claim, other: Claim) -> bool:
    """Whether a lead is nearer than another, as step 3 says it."""
    if one.catch_all != other.catch_all:
        return other.catch_all
    if one.number != other.number:
        return one.number > other.number
    if one.atoms == other.atoms:
        return one.exact > other.exact
    return holds(other.atoms, one.atoms)


CLAIMS = st.lists(
    st.builds(
        lambda number, spans, exact, catch_all: lead(
            number=number, atoms=merged((a, a + b) for a, b in spans), exact=exact, catch_all=catch_all
        ),
        st.integers(0, 2),
        st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3)), min_size=1, max_size=2),
        st.integers(0, 2),
        st.booleans(),
    ),
    max_size=8,
)


class TestLayers:
    """The order of nearness."""

    @given(CLAIMS)
    def test_each_nearness_holds_what_nothing_left_is_nearer_than(self, claims):
        """
        The first nearness holds every lead than which no other is nearer, the next is found among the rest; and every
        lead stands in one.
        """
        rest, expected = list(claims), []
        while rest:
            first = [claim for claim in rest if not any(nearer(other, claim) for other in rest)]
            expected.append(set(map(id, first)))
            rest = [claim for claim in rest if claim not in first]

        assert expected == [set(map(id, layer)) for layer in layers(claims)]

    def test_named_leads_come_before_catch_alls(self):
        """
        A catch-all follows every named lead, however near it stands.
        """
        ranked = layers([lead("caught", 150, catch_all=True), lead("named", 10)])

        assert [["named"], ["caught"]] == [names(layer) for layer in ranked]

    def test_at_one_scope_the_more_exactly_named_mode_is_first(self):
        """
        Of two leads of one scope the one that names the mode more exactly is nearer; at different scopes it is not.
        """
        here, there = ((0, 4),), ((4, 8),)

        assert [["exact"], ["plain"]] == [names(each) for each in layers([lead("plain"), lead("exact", exact=1)])]
        assert [["plain", "exact"]] == [
            names(each) for each in layers([lead("plain", atoms=here), lead("exact", exact=1, atoms=there)])
        ]


class TestDecide:
    """Who answers, or which hole it is."""

    @pytest.mark.parametrize(
        ("claims", "state", "leads", "inherited"),
        [
            ([lead("a")], "answered", ["a"], False),
            ([lead("a", 150), lead("b")], "answered", ["a"], False),
            ([lead("-", 150), lead("b")], "answered", ["b"], True),
            ([lead("~", 150), lead("b")], "answered", ["b"], True),
            ([lead("-"), lead("b")], "answered", ["b"], False),
            ([lead("a"), lead("b")], "ambiguous", ["a", "b"], False),
            ([lead("a"), lead("a")], "answered", ["a", "a"], False),
            ([lead("a&b")], "answered", ["a&b"], False),
            ([lead("a|b")], "ambiguous", ["a|b"], False),
            ([lead("a|b", joint="pact")], "ambiguous", ["a|b"], False),
            ([lead("a", joint="pact"), lead("b", joint="pact")], "answered", ["a", "b"], False),
            ([lead("a", joint="pact"), lead("b", joint="other")], "ambiguous", ["a", "b"], False),
            ([lead("a", joint="pact"), lead("b")], "ambiguous", ["a", "b"], False),
            ([lead("-", 150), lead("a|b")], "ambiguous", ["a|b"], True),
            ([lead("a", 150), lead("x", 50, adds=True)], "answered", ["a", "x"], False),
            ([lead("a", 150), lead("-", 170, adds=True)], "answered", ["a"], True),
            ([lead("a", 150), lead("-", 170, adds=True, near=False)], "answered", ["a"], False),
            ([lead("a"), lead("x", 50, adds=True, near=False)], "answered", ["a", "x"], False),
            ([lead("-", 150), lead("x", 50, adds=True)], "answered", ["x"], True),
            ([lead("x", adds=True), lead("y", 50, adds=True)], "answered", ["x", "y"], False),
            ([lead("x|y", adds=True)], "ambiguous", ["x|y"], False),
            ([lead("c", catch_all=True)], "answered", ["c"], False),
            ([lead("-", 10), lead("c", 150, catch_all=True)], "answered", ["c"], True),
        ],
    )  # fmt: skip
    def test_who_answers(self, claims, state, leads, inherited):
        """
        The first nearness with one that answers decides, after nearer failures by inheritance; leads that add join
        whoever is found, or answer alone; a pact joins shares and makes no rival the right one.
        """
        found = decided(*claims)

        assert (state, leads, inherited) == (found.state, names(claim for claim, _ in found.leads), found.inherited)
        assert () == found.backstop == found.naming

    @pytest.mark.parametrize(
        ("claims", "state", "naming", "backstop"),
        [
            ([], "missing", [], []),
            ([lead("-")], "vacant", ["-"], []),
            ([lead("~")], "off_shift", ["~"], []),
            ([lead("-"), lead("~")], "off_shift", ["~"], []),
            ([lead("-", 150), lead("~")], "vacant", ["-"], []),
            ([lead("~", 150), lead("-")], "off_shift", ["~"], []),
            ([lead("a", near=False)], "too_far", [], ["a"]),
            ([lead("-", near=False)], "vacant", ["-"], []),
            ([lead("-", 150), lead("a", near=False)], "vacant", ["-"], ["a"]),
            ([lead("-", near=False), lead("b", 50, near=False)], "too_far", [], ["b"]),
            ([lead("a", near=False), lead("b", 50, near=False)], "too_far", [], ["a"]),
            ([lead("c", catch_all=True, near=False)], "missing", [], ["c"]),
            ([lead("-", catch_all=True, near=False)], "missing", [], []),
            ([lead("-", catch_all=True)], "vacant", ["-"], []),
            ([lead("-", near=False), lead("c", catch_all=True, near=False)], "vacant", ["-"], ["c"]),
            ([lead("~", 150), lead("c", catch_all=True, near=False)], "off_shift", ["~"], ["c"]),
            ([lead("x", adds=True, near=False)], "too_far", [], ["x"]),
        ],
    )  # fmt: skip
    def test_which_hole(self, claims, state, naming, backstop):
        """
        The nearest named lead names the hole, off shift before vacant at a tie; too far where none is near enough and
        one answers; missing where there is none. Who answers further out stands behind it, and makes it no answer.
        """
        found = decided(*claims)

        assert (state, naming) == (found.state, names(found.naming))
        assert backstop == names(claim for claim, _ in found.backstop)
        assert () == found.leads
        assert not found.inherited
