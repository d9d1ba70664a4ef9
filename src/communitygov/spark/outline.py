"""The outline of some places: what they lie in, and one stub for whatever else lies there."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import texts
from communitygov.model.place import Place
from communitygov.spark.names import Names, several
from communitygov.structure.places import HOUSEHOLD, Bools
from communitygov.structure.text_parts import has_sign

REST = "~"
"""What the id of a stub ends with."""


def outline(places: Sequence[Place], wanted: Iterable[str]) -> Iterator[Place]:
    """The rows of some places, of those they lie in, and of a stub where one of these holds more than is outlined.

    So a set of places holds one of them whole in the outline exactly where it does in the part. A layout is kept where
    a part of it is wanted. How many homes there are does not matter: what is outlined is never counted.
    """
    sought = tuple(wanted)
    if not sought:
        return
    index = TextIndex.of(texts(places, "id"))
    kept = _with_outer((text.partition("/")[0] for text in sought), places, index)
    parts = {text.partition("/")[0] for text in sought if "/" in text}
    parts |= {within.partition("/")[0] for each in kept.values() for within in each.within if "/" in within}
    holding = _holding(places, index, kept)
    for identity, place in sorted(kept.items()):
        yield place if identity in parts else place.model_copy(update={"layout": None})
        if identity in holding:
            yield stub(identity)


def stub(identity: str) -> Place:
    """What stands for all that is not outlined in a place: a home, the nearest there is, so that it bounds no zone."""
    return Place(id=identity + REST, level=HOUSEHOLD, within=(identity,))


def _with_outer(wanted: Iterable[str], places: Sequence[Place], index: TextIndex) -> dict[str, Place]:
    """Some places, and those of this part that they lie in."""
    kept: dict[str, Place] = {}
    waiting = [*wanted]
    while waiting:
        identity = waiting.pop()
        row = -1 if identity in kept else index.find(identity)
        if row >= 0:
            kept[identity] = places[row]
            waiting += (parent.partition("/")[0] for parent in kept[identity].within)
    return kept


def _holding(places: Sequence[Place], index: TextIndex, kept: dict[str, Place]) -> set[str]:
    """Those that hold a place which is not kept."""
    names = several(places, "within", "scope")
    others = np.ones(len(places), dtype=np.bool_)
    others[[index.find(identity) for identity in kept]] = False
    chosen = np.flatnonzero(others[names.row])
    within = Names("scope", names.ids.take(chosen), names.row[chosen])
    among = TextIndex.of(Texts.of(kept))
    found = among.find_all(within.ids)
    met: set[str] = {among.texts[at] for at in np.unique(found[found >= 0]).tolist()}
    inside: Bools = has_sign(within.ids, "/")
    met.update(text.partition("/")[0] for text in within.ids.take(np.flatnonzero(inside)))
    return met & kept.keys()
