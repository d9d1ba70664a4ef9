"""The stretch of time a structure holds for: places and zones begin and end only at its ends."""

from datetime import datetime

from attrs import frozen

from communitygov.base.time import Instant, Moment
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
    def of(cls, register: Register, at: "Moment | str | Instant | None") -> "Stretch":
        """The stretch around an instant, else around the register's ``as_of``, else the last one.

        Raises
        ------
        BadQuestion
            When ``at`` is no instant.
        """
        edges = sorted({edge for row in (*register.places, *register.zones) for edge in row.period if edge is not None})
        asked = register.as_of if at is None else at
        if asked is None:
            last = edges[-1] if edges else None
            return cls(last, last, None)
        instant = Instant.of(asked, register.time_zone).at
        before = [edge for edge in edges if edge <= instant]
        after = [edge for edge in edges if edge > instant]
        return cls(instant, before[-1] if before else None, after[0] if after else None)

    def has(self, row: Row) -> bool:
        """Whether a place or zone is there."""
        return self.inside is None or row.in_force(self.inside)

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies in it."""
        return (self.since is None or self.since <= instant) and (self.until is None or instant < self.until)
