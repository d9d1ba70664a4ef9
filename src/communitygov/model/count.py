"""Counts: exact, about, bounded or unknown."""

from typing import Literal

from attrs import frozen

from communitygov.base.frozen import is_map
from communitygov.base.malformed import Malformed
from communitygov.model.checked import checked

Bound = Literal["exact", "about", "more_than", "less_than", "unknown"]
BOUNDS: tuple[Bound, ...] = ("about", "more_than", "less_than")
TOO_LARGE = 10**12
"""No count of a community comes near it."""


@frozen
class Count:
    """A number that can be exact, approximate, bounded or unknown; never guessed."""

    number: int | None
    bound: Bound = "exact"

    def __attrs_post_init__(self) -> None:
        """Hold a count made in code to what a document can say.

        Raises
        ------
        pydantic.ValidationError
            When the number is no whole one from 0 to below 10**12, or does not go with its bound.
        """
        checked("Count", self._check)

    def _check(self) -> None:
        if self.bound not in ("exact", "unknown", *BOUNDS):
            raise Malformed("count_form")
        if self.bound != "unknown":
            _in_range(self.number)
        elif self.number is not None:
            raise Malformed("count_form")

    @property
    def exact(self) -> int | None:
        """The number when it is exact, else None."""
        return self.number if self.bound == "exact" else None

    @classmethod
    def parse(cls, value: object) -> "Count":
        """Read ``24``, ``{about: 1000}``, ``{more_than: 10200}``, ``{less_than: 50}`` or ``unknown``.

        Raises
        ------
        Malformed
            When it is none of these, or the number is none that can be counted.
        """
        if isinstance(value, Count):
            return value
        if value == "unknown":
            return cls(None, "unknown")
        if is_map(value) and len(value) == 1:
            ((bound, number),) = value.items()
            for known in BOUNDS:
                if bound == known:
                    return cls(_whole(number), known)
        return cls(_whole(value))

    def plain(self) -> "int | str | dict[str, int]":
        """The value as a document writes it."""
        if self.number is None:
            return "unknown"
        return self.number if self.bound == "exact" else {self.bound: self.number}


def _whole(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 12:
        return int(value)
    return _in_range(value)


def _in_range(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < TOO_LARGE:
        return value
    raise Malformed("count_form")
