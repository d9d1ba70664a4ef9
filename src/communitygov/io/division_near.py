"""Names that have a text in them, for whoever asked for that text as a name: 朝阳 for 朝阳区."""

import numpy as np

from communitygov.base.texts import Texts
from communitygov.base.wording import MOST_SUGGESTED

_LEAST = 2
"""Signs; one is a part of too many names."""
_MOST_SEEN = 10_000
"""Names that are looked at."""


def names_with(names: Texts, part: str, most: int = MOST_SUGGESTED) -> tuple[str, ...]:
    """Different names with a text in them, the shortest first."""
    sought = part.strip().encode(errors="replace")
    if len(part.strip()) < _LEAST:
        return ()
    data, found, seen = names.data.tobytes(), set[str](), 0
    at = data.find(sought)
    while at >= 0 and seen < _MOST_SEEN:
        row = int(np.searchsorted(names.offsets, at, side="right")) - 1
        end = int(names.offsets[min(row + 1, len(names))])
        if at + len(sought) <= end:
            found.add(names[row])
        seen, at = seen + 1, data.find(sought, max(end, at + 1))
    return tuple(sorted(found, key=lambda name: (len(name), name))[:most])
