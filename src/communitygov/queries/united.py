"""A list of an answer over all its readings: what stands in it, and what of it stands in every one."""

from collections.abc import Iterable

from attrs import define, field, frozen

from communitygov.queries.answer import Entry

Way = tuple[str, frozenset[Entry]]
"""How one carrier is read: on, off or vacant, and the entries it then comes to."""


@frozen
class Listed:
    """One list of an answer."""

    entries: tuple[Entry, ...]
    perhaps: tuple[Entry, ...] = ()
    """Those that are not in every reading."""
    off: tuple[Entry, ...] = ()
    """Those nobody answers for only because those who are there are off shift."""
    cut: bool = False
    """Whether there are more ways to read it than were looked at."""


@define
class Drawn:
    """A list in the making: in one reading, or of several readings put together."""

    ranked: dict[int, set[Entry]] = field(factory=dict[int, set[Entry]])
    """Entries by nearness."""
    sure: set[Entry] = field(factory=set[Entry])
    vacant: set[Entry] = field(factory=set[Entry])
    """Entries nobody answers for, of which nobody is there at all."""
    cut: bool = False
    """Whether there are more ways to read it than were looked at."""

    def add(self, rank: int, entries: Iterable[Entry]) -> None:
        """Add entries that are there in this reading."""
        found = set(entries)
        self.ranked.setdefault(rank, set()).update(found)
        self.sure |= found

    def add_ways(self, rank: int, ways: Iterable[Way], *, cut: bool) -> None:
        """Add what a carrier comes to; ``cut``: there are more ways to read it than these."""
        read = list(ways)
        for status, entries in read:
            self.ranked.setdefault(rank, set()).update(entries)
            if status == "vacant":
                self.vacant |= entries
        self.cut = self.cut or cut
        if read and not cut:
            self.sure |= read[0][1].intersection(*(entries for _, entries in read))


def together(readings: Iterable[Drawn]) -> Drawn:
    """What stands in any of several readings, and what of it in each."""
    every = Drawn()
    sure: set[Entry] | None = None
    for drawn in readings:
        for rank, entries in drawn.ranked.items():
            every.ranked.setdefault(rank, set()).update(entries)
        every.vacant |= drawn.vacant
        every.cut = every.cut or drawn.cut
        sure = drawn.sure if sure is None else sure & drawn.sure
    every.sure = sure or set()
    return every


def united(readings: Iterable[Drawn]) -> Listed:
    """One list of those of several readings, by nearness, within one nearness by the text of the entries."""
    each = list(readings)
    drawn = each[0] if len(each) == 1 else together(each)
    found = _in_order(drawn.ranked)
    return Listed(
        found,
        tuple(entry for entry in found if entry not in drawn.sure),
        tuple(entry for entry in found if entry.holder is None and entry not in drawn.vacant),
        drawn.cut,
    )


def _in_order(ranked: dict[int, set[Entry]]) -> tuple[Entry, ...]:
    """Equal entries once, where they first stand."""
    ordered: dict[Entry, None] = {}
    for rank in sorted(ranked):
        entries = list(ranked[rank])
        if len(entries) > 1:
            entries.sort(key=lambda entry: entry.sort_key)
        ordered.update(dict.fromkeys(entries))
    return tuple(ordered)
