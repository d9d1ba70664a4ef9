"""The tree: places in preorder, second parents, loops, levels, weights."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.model.zone import Zone
from communitygov.structure.build import build
from communitygov.structure.intervals import has, holds, merged, runs
from communitygov.structure.places import Tree
from communitygov.testing.sketch import sketch

NUMBERS = st.sets(st.integers(0, 20))


def intervals(numbers):
    """Give numbers as intervals."""
    return runs(sorted(numbers))


def spelled(found):
    """Give intervals as numbers."""
    return {number for start, end in found for number in range(start, end)}


class TestIntervals:
    """Sets of numbers as intervals."""

    @given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
    def test_merged(self, pairs):
        """
        The same numbers, in order, apart from one another.
        """
        found = merged(pairs)

        assert spelled(pair for pair in pairs if pair[0] < pair[1]) == spelled(found)
        assert all(one[1] < other[0] for one, other in pairwise(found))

    @given(NUMBERS, NUMBERS, st.integers(0, 21))
    def test_as_sets(self, one, other, number):
        """
        Holding is being a superset; runs of numbers are the numbers.
        """
        assert one == spelled(intervals(one))
        assert (one >= other) == holds(intervals(one), intervals(other))
        assert (number in one) == has(intervals(one), number)


def tree_of(*places: dict, zones: tuple = ()) -> Tree:
    """Give the tree of some places."""
    return build(Register(places=[Place.model_validate(place) for place in places], zones=zones)).tree


def place(identity: str, *within: str, **fields) -> dict:
    """Give a place."""
    return {"id": identity, "level": "grid", "within": list(within), **fields}


# Places p0 … p9, each within some of the others, in any order: loops, second parents and orphans.
PARENTS = st.lists(st.lists(st.integers(0, 10), max_size=3), min_size=1, max_size=10)


def reach(parents: dict[str, list[str]], start: str) -> set[str]:
    """What a place lies in, by any parents, itself included where a loop leads back."""
    seen: set[str] = set()
    waiting = list(parents.get(start, ()))
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += parents.get(at, ())
    return seen


class TestPreorder:
    """Places as rows."""

    @given(PARENTS, st.randoms(use_true_random=False))
    def test_containment_is_what_is_written_without_loops(self, written, random):
        """
        A place lies in another exactly when parents lead there, links of loops and parents that are not there left
        out; the rows within a place are those that lie in it, and the order in which rows are written plays no part.
        """
        ids = [f"p{number}" for number in range(len(written))]
        known = {
            identity: [f"p{n}" for n in dict.fromkeys(parents) if n < len(ids) and f"p{n}" != identity]
            for identity, parents in zip(ids, written, strict=True)
        }
        acyclic = {one: [p for p in parents if one not in {p} | reach(known, p)] for one, parents in known.items()}
        rows = [place(one, *[f"p{n}" for n in parents]) for one, parents in zip(ids, written, strict=True)]
        for _ in range(2):
            tree = tree_of(*rows)
            for one in ids:
                outer = {tree.id(row) for row in tree.containers(tree.row_of[one])}
                assert {one} | reach(acyclic, one) == outer
                inside = {tree.id(row) for row in spelled(tree.rows_within(tree.row_of[one]))}
                assert {each for each in ids if one in {each} | reach(acyclic, each)} == inside
            random.shuffle(rows)

    @given(PARENTS)
    def test_rows_stand_in_preorder(self, written):
        """
        A row follows its first parent, and what lies in a row follows it without a gap; every place is a row.
        """
        tree = tree_of(*(place(f"p{n}", *[f"p{m}" for m in each]) for n, each in enumerate(written)))

        assert {f"p{n}" for n in range(len(written))} == set(tree.row_of)
        for row in range(len(tree)):
            parent = int(tree.parent[row])
            assert parent < row < int(tree.end[row]) <= len(tree)
            assert parent < 0 or tree.end[row] <= tree.end[parent]

    def test_a_long_line_of_places(self):
        """
        Places may lie in one another a thousand deep: nothing is done by recursion.
        """
        tree = tree_of(*(place(f"p{n}", *([f"p{n - 1}"] if n else [])) for n in range(3000)))

        assert 3000 == len(tree.containers(tree.row_of["p2999"]))
        assert (0, 3000) == tree.rows_within(0)[0]

    def test_a_second_parent_counts_and_a_household_counts_once(self):
        """
        A building of two grids lies in both; each grid has its atoms, the community has them once.
        """
        tree = tree_of(
            place("c", level="community"),
            place("g1", "c"),
            place("g2", "c"),
            place("b", "g1", "g2", level="building", layout={"entrances": 1, "floors": 2, "homes": 2}),
        )
        rows = tree.row_of

        assert {"b", "g1", "g2", "c"} == {tree.id(row) for row in tree.containers(rows["b"])}
        assert tree.atoms(rows["b"]) == tree.atoms(rows["g1"]) == tree.atoms(rows["g2"]) == tree.atoms(rows["c"])
        assert 4 == int(tree.homes.sum())
        assert tree.one_in_the_other(rows["g2"], rows["b"])
        assert not tree.one_in_the_other(rows["g1"], rows["g2"])

    def test_children_of_parts_of_a_layout(self):
        """
        A shop behind an entrance and a case in a home lie there, and in the building.
        """
        tree = tree_of(
            place("b", level="building", layout={"entrances": 2, "floors": 3, "homes": 2}),
            {"id": "shop", "site": "shop", "within": ["b/2"]},
            {"id": "case", "site": "case", "within": ["b/2/3/301"]},
        )
        line = lambda text: [tree.id(row) for row in tree.containers(tree.row_of[text])]  # noqa: E731

        assert ["shop", "b/2", "b"] == line("shop")
        assert ["case", "b/2/3/301", "b/2/3", "b/2", "b"] == line("case")
        assert 12 == int(tree.homes.sum())


class TestAtoms:
    """What weighs and what is counted."""

    @pytest.mark.parametrize(
        ("fields", "homes", "uncounted"),
        [
            ({"households": 24}, 24, False),
            ({"households": 0}, 0, False),
            ({"households": {"about": 24}}, 0, True),
            ({"households": {"more_than": 24}}, 0, True),
            ({"households": "unknown"}, 0, True),
            ({}, 0, True),
            ({"level": "household"}, 1, False),
            ({"level": None, "site": "shop"}, 0, False),
            ({"level": "building", "layout": {"entrances": 2, "floors": 3, "homes": 2}}, 12, False),
        ],
    )
    def test_what_a_place_weighs(self, fields, homes, uncounted):
        """
        A number that is exact is weighed; one that is not is not counted, and never taken for nought; a household
        weighs one, a site none, a layout its homes.
        """
        tree = tree_of({key: value for key, value in place("x", **fields).items() if value is not None})

        assert homes == int(tree.homes.sum())
        assert uncounted == bool(tree.uncounted.any())

    def test_a_number_of_a_place_with_something_inside_it_is_not_weighed(self):
        """
        What lies inside is counted, and not the number of the whole besides.
        """
        tree = tree_of(place("g", households=100), place("b", "g", households=24))

        assert 24 == int(tree.homes.sum())

    def test_atoms_are_what_has_nothing_inside_and_every_home_and_site(self):
        """
        An empty grid is an atom, and so are a household and a site with a case in it.
        """
        tree = tree_of(
            place("c", level="community"),
            place("empty", "c"),
            place("h", "c", level="household"),
            {"id": "case", "site": "case", "within": ["h"]},
            {"id": "mall", "site": "shop", "within": ["c"]},
            {"id": "stall", "site": "shop", "within": ["mall"]},
        )
        atoms = {tree.id(row) for row in np.flatnonzero(np.diff(tree.atoms_before)).tolist()}

        assert {"empty", "h", "case", "mall", "stall"} == atoms


class TestKinds:
    """What a place is a kind of."""

    def test_level_also_and_site(self):
        """
        A place is of its level and of what it serves as; a numbered one is asked as households are; a site is of its
        kind alone; an entrance serves as what its layout says.
        """
        tree = build(
            sketch("""
                community C
                  grid G1
                    building B1 with 1 entrances x 1 floors x 1 homes also micro_grid
                    building B2 counts 4 also micro_grid
                    gate east
                zone z (compound): B1/1/1/101
            """)
        ).tree
        kinds = {text: set(tree.kinds(tree.find(text))) for text in tree.row_of}

        assert {
            "C": {"community"},
            "G1": {"grid"},
            "B1": {"building"},
            "B1/1": {"entrance", "micro_grid"},
            "B1/1/1": {"floor"},
            "B1/1/1/101": {"household"},
            "B2": {"building", "micro_grid", "household"},
            "east": {"gate"},
        } == kinds
        for word in ("community", "grid", "micro_grid", "household", "gate", "floor", "nothing"):
            rows = tree.is_kind(word)
            assert {text for text, row in tree.row_of.items() if rows[row]} == {
                t for t, k in kinds.items() if word in k
            }

    def test_a_word_nobody_knows_stands_outside_everything(self):
        """
        A level or kind of site that no vocabulary has stands at no level.
        """
        tree = tree_of(place("a", level="gird"), {"id": "b", "site": "kiosk"}, place("c"))

        assert [-2, -2] == [int(tree.number[tree.row_of[text]]) for text in ("a", "b")]
        assert 0 < int(tree.number[tree.row_of["c"]])


LEVELS = """
    kind of zone patrol at grid
    community C
      grid G1
        building B1 counts 4
        building B2 counts 4
        building B5 counts 4
      grid G2
        building B3 counts 4
    grid G3
      building B4 counts 4
