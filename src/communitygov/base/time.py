"""Instants and periods; all in local time, half-open at the end."""

import re
from datetime import date, datetime, time, timedelta
from typing import cast

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.malformed import Malformed
from communitygov.base.wording import short

Moment = date | datetime
MINUTES_A_DAY = 24 * 60
NEVER = 9999
"""A year that never comes."""
_LOST = re.compile(r"[.,][0-9]{6}[0-9]*[1-9]")
"""Parts of a second that no instant keeps."""


def start_of(moment: Moment) -> datetime:
    """The instant a moment begins: a bare date stands for 00:00 of that day."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


def end_of(until: Moment | None, through: Moment | None) -> datetime | None:
    """First instant after a period that states its end or its last day; None without end.

    Databases write an end that never comes as a day of the year 9999: that is no end.
    """
    stated = until if through is None else through
    if stated is None or stated.year >= NEVER:
        return None
    if through is None or isinstance(through, datetime):
        return start_of(stated)
    return start_of(through + timedelta(days=1))


def parse_moment(value: object) -> Moment:
    """Read a date (``2020-02-10``) or an instant of local time (``2020-02-10T20:30``).

    Raises
    ------
    Malformed
        When the text is neither, or tells more of a second than is kept.
    """
    if isinstance(value, date):
        if getattr(value, "nanosecond", 0):  # an instant of pandas
            raise Malformed("date_fraction")
        return value
    if not isinstance(value, str):
        raise Malformed("date_form")
    text = value.strip()
    if _LOST.search(text):
        raise Malformed("date_fraction")
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", text):
            return datetime.fromisoformat(text)
    except ValueError as exc:
        raise Malformed("date_none") from exc
    raise Malformed("date_form")


@frozen
class Instant:
    """The instant a question is asked for.

    ``bare`` is true for a date without an hour: it stands for 00:00 in every period, and
    leaves aside shifts, the hours of duties and levels stated for hours.
    """

    at: datetime
    bare: bool

    def __attrs_post_init__(self) -> None:
        """Hold an instant made by hand to what `of` promises.

        Raises
        ------
        BadQuestion
            When it stands at no local time of the years 2 to 9998, or is bare and not 00:00.
        """
        at = cast("object", self.at)
        if not isinstance(at, datetime):
            kind = type(at).__name__
            raise BadQuestion(
                f"an Instant stands at a datetime, not {kind}: make one with Instant.of",
                f"Instant 的 at 应为 datetime，不是 {kind}：请用 Instant.of 生成",
            )
        _check_year(at, at)
        if at.tzinfo is not None:
            raise BadQuestion(
                f"{at} states a time zone: make it with Instant.of, with the zone of the register",
                f"{at} 带时区：请用 Instant.of 并给出台账的 time_zone 来生成",
            )
        if self.bare and at.time() != time():
            raise BadQuestion(
                f"{at} is no date without an hour: bare stands for 00:00", f"{at} 带有时刻：bare 只用于 00:00"
            )

    def __str__(self) -> str:
        if self.bare:
            return self.at.date().isoformat()
        return self.at.isoformat(timespec="auto" if self.at.second or self.at.microsecond else "minutes")

    @classmethod
    def of(cls, value: "Instant | Moment | str", time_zone: str | None = None) -> "Instant":
        """Read what a caller gives as ``at``.

        Raises
        ------
        BadQuestion
            When it is no instant, is aware while the register states no time zone, or lies at the ends of the calendar.
        """
        if isinstance(value, Instant):
            return value
        try:
            moment = parse_moment(value)
        except Malformed as exc:
            raise BadQuestion(
                f"{short(repr(value))} is no instant: {exc}",
                f"{short(repr(value))} 不是日期或时刻：{exc.sentence('zh')}",
            ) from exc
        _check_year(moment, value)
        if not isinstance(moment, datetime):
            return cls(start_of(moment), bare=True)
        return cls(_local(moment, time_zone), bare=False)


def _check_year(moment: Moment, given: object) -> None:
    """Refuse the first and the last year of the calendar: the day before or after cannot be looked at."""
    if not _is_asked_about(moment):
        raise BadQuestion(
            f"{short(repr(given))}: years run from 2 to 9998", f"{short(repr(given))}：年份须在 2 至 9998 之间"
        )


def asked_about(moment: Moment) -> Moment:
    """Take a moment that a question may be asked for.

    Raises
    ------
    Malformed
        When it lies in the first or the last year of the calendar.
    """
    if not _is_asked_about(moment):
        raise Malformed("date_years")
    return moment


def _is_asked_about(moment: Moment) -> bool:
    return 1 < moment.year < NEVER


def _local(moment: datetime, time_zone: str | None) -> datetime:
    if moment.tzinfo is None:
        return moment
    if time_zone is None:
        raise BadQuestion(
            "the instant states a time zone and the register does not: give local time",
            "所问时刻带时区，而台账没有写明 time_zone：请写当地时间",
        )
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)
