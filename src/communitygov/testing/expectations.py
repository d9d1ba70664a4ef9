"""`expectations`: files that say what must be so of a register, held against it."""

from collections.abc import Iterable, Iterator
from importlib.resources import files as package_files
from pathlib import Path

from communitygov.base.errors import BadQuestion, DocumentError, UnknownId
from communitygov.base.findings import Finding, Words
from communitygov.base.positions import Position
from communitygov.io.examples import example
from communitygov.io.files import content, files, is_test
from communitygov.io.limits import LIMITS
from communitygov.io.paths import Where, path_of, shown_path
from communitygov.io.read import read
from communitygov.model.register import Register
from communitygov.queries.expectation import ExpectationReport, FileOutcome
from communitygov.testing import expect_sayings
from communitygov.testing.expect_read import Expected, parsed
from communitygov.testing.expect_run import Run

EXAMPLE = "example:"


def expectations(paths: Where | Iterable[Where]) -> ExpectationReport:
    """Hold files of expectations against the registers they name.

    ``paths`` is a file, a folder (every file in it and below that begins ``communitygov_test``), ``example:NAME`` for
    the expectations that come with an example, or several of them. What is wrong with a file is a finding of the
    report, at its place; its other statements are asked all the same.

    Raises
    ------
    BadQuestion
        When what is given is no path or an empty one.
    UnknownId
        When no expectations come with an example of that name.
    """
    given: tuple[object, ...] = (paths,) if isinstance(paths, str) or not isinstance(paths, Iterable) else tuple(paths)
    return ExpectationReport(tuple(outcome for each in given for outcome in _of(each)))


def _of(path: object) -> Iterator[FileOutcome]:
    if isinstance(path, str) and path.startswith(EXAMPLE):
        name = path.removeprefix(EXAMPLE)
        yield _outcome(parsed(shipped(name), f"expect/{name}.yaml"), None)
        return
    place = path_of(path)
    found, findings = files([place])
    if findings:
        yield FileOutcome(shown_path(place), "", (), tuple(findings), None)
    several = 0
    for file in found:
        data = content(file, LIMITS)
        if isinstance(data, Finding):
            yield FileOutcome(file.name, "", (), (data,), None)
        elif is_test(data) or not file.listed:
            several += 1
            yield _outcome(parsed(data, file.name), file.path.parent)
    if found and not several and all(file.listed for file in found):
        yield FileOutcome(
            shown_path(place), "", (), (expect_sayings.NO_TESTS.finding(Position(shown_path(place))),), None
        )


def shipped(name: str) -> bytes:
    """The expectations that come with an example.

    Raises
    ------
    UnknownId
        When there are none of that name.
    """
    folder = package_files("communitygov") / "examples" / "_expect"
    known = {each.name.removesuffix(".yaml"): each for each in folder.iterdir() if each.name.endswith(".yaml")}
    if name not in known:
        raise UnknownId.among("example", name, known)
    return known[name].read_bytes()


def _outcome(expected: Expected, folder: Path | None) -> FileOutcome:
    findings = list(expected.findings)
    register = _register(expected, folder, findings) if expected.register else None
    if register is None:
        return FileOutcome(expected.file, expected.register, (), tuple(sorted(findings)), None)
    run = Run(register, expected)
    outcomes = tuple(run.outcomes())
    touched = run.touched()
    findings += run.findings
    return FileOutcome(expected.file, expected.register, outcomes, tuple(sorted(findings)), touched)


def _register(expected: Expected, folder: Path | None, findings: list[Finding]) -> Register | None:
    """The register a file names, by a path from where the file lies; its problems are told with it."""
    try:
        if expected.register.startswith(EXAMPLE):
            return example(expected.register.removeprefix(EXAMPLE))
        return read((folder or Path()) / path_of(expected.register))
    except DocumentError as exc:
        findings += exc.findings
    except (UnknownId, BadQuestion) as exc:
        words = Words(exc.sentence("zh"), exc.sentence("en"))
        findings.append(expect_sayings.NO_SUCH.finding(expected.register_at, said=words))
    return None
