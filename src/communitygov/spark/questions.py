"""Questions over a register in parts: coverage, load and absence, each part counted alone and all of them added up."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from communitygov.base.errors import UnknownId
from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.absence import absence as absence_of
from communitygov.queries.by import ByDuty, ByRow, whole
from communitygov.queries.coverage import coverage as coverage_of
from communitygov.queries.covered import Gap
from communitygov.queries.load import load as load_of
from communitygov.spark.answers import (
    ADDED,
    PartAbsence,
    PartRow,
    PartsAbsence,
    PartsCoverage,
    PartsLoadRow,
    rows_of_places,
)
from communitygov.spark.away import away_in_parts
from communitygov.spark.duties_asked import duties_asked
from communitygov.spark.finding import answers, instant_of
from communitygov.spark.listed import is_of_part
from communitygov.spark.parts import Parts
from communitygov.spark.run import IN_TURN, Runner
from communitygov.structure.build import Structure
from communitygov.structure.what_if_away import found, reference

if TYPE_CHECKING:
    from communitygov.model.noun import Noun

MOST_GAPS = 1000
"""The gaps that are listed, the heaviest; counts cover them all."""


@frozen(eq=False)
class _Question:
    """What is asked of each part."""

    at: str
    mode: str | None
    duty: tuple[str, ...] | None


@frozen(eq=False)
class _Coverage(_Question):
    level: str | None
    gaps: bool
    by: tuple[str, ...] = ()

    def __call__(self, structure: Structure) -> "_Covered":
        """Count one part."""
        covered = coverage_of(structure, duty=self.duty, level=self.level, mode=self.mode, at=self.at)
        return _Covered(
            rows=covered.by_duty(),
            not_counted=covered.not_counted,
            gaps=tuple(covered.gaps) if self.gaps else (),
            gaps_left_out=covered.gaps_left_out if self.gaps else 0,
            places=tuple(covered.by(level) for level in self.by),
        )


@frozen(eq=False)
class _Covered:
    """What a coverage of one part comes to."""

    rows: Rows[ByDuty]
    not_counted: tuple[Ref, ...]
    gaps: tuple[Gap, ...]
    gaps_left_out: int
    places: tuple[Rows[ByRow], ...]
    """The places of each level that is to be listed."""


@frozen(eq=False)
class _Load(_Question):
    per: Literal["person", "post"]

    def __call__(self, structure: Structure) -> list[tuple[str, tuple[int, ...], tuple[Ref, ...]]]:
        """Count one part."""
        found = load_of(structure, per=self.per, mode=self.mode, duty=self.duty, at=self.at)
        rows = ((row, tuple(getattr(row, name) for name in ADDED)) for row in (*found.rows, *found.bodies))
        return [
            (row.id, counts, row.not_counted)
            for row, counts in rows
            if any(counts) or row.not_counted or is_of_part(structure, row)
        ]


@frozen(eq=False)
class _Absence(_Question):
    remove: tuple[str, ...]

    def __call__(self, structure: Structure) -> tuple[frozenset[str], tuple[float | None, ...]]:
        """Count one part: whom it knows, and what is lost."""
        known = frozenset(each for each in self.remove if _is_known(structure, each))
        if not known:
            return known, (0.0, 0.0, 0.0, 0.0, 0.0)
        lost = absence_of(
            structure, [each for each in self.remove if each in known], mode=self.mode, duty=self.duty, at=self.at
        )
        counts = lost.pairs_lost, lost.pairs_to_backstop, lost.pairs_passed_on, lost.pairs_joint, lost.homes_lost
        return known, counts


def _is_known(structure: Structure, text: str) -> bool:
    try:
        found(structure, reference(text))
    except UnknownId:
        return False
    return True


def coverage(
    parts: Parts,
    *,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
    level: str | None = None,
    mode: str | None = None,
    at: str | None = None,
    gaps: bool = False,
    by: "str | Iterable[str]" = (),
    runner: Runner = IN_TURN,
) -> PartsCoverage:
    """Count the states of every (place, duty) pair, part by part; `communitygov.coverage` says what is counted.

    With ``gaps`` what is not answered is listed too, which takes longer than to count it. ``by`` has the levels that
    `PartsCoverage.by` shall list.

    Raises
    ------
    UnknownId
        When a duty is not in what the parts share.
    BadQuestion
        When there is no instant, no such mode or level; when what is given is no duty.
    DocumentError
        When a part cannot be read.
    """
    levels = (by,) if isinstance(by, str) else tuple(by)
    asked = _Coverage(instant_of(parts, at), mode, duties_asked(duty), level, gaps, levels)
    found = answers(parts, asked.at, asked, runner)
    told = zip(parts.counted, found, strict=True)
    listed = sorted((gap for each in found for gap in each.gaps), key=lambda gap: -gap.count)
    return PartsCoverage(
        at=asked.at,
        rows=Rows(PartRow, (PartRow(part.name, row.duty, row.states) for part, each in told for row in each.rows)),
        not_counted=tuple(dict.fromkeys(ref for each in found for ref in each.not_counted)),
        gaps=Rows(Gap, listed[:MOST_GAPS]),
        gaps_left_out=sum(each.gaps_left_out for each in found) + len(listed[MOST_GAPS:]) if gaps else None,
        places=FrozenMap({name: rows_of_places(each.places[at] for each in found) for at, name in enumerate(levels)}),
    )


def load(
    parts: Parts,
    *,
    per: Literal["person", "post"] = "person",
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
    mode: str | None = None,
    at: str | None = None,
    runner: Runner = IN_TURN,
) -> Rows[PartsLoadRow]:
    """Count what everybody answers for in all parts together, who leads most homes first.

    Whoever holds a post is listed, also with no homes, as in `communitygov.load`.

    Raises
    ------
    UnknownId
        When a duty is not in what the parts share.
    BadQuestion
        When there is no instant or no such mode; when what is given is no duty.
    DocumentError
        When a part cannot be read.
    """
    asked = _Load(instant_of(parts, at), mode, duties_asked(duty), per)
    met: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    unknown: defaultdict[str, dict[Ref, None]] = defaultdict(dict)
    for rows in answers(parts, asked.at, asked, runner):
        for identity, counts, not_counted in rows:
            met[identity].append(counts)
            unknown[identity].update(dict.fromkeys(not_counted))
    found = (_load_row(identity, each, tuple(unknown[identity])) for identity, each in met.items())
    return Rows(PartsLoadRow, sorted(found, key=lambda row: (-row.homes, -row.others, -row.perhaps, row.id)))


def _load_row(identity: str, parts: list[tuple[int, ...]], not_counted: tuple[Ref, ...]) -> PartsLoadRow:
    homes, others, perhaps, assist, inform, supervise = (sum(counts) for counts in zip(*parts, strict=True))
    leading = homes, others, perhaps
    return PartsLoadRow(identity, sum(map(any, parts)), *leading, assist, inform, supervise, not_counted)


def absence(
    parts: Parts,
    remove: "str | Ref | Noun | Iterable[str | Ref | Noun]",
    *,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
    mode: str | None = None,
    at: str | None = None,
    runner: Runner = IN_TURN,
) -> PartsAbsence:
    """Find what is lost in all parts while some are away at once; see `communitygov.absence`.

    ``remove`` has references with their kind, such as ``person:p-014``: a bare id may be another's in another part.
    Named sets such as ``kind:grid_leader`` are not taken: who is in them is not known before all parts are read.

    Raises
    ------
    UnknownId
        When no part knows one of them, or a duty is not in what the parts share.
    BadQuestion
        When there is no instant or no such mode, a reference has no kind, or a named set is given; when what is
        given is no duty.
    DocumentError
        When a part cannot be read.
    """
    gone = away_in_parts(remove)
    asked = _Absence(instant_of(parts, at), mode, duties_asked(duty), gone)
    found = answers(parts, asked.at, asked, runner)
    known = frozenset[str]().union(*(each for each, _ in found))
    for each in gone:
        if each not in known:
            kind, _, identity = each.partition(":")
            raise UnknownId(kind, identity)
    rows = (
        PartAbsence(part.name, *(counts[at] or 0 for at in (0, 1, 2, 4)))
        for part, (_, counts) in zip(parts.counted, found, strict=True)
        if any(counts)
    )
    joint = _sum(counts[3] for _, counts in found)
    return PartsAbsence(at=asked.at, removed=gone, rows=Rows(PartAbsence, rows), pairs_joint=joint)


def _sum(counts: Iterable[float | None]) -> float | None:
    """The sum; None where one of them is not known."""
    known = tuple(counts)
    return None if None in known else whole(sum(each for each in known if each is not None))
