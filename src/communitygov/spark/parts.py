"""A register in parts: what all of them share, and each part for itself."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from attrs import field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.io.fields import row_noun
from communitygov.io.files import ENDINGS, TABLES, register_in
from communitygov.io.read import read
from communitygov.io.table_chained import chained
from communitygov.model.kept import with_nouns
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Table
from communitygov.model.tabled import tabled

SHARED = "(shared)"
"""What the places that lie in no part are called in answers."""
COMMON = "00-common"
"""The name of a folder of what all parts share."""

Rows = Mapping[str, Sequence[Any]]
"""Rows by section."""


class Part(Protocol):
    """One part: a county, for example. It is pickled and read where it is counted."""

    @property
    def name(self) -> str:
        """What it is called in answers."""
        ...

    def read(self) -> Register:
        """Its rows."""
        ...


@frozen
class FilesPart:
    """A part that stands in files of its own, or in a folder."""

    name: str
    paths: tuple[str, ...]

    def read(self) -> Register:
        """Its rows.

        Raises
        ------
        DocumentError
            When they cannot be read.
        """
        return read(self.paths)


@frozen(eq=False)
class HeldPart:
    """A part that is in memory."""

    name: str
    register: Register = field(converter=with_nouns)

    def read(self) -> Register:
        """Its rows."""
        return self.register


@frozen(eq=False)
class Parts:
    """A register in parts. Nothing is lost where something reaches from one part into another: see `crossing`.

    Raises
    ------
    BadQuestion
        When two parts have one name, or one is called as what lies in no part.
    """

    shared: Register = field(converter=with_nouns)
    """What every part is counted with: duties, shifts, words, rows written for each place, the places above the parts,
    and whatever is neither of one part nor of another."""
    parts: tuple[Part, ...]

    def __attrs_post_init__(self) -> None:
        names = [part.name for part in self.parts]
        twice = sorted({name for name in names if names.count(name) > 1 or name == SHARED})
        if twice:
            raise BadQuestion(
                f"each part has a name of its own, by which its answers are told, and none is called {SHARED}; "
                f"given twice or so: {', '.join(twice)}",
                f"各部分须各有其名，结果按名称列出，且不能叫 {SHARED}；重复或不可用的有：{'、'.join(twice)}",
            )

    @property
    def counted(self) -> tuple[Part, ...]:
        """What is counted one after another: the parts, and the places that lie in none of them."""
        return (*self.parts, HeldPart(SHARED, Register())) if self.shared.places else self.parts

    @classmethod
    def of_folder(cls, folder: "str | Path") -> "Parts":
        """The parts of a folder: each folder in it is one, and the files beside them are what all of them share.

        A folder called ``00-common`` is shared as well. What does not end as a document or a table is passed over.

        Raises
        ------
        BadQuestion
            When there is no such folder, or none in it.
        DocumentError
            When the shared files cannot be read.
        """
        path = _folder_at(folder)
        if not path.is_dir():
            raise _no_folder(path)
        home = register_in(path)
        if home is not None:
            raise BadQuestion(
                f"{folder} is a folder that synth made: its parts are in {home}; give {home}",
                f"{folder} 是 synth 生成的文件夹，各部分在 {home} 里：请给出 {home}",
            )
        inside = sorted(path.iterdir())
        folders = [path for path in inside if path.is_dir() and path.name[0] not in "._" and path.name != COMMON]
        if not folders:
            raise BadQuestion(
                f"{folder} has no folder of a part: let each county be a folder in it",
                f"{folder} 中没有各部分的文件夹：请让每个区县各占一个文件夹",
            )
        shared = [str(path) for path in inside if path.name == COMMON or _may_be_read(path)]
        parts = (FilesPart(path.name, (str(path),)) for path in folders)
        return cls(read(shared) if shared else Register(), tuple(parts))


def _folder_at(folder: object) -> Path:
    if not isinstance(folder, str | Path) or not str(folder):
        raise BadQuestion(
            f"parts are a folder with a folder for each of them: give its path, not {folder!r}",
            f"请给出各部分所在文件夹的路径，而不是 {folder!r}",
        )
    return Path(folder)


def _no_folder(path: Path) -> BadQuestion:
    if path.exists():
        return BadQuestion(
            f"{path} is a file: give the folder that has a folder for each county, or read the file as a whole",
            f"{path} 是文件：请给出各区县各占一个文件夹的那个文件夹；单个文件的台账请整体读取",
        )
    return BadQuestion(f"there is no folder {path}: give one that is there", f"没有文件夹 {path}：请给出已有的文件夹")


def _may_be_read(path: Path) -> bool:
    return path.is_file() and path.name[0] != "." and path.suffix.lower() in {*ENDINGS, *TABLES}


def joined(first: Register, *more: Rows) -> Register:
    """A register with the rows of others behind its own; where some of a section are a table, all of it is one."""
    sections = {
        section: _in_one([getattr(first, section), *(each.get(section, ()) for each in more)], section)
        for section in SECTIONS
        if any(each.get(section) for each in more)
    }
    return first.model_copy(update=sections)


def _in_one(several: Sequence[Sequence[Any]], section: str) -> Sequence[Any]:
    some = [rows for rows in several if rows]
    if len(some) == 1:
        return some[0]
    if not any(isinstance(rows, Table) for rows in some):
        return tuple(row for rows in some for row in rows)
    kind = row_noun(section)
    return chained(kind, [rows if isinstance(rows, Table) else tabled(rows, kind) for rows in some])


def rows_of(register: Register) -> Rows:
    """The rows of a register by section; sections without one are left out."""
    return {section: rows for section in SECTIONS if (rows := getattr(register, section))}


def several(parts: Iterable[Rows]) -> Rows:
    """The rows of several, one after another."""
    found: dict[str, list[Any]] = {}
    for each in parts:
        for section, rows in each.items():
            found.setdefault(section, []).extend(rows)
    return found
