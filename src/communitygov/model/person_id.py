"""Ids of persons: never a word that says of a post who holds it, or that nobody does."""

from communitygov.base.malformed import Malformed
from communitygov.base.ref import plain_id

NOBODY = frozenset({"", "-", "—", "~", "null", "none", "nobody", "vacant", "n/a", "空缺", "空岗", "无", "暂无", "缺"})
"""What people write where nobody holds a post; never the id of a person."""
RESERVED = NOBODY | {"unnamed", "unknown"}


def person_id(text: str) -> str:
    """Return the id of a person in NFC.

    Raises
    ------
    Malformed
        When it is no id, or a word that tells of a post who holds it, in small or capital letters.
    """
    if text.casefold() in RESERVED:
        raise Malformed("person_word" if text else "id_empty")
    return plain_id(text)
