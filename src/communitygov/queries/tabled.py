"""What the cells of a table hold: several ids in one, and numbers that are missing where they are not known."""

from collections.abc import Iterable

from communitygov.base.ref import Ref
from communitygov.queries.answer import Entry


def id_of(ref: Ref | None) -> str | None:
    """A bare id, where a column has those of one kind."""
    return None if ref is None else ref.id


def ids(refs: Iterable[Ref]) -> str | None:
    """Bare ids, parted by a comma and a space; None where there are none."""
    return several(ref.id for ref in refs)


def several(texts: Iterable[object]) -> str | None:
    """Texts, each once, parted by a comma and a space; None where there are none."""
    return ", ".join(dict.fromkeys(map(str, texts))) or None


def carriers(entries: Iterable[Entry]) -> str | None:
    """Who carries some entries, as ``kind:id``; None for nobody."""
    return several(entry.post or entry.team or entry.organisation or entry.holder for entry in entries)


def known(homes: float, not_counted: Iterable[Ref]) -> float | None:
    """Some homes that are counted; None where the homes of no place are known."""
    return None if not homes and any(not_counted) else homes
