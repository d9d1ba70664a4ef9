"""Lines of command and chokepoints agree with a second way that takes each one out and looks who is cut off."""

from itertools import pairwise

import pytest
from tests.oracle.command import Lines, cut_off, reaches
from tests.oracle.generator import ASKED_MODES, INSTANTS, register
from tests.oracle.hours import when

from communitygov.queries.chokepoints import chokepoints
from communitygov.queries.command_path import command_path
from communitygov.structure.build import build

SEEDS = range(240)


def asked(seed):
    """One register, its structure, an instant and a mode."""
    drawn = register(seed)
    at = INSTANTS[seed % 3]
    return drawn, build(drawn, at=at), at, ASKED_MODES[seed % len(ASKED_MODES)]


@pytest.mark.parametrize("start", range(0, len(SEEDS), 40))
def test_who_cuts_what_off_is_what_taking_each_out_shows(start):
    """
    Dominators give for each post, body and person the places that a plain search no longer sees come to the top.
    """
    told = 0
    for seed in SEEDS[start : start + 40]:
        drawn, structure, at, mode = asked(seed)
        found = chokepoints(structure, mode=mode, at=at)
        lines = Lines(drawn, when(at, drawn.time_zone), mode)
        cut, lost = cut_off(lines, {str(each) for each in found.deciders})

        assert {str(each.who): {ref.id for ref in each.cut_off.places} for each in found.points} == cut, seed
        assert {ref.id for ref in found.unreached.places} == lost, seed
        assert {ref.id for ref in found.asked.places} == lines.places(), seed
        told += len(found.points)

    assert told > 20


@pytest.mark.parametrize("start", range(0, len(SEEDS), 80))
def test_a_line_goes_by_steps_that_are_there_and_is_there_wherever_one_is(start):
    """
    Each step of a line is a step of the second way; there is a line just where that comes to who can decide.
    """
    lines_seen = 0
    for seed in SEEDS[start : start + 80]:
        drawn, structure, at, mode = asked(seed)
        lines = Lines(drawn, when(at, drawn.time_zone), mode)
        for place in sorted(lines.places()):
            found = command_path(structure, f"place:{place}", mode=mode, at=at)
            goals, first = {str(each) for each in found.deciders}, lines.first(place)
            for line in found.lines:
                steps = [str(step.who) for step in line.steps]
                assert steps[0] in first, seed
                assert all(above in lines.up[node] for node, above in pairwise(steps)), seed
                assert steps[-1] in goals, seed
            assert bool(found.lines) == reaches(lines, first, goals, set()), seed
            lines_seen += len(found.lines)

    assert lines_seen > 50
