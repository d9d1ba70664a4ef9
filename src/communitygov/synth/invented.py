"""Outer places that are made up: codes begin with 99, which no province has."""

import numpy as np

from communitygov.synth.columns import Table, padded, texts, within_runs
from communitygov.synth.draws import between, chance
from communitygov.synth.frame import County, Frame
from communitygov.synth.sizes import COMMUNITIES_OF_A_STREET, STREETS_OF_A_COUNTY, Size
from communitygov.synth.words import invented

PROVINCE = "99"
_NAMES_SEED = 99
_TOWNS = 0.25


def counties(size: Size) -> tuple[County, ...]:
    """The counties of a size, cities in order; the same number is the same county whatever the size is."""
    rng = np.random.default_rng(_NAMES_SEED)
    zh, en = invented(rng, 99)
    return tuple(
        County(
            f"{PROVINCE}{city:02d}{county:02d}", f"{zh[number]}区", f"{en[number]} District", f"{PROVINCE}{city:02d}"
        )
        for number, (city, county) in enumerate(_numbers(size))
    )


def _numbers(size: Size) -> list[tuple[int, int]]:
    return [(city, county) for city in range(1, size.cities + 1) for county in range(1, size.counties + 1)]


def outer_places(size: Size, found: tuple[County, ...]) -> Table:
    """The rows of province, cities and counties; of a size below a city the county alone."""
    zh, en = invented(np.random.default_rng(_NAMES_SEED + 1), 20)
    province: list[tuple[str, str, str, str, str]] = []
    cities: list[tuple[str, str, str, str, str]] = []
    if size.name == "province":
        province = [(PROVINCE, "province", "", f"{zh[0]}省", f"{en[0]} Province")]
    if size.counties > 1:
        within = PROVINCE if province else ""
        cities = [
            (f"{PROVINCE}{city:02d}", "city", within, f"{zh[city]}市", f"{en[city]} City")
            for city in range(1, size.cities + 1)
        ]
    counted = [(each.code, "district", each.within if cities else "", each.zh, each.en) for each in found]
    names = ("id", "level", "within", "name.zh", "name.en")
    return dict(
        zip(names, (np.array(column) for column in zip(*province, *cities, *counted, strict=True)), strict=True)
    )


def frame(county: County, size: Size, rng: np.random.Generator) -> Frame:
    """Draw the streets and communities of a county."""
    if size.communities is not None:
        counts = np.array([size.communities])
    else:
        spread = 2
        least = int(COMMUNITIES_OF_A_STREET + 0.5) - spread
        counts = between(rng, least, least + 2 * spread - 1, STREETS_OF_A_COUNTY)
    street = texts(county.code, padded(np.arange(1, len(counts) + 1), 3))
    is_town = chance(rng, len(counts), _TOWNS) & (not size.partial)
    street_names = invented(rng, len(counts))
    of = np.repeat(np.arange(len(counts)), counts)
    names = invented(rng, len(of))
    return Frame(
        county=county,
        street=street,
        street_level=np.where(is_town, "town", "subdistrict"),
        street_zh=texts(street_names[0], np.where(is_town, "镇", "街道")),
        street_en=texts(street_names[1], np.where(is_town, " Town", " Sub-district")),
        community=texts(street[of], padded(within_runs(counts) + 1, 3)),
        community_level=np.full(len(of), "community"),
        community_zh=texts(names[0], "社区"),
        community_en=texts(names[1], " Community"),
        community_street=of,
        coded=False,
    )
