"""What is made on a table of divisions that the user brings. The tables here are made up."""

import pytest
from attrs import frozen
from tests.unit.synth.against import expected, found
from tests.unit.synth.test_made import plain

import communitygov as cg
from communitygov import synth
from communitygov.cli import main


@frozen
class Division:
    """A row of a table of divisions."""

    code: str
    name: str
    level: str
    within: str | None


def table(text: str) -> list[Division]:
    """Rows drawn as ``code name level``; each lies in the one whose code begins its own."""
    rows: list[Division] = []
    for line in text.strip().splitlines():
        code, name, level = line.split()
        outer = [row.code for row in rows if code.startswith(row.code)]
        rows.append(Division(code, name, level, max(outer, key=len) if outer else None))
    return rows


LIST = table("""
    98            虚省          province
    9801          市辖区        city
    980101        某区          district
    980101001     甲街道        subdistrict
    980101001001  子社区        community
    980101001002  丑社区        community
    980101100     乙镇          town
    980101100200  寅村          village
    980101100201  卯村          village
    980102        无街区        district
    9802          不设区市      city
    980200001     丙街道        subdistrict
    980200001001  辰社区        community
    980200002     丁街道        subdistrict
""")
"""A filler city, a county without streets, a city without counties, a street without communities."""


def places_of(county: synth.CountyTables, level: str) -> list[str]:
    """The ids of the places of a level."""
    places = county.tables["places"]
    ids: list[str] = places["id"][places["level"] == level].tolist()
    return ids


def test_streets_and_communities_are_those_of_the_table():
    """
    A county has exactly the streets, communities and villages of the table, with their names and codes.
    """
    county = synth.make("district", seed=7, on=LIST).county("980101")
    places = county.tables["places"]

    assert ["980101001"] == places_of(county, "subdistrict")
    assert ["980101100"] == places_of(county, "town")
    assert ["980101001001", "980101001002"] == places_of(county, "community")
    assert ["980101100200", "980101100201"] == places_of(county, "village")
    stated = dict(zip(places["id"].tolist(), places["name.zh"].tolist(), strict=True))
    assert ("甲街道", "卯村") == (stated["980101001"], stated["980101100201"])
    assert {"980101001", "980101100201"} <= set(places["code"].tolist())


def test_what_the_table_lacks_is_made_up():
    """
    A county without streets gets some, a street without communities too; what is made up has no official code.
    """
    made = synth.make("province", seed=7, on=LIST)
    bare, city = made.county("980102"), made.county("9802")

    assert ("980101", "980102", "9802") == made.codes
    assert 12 == len([*places_of(bare, "subdistrict"), *places_of(bare, "town")])
    assert {""} == set(bare.tables["places"]["code"].tolist())
    assert ["980200001", "980200002"] == places_of(city, "subdistrict")
    communities = places_of(city, "community")
    assert "980200001001" == communities[0]
    assert 10 <= len([each for each in communities if each.startswith("980200002")]) <= 13
    assert not {each for each in communities[1:] if each.startswith("980200001")}


def test_what_it_lies_in_comes_from_the_table():
    """
    Counties lie in cities, cities in the province, as the table has it; a size takes only what is its own.
    """
    province, city, district = (synth.make(size, seed=7, on=LIST) for size in ("province", "city", "district"))

    outer = province.common()["places"]
    assert ["98", "9801", "980101", "980102", "9802"] == outer["id"].tolist()
    assert ["", "98", "9801", "9801", "98"] == outer["within"].tolist()
    assert ("980101", "980102") == city.codes
    assert ["98", "9801", "980101"] == district.common()["places"]["id"].tolist()


def test_a_list_may_begin_further_in():
    """
    Where what a county lies in is not in the table it lies in nothing.
    """
    made = synth.make("district", seed=7, on=[row for row in LIST if len(row.code) > 4])

    assert ["980101"] == made.common()["places"]["id"].tolist()
    assert [""] == made.common()["places"]["within"].tolist()


@pytest.mark.parametrize(("size", "communities"), [("community", 1), ("district", 4)])
def test_the_key_holds(size, communities):
    """
    On a table the key is exact too.
    """
    made = synth.make(size, seed=7, on=LIST)

    assert communities == made.outer.communities
    assert expected(made.key, made.tables()) == found(cg.build(made.register()))


def test_the_rules_have_nothing_to_say():
    """
    Without holes there is not a warning, of codes least of all.
    """
    whole = synth.make("community", seed=7, on=LIST, planted=False)

    assert [] == [str(each) for each in cg.check(cg.build(whole.register())) if each.severity != "note"]


