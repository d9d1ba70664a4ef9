"""Why nobody answers at an instant of the week, in words."""

from collections.abc import Iterator

from communitygov.base.findings import Told, Words
from communitygov.base.wording import Lang, listed, say
from communitygov.queries.answer import Answer, OffShift
from communitygov.queries.off_words import next_told, shift_told
from communitygov.queries.pieces import Piece
from communitygov.queries.who_answers import who_answers
from communitygov.rules.answers.some_hours import AtSomeHours
from communitygov.rules.look import Look

WHAT = {
    "off_shift": Words("无人当班", "nobody is on"),
    "vacant": Words("轮到的岗位无人任职", "nobody holds the post that leads"),
    "too_far": Words("近处无人负责", "nobody near enough answers"),
    "missing": Words("无人主责", "nobody leads"),
}
"""The states in which nobody answers, as a week says them."""


def place_hours(hours: float) -> Told:
    """A number of pairs of place and duty × hours."""
    number = f"{hours:,.10g}"
    return Told(f"{number} 户（处）·小时", f"{number} place-hour{'' if hours == 1 else 's'}")


def why_open(look: Look, each: AtSomeHours, piece: Piece, place: str) -> Words:
    """Who is not there, who is too far, and who is off by which shift, in one place at one instant."""
    answer = who_answers(look.structure, place=place, duty=each.duty, mode=each.modes[0], at=piece.instant)
    zh, en = (tuple(_told(answer, lang)) for lang in ("zh", "en"))
    return Words("；".join(zh) or "没有主责的分工", "; ".join(en) or "no share leads")


def _told(answer: Answer, lang: Lang) -> Iterator[str]:
    named = dict.fromkeys(fact.object for fact in answer.because if fact.kind == "share" and fact.object)
    behind = dict.fromkeys(str(entry.post or entry.organisation or entry.holder) for entry in answer.backstop)
    if answer.state == "vacant" and named:
        who = listed([_id(each) for each in named], lang)
        yield say(lang, zh=f"{who} 无人任职", en=f"nobody holds {who}")
    if answer.state == "too_far" and behind:
        who = listed([_id(each) for each in behind], lang)
        yield say(lang, zh=f"只有更外层的 {who}", en=f"there is only {who}, from further out")
    off: dict[str, list[OffShift]] = {}
    for each in answer.off_shifts:
        off.setdefault(str(each.carrier), []).append(each)
    yield from (_off(several, lang) for several in off.values())


def _off(several: list[OffShift], lang: Lang) -> str:
    """One carrier with all its shifts, and when somebody is on for it again."""
    first = several[0]
    said = [shift_told(each, each.shift.id, lang) for each in several]
    told = say(lang, zh="；", en="; ").join(said) + next_told(first, lang)
    return say(lang, zh=f"{first.carrier.id} 不当班（{told}）", en=f"{first.carrier.id} is off ({told})")


def _id(ref: str) -> str:
    return ref.partition(":")[2] or ref
