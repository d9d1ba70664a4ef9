"""CG301: a post to which nobody was ever appointed."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.rules.post_remarks import at_post
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered


@rule(
    code="CG301",
    slug="vacant-post",
    severity="warning",
    title=Words("岗位从未有人任职", "a post to which nobody was ever appointed"),
    why=Words(
        "有岗无人：名册上看似有人负责，实际没有。检查的是任职的人，不是岗位名称。",
        "A post is not a person: the roster looks complete, and nobody is there. Check holders, not titles.",
    ),
    says=Words("岗位 {post} 没有任何任职", "nobody is appointed to {post}"),
    do=Words(
        "补一条任职；有人而未记姓名，写 holder: unnamed；是否有人不清楚，写 holder: unknown；"
        "不再设的岗位，写 status: abolished",
        "add an appointment; write holder: unnamed where somebody holds it whom nobody named, holder: unknown where"
        " that is not known, status: abolished where it is no longer wanted",
    ),
    source="W3C Organization Ontology (2014-01-16): a post exists when nobody holds it",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1
        duty open
        post:leader-G1 assists open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by unknown
        duty open
        post:leader-G1 assists open
    """,
    implies=("CG501",),
)
def vacant_post(look: Look) -> Iterator[Remark]:
    """Posts in force that no appointment names at any time; those of one row together, seats of teams left out."""
    vacant = (group for group in groups(look) if not group.is_seat and not group.appointments and group.there(look))
    for where, posts in gathered((group.where, group.numbers) for group in vacant).items():
        yield at_post(look, where, posts)
