"""The words of a register as look-ups: ranks, levels that sites and zones stand at, modes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from communitygov.structure.lasting import WORKED_OUT, Lasting

if TYPE_CHECKING:
    from communitygov.model.register import Register
    from communitygov.model.vocabulary import ModeWord, TemplateWord, Vocabulary

NO_LEVEL = -2
"""Where a place or zone stands whose word nobody knows: outside everything."""

SERVICE = "service"
"""The mode in force where no switch says otherwise."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Words(Lasting):
    """The vocabulary of one register, compiled."""

    vocabulary: "Vocabulary"
    rank: Mapping[str, int]
    site_level: Mapping[str, str]
    zone_level: Mapping[str, str | None]
    modes: Mapping[str, "ModeWord"]
    templates: Mapping[str, "TemplateWord"]
    _above: dict[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]], init=False, metadata=WORKED_OUT)

    @classmethod
    def of(cls, register: "Register") -> "Words":
        """Compile the words a register may use."""
        from communitygov.model.builtin import vocabulary_of

        return cls.compiled(vocabulary_of(register))

    @classmethod
    def compiled(cls, words: "Vocabulary") -> "Words":
        """Compile a vocabulary."""
        return cls(
            vocabulary=words,
            rank={word.id: word.rank for word in words.levels},
            site_level={word.id: word.stands_at for word in words.sites},
            zone_level={word.id: word.stands_at for word in words.zones},
            modes={word.id: word for word in words.modes},
            templates={word.id: word for word in words.templates},
        )

    def level_number(self, level: str | None) -> int:
        """Where a level stands: twice its rank; the nearer the larger."""
        rank = None if level is None else self.rank.get(level)
        return NO_LEVEL if rank is None else 2 * rank

    def mode_line(self, mode: str) -> tuple[str, ...]:
        """A mode and the modes it is a kind of, the most exact first."""
        line = self._above.get(mode)
        if line is None:
            line = self._above[mode] = self._line(mode)
        return line

    def _line(self, mode: str) -> tuple[str, ...]:
        line = [mode]
        while (word := self.modes.get(line[-1])) is not None and word.kind_of and word.kind_of not in line:
            line.append(word.kind_of)
        return tuple(line)

    def exactness(self, named: tuple[str, ...], mode: str) -> int | None:
        """How exactly modes named by a row meet a mode: 0 when it names none, None when it is not in force."""
        if not named:
            return 0
        line = self.mode_line(mode)
        depths = [len(line) - at for at, word in enumerate(line) if word in named]
        return max(depths, default=None)
