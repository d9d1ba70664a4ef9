"""CG707: a temporary post, or a team set up in an emergency, that states no end."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.spans import endless
from communitygov.rules.teams.teams import for_emergencies

TEAM = Words(
    "应急小组 {what} 自 {since} 设立，没有终止日", "{what} is for emergencies, begins on {since} and states no end"
)


@rule(
    code="CG707",
    slug="emergency-without-end",
    severity="warning",
    title=Words("临时的设置没有终止日", "what is temporary states no end"),
    why=Words(
        "临时设的岗位和小组，过后没有人撤：名册越来越长，谁真正负责越来越不清楚。",
        "What was set up for a time is never taken down: the roster grows, and who really answers is less and less"
        " clear.",
    ),
    says=Words("临时岗位 {what} 没有终止日", "the temporary post {what} states no end"),
    do=Words(
        "写上 until；已转为常设的，岗位写 status: established，小组去掉 from",
        "state until; where it has become permanent, write status: established for a post, take out from for a team",
    ),
    source="《舟山市网格化服务管理条例》（2023）第二十三至二十五条：紧急临时事项写明终止日期",
    bad="""
        community C
          grid G1
        post guard-G1 gate_guard at G1 temporary held by P1
        duty open
        post:guard-G1 leads open
    """,
    good="""
        community C
          grid G1
        post guard-G1 gate_guard at G1 temporary until 2026-06-01 held by P1
        duty open
        post:guard-G1 leads open
    """,
)
def emergency_without_end(look: Look) -> Iterator[Remark]:
    """Temporary posts without an end, and teams of emergency modes alone that state a beginning and no end."""
    register = look.register
    for row in look.rows_with("posts", "status", "temporary".__eq__):
        post = register.posts[row]
        if endless(post) and not _ends_with(look, post.id):
            yield Remark(subject=f"post:{post.id}", where=("posts", row, ("id",)), fields={"what": post.id})
    for row, team in enumerate(register.teams):
        if team.since is not None and endless(team) and for_emergencies(look, team.modes):
            yield Remark(
                subject=f"team:{team.id}",
                where=("teams", row, ("id",)),
                fields={"what": team.id, "since": measure(team.since)},
                says=TEAM,
            )


def _ends_with(look: Look, identity: str) -> bool:
    """Whether a post made for a place, described by a row of its own, ends with the row it is made from."""
    table = look.structure.posts_table
    number = table.find(identity)
    return number is not None and not endless(table.post(number))
