"""Rows of an answer: what a tuple is, and a table."""

import copy
import pickle
import sys
from math import isnan
from typing import ClassVar

import attrs
import pytest
from attrs import frozen

import communitygov as cg

LIBRARIES = ("pandas", "polars", "pyarrow")


@frozen
class Bird:
    """Something that stands as a row."""

    COLUMNS: ClassVar = {"name": "text", "weight": "number", "eggs": "count", "sings": "yes_no"}

    name: str | None
    weight: float | None
    eggs: int = 0
    sings: bool = True

    def to_row(self):
        """Its row."""
        return {"name": self.name, "weight": self.weight, "eggs": self.eggs, "sings": self.sings}


TIT, OWL = Bird("tit", 18, eggs=9), Bird(None, None, sings=False)
BIRDS = cg.Rows(Bird, [TIT, OWL])


def plainly(frame) -> dict[str, list[object]]:
    """A frame of any library by column, what is missing as None."""
    import narwhals

    columns = narwhals.from_native(frame).to_dict(as_series=False)
    return {
        name: [None if isinstance(each, float) and isnan(each) else each for each in cells]
        for name, cells in columns.items()
    }


def test_rows_are_what_a_tuple_is():
    """
    They are equal to the tuple, hashed as it is, and a slice of them is rows again.
    """
    assert (TIT, OWL) == BIRDS == cg.Rows(Bird, BIRDS)
    assert hash((TIT, OWL)) == hash(BIRDS)
    assert (TIT, OWL, 2, True, [OWL, TIT]) == (BIRDS[0], BIRDS[-1], len(BIRDS), OWL in BIRDS, [*reversed(BIRDS)])
    assert [TIT, OWL] != BIRDS != (OWL, TIT)
    assert (BIRDS.index(OWL), BIRDS.count(TIT), cg.Rows(Bird).count(TIT)) == (1, 1, 0)


def test_no_row_is_put_in_the_place_of_another():
    """
    Rows are frozen.
    """
    with pytest.raises(AttributeError):
        BIRDS.kind = int
    with pytest.raises(TypeError):
        BIRDS[0] = OWL


def test_rows_of_an_answer_stay_as_they_are_when_it_becomes_a_mapping():
    """
    Nothing of what a large answer is made of is gone into.
    """
    load = cg.load(cg.build(cg.example("heshun")), at="2020-02-10")

    assert attrs.asdict(load, recurse=False)["rows"] is load.rows
    assert copy.deepcopy(load.rows) == load.rows == copy.copy(load.rows)


def test_a_slice_of_rows_is_rows():
    """
    With the same columns.
    """
    assert isinstance(BIRDS[1:], cg.Rows)
    assert {"name": [None], "weight": [None], "eggs": [0], "sings": [False]} == BIRDS[1:].to_columns()


def test_rows_come_back_from_a_pickle_with_their_columns():
    """
    Also where there is none of them.
    """
    for rows in (BIRDS, BIRDS[:0]):
        again = pickle.loads(pickle.dumps(rows))

        assert (rows, list(Bird.COLUMNS)) == (again, list(again.to_columns()))


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_has_the_columns_and_what_is_not_known_is_missing(library):
    """
    A weight that is not known is missing, and not nought.
    """
    frame = BIRDS.to_frame(library)

    assert type(frame).__module__.startswith(library)
    assert BIRDS.to_columns() == plainly(frame)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_without_rows_has_the_columns_and_their_types(library):
    """
    What is put together with it later keeps its types.
    """
    import narwhals as nw

    assert nw.from_native(BIRDS.to_frame(library)).schema == nw.from_native(BIRDS[:0].to_frame(library)).schema


def test_libraries_take_rows_as_a_stream():
    """
    As they are, and not as objects: a weight that is not known is null, and columns have types without rows too.
    """
    import polars as pl
    import pyarrow as pa

    table = pa.table(BIRDS)

    assert BIRDS.to_columns() == table.to_pydict() == pl.DataFrame(BIRDS).to_dict(as_series=False)
    assert table.schema == pa.table(BIRDS[:0]).schema
    assert ["string", "double", "int64", "bool"] == [str(each) for each in table.schema.types]


def test_without_pyarrow_a_stream_says_what_installs_it(monkeypatch):
    """
    It is an extra.
    """
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(cg.MissingExtra, match="pyarrow"):
        BIRDS.__arrow_c_stream__()


def test_no_such_library_is_refused_with_those_there_are():
    """
    A name misspelt, and one that no answer can be made for.
    """
    with pytest.raises(cg.BadQuestion, match="polars"):
        BIRDS.to_frame("polar")


def test_without_narwhals_the_line_that_installs_it_is_said(monkeypatch):
    """
    It is an extra.
    """
    monkeypatch.setitem(sys.modules, "narwhals", None)

    with pytest.raises(cg.MissingExtra, match=r"pip install 'communitygov\[frames\]'"):
        BIRDS.to_frame("polars")


def test_without_the_library_the_line_that_installs_it_is_said(monkeypatch):
    """
    Narwhals is there, and polars is not.
    """
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(cg.BadQuestion, match="pip install polars"):
        BIRDS.to_frame("polars")


def test_rows_need_no_library():
    """
    Neither narwhals nor a library of frames is loaded before a frame is asked for.
    """
    import subprocess

    said = "import sys, communitygov as cg; cg.Rows(int).to_columns if 0 else cg.Rows; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout.split()

    assert not {"narwhals", *LIBRARIES} & {*loaded}


def test_values_without_their_kind_are_refused():
    """
    A list of values in the place of the kind would make an empty table of it.
    """
    with pytest.raises(TypeError, match=r"Rows\(kind, rows\) needs a class as kind, not list"):
        cg.Rows([*BIRDS])
