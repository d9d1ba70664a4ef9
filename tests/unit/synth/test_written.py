"""What is made, as files: documents, CSV, Parquet; and the command that writes them."""

import csv
from pathlib import Path

import pyarrow.parquet
import pytest
from tests.unit.synth.test_made import plain

import communitygov as cg
from communitygov import synth
from communitygov.cli import main
from communitygov.synth.columns import Table


@pytest.fixture(scope="module")
def made():
    """A community."""
    return synth.make("community", seed=7)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def written(table: Table) -> dict[str, list[str]]:
    """The columns of a table as CSV writes them."""
    return {name: ["" if cell is False else _text(cell) for cell in cells] for name, cells in plain(table).items()}


def _text(cell: object) -> str:
    return "true" if cell is True else str(cell)


def from_csv(path: Path) -> dict[str, list[str]]:
    """The columns of a CSV file."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return {name: [row[name] for row in rows] for name in rows[0]}


def test_documents_read_back_equal(made, tmp_path):
    """
    A document that is written is the register, when it is read again.
    """
    made.write(tmp_path / "out", format="documents")

    assert made.register() == cg.read(tmp_path / "out/register")
    assert written(made.key) == from_csv(tmp_path / "out/key.csv")
    assert written(made.controls) == from_csv(tmp_path / "out/controls.csv")


def test_csv_says_what_the_tables_say(made, tmp_path):
    """
    Tables of a county stand in a folder of its code, those that counties share beside it, the rest in a document.
    """
    made.write(tmp_path, format="csv")
    county = next(made.counties())
    home = tmp_path / "register"

    for section, table in county.tables.items():
        assert written(table) == from_csv(home / county.code / f"{section}.csv")
    for section, table in made.common().items():
        assert written(table) == from_csv(home / "00-common" / f"{section}.csv")
    assert cg.Register.model_validate(made.document()) == cg.read(home / "register.yaml")


def test_parquet_says_what_the_tables_say(made, tmp_path):
    """
    Columns keep their types; what is not stated is null.
    """
    made.write(tmp_path, format="parquet")
    county = next(made.counties())

    for section, table in county.tables.items():
        path = tmp_path / "register" / county.code / f"{section}.parquet"
        found = pyarrow.parquet.ParquetFile(path).read().to_pydict()
        stated = {name: [None if cell == "" else cell for cell in cells] for name, cells in plain(table).items()}
        assert stated == found
    assert plain(made.key) == pyarrow.parquet.ParquetFile(tmp_path / "key.parquet").read().to_pydict()


@pytest.mark.parametrize(("size", "form"), [("community", "csv"), ("community", "parquet"), ("sub_district", "csv")])
def test_tables_read_back_equal(tmp_path, size, form):
    """
    The folder of tables is the register, when it is read: what columns say is what the nouns of the same seed say.
    """
    made = synth.make(size, seed=7)
    made.write(tmp_path / "out", format=form)

    assert made.register() == cg.read(tmp_path / "out/register")


@pytest.mark.parametrize("form", ["documents", "csv", "parquet"])
def test_the_same_seed_writes_the_same_bytes(made, tmp_path, form):
    """
    Two runs write equal files of equal names.
    """
    made.write(tmp_path / "one", format=form)
    synth.make("community", seed=7).write(tmp_path / "two", format=form)

    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_no_cell_is_one_that_a_spreadsheet_would_run(made):
    """
    No cell begins with a sign that begins a formula.
    """
    for table in made.tables().values():
        for cells in plain(table).values():
            assert not [cell for cell in cells if str(cell).startswith(("=", "+", "-", "@", "\t"))]


def test_what_is_there_is_not_written_over(made, tmp_path):
    """
    A folder that holds something is refused, and what is in it stays.
    """
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(cg.BadQuestion, match="is there already and not an empty folder; nothing was written"):
        made.write(tmp_path, format="csv")
    assert {"note.txt": b"mine"} == files(tmp_path)


def test_an_interrupted_run_leaves_nothing(made, tmp_path, monkeypatch):
    """
    Where making it is broken off, neither the folder nor a part of it is left.
    """

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("communitygov.synth.csv_out.CsvFile.close", broken_off)

    with pytest.raises(KeyboardInterrupt):
        made.write(tmp_path / "out", format="csv")
    assert [] == list(tmp_path.iterdir())


def test_bad_requests_are_refused(made, tmp_path):
    """
    An unknown format, documents of a city, and a target that is a file.
    """
    with pytest.raises(cg.BadQuestion, match="there is no format 'xlsx'; there are documents, csv and parquet"):
        made.write(tmp_path / "out", format="xlsx")
    with pytest.raises(cg.BadQuestion, match="too many rows to be nouns"):
        synth.make("city", seed=1).write(tmp_path / "out", format="documents")
    (tmp_path / "file").touch()
    with pytest.raises(cg.BadQuestion, match="is there already"):
        made.write(tmp_path / "file", format="csv")
    assert ["file"] == [path.name for path in tmp_path.iterdir()]


def test_without_pyarrow_the_extra_is_named(made, tmp_path, monkeypatch):
    """
    Parquet needs an extra, and nothing is made where it is absent.
    """
    monkeypatch.setattr("communitygov.synth.parquet_out.find_spec", lambda _: None)

    with pytest.raises(cg.MissingExtra, match=r"communitygov\[parquet\]"):
        made.write(tmp_path / "out", format="parquet")


def test_the_command_writes_and_says_how_much(tmp_path, capsys):
    """
    The command states the size before it writes; a community is a document where no format is named.
    """
    code = main(["synth", "community", "--seed", "7", "-o", str(tmp_path / "out"), "--lang", "en"])
    out, err = capsys.readouterr()

    assert (0, "") == (code, out)
    assert [
        "community (seed 7): about 3,105 homes, 135 places, 216 posts, 9 grids, 1 community and 1 county",
        f"wrote {tmp_path / 'out'}; other commands take {tmp_path / 'out' / 'register'}",
    ] == err.splitlines()
    assert {"controls.csv", "key.csv", "register/register.yaml"} == set(files(tmp_path / "out"))


def test_the_command_refuses_in_words(tmp_path, capsys):
    """
    A folder that is not empty is a sentence and code 2.
    """
    (tmp_path / "note.txt").touch()
    code = main(["synth", "community", "--seed", "7", "-o", str(tmp_path), "--lang", "zh"])

    assert 2 == code
    assert "不是空文件夹；未写任何文件" in capsys.readouterr().err
