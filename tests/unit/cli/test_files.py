"""communitygov convert, schema and example."""

import json
import os
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from communitygov.io.examples import example, example_files, example_names
from communitygov.io.read import loads, read
from communitygov.io.write import dumps
from communitygov.report.schemas import RESULTS, result_schema


@pytest.mark.parametrize("ending", [".json", ".yaml", ".yml"])
def test_what_is_converted_says_the_same(run, document, tmp_path, ending):
    """
    What is written is read back equal, and a note says that comments are lost.
    """
    path, out = document(), tmp_path / f"out{ending}"
    ran = run("convert", path, str(out))

    assert (0, "", f"wrote {out}; comments are lost\n") == ran
    assert read(path) == read(out)


def test_of_json_no_comments_are_lost(run, document, tmp_path):
    """
    JSON has no comments, so nothing is said of them; of a folder with YAML in it there is.
    """
    folder, out = tmp_path / "folder", tmp_path / "out.yaml"
    folder.mkdir()
    run("convert", document(), str(folder / "a.json"))

    assert (0, "", f"wrote {out}\n") == run("convert", str(folder / "a.json"), str(out))
    assert (0, "", f"wrote {out}\n") == run("convert", str(folder), str(out))
    (folder / "b.yaml").write_text("communitygov: 1\n", encoding="utf-8")
    assert (0, "", f"wrote {out}; comments are lost\n") == run("convert", str(folder), str(out))


def test_a_folder_an_example_and_standard_input_are_converted(run, tmp_path):
    """
    What can be asked about can be converted.
    """
    out = tmp_path / "heshun.json"

    assert 0 == run("convert", "example:heshun", str(out)).code
    assert example("heshun") == read(out)
    assert 0 == run("convert", str(tmp_path), str(tmp_path / "again.yaml")).code


def test_a_file_is_not_written_over_itself(run, document):
    """
    A file that would lose its comments to itself is left as it is.
    """
    path = document()
    code, _, err = run("convert", path, path)

    assert 2 == code
    assert "over itself" in err


def test_no_file_of_a_folder_that_is_read_is_written_over(run, document, tmp_path):
    """
    Of a folder no file that is read is written onto; it stays as it is.
    """
    path = document()
    before = read(path)
    code, _, err = run("convert", str(tmp_path), path)

    assert 2 == code
    assert "over itself" in err
    assert before == read(path)


def test_standard_input_is_not_written_over(run, document, monkeypatch):
    """
    A file that standard input reads from is not written over either; another one is, also from a pipe.
    """
    path = document()
    before = Path(path).read_bytes()
    with Path(path).open(encoding="utf-8") as opened:
        monkeypatch.setattr("sys.stdin", opened)
        code, _, err = run("convert", "-", path)

    assert 2 == code
    assert "over itself" in err
    assert before == Path(path).read_bytes()

    with Path(path).open(encoding="utf-8") as opened:
        monkeypatch.setattr("sys.stdin", opened)
        assert 0 == run("convert", "-", f"{path}.json").code
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(before)))
    assert 0 == run("convert", "-", path).code


def test_a_file_that_cannot_be_written_says_nothing_of_the_register(run, document, tmp_path):
    """
    Where the register is read and the file cannot be written, nobody says that no register can be made.
    """
    (tmp_path / "a.json").mkdir()
    code, _, err = run("convert", document(), str(tmp_path / "a.json"))

    assert 2 == code
    assert err.startswith(f"{tmp_path}/a.json: CG001 [error] cannot be written: Is a directory\n")
    assert err.endswith("nothing was written\n")


def test_no_file_is_a_problem_of_the_document(run, document, tmp_path):
    """
    A file that is not there is reported as one, also where the file to be written is there.
    """
    code, _, err = run("convert", str(tmp_path / "nothing.yaml"), document())

    assert 2 == code
    assert "CG001" in err


@pytest.mark.parametrize("out", ["x.toml", "no/such/folder/x.json"])
def test_what_cannot_be_written_exits_with_2(run, document, tmp_path, out):
    """
    Another ending, or a folder that is not there: exit code 2 and the reason.
    """
    code, _, err = run("convert", document(), str(tmp_path / out))

    assert 2 == code
    assert "[error]" in err


def test_the_schema_of_a_document_is_printed(run, document):
    """
    Without a name it is the schema of documents, and a document fits it.
    """
    code, out, _ = run("schema")
    Draft202012Validator(json.loads(out)).validate(json.loads(dumps(read(document()), format="json")))

    assert 0 == code
    assert out == run("schema", "document").out


@pytest.mark.parametrize("name", RESULTS)
def test_the_schema_of_a_result_is_printed(run, name):
    """
    A result's schema is printed by the name of its command.
    """
    assert result_schema(name) == json.loads(run("schema", name).out)


def test_an_unknown_schema_is_refused_with_those_there_are(run):
    """
    A name that no schema has exits with 2 and lists the names.
    """
    code, out, err = run("schema", "nothing")

    assert (2, "") == (code, out)
    assert all(name in err for name in ("there is no schema 'nothing'; there are document, who, coverage", *RESULTS))


