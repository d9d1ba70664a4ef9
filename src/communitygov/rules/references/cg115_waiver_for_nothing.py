"""CG115: a waiver that meets no finding, or whose end has passed."""

from collections.abc import Iterator

from communitygov.base.findings import Told, Words, measure, told
from communitygov.io.codes import CODES, ID_TWICE, UNKNOWN_WORD
from communitygov.model.waiver import Waiver
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.subject import subject_of
from communitygov.rules.waiving import UNREAD, Waivers
from communitygov.structure.scopes import NOWHERE

OWN = "CG115"
NEVER_RUN = {each.code for each in CODES} - {UNKNOWN_WORD.code, ID_TWICE.code}
"""Codes of reading that no rule has."""
ENDED = Words("{code} 的免查已于 {end} 到期，不再起作用", "the waiver of {code} ended on {end} and does nothing")
NO_RULE = Words("没有代码为 {code} 的规则", "no rule has the code {code}")
NO_PLACE = Words("{code} 的免查所写的 where 不存在：{where}", "the waiver of {code} is for {where}, which is not there")
EVERYWHERE = Words(
    "{code}{subject} 的免查没有写明 where：这项发现涉及若干地点，别处新出的问题也会被盖住，因此不起作用",
    "the waiver of {code}{subject} states no place and does nothing: what it names is found in places, and it would"
    " hide what comes up in others",
)
LOST = Words(
    "{code} 不能免查：没有读出来的内容已经缺失，免查也补不回来",
    "{code} is never waived: what could not be read is lost, and a waiver does not bring it back",
)
SAY_WHERE = Words("写上 where：免查限于哪个地点或片区", "state where: the place or zone it is for")


@rule(
    code="CG115",
    slug="waiver-for-nothing",
    severity="warning",
    title=Words("免查不起作用", "a waiver that does nothing"),
    why=Words(
        "问题已解决而免查还在，同样的问题再出现就看不见了。",
        "The fault is mended and the waiver is still there: when the fault comes back, nobody sees it.",
    ),
    says=Words("没有可免查的 {code}{subject}", "there is no {code}{subject} to waive"),
    do=Words("删去这一行，或改正它的代码、对象和期限", "take it out, or mend its code, its subject and its end"),
    source="communitygov: a waiver is for one instance, with a reason and an end; a dead one is told",
    bad="""
        community C
        post leader grid_leader at C held by P1
        waiver {code: CG301, subject: post:leader, reason: to be filled in spring, until: 2026-06-01}
    """,
    good="""
        community C
        post leader grid_leader at C
        waiver {code: CG301, subject: post:leader, reason: to be filled in spring, until: 2026-06-01}
    """,
    last=True,
)
def waiver_for_nothing(look: Look) -> Iterator[Remark]:
    """Waivers that have ended, that no rule answers to, that state no place, or that meet nothing looked for."""
    waivers = Waivers.of(look)
    met, spread = waivers.touching(look.found), waivers.without_place(look.found)
    for number, waiver in enumerate(look.register.waivers):
        if number in met:
            continue
        why = _dead(waiver, look, states_no_place=number in spread)
        if why:
            says = CASES[why]
            yield Remark(
                subject=subject_of(waiver),
                where=("waivers", number, ("code",)),
                fields={
                    "code": waiver.code,
                    "subject": _named(waiver),
                    "where": waiver.where or "",
                    "end": measure(_end(waiver)),
                    "why": told(Words(), (why,)),
                },
                says=says,
                do=SAY_WHERE if why == "everywhere" else Words(),
            )


CASES = {
    "ended": ENDED,
    "no rule": NO_RULE,
    "lost": LOST,
    "no place": NO_PLACE,
    "everywhere": EVERYWHERE,
    "nothing": Words(),
}
"""What is said, by why a waiver does nothing."""


def _dead(waiver: Waiver, look: Look, *, states_no_place: bool) -> str:
    """Why a waiver that meets nothing does so; nothing where it may yet do something."""
    start, end = waiver.period
    now = look.at.at
    if end is not None and end <= now:
        return "ended"
    if start is not None and now < start:
        return ""
    if waiver.code.startswith(UNREAD) or not any(code.startswith(waiver.code) for code in look.known):
        return "lost" if waiver.code in UNREAD else "no rule"
    if waiver.where is not None and look.structure.scopes.find(waiver.where) == NOWHERE:
        return "no place"
    if states_no_place:
        return "everywhere"
    looked_for = {code for code in look.known - NEVER_RUN - {OWN} if code.startswith(waiver.code)}
    return "nothing" if looked_for and looked_for <= look.ran else ""


def _named(waiver: Waiver) -> Told:
    names = tuple(str(each) for each in (waiver.subject, waiver.where) if each is not None)
    zh, en = "、".join(names), ", ".join(names)
    return told(Words(f"（{zh}）", f" ({en})") if names else Words(), names)


def _end(waiver: Waiver) -> str:
    return str(waiver.through or waiver.until)
