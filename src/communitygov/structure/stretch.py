"""The stretch of time a structure holds for: places and zones begin and end only at its ends."""

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.time import Instant, Moment
from communitygov.model.columns import Periods

if TYPE_CHECKING:
    from communitygov.model.noun import Row
    from communitygov.model.register import Register


@frozen
class Stretch:
    """From ``since`` to before ``until``; None where it is open."""

    inside: datetime | None
    """An instant in it; None when nothing ever begins or ends and no instant was given."""
    since: datetime | None
    until: datetime | None

    @classmethod
    def of(cls, register: "Register", at: "Moment | str | Instant | None") -> "Stretch":
        """The stretch around an instant, else around the register's ``as_of``, else the last one.

        Raises
        ------
        BadQuestion
            When ``at`` is no instant.
        """
        edges = sorted(Periods.of(register.places).edges | Periods.of(register.zones).edges)
        asked = as_of(register) if at is None else Instant.of(at, register.time_zone)
        if asked is None:
            last = edges[-1] if edges else None
            return cls(last, last, None)
        instant = asked.at
        before = [edge for edge in edges if edge <= instant]
        after = [edge for edge in edges if edge > instant]
        return cls(instant, before[-1] if before else None, after[0] if after else None)

    def has(self, row: "Row") -> bool:
        """Whether a place or zone is there."""
        return self.inside is None or row.in_force(self.inside)

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies in it."""
        return (self.since is None or self.since <= instant) and (self.until is None or instant < self.until)


def as_of(register: "Register") -> Instant | None:
    """The instant a register is asked about where a question names none.

    Raises
    ------
    BadQuestion
        When it lies at the ends of the calendar.
    """
    if register.as_of is None:
        return None
    try:
        return Instant.of(register.as_of, register.time_zone)
    except BadQuestion as exc:
        raise BadQuestion(f"as_of of the register: {exc.message}", f"台账的 as_of：{exc.zh}") from exc
