"""Tables whose columns are slightly wrong: findings, whatever the slip and however the table is given."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import communitygov as cg
from communitygov.io.fields import keys, row_noun
from communitygov.model.sections import SECTIONS


def told(partial):
    """Code, place and sentence of each finding."""
    return [(each.code, each.place, each.message) for each in partial.findings]


def read_csv(folder, name, text):
    """What is said of one CSV file."""
    (folder / name).write_text(text, encoding="utf-8")
    return cg.read(folder, partial=True)


@pytest.mark.parametrize("header", ["idd,level,within", "ID,level,within", "\ufeff\ufeffid,level,within"])
def test_a_table_without_its_id_has_no_rows(tmp_path, header):
    """
    Its columns are looked at, the column that is not there is told of, and nothing is left to trip over.
    """
    found = read_csv(tmp_path, "places.csv", f"{header}\na,grid,\nb,grid,a\n")

    assert any(code == "CG103" and "no column 'id'" in message for code, _, message in told(found))
    assert found.register.places == ()
    assert len(cg.build(found.register).places) == 0


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("slip", ["missing", "misspelt", "of another type"])
def test_every_column_of_every_section_may_be_wrong(tmp_path, section, slip):
    """
    CSV, Parquet and memory, two rows that say the same: findings and no rows, or rows.
    """
    fields = [key for key, info in keys(row_noun(section)).items() if info.is_required()] or ["id"]
    good = {key: ["a", "a"] for key in ("id", *fields)}
    for key, right in good.items():
        bad = {name: values for name, values in good.items() if name != key}
        if slip == "misspelt":
            bad[f"{key}x"] = right
        elif slip == "missing" and not bad:
            continue
        elif slip == "of another type":
            bad[key] = pa.array([1, 2], pa.duration("s"))
        rows = "\n".join(",".join(map(str, each)) for each in zip(*bad.values(), strict=True))
        (tmp_path / "csv").mkdir(exist_ok=True)
        (tmp_path / "parquet").mkdir(exist_ok=True)
        pq.write_table(pa.table(bad), tmp_path / "parquet" / f"{section}.parquet")
        in_text = read_csv(tmp_path / "csv", f"{section}.csv", f"{','.join(bad)}\n{rows}\n")
        cg.build(in_text.register)
        assert in_text.findings or key not in fields or slip == "of another type"
        for found in (
            cg.read(tmp_path / "parquet", partial=True),
            cg.from_tables({section: bad}, partial=True),
        ):
            cg.build(found.register)
            assert found.findings or key not in fields


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("links.csv", "kind,from,to\nreports_to,pb,pa\n"),
        ("layouts.csv", "zzz\n1\n"),
        ("posts.csv", "id\na\na\n"),
    ],
)
def test_a_table_that_lacks_a_column_is_told_once(tmp_path, name, text):
    """
    One finding for each column that is not there; rows without it are none, whatever else they say.
    """
    found = read_csv(tmp_path, name, text)

    missing = [message for code, _, message in told(found) if code == "CG103"]
    assert missing
    assert len({*missing}) == len(missing)


def test_a_header_given_twice_is_told_once(tmp_path):
    """
    In a file by the place of the second, elsewhere by the numbers of both.
    """
    in_file = read_csv(tmp_path, "places.csv", "id,id,,level\na,b,,grid\n")
    twice = pa.table([["a"], ["b"], ["grid"]], names=["id", "id", "level"])
    in_memory = cg.from_tables({"places": twice}, partial=True)

    assert [(code, place.rpartition("/")[2]) for code, place, _ in told(in_file)] == [
        ("CG004", "places.csv:1:4"),
        ("CG002", "places.csv:1:7"),
    ]
    assert told(in_memory) == [("CG004", "places.id", "columns 1 and 2 are both called 'id'")]


def test_a_layout_of_a_place_that_was_left_out_is_not_told_of(tmp_path):
    """
    The place is told of; that the layout has none left follows from it. A place that nobody gave is told of.
    """
    layouts = "place,entrances,floors,homes\nb1,1,2,2\nb9,1,2,2\n"
    (tmp_path / "layouts.csv").write_text(layouts, encoding="utf-8")
    found = read_csv(tmp_path, "places.csv", "id,level,households\nb1,building,many\n")

    said = [(code, place.rpartition("/")[2]) for code, place, _ in told(found)]
    assert ("CG102", "layouts.csv:3:1") in said
    assert not any(place.startswith("layouts.csv:2") for _, place in said)
