"""Signs that nobody sees, or that steer, break or turn a line, written as escapes."""

import unicodedata

UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Controls, formats (zero-width signs, those that turn the direction of text, tags), half characters, line breaks."""


def escaped(text: str, unseen: frozenset[str] = UNSEEN) -> str:
    """The text with the signs of these categories as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(sign) if unicodedata.category(sign) in unseen else sign for sign in text)


def _escape(sign: str) -> str:
    return sign.encode("unicode_escape", "backslashreplace").decode("ascii")
