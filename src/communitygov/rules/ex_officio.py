"""Appointments of whoever holds another post."""

import numpy as np

from communitygov.rules.look import Look
from communitygov.structure.holders import Holders


def held_by_posts(look: Look) -> list[int]:
    """The rows of the appointments that name a post as the holder, in order."""
    return look.kept("appointments held by posts", lambda: _found(look))


def _found(look: Look) -> list[int]:
    rows: list[int] = np.flatnonzero(Holders.of(look.register.appointments).is_post()).tolist()
    return rows
