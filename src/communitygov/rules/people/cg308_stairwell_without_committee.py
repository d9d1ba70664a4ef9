"""CG308: a steward without a committee."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.rules.groups import groups, written_at
from communitygov.rules.look import Look
from communitygov.rules.people.stewards import COMMITTEE, GRID, STEWARD
from communitygov.rules.plainly_held import plainly_held
from communitygov.rules.post_remarks import at_post
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.rules.served import Marks, any_in_each, marks
from communitygov.rules.several import gathered
from communitygov.rules.team_rows import team_rows
from communitygov.structure.places import Ints
from communitygov.structure.scopes import NOWHERE

NO_COMMITTEES = Words("台账没有楼委会", "the register has no stairwell committee")


@rule(
    code="CG308",
    slug="stairwell-without-committee",
    severity="note",
    title=Words("有楼道长而没有楼委会", "a steward without a committee"),
    why=Words(
        "楼道长联合楼道内的居民党员、积极分子才做得成事；只有一个人的楼道，人一走就断了。",
        "A steward works with the Party members and activists of the stairwell; alone, nothing goes on without one.",
    ),
    says=Words("{post} 没有楼委会", "there is no stairwell committee for {post}"),
    do=Words(
        "补一个 template: stairwell_committee 的小组，或在 for_each 的小组中检查 within",
        "add a team with the template stairwell_committee, or look at the within of the one written for each place",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之一：楼道长联合居民党员、积极分子成立楼委会",
    bad="""
        community C
          grid G1
            micro_grid M1
            micro_grid M2
        post steward-M1 building_steward at M1 held by P1
        post steward-M2 building_steward at M2 held by P2
        team committee-M1 (stairwell_committee) at M1
          seat steward held by post:steward-M1
          seat member held by P3
        duty open: micro_grid
        every building_steward leads open
    """,
    good="""
        community C
          grid G1
            micro_grid M1
            micro_grid M2
        post steward-M1 building_steward at M1 held by P1
        post steward-M2 building_steward at M2 held by P2
        team committee-M1 (stairwell_committee) at M1
          seat steward held by post:steward-M1
          seat member held by P3
        team committee-M2 (stairwell_committee) at M2
          seat steward held by post:steward-M2
          seat member held by P4
        duty open: micro_grid
        every building_steward leads open
    """,
)
def stairwell_without_committee(look: Look) -> Iterator[Remark | Unchecked]:
    """Stewards where no committee of the template serves; asked only where the register has such committees."""
    table = look.structure.posts_table
    plain = plainly_held(look).of_kinds(table, frozenset((STEWARD,)))
    others = [each for each in groups(look) if each.post.kind == STEWARD and not each.is_seat and each.there(look)]
    committees = [each for each in team_rows(look) if each.team.template == COMMITTEE and each.there(look)]
    if (len(plain) or others) and not committees:
        yield Unchecked(why=NO_COMMITTEES)
        return
    served = marks(look, (table.team_scope(team) for each in committees for team in each.numbers), below=GRID)
    numbers = np.concatenate((plain, np.array([post for each in others for post in each.numbers], plain.dtype)))
    alone = ((written_at(table, post), (post,)) for post in _alone(look, numbers, served))
    for where, posts in gathered(alone).items():
        if posts:
            yield at_post(look, where, posts)


def _alone(look: Look, posts: Ints, served: Marks) -> list[int]:
    """Those of some posts that serve a place where there is no committee."""
    scopes = look.structure.posts_table.scope[posts]
    there = scopes != NOWHERE
    found: list[int] = posts[there][~any_in_each(look, scopes[there], served)].tolist()
    return found
