"""For tests and examples: communities drawn as text."""

from communitygov.testing.sketch import sketch

__all__ = ["sketch"]
