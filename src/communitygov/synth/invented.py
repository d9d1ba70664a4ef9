"""Outer places that are made up: codes begin with 99, which no province has, and stand in ids only."""

import numpy as np
from attrs import frozen

from communitygov.synth.columns import Ints, Table, Texts, padded, texts, within_runs
from communitygov.synth.draws import between, chance
from communitygov.synth.frame import County, Frame, Outside
from communitygov.synth.sizes import COMMUNITIES_OF_A_STREET, STREETS_OF_A_COUNTY, Size
from communitygov.synth.words import invented

PROVINCE = "99"
PLACE = ("id", "level", "within", "name.zh", "name.en")
_NAMES_SEED = 99
_TOWNS = 0.25
_SPREAD = 2


@frozen(eq=False)
class Invented:
    """As many counties as a size has; the same number is the same county whatever the size is."""

    size: Size

    @property
    def counties(self) -> tuple[County, ...]:
        """The counties, city by city."""
        zh, en = invented(np.random.default_rng(_NAMES_SEED), 99)
        numbers = [
            (city, county) for city in range(1, self.size.cities + 1) for county in range(1, self.size.counties + 1)
        ]
        return tuple(
            County(f"{PROVINCE}{city:02d}{county:02d}", f"{zh[row]}区", f"{en[row]} District", f"{PROVINCE}{city:02d}")
            for row, (city, county) in enumerate(numbers)
        )

    @property
    def communities(self) -> int:
        """How many communities to expect."""
        if self.size.communities is not None:
            return self.size.communities
        return round(len(self.counties) * STREETS_OF_A_COUNTY * COMMUNITIES_OF_A_STREET)

    @property
    def villages(self) -> int:
        """None: all are communities."""
        return 0

    def places(self) -> Table:
        """Province, cities and counties; of a size below a city the county alone."""
        zh, en = invented(np.random.default_rng(_NAMES_SEED + 1), 20)
        outer: list[tuple[str, str, str, str, str]] = []
        if self.size.cities > 1:
            outer.append((PROVINCE, "province", "", f"{zh[0]}省", f"{en[0]} Province"))
        if self.size.counties > 1:
            within = PROVINCE if outer else ""
            numbers = range(1, self.size.cities + 1)
            outer += [
                (f"{PROVINCE}{city:02d}", "city", within, f"{zh[city]}市", f"{en[city]} City") for city in numbers
            ]
        is_alone = self.size.counties == 1
        counties = [
            (each.code, "district", "" if is_alone else each.within, each.zh, each.en) for each in self.counties
        ]
        return dict(zip(PLACE, (np.array(column) for column in zip(*outer, *counties, strict=True)), strict=True))

    def frame(self, county: County, rng: np.random.Generator) -> Frame:
        """Draw the streets and communities of a county."""
        if self.size.communities is not None:
            counts = np.array([self.size.communities])
        else:
            counts = some_communities(STREETS_OF_A_COUNTY, rng)
        street = invented_streets(county.code, len(counts), rng, some_towns=not self.size.partial)
        of = np.repeat(np.arange(len(counts)), counts)
        community = invented_communities(texts(street.id[of], padded(within_runs(counts) + 1, 3)), rng)
        return Frame(county, street, community, of)


def invented_streets(county: str, many: int, rng: np.random.Generator, *, some_towns: bool) -> Outside:
    """So many streets of a county."""
    is_town = chance(rng, many, _TOWNS) & some_towns
    zh, en = invented(rng, many)
    return Outside(
        id=texts(county.ljust(6, "0"), padded(np.arange(1, many + 1), 3)),
        level=np.where(is_town, "town", "subdistrict"),
        zh=texts(zh, np.where(is_town, "镇", "街道")),
        en=texts(en, np.where(is_town, " Town", " Sub-district")),
        code=np.full(many, ""),
    )


def invented_communities(ids: Texts, rng: np.random.Generator) -> Outside:
    """Communities of these ids."""
    zh, en = invented(rng, len(ids))
    blank = np.full(len(ids), "")
    return Outside(ids, np.full(len(ids), "community"), texts(zh, "社区"), texts(en, " Community"), blank)


def some_communities(streets: int, rng: np.random.Generator) -> Ints:
    """How many communities each of so many streets has."""
    least = int(COMMUNITIES_OF_A_STREET + 0.5) - _SPREAD
    return between(rng, least, least + 2 * _SPREAD - 1, streets)
