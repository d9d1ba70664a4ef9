"""Writing a folder so that it is there when all is in it, and not before."""

import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from communitygov.base.errors import BadQuestion
from communitygov.io.paths import shown_path


@contextmanager
def whole_folder(target: Path) -> Generator[Path]:
    """A new folder that takes the name of the target at the end, or is taken away again where it cannot be finished.

    Raises
    ------
    BadQuestion
        When something is there that is no empty folder.
    OSError
        When it cannot be made.
    """
    if os.path.lexists(target) and (not target.is_dir() or any(target.iterdir())):
        shown = shown_path(target)
        raise BadQuestion(
            f"{shown} is there already and not an empty folder; nothing was written",
            f"{shown} 已存在，而且不是空文件夹；未写任何文件",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.parent / f".communitygov-{secrets.token_hex(8)}"
    beside.mkdir()
    try:
        yield beside
        if target.is_dir():
            target.rmdir()
        beside.rename(target)
    except BaseException:  # whoever interrupts is left with no half of a folder either
        shutil.rmtree(beside, ignore_errors=True)
        raise
