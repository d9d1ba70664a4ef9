"""Writing a file so that what was there before stays whole until all that is new is there."""

import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from errno import ENXIO
from pathlib import Path


class NothingBeside(PermissionError):
    """Nothing may be made beside a file that only a new one may take the place of."""


def replace(target: Path, data: bytes | Sequence[bytes | memoryview], *, anew: bool = False) -> None:
    """Put bytes in the place of what a file holds, or into a new file; a link stays one, and its mode stays.

    They are written beside it first and take its place at once. Where that would change whose file it is, or cut it
    off from its other names, or nothing may be made beside it, they are written into it. With ``anew`` they never are:
    whoever has the file open, or mapped into memory, keeps what it held, and so do its other names.

    Raises
    ------
    OSError
        When it cannot be written; what was there is then there still, but for a full disk where it is written into.
        `NothingBeside` when ``anew`` is asked for and nothing may be made beside it.
    """
    real = Path(os.path.realpath(target))
    parts = (data,) if isinstance(data, bytes) else data
    beside = real.parent / f".communitygov-{secrets.token_hex(8)}"
    try:
        mode = _mode_to_keep(real, anew=anew)
        _write_new(beside, parts, anew=anew)
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


def _mode_to_keep(real: Path, *, anew: bool) -> int | None:
    """The mode of the file that is there; None where there is none."""
    try:
        about = real.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISFIFO(about.st_mode):  # it would wait for ever for somebody who reads
        raise OSError(ENXIO, "not a regular file")
    cut_off = about.st_nlink > 1 or not _is_ours(about)
    if not stat.S_ISREG(about.st_mode) or (cut_off and not anew):
        raise _InPlace
    with real.open("r+b"):  # whoever may not write it may not put another in its place
        pass
    return stat.S_IMODE(about.st_mode)


def _is_ours(about: os.stat_result) -> bool:
    asked = getattr(os, "geteuid", None)  # not every system has owners
    return asked is None or about.st_uid == asked()


def _write_new(beside: Path, parts: Sequence[bytes | memoryview], *, anew: bool) -> None:
    try:
        opened = beside.open("xb")
    except PermissionError as exc:
        raise (NothingBeside if anew else _InPlace) from exc
    with opened:
        opened.writelines(parts)


def _removed(beside: Path) -> None:
    with suppress(OSError):
        beside.unlink()
