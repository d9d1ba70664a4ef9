"""What differs between two structures, or in one between two instants: who answers, place by place and duty by duty."""

from typing import TYPE_CHECKING

from communitygov.base.pause import collector_paused
from communitygov.queries.compare_same import are_of_the_same, compared, with_the_places_of
from communitygov.queries.compare_sides import Side, check_sides, duties_of
from communitygov.queries.compare_work import Work
from communitygov.structure.only_built import only_built

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.base.ref import Ref
    from communitygov.base.time import Instant, Moment
    from communitygov.model.noun import Noun
    from communitygov.queries.compare_values import Comparison
    from communitygov.structure.build import Structure


def compare(
    before: "Structure",
    after: "Structure",
    *,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    at_b: "Moment | str | Instant | None" = None,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
    level: str | None = None,
) -> "Comparison":
    """Compare who answers in two structures, or in one at two instants.

    Places and duties are matched by their ids; a home is building/entrance/floor/home, so that redrawing grids renames
    nobody. ``at`` is the instant of both, and ``at_b`` another one for the second; left out, each is asked at the
    ``as_of`` of its register. ``mode``, ``duty`` and ``level`` are those of `coverage`.

    Raises
    ------
    UnknownId
        When neither register has a duty that is asked about.
    BadQuestion
        When there is no instant, or one of the two has no such mode or level.
    OutsideWindow
        When containment is another at the instant than in the structure.
    """
    only_built(before, after)
    one = Side(with_the_places_of(before, after), before.instant(at), mode)
    other = Side(after, after.instant(at if at_b is None else at_b), mode)
    check_sides((one, other), level)
    duties = duties_of((one, other), duty)
    with collector_paused():
        if are_of_the_same((one, other), duties, level):
            return compared((one, other), duties, level)
        return Work((one, other), duties, level).result()
