"""A register in parts: what all of them share, and each part for itself."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from communitygov.io.read import read
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS

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
    register: Register

    def read(self) -> Register:
        """Its rows."""
        return self.register


@frozen(eq=False)
class Parts:
    """A register in parts. Nothing is lost where something reaches from one part into another: see `crossing`."""

    shared: Register
    """What every part is counted with: duties, shifts, words, rows written for each place, the places above the parts,
    and whatever is neither of one part nor of another."""
    parts: tuple[Part, ...]

    @classmethod
    def of_folder(cls, folder: "str | Path") -> "Parts":
        """The parts of a folder: each folder in it is one, and the files beside them are what all of them share.

        Raises
        ------
        DocumentError
            When the shared files cannot be read.
        """
        inside = sorted(Path(folder).iterdir())
        shared = [str(path) for path in inside if path.is_file()]
        parts = (FilesPart(path.name, (str(path),)) for path in inside if path.is_dir() and path.name[0] not in "._")
        return cls(read(shared) if shared else Register(), tuple(parts))


def joined(first: Register, *more: Rows) -> Register:
    """A register with the rows of others behind its own."""
    sections = {
        section: (*getattr(first, section), *(row for each in more for row in each.get(section, ())))
        for section in SECTIONS
        if any(each.get(section) for each in more)
    }
    return first.model_copy(update=sections)


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
