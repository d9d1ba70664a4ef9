"""What makes plain nouns of what the rows of a file state."""

from collections.abc import Callable, Mapping
from typing import Any

from communitygov.io.saved.values import Plain, read
from communitygov.model.kept import Kind

UNSET = "_unset"
"""Fields that differ from the default of their kind and that the row, made by a narrower class, did not state."""

Maker = Callable[[Mapping[str, Plain]], Any]


def kept_makers(kinds: Mapping[str, Any]) -> dict[str, Maker]:
    """What makes plain nouns of what rows state, by kind."""
    makers: dict[str, Maker] = {}
    for tag, said in kinds.items():
        makers[tag] = _kept_maker(tag, said, makers)
    return makers


def _kept_maker(tag: str, said: Mapping[str, Any], makers: Mapping[str, Maker]) -> Maker:
    met: list[Kind] = []

    def make(stated: Mapping[str, Plain]) -> Any:
        if not met:
            defaults = {name: read(value, makers) for name, value in said["defaults"].items()}
            met.append(Kind(tag, said["noun"], defaults))
        return met[0].noun_of({name: read(value, makers) for name, value in stated.items() if name != UNSET})

    return make
