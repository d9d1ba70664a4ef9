"""Columns of Parquet and Arrow that are small where they stand and large when decoded, or point to nothing."""

import os

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import communitygov as cg
from communitygov.io import needed, parquet_size
from communitygov.io.files import files
from communitygov.io.limits import LIMITS
from communitygov.io.parquet_in import read_parquet

ROWS = 5000
LONG = "g1" + "x" * 8000


def one_text(value, rows=ROWS):
    """One value in each row, which is held once."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, dtype=np.int32)), pa.array([value]))


def places(within, rows=ROWS):
    """A table of places with one column more."""
    return pa.table({"id": [f"p{row}" for row in range(rows)], "level": one_text("grid", rows), **within})


def test_a_pipe_called_as_a_table_is_asked_for_no_rows(tmp_path, monkeypatch):
    """
    What would wait for a writer is never opened: neither to see how much memory it takes, nor to read it.
    """
    os.mkfifo(tmp_path / "places.parquet")
    opened = []
    monkeypatch.setattr(pq, "read_metadata", lambda path: opened.append(path) or pytest.fail("was opened"))

    found, _ = files([tmp_path])
    needed.needed_to_read(found)
    (finding,) = cg.read(tmp_path, partial=True).errors

    assert not opened
    assert "CG001" == finding.code
    assert "not a regular file" in finding.message


@pytest.mark.parametrize("name", ["within", "name.zh"])
def test_bytes_that_are_not_said_to_be_texts_are_read_once_each(tmp_path, name):
    """
    Four gigabytes are not made of a file of one megabyte, and its name may have a dot.
    """
    rows = 4 * ROWS
    table = places({name: one_text(LONG.encode(), rows)}, rows)
    pq.write_table(table, tmp_path / "places.parquet", store_schema=False)
    usual, watched = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    pa.set_memory_pool(watched)
    try:
        columns, _ = read_parquet(tmp_path / "places.parquet", LIMITS.tables)
    finally:
        pa.set_memory_pool(usual)

    (cells,) = [each for each in columns if each.header == name]
    assert (LONG,) == cells.says.values
    assert 0 < watched.max_memory() < rows * len(LONG) / 10


@pytest.mark.parametrize("kind", ["list", "struct"])
def test_a_nested_column_that_grows_is_refused_by_its_name_and_type(tmp_path, monkeypatch, kind):
    """
    Before it is decoded; one that has as many bytes in its file and does not grow is read.
    """
    monkeypatch.setattr(parquet_size, "MOST", 1 << 20)

    def read(value):
        flat = one_text(value)
        if kind == "list":
            column = {"within": pa.ListArray.from_arrays(pa.array(np.arange(ROWS + 1, dtype=np.int32)), flat)}
        else:
            column = {"name": pa.StructArray.from_arrays([flat], ["zh"])}
        pq.write_table(places(column), tmp_path / "places.parquet")
        return cg.read(tmp_path, partial=True)

    (finding,) = read(LONG).errors
    assert "CG003" == finding.code
    assert f"({kind})" in finding.message
    assert ("within" if kind == "list" else "name") in finding.message
    assert "CG003" not in {each.code for each in read("p0").findings}


@pytest.mark.parametrize("value", ["x" * 1_000_000, b"x" * 1_000_000], ids=["text", "bytes"])
def test_a_long_text_in_each_of_few_rows_is_refused_before_it_is_decoded(tmp_path, value):
    """
    A megabyte held once would be two gigabytes.
    """
    pq.write_table(places({"within": one_text(value, 2000)}, 2000), tmp_path / "places.parquet", store_schema=False)

    (finding,) = cg.read(tmp_path, partial=True).errors

    assert "CG003" == finding.code
    assert "the texts of the column 'within'" in finding.message


@pytest.mark.parametrize("kind", [pl.Categorical, pl.Enum(["grid", "building"])])
def test_categories_of_polars_are_texts(kind):
    """
    Of one piece or several, with cells in which nothing stands.
    """
    one = pl.DataFrame({"id": ["a", "b"], "level": pl.Series(["grid", "building"], dtype=kind)})
    two = pl.DataFrame({"id": ["c"], "level": pl.Series(["building"], dtype=kind)})
    named = one.with_columns(code=pl.Series([None, "grid"], dtype=kind))

    assert ["grid", "building", "building"] == [
        each.level for each in cg.from_tables({"places": pl.concat([one, two], rechunk=False)}).places
    ]
    assert [None, "grid"] == [each.code for each in cg.from_tables({"places": named}).places]


@pytest.mark.parametrize("chunks", [1, 2])
def test_a_number_of_no_value_and_bytes_that_are_no_text_name_their_column(chunks):
    """
    A dictionary that is pointed beyond, and bytes that are no UTF-8.
    """
    beyond = pa.DictionaryArray.from_arrays(pa.array([0, 77], pa.int32()), pa.array(["grid", "building"]), safe=False)
    whole = pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int32()), pa.array(["building", "grid"]))
    level = pa.chunked_array([beyond, whole][:chunks])
    ids = [str(each) for each in range(len(level))]
    with pytest.raises(cg.BadQuestion, match=r"level: .*77"):
        cg.from_tables({"places": pa.table({"id": ids, "level": level})})

    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\xfe"]).buffers())
    with pytest.raises(cg.BadQuestion, match=r"level: .*UTF8"):
        cg.from_tables({"places": pa.table({"id": ["a"], "level": broken})})


def test_a_day_beyond_all_years_is_not_what_a_library_writes_for_it():
    """
    The words of pyarrow are not what the cell says.
    """
    days = pa.array([2**31 - 1], pa.int32()).cast(pa.date32())

    (finding,) = cg.from_tables(
        {"places": pa.table({"id": ["a"], "level": ["grid"], "from": days})}, partial=True
    ).errors

    assert "out of range" not in finding.message
    assert "is no text, number, date or list" in finding.message
