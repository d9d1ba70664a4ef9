"""The answer to whose absence cuts places off: posts, bodies and persons, with what each cuts off."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.answer import Fact
from communitygov.queries.command_standing import EMPTY
from communitygov.queries.tabled import id_of, ids, known, several


@frozen
class CutOff:
    """Places that do not come to who can decide, and the homes in them."""

    places: tuple[Ref, ...] = field(repr=shortly)
    """The places, in the order of the tree."""
    homes: int
    """The homes for which they stand."""
    not_counted: tuple[Ref, ...] = field(repr=shortly)
    """Places among those homes whose number of households is unknown or not exact."""
    within: Ref | None
    """The innermost place that holds all of them; None where there is none."""

    def to_json(self) -> dict[str, Any]:
        """The places in the published form."""
        return {
            "places": [str(place) for place in self.places],
            "homes": self.homes,
            "not_counted": [str(place) for place in self.not_counted],
            "within": None if self.within is None else str(self.within),
        }


@frozen
class Chokepoint:
    """One whose absence cuts places off."""

    who: Ref
    """The post, team or body; or the person behind several posts."""
    posts: tuple[Ref, ...]
    """Of a person the posts that nobody else holds, without those held by way of them; else none."""
    cut_off: CutOff
    """The places that then do not come to who can decide."""
    state: str
    """held, stood_in, off_shift, vacant or unknown; of a person held. Where it is vacant they are cut off already."""
    holders: tuple[str, ...]
    """Those who are there, or perhaps are, as `Entry.holder` has them."""
    because: tuple[Fact, ...]
    """The steps by which those cut off come to it, at most eight."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "who": "text",
        "state": "text",
        "homes": "number",
        "places": "count",
        "within": "text",
        "not_counted": "text",
        "posts": "text",
        "holders": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table: how many places are cut off, and not which; `Chokepoints.cut_off` has each of them."""
        cut_off = self.cut_off
        return {
            "who": str(self.who),
            "state": self.state,
            "homes": known(cut_off.homes, cut_off.not_counted),
            "places": len(cut_off.places),
            "within": id_of(cut_off.within),
            "not_counted": ids(cut_off.not_counted),
            "posts": ids(self.posts),
            "holders": several(self.holders),
        }

    @property
    def empty(self) -> bool:
        """Whether nobody is sure to be there."""
        return self.state in EMPTY

    def to_json(self) -> dict[str, Any]:
        """The chokepoint in the published form."""
        return {
            "who": str(self.who),
            "posts": [str(post) for post in self.posts],
            **self.cut_off.to_json(),
            "state": self.state,
            "holders": list(self.holders),
            "because": [fact.to_json() for fact in self.because],
        }


@frozen
class PlaceCutOff:
    """A place, and one whose absence cuts it off."""

    place: Ref
    """The place."""
    by: Ref | None
    """Whose absence cuts it off; None where it does not come to who can decide even while all are there."""
    state: str | None
    """The state of that one, as a `Chokepoint` has it."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"place": "text", "by": "text", "state": "text"}

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        return {"place": self.place.id, "by": None if self.by is None else str(self.by), "state": self.state}


@frozen
class Chokepoints:
    """Posts, bodies and persons whose absence cuts places off from who can decide, the worst first."""

    level: str | None
    """The level of the places asked about; None: every place at which somebody leads."""
    to: Ref | None
    """The post, team or body named as the one that can decide."""
    mode: str | None
    """The mode asked; None: the one in force at each place."""
    modes_in_force: tuple[str, ...]
    """The modes answered in."""
    at: str
    """The date or the instant asked."""
    shifts_considered: bool
    """False for a bare date."""
    deciders: tuple[Ref, ...]
    """Those who can decide: the one named, else the outermost bodies that any of the places comes to."""
    asked: CutOff
    """All places asked about."""
    unreached: CutOff
    """Of these the places that do not come to them even while all are there."""
    points: Rows[Chokepoint]
    """Whose absence cuts off what."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of places, posts, teams and bodies met; never of persons."""

    def cut_off(self) -> Rows[PlaceCutOff]:
        """Each place with each whose absence cuts it off, in the order of `points`; those unreached come last."""
        return Rows(PlaceCutOff, self._cut_off())

    def _cut_off(self) -> Iterator[PlaceCutOff]:
        for point in self.points:
            yield from (PlaceCutOff(place, point.who, point.state) for place in point.cut_off.places)
        yield from (PlaceCutOff(place, None, None) for place in self.unreached.places)

    def to_json(self) -> dict[str, Any]:
        """The answer in the published form ``chokepoints/1``."""
        return {
            "schema": "chokepoints/1",
            "level": self.level,
            "to": None if self.to is None else str(self.to),
            "mode": self.mode,
            "modes_in_force": list(self.modes_in_force),
            "at": self.at,
            "shifts_considered": self.shifts_considered,
            "deciders": [str(each) for each in self.deciders],
            "asked": self.asked.to_json(),
            "unreached": self.unreached.to_json(),
            "points": [point.to_json() for point in self.points],
        }
