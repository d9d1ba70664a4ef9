"""Two away at once, everybody with everybody: what neither of them loses alone, ranked by homes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.absence_every import every_two
from communitygov.queries.absence_rank import Question, check_most
from communitygov.queries.absence_ranked import MOST
from communitygov.queries.coverage import duties_asked
from communitygov.queries.naming import name_of
from communitygov.queries.tabled import ids
from communitygov.queries.targets import uncounted
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.only_built import only_built

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.base.time import Instant, Moment
    from communitygov.model.noun import Noun
    from communitygov.queries.absence_every import Of
    from communitygov.structure.build import Structure


@frozen
class AbsencePair:
    """What two lose together, and neither alone."""

    who: tuple[Ref, Ref]
    """The two who are away."""
    homes_lost: float
    """How many households lose the answer to one duty at least, and to it only because both are away."""
    pairs_lost: float
    """How many pairs of place and duty are lost so."""
    pairs_to_backstop: float
    """How many of these have somebody further out behind them."""
    duties: tuple[Ref, ...] = field(repr=shortly)
    """The duties that are lost anywhere."""
    places: tuple[Ref, ...] = field(repr=shortly)
    """The first places, in their order, that lose a duty; at most three."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "one": "text",
        "other": "text",
        "homes_lost": "number",
        "pairs_lost": "number",
        "pairs_to_backstop": "number",
        "duties": "text",
        "places": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        one, other = map(str, self.who)
        return {"one": one, "other": other} | self._counts() | {"duties": ids(self.duties), "places": ids(self.places)}

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        refs = {"duties": [*map(str, self.duties)], "places": [*map(str, self.places)]}
        return {"who": [*map(str, self.who)]} | self._counts() | refs

    def _counts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("homes_lost", "pairs_lost", "pairs_to_backstop")}


@frozen
class AbsencePairs:
    """Every two who lose something together that neither loses alone."""

    level: str | None
    """The level asked; None: every place each duty is for."""
    mode: str | None
    """The mode asked; None: the one in force at each place."""
    at: str
    """The date or the instant."""
    over: str
    """Two of which: ``person``, ``post`` or ``organisation``."""
    total: int
    """How many two there are; all of them, listed or not."""
    rows: Rows[AbsencePair]
    """The first of them: the most homes lost first, then the most pairs with nobody behind them."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places whose homes are unknown or not exact; in no count."""
    made_up: bool = False
    """Whether anything in the register is marked as made up."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the duties, places, posts and bodies met, by ``kind:id``; never of persons."""

    @property
    def left_out(self) -> int:
        """How many are not listed."""
        return self.total - len(self.rows)

    def to_json(self) -> dict[str, Any]:
        """The pairs in the published form ``absence-pairs/1``."""
        return {
            "schema": "absence-pairs/1",
            "level": self.level,
            "mode": self.mode,
            "at": self.at,
            "over": self.over,
            "total": self.total,
            "rows": [row.to_json() for row in self.rows],
            "left_out": self.left_out,
            "not_counted": [str(place) for place in self.not_counted],
            "made_up": self.made_up,
        }


def absence_pairs(
    structure: "Structure",
    *,
    over: "Of" = "person",
    most: int | None = MOST,
    mode: str | None = None,
    at: "Moment | str | Instant | None" = None,
    level: str | None = None,
    duty: "str | Ref | Noun | Iterable[str | Ref | Noun] | None" = None,
) -> AbsencePairs:
    """Find every two whose absence at once loses what neither loses alone: joint leads, a lead and the deputy behind.

    They are found through the places where both are missed. ``over`` says two of which: every ``person``, ``post`` or
    ``organisation``; the first ``most`` are listed (None: all), and all are counted.

    Raises
    ------
    UnknownId
        When there is no such duty.
    BadQuestion
        When there is no instant, no such mode, level or kind of those who may be away; when ``most`` is no
        number of rows.
    OutsideWindow
        When the instant lies outside the stretch of the structure.
    """
    only_built(structure)
    check_most(most)
    instant, duties = structure.instant(at), duties_asked(structure, duty)
    found = every_two(Question(structure, instant, mode, level, duties), over, most)
    columns = ("homes_lost", "pairs_lost", "pairs_to_backstop", "duties", "places")
    each = zip(found.who, *(getattr(found, name) for name in columns), strict=True)
    rows = [AbsencePair((one, other), *rest) for (one, other), *rest in each]
    named = ((text, name_of(structure, text)) for text in sorted(map(str, found.met())))
    return AbsencePairs(
        level=level,
        mode=mode,
        at=str(instant),
        over=over,
        total=found.many,
        rows=Rows(AbsencePair, rows),
        not_counted=uncounted(structure, duties, level),
        made_up=any_made_up(structure.register),
        names=FrozenMap({text: name for text, name in named if name is not None}),
    )
