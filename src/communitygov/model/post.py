"""Posts and appointments: a post is not a person."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from communitygov.base.malformed import Malformed
from communitygov.model.fields import HolderField
from communitygov.model.noun import Id, Name, PlaceId, Row, Text


class Post(Row):
    """A post (岗位): it exists when nobody holds it."""

    noun: ClassVar[str] = "post"

    id: Id
    kind: Text
    serves: PlaceId | None = None
    """The place or zone it serves."""
    for_each: Text | None = None
    """Written once for every place of this level or kind; the ids are made from the places' ids."""
    within: PlaceId | None = None
    """Only places within this one (for ``for_each``)."""
    name: Text | Name | None = None
    organisation: Id | None = None
    """The body the post belongs to."""
    seats: int = Field(default=1, ge=1)
    """How many hold it at once."""
    together: bool = False
    """True: those who hold it answer together."""
    shift: Id | None = None
    status: Literal["established", "temporary", "abolished"] = "established"

    @model_validator(mode="after")
    def _serves_or_each(self) -> Self:
        if self.for_each is not None and self.serves is not None:
            raise Malformed("each_and_serves")
        return self


class Appointment(Row):
    """Who holds a post, in which capacity, from when until when. None: the post is vacant."""

    noun: ClassVar[str] = "appointment"

    id: Id | None = None
    post: Id
    """A post; the id of a row written for each place means all of them."""
    holder: HolderField
    capacity: Literal["holder", "acting", "deputy", "seconded"] = "holder"
    home: Id | None = None
    """The organisation a seconded holder comes from and goes back to."""
    shift: Id | None = None

    @model_validator(mode="after")
    def _home_of_seconded(self) -> Self:
        if self.home is not None and self.capacity != "seconded":
            raise Malformed("seconded_home")
        return self