"""


class TestZones:
    """The level a zone stands at, and what it holds."""

    @pytest.mark.parametrize(
        ("kind", "level", "members", "stands_at", "word"),
        [
            ("patrol", None, "B1 B2", "grid", "grid"),
            ("patrol", "building", "B1", "building", "building"),
            ("patrol", "building", "G1", "grid", "building"),
            ("patrol", None, "C", "community", "grid"),
            ("compound", None, "B1", "building", None),
            ("compound", None, "B1 B2", "grid+", None),
            ("compound", None, "G1", "grid", None),
            ("compound", None, "B1 B3", "community+", None),
            ("compound", None, "G1 G2", "community", None),
            ("compound", None, "B1 B4", "none", None),
            ("compound", "grid", "B1 B4", "grid", "grid"),
            ("nobody_knows", None, "B1", "nowhere", None),
            ("nobody_knows", "grid", "B1", "grid", "grid"),
            ("patrol", None, "", "grid", "grid"),
            ("compound", None, "", "none", None),
        ],
    )
    def test_its_level(self, kind, level, members, stands_at, word):
        """
        The level it states, else its kind's, else just inside the innermost place that holds all of it; never nearer
        than the outermost place it holds whole; outside everything for a kind that nobody knows.
        """
        drawn = sketch(LEVELS)
        zone = Zone.model_validate({"id": "z", "kind": kind, "level": level, "members": members.split()})
        structure = build(drawn.model_copy(update={"zones": (zone,)}))
        rank = structure.words.level_number
        expected = {"none": -1, "nowhere": -2}.get(stands_at)
        if expected is None:
            expected = rank(stands_at.rstrip("+")) + stands_at.endswith("+")

        assert expected == structure.scopes.number(structure.scopes.find("z"))
        assert word == structure.scopes.level(structure.scopes.find("z"))

    def test_how_it_is_spelled_changes_nothing(self):
        """
        A building named whole, by its entrances, or home by home, in any order and twice over, is one set.
        """
        drawn = "community C\n  building B with 2 entrances x 2 floors x 2 homes\n  building A counts 2\n"
        homes = [f"B/{e}/{f}/{f}0{h}" for e in (1, 2) for f in (1, 2) for h in (1, 2)]
        spellings = (["B"], ["B/1", "B/2"], ["B/2", "B/1/1", "B/1/2"], homes, [*reversed(homes), "B/1"], ["B", *homes])
        found = []
        for members in spellings:
            zone = Zone(id="z", kind="compound", members=members)
            scopes = build(sketch(drawn).model_copy(update={"zones": (zone,)})).scopes
            at, building = scopes.find("z"), scopes.find("B")
            assert scopes.atoms(at) == scopes.atoms(building)
            assert scopes.is_place(at, scopes.tree.find("B"))
            assert building in scopes.same_as(at)
            found.append(scopes.number(at))
        assert 1 == len(set(found))

    @given(st.integers(0, 10**6))
    def test_what_it_holds(self, seed):
        """
        The rows a zone holds are those whose every atom it has, in trees with second parents as well; it stands over
        exactly the places it holds.
        """
        random = Random(seed)
        ids = [f"p{n}" for n in range(8)]
        rows = [place(one, *random.sample(ids[:n], min(n, random.randint(0, 2)))) for n, one in enumerate(ids)]
        zone = Zone(id="z", kind="compound", members=random.sample(ids, random.randint(0, 4)))
        structure = build(Register(places=[Place.model_validate(row) for row in rows], zones=[zone]))
        tree, scopes = structure.tree, structure.scopes
        at = scopes.find("z")

        held = {row for row in range(len(tree)) if scopes.atoms(at) and holds(scopes.atoms(at), tree.atoms(row))}
        assert held == spelled(scopes.rows(at))
        assert held == {row for row in range(len(tree)) if at in scopes.over(tree.find(tree.id(row)))}
        assert spelled(scopes.atoms(at)) == {
            atom for one in zone.members for atom in spelled(tree.atoms(tree.row_of[one]))
        }
