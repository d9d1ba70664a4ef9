"""Coverage over a span: the engine's sums are those of asking at every instant at which something changes."""

from importlib.util import find_spec
from random import Random

import pytest
from tests.oracle.compare import LEVELS
from tests.oracle.generator import ASKED_MODES, register
from tests.oracle.spans import coverage_over

SPANS = (
    ("2020-02-10T05:00", "2020-02-10T23:30"),
    ("2020-02-10", "2020-02-11"),
    ("2020-02-09T20:00", "2020-02-11"),
    ("2020-02-14T12:00", "2020-02-16"),
)


@pytest.mark.skipif(find_spec("communitygov.queries") is None, reason="the engine is not here")
@pytest.mark.parametrize("start", range(0, 400, 100))
def test_over_a_span_the_counts_are_pairs_times_time(start: int) -> None:
    """Over a span in which containment does not change, the engine's counts are those of every slice of it, summed."""
    import communitygov

    compared = 0
    for seed in range(start, start + 100):
        drawn, random = register(seed), Random(f"span {seed}")
        (at, until), level, mode = (
            random.choice(SPANS),
            random.choice(LEVELS),
            random.choice((None, None, *ASKED_MODES)),
        )
        structure = communitygov.build(drawn, at=at)
        try:
            found = communitygov.coverage(structure, duty=["d-1"], level=level, mode=mode, at=at, until=until)
        except communitygov.OutsideWindow:
            continue
        engine = {
            "states": {state: round(60 * hours) for state, hours in dict(found.states).items() if round(60 * hours)},
            "inherited": round(60 * found.inherited),
            "holes_with_backstop": round(60 * found.holes_with_backstop),
            "total": round(60 * found.total),
            "not_counted": sorted(str(place).removeprefix("place:") for place in found.not_counted),
        }
        assert engine == coverage_over(drawn, ["d-1"], level, mode, at, until), (seed, level, mode, at, until)
        compared += 1
    assert compared > 50
