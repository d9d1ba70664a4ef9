"""CG303: one person twice in one post at once."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words, measure
from communitygov.rules.at_once import together
from communitygov.rules.groups import Group, groups
from communitygov.rules.look import Look
from communitygov.rules.people.appointing import beginning, of_alike
from communitygov.rules.post_remarks import at_appointment
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered


@rule(
    code="CG303",
    slug="appointed-twice",
    severity="warning",
    title=Words("同一人在同一岗位重复任职", "one person twice in one post at once"),
    why=Words(
        "名册上是两人，实际是一人：副手、代理或第二个名额其实没有人。",
        "The roster shows two and there is one: the deputy, or the second seat, is nobody else.",
    ),
    says=Words("{person} 在岗位 {post} 同时有两次任职{when}", "{person} is appointed to {post} twice at once{when}"),
    do=Words(
        "删去多余的一条；先后任职的，给前一条写上 until；另有其人的，改 holder",
        "take one out; state until for the earlier where one follows the other; name the holder where it is somebody"
        " else",
    ),
    source="欧晓鸥：《加快网格治理转化升级 建设抗风险韧性社区》（2021）：按人计数，不按岗位计数",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1 deputy P1
        duty open
        post:leader-G1 leads open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1 deputy P2
        duty open
        post:leader-G1 leads open
    """,
)
def appointed_twice(look: Look) -> Iterator[Remark]:
    """Two appointments to a post, now or later on at once, that certainly bring one and the same named person."""
    met: list[tuple[tuple[int, str, str], Sequence[int]]] = []
    for group in groups(look):
        if len(group.appointments) > 1 and group.post.status != "abolished":
            for number, posts in of_alike(group):
                met += ((again, posts) for again in _again(look, group, number))
    for (row, person, when), posts in gathered(met).items():
        since = Words(f"（{when} 起）", f" from {when}") if when else Words()
        yield at_appointment(look, row, posts, person=person, when=measure(since))


def _again(look: Look, group: Group, number: int) -> Iterator[tuple[int, str, str]]:
    """The rows that appoint a person again, each with the person and from when; each once."""
    met: set[int] = set()
    for at, units in together(look, group, number):
        first: set[tuple[str, ...]] = set()
        for unit in sorted(units, key=lambda unit: -1 if unit.row is None else unit.row):
            sure = unit.sure
            if sure is not None and sure in first and unit.row is not None and unit.row not in met:
                met.add(unit.row)
                yield unit.row, sure[1], beginning(look, at)
            if sure is not None and sure[0] == "person":
                first.add(sure)
