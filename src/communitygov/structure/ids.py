"""An id as a caller gives it: text with its kind before it or without, a reference, or a noun."""

from typing import TYPE_CHECKING, NoReturn
from unicodedata import normalize

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import MAX_ID_LENGTH, Ref
from communitygov.base.wording import short

if TYPE_CHECKING:
    from communitygov.model.noun import Noun

MOST_SIGNS = 5 * (MAX_ID_LENGTH + 1)
"""No id is longer: a post made for a home of a layout has five of them in its own."""
MOST_PARTS = 4
"""Building, entrance, floor and home."""
ECHOED = 100


def nfc(asked: str) -> str:
    """A text that names something, in NFC; what is longer than any id is refused before it is looked at.

    Raises
    ------
    BadQuestion
        When it is too long.
    """
    if len(asked) > MOST_SIGNS:
        said = f"{asked[:ECHOED]}…"
        raise BadQuestion(
            f"{said!r} has {len(asked):,} characters: an id has at most {MAX_ID_LENGTH}",
            f"“{said}” 共 {len(asked):,} 个字符：编号最多 {MAX_ID_LENGTH} 个字符",
        )
    return asked if asked.isascii() else normalize("NFC", asked)


def id_of(asked: "str | Ref | Noun", kind: str) -> str:
    """The id of what is asked, in NFC.

    Raises
    ------
    BadQuestion
        When it names something of another kind, or nothing, or is longer than any id.
    """
    if isinstance(asked, str):
        said, colon, identity = nfc(asked).rpartition(":")
        if colon and said != kind:
            _no_such_kind(asked, kind)
        return identity
    said = asked.kind if isinstance(asked, Ref) else getattr(asked, "noun", "")
    name = getattr(asked, "id", None)
    if said != kind or not isinstance(name, str):
        _no_such_kind(f"{said}:{name}" if said else repr(asked), kind)
    return name


def _no_such_kind(named: str, kind: str) -> NoReturn:
    named = short(named)
    raise BadQuestion(f"{named} is no {kind}: give the id of one", f"{named} 不是 {kind}：请给出 {kind} 的编号")
