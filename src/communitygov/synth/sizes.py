"""How large what is made is: a community, a sub-district, a district, a city, a province."""

from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from attrs import frozen

from communitygov.base.errors import BadQuestion

SizeName: TypeAlias = Literal["community", "sub_district", "district", "city", "province"]

HOMES_OF_A_GRID = 345
PLACES_OF_A_GRID = 15
POSTS_OF_A_GRID = 24
"""What a grid comes to on average: homes that are counted, rows of places, rows of posts."""

GRIDS_OF_A_COMMUNITY = (4, 11)
GRIDS_OF_A_VILLAGE = (1, 3)
COMMUNITIES_OF_A_STREET = 11.5
STREETS_OF_A_COUNTY = 12


@frozen
class Size:
    """How many of each there are; None: as many as are drawn for a whole county."""

    name: SizeName
    cities: int
    counties: int
    """Counties (districts) of a city."""
    communities: int | None = None
    """Communities of the one sub-district."""
    grids: int | None = None
    """Grids of the one community."""

    @property
    def partial(self) -> bool:
        """Whether it is less than a county."""
        return self.communities is not None


SIZES: MappingProxyType[str, Size] = MappingProxyType(
    {
        "community": Size("community", 1, 1, communities=1, grids=9),
        "sub_district": Size("sub_district", 1, 1, communities=12),
        "district": Size("district", 1, 1),
        "city": Size("city", 1, 10),
        "province": Size("province", 7, 10),
    }
)
"""By name. A city has the proportions of Ningbo: 10,200 grids and 45,200 grid people, as its published totals say."""
_WRITTEN: MappingProxyType[str, str] = MappingProxyType({"subdistrict": "sub_district"})


def grids_of(communities: int, villages: int) -> int:
    """How many grids to expect in so many communities, some of which are villages."""
    return round((communities - villages) * sum(GRIDS_OF_A_COMMUNITY) / 2 + villages * sum(GRIDS_OF_A_VILLAGE) / 2)


def size_of(name: str) -> Size:
    """Find a size by its name; ``subdistrict``, as the level is written, is one too.

    Raises
    ------
    BadQuestion
        When there is none of that name.
    """
    found = SIZES.get(_WRITTEN.get(name, name)) if isinstance(cast("object", name), str) else None
    if found is None:
        raise BadQuestion.no_such("size", "规模", name, SIZES)
    return found
