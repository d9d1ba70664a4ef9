"""Places: the one containment tree, from province to household, and the sites in it."""

from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from communitygov.base.malformed import Malformed
from communitygov.model.fields import CountField
from communitygov.model.noun import Id, Name, Noun, PlaceId, Row, Text
from communitygov.model.plain import PlainLayout


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _as_written(places: tuple[str, ...]) -> str | list[str]:
    return places[0] if len(places) == 1 else list(places)


class Layout(PlainLayout, Noun):
    """The homes of a building: so many entrances, floors, and homes on a floor of one entrance.

    Homes are named by position: 301 is the first of floor 3. They are never listed.
    """

    noun: ClassVar[str] = "layout"

    entrances: int = Field(ge=1, le=999)
    floors: int = Field(ge=1, le=999)
    homes: int = Field(ge=1, le=99)
    """Homes on one floor of one entrance."""
    also: Text | None = None
    """The level each entrance serves as too, such as ``micro_grid``."""


class Place(Row):
    """One place of the containment tree, or a site in it.

    A place knows what it lies within and nothing more of the tree. Whether that place exists,
    and whether the tree is one, are questions for the rules.
    """

    noun: ClassVar[str] = "place"

    id: Id
    level: Text | None = None
    """The level it stands at; a site has none of its own."""
    site: Text | None = None
    """The kind of site (shop, gate, office block, case)."""
    within: Annotated[tuple[PlaceId, ...], BeforeValidator(_as_tuple), PlainSerializer(_as_written)] = ()
    """What it lies in; none only for the outermost; two are reported and count in answers."""
    name: Text | Name | None = None
    code: Text | None = None
    """Its official code: a division code of 2, 4, 6, 9 or 12 digits, or a code that begins with the community's."""
    layout: Layout | None = None
    """Every home of a building, by entrance and floor. Rows of homes may not stand beside it: they are counted besides
    (CG214)."""
    households: CountField | None = None
    """How many households, where they are known only by number; None: not stated."""
    also: Text | None = None
    """A level it serves as too; counts for ``for_each``, levels asked for and templates."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.level is None and self.site is None:
            raise Malformed("place_no_kind")
        if self.level is not None and self.site is not None:
            raise Malformed("place_kind")
        if self.layout is not None and self.households is not None:
            raise Malformed("layout_and_number")
        return self
