"""Questions over a register in parts: coverage, load and absence, each part counted alone and all of them added up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Literal

from attrs import frozen

from communitygov.base.errors import UnknownId
from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.queries.absence import absence as absence_of
from communitygov.queries.answer import STATES
from communitygov.queries.by import whole
from communitygov.queries.coverage import coverage as coverage_of
from communitygov.queries.covered import Gap
from communitygov.queries.load import load as load_of
from communitygov.spark.parts import Part, Parts
from communitygov.spark.run import IN_TURN, Runner
from communitygov.spark.whole import Whole

MOST_GAPS = 1000
"""The gaps that are listed, the heaviest; counts cover them all."""
ADDED = ("homes", "others", "perhaps", "assist", "inform", "supervise")
"""What is added up of somebody who answers in several parts."""


@frozen
class PartRow:
    """The states of one duty in one part."""

    part: str
    """The part."""
    duty: Ref
    """The duty."""
    states: Mapping[str, float]
    """How many pairs are in each of the states."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"part": "text", "duty": "text", **dict.fromkeys(STATES, "number")}

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a column for each state."""
        return {"part": self.part, "duty": self.duty.id, **self.states}


@frozen
class PartsCoverage:
    """Counts of every state over all parts."""

    at: str
    """The date or the instant asked."""
    rows: Rows[PartRow]
    """The states of each duty in each part, in the order of the parts."""
    not_counted: tuple[Ref, ...]
    """Places whose households are unknown or not exact."""
    gaps: Rows[Gap]
    """What is not answered, the heaviest first; a gap lies in one part. At most a thousand."""
    gaps_left_out: int
    """How many gaps are not listed."""

    @property
    def states(self) -> Mapping[str, float]:
        """How many pairs are in each state."""
        return FrozenMap({state: whole(sum(row.states[state] for row in self.rows)) for state in STATES})

    @property
    def total(self) -> float:
        """How many pairs are counted."""
        return whole(sum(self.states.values()))


@frozen
class PartsLoadRow:
    """What one person or post answers for in all parts together."""

    id: str
    """``person:ID``, ``post:ID``, or ``unnamed:POST#N``."""
    parts: int
    """In how many parts they lead or help."""
    homes: int
    """The households where they lead a duty, each once."""
    others: int
    """Other places where they lead."""
    perhaps: int
    """The households where they perhaps lead."""
    assist: int
    inform: int
    supervise: int

    COLUMNS: ClassVar[Mapping[str, Column]] = {"id": "text", **dict.fromkeys(("parts", *ADDED), "count")}

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        return {name: getattr(self, name) for name in self.COLUMNS}


@frozen
class PartsAbsence:
    """What is lost over all parts while some are away at once."""

    at: str
    """The date or the instant asked."""
    removed: tuple[str, ...]
    """Who is away."""
    pairs_lost: float
    """Pairs that were answered, and are a hole."""
    pairs_to_backstop: float
    """Of these, those with somebody further out behind them."""
    pairs_passed_on: float
    """Pairs that another answers for."""
    pairs_joint: float | None
    """Pairs that are lost only because several are away together; None where `communitygov.absence` does not say."""
    homes_lost: float
    """Households that lose the answer to one duty at least."""
    by_part: Mapping[str, float]
    """The homes lost in each part that loses some."""


@frozen(eq=False)
class _Question:
    """What is asked of each part."""

    whole: Whole
    mode: str | None
    duty: tuple[str, ...] | None


@frozen(eq=False)
class _Coverage(_Question):
    level: str | None

    def __call__(self, part: Part) -> tuple[list[PartRow], tuple[Ref, ...], tuple[Gap, ...], int]:
        """Count one part."""
        covered = coverage_of(
            self.whole.structure(part), duty=self.duty, level=self.level, mode=self.mode, at=self.whole.at
        )
        rows = [PartRow(part.name, row.duty, row.states) for row in covered.by_duty()]
        return rows, covered.not_counted, tuple(covered.gaps), covered.gaps_left_out


@frozen(eq=False)
class _Load(_Question):
    per: Literal["person", "post"]

    def __call__(self, part: Part) -> list[tuple[str, tuple[int, ...]]]:
        """Count one part."""
        found = load_of(self.whole.structure(part), per=self.per, mode=self.mode, duty=self.duty, at=self.whole.at)
        rows = ((row.id, tuple(getattr(row, name) for name in ADDED)) for row in (*found.rows, *found.bodies))
        return [(identity, counts) for identity, counts in rows if any(counts)]


