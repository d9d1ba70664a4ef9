"""The page of a comparison: what is lost, gained and changed, where, and what makes the difference."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communitygov.base.rows import Rows
from communitygov.queries.answer import HOLES, STATES, Entry
from communitygov.queries.compare_differences import KINDS, Difference, Turn
from communitygov.queries.compare_values import Comparison, Condition, OnlyThere
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.compare_words import COMPARE, IN_DOUBT, KIND, WHY_ONLY
from communitygov.report.coverage import number
from communitygov.report.entries import entry_line
from communitygov.report.naming import Naming
from communitygov.report.noun_changes import noun_table
from communitygov.report.page import (
    TONE,
    Branch,
    Column,
    Labelled,
    Lines,
    Page,
    Part,
    Span,
    Spans,
    Table,
    Tone,
    Tree,
    spans,
)
from communitygov.report.safe import safe
from communitygov.report.why import fact_spans, loss_spans
from communitygov.report.words import COVERAGE, MADE_UP, PAGE, SIGN, STATE

if TYPE_CHECKING:
    from communitygov.base.ref import Ref

MOST_SHOWN = 40
"""How many differences are shown; data has those that were listed."""
MOST_WHY = 12
"""Of how many it is told what makes the difference."""
MOST_PLACES = 3
"""How many places of a difference are named."""
MARK: dict[str, tuple[str, Tone]] = {
    "lost": ("×", "bad"),
    "gained": ("√", "good"),
    "changed": ("→", ""),
    "other_hole": ("×", "bad"),
    "in_doubt": ("▲", "doubt"),
    "asked": ("○", ""),
    "not_asked": ("○", "faint"),
}
"""The sign and the tone of each kind."""


def compare_page(found: Comparison, naming: Naming, *, with_why: bool = False) -> Page:
    """Lay out a comparison; ``with_why`` tells what makes each of the first differences."""
    parts: list[Part] = [heading(found, naming), Lines(tuple(_verdict(found, naming)))]
    if found.before.total or found.after.total:
        parts.append(state_table((found.before, found.after), naming))
    parts += differences(found.differences, naming, found.left_out)
    if with_why and found.differences:
        parts.append(why_tree(found.differences[:MOST_WHY], naming))
    parts += _only(found, naming)
    if found.nouns:
        parts.append(noun_table(found.nouns[:MOST_SHOWN], naming))
    more = len(found.nouns[MOST_SHOWN:]) + found.nouns_left_out
    if more:
        parts.append(Lines((spans(f"  … {naming.tell(COMPARE['more'], number=number(more))}", "faint"),)))
    if found.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def heading(found: Comparison, naming: Naming) -> Lines:
    """What was asked, and when either side was."""
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    many = len(found.duties)
    duties = f"{number(many)} {naming.tell(COVERAGE['duty' if many == 1 else 'duties'])}"
    title = (*spans(naming.tell(COMPARE["title"]), "strong"), *spans(f"  {level} · {duties}"))
    sides = (("before", found.before), ("after", found.after))
    return Lines(
        (title, *((*spans(f"{naming.tell(COMPARE[key])}  ", "faint"), *when(side, naming)) for key, side in sides))
    )


def when(side: Condition, naming: Naming) -> Spans:
    """The instant and the mode of one side."""
    in_force = ModesInForce(side.modes_in_force, "modes_tie" if side.modes_tie else "modes_differ")
    return asked(side.at, side.mode, in_force, naming, shifts="T" in side.at)


def _verdict(found: Comparison, naming: Naming) -> Iterator[Spans]:
    mark = spans(MADE_UP, "doubt") if found.made_up else ()
    if not (found.same or any(found.counts.values())):
        yield spans(f"{SIGN['missing']} {naming.tell(COMPARE['no_pair'])}", "bad")
    elif found.is_empty:
        yield spans(f"= {naming.tell(COMPARE['nothing'])}", "good")
    for kind in KINDS:
        if found.counts[kind]:
            yield (*counted_spans(kind, naming), *spans(f" {number(found.counts[kind])}"), *mark)
    if not found.is_empty and found.same:
        yield spans(f"= {naming.tell(COMPARE['same'])} {number(found.same)}", "faint")


def kind_spans(kind: str, naming: Naming) -> Spans:
    """A kind of difference with its sign."""
    sign, tone = MARK[kind]
    return spans(f"{sign} {naming.tell(KIND[kind])}", tone)


def counted_spans(kind: str, naming: Naming) -> Spans:
    """What is counted as a kind of difference, with its sign: what comes out of doubt counts as in doubt too."""
    sign, tone = MARK[kind]
    return spans(f"{sign} {naming.tell(IN_DOUBT if kind == 'in_doubt' else KIND[kind])}", tone)


def state_table(sides: tuple[Condition, Condition], naming: Naming) -> Table:
    """How many are in each state before and after."""
    one, other = sides
    headings = [COMPARE["state"], COMPARE["before"], COMPARE["after"], COMPARE["growth"]]
    rows = [
        (_state(state, naming), *_three(one.states[state], other.states[state]))
        for state in STATES
        if one.states[state] or other.states[state]
    ]
    foot = (spans(naming.tell(COVERAGE["total"])), *_three(one.total, other.total))
    columns = tuple(Column(naming.tell(words), right=at > 0) for at, words in enumerate(headings))
    return Table(columns, tuple(rows), foot)


def _state(state: str, naming: Naming) -> Spans:
    return spans(f"{SIGN[state]} {naming.tell(STATE[state])}", TONE[state])


def _three(one: float, other: float) -> tuple[Spans, Spans, Spans]:
    change = other - one
    said = spans(f"{'+' if change > 0 else '-'}{number(abs(change))}") if change else spans("-", "faint")
    return spans(number(one)), spans(number(other)), said


def differences(found: Rows[Difference], naming: Naming, left_out: int) -> Iterator[Part]:
    """The differences, below the kind and the duty they are of; and how many are not shown."""
    if found:
        yield _table(found[:MOST_SHOWN], naming)
    if len(found) > MOST_SHOWN:
        left = number(len(found) - MOST_SHOWN)
        yield Lines((spans(f"  … {naming.tell(COMPARE['more'], number=left)}", "faint"),))
    if left_out:
        yield Lines((spans(f"  … {naming.tell(COMPARE['left_out'], number=number(left_out))}", "doubt"),))


def _table(found: Rows[Difference], naming: Naming) -> Table:
    headings = [
        COMPARE["differences"],
        COVERAGE["count"],
        *(COMPARE[key] for key in ("where", "which", "before", "after")),
    ]
    columns = tuple(Column(naming.tell(words), right=at == 1) for at, words in enumerate(headings))
    rows: list[tuple[Spans, ...]] = []
    last: tuple[str, object] | None = None
    for each in found:
        if last != (each.kind, each.duty):
            last = each.kind, each.duty
            said = (*kind_spans(each.kind, naming), *spans(f"  {naming.full(each.duty)}", "strong"))
            rows.append((said, (), (), (), (), ()))
        rows.append(_row(each, naming))
    return Table(columns, tuple(rows))


def _row(each: Difference, naming: Naming) -> tuple[Spans, ...]:
    within = spans("-", "faint") if each.within is None else spans(naming.full(each.within))
    places = spans(places_of(each, naming))
    return (
        spans(" "),
        spans(number(each.count)),
        within,
        places,
        tuple(_turn(each.before, naming)),
        tuple(_turn(each.after, naming)),
    )


def places_of(each: Difference, naming: Naming) -> str:
    """A few of the places of a difference, and how many there are."""
    return some_places(each.places, each.rows, naming)


def some_places(places: "Sequence[Ref]", rows: int, naming: Naming) -> str:
    """A few places, and how many there are."""
    named = naming.joined(safe(place.id) for place in places[:MOST_PLACES])
    if rows <= min(len(places), MOST_PLACES):
        return named
    return f"{named} … {number(rows)} {naming.tell(COMPARE['places'])}"


def _turn(turn: Turn, naming: Naming) -> Iterator[Span]:
    """The state where it is not answered, who leads, and who stands behind a hole."""
    entries = turn.lead
    if turn.state != "answered" or not turn.lead:
        yield from _state(turn.state, naming)
        entries = turn.lead or turn.backstop
    for at, entry in enumerate(entries):
        if at or turn.state != "answered":
            yield Span("\n")
        yield from _entry(entry, naming, behind=turn.state in HOLES)


def _entry(entry: Entry, naming: Naming, *, behind: bool) -> Spans:
    said = entry_line(entry, naming)
    return (*spans(f"{naming.tell(COMPARE['backstop'])} ", "faint"), *said) if behind else said


def why_tree(found: Rows[Difference], naming: Naming) -> Tree:
    """For each difference what only one side rests on, at the first of its places."""
    return Tree(naming.tell(COMPARE["why"]), tuple(_why(each, naming) for each in found))


def _why(each: Difference, naming: Naming) -> Branch:
    said = f"  {naming.full(each.duty)} · {places_of(each, naming)}"
    sides = (("before", each.before), ("after", each.after))
    under = tuple(Branch(spans(naming.tell(COMPARE[key])), tuple(_of(turn, naming))) for key, turn in sides)
    return Branch((*kind_spans(each.kind, naming), *spans(said)), tuple(branch for branch in under if branch.under))


def _of(turn: Turn, naming: Naming) -> Iterator[Branch]:
    for fact in turn.because:
        yield Branch(fact_spans(fact, naming))
    for loss in turn.why_not:
        yield Branch(loss_spans(loss, naming))


def _only(found: Comparison, naming: Naming) -> Iterator[Part]:
    rows: list[tuple[str, Spans]] = []
    for key, duties in (("duties_before", found.duties_before), ("duties_after", found.duties_after)):
        if duties:
            rows.append((naming.tell(COMPARE[key]), spans(naming.listed(duties))))
    for key, places in (("only_before", found.places_before), ("only_after", found.places_after)):
        for at, each in enumerate(places[:MOST_SHOWN]):
            rows.append(("" if at else naming.tell(COMPARE[key]), spans(_place(each, naming))))
        if len(places) > MOST_SHOWN:
            more = naming.tell(COMPARE["more"], number=number(len(places) - MOST_SHOWN))
            rows.append(("", spans(f"… {more}", "faint")))
    if rows:
        yield Labelled(tuple(rows))


def _place(each: OnlyThere, naming: Naming) -> str:
    why = naming.bracketed(naming.tell(WHY_ONLY[each.why]))
    return f"{naming.full(each.place)} {number(each.count)}{why}"
