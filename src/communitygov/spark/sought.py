"""What is looked for in parts, as numbers: worked out once, and held to the ids of each part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from attrs import frozen

from communitygov.base.texts import Hashes, Texts
from communitygov.spark.refs import Named

AT_ONCE = 1 << 16
"""Texts that are numbered at once."""
MOST_HYPHENS = 12
"""Of an id with more it is not worked out what row it may be made from: any part may have that."""
MADE = ("post", "team", "share")
"""The kinds of which rows are made for each place."""


@frozen(eq=False)
class Sought:
    """Numbers to look for, by the section that may have them."""

    of_section: Mapping[str, Hashes]
    anywhere: bool
    """Whether something is looked for that any part may have."""

    @classmethod
    def of(cls, named: Iterable[Named], secret: int) -> "Sought":
        """What may be meant by some names."""
        found: defaultdict[str, list[Hashes]] = defaultdict(list)
        waiting: defaultdict[str, list[str]] = defaultdict(list)
        for section, text in _meant(named):
            if section is None:
                return cls({}, anywhere=True)
            waiting[section].append(text)
            if len(waiting[section]) >= AT_ONCE:
                found[section].append(Texts.of(waiting.pop(section)).hashed(secret))
        for section, texts in waiting.items():
            found[section].append(Texts.of(texts).hashed(secret))
        return cls({section: np.unique(np.concatenate(each)) for section, each in found.items()}, anywhere=False)


def _meant(named: Iterable[Named]) -> Iterator[tuple[str | None, str]]:
    """The sections and the ids in them that names may mean; None where it may be anything."""
    for kind, identity in named:
        if kind == "all" or (kind in MADE and identity.count("-") > MOST_HYPHENS):
            yield None, identity
        elif kind in ("scope", "over", "at"):
            yield "places", identity.partition("/")[0]
            yield "zones", identity
        else:
            yield {"person": "people"}.get(kind, kind + "s"), identity
        if kind in MADE:
            yield from (("places", text) for text in between_hyphens(identity))
            yield from ((f"{each}s", text) for text in beginnings(identity) for each in MADE)


def between_hyphens(text: str) -> set[str]:
    """What may be the id of the place in the id of a made row: any part of it between hyphens."""
    parts = text.split("-")
    return {"-".join(parts[start:end]) for start in range(1, len(parts)) for end in range(start + 1, len(parts) + 1)}


def beginnings(text: str) -> set[str]:
    """What may be the id of the row that a made row is made from."""
    parts = text.split("-")
    return {"-".join(parts[:end]) for end in range(1, len(parts))}
