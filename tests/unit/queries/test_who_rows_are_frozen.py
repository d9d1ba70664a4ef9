"""Nothing of the answers to a table can be changed, nor do they change with the table that was given."""

import copy
import pickle

import numpy as np
import pytest

import communitygov as cg
from communitygov.base.coded import Coded
from communitygov.base.texts import Texts

HOMES = ["b01/1/3/301", "b01/1/3/302"]
AGAIN = [
    lambda rows: rows,
    lambda rows: rows[:],
    lambda rows: pickle.loads(pickle.dumps(rows)),
    copy.copy,
    copy.deepcopy,
]


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


def asked(structure, table):
    """Two homes, with some columns of one's own."""
    return cg.who_answers_all(structure, {"place": HOMES, "duty": ["sweep"] * 2, "at": ["2020-02-10"] * 2, **table})


@pytest.mark.parametrize("again", AGAIN, ids=["as it is", "a slice", "pickled", "copied", "copied deeply"])
def test_no_column_can_be_replaced_or_written_to(qinghe, again):
    """
    Neither one that was given nor one of the answer, also of a slice and after it comes back from a pickle.
    """
    given = {
        "array": np.array([1, 2]),
        "words": np.array(["a", "b"], dtype=object),
        "coded": Coded(np.array([0, 1], dtype=np.int32), ["x", "y"]),
        "texts": Texts.of(["x", "y"]),
        "list": [1, 2],
    }
    rows = again(asked(qinghe, given))
    columns = rows.columns

    with pytest.raises(TypeError):
        columns["state"] = columns["lead"]
    with pytest.raises(AttributeError):
        rows.columns = {}
    for name in ("place", "list"):
        with pytest.raises(TypeError):
            columns[name][0] = "b01"
    with pytest.raises(TypeError):
        columns["coded"].values[0] = "z"
    coded = [columns[name].codes for name in ("state", "coded", "lead", "first_responder", "backstop")]
    for array in (*coded, columns["lead"].values.numbers, *(columns[name] for name in ("inherited", "array", "words"))):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
        with pytest.raises(ValueError, match="WRITEABLE"):
            array.flags.writeable = True
    for array in (columns["texts"].data, columns["texts"].offsets):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    assert rows.to_columns() == asked(qinghe, given).to_columns()


def test_what_is_given_may_be_changed_afterwards(qinghe):
    """
    Lists, arrays and series are of whoever gives them: what is done to them later reaches no answer.
    """
    pandas = pytest.importorskip("pandas")
    given = {
        "list": [1, 2],
        "array": np.array([1, 2]),
        "coded": Coded(np.array([0, 1], dtype=np.int32), [1, 2]),
        "series": pandas.Series([1, 2]),
    }
    rows = asked(qinghe, given)
    given["list"][0] = given["array"][0] = given["coded"].values[0] = given["series"][0] = 9
    given["coded"].codes[1] = 0

    assert {name: rows.to_columns()[name] for name in given} == {name: [1, 2] for name in given}
    given["array"].flags.writeable = True


def test_what_arrow_stands_on_may_be_changed_afterwards(qinghe):
    """
    Arrow reads numbers where they stand, in the memory of a data frame; the answer has its own.
    """
    pyarrow = pytest.importorskip("pyarrow")
    numbers = np.array([1.5, 2.5])
    column = pyarrow.array(numbers)
    several = [asked(qinghe, {"number": column}), asked(qinghe, {"number": pyarrow.chunked_array([column])})]
    numbers[:] = 9

    assert [9, 9] == column.to_pylist()
    assert [[1.5, 2.5]] * 2 == [rows.to_columns()["number"] for rows in several]


def test_columns_of_arrow_of_every_kind_are_kept(qinghe):
    """
    As they were given, whatever Arrow can copy of them.
    """
    pyarrow = pytest.importorskip("pyarrow")
    compute = pytest.importorskip("pyarrow.compute")
    text = pyarrow.array(["x", None])
    given = {
        "text": text,
        "coded": text.dictionary_encode(),
        "runs": compute.run_end_encode(text),
        "nothing": pyarrow.nulls(2),
        "chunks": pyarrow.chunked_array([["x"], [None]]),
        "lists": pyarrow.array([["x"], None]),
        "view": text.cast(pyarrow.string_view()),
    }
    rows = asked(qinghe, given)

    assert {name: rows.to_columns()[name] for name in given} == {name: each.to_pylist() for name, each in given.items()}
    assert rows[1:].to_frame("pyarrow").column_names[3:10] == list(given)
