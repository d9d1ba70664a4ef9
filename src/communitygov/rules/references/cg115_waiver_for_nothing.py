"""CG115: a waiver that meets no finding, or whose end has passed."""

from collections.abc import Iterable, Iterator

from communitygov.base.findings import Words
from communitygov.io.codes import CODES, ID_TWICE, UNKNOWN_WORD
from communitygov.model.waiver import Waiver
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered
from communitygov.rules.subject import subject_of

OWN = "CG115"
NEVER_RUN = {each.code for each in CODES} - {UNKNOWN_WORD.code, ID_TWICE.code}
"""Codes of reading that no rule has."""
ENDED = Words("{code} 的豁免已于 {end} 到期，不再起作用", "the waiver of {code} ended on {end} and does nothing")
NO_RULE = Words("没有代码为 {code} 的规则", "no rule has the code {code}")


@rule(
    code="CG115",
    slug="waiver-for-nothing",
    severity="warning",
    title=Words("豁免不起作用", "a waiver that does nothing"),
    why=Words(
        "问题已解决而豁免还在，同样的问题再出现就看不见了。",
        "The fault is mended and the waiver is still there: when the fault comes back, nobody sees it.",
    ),
    says=Words("没有可豁免的 {code}{subject}", "there is no {code}{subject} to waive"),
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
    """Waivers that have ended, that no rule answers to, or that meet nothing of what was looked for."""
    for number, waiver in enumerate(look.register.waivers):
        says = _dead(waiver, look)
        if says is not None:
            yield Remark(
                subject=subject_of(waiver),
                where=("waivers", number, ("code",)),
                fields={
                    "code": waiver.code,
                    "subject": "" if waiver.subject is None else Words(f"（{waiver.subject}）", f" ({waiver.subject})"),
                    "end": _end(waiver),
                },
                says=says,
            )


def _dead(waiver: Waiver, look: Look) -> Words | None:
    """Why a waiver does nothing; no words of its own where it meets nothing, and None where it does something."""
    start, end = waiver.period
    now = look.at.at
    if end is not None and end <= now:
        return ENDED
    if start is not None and now < start:
        return None
    if not any(code.startswith(waiver.code) for code in look.known):
        return NO_RULE
    looked_for = {code for code in look.known - NEVER_RUN - {OWN} if code.startswith(waiver.code)}
    if looked_for and looked_for <= look.ran and not any(code.startswith(waiver.code) for code in _codes(look, waiver)):
        return Words()
    return None


def _codes(look: Look, waiver: Waiver) -> Iterable[str]:
    """The codes of what was found, of the subject that a waiver names if it names one."""
    found = look.kept("codes found by subject", lambda: gathered((each.subject, (each.code,)) for each in look.found))
    if waiver.subject is not None:
        return found.get(str(waiver.subject), ())
    return look.kept("codes found", lambda: {each.code for each in look.found})


def _end(waiver: Waiver) -> str:
    return str(waiver.through or waiver.until)
