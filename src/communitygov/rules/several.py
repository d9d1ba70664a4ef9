"""One finding for what is alike: of one row of the document, the ids it concerns."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key")
Item = TypeVar("Item")

MOST = 8
"""How many ids stand as evidence."""


def gathered(pairs: Iterable[tuple[Key, Iterable[Item]]]) -> dict[Key, list[Item]]:
    """Items by what they belong to, in the order in which they are met, each once."""
    found: dict[Key, dict[Item, None]] = {}
    for key, items in pairs:
        found.setdefault(key, {}).update(dict.fromkeys(items))
    return {key: list(items) for key, items in found.items()}


def shown(kind: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Ids as evidence: a few of them, and how many there are where those are not all."""
    few = tuple(f"{kind}:{each}" for each in ids[:MOST])
    return few if len(ids) <= MOST else (*few, f"{len(ids):,} × {kind}")
