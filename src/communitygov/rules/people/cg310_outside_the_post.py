"""CG310: an appointment at no time of its post."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from communitygov.base.findings import Words
from communitygov.model.post import Appointment, Post
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.rules.post_remarks import at_appointment
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered
from communitygov.rules.spans import meet, over

ABOLISHED = Words(
    "{post} 已撤销（status: abolished），这条任职不起作用",
    "this appointment does nothing, for its post is abolished: {post}",
)


@rule(
    code="CG310",
    slug="outside-the-post",
    severity="warning",
    title=Words("任职期与岗位存续期不相交", "an appointment at no time of its post"),
    why=Words(
        "任了职的人从来没有担任过这个岗位：岗位那时不在，多半是日期写错了年份。",
        "Whoever is named never holds the post, for it is not there then. Mostly a year was mistyped.",
    ),
    says=Words("这条任职的起止与岗位 {post} 的存续期没有一天重合", "this appointment is in force at no time of {post}"),
    do=Words("改正任职或岗位的 from、until、through", "mend from, until or through, of the appointment or of the post"),
    source="communitygov: a post is held while both it and the appointment are in force",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 from 2025-01-01 held by P1 held by P2 from 2020-01-01 until 2021-01-01
        duty open
        post:leader-G1 leads open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 from 2025-01-01 held by P1 until 2025-06-01 held by P2 from 2025-06-01
        duty open
        post:leader-G1 leads open
    """,
)
def outside_the_post(look: Look) -> Iterator[Remark]:
    """Appointments not one of whose posts is there at any time of them; an abolished post is there no longer."""
    outside: list[tuple[tuple[int, bool], Sequence[int]]] = []
    inside: set[int] = set()
    for group in groups(look):
        for row, each in group.appointments:
            if row is not None and _apart(look, each, group.post):
                outside.append(((row, group.post.status == "abolished"), group.numbers))
            elif row is not None:
                inside.add(row)
    for (row, abolished), posts in gathered(outside).items():
        if row not in inside:
            remark = at_appointment(look, row, posts)
            yield evolve(remark, says=ABOLISHED) if abolished else remark


def _apart(look: Look, appointment: Appointment, post: Post) -> bool:
    """Whether an appointment is never one to the post; one that is over by now says nothing of an abolished post."""
    if post.status == "abolished":
        return not over(appointment, look.at.at)
    return not meet(appointment, post)
