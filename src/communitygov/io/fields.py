"""What the model knows of a value, found by the way that leads to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Literal, get_args, get_origin

from attrs import frozen
from pydantic.fields import FieldInfo

from communitygov.base.positions import Step
from communitygov.model.count import Count
from communitygov.model.days import Days
from communitygov.model.hours import Hours
from communitygov.model.noun import Noun
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS

_NOTHING = (Ellipsis, type(None))
_BARE = (str, bool, int, float, date, datetime)
_NO_TEXT = (bool, int, float, date, Count, Days, Hours)


@frozen
class Kinds:
    """The kinds of value that can stand at one place."""

    leaves: tuple[Any, ...]

    @property
    def nouns(self) -> tuple[type[Noun], ...]:
        """The nouns that can stand there."""
        return tuple(leaf for leaf in self.leaves if isinstance(leaf, type) and issubclass(leaf, Noun))

    @property
    def text(self) -> bool:
        """Whether a scalar there is kept as text."""
        return not any(isinstance(leaf, type) and issubclass(leaf, _NO_TEXT) for leaf in self.leaves)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys a mapping there may have."""
        return tuple(dict.fromkeys(key for noun in self.nouns for key in keys(noun)))


@cache
def keys(noun: type[Noun]) -> dict[str, FieldInfo]:
    """The fields of a noun by the keys that documents write."""
    return {info.alias or name: info for name, info in noun.model_fields.items()}


@cache
def all_nouns() -> tuple[type[Noun], ...]:
    """Every noun that a register can hold, at any depth."""
    found: dict[type[Noun], None] = {Register: None}
    waiting: list[type[Noun]] = [Register]
    while waiting:
        inside = (Kinds(_leaves(info.annotation)).nouns for info in keys(waiting.pop()).values())
        new = [noun for nouns in inside for noun in nouns if noun not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)


@cache
def spelled() -> dict[str, str]:
    """The keys of fields that Python has to name otherwise: ``since`` is written ``from``."""
    return {name: info.alias for noun in all_nouns() for name, info in noun.model_fields.items() if info.alias}


@cache
def row_noun(section: str) -> type[Noun]:
    """The noun that a row of a section is."""
    (noun,) = Kinds(_leaves(Register.model_fields[section].annotation)).nouns
    return noun


@cache
def heads() -> tuple[str, ...]:
    """The sections that have no rows."""
    return tuple(name for name in Register.model_fields if name not in SECTIONS and name != "communitygov")


def kinds(noun: type[Noun], steps: Sequence[Step]) -> Kinds | None:
    """What can stand where steps lead from a noun; None if there is no such key."""
    return _kinds(noun, tuple(step for step in steps if isinstance(step, str)))


@lru_cache(maxsize=4096)
def _kinds(noun: type[Noun], way: tuple[str, ...]) -> Kinds | None:
    here = Kinds((noun,))
    for key in way:
        below = _below(here, key)
        if below is None:
            return None
        here = below
    return here


def _below(here: Kinds, key: str) -> Kinds | None:
    found = [keys(noun)[key] for noun in here.nouns if key in keys(noun)]
    if found:
        return Kinds(tuple(leaf for info in found for leaf in _leaves(info.annotation)))
    inner = tuple(leaf for leaf in here.leaves if leaf is not Mapping)
    if Mapping not in here.leaves:
        inner = tuple(leaf for leaf in inner if leaf not in (*here.nouns, *_BARE))
    return Kinds(inner) if inner else None


def _leaves(annotation: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(_flat(annotation)))


def _flat(annotation: Any) -> Iterator[Any]:
    """The kinds at the end of an annotation; one that any keys may stand in front of comes after ``Mapping``."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        yield str
    elif not inner:
        yield from () if annotation in _NOTHING else (annotation,)
    elif hasattr(annotation, "__metadata__"):
        yield from _flat(inner[0])
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield Mapping
        yield from _flat(inner[1])
    else:
        for each in inner:
            yield from _flat(each)
