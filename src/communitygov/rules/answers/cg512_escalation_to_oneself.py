"""CG512: an escalation that comes back to one person."""

from collections import Counter
from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.base.ref import Ref
from communitygov.engine.worlds import every_way
from communitygov.rules.answers.reports import Report, hands_over, held_by_ref, reports
from communitygov.rules.answers.shares import row_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule

MOST = 5


@rule(
    code="CG512",
    slug="escalation-to-oneself",
    severity="note",
    title=Words("上报给自己", "an escalation that comes back to one person"),
    why=Words(
        "一人身兼上下两岗，逐级上报就是报给自己：少了一道关，不一定是错，但应当知道。",
        "One person holds both posts, so that what is reported comes back to them: one step fewer than the chart shows."
        " That may be meant; it should be known.",
    ),
    says=Words(
        "{who} 报告给 {to}，两处都是 {person}",
        "{who} reports to {to}, and {person} is at both",
    ),
    do=Words(
        "有意兼任的，可写一条 waivers 并注明理由；否则改为报告给别人，或换人任职",
        "where it is meant, put it aside with a waiver and its reason; else report to somebody else",
    ),
    source="欧晓鸥：《加快网格治理转化升级 建设抗风险韧性社区》（2021）：网格员、社区工作者等由同一批人兼任",
    bad="""
        community C
          grid G1
        person P1
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C held by P1
        duty open
        leader-G1 leads open
        secretary assists open
        leader-G1 reports to secretary
    """,
    good="""
        community C
          grid G1
        person P1
        person P2
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C held by P2
        duty open
        leader-G1 leads open
        secretary assists open
        leader-G1 reports to secretary
    """,
    implies=("CG305",),
)
def escalation_to_oneself(look: Look) -> Iterator[Remark]:
    """Links by which a line comes to a person who was on it before; only persons that are named."""
    found: dict[int, list[tuple[Ref, Ref, str]]] = {}
    for mode in look.modes:
        for begun, step, person in _returns(look, mode):
            met = found.setdefault(step.link, [])
            met += [] if (begun, step.to, person) in met[:MOST] else [(begun, step.to, person)]
    for link, met in sorted(found.items()):
        begun, to, person = met[0]
        yield Remark(
            subject=str(look.register.links[link].who),
            where=row_at(look, "links", link),
            fields={"who": begun.id, "to": to.id, "person": person.partition(":")[2]},
            evidence=tuple(dict.fromkeys(str(each) for each in (begun, to, *(at for at, _, _ in met))))[:MOST],
        )


def _returns(look: Look, mode: str) -> Iterator[tuple[Ref, Report, str]]:
    """Where a line begins, the step by which it comes back to whoever it began with, and who that is."""
    steps = reports(look, mode)
    named = dict.fromkeys((*steps, *(step.to for several in steps.values() for step in several)))
    persons = {ref: person for ref in named if (person := _person(look, ref, mode)) is not None}
    several = {person for person, many in Counter(persons.values()).items() if many > 1}
    for begun in steps:
        if persons.get(begun) in several:
            for step in _line(look, steps, begun):
                if step.to != begun and persons.get(step.to) == persons[begun]:
                    yield begun, step, persons[begun]


def _line(look: Look, steps: dict[Ref, list[Report]], begun: Ref) -> Iterator[Report]:
    """Every step of the line from a post on, none twice."""
    met, waiting = {begun}, [begun]
    while waiting:
        here = waiting.pop(0)
        handed = None if here in steps else hands_over(look, here)
        for step in steps.get(here if handed is None else handed, ()):
            yield step
            if step.to not in met:
                met.add(step.to)
                waiting.append(step.to)


def _person(look: Look, ref: Ref, mode: str) -> str | None:
    """The one named person whom a post, team, body or person comes to in every reading."""
    if ref.kind == "person":
        return str(ref)
    readings = list(every_way({}, lambda world: held_by_ref(look, ref, mode, world).persons))
    (first, *others) = {persons for _, persons in readings}
    person = next(iter(first), "")
    return person if not others and len(first) == 1 and person.startswith("person:") else None
