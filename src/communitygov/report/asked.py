"""The line every page has: the instant and the mode it holds for."""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from communitygov.report.naming import Naming
from communitygov.report.page import Spans, spans
from communitygov.report.safe import safe
from communitygov.report.words import PAGE


@frozen
class ModesInForce:
    """The modes in force, and how it is that there are several."""

    modes: Sequence[str]
    several: Literal["modes_tie", "modes_differ"]


def asked(
    at: str, mode: str | None, in_force: ModesInForce, naming: Naming, *, until: str | None = None, shifts: bool = True
) -> Spans:
    """Say for which instant or span and in which mode; and that a date alone leaves shifts aside."""
    at, until = at.replace("T", " "), until and until.replace("T", " ")
    when = at if until is None else f"{at} → {until}"
    several = mode is None and len(in_force.modes) > 1
    said = [when, f"{naming.tell(PAGE['modes' if several else 'mode'])} {_mode(mode, in_force, naming)}"]
    if not shifts:
        said.append(naming.tell(PAGE["no_shifts"]))
    return spans(" · ".join(said), "faint")


def _mode(mode: str | None, in_force: ModesInForce, naming: Naming) -> str:
    if mode is None and not in_force.modes:
        return naming.tell(PAGE["mode_none"])
    words = [_worded(word, naming) for word in ([mode] if mode is not None else in_force.modes)]
    how = "mode_asked" if mode is not None else "mode_now" if len(words) < 2 else in_force.several
    return naming.joined(words) + naming.bracketed(naming.tell(PAGE[how]))


def _worded(word: str, naming: Naming) -> str:
    """The names of a mode that do not say its id already, and its id."""
    said = dict.fromkeys(each.name(f"mode:{word}") for each in naming.apart())
    return " ".join((*(name for name in said if name and word not in name.casefold()), safe(word)))
