"""Writing a file: what was there stays whole until all that is new is there."""

import os
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import Any

import pytest

from communitygov.base.errors import DocumentError
from communitygov.io import replace as module
from communitygov.io.read import loads, read
from communitygov.io.write import write
from communitygov.model.register import Register

REGISTER = loads("communitygov: 1\npeople: [p-1]\n")
OLD = "communitygov: 1\npeople: [old]  # mine\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "a.yaml"
    path.write_text(OLD, encoding="utf-8")
    return path


def failing(monkeypatch: pytest.MonkeyPatch, name: str, error: int) -> None:
    """Let one step of writing fail."""

    def fails(*_: Any, **__: Any) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(Path, name, fails)


def refusal(register: Register, path: Path) -> str:
    """Why a register cannot be written to a path."""
    with pytest.raises(DocumentError) as raised:
        write(register, path)
    (finding,) = raised.value.findings
    assert ("CG001", str(path)) == (finding.code, finding.place)
    return finding.message


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_where_it_fails_all_is_as_it_was(step: str, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A full disk, or whatever goes wrong on the way, leaves the file that was there, and no other beside it.
    """
    failing(monkeypatch, step, ENOSPC)

    assert "No space left" in refusal(REGISTER, target)
    assert OLD == target.read_text(encoding="utf-8")
    assert [target] == list(target.parent.iterdir())


def test_a_disk_that_fills_up_leaves_what_was_there(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The same where the disk is full in the middle of writing.
    """
    real = Path.open

    def half(path: Path, mode: str = "r", **named: Any) -> Any:
        opened = real(path, mode, **named)
        if mode == "xb":
            opened.write(b"half")
            opened.close()
            raise OSError(ENOSPC, "No space left on device")
        return opened

    monkeypatch.setattr(Path, "open", half)

    assert "No space left" in refusal(REGISTER, target)
    monkeypatch.undo()
    assert OLD == target.read_text(encoding="utf-8")
    assert [target] == list(target.parent.iterdir())


def test_a_file_that_may_not_be_written_is_left(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A folder that may be written to is no leave to put another file in the place of one that may not.
    """
    target.chmod(0o444)
    real = Path.open

    def opening(path: Path, mode: str = "r", **named: Any) -> Any:
        if path == target and mode != "r":  # the owner of the machine may write everything
            raise PermissionError(EACCES, "Permission denied")
        return real(path, mode, **named)

    monkeypatch.setattr(Path, "open", opening)

    assert "Permission denied" in refusal(REGISTER, target)
    assert OLD == target.read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_stays(mode: int, target: Path) -> None:
    """
    Whoever could read and write the file before can afterwards.
    """
    target.chmod(mode)

    write(REGISTER, target)

    assert mode == target.stat().st_mode & 0o777
    assert read(target) == REGISTER


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    """
    A new file is as readable as any other program's.
    """
    (tmp_path / "other").touch()
    write(REGISTER, tmp_path / "a.yaml")

    assert (tmp_path / "other").stat().st_mode == (tmp_path / "a.yaml").stat().st_mode


def test_a_link_stays_a_link(target: Path, tmp_path: Path) -> None:
    """
    What a link leads to is written, there or not yet there; the link stays.
    """
    for name, real in (("l.yaml", target), ("new.yaml", tmp_path / "n.yaml")):
        link = tmp_path / name
        link.symlink_to(real)
        write(REGISTER, link)

        assert link.is_symlink()
        assert read(real) == REGISTER


def test_other_names_of_the_file_see_what_is_written(target: Path, tmp_path: Path) -> None:
    """
    A file with two names has both afterwards.
    """
    other = tmp_path / "b.yaml"
    other.hardlink_to(target)

    write(REGISTER, target)

    assert read(other) == REGISTER
    assert target.samefile(other)


@pytest.mark.parametrize("why", ["beside", "owner"])
def test_where_nothing_can_take_its_place_it_is_written_into(
    why: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where nothing may be made beside the file, or it is somebody else's, it is written into, and stays the same file.
    """
    before = target.stat().st_ino
    if why == "owner":
        monkeypatch.setattr(module.os, "geteuid", lambda: target.stat().st_uid + 1)
    else:
        real = Path.open

        def opening(path: Path, mode: str = "r", **named: Any) -> Any:
            if mode == "xb":
                raise PermissionError(EACCES, "Permission denied")
            return real(path, mode, **named)

        monkeypatch.setattr(Path, "open", opening)

    write(REGISTER, target)

    assert before == target.stat().st_ino
    assert read(target) == REGISTER


def test_what_is_no_file_is_written_to_or_refused(tmp_path: Path) -> None:
    """
    A folder is no file to be written, whatever its name ends in.
    """
    (tmp_path / "a.yaml").mkdir()

    assert "Is a directory" in refusal(REGISTER, tmp_path / "a.yaml")


def test_whoever_interrupts_leaves_what_was_there(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Also in the middle of writing: nothing half written stays.
    """
    real = Path.open

    def interrupted(path: Path, mode: str = "r", **named: Any) -> Any:
        opened = real(path, mode, **named)
        if mode == "xb":
            opened.write(b"half")
            opened.close()
            raise KeyboardInterrupt
        return opened

    monkeypatch.setattr(Path, "open", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write(REGISTER, target)
    monkeypatch.undo()
    assert OLD == target.read_text(encoding="utf-8")
    assert [target] == list(target.parent.iterdir())
