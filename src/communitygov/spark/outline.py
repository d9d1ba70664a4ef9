"""The outline of some places: what they lie in, and one stub for whatever else lies there."""

from collections.abc import Iterable, Iterator, Sequence

from communitygov.model.place import Place
from communitygov.structure.places import HOUSEHOLD

REST = "~"
"""What the id of a stub ends with."""


def outline(places: Sequence[Place], wanted: Iterable[str]) -> Iterator[Place]:
    """The rows of some places, of those they lie in, and of a stub where one of these holds more than is outlined.

    So a set of places holds one of them whole in the outline exactly where it does in the part. A layout is kept where
    a part of it is wanted. How many homes there are does not matter: what is outlined is never counted.
    """
    by_id = {place.id: place for place in places}
    parts = {text.partition("/")[0] for text in wanted if "/" in text}
    kept = _with_outer((text.partition("/")[0] for text in wanted), by_id)
    parts |= {within.partition("/")[0] for each in kept for within in by_id[each].within if "/" in within}
    more = {
        parent.partition("/")[0]
        for place in places
        if place.id not in kept
        for parent in place.within
        if parent.partition("/")[0] in kept
    }
    for identity in sorted(kept):
        place = by_id[identity]
        yield place if identity in parts else place.model_copy(update={"layout": None})
        if identity in more:
            yield stub(identity)


def stub(identity: str) -> Place:
    """What stands for all that is not outlined in a place: a home, the nearest there is, so that it bounds no zone."""
    return Place(id=identity + REST, level=HOUSEHOLD, within=(identity,))


def _with_outer(wanted: Iterable[str], by_id: dict[str, Place]) -> set[str]:
    """Some places, and those of this part that they lie in."""
    kept: set[str] = set()
    waiting = [each for each in wanted if each in by_id]
    while waiting:
        identity = waiting.pop()
        if identity not in kept:
            kept.add(identity)
            outer = (parent.partition("/")[0] for parent in by_id[identity].within)
            waiting += [each for each in outer if each in by_id]
    return kept
