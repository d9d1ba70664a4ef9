"""What a row to be tried out names: all of it is there, or it is told what is not."""

from typing import TYPE_CHECKING

from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.model.plain import PLACES
from communitygov.model.register import Register
from communitygov.model.words_used import KnownWords, unknown_words
from communitygov.structure.build import Structure
from communitygov.structure.what_if_away import found

if TYPE_CHECKING:
    from communitygov.model.noun import Noun
    from communitygov.model.share import Share
    from communitygov.model.switch import Switch
    from communitygov.model.words_used import Used

CALLED = {
    "modes": ("mode", "模式"),
    "parts": ("part", "角色"),
    "posts": ("kind of post", "岗位类型"),
    PLACES: ("level or kind of site", "层级或场所类型"),
}
"""What the words of each list of the vocabulary are called."""


def check_share(structure: Structure, share: "Share") -> None:
    """Refuse a share of which a part is not there.

    Raises
    ------
    UnknownId
        When there is no such duty, post, team, body, person, place, zone or shift.
    BadQuestion
        When there is no such part, mode, kind of post, level, kind of site or group of duties.
    """
    if share.duty is not None and share.duty not in structure.duties_by_id:
        raise structure.duties.unknown(share.duty)
    groups = dict.fromkeys(duty.group for duty in structure.register.duties if duty.group is not None)
    if share.group is not None and share.group not in groups:
        raise BadQuestion.no_such("group of duties", "事项组", share.group, groups)
    _words(structure, Register(shares=(share,)))
    if share.who.kind == "person" and share.who.id not in structure.people_by_id:
        raise UnknownId("person", share.who.id)
    if share.who.kind != "every":
        found(structure, Ref(share.who.kind, share.who.id))
    check_place(structure, share.where)
    check_place(structure, share.within)
    check_shift(structure, share.shift)


def check_switch(structure: Structure, switch: "Switch") -> None:
    """Refuse a switch of which a part is not there.

    Raises
    ------
    UnknownId
        When there is no such place or zone.
    BadQuestion
        When there is no such mode.
    """
    _words(structure, Register(switches=(switch,)))
    check_place(structure, switch.where)


def check_place(structure: Structure, text: str | None) -> None:
    """Refuse what is the id of no place and no zone.

    Raises
    ------
    UnknownId
        When there is none.
    """
    known = text is None or structure.tree.find(text) is not None or text in structure.scopes.zone_of
    if text is not None and not known:
        raise structure.places.unknown(text)


def check_shift(structure: Structure, text: str | None) -> None:
    """Refuse what is the id of no shift.

    Raises
    ------
    UnknownId
        When there is none.
    """
    if text is not None and text not in structure.shifts:
        raise UnknownId.among("shift", text, structure.shifts)


def _words(structure: Structure, row: Register) -> None:
    """Refuse a row with a word that neither the vocabulary nor, of kinds of post, another row has."""
    known = KnownWords.of(structure.register)
    kinds = known.words["posts"] | {post.kind for post in structure.register.posts}
    used = next(unknown_words(row, KnownWords({**known.words, "posts": kinds})), None)
    if used is not None:
        raise _no_such(structure, used, known)


def _no_such(structure: Structure, used: "Used", known: KnownWords) -> BadQuestion:
    words, names = sorted(known.of_lists(used.lists)), structure.words.vocabulary.names(used.lists)
    return BadQuestion.no_such(*CALLED[used.lists], used.word, words, names)


def place_or_zone(where: "str | Ref | Noun") -> str:
    """The id of a place or zone, as text with its kind or without, a reference or a noun.

    Raises
    ------
    BadQuestion
        When it names something of another kind, or nothing.
    """
    text = where if isinstance(where, str) else f"{_kind(where)}:{getattr(where, 'id', '')}"
    kind, _, identity = text.rpartition(":")
    if kind not in ("", "place", "zone") or (not isinstance(where, str) and not kind):
        named = text if kind else repr(where)
        raise BadQuestion(
            f"{named} is no place and no zone: give the id of one", f"{named} 不是地点也不是片区：请给出其中之一的编号"
        )
    return identity


def _kind(given: object) -> str:
    return given.kind if isinstance(given, Ref) else str(getattr(given, "noun", ""))
