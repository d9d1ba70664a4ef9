"""The page of an answer: who answers, who helps, who is next up, the way there; and why."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communitygov.base.words import Words
from communitygov.queries.answer import Answer, Entry
from communitygov.queries.off_words import off_told
from communitygov.queries.unknown_words import not_known
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.entries import chain, entry_row
from communitygov.report.naming import Naming
from communitygov.report.page import TONE, Column, Labelled, Lines, Page, Part, Spans, Table, Tone, spans
from communitygov.report.safe import safe
from communitygov.report.why import why
from communitygov.report.words import FAILED, HELD_BY, MADE_UP, MEANING, PAGE, PERHAPS, ROLE, SIGN, STATE, WHO

if TYPE_CHECKING:
    from communitygov.base.ref import Ref

MOST_READINGS = 8
"""The readings that are shown; the rest are counted."""
MAIN = ("lead", "first_responder", "backstop")
HELPERS = ("assist", "inform", "supervise")


def who_page(answer: Answer, naming: Naming, *, with_why: bool = False) -> Page:
    """Lay out an answer; ``with_why`` adds what it rests on and who was not chosen, with their places in the source."""
    parts: list[Part] = [_heading(answer, naming), Lines((_verdict(answer, naming),))]
    rows = tuple(_rows(answer, naming))
    if rows:
        headings = (WHO["role"], WHO["who"], WHO["post"], WHO["ground"])
        parts.append(Table(tuple(Column(naming.tell(words)) for words in headings), rows))
    parts.append(_labelled(answer, naming, with_why=with_why))
    if with_why:
        parts.extend(why(answer, naming))
    if _rests_on_made_up(answer):
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def _heading(answer: Answer, naming: Naming) -> Lines:
    title = (
        *spans(naming.tell(WHO["title"]), "strong"),
        *spans(f"  {naming.full(answer.duty)} · {naming.full(answer.place)}"),
    )
    in_force = ModesInForce(answer.mode_in_force, "modes_tie")
    return Lines((title, asked(answer.at, answer.mode, in_force, naming, shifts=answer.shifts_considered)))


def _verdict(answer: Answer, naming: Naming) -> Spans:
    state = answer.state
    meaning = "" if naming.tongue == "both" else naming.tell(MEANING["inherited" if answer.inherited else state])
    said = spans(f"{SIGN[state]} {naming.tell(STATE[state])}", TONE[state])
    return (*said, *spans(f"  {meaning}")) if meaning else said


def _rows(answer: Answer, naming: Naming) -> Iterator[tuple[Spans, ...]]:
    yield from _failed(answer, naming)
    main: dict[Entry, list[str]] = {}
    for role in MAIN:
        for entry, said in _in_role(answer, role, naming):
            main.setdefault(entry, []).append(said)
    for entry, roles in main.items():
        yield entry_row(" · ".join(roles), entry, naming)
    for role in HELPERS:
        for entry, said in _in_role(answer, role, naming):
            yield entry_row(said, entry, naming)
    yield from chain(answer, naming)


def _in_role(answer: Answer, role: str, naming: Naming) -> Iterator[tuple[Entry, str]]:
    """The entries of a list, each with what it is there: perhaps only, where not every reading has it."""
    perhaps, told = set(answer.perhaps.get(role, ())), ROLE[role]
    maybe = Words(PERHAPS.zh + told.zh, f"{PERHAPS.en} {told.en}")
    for entry in getattr(answer, role):
        yield entry, naming.tell(maybe if entry in perhaps else told)


def _failed(answer: Answer, naming: Naming) -> Iterator[tuple[Spans, ...]]:
    """Those who name a hole: they should answer and do not."""
    words = FAILED.get(answer.state)
    named = dict.fromkeys(fact.object for fact in answer.because if fact.kind == "share" and fact.object)
    if words is not None:
        for carrier in named:
            yield spans(naming.tell(ROLE["lead"])), spans(naming.tell(words), "bad"), spans(naming.full(carrier)), ()


def _labelled(answer: Answer, naming: Naming, *, with_why: bool) -> Labelled:
    rows: list[tuple[str, Spans]] = []
    if answer.path:
        rows.append((naming.tell(WHO["path"]), spans(" → ".join(naming.short(place) for place in answer.path))))
    if with_why or answer.state == "off_shift":
        rows.extend(_under_label(WHO["off"], _off(answer, naming), naming))
    rows.extend(_under_label(WHO["unknown"], _unknowns(answer, naming, with_why=with_why), naming, tone="doubt"))
    readings = (*_readings(answer, naming), *_more_readings(answer, naming))
    rows.extend(_under_label(WHO["readings"], readings, naming))
    rows.extend(_under_label(WHO["lists_cut"], _lists_cut(answer, naming), naming, tone="doubt"))
    rows.extend(_under_label(WHO["sentence"], [safe(answer.sentence(lang)) for lang in naming.langs], naming))
    if with_why:
        rows.extend(_under_label(WHO["rests_on"], _made_up(answer, naming), naming, tone="doubt"))
    return Labelled(tuple(rows))


def _under_label(label: Words, lines: Iterable[str], naming: Naming, tone: Tone = "") -> Iterator[tuple[str, Spans]]:
    for number, line in enumerate(lines):
        yield naming.tell(label) if number == 0 else "", spans(line, tone)


def _off(answer: Answer, naming: Naming) -> Iterator[str]:
    """Who is off, on which shift, and until when."""
    for off in answer.off_shifts:
        for each in naming.apart():
            said = off_told(off, each.full(off.shift), each.langs[0])
            yield f"{each.full(off.carrier)}{': ' if each.tongue == 'en' else '：'}{said}"


def _unknowns(answer: Answer, naming: Naming, *, with_why: bool) -> Iterator[str]:
    """What is not known; with the reasons also where it stands."""
    for unknown in answer.unknowns:
        at = f"  {safe(str(unknown.position))}" if with_why and unknown.position is not None else ""
        for each in naming.apart():
            yield not_known(unknown, each.full, each.langs[0]) + at


def _readings(answer: Answer, naming: Naming) -> Iterator[str]:
    for reading in answer.readings[:MOST_READINGS]:
        state = f"{SIGN[reading.state]} {naming.tell(STATE[reading.state])}"
        yield f"{state}  {naming.joined(_person(person, naming) for person in reading.persons)}".rstrip()


def _more_readings(answer: Answer, naming: Naming) -> Iterator[str]:
    """How many readings are not shown, and whether there are some that nobody looked at."""
    more = len(answer.readings) - MOST_READINGS
    if more > 0:
        yield naming.tell(WHO["more_readings"], count=more)
    if answer.readings_cut:
        yield naming.tell(WHO["readings_cut"])


def _lists_cut(answer: Answer, naming: Naming) -> Iterator[str]:
    """The lists of which not every way to read them was looked at."""
    if answer.lists_cut:
        lists = naming.joined(naming.tell(ROLE[name]) for name in answer.lists_cut)
        yield naming.tell(WHO["lists_cut_of"], lists=lists)


def _person(person: str, naming: Naming) -> str:
    """A person of a reading; one not named is a word that begins so, and tells apart."""
    kind = person.partition(":")[0].partition("-")[0].partition(" ")[0]
    return naming.tell(HELD_BY[kind]) if kind in HELD_BY else naming.full(person)


def _made_up(answer: Answer, naming: Naming) -> Iterator[str]:
    """What the answer rests on that no source says, one kind of noun on a line."""
    kinds: dict[str, list[Ref]] = {}
    for ref in answer.made_up:
        kinds.setdefault(ref.kind, []).append(ref)
    for kind, refs in kinds.items():
        yield f"{naming.kind(kind)} {naming.listed(refs)}{MADE_UP}"


def _rests_on_made_up(answer: Answer) -> bool:
    lists = (
        answer.lead,
        answer.first_responder,
        answer.backstop,
        answer.escalation,
        *(getattr(answer, role) for role in HELPERS),
    )
    return bool(answer.made_up) or any(entry.made_up for entries in lists for entry in entries)
