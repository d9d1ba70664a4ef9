"""Full-width signs where a document needs plain ones: which, and what to write instead."""

import re

from communitygov.base.findings import Words
from communitygov.base.wording import Lang, listed, quoted

PLAIN = {
    "：": ":",
    "，": ",",
    "、": ",",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "／": "/",
    "－": "-",
    "　": " ",
}
"""Signs of a Chinese keyboard, and the plain sign each is written for."""
_LANGS: tuple[Lang, Lang] = ("zh", "en")
_SIGNS = re.compile("[" + "".join(PLAIN) + "]")
_KEY_ON_A_LINE = re.compile(r"^[ -]*[A-Za-z_]+(：)", re.MULTILINE)
_KEY_IN_BRACES = re.compile(r"[{,]\s*[A-Za-z_]+(：)")
_KEY_AFTER = re.compile(r"(，)\s*[A-Za-z_]+\s*$")
LINES_BACK = 3
"""How many lines before the one where a text stops being YAML its cause may stand on."""
LONGEST = 2000


def signs(text: str) -> tuple[str, ...]:
    """The full-width signs in a text, each once."""
    return tuple(dict.fromkeys(_SIGNS.findall(text[:LONGEST])))


def instead(found: tuple[str, ...]) -> tuple[Words, Words]:
    """The signs, and what to write for them, in words."""
    plain = tuple(dict.fromkeys(PLAIN[each] for each in found))
    blank = Words("空格", "a blank")
    zh, en = (
        listed((blank.sentence(lang) if each == " " else quoted(each, lang) for each in plain), lang) for lang in _LANGS
    )
    seen = ["U+3000" if each == "　" else f"‘{each}’" if each in "“”" else f"“{each}”" for each in found]
    return Words(listed(seen, "zh"), listed(seen)), Words(zh, en)


def before(text: str, at: int) -> tuple[int, str] | None:
    """Where a full-width sign stands that makes a text stop being YAML at an offset, and which; None where none does.

    A key and its full-width colon begin a line, that of the offset or a few before it, or stand in the braces of that
    line; a full-width comma stands before the key whose colon is not YAML any more.
    """
    line = start = text.rfind("\n", 0, at) + 1
    for _ in range(LINES_BACK):
        start = text.rfind("\n", 0, max(0, start - 1)) + 1
    line, start = max(line, at - LONGEST), max(start, at - LONGEST)
    found = _KEY_AFTER.search(text, line, at) or _KEY_IN_BRACES.search(text, line, at)
    found = found or _KEY_ON_A_LINE.search(text, start, at)
    return None if found is None else (found.start(1), found.group(1))
