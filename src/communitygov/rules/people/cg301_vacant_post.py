"""CG301: a post that nobody has ever held."""

from collections.abc import Iterator

from attrs import evolve

from communitygov.base.findings import Words, measure
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.rules.people.told_as_leads import told_as_leads
from communitygov.rules.people.vacancy import BEHIND, vacancy
from communitygov.rules.post_remarks import at_post
from communitygov.rules.remark import Remark, Where
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered

LATER = Words("岗位 {post} 要到 {until} 才有人任职{behind}", "nobody holds {post} before {until}{behind}")
ONLY_DEPUTY = Words("岗位 {post} 只有副职，没有任职的人", "nobody but a deputy is appointed to {post}")


@rule(
    code="CG301",
    slug="vacant-post",
    severity="warning",
    title=Words("岗位从未有人任职", "a post that nobody has ever held"),
    why=Words(
        "有岗无人：名册上看似有人负责，实际没有。检查的是任职的人，不是岗位名称。",
        "A post is not a person: the roster looks complete, and nobody is there. Check holders, not titles.",
    ),
    says=Words("岗位 {post} 没有任何任职", "nobody is appointed to {post}"),
    do=Words(
        "补一条任职，或提前接任的日子；有人而未记姓名，写 holder: unnamed；是否有人不清楚，写 holder: unknown；"
        "不再设的岗位，写 status: abolished",
        "add an appointment, or let the one to come begin earlier; write holder: unnamed where somebody holds it whom"
        " nobody named, holder: unknown where that is not known, status: abolished where it is no longer wanted",
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
    last=True,
)
def vacant_post(look: Look) -> Iterator[Remark]:
    """Posts in force that nobody holds nor held before; left out are seats of teams, and those that CG502 names."""
    met: list[tuple[tuple[Where, str, bool], list[int]]] = []
    told = told_as_leads(look)
    for group in groups(look):
        empty = None if group.is_seat else vacancy(look, group)
        if empty is not None and empty.ended is None:
            posts = [number for number in group.numbers if number not in told]
            met.append(((group.where, empty.until, empty.deputy), posts))
    for (where, until, deputy), posts in gathered(met).items():
        if posts:
            says = LATER if until else ONLY_DEPUTY if deputy else Words()
            behind = BEHIND if deputy else Words()
            yield evolve(at_post(look, where, posts, until=measure(until), behind=measure(behind)), says=says)
