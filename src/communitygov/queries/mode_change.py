"""What changes from one mode to another: what is gained, lost, newly unanswered, and who leads more."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from communitygov.base.errors import BadQuestion
from communitygov.base.frozen import FrozenMap
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.row import HOLES
from communitygov.queries.by import whole
from communitygov.queries.compare_columns import ColumnWork
from communitygov.queries.compare_sides import Side, check_sides, duties_of
from communitygov.queries.compare_work import names_met
from communitygov.queries.mode_change_growth import growths
from communitygov.queries.mode_change_values import Growth, ModeChange
from communitygov.queries.naming import name_of
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.only_built import only_built

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.base.time import Instant, Moment
    from communitygov.model.noun import Noun
    from communitygov.structure.build import Structure
    from communitygov.structure.posts import Posts

MOST_GROWING = 1000
"""Those who lead more that are listed, those with most homes more."""


def modes(
    structure: "Structure",
    from_mode: str,
    to_mode: str,
    *,
    at: "Moment | str | Instant | None" = None,
    level: str | None = None,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
) -> ModeChange:
    """Compare two modes at one instant: what is gained, lost, newly unanswered, and who leads more.

    No limit is made up of what is too much: whose homes or duties grow is told with both numbers. ``duty`` and
    ``level`` are those of `coverage`.

    Raises
    ------
    UnknownId
        When a duty is not in the register.
    BadQuestion
        When there is no instant, or no such mode or level.
    OutsideWindow
        When the instant lies outside the stretch of the structure.
    """
    only_built(structure)
    if None in cast("tuple[object, ...]", (from_mode, to_mode)):
        raise BadQuestion("modes compares two modes: give both", "modes 比较两种模式：请都给出")
    instant = structure.instant(at)
    sides = Side(structure, instant, from_mode), Side(structure, instant, to_mode)
    check_sides(sides, level)
    duties = duties_of(sides, duty)
    with collector_paused():
        work = ColumnWork(sides, duties, level)
        differences = work.groups.rows()
        growing, growing_left_out = growths(*work.led, MOST_GROWING)
    before, after = (asker.condition(of.values()) for asker, of in zip(work.askers, duties, strict=True))
    awake = tuple(_teams(structure, sides[1], sides[0]))
    asleep = tuple(_teams(structure, sides[0], sides[1]))
    table = structure.posts_table
    posts = [tuple(Ref("post", table.id(seat)) for seat in _seats(table, teams)) for teams in (awake, asleep)]
    teams = [tuple(Ref("team", table.team_id(team)) for team in each) for each in (awake, asleep)]
    met = {str(ref) for refs in (*posts, *teams) for ref in refs}
    met |= {text for each in growing for text in (each.who, *map(str, each.posts))}
    names = {text: name for text in sorted(met) if (name := name_of(structure, text)) is not None}
    return ModeChange(
        level=level,
        from_mode=from_mode,
        to_mode=to_mode,
        at=str(instant),
        duties=tuple(Ref("duty", each) for each in duties[0]),
        before=before,
        after=after,
        differences=differences,
        counts=FrozenMap({kind: whole(count) for kind, count in work.groups.counts.items()}),
        same=whole(work.groups.same),
        pairs_newly_unanswered=whole(sum(group.weight for group in work.are("asked", HOLES))),
        growing=Rows(Growth, growing),
        growing_left_out=growing_left_out,
        teams_awake=teams[0],
        teams_asleep=teams[1],
        posts_awake=posts[0],
        posts_asleep=posts[1],
        left_out=work.groups.left_out,
        made_up=any_made_up(structure.register),
        names=FrozenMap({**names_met(sides, duties, differences), **names}),
    )


def _teams(structure: "Structure", there: Side, gone: Side) -> Iterator[int]:
    """The teams in force that exist in the mode of one side and not in that of the other."""
    table, words, at = structure.posts_table, structure.words, there.instant.at
    for family in table.teams:
        for team in range(family.family.first, family.family.first + family.family.size):
            written = table.team(team)
            awake = [words.exactness(written.modes, str(side.mode)) is not None for side in (there, gone)]
            if awake == [True, False] and written.in_force(at):
                yield team


def _seats(table: "Posts", teams: tuple[int, ...]) -> Iterator[int]:
    """The seats of some teams."""
    kept = frozenset(teams)
    for family in table.families if kept else ():
        if family.seat is not None:
            numbers = range(family.family.first, family.family.first + family.family.size)
            yield from (n for n in numbers if n not in table.replaced and table.team_of(n) in kept)
