"""Writes the parts of docs/semantics.md that are made from the cases: ``python -m tests.spec.page``."""

import re
from pathlib import Path
from textwrap import fill

from tests.spec.case import COMMON, DAY_1, Case, Count, Question, Situation
from tests.spec.cases import CHAPTERS

from communitygov.testing.forms import DATES, FORMS, PLACE, SEAT, Form, shown

PAGE = Path(__file__).parents[2] / "docs" / "semantics.md"
PART = "<!-- {name}: written by tests/spec/page.py -->\n{text}<!-- end of {name} -->\n"
HEADINGS = "| asked | state | who leads | besides |\n| --- | --- | --- | --- |\n"


def written(page: str) -> str:
    """Write the made parts of a page anew; the rest stays."""
    for name, text in (("common", _fenced(COMMON)), ("forms", _fenced(forms())), ("cases", cases())):
        made = PART.format(name=name, text=f"\n{text}\n")
        page = re.sub(PART.format(name=name, text=".*?"), lambda _, made=made: made, page, flags=re.DOTALL)
    return page


# ---------------------------------------------------------------- how lines are drawn


def forms() -> str:
    """List how each kind of line is drawn, forms that differ in a word as one."""
    alike: dict[tuple[object, ...], list[Form]] = {}
    for form in (PLACE, *FORMS):
        alike.setdefault((form.section, form.clauses, form.items) if form.head[0] == "{" else (form,), []).append(form)
        if form.section == "teams":
            alike[SEAT,] = [SEAT]
    return "".join(_form(same) for same in alike.values())


def _form(same: list[Form]) -> str:
    first, cues = same[0], [form.cue for form in same]
    drawn = first.drawn if len(cues) == 1 else first.drawn.replace(cues[0], f"({' | '.join(cues)})", 1)
    for clause in DATES:
        drawn = drawn.replace(f" [{shown(clause.shape)}]", "")
    drawn = re.sub(r"\[.*?\]", lambda part: part[0].replace(" ", "\0"), drawn)
    indented = "  " if first is SEAT else ""
    filled = fill(indented + drawn, 110, subsequent_indent=indented + "    ", break_on_hyphens=False)
    return filled.replace("\0", " ") + "\n"


# ---------------------------------------------------------------- the cases


def cases() -> str:
    """Show every case: what it is about, its drawings, and each question with its answer."""
    chapters = (f"### {each.title}\n\n{each.about}\n\n" + "\n".join(map(_case, each.cases)) for each in CHAPTERS)
    return "\n".join(chapters)


def _case(case: Case) -> str:
    situations = "\n".join(_situation(each) for each in case.situations)
    title = f"#### {case.number}. {case.title[0].upper()}{case.title[1:]}"
    return f"{title}\n\n{fill(case.why, 118, break_on_hyphens=False)}\n\n{situations}"


def _situation(situation: Situation) -> str:
    then = f"Then: {situation.then}.\n\n" if situation.then else ""
    whole = "A drawing of its own:\n\n" if situation.own_places and not situation.then else ""
    rows = "".join(f"| {' | '.join(_row(question))} |\n" for question in situation.asked)
    return f"{then}{whole}{_fenced(situation.said)}\n{HEADINGS}{rows}"


def _fenced(text: str) -> str:
    return f"```text\n{text}```\n"


def _row(question: Question | Count) -> tuple[str, str, str, str]:
    if isinstance(question, Count):
        counted = ", ".join(f"{state} {number:g}" for state, number in question.states.items())
        apart = f"not counted: {', '.join(question.not_counted)}" if question.not_counted else ""
        span = f" from {_moment(question.at)} until {_moment(question.until)}" if question.until else ""
        return f"coverage of `{question.duty}`{span}", counted, "", apart
    state = f"{question.state}, inherited" if question.inherited else question.state
    return _asked(question), state, _and(question.lead) or "nobody", _besides(question)


def _asked(question: Question) -> str:
    said = [f"`{question.duty}` at `{question.place}`"]
    said += [_moment(question.at)] if question.at != DAY_1 else []
    said += ["no mode given"] if question.mode is None else []
    said += [f"in {question.mode}"] if question.mode not in (None, "service") else []
    return ", ".join(said)


def _moment(at: str) -> str:
    day, _, hour = at.partition("T")
    if not hour:
        return f"{day} without an hour"
    return hour if day == DAY_1[:10] and hour != "00:00" else f"{day} {hour}"


def _besides(question: Question) -> str:
    first = question.first_responder if question.first_responder != (question.lead or question.backstop) else ()
    said = {
        "in force": (question.mode_in_force,) if question.mode is None else (),
        "first": first,
        "backstop": question.backstop,
        "chain": question.escalation,
        "helps": question.assist,
        "informs": question.inform,
        "supervises": question.supervise,
        "reason": question.because,
        "read": question.readings,
        "why not": question.why_not or (),
    }
    return "; ".join(f"{word}: {_and(whom)}" for word, whom in said.items() if whom)


def _and(words: tuple[str, ...]) -> str:
    return ", ".join(words)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
