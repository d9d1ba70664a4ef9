"""Where the documents of published structures lie, and how tests read them."""

from collections import Counter
from pathlib import Path

import communitygov as cg

FOLDER = Path(__file__).parent / "documents"
SEEN = "2026-11-21"
"""The day the sources were seen; they give no other."""
DOCUMENTS = ("farm", "sanqiao", "wanan")


def structure_of(name: str) -> cg.Structure:
    """Compile one of the documents."""
    return cg.build(cg.read(FOLDER / f"{name}.yaml"))


def counted(cover: cg.Coverage) -> dict[str, float]:
    """Give the states of a coverage that are not nought."""
    return {state: count for state, count in cover.states.items() if count}


def codes(structure: cg.Structure) -> dict[str, int]:
    """Give how many findings there are of each code."""
    return dict(Counter(each.code for each in cg.check(structure, at=SEEN).findings))
