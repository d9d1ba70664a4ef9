"""Which files a path means: a file itself, or every document of a folder and below in name order."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from communitygov.base.findings import Finding
from communitygov.base.positions import Position
from communitygov.io import file_sayings
from communitygov.io.document import Format
from communitygov.io.limits import Limits

Where = str | os.PathLike[str]
ENDINGS: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_TEST = re.compile(
    rb"""(?:\xef\xbb\xbf)?
    (?:[ \t]*+(?:\#[^\n]*+|---)?+\r?\n)*+      # empty lines, remarks, the beginning of a YAML document
    (?:["']?communitygov_test["']?[ \t]*:|\s*+\{\s*+"communitygov_test")""",
    re.VERBOSE,
)
_HEAD = 64 * 1024


@frozen
class File:
    """One file to be read."""

    path: Path
    listed: bool
    """Whether it was found in a folder, and not named itself."""

    @property
    def name(self) -> str:
        """Its path as it is shown."""
        return os.fsencode(self.path).decode(errors="backslashreplace")


def form_of(name: str) -> Format:
    """The format the name of a file promises."""
    return ENDINGS.get(Path(name).suffix.lower(), "yaml")


def files(paths: Iterable[Where]) -> tuple[list[File], list[Finding]]:
    """The files that paths mean, and what is wrong with the paths."""
    found: list[File] = []
    findings: list[Finding] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = [File(each, listed=True) for each in _documents(path)]
            found += inside
            if not inside:
                findings.append(file_sayings.NOTHING_THERE.finding(Position(str(path))))
        else:
            found.append(File(path, listed=False))
    return found, findings


def _documents(folder: Path) -> Iterator[Path]:
    inside = (Path(here, name) for here, _, names in _walk(folder) for name in names)
    yield from sorted(
        (path for path in inside if path.suffix.lower() in ENDINGS and not path.name.startswith(".")),
        key=lambda path: path.relative_to(folder).parts,
    )


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield here, folders, names


def content(file: File, limits: Limits) -> bytes | Finding:
    """The bytes of a file, or why there are none."""
    try:
        if file.listed and not stat.S_ISREG(file.path.stat().st_mode):  # a pipe would wait for ever
            return file_sayings.NOT_OPENED.finding(Position(file.name), why="not a regular file")
        with file.path.open("rb") as opened:
            data = opened.read(limits.size + 1)
    except FileNotFoundError:
        return file_sayings.NO_FILE.finding(Position(file.name))
    except (OSError, ValueError) as exc:
        return file_sayings.NOT_OPENED.finding(
            Position(file.name), why=getattr(exc, "strerror", None) or type(exc).__name__
        )
    if len(data) > limits.size:
        return file_sayings.TOO_LARGE.finding(Position(file.name), most=limits.size)
    return data


def why_not(exc: Exception) -> str:
    """Why a file could not be opened, in the words of the system."""
    return getattr(exc, "strerror", None) or type(exc).__name__


def is_test(data: bytes) -> bool:
    """Whether a file begins ``communitygov_test:``: one for ``communitygov test``, and no register."""
    return _TEST.match(data[:_HEAD]) is not None
