"""CG513: posts held ex officio and stand-ins go round."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words
from communitygov.rules.answers.handing import Handing, handings
from communitygov.rules.answers.leads import now_of
from communitygov.rules.knots import knots
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids, in_modes

MOST = 5


@rule(
    code="CG513",
    slug="answers-in-a-circle",
    severity="error",
    title=Words("任职互相指来指去", "posts that answer through each other in a circle"),
    why=Words(
        "甲岗由乙岗兼任，乙岗又由甲岗兼任：追下去没有人，两处都等于空缺。",
        "One post is held by whoever holds the other, and the other by whoever holds the first: followed to the end"
        " there is nobody.",
    ),
    says=Words("任职兜了圈子：{line}（模式 {modes}）", "posts answer through each other in a circle: {line} ({modes})"),
    do=Words("给圈里的一个岗位写上具体的人", "appoint a person to one of the posts"),
    source="communitygov: whoever holds a post ex officio is somebody; a loop answers nobody",
    bad="""
        community C
          grid G1
        post secretary community_secretary at C held by post:director
        post director community_director at C held by post:secretary
        duty open
        post:secretary assists open
        post:director leads open
    """,
    good="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        post director community_director at C held by post:secretary
        duty open
        post:secretary assists open
        post:director leads open
    """,
    implies=("CG502",),
)
def answers_in_a_circle(look: Look) -> Iterator[Remark]:
    """Circles of holders and stand-ins; posts that somebody holds and that stand in for each other are none."""
    met: dict[tuple[object, ...], tuple[list[Handing], list[str]]] = {}
    for mode in look.modes:
        for round_it in _circles(look, handings(look, mode)):
            modes = met.setdefault(tuple(dict.fromkeys(step.where for step in round_it)), (round_it, []))[1]
            modes += [] if mode in modes else [mode]
    table = look.structure.posts_table
    for round_it, modes in met.values():
        first = round_it[0]
        yield Remark(
            subject=f"post:{table.id(first.post)}",
            where=first.where,
            fields={
                "line": ids(f"{table.id(step.post)} → {table.id(step.to)}" for step in round_it),
                "modes": in_modes(modes),
            },
            evidence=tuple(dict.fromkeys(f"post:{table.id(step.post)}" for step in round_it))[:MOST],
        )


def _circles(look: Look, steps: dict[int, list[Handing]]) -> Iterator[list[Handing]]:
    """The circles in which a holder is meant by a post, or that have nobody at all."""
    for knot in knots(steps, lambda post: [step.to for step in steps.get(post, ())]):
        found = _round(steps, knot)
        if any(step.kind == "ex_officio" for step in found) or not _anybody(look, knot):
            yield found


def _round(steps: dict[int, list[Handing]], knot: Sequence[int]) -> list[Handing]:
    inside = set(knot)
    found = [step for post in knot for step in steps.get(post, ()) if step.to in inside]
    return sorted(found, key=lambda step: (step.order, step.post, step.to))


def _anybody(look: Look, knot: Sequence[int]) -> bool:
    """Whether any of some posts has somebody of its own."""
    now = now_of(look)
    return any(each.holder.kind != "post" for post in knot for each in now.appointments(post))
