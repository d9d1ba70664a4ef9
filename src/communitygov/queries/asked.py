"""What a question names, looked up: the place, the duty, the mode, the level and the instant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn
from unicodedata import normalize

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.base.time import Instant
from communitygov.base.wording import near
from communitygov.engine.holding import Now
from communitygov.model.duty import Duty
from communitygov.structure.build import Structure
from communitygov.structure.homes import parts_below

if TYPE_CHECKING:
    from communitygov.model.noun import Noun

MOST_NOWS = 64
"""The instants of which a structure keeps what was worked out."""


def now_at(structure: Structure, instant: Instant) -> Now:
    """The structure at an instant; kept for the next question about it."""
    kept: dict[Instant, Now] = structure.cache.setdefault("now", {})
    now = kept.get(instant)
    if now is None:
        if len(kept) >= MOST_NOWS:
            kept.clear()
        now = kept[instant] = Now(structure, instant)
    return now


def id_of(asked: "str | Ref | Noun", kind: str) -> str:
    """The id of what is asked, in NFC; given as text (with its kind before it or without), a reference or a noun.

    Raises
    ------
    BadQuestion
        When it names something of another kind, or nothing.
    """
    if isinstance(asked, str):
        said, colon, identity = normalize("NFC", asked).rpartition(":")
        if colon and said != kind:
            _no_such_kind(asked, kind)
        return identity
    said = asked.kind if isinstance(asked, Ref) else getattr(asked, "noun", "")
    name = getattr(asked, "id", None)
    if said != kind or not isinstance(name, str):
        _no_such_kind(f"{said}:{name}" if said else repr(asked), kind)
    return name


def _no_such_kind(named: str, kind: str) -> NoReturn:
    raise BadQuestion(f"{named} is no {kind}: give the id of one", f"{named} 不是 {kind}：请给出 {kind} 的编号")


def duty_of(structure: Structure, duty: "str | Ref | Noun") -> Duty:
    """The duty asked.

    Raises
    ------
    UnknownId
        When the register has no such duty.
    BadQuestion
        When what is given is no duty.
    """
    text = id_of(duty, "duty")
    found = structure.duties_by_id.get(text)
    if found is None:
        raise UnknownId.among("duty", text, structure.duties_by_id)
    return found


def unknown_place(structure: Structure, text: str) -> UnknownId:
    """The error for an id that no place has; of a layout's parts the near ones are those that there are."""
    tree = structure.tree
    outer = text
    while "/" in outer and tree.find(outer) is None:
        outer = outer.rpartition("/")[0]
    spot = None if outer == text else tree.find(outer)
    if spot is None:
        return UnknownId.among("place", text, tree.row_of)
    step, _, beyond = text.removeprefix(outer + "/").partition("/")
    below = tuple(parts_below(tree.place(spot.row), outer))
    meant = (f"{outer}/{each}/{beyond}" if beyond else f"{outer}/{each}" for each in near(step, below) or below)
    there = [each for each in meant if tree.find(each) is not None]
    return UnknownId("place", text, near(text, there) or (outer,))


def check_mode(structure: Structure, mode: str | None) -> None:
    """Refuse a mode that the vocabulary does not have.

    Raises
    ------
    BadQuestion
        When there is no such mode.
    """
    if mode is not None:
        _one_of("mode", "模式", mode, structure.words.modes)


def check_level(structure: Structure, level: str | None) -> None:
    """Refuse a level that is neither one of the vocabulary nor one of its kinds of site.

    Raises
    ------
    BadQuestion
        When there is no such level.
    """
    if level is not None:
        _one_of("level", "层级", level, (*structure.words.rank, *structure.words.site_level))


def _one_of(what: str, zh: str, asked: str, known: Iterable[str]) -> None:
    words = tuple(known)
    if asked not in words:
        raise BadQuestion(
            f"there is no {what} {asked!r}; there are {', '.join(words)}", f"没有{zh} {asked!r}；有 {'、'.join(words)}"
        )
