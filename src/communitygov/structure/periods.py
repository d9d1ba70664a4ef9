"""When the rows of a register are in force, and whether any is written for many places, without a noun of a row."""

from typing import TYPE_CHECKING, Any

from communitygov.model.columns import Periods, words_stated

if TYPE_CHECKING:
    from communitygov.model.register import Register


def periods_of(register: "Register", section: str) -> Periods:
    """When each row of a section is in force; an opened structure has that said by its file."""
    kept: Any = getattr(register, "periods", None)
    known: Periods | None = None if kept is None else kept(section)
    return Periods.of(getattr(register, section)) if known is None else known


def says_for_each(register: "Register", section: str) -> bool:
    """Whether a row of a section is written for every place of a level."""
    kept: Any = getattr(register, "says_for_each", None)
    known: bool | None = None if kept is None else kept(section)
    return bool(words_stated(getattr(register, section), "for_each")) if known is None else known
