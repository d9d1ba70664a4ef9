"""Shares: who carries which part of a duty, where, in which modes and shifts."""

from typing import ClassVar, Self

from pydantic import model_validator

from communitygov.base.malformed import Malformed
from communitygov.model.fields import WhoField
from communitygov.model.noun import Id, PlaceId, Row, Text
from communitygov.model.plain import PlainShare


class Share(PlainShare, Row):
    """One part of a duty, of a group of duties, or of everything (a catch-all)."""

    noun: ClassVar[str] = "share"

    id: Id | None = None
    duty: Id | None = None
    group: Id | None = None
    """A group of duties. With neither duty nor group the share is a catch-all."""
    part: Text
    """lead, assist, inform, supervise; a vocabulary may add more."""
    who: WhoField
    where: PlaceId | None = None
    """A place or zone; left out: where the post or team serves."""
    for_each: Text | None = None
    within: PlaceId | None = None
    modes: tuple[Text, ...] = ()
    """The modes it is in force in; none: all."""
    shift: Id | None = None
    first: bool = False
    """True: who carries it is first on the scene."""
    joint: Text | None = None
    """The pact of those who lead together."""
    adds: bool = False
    """True: a lead that joins whoever answers, or answers alone."""

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if self.duty is not None and self.group is not None:
            raise Malformed("duty_and_group")
        if self.for_each is not None and self.where is not None:
            raise Malformed("each_and_where")
        return self
