"""Numbers as a statement writes them, and words as its findings list them."""

from collections.abc import Sequence

from communitygov.base.findings import Words
from communitygov.base.wording import Lang, listed

_LANGS: tuple[Lang, Lang] = ("zh", "en")


def number_of(text: str, *, percent: bool) -> float | None:
    """A number, or with a sign for per cent the number before it."""
    bare = text.removesuffix("%").strip() if percent else text
    try:
        number = float(bare)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") and not (percent and number > 100) else None


def meant(like: Sequence[str]) -> Words:
    """What may have been meant."""
    if not like:
        return Words("", "")
    zh, en = (listed(like, lang, joined_by="or") for lang in _LANGS)
    return Words(f"（是否指 {zh}？）", f" (did you mean {en}?)")


def known_words(words: Sequence[str]) -> Words:
    """Words that can be written, as a list in both languages."""
    return Words(*(listed(words, lang, joined_by="or", most=len(words)) for lang in _LANGS))
