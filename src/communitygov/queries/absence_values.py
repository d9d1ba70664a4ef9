"""The answer to what a set of persons, posts, bodies and teams leaves unanswered when all of it is away at once."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.compare_differences import Difference, of_kind
from communitygov.queries.compare_values import Condition
from communitygov.queries.tabled import id_of, ids


@frozen
class Joint:
    """Places that lose one duty only because several are away together."""

    duty: Ref
    """The duty."""
    within: Ref | None
    """The innermost place that holds all of them; None where none does."""
    places: tuple[Ref, ...] = field(repr=shortly)
    """A few of them, in order; `rows` says how many there are."""
    rows: int
    """How many places (the homes of an entrance are one, and so is a numbered building)."""
    count: float
    """How many pairs they weigh."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "duty": "text",
        "within": "text",
        "places": "text",
        "rows": "count",
        "count": "number",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table; of the places a few."""
        return {
            "duty": self.duty.id,
            "within": id_of(self.within),
            "places": ids(self.places),
            "rows": self.rows,
            "count": self.count,
        }

    def to_json(self) -> dict[str, Any]:
        """The places in the published form."""
        return {
            "duty": str(self.duty),
            "within": None if self.within is None else str(self.within),
            "places": [str(place) for place in self.places],
            "rows": self.rows,
            "count": self.count,
        }


@frozen
class AbsentSet:
    """A named set of those who are away."""

    said: str
    """As it was asked for: ``kind:building_steward``, ``seconded``, ``going_home``."""
    members: int
    """How many are in it; a row of posts whose holders nobody names is one."""
    succeeded: int = 0
    """Of secondments that end on the day, after how many somebody else holds the post."""

    def to_json(self) -> dict[str, Any]:
        """The set in the published form."""
        return {"said": self.said, "members": self.members, "succeeded": self.succeeded}


@frozen
class Absence:
    """What is lost, and what another answers for, while some are away at once."""

    level: str | None
    """The level asked; None: every place each duty is for."""
    removed: tuple[Ref, ...]
    """Who is away: persons, posts, organisations, teams; with each body everybody it sends. Of a set its members; of
    those who are seconded, or go home, only what they are seconded to is without them."""
    duties: tuple[Ref, ...] = field(repr=shortly)
    """The duties counted."""
    before: Condition
    """What it comes to with them."""
    after: Condition
    """What it comes to without them."""
    differences: Rows[Difference]
    """What comes to something else, what is lost first, the heaviest first in each kind; at most a thousand."""
    counts: Mapping[str, float]
    """How many pairs are in each of the kinds that `compare` has; all of them, listed or not."""
    same: float
    """How many pairs come to the same."""
    pairs_to_backstop: float
    """How many pairs lose their answer and have somebody further out behind them."""
    homes_lost: float
    """How many households lose the answer to one duty at least."""
    pairs_joint: float | None
    """How many pairs are lost only because several are away together; None where more than two hundred are away, for
    then each of them is not tried out alone."""
    joint: Rows[Joint]
    """Those pairs, a row for each duty."""
    duties_lost: tuple[Ref, ...] = ()
    """The duties that are lost anywhere."""
    places_lost: tuple[Ref, ...] = ()
    """The first places, in their order, that lose a duty; at most three."""
    sets: tuple[AbsentSet, ...] = ()
    """The named sets that were asked for."""
    left_out: int = 0
    """How many differences are not listed; the counts cover them all."""
    made_up: bool = False
    """Whether anything in the register is marked as made up."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the duties, places, posts and bodies met, by ``kind:id``; never of persons."""

    @property
    def pairs_lost(self) -> float:
        """How many pairs were answered, and are a hole."""
        return self.counts["lost"]

    @property
    def pairs_without_anybody(self) -> float:
        """How many pairs lose their answer and have nobody behind them."""
        return self.counts["lost"] - self.pairs_to_backstop

    @property
    def pairs_passed_on(self) -> float:
        """How many pairs another answers for."""
        return self.counts["changed"]

    @property
    def lost(self) -> Rows[Difference]:
        """What loses its last answer."""
        return of_kind(self.differences, "lost")

    @property
    def to_backstop(self) -> Rows[Difference]:
        """What loses its last answer and has somebody further out behind it."""
        return Rows(Difference, (each for each in self.lost if each.after.backstop))

    @property
    def passed_on(self) -> Rows[Difference]:
        """What another answers for."""
        return of_kind(self.differences, "changed")

    def to_json(self) -> dict[str, Any]:
        """The absence in the published form ``absence/1``."""
        return {
            "schema": "absence/1",
            "level": self.level,
            "removed": [str(each) for each in self.removed],
            "sets": [each.to_json() for each in self.sets],
            "duties": [str(duty) for duty in self.duties],
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "same": self.same,
            "counts": dict(self.counts),
            "pairs_lost": self.pairs_lost,
            "pairs_to_backstop": self.pairs_to_backstop,
            "pairs_without_anybody": self.pairs_without_anybody,
            "pairs_passed_on": self.pairs_passed_on,
            "pairs_joint": self.pairs_joint,
            "homes_lost": self.homes_lost,
            "duties_lost": [str(duty) for duty in self.duties_lost],
            "places_lost": [str(place) for place in self.places_lost],
            "differences": [each.to_json() for each in self.differences],
            "left_out": self.left_out,
            "joint": [each.to_json() for each in self.joint],
            "made_up": self.made_up,
        }
