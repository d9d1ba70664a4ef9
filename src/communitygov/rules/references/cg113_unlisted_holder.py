"""CG113: a holder whom people does not list."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.references.loose import loose, remarked
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG113",
    slug="unlisted-holder",
    severity="warning",
    title=Words("people 未列出的任职者", "a holder whom people does not list"),
    why=Words(
        "人员另列一表而此人不在其中，多半是编号写错：同一个人会被当成两个人。",
        "Where people are listed and one is not, the id is most often misspelt: one person counts as two.",
    ),
    says=Words("people 里没有任职者 {target}", "people does not list the holder {target}"),
    do=Words("核对编号，或在 people 里补上", "compare the id with those of people, or add it there"),
    source="communitygov: a register that lists people lists those who hold its posts",
    bad="""
        community C
          grid G1
        person P1
        duty open
        post:leader-G1 leads open
        post {id: leader-G1, kind: grid_leader, serves: G1}
        appointment {post: leader-G1, holder: P-1}
    """,
    good="""
        community C
          grid G1
        person P1
        duty open
        post:leader-G1 leads open
        post {id: leader-G1, kind: grid_leader, serves: G1}
        appointment {post: leader-G1, holder: P1}
    """,
)
def unlisted_holder(look: Look) -> Iterator[Remark]:
    """Persons that appointments and seats name and `people`, which lists others, does not; they answer all the same."""
    return (remarked(look, each) for each in loose(look, "unlisted"))
