"""How a saved structure is told from other files."""

from pathlib import Path

MAGIC: bytes = b"CGOV\r\n\x1a\n"
"""The first bytes of one. A transfer that changes ends of lines shows in them."""
ENDING: str = ".cg"


def is_saved(path: str) -> bool:
    """Whether a path is that of a saved structure: it begins as one, or is named as one and there."""
    try:
        if not Path(path).is_file():  # a pipe would wait for ever
            return False
        with Path(path).open("rb") as opened:
            return opened.read(len(MAGIC)) == MAGIC or path.endswith(ENDING)
    except (OSError, ValueError):
        return False
