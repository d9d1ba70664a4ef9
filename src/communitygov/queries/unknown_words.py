"""What is not known, in words."""

from collections.abc import Callable

from communitygov.base.wording import Lang, listed
from communitygov.base.words import Words
from communitygov.queries.answer import Unknown
from communitygov.queries.fitted import fitted

NOT_KNOWN: dict[str, Words] = {
    "workday": Words(
        "{subject} 是否工作日（日历未载 {year} 年）",
        "whether {subject} is a working day (the calendar does not state {year})",
    ),
    "shift": Words(
        "班次 {subject} 的时间（台账中没有这个班次）", "the hours of shift {subject} (there is no such shift)"
    ),
    "hours": Words("班次 {subject} 的时间（写为不详）", "the hours of shift {subject} (stated as unknown)"),
    "holder": Words("{subject} 是否有人任职", "whether anybody holds {subject}"),
    "one_of": Words("{subject} 由谁任职（{options}）", "who holds {subject} ({options})"),
    "which": Words("{subject} 的几名任职者由谁负责", "which of those who hold {subject} answers"),
    "head": Words("{subject} 由谁负责（没有记载负责岗位）", "who answers for {subject} (no head is on record)"),
    "lead_seat": Words("{subject} 由谁牵头（没有牵头席位）", "who answers for {subject} (no seat leads it)"),
    "mode": Words("以 {options} 哪个模式为准（切换相持）", "whether mode {options} counts (switches tie)"),
}


def not_known(unknown: Unknown, named: Callable[[str], str], lang: Lang) -> str:
    """An unknown in words; ``named`` gives the name of ``kind:id``."""
    said = NOT_KNOWN[unknown.kind]
    subject = unknown.subject if unknown.kind == "workday" else named(unknown.subject)
    options = listed((named(each) if ":" in each else each for each in unknown.options), lang, joined_by="or")
    fields = {"subject": subject, "options": options, "year": unknown.subject[:4]}
    return fitted(said.zh, **fields) if lang == "zh" else said.en.format(**fields)
