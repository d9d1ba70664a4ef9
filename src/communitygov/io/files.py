"""Which files a path means: a file itself, or every document of a folder and below in name order."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from communitygov.base.findings import Finding, Words
from communitygov.base.positions import Position
from communitygov.io import file_sayings
from communitygov.io.decode import encoding_of
from communitygov.io.document import Format
from communitygov.io.limits import Limits
from communitygov.io.paths import shown_path
from communitygov.io.replace import NothingBeside

ENDINGS: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
TABLES = (".csv", ".parquet")
"""Endings of files that are tables."""
REGISTER = "register"
KEY_TABLES = ("key", "controls")
"""What `synth` writes side by side: the folder of the register, and the tables that are no part of it."""
_TEST = re.compile(
    rb"""(?:\xef\xbb\xbf)?
    (?:[ \t]*+(?:\#[^\n]*+|---)?+\r?\n)*+      # empty lines, remarks, the beginning of a YAML document
    (?:["']?communitygov_test["']?[ \t]*:|\s*+\{\s*+"communitygov_test")""",
    re.VERBOSE,
)
_HEAD = 64 * 1024
IRREGULAR: Words = Words("不是普通文件", "not a regular file")
_NOTHING_BESIDE = Words(
    "它只能被新文件替换，而所在文件夹里不能新建文件",
    "only a new file may take its place, and none may be made in its folder",
)
_NO_NAME = Words("文件名里不能有这样的字符", "no name of a file has such signs")


@frozen
class File:
    """One file to be read."""

    path: Path
    listed: bool
    """Whether it was found in a folder, and not named itself."""

    @property
    def name(self) -> str:
        """Its path as it is shown."""
        return shown_path(self.path)

    @property
    def is_table(self) -> bool:
        """Whether it is a table and no document."""
        return self.path.suffix.lower() in TABLES

    @property
    def size(self) -> int:
        """Its bytes; none where it cannot be looked at."""
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0


def form_of(name: str) -> Format:
    """The format the name of a file promises."""
    return ENDINGS.get(Path(name).suffix.lower(), "yaml")


def files(paths: Iterable[Path]) -> tuple[list[File], list[Finding]]:
    """The files that paths mean, and what is wrong with the paths."""
    found: list[File] = []
    findings: list[Finding] = []
    for path in paths:
        if not _is_folder(path):
            found.append(File(path, listed=False))
            continue
        home = register_in(path)
        if home is not None:
            register = shown_path(home)
            findings.append(file_sayings.MADE_WITH_KEY.finding(Position(shown_path(path)), register=register))
            continue
        documents, unread = _documents(path)
        found += [File(each, listed=True) for each in documents]
        findings += unread
        if not documents and not unread:
            findings.append(file_sayings.NOTHING_THERE.finding(Position(shown_path(path))))
    return found, findings


def register_in(folder: Path) -> Path | None:
    """Where the register of a folder is that `synth` made, with a key to its holes; None where it is no such folder."""
    tables = [folder / f"{name}{ending}" for ending in TABLES for name in KEY_TABLES]
    found = _is_folder(folder / REGISTER) and sum(map(_is_file, tables)) >= len(KEY_TABLES)
    return folder / REGISTER if found else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # why not is said when the folder is looked into
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # why not is said when it is opened
        return False


def _documents(folder: Path) -> tuple[list[Path], list[Finding]]:
    """The documents of a folder and below, and a finding for each folder that may not be looked into.

    A link to a folder is followed, after all that is there without links; no folder is looked into twice.
    """
    documents: list[Path] = []
    findings: list[Finding] = []
    met: set[tuple[int, int]] = set()
    waiting, links = [folder], list[Path]()
    while waiting or links:
        here = waiting.pop() if waiting else links.pop(links.index(min(links)))
        try:
            entries = _entries(here, met)
        except OSError as exc:
            findings.append(file_sayings.NOT_OPENED.finding(Position(shown_path(here)), why=why_not(exc)))
            continue
        for entry in entries:
            path = here / entry.name
            if _is_branch(entry):
                (links if entry.is_symlink() else waiting).append(path)
            elif path.suffix.lower() in ENDINGS or path.suffix.lower() in TABLES:
                documents.append(path)
    return sorted(documents, key=lambda path: path.relative_to(folder).parts), findings


def _entries(folder: Path, met: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """What a folder has that is not hidden; nothing when it was looked into before."""
    about = folder.stat()
    key = (about.st_dev, about.st_ino)
    if key in met:
        return []
    met.add(key)
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]


def _is_branch(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or may be one: looking into it then says why nobody knows."""
    try:
        return entry.is_dir()
    except OSError:
        return True


def not_opened(file: File) -> Finding | None:
    """Why a file cannot be read; None where it may."""
    try:
        if not stat.S_ISREG(file.path.stat().st_mode):  # a pipe would wait for ever, and a device never end
            return file_sayings.NOT_OPENED.finding(Position(file.name), why=IRREGULAR)
    except FileNotFoundError:
        return file_sayings.NO_FILE.finding(Position(file.name))
    except (OSError, ValueError) as exc:
        return file_sayings.NOT_OPENED.finding(Position(file.name), why=why_not(exc))
    return None


def content(file: File, limits: Limits) -> bytes | Finding:
    """The bytes of a file, or why there are none."""
    said = not_opened(file)
    if said is not None:
        return said
    try:
        with file.path.open("rb") as opened:
            data = opened.read(limits.size + 1)
    except FileNotFoundError:
        return file_sayings.NO_FILE.finding(Position(file.name))
    except (OSError, ValueError) as exc:
        return file_sayings.NOT_OPENED.finding(Position(file.name), why=why_not(exc))
    if len(data) > limits.size:
        return file_sayings.TOO_LARGE.finding(Position(file.name), most=limits.size)
    return data


def why_not(exc: Exception) -> str | Words:
    """Why a file could not be opened, in the words of the system."""
    if isinstance(exc, ValueError):  # a null character, or half a character
        return _NO_NAME
    if isinstance(exc, NothingBeside):
        return _NOTHING_BESIDE
    return getattr(exc, "strerror", None) or type(exc).__name__


def is_test(data: bytes) -> bool:
    """Whether a file begins ``communitygov_test:``: one for ``communitygov test``, and no register."""
    head, encoding = data[:_HEAD], encoding_of(data)
    if encoding is not None:
        head = head.decode(encoding, errors="ignore").encode()
    return _TEST.match(head) is not None
