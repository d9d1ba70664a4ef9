"""The page of a coverage: how much is answered, which holes there are, and where."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from communitygov.base.findings import Words
from communitygov.base.rows import Rows
from communitygov.queries.answer import HOLES, STATES
from communitygov.queries.by import ByDuty, ByRow
from communitygov.queries.covered import Coverage, Gap
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.entries import entry_line
from communitygov.report.naming import Naming
from communitygov.report.page import TONE, Column, Labelled, Lines, Page, Part, Span, Spans, Table, spans
from communitygov.report.safe import safe
from communitygov.report.words import COVERAGE, MADE_UP, NOTE, PAGE, SIGN, STATE

if TYPE_CHECKING:
    from communitygov.base.ref import Ref

BY_DUTY = "duty"
"""Asked for in the place of a level: every duty has its line."""
MOST_GAPS = 40
"""How many gaps are shown; data has those that were listed."""
FEW_DUTIES = 5
"""So many duties are all listed; of more, those answered wherever asked are one line, and so are those not asked."""
UNANSWERED = frozenset(STATES) - {"answered", "exempt", "not_applicable"}
MOST_PLACES = 3
"""How many places of a gap are named."""
MOST_NOT_COUNTED = 10
"""How many places that are not counted are named; data has all."""


def coverage_page(coverage: Coverage, naming: Naming, by: Sequence[ByRow] = (), by_level: str = "") -> Page:
    """Lay out a coverage; ``by`` are the rows of one level, each with its states."""
    parts: list[Part] = [_heading(coverage, naming), Lines(tuple(_verdict(coverage, naming)))]
    if coverage.total:
        parts.append(_states(coverage, naming))
    duties = tuple(row for row in coverage.by_duty() if row.total)
    if len(duties) > 1:
        parts.append(_by_duty(duties, naming, whole=by_level == BY_DUTY))
    if by:
        parts.append(_by(by, naming.word("level", by_level), naming))
    if coverage.gaps:
        parts.append(_gaps(coverage.gaps[:MOST_GAPS], _unit(coverage), naming))
    if len(coverage.gaps) > MOST_GAPS:
        left = number(len(coverage.gaps) - MOST_GAPS)
        parts.append(Lines((spans(f"  … {naming.tell(COVERAGE['more_gaps'], number=left)}", "faint"),)))
    if coverage.gaps_left_out:
        parts.append(Lines((spans(f"  … {_left_out(coverage, naming)}", "doubt"),)))
    parts += _remarks(coverage, naming)
    return Page(tuple(parts))


def number(value: float) -> str:
    """A count as people write it: whole where it is whole, else with one decimal."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def percent(value: float) -> str:
    """Per cent with one decimal, rounded down: what is not whole never reads 100."""
    return f"{int(value * 10) / 10:.1f}"


def _heading(coverage: Coverage, naming: Naming) -> Lines:
    level = naming.tell(COVERAGE["every_level"]) if coverage.level is None else naming.full(f"level:{coverage.level}")
    many = len(coverage.duties)
    duties = f"{number(many)} {naming.tell(COVERAGE['duty' if many == 1 else 'duties'])}"
    title = (*spans(naming.tell(COVERAGE["title"]), "strong"), *spans(f"  {level} · {duties}"))
    shifts = coverage.until is not None or "T" in coverage.at
    in_force = ModesInForce(coverage.modes_in_force, "modes_tie" if coverage.modes_tie else "modes_differ")
    return Lines((title, asked(coverage.at, coverage.mode, in_force, naming, until=coverage.until, shifts=shifts)))


def _verdict(coverage: Coverage, naming: Naming) -> Iterator[Spans]:
    share = coverage.percent
    if share is not None:
        holes = any(coverage.states[state] for state in HOLES)
        sure = "answered" if share == 100 else "missing" if holes else "ambiguous"
        mark = spans(MADE_UP, "doubt") if coverage.made_up else ()
        yield (*spans(f"{SIGN[sure]} {percent(share)}% {naming.tell(COVERAGE['percent'])}", TONE[sure]), *mark)
    if coverage.notes:
        yield spans(f"{SIGN['missing']} {naming.tell(COVERAGE['nothing'])}", "bad")
    for note in coverage.notes:
        yield spans(f"  {naming.tell(NOTE[note])}", "bad")


def _states(coverage: Coverage, naming: Naming) -> Table:
    rows: list[tuple[Spans, ...]] = []
    for state in STATES:
        if coverage.states.get(state):
            rows.append((_state(state, naming), spans(number(coverage.states[state]))))
        if state == "answered" and coverage.inherited:
            rows.append((spans(f"    {naming.tell(COVERAGE['inherited'])}"), spans(number(coverage.inherited))))
        if state == "unknown_which" and coverage.readings_cut:
            rows.append((spans(f"    {naming.tell(COVERAGE['readings_cut'])}"), spans(number(coverage.readings_cut))))
        if state == "too_far" and coverage.holes_with_backstop:
            said = spans(f"    {naming.tell(COVERAGE['with_backstop'])}")
            rows.append((said, spans(number(coverage.holes_with_backstop))))
    return Table(
        (Column(naming.tell(COVERAGE["state"])), Column(naming.tell(_unit(coverage)), right=True)),
        tuple(rows),
        (spans(naming.tell(COVERAGE["total"])), spans(number(coverage.total))),
    )


def _unit(coverage: Coverage) -> Words:
    """What is counted: homes or places with duties, over a span by the hour."""
    homes = "_homes" if coverage.level == "household" else ""
    return COVERAGE[f"count{homes}{'' if coverage.until is None else '_hours'}"]


