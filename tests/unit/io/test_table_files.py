"""Files of tables: what they are taken for, and what is no table."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import communitygov as cg
from communitygov.base.errors import MissingExtra
from communitygov.io import arrow_in, parquet_in
from communitygov.io.limits import Limits
from communitygov.io.table_limits import TableLimits
from communitygov.io.table_rows import MOST_UNREAD

ROWS = "id,level,within\nc,community,\ng1,grid,c\n"


def said(path: Path, **options) -> list[tuple[str, str]]:
    """Where each error is, without the folder, and its code."""
    found = cg.read(path, partial=True, **options)
    return [(each.place.removeprefix(f"{path.parent}/"), each.code) for each in found.errors]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("places.parquet", b"", "CG001"),
        ("places.parquet", b"PAR1 this is none PAR1", "CG001"),
        ("places.parquet", ROWS.encode(), "CG001"),
        ("places.csv", b"id,level\nc,comm\0unity\n", "CG001"),
        (
            "places.csv",
            "id,name\nc,社区里有四个字\n".encode() + "g,网格".encode("gb18030"),
            "CG001",
        ),
        ("places.csv", b"", "CG005"),
        ("coverage.csv", b"duty,answered\na,3\n", "CG005"),
        ("places.csv", b"level,within\ngrid,c\n", "CG103"),
    ],
)
def test_what_is_no_table_is_said(tmp_path, name, data, expected):
    """
    With its place, and the rest of the folder is read.
    """
    (tmp_path / "register.yaml").write_text("communitygov: 1\npeople: [p-1]\n", encoding="utf-8")
    (tmp_path / name).write_bytes(data)

    found = cg.read(tmp_path, partial=True)

    assert [each.code for each in found.errors] == [expected]
    assert found.errors[0].place.startswith(f"{tmp_path}/{name}")
    assert [each.id for each in found.register.people] == ["p-1"]


def test_a_parquet_file_that_was_cut_short_is_said(tmp_path):
    """
    Wherever it was cut.
    """
    file = tmp_path / "places.parquet"
    pq.write_table(pa.table({"id": [f"g{n}" for n in range(5000)], "level": ["grid"] * 5000}), file)
    whole = file.read_bytes()
    for kept in (3, 40, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:kept])
        assert said(file) == [("places.parquet", "CG001")]


def test_rows_of_parquet_stand_at_row_and_column(tmp_path):
    """
    Rows counted from 1; structs, lists, dictionaries and dates are what they say.
    """
    table = pa.table(
        {
            "id": ["b1", "b 2", "b3"],
            "level": pa.array(["building"] * 3).dictionary_encode(),
            "within": pa.array([["g1"], ["g1", "g2"], []], pa.list_(pa.string())),
            "layout": [{"entrances": 2, "floors": 3, "homes": 4}, None, {"entrances": 0, "floors": 1, "homes": 1}],
            "from": pa.array([0, None, 86_400_000], pa.timestamp("ms")),
        }
    )
    file = tmp_path / "places.parquet"
    pq.write_table(table, file)

    found = cg.read(file, partial=True)

    assert [(each.place.rpartition("/")[2], each.code) for each in found.findings] == [
        ("places.parquet!from", "CG006"),
        ("places.parquet!row 2, id", "CG102"),
        ("places.parquet!row 3, layout.entrances", "CG102"),
    ]
    assert found.register.places == (
        cg.Place(
            id="b1",
            level="building",
            within="g1",
            layout=cg.Layout(entrances=2, floors=3, homes=4),
            since="1970-01-01",
        ),
    )


def test_a_county_a_folder(tmp_path):
    """
    Tables of one section in several folders are one section, in the order of their names.
    """
    for county in ("330203", "330201"):
        (tmp_path / county).mkdir()
        (tmp_path / county / "places.csv").write_text(f"id,level\n{county},district\n", encoding="utf-8")
    (tmp_path / "places-more.csv").write_text("id,level\n330203,district\n", encoding="utf-8")

    found = cg.read(tmp_path, partial=True)

    assert [each.id for each in found.register.places] == ["330201", "330203"]
    assert [(each.code, each.place) for each in found.errors] == [("CG105", f"{tmp_path}/places-more.csv:2:1")]
    assert f"{tmp_path}/330203/places.csv:2:1" in found.errors[0].message


def test_of_rubbish_the_first_of_a_kind_are_kept(tmp_path):
    """
    Of 5,000 rows each of which is wrong in its own way the first hundred of a kind are told; the limits list more.
    """
    file = tmp_path / "places.csv"
    many = 5_000
    with file.open("w", encoding="utf-8") as opened:
        opened.write("id,level,households,from\n")
        opened.writelines(f"a {n},,{n}x,2020-13-{n:07}\n" for n in range(many))

    found = cg.read(file, partial=True)

    assert len(found.findings) == 3 * 101
    assert {each.message for each in found.findings if "such rows" in each.message} == {
        "there are 5,000 such rows; the first 100 are listed"
    }
    assert len(found.unread) == MOST_UNREAD + 1
    few = cg.read(file, partial=True, limits=Limits(tables=TableLimits(listed=3)))
    assert len(few.findings) == 3 * 4


def test_without_pyarrow_it_is_said_what_to_install(tmp_path, monkeypatch):
    """
    For Parquet and for tables of other libraries; CSV needs nothing.
    """

    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(parquet_in, "import_module", missing)
    monkeypatch.setattr(arrow_in, "import_module", missing)
    (tmp_path / "places.parquet").write_bytes(b"")
    with pytest.raises(MissingExtra, match="parquet"):
        cg.read(tmp_path / "places.parquet")
    with pytest.raises(MissingExtra, match="parquet"):
        cg.from_tables({"places": pa.table({"id": ["a"]})})
    (tmp_path / "places.csv").write_text(ROWS, encoding="utf-8")
    assert len(cg.read(tmp_path / "places.csv").places) == 2
