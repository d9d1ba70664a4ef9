"""What is drawn: all of it from one stream of numbers between nought and one, county by county."""

from collections.abc import Sequence

import numpy as np

from communitygov.synth.columns import Bools, Ints


def stream(seed: int, county: str) -> np.random.Generator:
    """The stream of a county: it hangs on the seed and the county alone."""
    return np.random.default_rng([seed, int(county)])


def between(rng: np.random.Generator, low: "Ints | int", high: "Ints | int", many: int) -> Ints:
    """Draw so many whole numbers from ``low`` to ``high``, both included."""
    span = np.asarray(high) - np.asarray(low) + 1
    drawn: Ints = np.asarray(low) + (rng.random(many) * span).astype(np.int64)
    return drawn


def picked(rng: np.random.Generator, parts: Sequence[float], many: int) -> Ints:
    """Draw so many numbers of a mix; ``parts`` add up to one."""
    edges = np.cumsum(parts)[:-1]
    drawn: Ints = np.searchsorted(edges, rng.random(many), side="right").astype(np.int64)
    return drawn


def shuffled(rng: np.random.Generator, numbers: Ints) -> Ints:
    """The same numbers in an order that is drawn."""
    order: Ints = numbers[np.argsort(rng.random(len(numbers)), kind="stable")]
    return order


def chance(rng: np.random.Generator, many: int, part: float) -> Bools:
    """Draw which of so many are chosen."""
    chosen: Bools = rng.random(many) < part
    return chosen
