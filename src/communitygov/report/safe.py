"""Text that somebody wrote, made safe to show: nothing in it can steer a terminal or turn a line around."""

import unicodedata

_TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(text: str) -> str:
    """Show signs that steer a terminal, break a line or turn the direction of text as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(sign) if _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    return sign in _TURNS_TEXT or unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")


def _escape(sign: str) -> str:
    return sign.encode("unicode_escape", "backslashreplace").decode("ascii")
