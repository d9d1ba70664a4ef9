"""A law: the answer for one place is the cell that counting all places gives it."""

from collections.abc import Iterator

import attrs
import pytest
from tests.oracle.generator import ASKED_MODES, questions, register

from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.found import STATES
from communitygov.engine.row import HOLES
from communitygov.queries.answer import HOLES as SAID_HOLES
from communitygov.queries.answer import STATES as SAID_STATES
from communitygov.queries.answer import Entry
from communitygov.queries.asked import now_at
from communitygov.queries.coverage import coverage
from communitygov.queries.targets import targets_of
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build

LEVELS = (None, "household", "floor", "entrance", "micro_grid", "building", "grid", "community", "shop")
SEEDS = 400
A_TEST = 50


def places_of(structure: Structure, targets: Targets) -> Iterator[tuple[int, str]]:
    """Each target with the ids of what it stands for: of a block the first, a middle and the last home or floor."""
    tree = structure.tree
    for at, row in enumerate(targets.rows.tolist()):
        if not tree.block[row]:
            yield at, tree.id(row)
            continue
        inside = list(tree.inside_block(row, targets.virtual))
        assert len(inside) == targets.weights[at]
        yield from ((at, text) for text in dict.fromkeys((inside[0], inside[len(inside) // 2], inside[-1])))


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_each_place_is_answered_as_it_is_counted(first):
    """
    For every place of every level that a duty may be counted over, and for every duty, in a mode given or in force:
    the state, whether it is inherited, and whether somebody stands behind a hole are those of its cell. Duties are
    asked of one bulk, as a coverage asks them, which keeps what is alike.
    """
    checked = 0
    for seed in range(first, first + A_TEST):
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        structure = build(drawn, at=at)
        instant = structure.instant(at)
        mode = (None, *ASKED_MODES)[seed % (1 + len(ASKED_MODES))]
        level = LEVELS[seed % len(LEVELS)]
        bulks: dict[int, Bulk] = {}
        for duty in structure.duties.values():
            for targets in targets_of(structure, duty, level):
                bulk = bulks.setdefault(id(targets), Bulk(now_at(structure, instant), targets, mode))
                found = bulk.ask(duty)
                for cell, place in places_of(structure, targets):
                    answer = who_answers(structure, place=place, duty=duty, mode=mode, at=at)
                    said = f"seed {seed}: {place}, {duty.id}, {mode}, {at}"
                    assert answer.state == STATES[found.states[cell]], said
                    assert answer.inherited == found.inherited[cell], said
                    if answer.state in HOLES:
                        assert bool(answer.backstop) == found.backstop[cell], said
                    checked += 1
    assert checked > A_TEST


@pytest.mark.parametrize("first", range(0, SEEDS // 2, A_TEST))
def test_places_of_one_gap_have_one_answer(first):
    """
    Every place that a coverage names in one row of its gaps has the state, the leads and the backstop of that row,
    marks of what is made up aside, which each place has of its own.
    """
    for seed in range(first, first + A_TEST):
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        structure = build(drawn, at=at)
        mode = (None, *ASKED_MODES)[seed % (1 + len(ASKED_MODES))]
        for gap in coverage(structure, level="micro_grid", mode=mode, at=at).gaps:
            for place in gap.places:
                answer = who_answers(structure, place=place, duty=gap.duty, mode=mode, at=at)
                assert answer.state == gap.state, seed
                assert unmarked(answer.backstop) == unmarked(gap.backstop), seed
                assert unmarked(answer.lead) == unmarked(gap.lead), seed


def unmarked(entries: tuple[Entry, ...]) -> list[Entry]:
    """Entries without their marks of what is made up."""
    return [attrs.evolve(entry, made_up=False) for entry in entries]


def test_the_words_are_one_list():
    """
    The states of the engine are those an answer can have, in one order.
    """
    assert STATES == SAID_STATES
    assert HOLES == SAID_HOLES
