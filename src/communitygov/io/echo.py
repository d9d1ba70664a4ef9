"""What of a person's own words may be shown again: short words, never what looks like a number of a person."""

import re

from communitygov.base.findings import Words

MOST_SHOWN = 40
_HIDDEN = Words("（未显示）", "(not shown)")
_PERSONAL = re.compile(
    r"""(?<!\d)(?:
      \d{17}[\dXx]                       # an identity number
    | (?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}  # a mobile telephone
    | 0\d{2,3}[\s-]?\d{7,8}             # a telephone with its area code
    )(?!\d)""",
    re.VERBOSE,
)


def shown(text: str) -> Words:
    """The text itself, or that it is not shown: too long, not printable, or like a telephone or identity number."""
    if len(text) > MOST_SHOWN or not text.isprintable() or _PERSONAL.search(text):
        return _HIDDEN
    return Words(text, text)
