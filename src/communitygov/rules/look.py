"""What a rule looks at: a structure at an instant, and what the rules share."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import field, frozen

from communitygov.base.findings import Finding
from communitygov.base.positions import Position, written_path
from communitygov.base.time import Instant
from communitygov.model.columns import Periods, rows_with, texts
from communitygov.model.register import Register
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.rules.remark import Rows, Where
from communitygov.structure.build import Structure
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.noun import Row

T = TypeVar("T")

WITH_MODES = ("duties", "shares", "teams", "switches", "links")


@frozen(eq=False)
class Look:
    """A structure as a rule sees it. Nothing in it can be changed."""

    structure: Structure
    at: Instant
    """The date or the instant of the judgement; a date leaves shifts aside."""
    found: tuple[Finding, ...] = ()
    """What the rules before this one have found."""
    ran: frozenset[str] = frozenset()
    """The codes of the rules that have run."""
    known: frozenset[str] = frozenset()
    """The codes of every rule there is, also of those that do not run."""
    spread: Mapping[str, Rows] = field(factory=dict[str, Rows], repr=False)
    """The rows of the tree that a finding is of which is of more than its subject, by its fingerprint."""
    _kept: dict[Any, Any] = field(factory=dict[Any, Any])

    @property
    def register(self) -> Register:
        """The nouns as they were written."""
        return self.structure.register

    def rows(self, section: str) -> Iterator[tuple[int, Any]]:
        """The rows of a section that are in force at the instant, with their numbers."""
        for number, row in enumerate(cast("Sequence[Row]", getattr(self.register, section))):
            if row.in_force(self.at.at):
                yield number, row

    def rows_with(self, section: str, field: str, wanted: Callable[[Any], object] = bool) -> list[int]:
        """The numbers of the rows of a section that state something wanted in a field; each value is looked at once."""
        return rows_with(getattr(self.register, section), field, wanted)

    def last_rows(self, section: str, wanted: Container[str]) -> dict[str, int]:
        """The number of the last row in force with each of some ids."""
        rows = getattr(self.register, section)
        there = Periods.of(rows).in_force(self.at.at)
        return {name: row for row, name in enumerate(texts(rows, "id")) if name in wanted and there[row]}

    def position(self, where: Where) -> Position:
        """Where a value stands: in its file, else at its path."""
        section, row, steps = where
        source = self.register.source
        return Position(path=written_path(section, row, steps)) if source is None else source.find(section, row, steps)

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """Something several rules want, made once."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    @property
    def modes(self) -> tuple[str, ...]:
        """Every mode that a row names, and the one in force where no switch says otherwise."""
        return self.kept("modes", self._modes)

    def _modes(self) -> tuple[str, ...]:
        rows = (row for section in WITH_MODES for row in getattr(self.register, section))
        named = {mode for row in rows for mode in getattr(row, "modes", ()) or (getattr(row, "mode", None),) if mode}
        known = self.structure.words.modes
        return tuple(sorted({SERVICE, *named} & {*known}))

    def coverage(self, mode: str) -> Coverage:
        """Whether everything is answered for in a mode."""
        return self.kept(f"coverage {mode}", lambda: coverage(self.structure, mode=mode, at=self.at))
