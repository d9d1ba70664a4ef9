"""What a register held when it was read, and which of that the rows of an edited register still are."""

from collections.abc import Mapping, Sequence
from typing import TypeGuard

UNREAD = -1
"""The number of a row that nobody read."""


class ReadRows:
    """The rows of each section as they were read, and what the sections without rows said.

    A row is known by itself: one that only equals a row that was read is another. The rows are those of the register,
    so nothing is kept twice; they are numbered only when a row is asked for that stands elsewhere than it was read.
    """

    def __init__(self, held: Mapping[str, object]) -> None:
        self._held = dict(held)
        self._numbers: dict[str, dict[int, int]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Without the numbers, which are those of this process."""
        return {"_held": self._held, "_numbers": {}}

    def are_all_of(self, register: object) -> bool:
        """Whether a register holds what was read and nothing else."""
        return all(getattr(register, section, None) is held for section, held in self._held.items())

    def number(self, register: object, section: str, row: int | None) -> int | None:
        """The number under which a row of a register was read; `UNREAD` where nobody read it or what a section says.

        None, a section as a whole, stays None.
        """
        held, now = self._held.get(section), getattr(register, section, None)
        if now is held:
            return row
        if _are_in_columns(held):
            return row if _is_same(held, now, row) else UNREAD
        if not (_are_rows(held) and _are_rows(now)):
            return row if now == held else UNREAD
        if row is None or not 0 <= row < len(now):
            return None
        if row < len(held) and held[row] is now[row]:
            return row
        return self._numbered(section, held).get(id(now[row]), UNREAD)

    def _numbered(self, section: str, held: Sequence[object]) -> dict[int, int]:
        """The numbers of rows by their identity; the rows live as long as this does."""
        found = self._numbers.get(section)
        if found is None:
            found = self._numbers[section] = {id(noun): number for number, noun in enumerate(held)}
        return found


def _is_same(held: Sequence[object], now: object, row: int | None) -> bool:
    rows = now if _are_rows(now) or _are_in_columns(now) else ()
    return row is not None and 0 <= row < min(len(held), len(rows)) and rows[row] == held[row]


def _are_in_columns(value: object) -> TypeGuard[Sequence[object]]:
    """Whether rows are made when they are looked at, so that nothing is known by itself."""
    return isinstance(value, Sequence) and not isinstance(value, tuple | list | str)


def _are_rows(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, tuple | list)
