"""Questions over a register in parts: coverage, load and absence, each part counted alone and all of them added up."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from communitygov.base.errors import UnknownId
from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.by import whole
from communitygov.queries.covered import Gap
from communitygov.spark.absence_value import PartAbsence, PartsAbsence
from communitygov.spark.asked_of_each import AbsenceAsked, CoverageAsked, LoadAsked
from communitygov.spark.away import away_in_parts
from communitygov.spark.covered import PartRow, PartsCoverage, rows_of_places
from communitygov.spark.duties_asked import duties_asked
from communitygov.spark.finding import answers, instant_of
from communitygov.spark.load_value import PartsLoad, PartsLoadRow
from communitygov.spark.parts import Parts
from communitygov.spark.run import IN_TURN, Runner

if TYPE_CHECKING:
    from communitygov.model.noun import Noun

MOST_GAPS = 1000
"""The gaps that are listed, the heaviest; counts cover them all."""


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
    asked = CoverageAsked(instant_of(parts, at), mode, duties_asked(duty), level, gaps, levels)
    found = answers(parts, asked.at, asked, runner)
    told = zip(parts.counted, found, strict=True)
    listed = sorted((gap for each in found for gap in each.gaps), key=lambda gap: -gap.count)
    return PartsCoverage(
        level=level,
        mode=mode,
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
) -> PartsLoad:
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
    asked = LoadAsked(instant_of(parts, at), mode, duties_asked(duty), per)
    met: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    unknown: defaultdict[str, dict[Ref, None]] = defaultdict(dict)
    for rows in answers(parts, asked.at, asked, runner):
        for identity, counts, not_counted in rows:
            met[identity].append(counts)
            unknown[identity].update(dict.fromkeys(not_counted))
    found = (_load_row(identity, each, tuple(unknown[identity])) for identity, each in met.items())
    return PartsLoad(
        per=per,
        mode=mode,
        at=asked.at,
        duties=_refs(asked.duty),
        rows=Rows(PartsLoadRow, sorted(found, key=lambda row: (-row.homes, -row.others, -row.perhaps, row.id))),
    )


def _refs(duty: tuple[str, ...] | None) -> tuple[Ref, ...] | None:
    return None if duty is None else tuple(Ref("duty", each) for each in dict.fromkeys(duty))


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
    asked = AbsenceAsked(instant_of(parts, at), mode, duties_asked(duty), gone)
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
    return PartsAbsence(
        at=asked.at,
        removed=gone,
        mode=mode,
        duties=_refs(asked.duty),
        rows=Rows(PartAbsence, rows),
        pairs_joint=joint,
    )


def _sum(counts: Iterable[float | None]) -> float | None:
    """The sum; None where one of them is not known."""
    known = tuple(counts)
    return None if None in known else whole(sum(each for each in known if each is not None))
