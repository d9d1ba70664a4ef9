"""Nouns of a saved structure: the fields, defaults and behaviour of those that pydantic makes, without pydantic."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NoReturn, Self

from attrs import frozen

from communitygov.model.plain import (
    UNSHOWN,
    PlainExemption,
    PlainLayout,
    PlainName,
    PlainNoun,
    PlainRequired,
    PlainRow,
    PlainShare,
    PlainSwitch,
    PlainVocabulary,
)

_BEHAVIOUR: Mapping[str, type[PlainNoun]] = {
    "exemption": PlainExemption,
    "layout": PlainLayout,
    "name": PlainName,
    "required": PlainRequired,
    "share": PlainShare,
    "switch": PlainSwitch,
    "vocabulary": PlainVocabulary,
}


class Kept(PlainNoun):
    """A noun as a file keeps it: frozen, and equal to the noun that was saved."""

    __slots__ = ("__dict__", "_kind")

    _kind: "Kind"

    def __init__(self, kind: "Kind", stated: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_kind", kind)
        said = self.__dict__
        said.update(kind.defaults)
        said.update(stated)

    def another(self, **fields: Any) -> "Kept":
        """A noun of the same kind with some fields; what is not given is as where it is left out."""
        return self._kind.noun_of(fields)

    def model_copy(self, *, update: Mapping[str, Any]) -> "Kept":
        """The same noun with some fields otherwise."""
        return self._kind.noun_of({**self.__dict__, **update})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {self.noun} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {self.noun} is frozen: {name} cannot be deleted")

    def __repr__(self) -> str:
        hidden = UNSHOWN if self.noun == "person" else frozenset[str]()
        default = self._kind.defaults
        said = ((name, value) for name, value in self.__dict__.items() if name not in hidden and value != default[name])
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"

    def __reduce__(self) -> "tuple[Callable[..., Kept], tuple[Kind, dict[str, Any]]]":
        return Kind.noun_of, (self._kind, dict(self.__dict__))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self


def with_nouns(register: Any) -> Any:
    """A register as pydantic makes it; what is none is given back as it is."""
    make = getattr(register, "in_nouns", None)
    return register if make is None else make().register


@frozen(eq=False)
class Kind:
    """One kind of noun in a file: what it is called there, which noun it is, and its fields as where they are left out.

    A field without a default is None among them: every noun states it.
    """

    tag: str
    noun: str
    defaults: Mapping[str, Any]

    def noun_of(self, stated: Mapping[str, Any]) -> Kept:
        """A noun that states some fields."""
        return _class_of(self.tag, self.noun, "through" in self.defaults)(self, stated)


@cache
def _class_of(tag: str, noun: str, is_row: bool) -> type[Kept]:  # noqa: FBT001  # a cache takes no keywords
    behaviour = _BEHAVIOUR.get(tag, PlainRow if is_row else PlainNoun)
    name = "".join(part.capitalize() for part in tag.split("_"))
    bases = (behaviour, Kept) if behaviour is not PlainNoun else (Kept,)
    return type(name, bases, {"noun": noun, "__slots__": (), "__module__": __name__, "__doc__": f"A saved {noun}."})
