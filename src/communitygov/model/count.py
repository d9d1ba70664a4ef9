"""Counts: exact, about, bounded or unknown."""

from typing import Annotated, Literal

from attrs import frozen
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from communitygov.base.frozen import is_map
from communitygov.base.malformed import Malformed

Bound = Literal["exact", "about", "more_than", "less_than", "unknown"]
BOUNDS: tuple[Bound, ...] = ("about", "more_than", "less_than")


@frozen
class Count:
    """A number that can be exact, approximate, bounded or unknown; never guessed."""

    number: int | None
    bound: Bound = "exact"

    @property
    def exact(self) -> int | None:
        """The number when it is exact, else None."""
        return self.number if self.bound == "exact" else None

    @classmethod
    def parse(cls, value: object) -> "Count":
        """Read ``24``, ``{about: 1000}``, ``{more_than: 10200}``, ``{less_than: 50}`` or ``unknown``."""
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
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12:
        return value
    raise Malformed("count_form")


_NUMBER = {"type": "integer", "minimum": 0}
CountField = Annotated[
    Count,
    PlainValidator(Count.parse),
    PlainSerializer(Count.plain),
    WithJsonSchema(
        {
            "anyOf": [
                _NUMBER,
                {"const": "unknown"},
                *(
                    {"type": "object", "properties": {b: _NUMBER}, "required": [b], "additionalProperties": False}
                    for b in BOUNDS
                ),
            ]
        }
    ),
]
