"""An id as a caller gives it: text with its kind before it or without, a reference, or a noun."""

from typing import TYPE_CHECKING, NoReturn
from unicodedata import normalize

from communitygov.base.errors import BadQuestion
from communitygov.base.ref import Ref

if TYPE_CHECKING:
    from communitygov.model.noun import Noun


def id_of(asked: "str | Ref | Noun", kind: str) -> str:
    """The id of what is asked, in NFC.

    Raises
    ------
    BadQuestion
        When it names something of another kind, or nothing.
    """
    if isinstance(asked, str):
        said, colon, identity = (asked if asked.isascii() else normalize("NFC", asked)).rpartition(":")
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
