"""Names put into sentences: in one of two languages, with Chinese blanks only where two scripts meet."""

from typing import Any

_GAP = "\0"
"""Stands for a blank of a template while names, which may have blanks of their own, are filled in."""


def in_words(name: object, lang: str, otherwise: str = "") -> str:
    """A name, given as text or in both languages, in one of them; in the other where that is all there is."""
    if isinstance(name, str):
        return name or otherwise
    zh, en = _part(name, "zh"), _part(name, "en")
    return (zh or en or otherwise) if lang == "zh" else (en or zh or otherwise)


def _part(name: object, key: str) -> str:
    value: Any = getattr(name, key, None)
    return value if isinstance(value, str) else ""


def fitted(template: str, **fields: object) -> str:
    """Fill in a Chinese sentence; its own blanks are dropped where two Chinese words come to stand together."""
    said, *rest = template.replace(" ", _GAP).format(**fields).split(_GAP)
    for piece in rest:
        before, after = said[-1:], piece[:1]
        meet = before.isalnum() and after.isalnum() and before.isascii() != after.isascii()
        one_script = bool(before and after) and before.isascii() and after.isascii()
        said += f" {piece}" if meet or one_script or piece.startswith("--") else piece
    return said
