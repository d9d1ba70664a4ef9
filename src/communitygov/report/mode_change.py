"""The page of a change of mode: what is asked and answered in either, who leads more, what comes into being."""

from collections.abc import Iterator

from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.compare_differences import KINDS
from communitygov.queries.mode_change_values import Growth, ModeChange
from communitygov.report.compare import MOST_WHY, counted_spans, differences, state_table, when, why_tree
from communitygov.report.compare_words import COMPARE, MODES
from communitygov.report.coverage import number
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Labelled, Lines, Page, Part, Spans, Table, Tone, spans
from communitygov.report.words import COVERAGE, MADE_UP, PAGE, SIGN

MOST_REFS = 6
"""How many teams or posts are named in a line."""
MOST_GROWING = 20
"""How many of those who lead more are shown."""


def modes_page(found: ModeChange, naming: Naming, *, with_why: bool = False) -> Page:
    """Lay out a change of mode; ``with_why`` tells what makes each of the first differences."""
    parts: list[Part] = [_heading(found, naming), Lines(tuple(_verdict(found, naming)))]
    if found.before.total:
        parts.append(state_table((found.before, found.after), naming))
    parts += differences(found.differences, naming, found.left_out)
    if with_why and found.differences:
        parts.append(why_tree(found.differences[:MOST_WHY], naming))
    if found.growing:
        parts.append(_growing(found.growing[:MOST_GROWING], naming))
    more = len(found.growing[MOST_GROWING:]) + found.growing_left_out
    if more:
        parts.append(Lines((spans(f"  … {naming.tell(COMPARE['more'], number=number(more))}", "faint"),)))
    parts += _existing(found, naming)
    if found.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def _heading(found: ModeChange, naming: Naming) -> Lines:
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    title = (*spans(naming.tell(MODES["title"]), "strong"), *spans(f"  {level}"))
    sides = (("before", found.before), ("after", found.after))
    lines = ((*spans(f"{naming.tell(COMPARE[key])}  ", "faint"), *when(side, naming)) for key, side in sides)
    return Lines((title, *lines))


def _verdict(found: ModeChange, naming: Naming) -> Iterator[Spans]:
    mark = spans(MADE_UP, "doubt") if found.made_up else ()
    if not found.before.total:
        yield spans(f"{SIGN['missing']} {naming.tell(COVERAGE['nothing'])}", "bad")
        return
    for kind in KINDS:
        if found.counts[kind]:
            yield (*counted_spans(kind, naming), *spans(f" {number(found.counts[kind])}"), *mark)
        if kind == "asked" and found.counts[kind]:
            tone: Tone = "bad" if found.pairs_newly_unanswered else ""
            said = f"    {naming.tell(MODES['newly_unanswered'])} {number(found.pairs_newly_unanswered)}"
            yield spans(said, tone)
    if found.same:
        yield spans(f"= {naming.tell(COMPARE['same'])} {number(found.same)}", "faint")


def _growing(growing: Rows[Growth], naming: Naming) -> Table:
    headings = [MODES[key] for key in ("growing", "posts", "homes", "duties")]
    columns = tuple(Column(naming.tell(words), right=at > 1) for at, words in enumerate(headings))
    return Table(columns, tuple(_row(each, naming) for each in growing))


def _row(each: Growth, naming: Naming) -> tuple[Spans, ...]:
    posts = _some(tuple(post for post in each.posts if str(post) != each.who), naming)
    homes = f"{number(each.homes_before)} → {number(each.homes_after)}"
    return (
        spans(naming.full(each.who)),
        spans(posts),
        spans(homes),
        spans(f"{each.duties_before} → {each.duties_after}"),
    )


def _some(refs: tuple[Ref, ...], naming: Naming) -> str:
    named = naming.listed(refs[:MOST_REFS])
    return named if len(refs) <= MOST_REFS else f"{named} … {number(len(refs))} {naming.tell(COMPARE['places'])}"


def _existing(found: ModeChange, naming: Naming) -> Iterator[Part]:
    told = (
        ("teams_awake", found.teams_awake),
        ("posts_awake", found.posts_awake),
        ("teams_asleep", found.teams_asleep),
        ("posts_asleep", found.posts_asleep),
    )
    rows = tuple((naming.tell(MODES[key]), spans(_some(refs, naming))) for key, refs in told if refs)
    if rows:
        yield Labelled(rows)