@frozen(eq=False)
class _Absence(_Question):
    remove: tuple[str, ...]

    def __call__(self, part: Part) -> tuple[frozenset[str], tuple[float | None, ...]]:
        """Count one part: whom it knows, and what is lost."""
        structure = self.whole.structure(part)
        known = frozenset(each for each in self.remove if _is_known(structure, each))
        if not known:
            return known, (0.0, 0.0, 0.0, 0.0, 0.0)
        lost = absence_of(
            structure, [each for each in self.remove if each in known], mode=self.mode, duty=self.duty, at=self.whole.at
        )
        counts = lost.pairs_lost, lost.pairs_to_backstop, lost.pairs_passed_on, lost.pairs_joint, lost.homes_lost
        return known, counts


def _is_known(structure: Any, text: str) -> bool:
    from communitygov.structure.what_if_away import found, reference

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
    runner: Runner = IN_TURN,
) -> PartsCoverage:
    """Count the states of every (place, duty) pair, part by part; `communitygov.coverage` says what is counted.

    Raises
    ------
    UnknownId
        When a duty is not in what the parts share.
    BadQuestion
        When there is no instant, no such mode or level.
    DocumentError
        When a part cannot be read.
    """
    asked = _Coverage(Whole.of(parts, at, runner), mode, _several(duty), level)
    found = list(runner.each(asked, parts.counted))
    gaps = sorted((gap for _, _, several, _ in found for gap in several), key=lambda gap: -gap.count)
    return PartsCoverage(
        at=asked.whole.at,
        rows=Rows(PartRow, (row for rows, _, _, _ in found for row in rows)),
        not_counted=tuple(dict.fromkeys(ref for _, refs, _, _ in found for ref in refs)),
        gaps=Rows(Gap, gaps[:MOST_GAPS]),
        gaps_left_out=sum(more for _, _, _, more in found) + len(gaps[MOST_GAPS:]),
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
    """Count what everybody who leads or helps answers for in all parts together, who leads most homes first.

    Raises
    ------
    UnknownId
        When a duty is not in what the parts share.
    BadQuestion
        When there is no instant or no such mode.
    DocumentError
        When a part cannot be read.
    """
    asked = _Load(Whole.of(parts, at, runner), mode, _several(duty), per)
    met: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    for rows in runner.each(asked, parts.counted):
        for identity, counts in rows:
            met[identity].append(counts)
    found = (
        PartsLoadRow(identity, len(each), *(sum(counts) for counts in zip(*each, strict=True)))
        for identity, each in met.items()
    )
    return Rows(PartsLoadRow, sorted(found, key=lambda row: (-row.homes, -row.others, -row.perhaps, row.id)))


def absence(
    parts: Parts,
    remove: Iterable[str],
    *,
    duty: Iterable[str] | None = None,
    mode: str | None = None,
    at: str | None = None,
    runner: Runner = IN_TURN,
) -> PartsAbsence:
    """Find what is lost in all parts while some are away at once; see `communitygov.absence`.

    ``remove`` has references with their kind, such as ``person:p-014``: a bare id may be another's in another part.

    Raises
    ------
    UnknownId
        When no part knows one of them, or a duty is not in what the parts share.
    BadQuestion
        When there is no instant or no such mode.
    DocumentError
        When a part cannot be read.
    """
    gone = tuple(dict.fromkeys(remove))
    asked = _Absence(Whole.of(parts, at, runner), mode, _several(duty), gone)
    found = list(runner.each(asked, parts.counted))
    known = frozenset[str]().union(*(each for each, _ in found))
    for each in gone:
        if each not in known:
            kind, _, identity = each.partition(":")
            raise UnknownId(kind, identity)
    lost, behind, passed_on, homes = (_sum(counts[at] for _, counts in found) or 0 for at in (0, 1, 2, 4))
    by_part = {part.name: counts[4] or 0 for part, (_, counts) in zip(parts.counted, found, strict=True) if counts[4]}
    return PartsAbsence(
        at=asked.whole.at,
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
