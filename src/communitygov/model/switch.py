"""Switches and exemptions: what puts a mode in force, and what leaves a place out on purpose."""

from typing import ClassVar, Self

from pydantic import model_validator

from communitygov.base.malformed import Malformed
from communitygov.model.fields import RefField
from communitygov.model.noun import Id, PlaceId, Row, Text
from communitygov.model.plain import PlainExemption, PlainSwitch


class Switch(PlainSwitch, Row):
    """Puts a mode in force over a place or zone."""

    noun: ClassVar[str] = "switch"

    id: Id | None = None
    mode: Text
    where: PlaceId
    by: RefField | None = None
    """The post or body that ordered it."""


class Exemption(PlainExemption, Row):
    """Leaves a place or zone out of a duty, a group of duties or all, for a reason."""

    noun: ClassVar[str] = "exemption"

    id: Id | None = None
    duty: Id | None = None
    group: Id | None = None
    where: PlaceId
    reason: Text

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if self.duty is not None and self.group is not None:
            raise Malformed("duty_and_group")
        return self
