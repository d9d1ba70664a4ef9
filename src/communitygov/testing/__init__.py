"""For tests and examples: communities drawn as text, and rules proved by their examples."""

from communitygov.testing.prove import Proof, codes, found_in, prove
from communitygov.testing.sketch import sketch

__all__ = ["Proof", "codes", "found_in", "prove", "sketch"]
