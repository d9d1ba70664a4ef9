"""What is made from a seed: the same each time, county by county, and as large as it says."""

import numpy as np
import pytest

import communitygov as cg
from communitygov import synth
from communitygov.synth.columns import Table, Tables, length
from communitygov.synth.sizes import PLACES_OF_A_GRID, POSTS_OF_A_GRID


def told(tables: Tables) -> dict[str, dict[str, list[object]]]:
    """Tables as plain lists, so that they compare."""
    return {section: plain(table) for section, table in tables.items()}


def plain(table: Table) -> dict[str, list[object]]:
    """The columns of a table as lists."""
    return {name: column.tolist() for name, column in table.items()}


def test_the_same_seed_makes_the_same_rows():
    """
    Two runs of one seed are equal in every cell, key and controls included; another seed is not.
    """
    first, again, other = (synth.make("community", seed=seed) for seed in (7, 7, 8))

    assert told(first.tables()) == told(again.tables())
    assert plain(first.key) == plain(again.key)
    assert plain(first.controls) == plain(again.controls)
    assert told(first.tables()) != told(other.tables())


def test_a_county_is_the_same_whichever_others_are_made():
    """
    The first county of a district, of a city and of a province is one and the same, made alone or in its turn.
    """
    district, city, province = (synth.make(size, seed=7) for size in ("district", "city", "province"))
    code = district.codes[0]
    alone = told(next(district.counties()).tables)

    assert alone == told(city.county(code).tables)
    assert alone == told(province.county(code).tables)
    fifth = city.codes[4]
    assert told(city.county(fifth).tables) == told(province.county(fifth).tables)


def test_without_holes_the_places_are_the_same():
    """
    What is planted changes no place, layout or zone.
    """
    tables, whole = (synth.make("community", seed=7, planted=planted).tables() for planted in (True, False))

    for section in ("places", "layouts", "zones"):
        assert plain(tables[section]) == plain(whole[section])


def test_counties_of_a_city_differ():
    """
    No two counties have one code, name or size.
    """
    city = synth.make("city", seed=7)
    first, second = (city.county(code) for code in city.codes[:2])

    assert 10 == len(set(city.codes)) == len({county.zh for county in city.outer.counties})
    assert first.homes != second.homes


@pytest.mark.parametrize("size", ["district", "city"])
def test_it_is_about_as_large_as_it_says(size):
    """
    The homes, grids and grid people of a county are near the proportions of Ningbo: 345 homes and 4.43 people a grid.
    """
    made = synth.make(size, seed=7)
    county = made.county(made.codes[-1])
    kinds = county.tables["posts"]["kind"]
    members = county.tables["posts"]["seats"][kinds == "grid_member"].sum()

    assert county.homes == pytest.approx(made.about_homes / len(made.codes), rel=0.2)
    assert county.homes / county.grids == pytest.approx(345, rel=0.1)
    assert county.places / county.grids == pytest.approx(PLACES_OF_A_GRID, rel=0.1)
    assert county.posts / county.grids == pytest.approx(POSTS_OF_A_GRID, rel=0.1)
    assert members / county.grids == pytest.approx(35_000 / 10_200, rel=0.03)


def test_a_county_is_irregular():
    """
    Layouts of many shapes, numbers that are not exact, unnamed, acting, seconded and deputy holders, several hats.
    """
    tables = next(synth.make("district", seed=7).counties()).tables
    layouts, places, posts = tables["layouts"], tables["places"], tables["posts"]
    holders, capacities = tables["appointments"]["holder"], tables["appointments"]["capacity"]
    shapes = set(zip(*(layouts[name].tolist() for name in ("entrances", "floors", "homes")), strict=True))
    named, posts_of = np.unique(holders[np.strings.startswith(holders, "p-")], return_counts=True)

    assert 60 < len(shapes)
    assert {"unknown", "about", "more_than"} <= {text.partition(":")[0] for text in places["households"].tolist()}
    assert {"unnamed", "unknown"} <= set(holders.tolist())
    assert {"", "acting", "deputy", "seconded"} == set(capacities.tolist())
    assert 100 < int((posts_of > 1).sum()) < len(named) / 2
    assert {"shop", "gate"} <= set(places["site"].tolist())
    assert length(posts) == len(set(posts["id"].tolist()))


def test_police_areas_cut_grids():
    """
    Some members of police areas are whole grids, some are buildings; every building is in one area.
    """
    tables = next(synth.make("district", seed=7).counties()).tables
    zones, places = tables["zones"], tables["places"]
    members = " ".join(zones["members"][zones["kind"] == "police_area"].tolist()).split()
    buildings = set(places["id"][places["level"] == "building"].tolist())
    cut = {place.rpartition("-b")[0] for place in members if place in buildings}
    whole = set(members) - buildings
    inside = [building for building in buildings if building.rpartition("-b")[0] in whole]

    assert len(members) == len(set(members))
    assert cut
    assert not cut & set(members)
    assert buildings == {*inside, *(set(members) & buildings)}


def test_it_says_how_large_it_is_before_it_is_made():
    """
    The sentence is there at once, in both languages.
    """
    made = synth.make("province", seed=1)

    assert (
        "about 24,995,250 homes, 1,086,750 places, 1,738,800 posts, 72,450 grids, 9,660 communities and 70 counties"
        in str(made)
    )
    assert "约 24,995,250 户" in made.sentence("zh")


def test_what_is_too_many_for_nouns_is_refused():
    """
    A city is neither one register of nouns nor one set of tables; the refusal says what to do.
    """
    city = synth.make("city", seed=1)

    with pytest.raises(cg.BadQuestion, match=r"write tables .*use counties\(\)"):
        city.register()
    with pytest.raises(cg.BadQuestion, match=r"10 counties, made one at a time: use counties\(\)"):
        city.tables()


@pytest.mark.parametrize("seed", [-1, 1.5, "7", True, None])
def test_a_seed_is_a_whole_number(seed):
    """
    Anything else is refused.
    """
    with pytest.raises(cg.BadQuestion, match="a seed is a whole number from 0 on, not"):
        synth.make("community", seed=seed)


@pytest.mark.parametrize("size", ["citty", "", None])
def test_an_unknown_size_is_refused_with_those_there_are(size):
    """
    The sizes are named, and the nearest where one is near.
    """
    with pytest.raises(cg.BadQuestion, match="there are community, sub_district, district, city and province"):
        synth.make(size, seed=1)


def test_an_unknown_county_is_refused():
    """
    There is no county of a code that is not there.
    """
    with pytest.raises(cg.BadQuestion, match="there is no county '330201'"):
        synth.make("city", seed=1).county("330201")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_too_large_for_documents_names_what_to_write_in_a_shell(lang):
    """
    The format, and not only what Python calls.
    """
    with pytest.raises(cg.BadQuestion) as raised:
        synth.make("city", seed=7).register()
    assert "--format csv" in raised.value.sentence(lang)
