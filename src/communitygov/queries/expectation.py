"""What came of expectations: which statements hold, which do not and why, and how much of the structure they touch."""

from typing import Any

from attrs import frozen

from communitygov.base.findings import Finding
from communitygov.base.positions import Position
from communitygov.queries.answer import Fact, Loss


@frozen
class Failure:
    """One thing a statement says that is not so."""

    key: str
    """The key of the statement: state, lead, answered …"""
    expected: str
    """What it says."""
    found: str
    """What is so."""
    position: Position
    """Where it says so."""

    def to_json(self) -> dict[str, Any]:
        """The failure in the published form."""
        return {"key": self.key, "expected": self.expected, "found": self.found, "position": str(self.position)}


@frozen
class Outcome:
    """One statement, and what came of it."""

    position: Position
    """Where the statement stands."""
    about: str
    """What it is about, in one line."""
    failures: tuple[Failure, ...] = ()
    """What is not so; none: the statement holds."""
    sentence: tuple[str, str] = ("", "")
    """Of a failed statement about a place the answer in one sentence, in Chinese and in English."""
    because: tuple[Fact, ...] = ()
    """Of a failed one the facts the answer rests on."""
    why_not: tuple[Loss, ...] = ()
    """Of a failed one the leads that lost, and at which step."""

    @property
    def holds(self) -> bool:
        """Whether all that it says is so."""
        return not self.failures

    def to_json(self) -> dict[str, Any]:
        """The outcome in the published form."""
        return {
            "position": str(self.position),
            "about": self.about,
            "holds": self.holds,
            "failures": [failure.to_json() for failure in self.failures],
            "sentence": {"zh": self.sentence[0], "en": self.sentence[1]},
            "because": [fact.to_json() for fact in self.because],
            "why_not": [loss.to_json() for loss in self.why_not],
        }


@frozen
class Touched:
    """How much of one structure statements name."""

    pairs: int
    """Different pairs of place and duty that are named."""
    pairs_in_all: int
    """The pairs there are, homes counted one by one; those not counted are not among them."""
    duties_unnamed: tuple[str, ...]
    """Duties that no statement names."""
    modes: tuple[str, ...]
    """The modes answered in."""
    modes_unasked: tuple[str, ...]
    """Modes that duties, shares, teams or switches name and no statement is answered in."""
    posts_unnamed: tuple[str, ...]
    """Posts that no statement names."""
    posts_in_all: int
    """The posts there are."""

    def to_json(self) -> dict[str, Any]:
        """The figures in the published form."""
        return {
            "pairs": self.pairs,
            "pairs_in_all": self.pairs_in_all,
            "duties_unnamed": list(self.duties_unnamed),
            "modes": list(self.modes),
            "modes_unasked": list(self.modes_unasked),
            "posts_unnamed": list(self.posts_unnamed),
            "posts_in_all": self.posts_in_all,
        }


@frozen
class FileOutcome:
    """One file of expectations."""

    file: str
    """Its name."""
    register: str
    """The register it names; empty where it names none."""
    outcomes: tuple[Outcome, ...]
    """What came of each statement that could be asked, in the order they stand."""
    findings: tuple[Finding, ...]
    """What is wrong with the file itself, and with the register it names."""
    touched: Touched | None
    """How much of the structure its statements name; None where the register could not be read."""

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The statements that do not hold."""
        return tuple(outcome for outcome in self.outcomes if not outcome.holds)

    def to_json(self) -> dict[str, Any]:
        """The file in the published form."""
        return {
            "file": self.file,
            "register": self.register,
            "outcomes": [outcome.to_json() for outcome in self.outcomes],
            "findings": [
                {"code": each.code, "place": each.place, "message": each.message, "remedy": each.remedy}
                for each in self.findings
            ],
            "touched": None if self.touched is None else self.touched.to_json(),
        }


@frozen
class ExpectationReport:
    """What came of all files."""

    files: tuple[FileOutcome, ...]
    """Each file, in the order given."""

    @property
    def passed(self) -> int:
        """How many statements hold."""
        return sum(outcome.holds for file in self.files for outcome in file.outcomes)

    @property
    def failed(self) -> int:
        """How many do not."""
        return sum(len(file.failed) for file in self.files)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the files themselves."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def holds(self) -> bool:
        """Whether there is a statement, all of them hold, and nothing is wrong with a file."""
        return bool(self.passed) and not self.failed and not self.findings

    def to_json(self) -> dict[str, Any]:
        """The report in the published form ``test/1``."""
        return {
            "schema": "test/1",
            "passed": self.passed,
            "failed": self.failed,
            "files": [file.to_json() for file in self.files],
        }