def test_the_examples_are_listed(run):
    """
    Without a name the examples are listed, a line each.
    """
    assert (0, "".join(f"{name}\n" for name in example_names()), "") == run("example")


@pytest.mark.parametrize("name", example_names())
def test_a_printed_example_is_the_example(run, name):
    """
    What is printed can be read, and says what the example says; of one file it is the very text.
    """
    out = run("example", name).out

    assert example(name) == loads(out)
    if len(example_files(name)) == 1:
        assert [out.encode()] == list(example_files(name).values())


@pytest.mark.parametrize("name", example_names())
def test_an_example_is_written_as_files(run, tmp_path, name):
    """
    -o writes the files into a folder, made if need be; what is there can be asked about.
    """
    ran = run("example", name, "-o", str(tmp_path / "new"))
    written = {
        str(path.relative_to(tmp_path / "new").as_posix()): path.read_bytes()
        for path in (tmp_path / "new").rglob("*.yaml")
    }

    assert (0, "") == (ran.code, ran.out)
    assert example_files(name) == written
    assert example(name) == read(tmp_path / "new")


def test_an_example_is_not_written_over_a_file(run, tmp_path):
    """
    Where a file of the name is there already nothing is written.
    """
    (tmp_path / "qinghe.yaml").write_text("mine")
    code, _, err = run("example", "qinghe", "-o", str(tmp_path))

    assert 2 == code
    assert "already" in err
    assert "mine" == (tmp_path / "qinghe.yaml").read_text()


@pytest.mark.parametrize("below", ["locked", "a" * 300])
def test_an_example_where_nothing_can_be_written_is_refused(run, tmp_path, monkeypatch, below):
    """
    A folder that may not be looked into, or a name too long, is told and no fault of our own.
    """

    def locked_or(do, path, *args, **named):
        if "locked" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return do(path, *args, **named)

    for name in ("stat", "lstat", "mkdir"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda path, *args, do=real, **named: locked_or(do, path, *args, **named))
    code, _, err = run("example", "qinghe", "-o", str(tmp_path / below / "x"))

    assert 2 == code
    assert ("Permission denied" if below == "locked" else "too long") in err


def test_no_folder_is_not_the_one_one_is_in(run, tmp_path, monkeypatch):
    """
    An empty name of a folder is refused; it does not mean the folder one happens to be in.
    """
    monkeypatch.chdir(tmp_path)

    assert 2 == run("example", "qinghe", "-o", "").code
    assert [] == list(tmp_path.iterdir())


def test_an_unknown_example_is_refused(run):
    """
    A name that no example has exits with 2 and what was meant.
    """
    code, _, err = run("example", "qinhe")

    assert 2 == code
    assert "'qinghe'" in err


def test_a_register_is_converted_to_tables_and_read_as_before(run, tmp_path):
    """
    Each command takes the folder; what stands there already is not written over.
    """
    for form in ("csv", "parquet"):
        out = tmp_path / form
        assert run("convert", "example:qinghe", str(out), "--to", form).code == 0
        assert (out / f"places.{form}").is_file()
        asked = ("--place", "b01/1/3/301", "--duty", "sweep", "--at", "2020-02-10T20:30")
        assert run("who", str(out), *asked).out == run("who", "example:qinghe", *asked).out
        refused = run("convert", "example:qinghe", str(out), "--to", form)
        assert refused.code != 0
        assert "not an empty folder" in refused.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,level\na,community\n", "standard input is a table in CSV"),
        ("\ufeff编号;层级\na;community\n".encode(), "standard input is a table in CSV"),
        (b"PAR1" + bytes(40), "standard input is a table in Parquet"),
        (b"CGOV\r\n\x1a\n" + bytes(40), "standard input is a saved structure"),
        (b"PK\x03\x04" + bytes(40), "standard input is a workbook or an archive"),
    ],
    ids=["CSV", "CSV in Chinese", "Parquet", "saved", "workbook"],
)
@pytest.mark.parametrize("asked", [["check", "-"], ["coverage", "-"], ["convert", "-", "out.yaml"]], ids=str)
def test_standard_input_that_is_no_document_is_named(run, monkeypatch, data, said, asked):
    """
    Tables and saved structures are read from their files: what standard input is, and what to do, is one sentence.
    """
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    code, out, err = run(*asked, "--lang", "en")

    assert (2, "") == (code, out)
    assert f"{said}, and takes a document alone: name the file, or the folder of the tables" in err


@pytest.mark.parametrize("text", ["", "communitygov: 1\n", "# a, b\ncommunitygov: 1\n", "---\ncommunitygov: 1\n"])
def test_documents_are_read_from_standard_input(run, monkeypatch, text):
    """
    Whatever a document begins with, it is taken for one.
    """
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))

    assert "standard input is" not in run("check", "-").err
