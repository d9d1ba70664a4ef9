"""Findings of a file that may have millions: of each kind the first are listed, and all are counted."""

from typing import Any

from attrs import define, evolve, field

from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import Position
from communitygov.io.codes import saying


@define
class _Kind:
    """What there is of one kind."""

    kind: Saying
    count: int = 0
    listed: list[Finding] = field(factory=list[Finding])


@define
class Tally:
    """Findings of many rows, by the kind of what is said."""

    listed: int | None
    """How many of a kind are listed; None: all."""
    _kinds: dict[int, _Kind] = field(factory=dict[int, _Kind])
    """By the number of the object that a kind is: its words are too many to be compared a million times."""

    @property
    def counts(self) -> dict[Saying, int]:
        """How many there are of each kind."""
        return {each.kind: each.count for each in self._kinds.values() if each.count}

    def wants(self, kind: Saying) -> bool:
        """Whether the next one of a kind would be listed, so that its place is worth looking for."""
        return self.listed is None or len(self._of(kind).listed) < self.listed

    def say(self, kind: Saying, at: Position, *, source: str = "", **fields: Any) -> None:
        """Count one, and list it where it is among the first of its kind; ``source`` is that of the rule it breaks."""
        self.count(kind)
        if self.wants(kind):
            self._of(kind).listed.append(evolve(kind.finding(at, **fields), source=source))

    def count(self, kind: Saying, more: int = 1) -> None:
        """Count some without listing them."""
        self._of(kind).count += more

    def findings(self) -> tuple[Finding, ...]:
        """What is listed, in the order of the file, and of each kind that has more how many there are."""
        rest = [
            _more(each.kind).finding(
                each.listed[-1].position, count=measure(f"{each.count:,}"), most=measure(len(each.listed))
            )
            for each in self._kinds.values()
            if each.listed and each.count > len(each.listed)
        ]
        return tuple(sorted([*(one for each in self._kinds.values() for one in each.listed), *rest]))

    def _of(self, kind: Saying) -> _Kind:
        found = self._kinds.get(id(kind))
        if found is None:
            found = self._kinds[id(kind)] = _Kind(kind)
        return found


def _more(kind: Saying) -> Saying:
    """How it is said that there are more of a kind; the code and what to do are those of the kind."""
    return saying(
        kind.code,
        "这样的共有 {count} 处，只列出前 {most} 处",
        "there are {count} such; the first {most} are listed",
        "先改正列出的；要全部列出，见读表的上限",
        "mend those listed first; the limits of reading tables can list all",
    )
