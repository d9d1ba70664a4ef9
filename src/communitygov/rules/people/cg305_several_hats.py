"""CG305: one person holds several posts."""

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.findings import Words, measure
from communitygov.model.columns import stated
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.rules.plainly_held import plainly_held
from communitygov.rules.remark import Remark, Where
from communitygov.rules.rule import rule
from communitygov.rules.several import MOST
from communitygov.rules.wording import ids

if TYPE_CHECKING:
    from communitygov.model.holder import Holder


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
    several = {person: hats for person, hats in _hats(look).items() if len(hats[0]) > 1}
    listed = look.last_rows("people", several)
    numbers = np.array(sorted({post for posts, _ in several.values() for post in posts}), dtype=np.int64)
    named = dict(zip(numbers.tolist(), look.structure.posts_table.ids(numbers), strict=True))
    for person, (posts, where) in several.items():
        names = [named[number] for number in sorted(posts)]
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
    others = [*_one_by_one(look)]
    for each in sorted([*others, *_plainly(look, {each.person for each in others})], key=lambda each: each.order):
        posts = found.get(each.person, (set[int](), each.where))[0]
        posts.update(each.posts)
        found[each.person] = posts, each.where
    return found


@frozen
class Hat:
    """Posts that a person holds by one appointment."""

    person: str
    posts: Sequence[int]
    where: Where
    order: tuple[int, bool, int]
    """The order of families, and in each those that no row names by itself first."""


def _one_by_one(look: Look) -> Iterator[Hat]:
    table = look.structure.posts_table
    for group in groups(look):
        first = group.numbers[0]
        own = first in table.named or first in table.overridden or first in table.stands_for
        for row, each in group.appointments if group.there(look) else ():
            if each.holder.kind == "person" and each.capacity != "deputy" and each.in_force(look.at.at):
                where = group.where if row is None else ("appointments", row, ("holder",))
                yield Hat(each.holder.ids[0], group.numbers, where, (group.family, own, first))


def _plainly(look: Look, others: Container[str]) -> Iterator[Hat]:
    """Posts plainly held, of those who hold two such, or are among the others."""
    table, rows = look.structure.posts_table, look.register.appointments
    terms, at = table.terms, plainly_held(look).by_name(table)
    person = terms.person[terms.first[at]]
    elsewhere = np.array([name in others for name in terms.people.texts], dtype=np.bool_)
    chosen = (np.bincount(person, minlength=len(elsewhere)) > 1) | elsewhere
    for post, row in zip(*(each[at[chosen[person]]].tolist() for each in (terms.post, terms.row)), strict=True):
        holder: Holder = stated(rows, row, "holder")
        if holder.kind == "person":
            yield Hat(holder.ids[0], (post,), ("appointments", row, ("holder",)), (table.family(post), True, post))
