"""CG309: a post that nothing refers to."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.rules.groups import groups, written_at
from communitygov.rules.look import Look
from communitygov.rules.people.referred import Referred, referred
from communitygov.rules.plainly_held import plainly_held
from communitygov.rules.post_remarks import at_post
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered

NO_SHARES = Words("台账没有分工", "the register states no shares")


@rule(
    code="CG309",
    slug="post-for-nothing",
    severity="note",
    title=Words("岗位没有任何事可做", "a post that nothing refers to"),
    why=Words(
        "设了岗、任了人，却没有分工、没有报告线、不领导任何组织：职责不清，或是分工漏写了。",
        "The post has no share, no line of reporting and no body to head: its duties are unclear, or a share was left"
        " out.",
    ),
    says=Words(
        "没有分工、关联、组织、小组或其他岗位提到 {post}", "no share, link, body, team or other post refers to {post}"
    ),
    do=Words(
        "补上它的分工（shares）；不再需要的，写 status: abolished", "state its shares; abolish it if it is not wanted"
    ),
    source="欧晓鸥：《加快网格治理转化升级 建设抗风险韧性社区》（2021）：一些网格管理员尚不清楚职责",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        post worker-G1 social_worker at G1 held by P2
        duty open
        post:leader-G1 leads open
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
def post_for_nothing(look: Look) -> Iterator[Remark | Unchecked]:
    """Posts in force that no other row names, at whatever time; their own appointments do not count, nor seats."""
    if look.register.posts and not look.register.shares:
        yield Unchecked(why=NO_SHARES)
        return
    known, table = referred(look), look.structure.posts_table
    every = (*_one_by_one(look, known), *_plain(look, known))
    for where, posts in gathered((written_at(table, post), (post,)) for post in every).items():
        yield at_post(look, where, posts)


def _one_by_one(look: Look, known: Referred) -> Iterator[int]:
    """The posts not plainly held that are there and that nothing refers to; no seats."""
    for group in groups(look):
        if not group.is_seat and group.there(look):
            yield from known.others(group.post.kind, group.family, group.numbers)


def _plain(look: Look, known: Referred) -> Iterator[int]:
    """The posts plainly held that nothing refers to."""
    table, posts = look.structure.posts_table, plainly_held(look).posts
    of = table.family_of[posts]
    families: list[int] = np.unique(of).tolist()
    for family in families:
        yield from known.others(table.families[family].post.kind, family, posts[of == family].tolist())
