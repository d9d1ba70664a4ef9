"""What is not answered, over every mode a register names: equal gaps of several modes in one, then those of a duty."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from communitygov.base.findings import Words
from communitygov.base.ref import Ref
from communitygov.model.columns import texts
from communitygov.queries.covered import Gap, MadeUp
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked, Where
from communitygov.rules.spread import in_state
from communitygov.rules.wording import in_modes, places_of, refs, weight_of
from communitygov.structure.places import Ints

LeftOut = Callable[[str], Mapping[str, float]]
"""By mode and state what is not listed."""

MOST = 5
"""The places, and those who stand behind, that one finding names."""


@frozen
class Hole:
    """A gap of a coverage, and the modes in which it is there."""

    gap: Gap
    modes: tuple[str, ...]


def holes(look: Look, *states: str) -> Iterator[Hole]:
    """The gaps of some states, in order of mode and gap."""
    return alike((mode, gap) for mode in look.modes for gap in look.coverage(mode).gaps if gap.state in states)


def alike(gaps: Iterable[tuple[str, Gap]]) -> Iterator[Hole]:
    """Gaps with their modes, equal ones once."""
    met: dict[Gap, list[str]] = {}
    for mode, gap in gaps:
        met.setdefault(gap, []).append(mode)
    return (Hole(gap, tuple(modes)) for gap, modes in met.items())


def by_duty(look: Look, several: Iterable[Hole]) -> Iterator[Hole]:
    """Holes with all that one duty leaves open in the same modes as one: it is one row that has to be edited."""
    return (hole for hole, _ in with_parts(look, several))


def with_parts(look: Look, several: Iterable[Hole]) -> Iterator[tuple[Hole, Sequence[Gap]]]:
    """The same, each with the gaps it is made of."""
    met: dict[tuple[Ref, tuple[str, ...]], list[Gap]] = {}
    for hole in several:
        met.setdefault((hole.gap.duty, hole.modes), []).append(hole.gap)
    return ((Hole(united(look, gaps), modes), gaps) for (_, modes), gaps in met.items())


def united(look: Look, gaps: Sequence[Gap]) -> Gap:
    """Several gaps of one duty, none of which have places in common, as one."""
    first, *others = gaps
    if not others:
        return first
    return evolve(
        first,
        within=around(look, [gap.within for gap in gaps]),
        places=tuple(dict.fromkeys(place for gap in gaps for place in gap.places))[:MOST],
        rows=sum(gap.rows for gap in gaps),
        count=sum(gap.count for gap in gaps),
        backstop=tuple(dict.fromkeys(entry for gap in gaps for entry in gap.backstop)),
        lead=tuple(dict.fromkeys(entry for gap in gaps for entry in gap.lead)),
        made_up=_made_up({gap.made_up for gap in gaps}),
        since=min((gap.since for gap in gaps if gap.since is not None), default=None),
        until=max((gap.until for gap in gaps if gap.until is not None), default=None),
    )


def _made_up(marks: set[MadeUp]) -> MadeUp:
    return next(iter(marks)) if len(marks) == 1 else "some"


def around(look: Look, places: Sequence[Ref | None]) -> Ref | None:
    """The innermost place that holds all of some places; None where none does."""
    tree = look.structure.tree
    common: dict[int, None] | None = None
    for place in dict.fromkeys(places):
        spot = None if place is None else tree.find(place.id)
        if spot is None:
            return None
        line = dict.fromkeys(tree.containers(spot.row))
        common = line if common is None else {row: None for row in common if row in line}
    row = next(iter(common or ()), None)
    return None if row is None else Ref("place", tree.id(row))


def unlisted(look: Look, *states: str, of: LeftOut | None = None) -> Iterator[Unchecked]:
    """What the coverage of a mode counts and does not list, at the instant or another: of that nothing can be said."""
    for mode in look.modes:
        left_out = look.coverage(mode).left_out if of is None else of(mode)
        count = sum(left_out.get(state, 0) for state in states)
        if count:
            many = f"{count:,.10g}"
            yield Unchecked(
                why=Words(
                    f"模式 {mode} 下另有 {many} 对地点与事项，缺口太多未逐一列出",
                    f"in mode {mode} there are {many} more pairs of place and duty, in more gaps than are listed",
                )
            )


def row_of(look: Look, section: str, identity: str) -> int:
    """The number of the first row of a section with an id."""
    return _numbered(look, section)[identity]


def number_of(look: Look, section: str, identity: str) -> int | None:
    """The same; None where no row has the id."""
    return _numbered(look, section).get(identity)


def _numbered(look: Look, section: str) -> dict[str, int]:
    return look.kept(f"rows {section}", lambda: _numbers(look, section))


def _numbers(look: Look, section: str) -> dict[str, int]:
    ids = texts(getattr(look.register, section), "id")
    return dict(zip(reversed(list(ids)), reversed(range(len(ids))), strict=True))


def duty_at(look: Look, hole: Hole) -> Where:
    """Where the duty of a hole is written."""
    return ("duties", row_of(look, "duties", hole.gap.duty.id), ("id",))


def behind(gap: Gap) -> tuple[str, ...]:
    """Who stands behind a gap, a few of them, as evidence."""
    every = dict.fromkeys(str(entry.post or entry.organisation or entry.holder) for entry in gap.backstop)
    return tuple(f"backstop {each}" for each in every)[:MOST]


def rows_in(look: Look, hole: Hole) -> Ints:
    """The rows at which the duty of a hole is in its state, in each of its modes; also where that is not listed."""
    return in_state((look.coverage(mode).cells for mode in hole.modes), hole.gap.duty.id, hole.gap.state)


def at_duty(look: Look, hole: Hole, rows: Ints | None = None, **fields: object) -> Remark:
    """What is said of a hole, at its duty; rows are given where it is not of the coverage at one instant."""
    gap = hole.gap
    return Remark(
        subject=str(gap.duty),
        where=duty_at(look, hole),
        fields={
            "duty": gap.duty.id,
            "where": places_of(gap),
            "weight": weight_of(gap),
            "modes": in_modes(hole.modes),
            **fields,
        },
        evidence=(*refs(gap.places), *behind(gap)),
        rows=rows_in(look, hole) if rows is None else rows,
    )
