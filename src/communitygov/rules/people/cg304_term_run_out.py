"""CG304: the last appointment has ended and nobody follows."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from communitygov.base.findings import Words
from communitygov.rules.groups import Group, groups
from communitygov.rules.look import Look
from communitygov.rules.post_remarks import at_appointment
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered
from communitygov.rules.spans import end_field, end_of, over


@rule(
    code="CG304",
    slug="term-run-out",
    severity="warning",
    title=Words("任期已满，无人接任", "a term that has ended, and nobody follows"),
    why=Words(
        "任期到了而没有接任的人，岗位从那天起空着；名册上还有名字，没有人会注意到。",
        "From that day the post is empty, and since a name still stands beside it nobody notices.",
    ),
    says=Words("岗位 {post} 的任职于 {end} 终止，无人接任", "nobody follows in {post} after {end}"),
    do=Words(
        "补上接任者的任职；仍由原任者担任的，改终止日；有人接任而不知是谁的，写 holder: unknown",
        "appoint whoever follows; move the end where the same person goes on; write holder: unknown where it is not"
        " known who is there",
    ),
    source="communitygov: an appointment is not in force from its end on, and a post without one is vacant",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1 until 2026-02-01
        post deputy-G1 deputy_grid_leader at G1 held by P3
        duty open
        post:deputy-G1 leads open
        post:leader-G1 assists open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1 until 2026-05-01
        post deputy-G1 deputy_grid_leader at G1 held by P3
        duty open
        post:deputy-G1 leads open
        post:leader-G1 assists open
    """,
)
def term_run_out(look: Look) -> Iterator[Remark]:
    """Posts in force all of whose appointments have ended."""
    met: list[tuple[tuple[int, str], Sequence[int]]] = []
    for group in groups(look):
        made = group.appointments
        if made and group.there(look) and all(over(each, look.at.at) for _, each in made):
            met += ((last, group.numbers) for last in _last(group))
    for (row, end), posts in gathered(met).items():
        yield at_appointment(look, row, posts, field=end_field(look.register.appointments[row]), end=end)


def _last(group: Group) -> Iterator[tuple[int, str]]:
    """The row of the appointment that ended last, of several the last row, and its end."""
    rows = ((each.period[1] or datetime.max, row, end_of(each)) for row, each in group.appointments if row is not None)
    last = max(rows, default=None)
    if last is not None:
        yield last[1:]
