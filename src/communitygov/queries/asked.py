"""What a question names, looked up: the place, the duty, the mode, the level and the instant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.texts import TextIndex
from communitygov.base.time import Instant
from communitygov.engine.holding import Now
from communitygov.model.columns import texts
from communitygov.model.plain import PLACES
from communitygov.structure.build import Structure
from communitygov.structure.homes import layout_part
from communitygov.structure.ids import id_of

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.duty import Duty
    from communitygov.model.noun import Noun

MOST_NOWS = 64
"""The instants of which a structure keeps what was worked out."""
MOST_OF_ALL_POSTS = 4
"""The latest instants of which it keeps what was worked out of all posts at once."""
MOST_POSTS = 4096
"""The posts of which it keeps at an instant what was worked out of each, from one question to the next."""


def now_at(structure: Structure, instant: Instant) -> Now:
    """The structure at an instant; kept for the next question about it, but not without end."""
    kept: dict[Instant, Now] = structure.cache.setdefault("now", {})
    found = kept.get(instant)
    if found is not None and found.posts_kept > MOST_POSTS:
        found.forget_posts()
    latest: object = structure.cache.get("latest_now")
    if found is not None and found is latest:
        return found
    return _made_latest(structure, Now(structure, instant) if found is None else found)


def _made_latest(structure: Structure, now: Now) -> Now:
    """Put an instant behind the others; of all posts only the latest keep what was worked out."""
    kept: dict[Instant, Now] = structure.cache["now"]
    if kept.pop(now.instant, None) is None and len(kept) >= MOST_NOWS:
        kept.clear()
    others = [*kept.values()]
    for earlier in others[: 1 - MOST_OF_ALL_POSTS]:
        earlier.forget_all_posts()
    for other in others:
        if other.posts_kept > MOST_POSTS:
            other.forget_posts()
    kept[now.instant] = structure.cache["latest_now"] = now
    return now


def duty_of(structure: Structure, duty: "str | Ref | Noun") -> "Duty":
    """The duty asked.

    Raises
    ------
    UnknownId
        When the register has no such duty.
    BadQuestion
        When what is given is no duty.
    """
    text = id_of(duty, "duty")
    kept: dict[str, Duty] = structure.cache.setdefault("duties", {})
    found = kept.get(text)
    if found is None:
        found = structure.duties_by_id.get(text)
        if found is None:
            raise structure.duties.unknown(text)
        kept[text] = found
    return found


def unknown_place(structure: Structure, text: str) -> UnknownId:
    """The error for an id that no place has."""
    return structure.places.unknown(text)


def at_another_time(structure: Structure, text: str) -> bool:
    """Whether a place of this id is there at another time."""
    building, below, rest = text.partition("/")
    places = structure.register.places
    known = (places[row] for row in _rows_written(structure, building))
    return any(not below or layout_part(place, rest) is not None for place in known)


def _rows_written(structure: Structure, identity: str) -> list[int]:
    """The rows in which a place is written, at whatever time; what finds them is kept."""
    kept: tuple[TextIndex, dict[str, list[int]]] | None = structure.cache.get("places_written")
    if kept is None:
        index, rows = TextIndex.with_again(texts(structure.register.places, "id"))
        again: dict[str, list[int]] = {}
        for row, text in zip(rows.tolist(), index.texts.take(rows), strict=True):
            again.setdefault(text, []).append(row)
        kept = structure.cache["places_written"] = index, again
    first = kept[0].find(identity)
    return [] if first < 0 else [first, *kept[1].get(identity, ())]


def check_mode(structure: Structure, mode: str | None) -> None:
    """Refuse a mode that the vocabulary does not have.

    Raises
    ------
    BadQuestion
        When there is no such mode.
    """
    if mode is not None:
        _one_of(structure, "modes", ("mode", "模式", mode), structure.words.modes)


def check_level(structure: Structure, level: str | None) -> None:
    """Refuse a level that is neither one of the vocabulary nor one of its kinds of site.

    Raises
    ------
    BadQuestion
        When there is no such level.
    """
    if level is not None:
        words = structure.words
        _one_of(structure, PLACES, ("level", "层级", level), (*words.rank, *words.site_level))


def _one_of(structure: Structure, lists: str, asked: tuple[str, str, str], known: Iterable[str]) -> None:
    words = tuple(known)
    if asked[-1] not in words:
        raise BadQuestion.no_such(*asked, words, structure.words.vocabulary.names(lists))
