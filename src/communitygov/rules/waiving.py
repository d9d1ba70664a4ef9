"""Whether a waiver of the register puts a finding aside."""

from collections.abc import Iterable

from communitygov.base.findings import Finding
from communitygov.model.waiver import Waiver
from communitygov.rules.subject import subject_of


def waiver_of(finding: Finding, waivers: Iterable[Waiver]) -> Waiver | None:
    """The first of some waivers that puts a finding aside; never the failure of a rule, or what is said of itself."""
    if finding.code.startswith("CG9"):
        return None
    return next((each for each in waivers if meets(each, finding) and subject_of(each) != finding.subject), None)


def meets(waiver: Waiver, finding: Finding) -> bool:
    """Whether a finding is one that a waiver names: by its code or the beginning of it, and by its subject."""
    named = waiver.subject is None or str(waiver.subject) == finding.subject
    return named and finding.code.startswith(waiver.code)
