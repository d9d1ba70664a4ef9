"""What the oracle takes from a vocabulary: numbers for levels, chains of modes, seats of templates."""

from communitygov.model.builtin import vocabulary_of
from communitygov.model.register import Register

OUTSIDE = -2
"""Where a place or zone stands whose word nobody knows (0020.4)."""


class Words:
    """The words of one register as plain dicts."""

    def __init__(self, register: Register) -> None:
        words = vocabulary_of(register)
        self.rank = {word.id: word.rank for word in words.levels}
        self.site_level = {word.id: word.stands_at for word in words.sites}
        self.zone_level = {word.id: word.stands_at for word in words.zones}
        self.kind_of = {word.id: word.kind_of for word in words.modes}
        self.templates = {word.id: {seat.id: seat for seat in word.seats} for word in words.templates}

    def level_number(self, level: str | None) -> int:
        """Twice the rank of a level; outside everything for a word nobody knows."""
        return 2 * self.rank[level] if level in self.rank else OUTSIDE

    def known_level(self, level: str | None) -> str | None:
        """The level, where the word is known."""
        return level if level in self.rank else None

    def chain(self, mode: str) -> list[str]:
        """A mode and what it is a kind of, outwards."""
        chain = [mode]
        while (above := self.kind_of.get(chain[-1])) is not None and above not in chain:
            chain.append(above)
        return chain

    def covers(self, stated: tuple[str, ...], mode: str) -> bool:
        """Whether what names these modes (none: all) holds in a mode."""
        return not stated or any(each in stated for each in self.chain(mode))

    def exactness(self, stated: tuple[str, ...], mode: str) -> int:
        """How exactly these modes name a mode they cover: larger is more exact."""
        chain = self.chain(mode)
        return max((len(chain) - chain.index(each) for each in stated if each in chain), default=0)
