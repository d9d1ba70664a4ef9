"""A reference: how everything points at a noun."""

import re
import unicodedata

from attrs import frozen

from communitygov.base.malformed import Malformed

MAX_ID_LENGTH = 128
_FORBIDDEN = re.compile(r"[\s:#/\x00-\x1f\x7f]")


@frozen(order=True)
class Ref:
    """The kind and the id of one noun, written ``kind:id``."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Read ``kind:id``.

        Raises
        ------
        Malformed
            When the text has no kind or no id.
        """
        kind, colon, identity = text.partition(":")
        if not (kind and colon and identity):
            raise Malformed("ref_form")
        return cls(kind, identity)


def plain_id(text: str) -> str:
    """Return an id in NFC.

    Raises
    ------
    Malformed
        When it is empty, longer than 128 characters, or has a blank or one of ``: # /``.
    """
    identity = unicodedata.normalize("NFC", text)
    if not identity:
        raise Malformed("id_empty")
    if len(identity) > MAX_ID_LENGTH:
        raise Malformed("id_long")
    if _FORBIDDEN.search(identity):
        raise Malformed("id_signs")
    return identity


def place_id(text: str) -> str:
    """Return the id of a place in NFC: a plain id, or building/entrance/floor/home below one.

    Raises
    ------
    Malformed
        When a part is not a plain id, or there are more than four parts.
    """
    parts = text.split("/")
    if len(parts) > 4:
        raise Malformed("place_parts")
    return "/".join(plain_id(part) for part in parts)
