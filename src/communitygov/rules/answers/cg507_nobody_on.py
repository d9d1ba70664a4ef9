"""CG507: hours of a week at which nobody answers."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from communitygov.base.findings import Words, measure
from communitygov.queries.answer import Unknown
from communitygov.queries.covered import Gap
from communitygov.rules.answers.holes import Hole, alike, at_duty, with_parts
from communitygov.rules.answers.left_open import WHAT, place_hours, why_open
from communitygov.rules.answers.some_hours import at_some_hours
from communitygov.rules.answers.unknowns import OF_HOURS, not_known_words, unknowns_in
from communitygov.rules.answers.week import span, week
from communitygov.rules.look import Look
from communitygov.rules.remark import Unchecked
from communitygov.rules.rule import Said, rule
from communitygov.rules.wording import case, in_modes, places_of

MINUTE = timedelta(minutes=1)


@rule(
    code="CG507",
    slug="nobody-on",
    severity="warning",
    title=Words("一周中有无人负责的时段", "hours of a week at which nobody answers"),
    why=Words(
        "白天有人，班次却排不满：下班以后轮到的岗位不当班、空缺或太远，事情恰在那时发生，就没有人接。",
        "Somebody answers by day, and shifts leave hours open: whoever is next then is off, not there or too far, and"
        " what happens in those hours reaches nobody.",
    ),
    says=Words(
        "{duty} 在 {where} 从 {start} 起一周内有 {hours}{what}：自 {since} 起，{shifts}（模式 {modes}）",
        "{what} for {duty} in {where} for {hours} of the week from {start}: first at {since}, when {shifts} ({modes})",
    ),
    do=Words(
        "补足班次，或写上夜间的副职、代行岗位；那时轮到的岗位空缺的，任命人员；只在部分时段才要求的事项，在 hours 写明",
        "fill the hours with another shift, a deputy or a post that stands in, and the post whose turn it is then where"
        " it is vacant; where the duty asks at some hours only, state its hours",
    ),
    source="communitygov: a duty without hours asks at every hour",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1 on 08:00-20:00
        duty open: household
        post:leader-G1 leads open
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1 on 08:00-20:00
        duty open: household, on 08:00-20:00
        post:leader-G1 leads open
    """,
)
def nobody_on(look: Look) -> Iterator[Said]:
    """Holes of a week, in every mode, that are none at the instant; not checked: hours nobody knows."""
    start, _ = span(look)
    for each in at_some_hours(look, *WHAT):
        piece, place = next(each.times(look))
        yield at_duty(
            look,
            Hole(each.gap(look), each.modes),
            each.rows,
            start=measure(start.date()),
            hours=place_hours(each.hours),
            what=case(WHAT[each.state], each.state),
            since=measure(str(piece.instant).replace("T", " ")),
            shifts=measure(why_open(look, each, piece, place)),
        )
    yield from _unknown(look)
    yield from _unlisted(look)


def _in_week(look: Look, state: str) -> Iterator[Hole]:
    return alike((mode, gap) for mode in look.modes for gap in week(look, mode).gaps if gap.state == state)


def _unknown(look: Look) -> Iterator[Unchecked]:
    """The duties of which it is not known whether somebody is on, because nobody knows the hours of a shift."""
    for hole, parts in with_parts(look, _in_week(look, "unknown_which")):
        found = dict.fromkeys(each for gap in parts for each in _hours_unknown(look, gap, hole.modes[0]))
        if found:
            told, where, modes = not_known_words(found), places_of(hole.gap), in_modes(hole.modes)
            duty = hole.gap.duty
            yield Unchecked(
                subject=str(duty),
                why=Words(
                    f"{duty.id} 在 {where.zh} 一周内是否时时有人当班不能确定：不知道 {told.zh}（模式 {modes.zh}）",
                    f"it is not known whether somebody is on for {duty.id} in {where.en} at every hour of the week:"
                    f" {told.en} ({modes.en})",
                ),
            )


def _hours_unknown(look: Look, gap: Gap, mode: str) -> Iterator[Unknown]:
    """What is not known of hours, at the first instant of a gap and in its last minute."""
    for at in dict.fromkeys((gap.since, _last_minute(gap))):
        yield from (each for each in unknowns_in(look, gap, mode, at) if each.kind in OF_HOURS)


def _last_minute(gap: Gap) -> str | None:
    if gap.until is None:
        return gap.since
    return (datetime.fromisoformat(gap.until) - MINUTE).isoformat(timespec="minutes")


def _unlisted(look: Look) -> Iterator[Unchecked]:
    for mode in look.modes:
        count = week(look, mode).left_out.get("unknown_which", 0)
        if count:
            many = f"{count:,.10g}"
            yield Unchecked(
                why=Words(
                    f"模式 {mode} 下另有 {many} 户（处）·小时未逐一列出",
                    f"in mode {mode} {many} more place-hours are in gaps that are not listed",
                )
            )
