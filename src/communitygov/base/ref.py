"""A reference: how everything points at a noun."""

import re
import unicodedata

from attrs import frozen

from communitygov.base.malformed import Malformed

MAX_ID_LENGTH = 128
_SIGNS = re.compile(r"[\s:#/]")
_ALIKE = re.compile("[：﹕︓∶꞉＃﹟／∕⁄⧸]")  # these are what is looked for
"""Full-width and other signs that look like the ones an id may not hold."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_EMPTY = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and marks that show as nothing."""
_DOUBTFUL = re.compile("|".join(pattern.pattern for pattern in (_SIGNS, _ALIKE, _EMPTY)))


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
        When it is empty, longer than 128 characters, or has a blank, one of ``: # /`` or what looks like one of them,
        or a sign that nobody sees or that turns text around; with the sign and where it stands.
    """
    return _checked(unicodedata.normalize("NFC", text), 1)


def _checked(identity: str, first: int) -> str:
    if not identity:
        raise Malformed("id_empty")
    if len(identity) > MAX_ID_LENGTH:
        raise Malformed("id_long")
    if identity.isprintable() and not _DOUBTFUL.search(identity):
        return identity
    for at, sign in enumerate(identity, first):
        key = _why_not(sign)
        if key:
            raise Malformed(key, {"at": at, "sign": _told(sign)})
    return identity


def _why_not(sign: str) -> str:
    if unicodedata.category(sign) in _UNSEEN or _EMPTY.match(sign):
        return "id_signs" if sign in "\t\n\v\f\r" else "id_unseen"
    if _SIGNS.match(sign):
        return "id_signs"
    return "id_alike" if _ALIKE.match(sign) else ""


def _told(sign: str) -> str:
    """A sign by its number and name; itself only where it can be seen."""
    named = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
    seen = sign.isprintable() and not sign.isspace() and not _EMPTY.match(sign)
    return f"{sign} ({named})" if seen else named


def place_id(text: str) -> str:
    """Return the id of a place in NFC: a plain id, or building/entrance/floor/home below one.

    Raises
    ------
    Malformed
        When a part is not a plain id, or there are more than four parts.
    """
    parts = unicodedata.normalize("NFC", text).split("/")
    if len(parts) > 4:
        raise Malformed("place_parts")
    first = 1
    for part in parts:
        _checked(part, first)
        first += len(part) + 1
    return "/".join(parts)