def _state(state: str, naming: Naming) -> Spans:
    return spans(f"{SIGN[state]} {naming.tell(STATE[state])}", TONE[state])


def _by(rows: Sequence[ByRow] | Sequence[ByDuty], heading: str, naming: Naming) -> Table:
    met = [state for state in STATES if any(row.states.get(state) for row in rows)]
    columns = (
        Column(heading),
        Column(naming.tell(COVERAGE["total"]), right=True),
        *(Column(naming.tell(STATE[state]), right=True) for state in met),
    )
    return Table(
        columns, tuple((spans(naming.full(_of(row))), *_cells(row.total, row.states, met, naming)) for row in rows)
    )


def _by_duty(duties: Sequence[ByDuty], naming: Naming, *, whole: bool) -> Table:
    """Each duty that is not answered everywhere; the others in a line each for those answered and those not asked."""
    table = _by(duties, naming.tell(COVERAGE["by_duty"]), naming)
    if whole or len(duties) <= FEW_DUTIES:
        return table
    met = [state for state in STATES if any(row.states.get(state) for row in duties)]
    kinds = [_kind(row) for row in duties]
    rows = [cells for cells, kind in zip(table.rows, kinds, strict=True) if kind in ("gaps", "exempt")]
    for kind in ("answered_all", "not_asked"):
        folded = [row for row, of in zip(duties, kinds, strict=True) if of == kind]
        if folded:
            summed = {state: sum(row.states.get(state, 0) for row in folded) for state in met}
            said = spans(naming.tell(COVERAGE[kind], number=len(folded)), "faint")
            rows.append((said, *_cells(sum(row.total for row in folded), summed, met, naming)))
    return Table(table.columns, tuple(rows))


def _kind(row: ByDuty) -> str:
    """Whether a duty has gaps, is answered wherever it asks, is exempt, or asks nowhere."""
    if any(row.states.get(state) for state in UNANSWERED):
        return "gaps"
    if row.states.get("answered"):
        return "answered_all"
    return "exempt" if row.states.get("exempt") else "not_asked"


def _of(row: ByRow | ByDuty) -> "Ref":
    return row.place if isinstance(row, ByRow) else row.duty


def _cells(total: float, states: Mapping[str, float], met: Sequence[str], naming: Naming) -> Iterator[Spans]:
    yield spans(number(total)) if total else spans(naming.tell(COVERAGE["not_counted"]), "doubt")
    for state in met:
        count = states.get(state, 0)
        yield spans(number(count), TONE[state]) if count else spans("-", "faint")


def _gaps(gaps: Rows[Gap], unit: Words, naming: Naming) -> Table:
    """The gaps of each duty below its name."""
    headings = [COVERAGE["gaps"], unit, *(COVERAGE[key] for key in ("within", "places", "who"))]
    columns = tuple(Column(naming.tell(words), right=words is unit) for words in headings)
    of: dict[Ref, list[Gap]] = {}
    for gap in gaps:
        of.setdefault(gap.duty, []).append(gap)
    rows: list[tuple[Spans, ...]] = []
    for duty, those in of.items():
        rows.append((spans(naming.full(duty), "strong"), (), (), (), ()))
        rows.extend(_gap(gap, naming) for gap in those)
    return Table(columns, tuple(rows))


def _left_out(coverage: Coverage, naming: Naming) -> str:
    """How many gaps are listed nowhere, and what they come to."""
    states = (f"{naming.tell(STATE[state])} {number(count)}" for state, count in coverage.left_out.items())
    return naming.tell(COVERAGE["left_out"], number=number(coverage.gaps_left_out), states=naming.joined(states))


def _gap(gap: Gap, naming: Naming) -> tuple[Spans, ...]:
    state = (Span("  "), *_state(gap.state, naming))
    return (
        state,
        spans(number(gap.count)),
        spans("-", "faint") if gap.within is None else spans(naming.full(gap.within)),
        (*spans(_places(gap, naming)), *_mark(gap, naming)),
        tuple(_who(gap, naming)),
    )


def _mark(gap: Gap, naming: Naming) -> Spans:
    """Whether all or some of these answers rest on something made up."""
    if gap.made_up == "some":
        return spans(naming.bracketed(naming.tell(COVERAGE["some_made_up"])), "doubt")
    return spans(MADE_UP, "doubt") if gap.made_up == "all" else ()


def _places(gap: Gap, naming: Naming) -> str:
    named = naming.joined(safe(place.id) for place in gap.places[:MOST_PLACES])
    all_named = gap.rows <= min(len(gap.places), MOST_PLACES)
    return named if all_named else f"{named} … {number(gap.rows)} {naming.tell(COVERAGE['more'])}"


def _who(gap: Gap, naming: Naming) -> Iterator[Span]:
    for count, entry in enumerate((*gap.lead, *gap.backstop)):
        if count:
            yield Span("\n")
        yield from entry_line(entry, naming)


def _remarks(coverage: Coverage, naming: Naming) -> Iterator[Part]:
    if coverage.not_counted:
        places = naming.joined(naming.full(place) for place in coverage.not_counted[:MOST_NOT_COUNTED])
        if len(coverage.not_counted) > MOST_NOT_COUNTED:
            left = number(len(coverage.not_counted) - MOST_NOT_COUNTED)
            places += f" … {naming.tell(COVERAGE['more_not_counted'], number=left)}"
        said = spans(f"{places}{naming.bracketed(naming.tell(COVERAGE['why_not_counted']))}", "doubt")
        yield Labelled(((naming.tell(COVERAGE["not_counted"]), said),))
    if coverage.made_up:
        yield Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),))
