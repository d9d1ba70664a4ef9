"""Parquet files: columns of few different texts, and many files at once."""

import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import communitygov as cg
from communitygov.base import side_by_side
from communitygov.io.limits import LIMITS
from communitygov.io.parquet_in import read_parquet

ALSO = [None, "grid", None, "micro_grid", "grid", None, None]
MANY = 5000


def places() -> pa.Table:
    """Give many places with few different levels, some of them without."""
    also = [ALSO[row % len(ALSO)] for row in range(MANY)]
    levels = ["building", "grid"] + ["building"] * (MANY - 2)
    return pa.table({"id": [f"p{row}" for row in range(MANY)], "level": levels, "also": also})


@pytest.mark.parametrize("options", [{}, {"row_group_size": 999}, {"use_dictionary": False}, {"compression": "zstd"}])
def test_columns_of_few_texts_are_what_they_are_in_memory(tmp_path, options):
    """
    Value by value and code by code, however the file is written, and with texts in it that no row has.
    """
    table = places()
    texts = ["micro_grid", "no one", "grid", "nor this"]
    codes = pa.array([None if word is None else texts.index(word) for word in table["also"].to_pylist()], pa.int32())
    odd = table.set_column(2, "also", pa.DictionaryArray.from_arrays(codes, texts))
    pq.write_table(odd, tmp_path / "places.parquet", **options)

    read = cg.read(tmp_path).places.columns
    given = cg.from_tables({"places": table}).places.columns

    assert list(read) == list(given)
    for name in ("level", "also"):
        assert read[name].values == given[name].values
        assert read[name].codes.tolist() == given[name].codes.tolist()
    assert list(read["id"].texts) == list(given["id"].texts)


def test_a_column_of_few_texts_is_read_as_such(tmp_path):
    """
    Each different one once, and never one for each row.
    """
    pq.write_table(places(), tmp_path / "places.parquet")
    read = []

    def read_all(file, **options):
        read.append(options)
        return pq.ParquetFile(file, **options)

    class Watched:
        ParquetFile = staticmethod(read_all)

    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(sys.modules, "pyarrow.parquet", Watched)
        read_parquet(tmp_path / "places.parquet", LIMITS.tables)

    assert read[-1]["read_dictionary"] == ["level", "also"]


@pytest.mark.parametrize("processors", [1, 3])
def test_what_is_said_of_many_files_does_not_hang_on_which_is_read_first(tmp_path, monkeypatch, processors):
    """
    The rows stand in the order of the files, and so does what is wrong with them.
    """
    monkeypatch.setattr(side_by_side, "processors", lambda: processors)
    for number in range(12):
        ids = [f"p{number}-{row}" for row in range(1 + 40 * (number % 3))]
        table = pa.table({"id": [*ids, "a:b"], "level": ["grid"] * (len(ids) + 1)})
        pq.write_table(table, tmp_path / f"places-{number:02}.parquet")

    found = cg.read(tmp_path, partial=True)

    assert [each.place.removeprefix(f"{tmp_path}/") for each in found.errors] == [
        f"places-{number:02}.parquet!row {2 + 40 * (number % 3)}, id" for number in range(12)
    ]
    assert [place.id for place in found.register.places] == [
        f"p{number}-{row}" for number in range(12) for row in range(1 + 40 * (number % 3))
    ]
