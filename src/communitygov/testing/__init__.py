"""For tests and examples: communities drawn as text, rules proved by their examples, and expectations of a register."""

from communitygov.testing.expectations import expectations
from communitygov.testing.prove import Proof, codes, found_in, prove
from communitygov.testing.sketch import sketch

__all__ = ["Proof", "codes", "expectations", "found_in", "prove", "sketch"]
