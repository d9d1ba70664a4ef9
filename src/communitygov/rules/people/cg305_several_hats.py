"""CG305: one person holds several posts."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Where
from communitygov.rules.rule import rule
from communitygov.rules.several import MOST
from communitygov.rules.wording import ids


@rule(
    code="CG305",
    slug="several-hats",
    severity="note",
    title=Words("一人任多岗", "one person holds several posts"),
    why=Words(
        "岗位多不等于人多：人手要按人数算；这个人一缺席，几个岗位同时无人。",
        "Many posts are not many people: heads are counted by persons, and when this one is away all of the posts are"
        " empty at once.",
    ),
    says=Words("{person} 任 {many} 个岗位：{posts}", "{person} holds {many} posts: {posts}"),
    do=Words(
        "如属实可不改；核对人手时按一人计，并写明谁代行（links: stands_in_for）",
        "nothing, where it is so; count one person, and say who stands in (links: stands_in_for)",
    ),
    source="欧晓鸥：《加快网格治理转化升级 建设抗风险韧性社区》（2021）：13 名工作人员全为网格员，社区工作人员身兼数职",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        post worker-G1 social_worker at G1 held by P1
        duty open
        post:leader-G1 leads open
        post:worker-G1 assists open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        post worker-G1 social_worker at G1 held by P2
        duty open
        post:leader-G1 leads open
        post:worker-G1 assists open
    """,
)
def several_hats(look: Look) -> Iterator[Remark]:
    """Persons who are appointed by name to more than one post; deputies hold none, and ex officio comes with a post."""
    listed = {person.id: row for row, person in look.rows("people")}
    for person, (posts, where) in _hats(look).items():
        if len(posts) > 1:
            table = look.structure.posts_table
            names = [table.id(number) for number in sorted(posts)]
            row = listed.get(person)
            yield Remark(
                subject=f"person:{person}",
                where=where if row is None else ("people", row, ("id",)),
                fields={"person": person, "many": measure(len(posts)), "posts": ids(names)},
                evidence=tuple(f"post:{name}" for name in names[:MOST]),
            )


def _hats(look: Look) -> dict[str, tuple[set[int], Where]]:
    """The posts each person holds, and where the last appointment stands that says so."""
    found: dict[str, tuple[set[int], Where]] = {}
    for group in groups(look):
        if group.there(look):
            for row, each in group.appointments:
                if each.holder.kind == "person" and each.capacity != "deputy" and each.in_force(look.at.at):
                    posts = found.get(each.holder.ids[0], (set[int](), group.where))[0]
                    posts.update(group.numbers)
                    where = group.where if row is None else ("appointments", row, ("holder",))
                    found[each.holder.ids[0]] = (posts, where)
    return found
