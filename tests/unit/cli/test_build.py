"""``communitygov build``: a saved structure in the place of a register."""

from pathlib import Path

import pytest

import communitygov as cg
from communitygov.cli.app import main

WHO = ("--place", "b01/1/3/301", "--duty", "sweep", "--at", "2020-02-10T20:30", "--lang", "en")


@pytest.fixture
def saved(tmp_path, capsys):
    """Qinghe, saved by the command."""
    path = tmp_path / "qinghe.cg"
    assert main(["build", "example:qinghe", "-o", str(path), "--lang", "en"]) == 0
    assert capsys.readouterr().err == f"wrote {path}: 48 households, 9 posts\n"
    return str(path)


@pytest.mark.parametrize(
    "line",
    [
        ("who", "PATH", *WHO, "--why", "--names"),
        ("who", "PATH", *WHO, "--format", "json"),
        ("coverage", "PATH", "--by", "grid", "--at", "2020-02-10T20:30"),
        ("coverage", "PATH", "--format", "csv"),
        ("answers-for", "PATH", "post:secretary"),
        ("load", "PATH"),
        ("absence", "PATH", "p-01"),
        ("compare", "PATH", "example:qinghe"),
        ("modes", "PATH", "service", "emergency"),
        ("check", "PATH", "--format", "concise"),
        ("graph", "PATH", "--of", "holding", "--to", "dot"),
    ],
    ids=" ".join,
)
def test_every_question_opens_it(saved, line, capsys):
    """
    What a command prints and returns is what it does of the register that was saved.
    """
    said = []
    for path in ("example:qinghe", saved):
        code = main([path if word == "PATH" else word for word in line])
        printed = capsys.readouterr()
        said.append((code, printed.out, printed.err))

    assert said[0] == said[1]


def test_it_can_be_made_a_document_again(saved, tmp_path, capsys):
    """
    ``convert`` writes the register that was saved.
    """
    assert main(["convert", saved, str(tmp_path / "qinghe.yaml"), "--lang", "en"]) == 0
    assert cg.read(tmp_path / "qinghe.yaml") == cg.example("qinghe")
    assert "comments are lost" not in capsys.readouterr().err


def test_it_is_looked_at_whole(saved, capsys):
    """
    ``--check`` says that a file is whole, or what is wrong with it, with exit code 2 and no traceback.
    """
    assert main(["build", saved, "--check", "--lang", "en"]) == 0
    assert capsys.readouterr().err == f"{saved} is whole: 48 households, 9 posts\n"
    with Path(saved).open("r+b") as opened:
        opened.seek(-70, 2)
        opened.write(b"\xff" * 8)

    assert main(["build", saved, "--check", "--lang", "en"]) == 2
    assert "it has been changed: a checksum does not fit; build it again" in capsys.readouterr().err


def test_another_time_is_refused(tmp_path, capsys):
    """
    A question about a time the structure does not hold for names the stretch.
    """
    path = str(tmp_path / "heshun.cg")
    assert main(["build", "example:heshun", "-o", path]) == 0
    capsys.readouterr()

    assert main(["coverage", path, "--at", "2030-01-01", "--lang", "en"]) == 2
    assert "2030-01-01T00:00:00 is outside the stretch this structure holds for" in capsys.readouterr().err


@pytest.mark.parametrize("more", [(), ("-o", "x.cg", "--check")], ids=["neither", "both"])
def test_there_is_one_thing_to_do(more, capsys, tmp_path, monkeypatch):
    """
    Either a file is written or one is looked at.
    """
    monkeypatch.chdir(tmp_path)

    assert main(["build", "example:qinghe", *more, "--lang", "en"]) == 2
    assert "give -o FILE.cg to write one, or --check to look at one" in capsys.readouterr().err


def test_what_is_read_is_not_written_over(saved, capsys):
    """
    A file is not the source of itself.
    """
    assert main(["build", saved, "-o", saved, "--lang", "en"]) == 2
    assert "would be written over itself" in capsys.readouterr().err
