"""What a caller gives as a path, and a path as it is shown."""

import os
from pathlib import Path
from typing import cast

from communitygov.base.errors import BadQuestion

Where = str | os.PathLike[str]


def path_of(value: object) -> Path:
    """What is given as a path, as one.

    Raises
    ------
    BadQuestion
        When it is no path, or an empty one, which would mean the folder one happens to be in.
    """
    text: object = os.fspath(cast("Where", value)) if isinstance(value, os.PathLike) else value
    if not isinstance(text, str):
        kind = type(text).__name__
        raise BadQuestion(f"a path is text or a Path, not {kind}", f"路径是文本或 Path，不是 {kind}")
    if not text:
        raise BadQuestion("the path is empty; the folder you are in is .", "路径是空的；当前文件夹写作 .")
    return Path(text)


def shown_path(path: Path) -> str:
    """A path as it is shown: bytes that are no text, and half characters, as escapes."""
    try:
        return os.fsencode(path).decode(errors="backslashreplace")
    except UnicodeEncodeError:
        return str(path).encode(errors="backslashreplace").decode()
