"""CG304: the last appointment has ended and nobody follows."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from communitygov.base.findings import Words, measure
from communitygov.rules.groups import Group, Made, groups
from communitygov.rules.look import Look
from communitygov.rules.people.vacancy import BEHIND, vacancy
from communitygov.rules.post_remarks import at_appointment
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered
from communitygov.rules.spans import end_field, end_of, endless

GAP = Words(
    "岗位 {post} 的任职于 {end} 终止，{until} 才有人接任{behind}",
    "nobody follows in {post} after {end} until {until}{behind}",
)


@rule(
    code="CG304",
    slug="term-run-out",
    severity="warning",
    title=Words("任期已满，无人接任", "a term that has ended, and nobody follows"),
    why=Words(
        "任期到了而没有接任的人，岗位从那天起空着；名册上还有名字，没有人会注意到。",
        "From that day the post is empty, and since a name still stands beside it nobody notices.",
    ),
    says=Words("岗位 {post} 的任职于 {end} 终止，无人接任{behind}", "nobody follows in {post} after {end}{behind}"),
    do=Words(
        "补上接任者的任职，或提前接任的日子；其间有人代理的，写 capacity: acting；仍由原任者担任的，改终止日；"
        "有人接任而不知是谁的，写 holder: unknown",
        "appoint whoever follows, or let the later term begin earlier; write capacity: acting for whoever acts"
        " meanwhile; move the end where the same person goes on; write holder: unknown where it is not known who is"
        " there",
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
    """Posts in force that were held and that nobody holds now, though somebody may hold them later."""
    met: list[tuple[tuple[int, str, bool], Sequence[int]]] = []
    for group in groups(look):
        empty = vacancy(look, group)
        row = None if empty is None or empty.ended is None else _states_end(look, group, empty.ended)
        if empty is not None and row is not None:
            met.append(((row, empty.until, empty.deputy), group.numbers))
    for (row, until, deputy), posts in gathered(met).items():
        ended = look.register.appointments[row]
        behind = BEHIND if deputy else Words()
        told = {"end": measure(end_of(ended)), "until": measure(until), "behind": measure(behind)}
        yield evolve(at_appointment(look, row, posts, field=end_field(ended), **told), says=GAP if until else Words())


def _states_end(look: Look, group: Group, ended: Made) -> int | None:
    """The row in which the end of an appointment is written: its own, or that for every post of the row."""
    row, appointment = ended
    if row is None or not endless(look.register.appointments[row]):
        return row
    everyone = look.structure.posts_table.families[group.family].everyone
    alike = (other for other, each in everyone if other is not None and each.period[1] == appointment.period[1])
    return next(alike, None)
