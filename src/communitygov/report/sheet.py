"""A coverage as CSV, for spreadsheets: the whole, each duty, each place asked for, and every gap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from communitygov.queries.answer import STATES
from communitygov.queries.by import ByRow
from communitygov.queries.covered import Coverage, Gap
from communitygov.report.cells import Cell, csv_text
from communitygov.report.data import plain

HEAD = ("row", "at", "until", "mode", "modes_in_force", "level", "place", "duty", "total", *STATES)
OF_GAPS = ("places", "number", "who", "made_up")
"""What only the lines of gaps fill in: a few of the places, how many there are, who answers perhaps or further out."""


def coverage_csv(coverage: Coverage, by: Sequence[ByRow] = ()) -> str:
    """A line for the whole, for each duty, for each place of ``by``, and for each gap; ``row`` says which it is.

    Gaps that are not listed have one line together, ``gaps_left_out``, with what they come to by state.
    """
    return csv_text(_rows(coverage, by))


def _rows(coverage: Coverage, by: Sequence[ByRow]) -> Iterator[Sequence[Cell]]:
    yield [*HEAD, *OF_GAPS]
    asked = [coverage.at, coverage.until, coverage.mode, " ".join(coverage.modes_in_force), coverage.level]
    for kind, place, duty, counts, rest in _lines(coverage, by):
        states = [plain(counts.get(state, 0)) for state in STATES]
        yield [kind, *asked, place, duty, plain(sum(counts.values())), *states, *rest]


Line = tuple[str, str, str, Mapping[str, float], Sequence[str | int]]


def _lines(coverage: Coverage, by: Iterable[ByRow]) -> Iterator[Line]:
    nothing = ("",) * len(OF_GAPS)
    yield "total", "", "", coverage.states, nothing
    for each in coverage.by_duty():
        yield "duty", "", str(each.duty), each.states, nothing
    for row in by:
        yield "place", str(row.place), "", row.states, nothing
    for gap in coverage.gaps:
        within = "" if gap.within is None else str(gap.within)
        yield "gap", within, str(gap.duty), {gap.state: gap.count}, _of_gap(gap)
    if coverage.gaps_left_out:
        yield "gaps_left_out", "", "", coverage.left_out, ("", coverage.gaps_left_out, "", "")


def _of_gap(gap: Gap) -> Sequence[str | int]:
    who = dict.fromkeys(
        str(entry.post or entry.organisation or entry.team or entry.holder) for entry in (*gap.lead, *gap.backstop)
    )
    return " ".join(map(str, gap.places)), gap.rows, " ".join(who), gap.made_up
