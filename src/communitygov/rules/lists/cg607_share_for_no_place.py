"""CG607: a share that reaches no place at all."""

from collections.abc import Iterator

from communitygov.base.findings import Words, told
from communitygov.rules.answers.shares import key_at, share_at
from communitygov.rules.lists.reach import Unreached, unreached
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered, shown
from communitygov.rules.subject import subject_at
from communitygov.rules.wording import ids

SERVES = Words("{what} 没有所管的地点", "{what} serves no place")
HOLDS = Words("{what} 里没有地点", "there is no place in {what}")
NONE_OF = Words("没有一个 {what} 有所管的地点", "no {what} serves a place")
NONE_IN = Words("{where} 之内没有 {what}", "no {what} serves anything in {where}")
WHY = {"serves": SERVES, "holds": HOLDS, "none_of": NONE_OF, "none_in": NONE_IN}
ANOTHER = Words(
    "在那里设这样的岗位或小组；或把分工给那里已有的一类",
    "add such a post or team there, or give the share to a kind that is there",
)


@rule(
    code="CG607",
    slug="share-for-no-place",
    severity="warning",
    title=Words("分工哪里也管不到", "a share that reaches no place"),
    why=Words(
        "分工管到承担者所管的地方，或写明的 where；两样都没有，写了也等于没有人承担。",
        "A share is for what its carrier serves, or for the place it states. With neither it binds nobody anywhere.",
    ),
    says=Words("{shares} 哪里也管不到：{why}", "no place is reached by {shares}: {why}"),
    do=Words(
        "给分工写上 where，或给承担的岗位、组织、小组写上 serves；where 是片区的，写全它的 members",
        "state `where` on the share, or what the post, body or team serves; of a zone list its members",
    ),
    source="communitygov: a share is for the place it states, else for what its carrier serves",
    bad="""
        community C
          grid G1
            building B1: H1
        post secretary community_secretary at C held by P1
        organisation station (police_station) whole
        duty open
        secretary leads open
        station assists open
    """,
    good="""
        community C
          grid G1
            building B1: H1
        post secretary community_secretary at C held by P1
        organisation station (police_station) at C whole
        duty open
        secretary leads open
        station assists open
    """,
)
def share_for_no_place(look: Look) -> Iterator[Remark]:
    """Shares in force that reach nothing for one reason, in one remark; a name that is none is another finding."""
    for each, rows in gathered((each, (row,)) for row, each in unreached(look)).items():
        names = [key_at(look, row) for row in rows]
        yield Remark(
            subject=subject_at(look.register, "shares", rows[0]) if each.picks else each.about,
            where=share_at(look, rows[0]),
            fields={"shares": ids(names), "why": told(_why(each), (each.why, each.about, each.where))},
            evidence=shown("share", names),
            do=ANOTHER if each.why in ("none_of", "none_in") else Words(),
        )


def _why(each: Unreached) -> Words:
    return WHY[each.why].filled(what=each.about.partition(":")[2], where=each.where)
