"""Unknowns: every way to read a question, and none twice."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.engine.worlds import MOST_WORLDS, NO, YES, Need, any_on, every_way, known

UNKNOWNS = [("held", name) for name in "abcd"]

# A question is a tree: an answer, or an unknown with a question for each of its values.
TREE = st.recursive(
    st.integers(0, 3),
    lambda inner: st.tuples(
        st.sampled_from(UNKNOWNS),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: dict(zip("xyz", each, strict=False))),
    ),
    max_leaves=12,
)


def asked(tree, world):
    """Answer a question in a world."""
    while not isinstance(tree, int):
        unknown, branches = tree
        tree = branches[known(world, unknown, tuple(branches))]
    return tree


def consistent(tree) -> bool:
    """Whether each unknown has the same values wherever it is met."""
    options: dict = {}

    def fits(each) -> bool:
        if isinstance(each, int):
            return True
        unknown, branches = each
        return options.setdefault(unknown, tuple(branches)) == tuple(branches) and all(map(fits, branches.values()))

    return fits(tree)


def leaves(tree, world):
    """Walk every way through a question, one value for each unknown."""
    if isinstance(tree, int):
        return [(world, tree)]
    unknown, branches = tree
    if unknown in world:
        return leaves(branches[world[unknown]], world)
    return [found for value in branches for found in leaves(branches[value], {**world, unknown: value})]


class TestEveryWay:
    """All the worlds in which a question is told apart."""

    @given(TREE.filter(consistent))
    def test_every_way_is_read_once_in_order(self, tree):
        """
        Each way is read once, splitting only at unknowns that are met, in the order of their values; an unknown has one
        value in one world, wherever it is met.
        """
        assert leaves(tree, {}) == list(every_way({}, lambda world: asked(tree, world)))

    @given(TREE.filter(consistent), st.dictionaries(st.sampled_from(UNKNOWNS), st.just("x"), max_size=2))
    def test_what_is_known_already_is_not_asked_again(self, tree, world):
        """
        A world that states a value keeps it, and is extended only by what it does not state.
        """
        before = dict(world)
        ways = list(every_way(world, lambda each: asked(tree, each)))

        assert leaves(tree, world) == ways
        assert before == world
        assert all(before.items() <= each.items() for each, _ in ways)

    def test_there_is_an_end(self):
        """
        A question of more readings than anybody reads stops after so many.
        """

        def ask(world):
            return [known(world, ("held", str(number))) for number in range(40)]

        assert MOST_WORLDS == len(list(islice(every_way({}, ask), MOST_WORLDS + 9)))


class TestKnown:
    """One unknown."""

    def test_it_has_a_value_or_asks_for_one(self):
        """
        A stated value is given; else what is needed is raised, with its values.
        """
        assert NO == known({("held", "a"): NO}, ("held", "a"))
        with pytest.raises(Need) as met:
            known({}, ("held", "a"))
        assert (("held", "a"), (YES, NO)) == (met.value.unknown, met.value.options)

    @pytest.mark.parametrize(
        ("ons", "on"),
        [
            ((), False),
            ((True,), True),
            ((False, True), True),
            ((False,), False),
            ((("shift", "day"),), True),
            ((("shift", "night"),), False),
            ((("shift", "night"), True), True),
            ((("shift", "night"), ("shift", "day")), True),
        ],
    )
    def test_several_conditions(self, ons, on):
        """
        Hours are on if any of them is; an unknown is on if the world says yes.
        """
        assert on == any_on({("shift", "day"): YES, ("shift", "night"): NO}, ons)

    def test_an_unknown_that_plays_no_part_is_not_asked(self):
        """
        Where one is on already, what comes after it is not looked at.
        """
        assert any_on({}, (True, ("shift", "ghost")))
        assert not any_on({}, (False,))
