"""The page of a command path: each line step by step, who can decide, and where lines end."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words
from communitygov.base.rows import Rows
from communitygov.queries.answer import Fact
from communitygov.queries.command_answer import CommandBreak, CommandLine, CommandPath, CommandStep
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.command_words import BREAK, PATH, STATE, STEP
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Labelled, Lines, Page, Part, Spans, Table, spans
from communitygov.report.safe import safe
from communitygov.report.words import HOLDER, MADE_UP, PAGE, SIGN

MOST_BREAKS = 8
"""The ends of lines that are told; of more, how many."""


def command_page(path: CommandPath, naming: Naming, *, with_why: bool = False) -> Page:
    """Lay out a command path; ``with_why`` adds where each step is written."""
    parts: list[Part] = [_heading(path, naming)]
    if not path.lines:
        missing = "none" if path.deciders else "nobody"
        parts.append(Lines((spans(f"{SIGN['missing']} {naming.tell(PATH[missing])}", "bad"),)))
    for number, line in enumerate(path.lines, start=1):
        parts.append(Lines(tuple(_verdict(line, number, path, naming))))
        if line.steps:
            parts.append(_table(line.steps, naming, with_why=with_why))
    more = path.lines_in_all - len(path.lines)
    if more:
        parts.append(Lines((spans(naming.tell(PATH["more"], count=f"{more:,}"), "faint"),)))
    labelled = tuple(_labelled(path, naming))
    if labelled:
        parts.append(Labelled(labelled))
    if path.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def _heading(path: CommandPath, naming: Naming) -> Lines:
    said = [naming.full(path.start), *(naming.full(each) for each in path.deciders)]
    title = (*spans(naming.tell(PATH["title"]), "strong"), *spans(f"  {said[0]} → {naming.joined(said[1:]) or '?'}"))
    in_force = ModesInForce((path.mode_in_force,), "modes_tie")
    lines = [title, asked(path.at, path.mode, in_force, naming, shifts=path.shifts_considered)]
    if path.duty is not None:
        lines.append(spans(naming.tell(PATH["duty"], duty=naming.full(path.duty)), "faint"))
    return Lines(tuple(lines))


def _verdict(line: CommandLine, number: int, path: CommandPath, naming: Naming) -> Iterator[Spans]:
    if path.lines_in_all > 1:
        yield spans(naming.tell(PATH["line"], number=number, count=f"{path.lines_in_all:,}"), "strong")
    last = path.decides == "last"
    if len(line.steps) < 2 and (not line.steps or line.steps[0].because is None):
        sign, key = ("ambiguous", "itself_last") if last else ("answered", "itself")
        yield spans(f"{SIGN[sign]} {naming.tell(PATH[key])}", "doubt" if last else "good")
    else:
        empty = any(step.empty for step in line.steps)
        whole = line.whole and not last
        sign = SIGN["answered" if whole else "missing" if empty else "ambiguous"]
        said = " ".join(_how_whole(line, each, last=last) for each in naming.apart())
        yield spans(f"{sign} {said}", "good" if whole else "bad" if empty else "doubt")


def _how_whole(line: CommandLine, naming: Naming, *, last: bool) -> str:
    said = _steps_told(line, naming)
    return naming.tell(PATH["above"], said=said) if last else said


def _steps_told(line: CommandLine, naming: Naming) -> str:
    many = len(line.steps)
    if line.whole:
        return naming.tell(PATH["whole" if many > 1 else "whole_one"], steps=many)
    counts = {"inferred": sum(step.inferred for step in line.steps), "empty": sum(step.empty for step in line.steps)}
    what = naming.joined(naming.tell(PATH[key], count=count) for key, count in counts.items() if count)
    return naming.tell(PATH["holed" if many > 1 else "holed_one"], steps=many, what=what)


def _table(steps: Rows[CommandStep], naming: Naming, *, with_why: bool) -> Table:
    headings = ("step", "who", "holder", "because", *(("at",) if with_why else ()))
    columns = tuple(Column(naming.tell(PATH[key]), right=key == "step") for key in headings)
    rows = tuple(_row(number, step, naming, with_why=with_why) for number, step in enumerate(steps, start=1))
    return Table(columns, rows)


def _row(number: int, step: CommandStep, naming: Naming, *, with_why: bool) -> tuple[Spans, ...]:
    heads = "".join(f"\n  {naming.tell(PATH['heads'])} {naming.full(body)}" for body in step.heads)
    who, fact = (*spans(naming.full(step.who)), *spans(heads, "faint")), step.because
    mark = spans(MADE_UP, "doubt") if fact is not None and fact.made_up else ()
    said = naming.tell(STEP["asked"]) if fact is None else _because(fact, naming)
    row = (
        spans(str(number)),
        who,
        held_by(step.state, step.holders, naming),
        (*spans(said, "doubt" if step.inferred else ""), *mark),
    )
    return (*row, spans(_position(fact), "faint")) if with_why else row


def held_by(state: str, holders: Sequence[str], naming: Naming) -> Spans:
    """Who is there, or that it is vacant, not known, or stood in for."""
    words, tone = STATE[state]
    who = [_named(each, naming) for each in holders if each != "unknown"]
    said = naming.tell(PAGE["or"]).join(who)
    state_said = naming.tell(words) if words else ""
    if said and state_said:
        return spans(said + naming.bracketed(state_said), tone)
    return spans(said or state_said, tone)


def _named(holder: str, naming: Naming) -> str:
    return naming.tell(HOLDER[holder]) if holder in HOLDER else naming.full(holder)


def _because(fact: Fact, naming: Naming) -> str:
    detail = {"lead": "place", "further_lead": "duty"}.get(fact.kind)
    said = "" if detail is None or fact.detail is None else naming.full(f"{detail}:{fact.detail}")
    return "\n".join(
        each.tell(STEP[fact.kind], subject=each.full(fact.subject), detail=said) for each in naming.apart()
    )


def _position(fact: Fact | None) -> str:
    return "" if fact is None or fact.position is None else safe(str(fact.position))


def _labelled(path: CommandPath, naming: Naming) -> Iterator[tuple[str, Spans]]:
    if not path.lines:
        yield from _under(PATH["sought"], [_sought(path, naming)], naming)
        yield from _under(PATH["nearest"], [naming.listed(path.nearest) or naming.tell(PATH["nearest_none"])], naming)
    elif path.deciders:
        label = PATH["perhaps" if path.decides == "last" else "decides"]
        yield from _under(label, [_decider(path, naming)], naming)
    breaks = [_break(each, naming) for each in path.breaks[:MOST_BREAKS]]
    if len(path.breaks) > MOST_BREAKS:
        breaks.append(f"… {len(path.breaks) - MOST_BREAKS:,}")
    yield from _under(PATH["breaks"], breaks, naming)
    yield from _under(PATH["loops"], [" → ".join(map(naming.full, (*loop, loop[0]))) for loop in path.loops], naming)


def _decider(path: CommandPath, naming: Naming) -> str:
    who = naming.listed(path.deciders)
    level = "" if path.owned_by is None else naming.word("level", path.owned_by)
    why = path.decides or "outermost"
    heads = any(step.heads for line in path.lines for step in line.steps[-1:])
    if why == "outermost" and not heads and not any(each.kind == "organisation" for each in path.deciders):
        why = "outermost_post"
    return " ".join(each.tell(PATH[why], who=who, level=level) for each in naming.apart())


def _sought(path: CommandPath, naming: Naming) -> str:
    """Who was looked for."""
    who = naming.listed(path.deciders)
    level = "" if path.owned_by is None else naming.word("level", path.owned_by)
    return " ".join(each.tell(PATH[f"sought_{path.sought}"], who=who, level=level) for each in naming.apart())


def _break(each: CommandBreak, naming: Naming) -> str:
    return naming.tell(BREAK[each.why], who=naming.full(each.who))


def _under(label: Words, lines: Sequence[str], naming: Naming) -> Iterator[tuple[str, Spans]]:
    for number, line in enumerate(lines):
        yield naming.tell(label) if number == 0 else "", spans(line)
