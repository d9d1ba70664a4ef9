"""Zones: named sets of places outside the containment tree."""

from typing import ClassVar

from communitygov.model.noun import Id, Name, PlaceId, Row, Text


class Zone(Row):
    """A police area, a compound, an old grid: the households, sites and numbered places of its members.

    How the members are spelled (a building, or each of its homes) changes nothing.
    """

    noun: ClassVar[str] = "zone"

    id: Id
    kind: Text
    name: Text | Name | None = None
    members: tuple[PlaceId, ...] = ()
    level: Text | None = None
    """The level it stands at; left out: the level its kind states, if any."""
