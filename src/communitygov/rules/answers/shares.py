"""Where a share is written, and how it is named in a finding."""

from communitygov.rules.look import Look
from communitygov.rules.remark import Where


def row_at(look: Look, section: str, row: int) -> Where:
    """Where a row is written: at its id, else where it begins."""
    stated = getattr(look.register, section)[row].id
    return (section, row, () if stated is None else ("id",))


def share_at(look: Look, row: int) -> Where:
    """Where a share is written."""
    return row_at(look, "shares", row)


def key_at(look: Look, row: int) -> str:
    """The id of a share as it is written; without one, what it says."""
    return look.register.shares[row].key
