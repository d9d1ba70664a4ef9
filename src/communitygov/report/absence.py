"""The page of an absence: what is lost, what another answers for, and what is lost only because several are away."""

from collections.abc import Iterator

from communitygov.base.rows import Rows
from communitygov.queries.absence_values import Absence, AbsentSet, Joint
from communitygov.report.compare import MOST_WHY, counted_spans, differences, some_places, state_table, when, why_tree
from communitygov.report.compare_words import ABSENCE, COMPARE
from communitygov.report.coverage import number
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Lines, Page, Part, Spans, Table, spans
from communitygov.report.words import COVERAGE, MADE_UP, PAGE, SIGN

MOST_REMOVED = 12
"""How many of those away are named in the heading."""


def absence_page(found: Absence, naming: Naming, *, with_why: bool = False) -> Page:
    """Lay out an absence; ``with_why`` tells what makes each of the first differences."""
    parts: list[Part] = [_heading(found, naming), Lines(tuple(_verdict(found, naming)))]
    if found.before.total:
        parts.append(state_table((found.before, found.after), naming))
    parts += differences(found.differences, naming, found.left_out)
    if found.joint:
        parts.append(_joint(found.joint, naming))
    if with_why and found.differences:
        parts.append(why_tree(found.differences[:MOST_WHY], naming))
    if found.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def _heading(found: Absence, naming: Naming) -> Lines:
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    who = _who(found, naming) or naming.tell(COMPARE["nobody"])
    title = (*spans(naming.tell(ABSENCE["title"]), "strong"), *spans(f"  {who} · {level}"))
    return Lines((title, when(found.before, naming)))


def _who(found: Absence, naming: Naming) -> str:
    """The sets and the single ones asked for; of very many some."""
    if not found.sets:
        shown = naming.listed(found.removed[:MOST_REMOVED])
        more = len(found.removed[MOST_REMOVED:])
        return f"{shown} … {naming.tell(ABSENCE['in_all'], number=number(len(found.removed)))}" if more else shown
    told = (f"{set_said(each.said, naming)}{naming.bracketed(_members(each, naming))}" for each in found.sets)
    return f"{naming.joined(told)} · {naming.tell(ABSENCE['in_all'], number=number(len(found.removed)))}"


def set_said(said: str, naming: Naming) -> str:
    """A named set in words."""
    kind = said.removeprefix("kind:")
    if kind != said:
        return naming.tell(ABSENCE["kind"], kind=naming.full(f"every:{kind}"))
    return naming.tell(ABSENCE[said])


def _members(each: AbsentSet, naming: Naming) -> str:
    succeeded = naming.tell(ABSENCE["succeeded"], number=number(each.succeeded)) if each.succeeded else ""
    return naming.joined(filter(None, (number(each.members), succeeded)))


def _verdict(found: Absence, naming: Naming) -> Iterator[Spans]:
    mark = spans(MADE_UP, "doubt") if found.made_up else ()
    yield from _nobody(found, naming)
    if not found.before.total:
        yield spans(f"{SIGN['missing']} {naming.tell(COVERAGE['nothing'])}", "bad")
        return
    if found.removed and not found.pairs_lost:
        yield (*spans(f"{SIGN['answered']} {naming.tell(ABSENCE['none_lost'])}", "good"), *mark)
    for kind, count in found.counts.items():
        if count:
            yield (*counted_spans(kind, naming), *spans(f" {number(count)}"), *mark)
        if kind == "lost" and count:
            yield spans(f"    {naming.tell(ABSENCE['to_backstop'])} {number(found.pairs_to_backstop)}")
            yield spans(f"    {naming.tell(ABSENCE['without_anybody'])} {number(found.pairs_without_anybody)}")
            yield spans(f"    {naming.tell(ABSENCE['homes'])} {number(found.homes_lost)}")
            if found.pairs_joint is None:
                yield spans(f"    {naming.tell(ABSENCE['joint_unknown'])}", "faint")
            elif len(found.removed) > 1:
                yield spans(f"    {naming.tell(ABSENCE['joint'])} {number(found.pairs_joint)}")
    if found.same:
        yield spans(f"= {naming.tell(COMPARE['same'])} {number(found.same)}", "faint")


def _nobody(found: Absence, naming: Naming) -> Iterator[Spans]:
    """The sets that nobody is in, and that nobody at all is away: then that nothing is lost says nothing."""
    empty = [set_said(each.said, naming) for each in found.sets if not each.members]
    said = [naming.tell(ABSENCE["nobody_in"], who=who) for who in empty]
    if not found.removed:
        said.append(naming.tell(ABSENCE["nobody_away"]))
    return (spans(f"{SIGN['ambiguous']} {each}", "doubt") for each in said)


def _joint(joint: Rows[Joint], naming: Naming) -> Table:
    headings = [ABSENCE["joint_only"], COVERAGE["count"], COMPARE["where"], COMPARE["which"]]
    columns = tuple(Column(naming.tell(words), right=at == 1) for at, words in enumerate(headings))
    return Table(columns, tuple(_row(each, naming) for each in joint))


def _row(each: Joint, naming: Naming) -> tuple[Spans, ...]:
    within = spans("-", "faint") if each.within is None else spans(naming.full(each.within))
    places = some_places(each.places, each.rows, naming)
    return spans(naming.full(each.duty)), spans(number(each.count)), within, spans(places)
