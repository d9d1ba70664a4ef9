"""CG514: answers rest on rows that no source states."""

from collections.abc import Iterator

from communitygov.base.findings import Words, told
from communitygov.queries.by import ByDuty
from communitygov.rules.answers.holes import row_of
from communitygov.rules.answers.marked import marked_rows
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.subject import subject_at
from communitygov.rules.wording import times
from communitygov.structure.made_up_rows import any_made_up

MOST = 5


@rule(
    code="CG514",
    slug="rests-on-made-up",
    severity="note",
    title=Words("答案依据含虚构", "answers that rest on rows no source states"),
    why=Words(
        "标了 made_up 的行没有出处：由它们得出的答案可以演示，不能当作事实引用。",
        "A row marked made_up has no source: an answer that rests on it shows how things work and states no fact.",
    ),
    says=Words(
        "{duty} 由谁负责的依据中有 {rows} 标为虚构",
        "who answers for {duty} rests on {rows} marked as made up",
    ),
    do=Words("查到出处的，写上 source 并去掉 made_up", "where a source is found, state it and take the mark away"),
    source="communitygov: what no source says is marked made_up, and every answer that rests on it shows the mark",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1 made up
        duty open: household
        post:leader-G1 leads open
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        duty open: household
        post:leader-G1 leads open
    """,
)
def rests_on_made_up(look: Look) -> Iterator[Remark]:
    """Duties whose answers rest on leads, holders or places that are marked; a few of those rows as evidence."""
    if not any_made_up(look.register):
        return
    answered = {row.duty.id for mode in look.modes for row in look.coverage(mode).by_duty() if _by_somebody(row)}
    for duty in look.structure.duties_by_id.values():
        marked = marked_rows(look, duty) if duty.id in answered else ()
        if marked:
            rows = (subject_at(look.register, section, row) for section, row in marked)
            yield Remark(
                subject=f"duty:{duty.id}",
                where=("duties", row_of(look, "duties", duty.id), ("id",)),
                fields={"duty": duty.id, "rows": told(times(len(marked), "行", "row"), rows)},
                evidence=tuple(str(look.position((section, row, ()))) for section, row in marked[:MOST]),
            )


def _by_somebody(row: ByDuty) -> bool:
    """Whether somebody answers for a duty anywhere; a hole rests on nothing."""
    return any(row.states[state] for state in ("answered", "ambiguous", "unknown_which"))
