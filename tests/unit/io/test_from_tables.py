"""Tables as a register."""

import datetime as dt

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import communitygov as cg
from communitygov.io.from_tables import from_tables

PLACES = {
    "id": ["c", "g1", "b1"],
    "level": ["community", "grid", "building"],
    "within": [None, "c", "g1"],
    "name.zh": ["示例社区", None, None],
    "name": [None, "第一网格", "1号楼"],
    "households": [None, None, 24],
    "from": [None, dt.date(2020, 1, 1), None],
}
NOUNS = (
    cg.Place(id="c", level="community", name=cg.Name(zh="示例社区")),
    cg.Place(id="g1", level="grid", within="c", name="第一网格", since=dt.date(2020, 1, 1)),
    cg.Place(id="b1", level="building", within="g1", name="1号楼", households=24),
)


def said(partial):
    """Place, code and sentence of each finding."""
    return [(each.place, each.code, each.message) for each in partial.findings]


@pytest.mark.parametrize(
    "table",
    [
        pa.table(PLACES),
        pl.DataFrame(PLACES),
        pd.DataFrame(PLACES),
        PLACES,
        {name: np.array(values, dtype=object) for name, values in PLACES.items()},
        {name: pa.array(values) for name, values in PLACES.items()},
    ],
    ids=["pyarrow", "polars", "pandas", "lists", "numpy", "arrays of arrow"],
)
def test_a_table_of_any_library_gives_the_same_register(table):
    """
    The rows equal the nouns that say the same, field by field and in what they state.
    """
    found = from_tables({"places": table})

    assert found == cg.Register(places=NOUNS)
    assert found.places == NOUNS
    assert [each.model_fields_set for each in found.places] == [each.model_fields_set for each in NOUNS]
    assert found.source is not None
    assert str(found.source.find("places", 2, ("level",))) == "places[2].level"


def test_what_is_wrong_is_said_as_it_is_of_documents():
    """
    The same codes and sentences, with what the cell says, at its path; the row is left out and the rest is kept.
    """
    rows = {
        "id": ["c", "g 1", "b1", "b1", "b2"],
        "level": ["community", "grid", "building", "building", "building"],
        "households": [None, None, "x", 3, 4],
        "from": [None, None, None, None, "2020-02-01"],
        "until": [None, None, None, None, "2020-01-01"],
        "parnt": ["", "c", "c", "c", "c"],
    }
    document = {"communitygov": 1, "places": [{k: v[n] for k, v in rows.items() if v[n]} for n in range(5)]}

    found = from_tables({"places": rows}, partial=True)
    expected = cg.loads(str(document).replace("'", '"'), format="json", partial=True)

    assert {(code, message.partition("; the cell says")[0]) for _, code, message in said(found)} == {
        (code, message) for _, code, message in said(expected) if "first at" not in message
    }
    assert [place for place, *_ in said(found)] == [
        "places.parnt",
        "places[1].id",
        "places[2].households",
        "places[4].until",
    ]
    assert [each.id for each in found.register.places] == ["c", "b1"]
    assert [each.own for each in found.unread][:2] == ["g 1", "b1"]


def test_a_float_is_no_id_and_nan_states_nothing():
    """
    Whole numbers are ids without losing a digit; a decimal type may have lost some.
    """
    whole = from_tables({"people": {"id": np.array([110101001001, 2**63 - 1, 7])}})
    assert [each.id for each in whole.people] == ["110101001001", "9223372036854775807", "7"]

    found = from_tables({"people": {"id": np.array([110101001001.0, np.nan])}}, partial=True)
    assert [(place, code) for place, code, _ in said(found)] == [("people[0].id", "CG102"), ("people[1]", "CG103")]
    assert not found.register.people

    counted = from_tables({"places": {"id": ["a", "b"], "level": ["grid", "grid"], "households": [24.0, np.nan]}})
    assert [each.households for each in counted.places] == [cg.Count(24), None]


def test_of_many_mistakes_the_first_hundred_are_listed_and_all_counted():
    """
    In bounded time, for each kind; the limits can ask for all.
    """
    many = 30_000
    table = {"id": [f"a {n}" for n in range(many)], "level": ["grid"] * many}

    found = from_tables({"places": table}, partial=True)

    assert len(found.findings) == 101
    assert "there are 30,000 such rows; the first 100 are listed" in {each.message for each in found.findings}
    assert len(found.register.places) == 0


@pytest.mark.parametrize("of", [list, np.array, pd.Series, lambda ids: pd.Series(ids, dtype="Int64"), pl.Series])
def test_whole_numbers_are_ids_wherever_an_id_stands(of):
    """
    In fields of one id, of several, and of a holder, alone or in a list; as in the id itself.
    """
    tables = {
        "places": {"id": of([1, 2]), "level": ["community", "grid"]},
        "zones": {"id": of([9]), "kind": ["police_area"], "members": of([2])},
        "posts": {"id": of([5]), "kind": ["grid_leader"], "serves": of([2])},
        "appointments": {"post": of([5]), "holder": of([77])},
    }
    found = from_tables(tables)
    more = from_tables({"places": {"id": of([3, 4]), "level": ["grid"] * 2, "within": of([1, 1])}})
    several = from_tables({"places": {"id": ["b", "d"], "level": ["grid"] * 2, "within": [[1, 2], None]}})

    assert [each.within for each in more.places] == [("1",), ("1",)]
    assert [each.within for each in several.places] == [("1", "2"), ()]
    assert found.zones[0].members == ("2",)
    assert (found.posts[0].serves, found.appointments[0].post) == ("2", "5")
    assert found.appointments[0].holder == cg.Holder.parse("77")


def test_a_truth_is_no_id():
    """
    True is a whole number for Python, and no id.
    """
    found = from_tables({"places": {"id": ["a"], "level": ["grid"], "within": [True]}}, partial=True)

    assert [(place, code) for place, code, _ in said(found)] == [("places[0].within", "CG102")]
