"""What is meant by somebody who writes a name where an id stands: the ids that bear it."""

from collections.abc import Iterable, Mapping
from unicodedata import normalize

from communitygov.base.wording import MOST_SUGGESTED, near

_LEAST = 2  # one sign is a part of too many names
_LONGEST = 100
_OR = " or "

Names = Iterable[tuple[str, str]]
"""Ids, each with a name that it bears; an id may have several, a name as well."""


def called(asked: str, names: Names, most: int = MOST_SUGGESTED) -> tuple[str, ...]:
    """List the ids that bear a name; where none does, those whose name has it in it or is like it. Never many.

    Full-width and plain signs, upper and lower case count as the same.
    """
    wanted = _plain(asked)
    if not wanted or len(wanted) > _LONGEST:
        return ()
    bearers: dict[str, list[str]] = {}
    for identity, name in names:
        ids = bearers.setdefault(_plain(name), [])
        if identity not in ids:
            ids.append(identity)
    names_meant = (wanted,) if wanted in bearers else _alike(wanted, bearers, most)
    return tuple(dict.fromkeys(identity for name in names_meant for identity in bearers[name]))[:most]


def _alike(wanted: str, bearers: Mapping[str, object], most: int) -> tuple[str, ...]:
    """The names that have what is wanted in them, shortest first; where none has, those that look like it."""
    parts = [name for name in bearers if wanted in name] if len(wanted) >= _LEAST else []
    return tuple(sorted(parts, key=lambda name: (len(name), name))[:most]) or near(wanted, bearers, most)


def near_or_called(asked: str, known: Iterable[str], names: Names, most: int = MOST_SUGGESTED) -> tuple[str, ...]:
    """List the ids that look like the one asked for, then those that bear it as a name; never more than a few.

    Where the name of something is two words, as "district or county", and one of them is asked for, it alone is listed.
    """
    pairs = tuple(names)
    two = [(identity, _plain(name).split(_OR)) for identity, name in pairs if _OR in name]
    either = tuple(dict.fromkeys(identity for identity, parts in two if _plain(asked) in parts))
    return either[:most] or tuple(dict.fromkeys((*near(asked, known, most), *called(asked, pairs, most))))[:most]


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold().strip()
