"""When is nobody on? Every place of a level × duty, hour by hour, over a week or another span."""

from typing import TYPE_CHECKING

from attrs import evolve

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.base.time import Instant
from communitygov.queries.asked import check_level, check_mode
from communitygov.queries.asked_over import Asker
from communitygov.queries.by import check_by
from communitygov.queries.coverage import duties_asked
from communitygov.queries.pieces import span_of
from communitygov.queries.week_answer import WeekAnswer
from communitygov.queries.week_days import week_of
from communitygov.queries.week_work import WeekWork, listed_rows
from communitygov.structure.only_built import only_built
from communitygov.structure.places import FLOOR, HOUSEHOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.base.ref import Ref
    from communitygov.base.time import Moment
    from communitygov.model.noun import Noun
    from communitygov.queries.pieces import Span
    from communitygov.queries.week_values import Week
    from communitygov.structure.build import Structure

MOST_DAYS = 366
"""The longest span: what it comes to is kept for every piece of it."""


def week(
    structure: "Structure",
    *,
    at: "Moment | str | Instant | None" = None,
    until: "Moment | str | None" = None,
    by: str = "grid",
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
    level: str | None = None,
    mode: str | None = None,
) -> "Week":
    """Find when nobody is on, for every place of a level and every duty.

    The week is the seven days that begin with the day of ``at``, cut where containment changes; with ``until`` it is
    the span from ``at`` until then, of at most a year. ``by`` is the level of the places listed: at every instant such
    a place is in the gravest state of what lies in it. ``duty``, ``level`` and ``mode`` are those of `coverage`, and so
    are the pairs × hours.

    Raises
    ------
    UnknownId
        When a duty is not in the register.
    BadQuestion
        When there is no instant, no such mode or level, homes or floors are to be listed, or the span does not run
        forward or is longer than a year.
    OutsideWindow
        When the begin lies outside the stretch of the structure, or ``until`` does.
    """
    only_built(structure)
    instant = structure.instant(at)
    check_mode(structure, mode)
    check_level(structure, level)
    check_by(structure, by)
    if by in (HOUSEHOLD, FLOOR):
        raise BadQuestion(
            f"a week lists no places of level {by!r}: they are counted in what holds them; ask by a level further out",
            f"week 不逐一列出 {by} 一级的地点，它们计入所在之处：请按更外一级分列",
        )
    duties = duties_asked(structure, duty)
    with collector_paused():
        span = _span(structure, instant, until)
        work = WeekWork(Asker(structure, level, mode, unexplained=True), span, listed_rows(structure, by), duties)
        return WeekAnswer(work, by).week()


def _span(structure: "Structure", instant: Instant, until: "Moment | str | None") -> "Span":
    if until is None:
        start, end = week_of(structure, instant)
        return span_of(structure, evolve(instant, at=start), end)
    end = Instant.of(until, structure.register.time_zone).at
    if (end - instant.at).days > MOST_DAYS:
        raise BadQuestion(
            f"the span from {instant.at} until {end} is longer than a year: ask about a shorter one, or coverage",
            f"从 {instant.at} 到 {end} 超过一年：请缩短时段，或改用 coverage",
        )
    return span_of(structure, instant, until)
