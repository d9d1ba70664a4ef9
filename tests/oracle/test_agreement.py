"""The engine and the second implementation agree, structure by structure.

The ordinary run compares 20,000 structures, a thousand in each test, so that ``pytest -n 2`` shares them out. The slow
run compares a range of your own, a million by default::

    pytest -m slow tests/oracle/test_agreement.py
    ORACLE_FROM=200000 ORACLE_TO=400000 pytest -m slow -n 2 tests/oracle/test_agreement.py

Seeds are the same on every machine, so ranges can be run apart. ``python -m tests.oracle.compare`` does the same as a
command, prints how often each state and each losing step occurred, and adds up the counts of ranges.
"""

import os
from typing import Any

import pytest
from tests.oracle.compare import STATES, added, compared, run, told

STEPS = ("period", "mode", "too_far", "catch_all", "vacant", "off_shift", "nearer", "no_post")
ORDINARY = 20_000
THOUSAND = 1_000
FLOOR = 0.02


def agree(counts: dict[str, Any]) -> None:
    """Nothing of a range differs."""
    assert not counts["disagreements"], "\n".join((*counts["shown"], *told(counts)))


@pytest.mark.parametrize("start", range(0, ORDINARY, THOUSAND))
def test_engine_and_second_implementation_agree_and_every_state_occurs(start: int) -> None:
    """Of each thousand structures every answer and every count is the same, and every state is 2 % of the answers."""
    counts = compared(start, start + THOUSAND)
    agree(counts)
    shares = {state: counts["states"].get(state, 0) / counts["questions"] for state in STATES}
    assert min(shares.values()) >= FLOOR, shares
    assert all(counts["why_not"].get(step) for step in STEPS)


FIRST, LAST = int(os.environ.get("ORACLE_FROM", "0")), int(os.environ.get("ORACLE_TO", "1000000"))
SLICE = max(THOUSAND, (LAST - FIRST) // 200)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(FIRST, LAST, SLICE))
def test_engine_and_second_implementation_agree_on_the_range_asked_for(start: int) -> None:
    """Nothing differs in any of a million structures, or in the range that the environment names."""
    agree(compared(start, min(start + SLICE, LAST)))


def test_counts_of_ranges_add_up() -> None:
    """A range run in two parts has the counts of the whole, and no seed is counted twice."""
    whole = run(0, 40)
    parts = [run(0, 15), run(15, 40)]
    sums = added(parts)
    assert sums["ranges"] == [[0, 40]]
    for name in ("structures", "questions", "states", "why_not", "because", "coverage", "inherited"):
        assert sums[name] == whole[name], name
    with pytest.raises(ValueError, match="twice"):
        added([*parts, run(39, 41)])
    with pytest.raises(ValueError, match="2 programs"):
        added([parts[0], parts[1] | {"programs": "another"}])


def test_one_seed_is_one_structure() -> None:
    """A seed draws the same register and the same questions each time."""
    from tests.oracle.generator import questions, register

    for seed in range(20):
        assert register(seed) == register(seed)
        assert questions(seed, register(seed)) == questions(seed, register(seed))
