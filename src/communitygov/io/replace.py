"""Writing a file so that what was there before stays whole until all that is new is there."""

import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def replace(target: Path, data: bytes | Sequence[bytes | memoryview]) -> None:
    """Put bytes in the place of what a file holds, or into a new file; a link stays one, and its mode stays.

    They are written beside it first and take its place at once. Where that would change whose file it is, or cut it
    off from its other names, or nothing may be made beside it, they are written into it.

    Raises
    ------
    OSError
        When it cannot be written; what was there is then there still, but for a full disk in the last three cases.
    """
    real = Path(os.path.realpath(target))
    parts = (data,) if isinstance(data, bytes) else data
    beside = real.parent / f".communitygov-{secrets.token_hex(8)}"
    try:
        mode = _mode_to_keep(real)
        _write_new(beside, parts)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(real)
    except _InPlace:
        with real.open("wb") as opened:
            opened.writelines(parts)
    except BaseException:  # whoever interrupts is left with no half of a file either
        _removed(beside)
        raise


class _InPlace(Exception):  # no error of ours: it never leaves this file
    """Nothing can take the place of this file."""


def _mode_to_keep(real: Path) -> int | None:
    """The mode of the file that is there; None where there is none."""
    try:
        about = real.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(about.st_mode) or about.st_nlink > 1 or not _is_ours(about):
        raise _InPlace
    with real.open("r+b"):  # whoever may not write it may not put another in its place
        pass
    return stat.S_IMODE(about.st_mode)


def _is_ours(about: os.stat_result) -> bool:
    asked = getattr(os, "geteuid", None)  # not every system has owners
    return asked is None or about.st_uid == asked()


def _write_new(beside: Path, parts: Sequence[bytes | memoryview]) -> None:
    try:
        opened = beside.open("xb")
    except PermissionError as exc:
        raise _InPlace from exc
    with opened:
        opened.writelines(parts)


def _removed(beside: Path) -> None:
    with suppress(OSError):
        beside.unlink()
