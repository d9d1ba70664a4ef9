"""Which rows of a section are marked as made up."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from communitygov.model.columns import coded
from communitygov.rules.look import Look
from communitygov.structure.places import Bools


def marked_in(look: Look, section: str) -> Bools:
    """For each row of a section whether it, or a field of it, is marked."""
    return look.kept(f"marked {section}", lambda: are_marked(getattr(look.register, section)))


def are_marked(rows: Sequence[Any]) -> Bools:
    """The same of some rows."""
    said = coded(rows, "made_up")
    return np.array([*map(bool, said.values), False], dtype=np.bool_)[said.codes]  # -1 is the last: not stated
