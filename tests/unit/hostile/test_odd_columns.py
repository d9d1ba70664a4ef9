"""Columns and tables in memory of types that no register has: findings or a clear refusal, never a traceback."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import communitygov as cg

FRAME = pd.DataFrame({"id": ["g", "a", "b"], "level": ["grid"] * 3, "within": ["", "g", "g"]})
SPANS = pa.array([3, 4], pa.duration("s"))


class Broken:
    """Says it gives a table, and does not."""

    def __init__(self, given=None):
        self.given = given

    def __arrow_c_stream__(self, requested_schema=None):
        if self.given is None:
            raise RuntimeError("no table today")
        return self.given


def places(**columns):
    """Two places with one more column."""
    return {"places": {"id": ["a", "b"], "level": ["grid"] * 2, **columns}}


@pytest.mark.parametrize(
    "table",
    [FRAME[FRAME.id != "a"], FRAME.sort_values("id"), FRAME.set_index("id"), FRAME.set_index(["id", "level"])],
    ids=["filtered", "sorted", "by id", "by two"],
)
def test_an_index_without_a_name_is_no_data(table):
    """
    One with a name is a column as others are.
    """
    found = cg.from_tables({"places": table}, partial=True)

    assert found.findings == ()
    assert len(found.register.places) == len(table)


def test_a_frame_of_mixed_columns_is_read_value_by_value():
    """
    Numbers among texts, whole numbers with gaps, and one name twice.
    """
    mixed = pd.DataFrame({"id": ["a", 1, "c"], "level": ["grid"] * 3})
    twice = FRAME.set_axis(["id", "level", "level"], axis=1)

    assert [each.id for each in cg.from_tables({"places": mixed}).places] == ["a", "1", "c"]
    assert len(cg.from_tables(places(households=pd.array([1, None], dtype="Int64"))).places) == 2
    assert [each.message for each in cg.from_tables({"places": twice}, partial=True).findings] == [
        "columns 2 and 3 are both called 'level'"
    ]


@pytest.mark.parametrize(
    ("column", "rows"),
    [
        (SPANS, 2),
        (SPANS.dictionary_encode(), 2),
        (pa.array([(1, 2, 3), None], pa.month_day_nano_interval()), 1),
        ([Decimal("sNaN"), 1], 1),
        (["\ud800", 1], 1),
        (np.array(["\ud800", "1"]), 1),
        ([10**5000, 1], 1),
    ],
    ids=["spans", "few spans", "months", "signalling", "half", "half in numpy", "huge"],
)
def test_what_is_no_number_of_homes_is_refused(column, rows):
    """
    Each row with such a value is told of; the others are read.
    """
    found = cg.from_tables(places(households=column), partial=True)

    assert [each.code for each in found.findings] == ["CG102"] * rows
    assert len(found.register.places) == 2 - rows


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (places(households=np.array(3)), "the column households is no list, but ndarray"),
        (places(households={1, 2}), "the column households is no list, but set"),
        (places(households={1: 2, 3: 4}), "the column households is no list, but dict"),
        (places(name=Broken()), "the column name cannot be taken over (no table today)"),
        ({"places": Broken()}, "the table places cannot be taken over (no table today)"),
        ({"places": Broken(5)}, "the table places cannot be taken over"),
    ],
)
def test_what_is_no_column_and_no_table_is_refused(tables, said):
    """
    With its name and what is so.
    """
    with pytest.raises(cg.BadQuestion) as told:
        cg.from_tables(tables)

    assert told.value.message.startswith(said)
    assert told.value.zh


@pytest.mark.parametrize("asked", [{"base": 5}, {"limits": 5}, {"limits": None}])
def test_the_other_arguments_are_looked_at(asked):
    """
    What is no register, and what are no limits.
    """
    with pytest.raises(cg.BadQuestion, match=r"not int|not NoneType"):
        cg.from_tables(places(), **asked)


def test_a_struct_is_a_column_for_each_of_its_fields():
    """
    One without fields says nothing.
    """
    names = pa.array([{"zh": "一", "en": "One"}] * 2)

    assert cg.from_tables(places(name=names)).places[0].name == cg.Name(zh="一", en="One")
    assert cg.from_tables(places(name=pa.array([{}, {}], pa.struct([])))).places[0].id == "a"
