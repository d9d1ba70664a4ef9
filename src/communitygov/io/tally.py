"""Findings of a file that may have millions: of each kind the first are listed, and all are counted."""

from typing import Any

from attrs import define, evolve, field

from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import Position
from communitygov.io.codes import saying


@define
class Tally:
    """Findings of many rows, by the kind of what is said."""

    listed: int | None
    """How many of a kind are listed; None: all."""
    counts: dict[Saying, int] = field(factory=dict[Saying, int])
    """How many there are of each kind."""
    _told: dict[Saying, list[Finding]] = field(factory=dict[Saying, list[Finding]])

    def wants(self, kind: Saying) -> bool:
        """Whether the next one of a kind would be listed, so that its place is worth looking for."""
        return self.listed is None or len(self._told.get(kind, ())) < self.listed

    def say(self, kind: Saying, at: Position, *, source: str = "", **fields: Any) -> None:
        """Count one, and list it where it is among the first of its kind; ``source`` is that of the rule it breaks."""
        self.count(kind)
        if self.wants(kind):
            self._told.setdefault(kind, []).append(evolve(kind.finding(at, **fields), source=source))

    def count(self, kind: Saying, more: int = 1) -> None:
        """Count some without listing them."""
        self.counts[kind] = self.counts.get(kind, 0) + more

    def findings(self) -> tuple[Finding, ...]:
        """What is listed, in the order of the file, and of each kind that has more how many there are."""
        rest = [
            _more(kind).finding(found[-1].position, count=measure(f"{self.counts[kind]:,}"), most=measure(len(found)))
            for kind, found in self._told.items()
            if self.counts[kind] > len(found)
        ]
        return tuple(sorted([*(each for found in self._told.values() for each in found), *rest]))


def _more(kind: Saying) -> Saying:
    """How it is said that there are more of a kind; the code and what to do are those of the kind."""
    return saying(
        kind.code,
        "这样的共有 {count} 处，只列出前 {most} 处",
        "there are {count} such; the first {most} are listed",
        "先改正列出的；要全部列出，见读表的上限",
        "mend those listed first; the limits of reading tables can list all",
    )
