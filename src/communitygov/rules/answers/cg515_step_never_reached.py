"""CG515: a step of an escalation that no case ever comes to."""

from collections.abc import Iterator

from attrs import define, evolve, field

from communitygov.base.findings import Words
from communitygov.base.ref import Ref
from communitygov.rules.answers.outermost import leading_in
from communitygov.rules.answers.reports import circles, hands_over, is_written, links, pairs_of, reports
from communitygov.rules.answers.shares import row_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids

MOST = 5
NO_SHARES = Words("台账没有分工", "the register states no shares")
FURTHER_OUT = Words(
    "{who} 上报给 {to}，却没有事项走到这一步：{who} 主责之处总有更外层的主责者，报告线从最外层开始",
    "no case goes from {who} to {to}: others lead further out, and the line of reports begins with them",
)
OTHER_LINK = Words(
    "{who} 上报给 {to}，却没有事项走到这一步：事项到了 {who}，走的总是另一条写明模式的报告线",
    "no case goes from {who} to {to}: another link, which names the mode more exactly, is always followed",
)


@rule(
    code="CG515",
    slug="step-never-reached",
    severity="note",
    title=Words("走不到的上报环节", "a step of an escalation that no case ever comes to"),
    why=Words(
        "名册上写着上报给谁，实际没有一件事会报到那里：以为有人把关，其实谁也没有被问到。",
        "On paper somebody is next in line, and nothing is ever handed up to them: a last resort that is never asked is"
        " none.",
    ),
    says=Words(
        "{who} 上报给 {to}，却没有事项走到这一步：{who} 不主责任何事项，也没有走得到的人上报给它",
        "no case goes from {who} to {to}: none comes to {who}, by a lead or by a report",
    ),
    do=Words(
        "把上报写给最外层的主责者；只记隶属关系的，改写 organisation 或 above",
        "let whoever leads furthest out report there; where only the standing of posts and bodies is meant, state it in"
        " organisation or above",
    ),
    source="communitygov: a line of reports begins with whoever leads furthest out (docs/semantics.md, step 10)",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C held by P2
        post director subdistrict_director at C held by P3
        duty open: household
        leader-G1 leads open
        secretary leads open
        leader-G1 reports to director
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C held by P2
        post director subdistrict_director at C held by P3
        duty open: household
        leader-G1 leads open
        secretary leads open
        secretary reports to director
    """,
)
def step_never_reached(look: Look) -> Iterator[Remark | Unchecked]:
    """Links in force that no line of reports follows in any mode, the first of each line; circles are told as such."""
    written = [number for number, link in links(look) if is_written(look, link.who) and is_written(look, link.to)]
    if written and not look.register.shares:
        yield Unchecked(why=NO_SHARES)
        return
    walks = [_walk(look, mode) for mode in look.modes] if written else []
    done = {row for walk in walks for row in walk.done}
    never = {link: dict(pairs_of(look, look.register.links[link])) for link in written if link not in done}
    later = {to for pairs in never.values() for to in pairs.values()}
    for link, pairs in never.items():
        if not later.issuperset(pairs):
            yield evolve(_remark(look, link, pairs), says=_says(walks, pairs))


@define(eq=False)
class _Walk:
    """The lines of reports in one mode: whom they come to, and the links they follow, those of a circle among them."""

    leading: set[Ref] = field(factory=set[Ref])
    """Of those who report, who lead anything."""
    reached: set[Ref] = field(factory=set[Ref])
    done: set[int] = field(factory=set[int])


def _walk(look: Look, mode: str) -> _Walk:
    steps = reports(look, mode)
    walk = _Walk()
    walk.done.update(step.link for circle in circles(look, mode) for step in circle)
    leading, outermost = leading_in(look, mode)
    walk.leading.update(ref for ref in steps if leading.has(look, ref))
    starts = [*steps, *outermost.handing(look)]
    waiting = [ref for ref in dict.fromkeys(starts) if outermost.has(look, ref)]
    while waiting:
        ref = waiting.pop()
        if ref in walk.reached:
            continue
        walk.reached.add(ref)
        handed = None if ref in steps else hands_over(look, ref)
        waiting += [step.to for step in steps.get(ref, ())] if handed is None else [handed]
        walk.done.update(step.link for step in steps.get(ref, ()))
    return walk


def _says(walks: list[_Walk], pairs: dict[Ref, Ref]) -> Words:
    """Why no case goes that way; no words of its own where nobody who reports leads anything."""
    if any(who in walk.reached for walk in walks for who in pairs):
        return OTHER_LINK
    return FURTHER_OUT if any(who in walk.leading for walk in walks for who in pairs) else Words()


def _remark(look: Look, link: int, pairs: dict[Ref, Ref]) -> Remark:
    tos = tuple(dict.fromkeys(pairs.values()))
    return Remark(
        subject=str(look.register.links[link].who),
        where=row_at(look, "links", link),
        fields={"who": ids(who.id for who in pairs), "to": ids(to.id for to in tos)},
        evidence=tuple(map(str, (*list(pairs)[:MOST], *tos[:MOST]))),
    )
