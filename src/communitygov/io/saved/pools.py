"""Every noun a structure holds, each written once: the rows of the register, then those that were made of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from communitygov.io.saved.nouns import NounWriter
from communitygov.io.saved.register import KINDS
from communitygov.io.saved.sections import Sections
from communitygov.model.columns import words_stated
from communitygov.model.noun import Noun
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Table


class Pool:
    """The nouns of one section, and others of the kind."""

    def __init__(self, rows: Sequence[Noun]) -> None:
        self.rows: Sequence[Noun] = rows
        self.more: list[Noun] = []
        self._numbers: dict[int, int] = {}
        if not isinstance(rows, Table):
            self._numbers = {id(noun): number for number, noun in enumerate(rows)}

    def number(self, noun: Noun, row: int | None = None) -> int:
        """The number of a noun; ``row`` is that of the register it stands at, where it does."""
        found = self._numbers.get(id(noun))
        if found is not None:
            return found
        if row is not None and isinstance(self.rows, Table) and self.rows[row] == noun:
            return row
        self.more.append(noun)
        self._numbers[id(noun)] = number = len(self.rows) + len(self.more) - 1
        return number

    def numbers(self, some: Sequence[Noun]) -> Iterable[int]:
        """The numbers of nouns that are rows of the register, in the order of the register."""
        if len(some) == len(self.rows):
            return range(len(some))
        if not isinstance(self.rows, Table):
            return map(self.number, some)
        return self._in_order(some)

    def _in_order(self, some: Sequence[Noun]) -> Iterator[int]:
        rows = enumerate(self.rows)
        for noun in some:
            yield next(number for number, row in rows if row == noun)


class Pools:
    """All of them, by section."""

    def __init__(self, register: Register) -> None:
        self._by_section: dict[str, Pool] = {section: Pool(getattr(register, section)) for section in SECTIONS}

    def __getitem__(self, section: str) -> Pool:
        return self._by_section[section]

    def write(self, sections: Sections, writer: NounWriter) -> None:
        """Write them: a JSON text for each noun."""
        for section, pool in self._by_section.items():
            rows, kind = writer.rows(pool.rows, KINDS[section]), KINDS[section]
            sections.column(f"rows.{section}", rows.and_then(writer.rows(pool.more, kind)) if pool.more else rows)

    def counts(self) -> dict[str, int]:
        """How many rows of each section are of the register; those after them were made."""
        return {section: len(pool.rows) for section, pool in self._by_section.items()}


def made_up_in(register: Register) -> list[str]:
    """The sections in which anything is marked as made up."""

    def marked(rows: Sequence[Any]) -> bool:
        if isinstance(rows, Table):
            return "made_up" in rows.columns and any(words_stated(rows, "made_up"))
        return any(getattr(row, "made_up", False) for row in rows)

    return [section for section in SECTIONS if marked(getattr(register, section))]
