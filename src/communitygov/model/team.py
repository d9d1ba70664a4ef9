"""Teams: seats are posts, one of them leads."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self, cast

from pydantic import AfterValidator, PlainSerializer, model_validator

from communitygov.base.frozen import FrozenMap, is_map
from communitygov.base.malformed import Malformed
from communitygov.base.ref import plain_id
from communitygov.model.fields import HolderField
from communitygov.model.noun import Id, Name, Noun, PlaceId, Row, Text


class Seat(Noun):
    """One seat of a team: who holds it, and the body that sends the holder."""

    noun: ClassVar[str] = "seat"

    holder: HolderField | None = None
    """Left out: nobody holds the seat."""
    kind: Text | None = None
    """The kind of post the seat is; left out: what the team's template says, else the seat's own name."""
    sent_by: Id | None = None
    """The organisation that sends the holder."""
    shift: Id | None = None
    lead: bool = False
    """True: this seat leads. The template says it where there is one."""

    @model_validator(mode="before")
    @classmethod
    def _holder_alone(cls, value: Any) -> Any:
        alone = isinstance(value, str) or (is_map(value) and "one_of" in value)
        return {"holder": value} if alone else value


def _freeze(seats: Mapping[str, Seat]) -> FrozenMap[str, Seat]:
    return FrozenMap({plain_id(name): seat for name, seat in seats.items()})


def _plain(seats: Mapping[str, Seat]) -> dict[str, Any]:
    written = {name: seat.model_dump(mode="json", exclude_defaults=True) for name, seat in seats.items()}
    return {name: seat["holder"] if set(seat) == {"holder"} else seat for name, seat in written.items()}


NO_SEATS = cast("dict[str, Seat]", FrozenMap[str, Seat]())
"""Written as a mapping, kept as one that does not change."""


class Team(Row):
    """A response team, a committee, a service group: a set of seats under one lead."""

    noun: ClassVar[str] = "team"

    id: Id
    template: Text | None = None
    """What a team of this kind must have; also says which seat leads and what kind of post each is."""
    serves: PlaceId | None = None
    for_each: Text | None = None
    """Written once for every place of this level or kind."""
    within: PlaceId | None = None
    name: Text | Name | None = None
    modes: tuple[Text, ...] = ()
    """The modes it exists in; none: all. Out of them neither it nor its seats have a share."""
    seats: Annotated[dict[str, Seat], AfterValidator(_freeze), PlainSerializer(_plain, return_type=dict[str, Any])] = (
        NO_SEATS
    )

    @model_validator(mode="after")
    def _serves_or_each(self) -> Self:
        if self.for_each is not None and self.serves is not None:
            raise Malformed("each_and_serves")
        return self
