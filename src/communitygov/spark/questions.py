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
from communitygov.queries.by import ByDuty, whole
from communitygov.queries.coverage import coverage as coverage_of
from communitygov.queries.covered import Gap
from communitygov.queries.load import load as load_of
from communitygov.spark.answers import ADDED, PartRow, PartsAbsence, PartsCoverage, PartsLoadRow
from communitygov.spark.away import away_in_parts
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

    def __call__(self, structure: Structure) -> tuple[Rows[ByDuty], tuple[Ref, ...], tuple[Gap, ...], int]:
        """Count one part."""
        covered = coverage_of(structure, duty=self.duty, level=self.level, mode=self.mode, at=self.at)
        if not self.gaps:
            return covered.by_duty(), covered.not_counted, (), 0
        return covered.by_duty(), covered.not_counted, tuple(covered.gaps), covered.gaps_left_out


@frozen(eq=False)
class _Load(_Question):
    per: Literal["person", "post"]

    def __call__(self, structure: Structure) -> list[tuple[str, tuple[int, ...]]]:
        """Count one part."""
        found = load_of(structure, per=self.per, mode=self.mode, duty=self.duty, at=self.at)
        rows = ((row, tuple(getattr(row, name) for name in ADDED)) for row in (*found.rows, *found.bodies))
        return [(row.id, counts) for row, counts in rows if any(counts) or is_of_part(structure, row)]


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
    duty: Iterable[str] | None = None,
    level: str | None = None,
    mode: str | None = None,
    at: str | None = None,
    gaps: bool = False,
    runner: Runner = IN_TURN,
) -> PartsCoverage:
    """Count the states of every (place, duty) pair, part by part; `communitygov.coverage` says what is counted.

    With ``gaps`` what is not answered is listed too, which takes longer than to count it.

    Raises
    ------
    UnknownId
        When a duty is not in what the parts share.
    BadQuestion
        When there is no instant, no such mode or level.
    DocumentError
        When a part cannot be read.
    """
    asked = _Coverage(instant_of(parts, at), mode, _several(duty), level, gaps)
    found = answers(parts, asked.at, asked, runner)
    told = zip(parts.counted, found, strict=True)
    rows = [PartRow(part.name, row.duty, row.states) for part, (each, _, _, _) in told for row in each]
    listed = sorted((gap for _, _, several, _ in found for gap in several), key=lambda gap: -gap.count)
    return PartsCoverage(
        at=asked.at,
        rows=Rows(PartRow, rows),
        not_counted=tuple(dict.fromkeys(ref for _, refs, _, _ in found for ref in refs)),
        gaps=Rows(Gap, listed[:MOST_GAPS]),
        gaps_left_out=sum(more for _, _, _, more in found) + len(listed[MOST_GAPS:]) if gaps else None,
    )


def load(
    parts: Parts,
    *,
    per: Literal["person", "post"] = "person",
    duty: Iterable[str] | None = None,
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
        When there is no instant or no such mode.
    DocumentError
        When a part cannot be read.
    """
    asked = _Load(instant_of(parts, at), mode, _several(duty), per)
    met: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    for rows in answers(parts, asked.at, asked, runner):
        for identity, counts in rows:
            met[identity].append(counts)
    found = (
        PartsLoadRow(identity, sum(map(any, each)), *(sum(counts) for counts in zip(*each, strict=True)))
        for identity, each in met.items()
    )
    return Rows(PartsLoadRow, sorted(found, key=lambda row: (-row.homes, -row.others, -row.perhaps, row.id)))


def absence(
    parts: Parts,
    remove: "str | Ref | Noun | Iterable[str | Ref | Noun]",
    *,
    duty: Iterable[str] | None = None,
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
        When there is no instant or no such mode, a reference has no kind, or a named set is given.
    DocumentError
        When a part cannot be read.
    """
    gone = away_in_parts(remove)
    asked = _Absence(instant_of(parts, at), mode, _several(duty), gone)
    found = answers(parts, asked.at, asked, runner)
    known = frozenset[str]().union(*(each for each, _ in found))
    for each in gone:
        if each not in known:
            kind, _, identity = each.partition(":")
            raise UnknownId(kind, identity)
    lost, behind, passed_on, homes = (_sum(counts[at] for _, counts in found) or 0 for at in (0, 1, 2, 4))
    by_part = {part.name: counts[4] or 0 for part, (_, counts) in zip(parts.counted, found, strict=True) if counts[4]}
    return PartsAbsence(
        at=asked.at,
        removed=gone,
        pairs_lost=lost,
        pairs_to_backstop=behind,
        pairs_passed_on=passed_on,
        pairs_joint=_sum(counts[3] for _, counts in found),
        homes_lost=homes,
        by_part=FrozenMap(by_part),
    )


def _sum(counts: Iterable[float | None]) -> float | None:
    """The sum; None where one of them is not known."""
    known = tuple(counts)
    return None if None in known else whole(sum(each for each in known if each is not None))


def _several(duty: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if duty is None else (duty,) if isinstance(duty, str) else tuple(duty)
