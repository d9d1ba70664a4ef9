"""The page of chokepoints: whose absence cuts off how many places and homes, the worst first."""

from collections.abc import Iterator, Sequence

from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.chokepoints_answer import Chokepoint, Chokepoints, CutOff
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.command_path import held_by
from communitygov.report.command_words import CHOKE, STATE
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Labelled, Lines, Page, Part, Spans, Table, spans
from communitygov.report.words import PAGE, SIGN

MOST_POINTS = 16
"""The chokepoints that are shown; of more, how many."""
MOST_PLACES = 3
"""The places that are named, where they are few."""


def chokepoints_page(found: Chokepoints, naming: Naming, *, every: bool = False) -> Page:
    """Lay out chokepoints; ``every`` shows all of them."""
    parts: list[Part] = [_heading(found, naming), Lines((_verdict(found, naming),))]
    shown = found.points if every else found.points[:MOST_POINTS]
    if shown:
        parts.append(_table(shown, naming))
    left = found.points[len(shown) :]
    if left:
        said = naming.tell(CHOKE["more"], count=f"{len(left):,}", homes=f"{left[0].cut_off.homes:,}")
        parts.append(Lines((spans(f"  {said}", "faint"),)))
    labelled = tuple(_labelled(found, naming))
    if labelled:
        parts.append(Labelled(labelled))
    if _made_up(shown):
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def _heading(found: Chokepoints, naming: Naming) -> Lines:
    many = f"{len(found.asked.places):,}"
    level = "" if found.level is None else naming.word("level", found.level)
    key = "led" if found.level is None else "level"
    said = [naming.tell(CHOKE[key], places=many, level=level), _homes(found.asked, naming)]
    title = (*spans(naming.tell(CHOKE["title"]), "strong"), *spans(f"  {' · '.join(said)}"))
    in_force = ModesInForce(found.modes_in_force, "modes_differ")
    return Lines((title, asked(found.at, found.mode, in_force, naming, shifts=found.shifts_considered)))


def _verdict(found: Chokepoints, naming: Naming) -> Spans:
    many = len(found.points)
    if many:
        said = naming.tell(CHOKE["point" if many == 1 else "points"], count=f"{many:,}")
        return spans(f"{SIGN['ambiguous']} {said}", "doubt")
    if not found.asked.places or not found.deciders:
        key = "no_decider" if found.asked.places else "nothing"
        return spans(f"{SIGN['missing']} {naming.tell(CHOKE[key])}", "bad")
    if len(found.unreached.places) == len(found.asked.places):
        return spans(f"{SIGN['missing']} {naming.tell(CHOKE['no_decider'])}", "bad")
    return spans(f"{SIGN['answered']} {naming.tell(CHOKE['none'])}", "good")


def _table(points: Rows[Chokepoint], naming: Naming) -> Table:
    columns = tuple(
        Column(naming.tell(CHOKE[key]), right=key in ("places", "households"))
        for key in ("who", "holder", "places", "households", "where")
    )
    return Table(columns, tuple(_row(point, naming) for point in points))


def _row(point: Chokepoint, naming: Naming) -> tuple[Spans, ...]:
    who = naming.full(point.who)
    if point.posts:
        who += naming.bracketed(naming.tell(CHOKE["posts"], posts=naming.listed(point.posts)))
    cut = point.cut_off
    holder = () if point.posts else held_by(point.state, point.holders, naming)
    if point.empty:
        tone = STATE[point.state][1]
        holder = (*holder, *spans(naming.bracketed(naming.tell(CHOKE["already"])), tone)) if tone == "bad" else holder
    return spans(who), holder, spans(f"{len(cut.places):,}"), spans(f"{cut.homes:,}"), spans(_which(cut, naming))


def _which(cut: CutOff, naming: Naming) -> str:
    few = len(cut.places) <= MOST_PLACES or cut.within is None
    said = _some(cut.places, naming) if few or cut.within is None else naming.full(cut.within)
    missing = naming.tell(CHOKE["not_counted"], count=f"{len(cut.not_counted):,}") if cut.not_counted else ""
    return said + (f" · {missing}" if missing else "")


def _some(places: Sequence[Ref], naming: Naming) -> str:
    said = naming.listed(places[:MOST_PLACES])
    if len(places) > MOST_PLACES:
        said += f" … {naming.tell(CHOKE['in_all'], count=f'{len(places):,}')}"
    return said


def _homes(cut: CutOff, naming: Naming) -> str:
    said = naming.tell(CHOKE["homes"], homes=f"{cut.homes:,}")
    missing = naming.tell(CHOKE["not_counted"], count=f"{len(cut.not_counted):,}")
    return naming.joined((said, missing)) if cut.not_counted else said


def _labelled(found: Chokepoints, naming: Naming) -> Iterator[tuple[str, Spans]]:
    if found.deciders:
        yield naming.tell(CHOKE["decides"]), spans(naming.listed(found.deciders))
    if found.unreached.places:
        lost = found.unreached
        said = f"{_some(lost.places, naming)} · {_homes(lost, naming)}"
        yield naming.tell(CHOKE["unreached"]), spans(said, "bad" if lost.homes else "doubt")


def _made_up(points: Rows[Chokepoint]) -> bool:
    return any(fact.made_up for point in points for fact in point.because)
