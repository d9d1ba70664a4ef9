"""What a path means: folders, links, and what may not be read."""

import os
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest

from communitygov.base.errors import DocumentError
from communitygov.io.read import loads, read

HEAD = "communitygov: 1\n"


def person(folder: Path, name: str) -> None:
    """Write a document with one person, called as its file is."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(f"{HEAD}people: [{name}]\n", encoding="utf-8")


def people(path: Path) -> list[str]:
    """Who is read, where nothing is wrong."""
    return [each.id for each in read(path).people]


def refused(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, locked: Path) -> None:
    """Let the system refuse to look at a path and what lies below, as it does for who has no right to it."""
    real = getattr(where, name)

    def looking(path: Any, *args: Any, **named: Any) -> Any:
        if isinstance(path, str | os.PathLike) and Path(path).is_relative_to(locked):
            raise PermissionError(EACCES, "Permission denied", str(path))
        return real(path, *args, **named)

    monkeypatch.setattr(where, name, looking)


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What lies in a folder below that may not be looked into is not left out without a word; the rest is read.
    """
    person(tmp_path, "a")
    person(tmp_path / "locked", "b")
    refused(monkeypatch, os, "scandir", tmp_path / "locked")

    partial = read(tmp_path, partial=True)

    assert [("CG001", "error", f"{tmp_path}/locked")] == [(x.code, x.severity, x.place) for x in partial.findings]
    assert "Permission denied" in partial.findings[0].message
    assert ["a"] == [each.id for each in partial.register.people]


def test_a_folder_named_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Of a folder that may not be looked into nobody says that it has no documents.
    """
    person(tmp_path, "a")
    refused(monkeypatch, os, "scandir", tmp_path)

    (finding,) = read(tmp_path, partial=True).findings

    assert ("CG001", str(tmp_path)) == (finding.code, finding.place)
    assert "Permission denied" in finding.message


def test_a_path_below_a_locked_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where not even the kind of a path may be known, it is a finding.
    """
    refused(monkeypatch, os, "stat", tmp_path / "locked")

    (finding,) = read(tmp_path / "locked" / "a.yaml", partial=True).findings

    assert ("CG001", str(tmp_path / "locked" / "a.yaml")) == (finding.code, finding.place)


@pytest.mark.parametrize("name", ["a" * 300 + ".yaml", "\ud800.yaml", "a\x00.yaml"])
def test_a_path_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    """
    A name too long, one with half a character or a null character: a finding that can be printed.
    """
    with pytest.raises(DocumentError) as raised:
        read(tmp_path / name)

    (finding,) = raised.value.findings
    assert "CG001" == finding.code
    assert str(raised.value).isprintable() or "\n" in str(raised.value)
    (str(finding) + str(raised.value) + finding.sentence("zh")).encode()


def test_signs_of_a_name_that_steer_are_shown_as_escapes() -> None:
    """
    What a finding says of itself steers no terminal, whatever its file is called.
    """
    (finding,) = loads("a: [", file="a\x1b[31m\u202e\ud800.yaml", partial=True).findings

    assert r"a\x1b[31m\u202e\ud800.yaml:1:5" == finding.place
    assert str(finding).startswith(finding.place)


class TestLinks:
    """Links to folders."""

    def test_are_followed(self, tmp_path: Path) -> None:
        """
        A folder elsewhere that is linked is read as if it lay there.
        """
        person(tmp_path / "elsewhere" / "deep", "b")
        person(tmp_path / "here", "a")
        (tmp_path / "here" / "link").symlink_to(tmp_path / "elsewhere")

        assert ["a", "b"] == people(tmp_path / "here")
        assert f"{tmp_path}/here/link/deep/b.yaml" == _file_of_second(read(tmp_path / "here"))

    def test_no_folder_is_read_twice(self, tmp_path: Path) -> None:
        """
        A link to a folder that is read anyway adds nothing, whether it comes before or after; it is told where it lies.
        """
        person(tmp_path, "a")
        person(tmp_path / "m", "b")
        for name in ("c", "z"):
            (tmp_path / name).symlink_to(tmp_path / "m")

        assert ["a", "b"] == people(tmp_path)
        assert f"{tmp_path}/m/b.yaml" == _file_of_second(read(tmp_path))

    def test_loops_end(self, tmp_path: Path) -> None:
        """
        Links to a folder around them and to each other are followed once.
        """
        person(tmp_path / "a", "p")
        person(tmp_path / "b", "q")
        (tmp_path / "a" / "up").symlink_to(tmp_path)
        (tmp_path / "a" / "b").symlink_to(tmp_path / "b")
        (tmp_path / "b" / "a").symlink_to(tmp_path / "a")

        assert ["p", "q"] == people(tmp_path)
        assert ["p", "q"] == sorted(people(tmp_path / "a"))

    def test_one_that_leads_nowhere_is_no_folder(self, tmp_path: Path) -> None:
        """
        A link to nothing is no document either, unless its name says so; one to itself cannot be looked at.
        """
        person(tmp_path, "a")
        (tmp_path / "gone").symlink_to(tmp_path / "nothing")

        assert ["a"] == people(tmp_path)

        (tmp_path / "self").symlink_to(tmp_path / "self")

        assert [f"{tmp_path}/self"] == [each.place for each in read(tmp_path, partial=True).findings]


def _file_of_second(register: Any) -> str:
    return str(register.source.find("people", 1).file)


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_would_never_end_is_not_opened(kind: str, tmp_path: Path) -> None:
    """
    A pipe or a device that is named itself is a finding, and nobody waits for it.
    """
    path = tmp_path / "a.yaml" if kind == "pipe" else Path("/dev/zero")
    if kind == "pipe":
        os.mkfifo(path)

    (finding,) = read(path, partial=True).findings

    assert ("CG001", str(path)) == (finding.code, finding.place)
    assert "not a regular file" in finding.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_lines_end_as_they_do_in_the_file(end: str, form: str, tmp_path: Path) -> None:
    """
    Lines are counted alike whether they end in a line feed, a carriage return or both.
    """
    text = f"{HEAD}places:\n- {{id: 1 2, level: grid}}\n"
    if form == "json":
        text = '{"communitygov": 1,\n"places": [\n{"id": "1 2", "level": "grid"}]}\n'
    path = tmp_path / f"a.{form}"
    path.write_bytes(text.replace("\n", end).encode())

    (finding,) = read(path, partial=True).findings

    assert (3, 8) == (finding.line, finding.column)
