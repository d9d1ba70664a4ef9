"""How things are said: lists, counts and suggestions, in Chinese and in English.

Nothing here knows a domain word. Every function is total and gives the same text for the same input.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal

Lang = Literal["zh", "en"]

MOST_SUGGESTED = 3
MOST_LISTED = 8
MOST_ECHOED = 200  # an id has at most 128 signs
_LONGEST_ASKED = 200
_NEIGHBOURS = 500  # how far to look either side in a long list: difflib reads every candidate


def say(lang: Lang, *, zh: str, en: str) -> str:
    """Choose the sentence of a language; where it was left empty, the other one."""
    return (zh or en) if lang == "zh" else (en or zh)


def near(asked: str, known: Iterable[str], most: int = MOST_SUGGESTED) -> tuple[str, ...]:
    """List the known words that look like the one asked for, most alike first; never more than a few.

    Upper and lower case count as the same. Of a very long list only the words that begin or end like the one
    asked for are looked at, so a suggestion among a million ids takes no longer than sorting them.
    """
    from difflib import get_close_matches

    spelt: dict[str, str] = {}
    for word in sorted(set(known)):
        spelt.setdefault(word.casefold(), word)
    wanted = asked[:_LONGEST_ASKED].casefold()
    return tuple(spelt[word] for word in get_close_matches(wanted, _alike(wanted, list(spelt)), n=most))


def _alike(wanted: str, words: Sequence[str]) -> Sequence[str]:
    """Take all of a short list; of a long one those that begin or end like the word wanted."""
    if len(words) <= 4 * _NEIGHBOURS:
        return words
    forwards = _around(wanted, sorted(words))
    backwards = _around(wanted[::-1], sorted(word[::-1] for word in words))
    return sorted({*forwards, *(word[::-1] for word in backwards)})


def _around(wanted: str, words: Sequence[str]) -> Sequence[str]:
    here = bisect_left(words, wanted)
    return words[max(0, here - _NEIGHBOURS) : here + _NEIGHBOURS]


def listed(
    words: Iterable[object], lang: Lang = "en", *, joined_by: Literal["and", "or"] = "and", most: int = MOST_LISTED
) -> str:
    """Write words as a list: ``a, b and c``, or ``a、b和c``; those beyond ``most`` are counted, not written.

    Nothing gives the empty text.
    """
    every = [str(word) for word in words]
    shown = list(islice(every, most))
    left = len(every) - len(shown)
    if left:
        more = ", ".join(shown) + f" {joined_by} {left:,} more"
        return say(lang, zh="、".join(shown) + f"等 {len(every)} 个", en=more)
    if len(shown) < 2:
        return "".join(shown)
    last = say(lang, zh={"and": "和", "or": "或"}[joined_by], en=f" {joined_by} ")
    return say(lang, zh="、", en=", ").join(shown[:-1]) + last + shown[-1]


def short(word: object) -> str:
    """Take a word that somebody wrote as it is; of a very long one the beginning, and an ellipsis."""
    text = str(word)
    return text if len(text) <= MOST_ECHOED else f"{text[:MOST_ECHOED]}…"


def quoted(word: object, lang: Lang = "en") -> str:
    """Put a word that somebody wrote in quotation marks: ``'g-07'``, or ``“g-07”``; a long one in part."""
    return say(lang, zh=f"“{short(word)}”", en=repr(short(word)))


def plural(number: int, one: str, many: str = "") -> str:
    """Write a number with its English noun: ``1 place``, ``1,200 places``, ``2 bodies`` (given ``many``)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_bytes(number: int) -> str:
    """Write a number of bytes as people speak of memory: ``640 MiB``, ``12.5 GiB``."""
    mib = number / (1 << 20)
    return f"{mib:,.0f} MiB" if mib < 1000 else f"{mib / 1024:,.1f} GiB"


def counted(number: int, what: str) -> str:
    """Write a number with its Chinese measure or noun: ``24 户``."""
    return f"{number:,} {what}"


def width(text: str) -> int:
    """Count the columns a text takes on a terminal: a Chinese character takes two, a combining mark none."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
