"""Nouns as a table: a column for each field that some row states."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import numpy as np
from attrs import frozen

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.texts import Texts
from communitygov.model.noun import Noun
from communitygov.model.table import Column, Table, Written, as_it_is

N = TypeVar("N", bound=Noun)

NOTHING_ELSE = (("__pydantic_extra__", None), ("__pydantic_private__", None))
"""What pydantic keeps of a noun besides its fields: our nouns have neither."""

OWN = frozenset({"id", "post"})
"""Fields that most rows state in their own way: they are kept as texts."""


@frozen
class Stated:
    """Makes nouns of a kind of what rows state, which has been looked at; it can be pickled."""

    kind: type[Noun]

    def __call__(self, values: Mapping[str, Any]) -> Any:
        """The noun that states these values; made without pydantic, which copies every default of every noun."""
        noun = self.kind.__new__(self.kind)
        fields = {**_left_out(self.kind), **values}
        for name, value in (("__dict__", fields), ("__pydantic_fields_set__", set(values)), *NOTHING_ELSE):
            object.__setattr__(noun, name, value)
        return noun


@cache
def _left_out(kind: type[Noun]) -> Mapping[str, Any]:
    """What a noun has in each field that is left out, in their order; frozen values, which nouns may share."""
    return {name: None if field.is_required() else field.get_default() for name, field in kind.model_fields.items()}


def tabled(nouns: Sequence[N], kind: type[N], own: frozenset[str] = OWN) -> Table[N]:
    """The same nouns as a table; fields in ``own`` are texts, the others are kept once for each different value."""
    columns: dict[str, Column[Any]] = {}
    for field in kind.model_fields:
        values = [getattr(noun, field) if field in noun.model_fields_set else None for noun in nouns]
        if any(value is not None for value in values):
            columns[field] = _texts(values) if field in own else _coded(values)
    return Table(Stated(kind), columns, len(nouns))


def _texts(values: Iterable[str | None]) -> Written[str]:
    return Written(Texts.of(value or "" for value in values), as_it_is)


def _coded(values: Sequence[Any]) -> Coded[Any]:
    known: dict[object, int] = {}
    kept: list[Any] = []
    codes: list[int] = []
    for value in values:
        code = NOT_STATED if value is None else known.setdefault(_key(value), len(known))
        kept += [value] if code == len(kept) else []
        codes.append(code)
    return Coded(np.array(codes, dtype=np.int32), tuple(kept))


def _key(value: object) -> object:
    """What a value is known by: True is not 1, and what has no hash is only itself."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return type(value), value
