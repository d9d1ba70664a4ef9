"""Parquet files of a few kilobytes whose texts would take gigabytes: refused before they are decoded."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

import communitygov as cg
from communitygov.base import memory
from communitygov.io import division_cells, parquet_pages, parquet_size
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


def test_bytes_of_one_length_that_come_again_are_refused(tmp_path):
    """
    How many there are in a row is said once; of few bytes they are read.
    """
    for length in (8, 8_000):
        once = pa.array([b"x" * length], pa.binary(length)).take(pa.array(np.zeros(MANY, dtype=np.int32)))
        found, taken = read(written(places({"attributes.a": once}), tmp_path, {}))
        assert ("take more than 5,528,576 bytes" in str(found.errors)) == (length == 8_000)
    assert taken < 50 << 20


def whole(number, length=0):
    """A number as a footer writes it; with zeros behind it up to a length."""
    left, found = number << 1, []
    while left > 127:
        found.append(left & 127 | 128)
        left >>= 7
    while len(found) < length - 1:
        found.append(left | 128)
        left = 0
    return bytes([*found, left])


def plain_encoding(_):
    """What is chained is said to be plain."""
    return b"\x25\x06\x0e", b"\x25\x06\x00"


def no_size(column):
    """A column is said to have one byte."""
    said = whole(column.total_uncompressed_size)
    return b"\x16" + said, b"\x16" + whole(1, len(said))


def lie(path, lies):
    """Let the footer of a file say something else of the column of names, in each group of rows."""
    about, held = pq.read_metadata(path), path.read_bytes()
    start = len(held) - 8 - int.from_bytes(held[-8:-4], "little")
    footer = held[start:]
    for group in range(about.num_row_groups):
        old, new = lies(about.row_group(group).column(2))
        assert old in footer or new in footer
        assert len(old) == len(new)
        footer = footer.replace(old, new)
    path.write_bytes(held[:start] + footer)


@pytest.mark.parametrize(
    ("way", "lies"),
    [
        ("each by the one before", plain_encoding),
        ("each by the one before", no_size),
        ("once each", no_size),
        ("in many groups", no_size),
    ],
)
def test_a_footer_that_says_less_than_the_pages_is_not_believed(tmp_path, way, lies):
    """
    It is what stands at the pages that decoding goes by.
    """
    many = pa.concat_arrays([long_texts(1, MANY - 70), long_texts(70, 70)])
    names = many.cast(pa.string()) if way == "each by the one before" else many
    written(places({"name": names}), tmp_path, WRITTEN[way])
    lie(tmp_path / "places.parquet", lies)
    found, taken = read(tmp_path)

    (finding,) = found.errors
    assert "the texts of the column 'name' (string) take more than 5,528,576 bytes" in finding.message
    assert taken < 50 << 20


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@ways
def test_the_pages_are_what_an_honest_footer_says(tmp_path, way, version):
    """
    In both kinds of pages, of many groups, with long headers.
    """
    names = [f"{'z' * 3_000} {row % 9}" if row < 90 else f"name {row % 20_000}" for row in range(MANY)]
    written(places({"name": names}), tmp_path, {**way, "data_page_version": version, "data_page_size": 9_000})
    path = tmp_path / "places.parquet"
    about = pq.read_metadata(path)
    with path.open("rb") as opened:
        found = parquet_size.texts_of(opened, about)
    assert [each.path for each in found] == ["id", "level", "name"]
    for each in found:
        for group, pages in enumerate(each.groups):
            column = about.row_group(group).column(each.number)
            assert pages.chained == ("DELTA_BYTE_ARRAY" in column.encodings)
            assert pages.different == column.has_dictionary_page
            assert 0 <= pages.size - column.total_uncompressed_size < 100


def test_pages_that_cannot_be_followed_are_taken_for_the_worst(tmp_path):
    """
    What stands there may be anything: the texts are then measured a few at a time.
    """
    written(places({"name": ["x"] * MANY}), tmp_path, {})
    path = tmp_path / "places.parquet"
    column = pq.read_metadata(path).row_group(0).column(2)
    for rubbish in (b"\xff" * 40, b"", bytes(9), b"\x15" * 40, b"\x1c" * 40, b"\x19\xfc\xff\xff\xff\x7f" * 9):
        held = bytearray(path.read_bytes())
        end = column.dictionary_page_offset
        path.with_name("rubbish").write_bytes(held[:end] + rubbish)
        with path.with_name("rubbish").open("rb") as opened:
            assert parquet_pages.pages_of(opened, column).chained


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
