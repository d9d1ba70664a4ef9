"""How large what is made is: a community, a sub-district, a district, a city, a province."""

from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import near

SizeName: TypeAlias = Literal["community", "sub_district", "district", "city", "province"]

HOMES_OF_A_GRID = 345
GRIDS_OF_A_COMMUNITY = 7.5
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

    @property
    def about_communities(self) -> int:
        """How many communities to expect."""
        return self.communities or round(self.cities * self.counties * STREETS_OF_A_COUNTY * COMMUNITIES_OF_A_STREET)

    @property
    def about_grids(self) -> int:
        """How many grids to expect."""
        return self.grids or round(self.about_communities * GRIDS_OF_A_COMMUNITY)

    @property
    def about_homes(self) -> int:
        """How many homes to expect."""
        return self.about_grids * HOMES_OF_A_GRID


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


def size_of(name: str) -> Size:
    """Find a size by its name.

    Raises
    ------
    BadQuestion
        When there is none of that name.
    """
    found = SIZES.get(name) if isinstance(cast("object", name), str) else None
    if found is None:
        there = ", ".join(SIZES)
        meant = near(str(name), SIZES)
        hint_en, hint_zh = (f"; did you mean {meant[0]}?", f"；是否指 {meant[0]}？") if meant else ("", "")
        raise BadQuestion(
            f"there is no size {name!r}; sizes: {there}{hint_en}", f"没有规模 {name!r}；可用：{there}{hint_zh}"
        )
    return found