def test_the_order_of_the_table_changes_nothing():
    """
    The same rows in another order make the same.
    """
    made, again = (synth.make("district", seed=7, on=rows) for rows in (LIST, LIST[::-1]))

    for section, columns in made.tables().items():
        assert plain(columns) == plain(again.tables()[section])


@pytest.mark.parametrize("rows", [[], LIST[:2]])
def test_a_table_without_counties_is_refused(rows):
    """
    There is nothing to hang a community on.
    """
    with pytest.raises(cg.BadQuestion, match="there is no county in the table"):
        synth.make("district", seed=7, on=rows)


def test_a_code_that_stands_twice_is_refused():
    """
    Which of two rows counts is not guessed.
    """
    with pytest.raises(cg.BadQuestion, match="the code 980101 stands twice in the table"):
        synth.make("district", seed=7, on=[*LIST, LIST[2]])


@pytest.mark.parametrize("rows", [3, "980101", [("980101", "district")], [None], {"980101": "district"}])
def test_what_is_no_table_is_refused(rows):
    """
    Rows have a code, a name, a level and what they lie in.
    """
    with pytest.raises(cg.BadQuestion, match="rows that have code, name, level and within"):
        synth.make("district", seed=7, on=rows)


def test_a_code_is_a_number():
    """
    The first that is none is named, and how many more there are.
    """
    odd = [Division(code, "某区", "district", None) for code in ("98O101", "", "980102")]

    with pytest.raises(cg.BadQuestion, match="the code '98O101' is no number, and 1 more"):
        synth.make("district", seed=7, on=odd)


def test_a_name_that_a_spreadsheet_would_run_is_text_in_csv(tmp_path):
    """
    A name in the user's table that begins as a formula does is written as text, and as it is elsewhere.
    """
    made = synth.make("community", seed=7, on=[*LIST[:4], Division("980101001001", "=1+1", "community", "980101001")])
    made.write(tmp_path / "out", format="csv")
    rows = (tmp_path / "out/register/980101/places.csv").read_text(encoding="utf-8").splitlines()

    assert [row for row in rows if row.startswith("980101001001,community,,980101001,'=1+1,")]
    assert "=1+1" in made.tables()["places"]["name.zh"].tolist()


def test_the_command_stands_on_a_list(tmp_path, capsys):
    """
    Files of a list are read as `divisions` reads them; a part of it is named by its code.
    """
    rows = "".join(f"{row.code},{row.name},{row.within or ''}\n" for row in LIST)
    (tmp_path / "list.csv").write_text(f"code,name,parent\n{rows}", encoding="utf-8")
    asked = ["synth", "district", "--seed", "7", "--on", str(tmp_path / "list.csv"), "--within", "9802"]
    code = main([*asked, "-o", str(tmp_path / "out"), "--lang", "en"])

    assert (0, "") == (code, capsys.readouterr().out)
    written = (tmp_path / "out/register/9802/places.csv").read_text(encoding="utf-8")
    assert "980200001001,community,,980200001,辰社区,,980200001001,," in written.splitlines()


def test_the_command_tells_what_is_wrong_with_a_list(tmp_path, capsys):
    """
    A code that stands twice is told at its line, and nothing is made; so is a part without a list.
    """
    (tmp_path / "list.csv").write_text("code,name\n980101,某区\n980101,又一区\n", encoding="utf-8")
    out = ["-o", str(tmp_path / "out"), "--lang", "en"]

    assert 2 == main(["synth", "district", "--seed", "7", "--on", str(tmp_path / "list.csv"), *out])
    assert "list.csv:3:1" in capsys.readouterr().err
    assert 2 == main(["synth", "district", "--seed", "7", "--within", "98", *out])
    assert "--within names a part of a list: give the list with --on" in capsys.readouterr().err
    assert ["list.csv"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(("size", "within"), [("city", "980101"), ("province", "9801"), ("district", "980101001")])
def test_a_size_is_not_made_of_what_is_smaller(tmp_path, capsys, size, within):
    """
    A city of one county would be none; it is said of what level the code is.
    """
    rows = "".join(f"{row.code},{row.name},{row.within or ''}\n" for row in LIST)
    (tmp_path / "list.csv").write_text(f"code,name,parent\n{rows}", encoding="utf-8")
    asked = ["synth", size, "--seed", "7", "--on", str(tmp_path / "list.csv"), "--within", within]

    assert 2 == main([*asked, "-o", str(tmp_path / "out"), "--lang", "en"])
    assert f"and lies within a {size}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
