"""What is said of a row of a table with mistakes: all of them, each with what the cell says."""

import pyarrow as pa
import pytest

import communitygov as cg

GOOD = {"id": "a", "level": "grid"}


def told(section, row, first=GOOD):
    """The findings of a table whose second row has mistakes: code, place and sentence."""
    columns = {key: [first.get(key), row.get(key)] for key in {**first, **row}}
    found = cg.from_tables({section: columns}, partial=True).findings
    return [(each.code, each.place, each.message, each.sentence("zh")) for each in found]


@pytest.mark.parametrize(
    ("section", "row", "said", "zh"),
    [
        (
            "places",
            {"id": "b", "level": "grid", "households": "many"},
            "; the cell says 'many'",
            "；这一格写的是“many”",
        ),
        ("places", {"id": "b", "level": "grid", "households": 2.5}, "; the cell says '2.5'", "；这一格写的是“2.5”"),
        ("places", {"id": "b c", "level": "grid"}, "; the cell says 'b c'", "；这一格写的是“b c”"),
        ("places", {"id": "b", "level": 1.5}, "; the cell says '1.5'", "；这一格写的是“1.5”"),
        ("places", {"id": "b", "level": "gr\x07id"}, "; the cell says 'gr\\x07id'", "；这一格写的是“gr\\x07id”"),
        ("places", {"id": "b", "level": "grid", "name.zh": "x\x07"}, "; the cell says 'x\\x07'", "“x\\x07”"),
        ("places", {"id": "b", "level": "building", "layout.entrances": 2, "layout.floors": "six"}, "'six'", "“six”"),
        ("appointments", {"post": "a", "holder": "post:a b"}, "; the cell says 'post:a b'", "“post:a b”"),
    ],
)
def test_a_finding_says_what_the_cell_says(section, row, said, zh):
    """
    In both languages, as it stands there.
    """
    first = GOOD if section == "places" else {"post": "a", "holder": "p-1"}
    found = [each for each in told(section, row, first) if said in each[2]]

    assert 1 == len(found)
    assert zh in found[0][3]


@pytest.mark.parametrize(
    ("section", "row"),
    [
        ("places", {"id": "x" * 200, "level": "grid"}),
        ("places", {"id": "b", "level": "grid", "households": "13812345678 a"}),
        ("places", {"id": "b", "level": "grid", "note": "Zhang\x07San"}),
        ("places", {"id": "b", "level": "grid", "attributes.chief": "Zhang\x07San"}),
        ("people", {"id": "b", "name": "Zhang\x07San"}),
        ("people", {"id": "Zhang San"}),
        ("appointments", {"post": "a", "holder": "Zhang San"}),
        ("appointments", {"post": "a", "holder": "one_of:p-1 Zhang:San"}),
        ("shares", {"part": "lead", "who": "person:Zhang San"}),
    ],
)
def test_what_may_say_who_somebody_is_is_not_shown(section, row):
    """
    Names of persons, numbers that look like theirs, notes and own data; nor what is very long.
    """
    first = {"people": {"id": "a"}, "appointments": {"post": "a", "holder": "p-1"}, "shares": {"part": "lead"}}
    found = told(section, row, {"who": "post:a", **first[section]} if section == "shares" else first.get(section, GOOD))

    assert any(code == "CG102" for code, *_ in found)
    for _, _, *sentences in found:
        assert not any("the cell says" in each or "这一格写的是" in each for each in sentences)
        assert not any("Zhang" in each.replace("person:Zhang San", "") for each in sentences)


def test_the_value_changes_nothing_of_what_a_finding_is_known_by():
    """
    Another wrong value in the same cell is the same fault.
    """
    one, other = (
        cg.from_tables({"places": {"id": ["a"], "level": ["grid"], "households": [each]}}, partial=True).findings
        for each in ("many", "few")
    )

    assert one[0].message != other[0].message
    assert one[0].fingerprint == other[0].fingerprint


def test_all_cells_of_a_field_are_told():
    """
    Two own values with a control sign; a layout of which one cell has one, and another says no number.
    """
    row = {"id": "b", "level": "building", "layout.entrances": "1\x07", "layout.floors": "six", "layout.homes": "2"}
    own = {"attributes.one": "x\x07", "attributes.two": "y\x07"}
    found = [(code, place) for code, place, *_ in told("places", {**row, **own})]

    assert found == [
        ("CG102", "places[1].attributes.one"),
        ("CG102", "places[1].attributes.two"),
        ("CG102", "places[1].layout.entrances"),
        ("CG102", "places[1].layout.floors"),
    ]


def test_what_a_row_lacks_is_told_beside_what_is_wrong():
    """
    Blanks are nothing; kept as texts of a large table they are nothing either.
    """
    for blank in (None, "", " "):
        table = pa.table({"id": ["a", blank], "level": ["grid", "no such level"], "households": ["1", "many"]})
        found = cg.from_tables({"places": table}, partial=True).findings

        assert {(each.code, each.message.partition(";")[0]) for each in found} == {
            ("CG102", "the value of 'households' is not written as it must be"),
            ("CG103", "a row of places has no 'id'"),
        }


def test_a_layout_with_two_mistakes_is_told_both():
    """
    The second layout of a place that states its households as well.
    """
    places = {"id": ["b", "c"], "level": ["building"] * 2, "households": [4, None]}
    layouts = {"place": ["b", "c", "b", "c", "d"], **{key: [1, 2, 3, 4, 5] for key in ("entrances", "floors", "homes")}}
    found = cg.from_tables({"places": places, "layouts": layouts}, partial=True)

    assert [(each.place, each.message) for each in found.findings] == [
        ("layouts[0].place", "the place 'b' states households in places, and has a layout here"),
        ("layouts[2].place", "the place 'b' states households in places, and has a layout here"),
        ("layouts[2].place", "the layout of the place 'b' is given twice"),
        ("layouts[3].place", "the layout of the place 'c' is given twice"),
        ("layouts[4].place", "this row of layouts names the place 'd', which places does not list"),
    ]
    assert found.register.places[1].layout == cg.Layout(entrances=2, floors=2, homes=2)


@pytest.mark.parametrize("who", ["grid_leader", "leader:a", "every", 5])
def test_what_may_carry_a_share_is_told_with_every_kind(who):
    """
    As a document and as a cell write it, whatever the slip.
    """
    found = cg.from_tables({"shares": {"part": ["lead"], "who": [who]}}, partial=True).findings

    for lang in ("zh", "en"):
        assert "{every: " in found[0].advice.sentence(lang)
        assert "every:" in found[0].advice.sentence(lang).replace("{every: ", "")
