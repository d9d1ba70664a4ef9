"""Whether a row is over, and whether it states an end."""

from datetime import datetime

from communitygov.model.columns import Period
from communitygov.model.noun import Row


def over(row: Row, at: datetime) -> bool:
    """Whether the end of a row has come."""
    end = row.period[1]
    return end is not None and end <= at


def endless(row: Row) -> bool:
    """Whether a row states no end, or one that never comes."""
    return row.period[1] is None


def end_field(row: Row) -> str:
    """The field in which a row states its end."""
    return "until" if row.through is None else "through"


def end_of(row: Row) -> str:
    """The end of a row, as it was written."""
    return str(row.until if row.through is None else row.through)


def meet(one: Row, other: Row) -> bool:
    """Whether there is an instant at which both are in force."""
    (start, end), (begins, ends) = one.period, other.period
    return not (_before(end, begins) or _before(ends, start))


def touches(row: Row, start: datetime, end: datetime) -> bool:
    """Whether a row is in force at some time from one instant until another."""
    return touch(row.period, start, end)


def touch(period: Period, start: datetime, end: datetime) -> bool:
    """Whether some time of a period lies in a span."""
    begins, ends = period
    return not (_before(ends, start) or _before(end, begins))


def _before(end: datetime | None, start: datetime | None) -> bool:
    return end is not None and start is not None and end <= start
