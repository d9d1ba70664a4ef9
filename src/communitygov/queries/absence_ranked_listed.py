"""The rows of everybody's absence, told of the columns in which they are ranked."""

from collections.abc import Iterator
from typing import Any, TypeVar

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.queries.absence_rank import Ranking
from communitygov.queries.absence_ranked_value import COUNTED, AbsenceRow
from communitygov.queries.tabled import ids
from communitygov.structure.places import Longs

T = TypeVar("T")
NAMED = ("who", *COUNTED, "duties", "places")


@frozen(eq=False)
class Listed:
    """Each of everybody, told of the columns they are ranked in."""

    found: Ranking
    instant: str

    def rows(self, at: Longs) -> Iterator[AbsenceRow]:
        """The absences of some."""
        told = zip(
            *(_some(getattr(self.found, name), at) for name in ("who", *COUNTED, "duties", "places")), strict=True
        )
        return (AbsenceRow(str(who), self.instant, 1, 0, *rest) for (who,), *rest in told)

    def columns(self, at: Longs) -> dict[str, list[Any]]:
        """The same as a table."""
        found, same = self.found, {"at": self.instant, "members": 1, "succeeded": 0}
        return (
            {"who": [str(who) for (who,) in _some(found.who, at)]}
            | {name: [value] * len(at) for name, value in same.items()}
            | {name: _some(getattr(found, name), at) for name in COUNTED}
            | {name: _texts(_some(getattr(found, name), at)) for name in ("duties", "places")}
        )


def _some(column: list[T], at: Longs) -> list[T]:
    return [column[each] for each in at.tolist()]


def _texts(column: list[tuple[Ref, ...]]) -> list[str | None]:
    """The ids in each cell; cells of one tuple are told once."""
    told = {number: ids(refs) for number, refs in {id(refs): refs for refs in column}.items()}
    return [told[id(refs)] for refs in column]
