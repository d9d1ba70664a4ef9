"""A value some of whose fields are worked out when one of them is first asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar


class Later:
    """A frozen value that lists some of its fields, those of ``LATER``, only when somebody looks at one of them."""

    __slots__ = ("_later",)

    LATER: ClassVar[tuple[str, ...]] = ()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """One of ``LATER``, where it is not worked out yet; what works them out is let go with all it holds."""
            later = object.__getattribute__(self, "_later") if name in type(self).LATER else None
            if later is not None:
                for each, value in later().items():
                    object.__setattr__(self, each, value)
                object.__setattr__(self, "_later", None)  # last: who finds it gone finds the fields
            return object.__getattribute__(self, name)


L = TypeVar("L", bound=Later)


def listed_later(value: L, listed: Callable[[], Mapping[str, Any]]) -> L:
    """The same value, which asks for the fields of ``LATER`` when one of them is looked at."""
    for name in type(value).LATER:
        object.__delattr__(value, name)
    object.__setattr__(value, "_later", listed)
    return value
