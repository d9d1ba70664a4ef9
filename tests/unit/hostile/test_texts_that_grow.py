"""Parquet files of a few kilobytes whose texts would take gigabytes: refused before they are decoded."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

import communitygov as cg
from communitygov.base import memory
from communitygov.io import division_cells, parquet_size
from communitygov.io.limits import LIMITS

MANY = 70_000
WRITTEN = {
    "once each": {},
    "in many groups": {"row_group_size": 9_000},
    "each by the one before": {"use_dictionary": False, "column_encoding": {"name": "DELTA_BYTE_ARRAY"}},
}
ways = pytest.mark.parametrize("way", WRITTEN.values(), ids=WRITTEN)


@pytest.fixture(autouse=True)
def much(monkeypatch):
    """Take a megabyte for much."""
    monkeypatch.setattr(parquet_size, "MOST", 1 << 20)


def long_texts(many, rows=MANY):
    """A column of a few long texts, one after another."""
    codes = pa.array(np.sort(np.arange(rows, dtype=np.int32) % many))
    return pa.DictionaryArray.from_arrays(codes, [f"{number:06}{'x' * 7_994}" for number in range(many)])


def places(columns):
    """Places with columns more."""
    return pa.table({"id": [f"p{row}" for row in range(MANY)], "level": ["grid"] * MANY, **columns})


POOLS = []
"""They are kept: what is read may outlive a test."""


def read(folder, **asked):
    """What is read of the places in a folder, and how much pyarrow takes for it."""
    usual, watched = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    POOLS.append(watched)
    pa.set_memory_pool(watched)
    try:
        return cg.read(folder, partial=True, **asked), watched.max_memory()
    finally:
        pa.set_memory_pool(usual)


def written(table, folder, way):
    """The folder with the table in it."""
    pq.write_table(table, folder / "places.parquet", store_schema=False, compression="zstd", **way)
    return folder


@ways
@pytest.mark.parametrize("many", [1, 20])
def test_long_texts_that_come_again_in_many_rows_are_refused(tmp_path, way, many):
    """
    By their column, and without making the half gigabyte that they are.
    """
    names = pa.concat_arrays([long_texts(many, MANY - 70), long_texts(70, 70)])
    table = places({"name": names.cast(pa.string()) if "column_encoding" in way else names})
    found, taken = read(written(table, tmp_path, way))

    (finding,) = found.errors
    assert "CG003" == finding.code
    assert "the texts of the column 'name' (string) take more than 5,528,576 bytes" in finding.message
    assert (tmp_path / "places.parquet").stat().st_size < 1 << 20
    assert taken < 50 << 20


@ways
def test_a_long_table_of_short_texts_is_read(tmp_path, way):
    """
    Every text as it was, one long one among them.
    """
    names = [f"name {row % 9} {row % 20_000}" for row in range(MANY)]
    names[40_000] = "y" * 9_000
    found, _ = read(written(places({"name": names}), tmp_path, way))

    assert not found.errors
    assert names == [str(name) for name in found.register.places.columns["name"].texts]


def test_columns_that_take_much_together_are_refused(tmp_path, monkeypatch):
    """
    Though each alone is read; and a table as wide as that of short texts is.
    """
    monkeypatch.setattr(parquet_size, "MOST", 1 << 30)
    wide = {f"attributes.a{column}": long_texts(70) for column in range(6)}
    limits = evolve(LIMITS, tables=evolve(LIMITS.tables, size=1 << 30))
    found, taken = read(written(places(wide), tmp_path, {}), limits=limits)

    (finding,) = found.errors
    assert "larger than 1073741824 bytes" in finding.message
    assert taken < 50 << 20
    short = {name: [f"{name} {row % 300}" for row in range(MANY)] for name in wide}
    assert not read(written(places(short), tmp_path, {}), limits=limits)[0].errors


@pytest.mark.parametrize(
    "columns", [{f"attributes.a{number}": [None] * MANY for number in range(300)}, {"name": ["x" * 9_000] * 20_000}]
)
def test_a_table_that_is_wide_or_of_long_texts_says_what_it_takes(tmp_path, monkeypatch, columns):
    """
    Of few rows it may be more than there is.
    """
    monkeypatch.setattr(memory, "free_memory", lambda: 128 << 20)
    rows = len(next(iter(columns.values())))
    table = pa.table({"id": [f"p{row}" for row in range(rows)], "level": ["grid"] * rows, **columns})
    written(table, tmp_path, {"use_dictionary": False})

    with pytest.raises(cg.NotEnoughMemory, match="read takes about"):
        cg.read(tmp_path)


def test_a_list_of_divisions_does_not_grow_either(tmp_path, monkeypatch):
    """
    Of one name in all rows it is known once how long it is, and not made for each row.
    """
    monkeypatch.setattr(division_cells, "MOST", 1 << 20)
    codes = [f"{990_000_000_000 + row}" for row in range(MANY)]
    for name, said in (("short", ["甲省"]), ("long", ["甲" * 9_000])):
        once = pa.DictionaryArray.from_arrays(pa.array(np.zeros(MANY, dtype=np.int32)), said)
        pq.write_table(pa.table({"code": codes, "name": once}), tmp_path / f"{name}.parquet", store_schema=False)

    (finding,) = cg.divisions(tmp_path / "long.parquet", partial=True).findings

    assert "the texts of the column 'name' (text) take more than" in finding.message
    assert len(cg.divisions(tmp_path / "short.parquet", partial=True)) == MANY
