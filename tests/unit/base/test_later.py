"""Fields that are worked out when one of them is first looked at."""

import gc
import weakref
from typing import ClassVar

import pytest
from attrs import frozen

from communitygov.base.later import Later, listed_later


class Source:
    """Something large that fields are worked out from."""

    def told(self) -> dict[str, int]:
        """The fields."""
        return {"first": 1, "second": 2}


@frozen
class Two(Later):
    """Two fields that are worked out together."""

    LATER: ClassVar[tuple[str, ...]] = ("first", "second")

    first: int
    second: int


def test_what_fields_are_worked_out_from_is_let_go_with_the_first_look():
    """
    Until then it is kept; afterwards both fields are there without it.
    """
    source = Source()
    value, alive = listed_later(Two(0, 0), source.told), weakref.ref(source)
    del source
    gc.collect()
    assert alive() is not None

    assert 2 == value.second
    gc.collect()

    assert alive() is None
    assert Two(1, 2) == value


def test_what_fails_is_asked_again():
    """
    Where working out ends in an error nothing is let go: the next look tries again.
    """
    tries = iter([False, True])

    def told() -> dict[str, int]:
        if not next(tries):
            raise MemoryError
        return {"first": 1, "second": 2}

    value = listed_later(Two(0, 0), told)
    with pytest.raises(MemoryError):
        _ = value.first

    assert 1 == value.first
