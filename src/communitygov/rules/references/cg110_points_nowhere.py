"""CG110: a field names nothing."""

from collections.abc import Iterator

from communitygov.base.findings import Told, Words
from communitygov.rules.look import Look
from communitygov.rules.references.loose import MOST_MEANT, loose, meant, meant_by, might_be, posts_fit, remarked
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.structure.dangling import Dangling
from communitygov.structure.made_like import post_or_else


@rule(
    code="CG110",
    slug="points-nowhere",
    severity="error",
    title=Words("所指不存在", "a field names nothing"),
    why=Words(
        "所指的岗位、地点或组织不存在，这一行就不起作用：写的人以为有人负责，其实没有。",
        "The row does nothing: whoever wrote it believes that somebody is bound, and nobody is.",
    ),
    says=Words("没有 {target}", "there is no {target}"),
    do=Words("改成台账中有的编号，或补上这一行{meant}", "name an id of the register, or add the row it names{meant}"),
    source="communitygov: a reference names a row of the same register",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        duty open
        post:leader-G2 leads open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        duty open
        post:leader-G1 leads open
    """,
    implies=("CG502", "CG309"),
)
def points_nowhere(look: Look) -> Iterator[Remark]:
    """Whatever a field names that is no row, now or at another time."""
    for number, each in enumerate(loose(look, "nothing")):
        like = _like(look, each) if number < MOST_MEANT else Told()
        yield remarked(look, each, meant=like)


def _like(look: Look, each: Dangling) -> Told:
    asked, ids = each.target.rpartition(":")[2], might_be(look.register, each.field)
    return meant_by(post_or_else(look.structure, asked, ids)) if posts_fit(each.field) else meant(asked, ids)
