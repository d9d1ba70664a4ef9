"""When the rows of a register are in force, in a file: a span of time is asked about without making a row."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.io.saved.mapped import Mapped
from communitygov.model.columns import Period, Periods, words_stated
from communitygov.structure.terms import EVER, NEVER, instant_number

if TYPE_CHECKING:
    from communitygov.io.saved.sections import Sections
    from communitygov.model.register import Register

DATED = (
    "people", "organisations", "shifts", "posts", "appointments", "teams", "duties", "shares", "switches", "exemptions",
    "links",
)  # fmt: skip
"""The sections whose rows begin and end within the stretch of a structure."""
MADE = ("posts", "teams", "shares")
"""The sections of which a row may be written for many places."""
_EPOCH = datetime(1970, 1, 1)  # local time has no zone


def write_periods(register: "Register", sections: "Sections") -> None:
    """Write the period of each row, each once; and of which sections a row is written for many places."""
    for section in DATED:
        periods = Periods.of(getattr(register, section))
        sections.array(f"when.{section}", periods.codes.astype(_narrow(len(periods.values))))
        edges = [
            (EVER if s is None else instant_number(s), NEVER if e is None else instant_number(e))
            for s, e in periods.values
        ]
        since, until = np.array(edges, dtype=np.int64).reshape(-1, 2).T
        sections.array(f"when.{section}.since", since)
        sections.array(f"when.{section}.until", until)
    sections.json("for_each", [section for section in MADE if words_stated(getattr(register, section), "for_each")])


def read_periods(mapped: Mapped, section: str) -> Periods | None:
    """The periods of the rows of a section; None where the file, which an earlier version wrote, does not say."""
    return mapped.made(lambda: _read(mapped, section)) if mapped.has(f"when.{section}") else None


def _read(mapped: Mapped, section: str) -> Periods:
    codes, since, until = (mapped.array(f"when.{section}{name}") for name in ("", ".since", ".until"))
    values = tuple(map(_period, since.tolist(), until.tolist()))
    if len(codes) != mapped.directory["rows"][section] or (
        len(codes) and not 0 <= codes.min() <= codes.max() < len(values)
    ):
        raise ValueError(section)
    return Periods(codes.astype(np.int64), values)


def _period(since: int, until: int) -> Period:
    return None if since == EVER else _instant(since), None if until == NEVER else _instant(until)


def _instant(number: int) -> datetime:
    return _EPOCH + timedelta(microseconds=number)


def _narrow(many: int) -> "np.dtype[np.signedinteger[Any]]":
    """The narrowest whole numbers that count so many."""
    return np.min_scalar_type(-many - 1)
