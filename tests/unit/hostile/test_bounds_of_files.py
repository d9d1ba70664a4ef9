"""Small files that would take minutes or for ever: each is refused at once, at its place."""

import os

import pytest

import communitygov as cg
from communitygov.base.errors import BadStructureFile
from communitygov.base.positions import MOST_COLUMNS
from communitygov.cli import main
from communitygov.io import long_cells
from communitygov.io.replace import replace
from communitygov.rules.divisions import divisions

LONG = "a" * (long_cells.MOST + 1)


def findings_of(path):
    """What is said of a file."""
    return cg.read(path, partial=True).findings


@pytest.fixture
def parquet():
    """What writes Parquet."""
    arrow = pytest.importorskip("pyarrow")
    write = pytest.importorskip("pyarrow.parquet").write_table

    def written(path, columns):
        write(arrow.table(columns), path, compression="zstd")
        return path

    return written


@pytest.mark.parametrize("value", [LONG, [LONG], LONG.encode(), {"zh": LONG}], ids=["text", "list", "bytes", "struct"])
def test_a_cell_of_parquet_is_no_longer_than_one_of_csv(parquet, tmp_path, value):
    """
    A few bytes can stand for one cell of many millions, which every rule for texts would then go through.
    """
    path = parquet(tmp_path / "places.parquet", {"id": ["a", "b"], "level": ["grid"] * 2, "name": [None, value]})

    (found,) = findings_of(path)
    assert "CG003" == found.code
    assert found.cell.startswith("row 2, name")


def test_a_cell_of_a_table_in_memory_and_of_a_list_of_divisions_as_well(parquet, tmp_path):
    """
    They come in by the same door.
    """
    path = parquet(tmp_path / "list.parquet", {"code": [LONG]})

    assert ["CG003"] == [each.code for each in divisions([path], partial=True).findings]
    assert ["CG003"] == [
        each.code for each in cg.from_tables({"places": {"id": [LONG], "level": ["grid"]}}, partial=True).findings
    ]


def test_many_columns_are_refused_before_they_are_read(parquet, tmp_path):
    """
    In Parquet as in CSV, where the column is named from which there are too many.
    """
    names = [f"c{number}" for number in range(MOST_COLUMNS + 1)]
    text = tmp_path / "places.csv"
    text.write_text(",".join(names) + "\n")

    (found,) = findings_of(parquet(tmp_path / "places.parquet", {name: ["x"] for name in names}))
    assert f"has more than {MOST_COLUMNS} columns" == found.sentence("en")
    (found,) = findings_of(text)
    assert (f"has more than {MOST_COLUMNS} columns", 1) == (found.sentence("en"), found.line)
    assert len(",".join(names[:-1])) + 2 == found.column


def test_of_columns_that_nobody_knows_the_first_are_listed(tmp_path):
    """
    The first hundred, and how many there are.
    """
    path = tmp_path / "places.csv"
    path.write_text(",".join(["id", "level", *(f"c{number}" for number in range(150))]) + "\n")

    found = [each for each in findings_of(path) if each.code == "CG101"]
    assert 101 == len(found)
    assert "there are 150 such columns; the first 100 are listed" == found[-1].sentence("en")


class TestPipes:
    """Nobody waits for a pipe that nobody writes to, or reads from."""

    @pytest.fixture
    def pipe(self, tmp_path):
        """A pipe that is named as a saved structure is."""
        os.mkfifo(tmp_path / "f.cg")
        return tmp_path / "f.cg"

    def test_one_is_no_structure(self, pipe, capsys):
        """
        Neither the library nor the command line opens it.
        """
        with pytest.raises(BadStructureFile, match="not a regular file"):
            cg.open_structure(pipe)
        assert 2 == main(["who", str(pipe), "--place", "x", "--duty", "y"])
        assert "not a regular file" in capsys.readouterr().err

    def test_one_is_not_written_into(self, pipe):
        """
        What is written to a file is not written to it.
        """
        with pytest.raises(OSError, match="not a regular file"):
            replace(pipe, b"x")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a device that never ends")  # noqa: PTH110
def test_a_device_is_no_list_of_divisions():
    """
    It would be read up to the limit.
    """
    (found,) = divisions(["/dev/zero"], partial=True).findings
    assert "cannot be opened: not a regular file" == found.sentence("en")
