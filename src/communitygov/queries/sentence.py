"""An answer in one sentence, in Chinese or in English.

Who answers is told by post, with name and id, and by the id of its holder; no person's name is known here.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref
from communitygov.base.wording import Lang, listed, say
from communitygov.queries.answer import HOLES, Answer, Entry
from communitygov.queries.fitted import fitted, in_words
from communitygov.queries.off_words import off_told
from communitygov.queries.unknown_words import not_known

SAID = {
    "answered": ("{where} 的{duty}由 {who} 负责", "In {where} {duty} is answered by {who}"),
    "together": ("{where} 的{duty}由 {who} 共同负责", "In {where} {duty} is answered by {who} together"),
    "ambiguous": (
        "{where} 的{duty}有 {who} 同时主责，以谁为准不明",
        "In {where} {duty} is claimed by {who}, and which claim counts is not said",
    ),
    "unknown_which": (
        "{where} 的{duty}由谁负责不能确定：可能是 {who}",
        "In {where} it is not known who answers for {duty}: perhaps {who}",
    ),
    "missing": (
        "{where} 的{duty}无人负责：没有谁承担主责",
        "In {where} nobody answers for {duty}: nobody has the lead",
    ),
    "vacant": (
        "{where} 的{duty}岗位空缺：{named} 无人任职",
        "In {where} nobody answers for {duty}, because a post is vacant: {named}",
    ),
    "off_shift": (
        "{where} 的{duty}无人当班：{named} 此刻不当班",
        "In {where} nobody is on shift for {duty}; off now: {named}",
    ),
    "too_far": (
        "{where} 的{duty}层级过远：{level} 一级没有人负责",
        "In {where} nobody near enough answers for {duty}: nobody at {level} level",
    ),
    "exempt": ("{where} 已豁免{duty}：{why}", "{where} is exempt from {duty}: {why}"),
    "not_applicable": ("{where} 不适用{duty}：{why}", "{duty} does not apply in {where}: {why}"),
}
REASON = {
    "place": ("此时没有这个地点", "the place is not there then"),
    "duty": ("此时没有这项事项", "the duty is not there then"),
    "kind": ("此事项不针对这类地点", "the duty is not for this kind of place"),
    "mode": ("此事项不针对这种模式", "the duty is not for this mode"),
    "hours": ("此事项不针对这个时段", "the duty is not for these hours"),
}
CAPACITY = {
    "acting": ("代理", "acting"),
    "deputy": ("副职", "deputy"),
    "seconded": ("下沉", "seconded"),
    "stand_in": ("顶岗", "standing in"),
}
MOST_UNKNOWNS = 3
"""What is not known is told of so many; the others are counted."""
HELD_BY = {"unnamed": ("有人，未具名", "somebody, not named"), "unknown": ("是否有人不详", "perhaps nobody")}


def sentence(answer: Answer, lang: str = "en") -> str:
    """Say who answers, first and in the end, or that nobody does, and what the answer rests on.

    Raises
    ------
    BadQuestion
        When the language is neither ``zh`` nor ``en``.
    """
    if lang not in ("zh", "en"):
        raise BadQuestion.no_such("language", "语言", lang, ("zh", "en"))
    return _Telling(answer, "zh" if lang == "zh" else "en").told()


class _Telling:
    """One answer told in one language."""

    def __init__(self, answer: Answer, lang: Lang) -> None:
        self.answer = answer
        self.lang: Lang = lang

    def told(self) -> str:
        parts = [self._state(), *self._rest()]
        return self._say("；".join(parts) + "。", "; ".join(parts) + ".")

    def _state(self) -> str:
        answer = self.answer
        by_reading = answer.state == "unknown_which" or bool(answer.perhaps.get("lead"))
        together = answer.state == "answered" and len(answer.lead) > 1 and not by_reading
        return self._fill(
            *SAID["together" if together else answer.state],
            where=self.named(answer.place),
            duty=self._duty(),
            who=self._entries(answer.lead, "or" if by_reading else "and"),
            named=self._named_by_the_hole(),
            level=self._required(),
            why=self._why(),
        )

    def _rest(self) -> Iterator[str]:
        answer = self.answer
        if answer.inherited:
            yield self._say("更近的主责无人，由外层接续", "this is inherited, because a nearer lead answers nobody")
        if answer.state == "unknown_which" and any(reading.state in HOLES for reading in answer.readings):
            yield self._say("也可能无人负责", "perhaps nobody does")
        if answer.unknowns:
            yield self._fill("未知的是 {what}", "not known: {what}", what=self._unknowns())
        if set(answer.first_responder) not in (set[Entry](), set(answer.lead), set(answer.backstop)):
            yield self._fill("先到场的{who}", "first on the scene {who}", who=self._is("first_responder"))
        if answer.backstop:
            yield self._fill("兜底的{who}", "the backstop {who}", who=self._is("backstop"))
        elif answer.state in HOLES:
            yield self._say("也无人兜底", "there is no backstop either")
        if not answer.explained:
            yield self._say("未查原因与所依据的内容", "why, and what it rests on, was not looked for")
        if answer.made_up or any(entry.made_up for entry in (*answer.lead, *answer.first_responder, *answer.backstop)):
            yield self._say("其中有资料未载的虚构内容", "part of this is made up: no source says so")

    def _named_by_the_hole(self) -> str:
        named = dict.fromkeys(fact.object for fact in self.answer.because if fact.kind == "share" and fact.object)
        if not named:
            return self._say("主责岗位", "the post that leads")
        said = [self.named(ref) + self._off(ref) for ref in named]
        return listed(said, self.lang, joined_by="or" if self.answer.readings else "and")

    def _off(self, carrier: str) -> str:
        """The shifts that keep a carrier off, in brackets."""
        off = self.answer.off_shifts if self.answer.state == "off_shift" else ()
        told = [off_told(each, self.named(each.shift), self.lang) for each in off if str(each.carrier) == carrier]
        return self._say(f"（{'；'.join(told)}）", f" ({'; '.join(told)})") if told else ""

    def _required(self) -> str:
        levels = [fact.object for fact in self.answer.because if fact.kind == "required" and fact.object]
        if not levels:
            return self._say("所要求的", "the required")
        return in_words(self.answer.names.get(f"level:{levels[0]}"), self.lang, levels[0])

    def _why(self) -> str:
        """The reason of an exemption, or why a duty does not apply."""
        if not self.answer.explained:
            return self._say("原因未查", "why was not looked for")
        facts = [fact for fact in self.answer.because if fact.kind == self.answer.state]
        reasons = [self._say(*REASON[fact.object]) for fact in facts if fact.object in REASON]
        reasons += [fact.detail for fact in self.answer.because if fact.kind == "exemption" and fact.detail]
        return listed(reasons, self.lang) or self._say("未写理由", "no reason is given")

    def _unknowns(self) -> str:
        said = (not_known(each, self._of, self.lang) for each in self.answer.unknowns)
        return listed(said, self.lang, most=MOST_UNKNOWNS)

    def _of(self, ref: str) -> str:
        """A noun by name and id; a person by id."""
        return ref.partition(":")[2] if ref.startswith("person:") else self.named(ref)

    def _is(self, name: str) -> str:
        """That it is those of a list; perhaps those that are not in every reading."""
        entries: tuple[Entry, ...] = getattr(self.answer, name)
        perhaps = set(self.answer.perhaps.get(name, ()))
        sure = [entry for entry in entries if entry not in perhaps]
        said = self._entries([entry for entry in entries if entry in perhaps], "or") if perhaps else ""
        if not sure:
            return self._fill("可能是 {who}", "is perhaps {who}", who=said)
        more = self._fill("，也可能是 {who}", ", perhaps also {who}", who=said) if said else ""
        return self._fill("是 {who}", "is {who}", who=self._entries(sure)) + more

    def _entries(self, entries: Sequence[Entry], joined_by: Literal["and", "or"] = "and") -> str:
        """Each post, team or body once, with those who hold it."""
        holders: dict[str, dict[str, None]] = {}
        for entry in entries:
            carrier = entry.post or entry.organisation or entry.team
            holder = self._holder(entry)
            holders.setdefault(self.named(carrier) if carrier else holder, {})[holder if carrier else ""] = None
        said = [self._held(carrier, list(filter(None, held)), joined_by) for carrier, held in holders.items()]
        return listed(said, self.lang, joined_by=joined_by) or self._say("无人", "nobody")

    def _held(self, carrier: str, holders: list[str], joined_by: Literal["and", "or"]) -> str:
        if not holders:
            return carrier
        who = listed(holders, self.lang, joined_by=joined_by)
        return carrier + self._say(f"（{who}）", f" ({who})")

    def _holder(self, entry: Entry) -> str:
        if entry.holder is None:
            return ""
        if entry.post is None and entry.holder == "unnamed":
            return self._say("整体", "as a whole")
        who = self._say(*HELD_BY[entry.holder]) if entry.holder in HELD_BY else entry.holder.partition(":")[2]
        capacity = CAPACITY.get(entry.capacity or "")
        return who if capacity is None else self._say(f"{who}，{capacity[0]}", f"{who}, {capacity[1]}")

    def named(self, ref: Ref | str) -> str:
        """The name of a noun, or of the building it lies in, and its id; the id alone where there is no name."""
        kind, _, identity = str(ref).rpartition(":")
        names = self.answer.names
        name = in_words(names.get(str(ref)) or names.get(f"{kind}:{identity.partition('/')[0]}"), self.lang)
        return f"{name} {identity}" if name and name.casefold() != identity.casefold() else identity

    def _duty(self) -> str:
        name = in_words(self.answer.names.get(str(self.answer.duty)), self.lang, self.answer.duty.id)
        return self._say(f"“{name}”", f"'{name}'")

    def _say(self, zh: str, en: str) -> str:
        return say(self.lang, zh=zh, en=en)

    def _fill(self, zh: str, en: str, **fields: str) -> str:
        return fitted(zh, **fields) if self.lang == "zh" else en.format(**fields)
