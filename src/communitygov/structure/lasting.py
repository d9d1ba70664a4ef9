"""What a structure is made of lasts: nobody writes to its arrays and mappings; what it worked out is made anew."""

from collections.abc import Sized
from types import MappingProxyType
from typing import Any, TypeVar, cast

import numpy as np
from attrs import Attribute, fields
from numpy.typing import NDArray

from communitygov.base.coded import Coded
from communitygov.base.texts import TextIndex, Texts

A = TypeVar("A", bound=np.generic)

_PLAIN = frozenset((str, int, tuple, type(None)))
"""What needs no lock."""
WORKED_OUT = {"worked_out": True}
"""Metadata of a field that holds what was worked out on the way: never copied and never pickled."""


def locked(array: NDArray[A]) -> NDArray[A]:
    """The same numbers as a view that nobody can make writable: what it is a view of is read-only itself."""
    if _is_locked(array):
        return array
    owner = array if array.flags.owndata else array.copy()
    owner.flags.writeable = False
    return owner.view()


def _locked(value: "Texts | TextIndex | Coded[Any] | NDArray[Any]") -> Any:
    """The same array or column, of arrays that nobody can make writable."""
    if isinstance(value, Texts):
        return value.held_in(locked(value.data), locked(value.offsets))
    if isinstance(value, TextIndex):
        return TextIndex(_locked(value.texts), locked(value.table), value.secret)
    if isinstance(value, Coded):
        return Coded(locked(value.codes), value.values)
    return locked(value)


def _is_locked(array: NDArray[Any]) -> bool:
    base = cast("object", array.base)
    return isinstance(base, np.ndarray) and not array.flags.writeable and not base.flags.writeable


class Lasting:
    """A frozen class whose arrays and mappings are locked, when it is made and when it is unpickled.

    A class of this kind is decorated with ``frozen(eq=False, repr=False, getstate_setstate=False)``. Its mappings are
    views of dictionaries that nobody else keeps; they go into a pickle as dictionaries.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        """Lock the arrays and the mappings."""
        for each in _fields(self):
            value = getattr(self, each.name, None)
            if type(value) in _PLAIN:
                continue
            if isinstance(value, np.ndarray | Texts | TextIndex | Coded):
                object.__setattr__(self, each.name, _locked(cast("Any", value)))
            elif isinstance(value, dict) and not _is_worked_out(each):
                object.__setattr__(self, each.name, MappingProxyType(cast("Any", value)))

    def __repr__(self) -> str:
        many = f"{len(self):,}" if isinstance(self, Sized) else ""
        return f"{type(self).__name__}({many})"

    def __getstate__(self) -> dict[str, Any]:
        """Every field but what was worked out."""
        return {each.name: _plain(getattr(self, each.name)) for each in _fields(self) if not _is_worked_out(each)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take every field over, with nothing worked out yet."""
        fresh = {each.name: _made_anew(each) for each in _fields(self) if _is_worked_out(each)}
        for name, value in {**state, **fresh}.items():
            object.__setattr__(self, name, value)
        Lasting.__attrs_post_init__(self)


def _fields(lasting: Lasting) -> tuple["Attribute[Any]", ...]:
    found: tuple[Attribute[Any], ...] = fields(cast("Any", type(lasting)))
    return found


def _plain(value: Any) -> Any:
    return dict(cast("Any", value)) if isinstance(value, MappingProxyType) else value


def _is_worked_out(each: "Attribute[Any]") -> bool:
    return bool(each.metadata.get("worked_out"))


def _made_anew(each: "Attribute[Any]") -> Any:
    return cast("Any", each.default).factory()
