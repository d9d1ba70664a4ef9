"""Whether a waiver of the register puts a finding aside."""

from collections.abc import Iterable

from communitygov.base.findings import Finding
from communitygov.model.waiver import Waiver

NEVER = ("CG9", "CG115")
"""Codes that no waiver puts aside."""


def waiver_of(finding: Finding, waivers: Iterable[Waiver]) -> Waiver | None:
    """The first of some waivers that puts a finding aside; never the failure of a rule, nor what is said of waivers."""
    if finding.code.startswith(NEVER):
        return None
    return next((each for each in waivers if meets(each, finding)), None)


def meets(waiver: Waiver, finding: Finding) -> bool:
    """Whether a finding is one that a waiver names: by its code or the beginning of it, and by its subject."""
    named = waiver.subject is None or str(waiver.subject) == finding.subject
    return named and finding.code.startswith(waiver.code)
