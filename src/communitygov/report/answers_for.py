"""The page of what somebody answers for: in which duties, where, through what, at which hours; and what not."""

from collections.abc import Iterator, Sequence

from communitygov.base.rows import Rows
from communitygov.queries.answers_for_places import Places
from communitygov.queries.answers_for_rows import AnsweredFor, Bound, Hat, NotNow, Through
from communitygov.queries.answers_for_value import AnswersFor
from communitygov.report.answers_for_words import HAT, NOTE, PAGE_WORDS, PART, REASON
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Labelled, Lines, Page, Part, Spans, Table, spans
from communitygov.report.safe import safe
from communitygov.report.words import CAPACITY, HOLDER, MADE_UP, PAGE, PERHAPS, SIGN

MOST_ROWS = 60
"""The rows of a table that are shown; data has all."""
MOST_PLACES = 4
"""The places of a row that are named."""


def answers_for_page(answer: AnswersFor, naming: Naming) -> Page:
    """Lay out what somebody answers for."""
    parts: list[Part] = [_heading(answer, naming), Lines((_verdict(answer, naming), *_notes(answer, naming)))]
    if answer.rows:
        parts.append(_rows(answer.rows[:MOST_ROWS], naming))
        parts += _more(len(answer.rows), naming)
    if answer.not_now:
        parts.append(_not_now(answer.not_now[:MOST_ROWS], naming))
        parts += _more(len(answer.not_now), naming)
    labelled = [*_hats(answer, naming), *_not_counted(answer, naming)]
    if labelled:
        parts.append(Labelled(tuple(labelled)))
    if answer.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def number(value: float) -> str:
    """A count as people write it."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _heading(answer: AnswersFor, naming: Naming) -> Lines:
    title = (*spans(naming.tell(PAGE_WORDS["title"]), "strong"), *spans(f"  {naming.full(answer.who)}"))
    in_force = ModesInForce(answer.modes_in_force, "modes_differ")
    return Lines((title, asked(answer.at, answer.mode, in_force, naming, shifts=answer.shifts_considered)))


def _verdict(answer: AnswersFor, naming: Naming) -> Spans:
    if not answer.lead:
        unsure = any(row.part in ("perhaps", "rival") for row in answer.rows)
        return spans(f"{SIGN['not_applicable']} {naming.tell(PAGE_WORDS['unsure' if unsure else 'nothing'])}", "doubt")
    fields = {"homes": number(answer.homes), "others": number(answer.others)}
    return spans(f"{SIGN['answered']} {naming.tell(PAGE_WORDS[_extent(answer)], **fields)}", "good")


def _extent(answer: AnswersFor) -> str:
    """The words for how much is led: homes that are not counted are never told as nought."""
    if not answer.not_counted:
        return "leads"
    return "leads_besides" if answer.homes or answer.others else "leads_uncounted"


def _notes(answer: AnswersFor, naming: Naming) -> Iterator[Spans]:
    return (spans(f"  {naming.tell(NOTE[note])}", "doubt") for note in answer.notes)


def _columns(naming: Naming, *names: str) -> tuple[Column, ...]:
    return tuple(Column(naming.tell(PAGE_WORDS[name]), right=name in ("homes", "others")) for name in names)


def _rows(rows: Rows[AnsweredFor], naming: Naming) -> Table:
    columns = _columns(naming, "duty", "part", "homes", "others", "where", "through", "hours")
    alike: dict[object, list[AnsweredFor]] = {}
    for row in rows:
        alike.setdefault((row.duty, row.places, row.through, row.made_up), []).append(row)
    return Table(columns, tuple(_row(those[0], _parts(those, naming), naming) for those in alike.values()))


def _parts(rows: Sequence[AnsweredFor], naming: Naming) -> Spans:
    """In which capacities, each perhaps only where not every reading has it."""
    told = [naming.tell(PART[row.part]) for row in rows]
    unsure = [row.perhaps and row.part != "perhaps" for row in rows]
    said = [f"{naming.tell(PERHAPS)} {part}" if perhaps else part for part, perhaps in zip(told, unsure, strict=True)]
    return spans(" · ".join(said), "good" if any(row.part == "lead" for row in rows) else "")


def _row(row: AnsweredFor, parts: Spans, naming: Naming) -> tuple[Spans, ...]:
    mark = spans(MADE_UP, "doubt") if row.made_up != "none" else ()
    shifts = dict.fromkeys(shift for way in row.through for shift in way.shifts)
    return (
        spans(naming.full(row.duty)),
        parts,
        *_counts(row.places),
        (*spans(where(row.places, naming)), *mark),
        spans("\n".join(dict.fromkeys(_way(way, naming) for way in row.through))),
        spans(_shifts(tuple(shifts), naming)),
    )


def _counts(places: Places) -> tuple[Spans, Spans]:
    homes, others = (spans(number(each)) if each else spans("-", "faint") for each in (places.homes, places.others))
    return homes, others


def where(places: Places, naming: Naming) -> str:
    """A few of the places, and how many there are."""
    told = [naming.full(place) for place in places.whole]
    told += [naming.full(place) + naming.tell(PAGE_WORDS["rest"]) for place in places.part]
    told += [naming.full(place) + naming.tell(PAGE_WORDS["itself"]) for place in places.itself]
    said = naming.joined(told[:MOST_PLACES])
    many = len(told) + places.left_out
    if many > MOST_PLACES:
        said = f"{said} {naming.tell(PAGE_WORDS['more'], number=number(many))}"
    return said + (naming.tell(PAGE_WORDS["floors"]) if places.floors else "")


def _way(way: Through, naming: Naming) -> str:
    """The post or body, who holds it where that is not the one asked about, and in which capacity."""
    carrier = way.post or way.organisation or way.team
    holder = way.holder or ""
    said = naming.full(carrier) if carrier is not None else naming.full(holder)
    if way.post is not None and (way.organisation or way.team) is not None:
        said += f" · {naming.full(way.organisation or way.team or '')}"
    more = [naming.tell(CAPACITY[way.capacity])] if way.capacity in CAPACITY else []
    more += [naming.tell(HOLDER[holder]) if holder in HOLDER else naming.full(holder)] if carrier and holder else []
    return said + (naming.bracketed(naming.joined(more)) if more else "")


def _shifts(shifts: Sequence[Bound], naming: Naming) -> str:
    """The shifts, each with its hours."""
    told = dict.fromkeys(
        f"{naming.full(shift.shift)} {naming.joined(shift.hours) or naming.tell(PAGE_WORDS['unknown_hours'])}"
        for shift in shifts
    )
    return naming.joined(told)


def _not_now(rows: Rows[NotNow], naming: Naming) -> Table:
    columns = (
        Column(naming.tell(PAGE_WORDS["not_now"])),
        *_columns(naming, "why", "homes", "others", "where", "of", "hours"),
    )
    return Table(columns, tuple(_lost(row, naming) for row in rows))


def _lost(row: NotNow, naming: Naming) -> tuple[Spans, ...]:
    return (
        spans(naming.full(row.duty)),
        spans(naming.tell(REASON[row.reason])),
        *_counts(row.places),
        spans(where(row.places, naming)),
        spans(naming.full(row.carrier)),
        spans(_shifts(row.shifts, naming)),
    )


def _more(many: int, naming: Naming) -> Iterator[Part]:
    if many > MOST_ROWS:
        left = number(many - MOST_ROWS)
        yield Lines((spans(f"  … {naming.tell(PAGE_WORDS['more_rows'], number=left)}", "faint"),))


def _hats(answer: AnswersFor, naming: Naming) -> Iterator[tuple[str, Spans]]:
    for at, hat in enumerate(answer.hats[:MOST_ROWS]):
        label = naming.tell(PAGE_WORDS["hats"]) if at == 0 else ""
        yield label, spans(_hat(hat, answer, naming), "" if hat.state == "now" else "faint")


def _hat(hat: Hat, answer: AnswersFor, naming: Naming) -> str:
    more = [naming.tell(CAPACITY[hat.capacity])] if hat.capacity in CAPACITY else []
    if answer.who.kind == "post":
        more += [
            naming.tell(HOLDER[each]) if each in HOLDER else naming.full(each) for each in hat.holder.split(" or ")
        ]
    more += [f"{safe(hat.since or '')} → {safe(hat.until or '')}".strip()] if hat.since or hat.until else []
    more += [naming.tell(HAT[hat.state])] if hat.state != "now" else []
    more += [_shifts(hat.shifts, naming)] if hat.shifts else []
    return naming.full(hat.post) + (naming.bracketed(naming.joined(more)) if more else "")


def _not_counted(answer: AnswersFor, naming: Naming) -> Iterator[tuple[str, Spans]]:
    if answer.not_counted:
        places = naming.joined(naming.full(place) for place in answer.not_counted[:MOST_ROWS])
        said = f"{places}{naming.bracketed(naming.tell(PAGE_WORDS['unknown_homes']))}"
        yield naming.tell(PAGE_WORDS["not_counted"]), spans(said, "doubt")
