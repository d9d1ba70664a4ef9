"""What is asked of each part, and what of its answer is sent back: counts, and what is to be listed."""

from typing import Literal

from attrs import frozen

from communitygov.base.errors import UnknownId
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.absence import absence as absence_of
from communitygov.queries.by import ByDuty, ByRow
from communitygov.queries.coverage import coverage as coverage_of
from communitygov.queries.covered import Gap
from communitygov.queries.load import load as load_of
from communitygov.spark.listed import is_of_part
from communitygov.spark.load_value import ADDED
from communitygov.structure.build import Structure
from communitygov.structure.what_if_away import found, reference


@frozen(eq=False)
class Asked:
    """What is asked of each part."""

    at: str
    mode: str | None
    duty: tuple[str, ...] | None


@frozen(eq=False)
class CoverageAsked(Asked):
    """The counts of a part, and of what lies in each place of some levels."""

    level: str | None
    gaps: bool
    by: tuple[str, ...] = ()

    def __call__(self, structure: Structure) -> "Covered":
        """Count one part."""
        covered = coverage_of(structure, duty=self.duty, level=self.level, mode=self.mode, at=self.at)
        return Covered(
            rows=covered.by_duty(),
            not_counted=covered.not_counted,
            gaps=tuple(covered.gaps) if self.gaps else (),
            gaps_left_out=covered.gaps_left_out if self.gaps else 0,
            places=tuple(covered.by(level) for level in self.by),
        )


@frozen(eq=False)
class Covered:
    """What a coverage of one part comes to."""

    rows: Rows[ByDuty]
    not_counted: tuple[Ref, ...]
    gaps: tuple[Gap, ...]
    gaps_left_out: int
    places: tuple[Rows[ByRow], ...]
    """The places of each level that is to be listed."""


@frozen(eq=False)
class LoadAsked(Asked):
    """What everybody answers for in a part."""

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
class AbsenceAsked(Asked):
    """What is lost in a part while some are away."""

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
