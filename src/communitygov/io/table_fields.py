"""What a noun makes of one value of one of its fields: the value, or what is wrong with it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import numpy as np
from attrs import frozen
from pydantic import AfterValidator, BeforeValidator, ConfigDict, PlainValidator, TypeAdapter, ValidationError

from communitygov.base import sound
from communitygov.base.findings import Saying
from communitygov.base.frozen import is_list, is_map
from communitygov.base.malformed import Malformed
from communitygov.base.ref import place_id, plain_id
from communitygov.base.texts import Texts
from communitygov.base.wanted import still_wanted
from communitygov.io import table_sayings
from communitygov.io.decode import CONTROL
from communitygov.io.fields import keys, kinds
from communitygov.io.table_forms import plain_of, takes_several
from communitygov.model.count import Count
from communitygov.model.holder import Holder
from communitygov.model.noun import Name, Noun
from communitygov.model.person_id import person_id
from communitygov.model.table import Written, as_it_is, parted
from communitygov.model.who import CARRIERS, Who

Path = tuple[str, ...]
Reason = Saying | tuple[str, ...]
"""Why a value is refused: a sentence that tables alone have, or what the noun says of it."""
Sound = Callable[[Texts], sound.Flags]


@frozen
class Refused:
    """What stands in place of a value that no field takes."""

    why: Saying


def plain_in(noun: type[Noun], path: Path, value: object) -> object:
    """What a document would write for what a cell says; `Refused` where it could not be written there."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        found = kinds(noun, path)
        leaves = () if found is None else found.leaves
        if int in leaves or Count in leaves:
            return int(value) if value.is_integer() else value
        return value if not leaves or Any in leaves else Refused(table_sayings.A_FLOAT)
    if len(path) == 1 and is_id(noun, path[0]):
        value = _ids(value)
    if not (isinstance(value, str | int) or is_list(value) or is_map(value)):
        return Refused(table_sayings.NO_VALUE)
    return plain_of(noun, path, value)


def _ids(value: object) -> object:
    """Whole numbers of a field of ids as the texts they are."""
    if is_list(value):
        return [_ids(each) for each in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def checked(noun: type[Noun], key: str, plain: object) -> tuple[Any, Reason | None]:
    """The value of a field, and why it is refused."""
    still_wanted()
    refused = next(refusals(plain), None)
    if refused is not None:
        return None, refused
    alone = _alone(noun, key)
    try:
        if alone is not None and isinstance(plain, str):
            return alone(plain.strip()), None
        return value_of(noun, key, plain), None
    except Malformed as exc:
        return None, (exc.key,)
    except ValidationError as exc:
        return None, reason_of(exc)


def reason_of(exc: ValidationError) -> Reason:
    """What a noun says of a value, so that those that are wrong in the same way are counted together."""
    found = [f"{_way(each)} {_kind(each)}" for each in exc.errors(include_url=False)[:10]]
    return tuple(found)


def _way(error: Any) -> str:
    return ".".join("" if isinstance(step, int) else str(step) for step in error["loc"])


def value_of(noun: type[Noun], key: str, plain: object) -> Any:
    """The value of a field.

    Raises
    ------
    pydantic.ValidationError
        When the field does not take it.
    """
    return adapter(noun, key).validate_python(plain, by_alias=True, by_name=False)


def read_cell(noun: type[Noun], key: str, text: str) -> Any:
    """The value of a cell that is known to be sound."""
    plain, alone = plain_in(noun, (key,), text), _alone(noun, key)
    if alone is not None and isinstance(plain, str):
        return alone(plain.strip())
    return value_of(noun, key, plain)


def reader(noun: type[Noun], key: str) -> Callable[[str], Any]:
    """What makes the value of a field of a sound text."""
    functions, several = functions_of(noun, key), takes_several(noun, (key,))
    if Holder.parse not in functions and Who.parse not in functions and sound_check(noun, key) is not None:
        return parted if several else as_it_is
    return partial(read_cell, noun, key)


def named_persons(column: Written[Any]) -> sound.Flags | None:
    """Which texts of a column are the id of the one person who holds something; None where it holds no holders."""
    read = column.read
    if not isinstance(read, partial) or read.func is not read_cell or _alone(*read.args) != Holder.parse:
        return None
    words = np.isin(column.texts.hashes(), _NO_PERSONS.hashes())
    return _holders(column.texts) & ~words & ~sound.begin(column.texts, b"post:")


_NO_PERSONS = Texts.of(("unnamed", "unknown"))


def _kind(error: Any) -> str:
    reason = error.get("ctx", {}).get("error")
    return reason.key if isinstance(reason, Malformed) else str(error["type"])


def refusals(plain: object) -> Iterator[Reason]:
    """Why plain data stands in no document."""
    if isinstance(plain, Refused):
        yield plain.why
    elif isinstance(plain, str):
        if CONTROL.search(plain):
            yield table_sayings.CONTROL
    elif is_map(plain):
        for each in plain.values():
            yield from refusals(each)
    elif is_list(plain):
        for each in plain:
            yield from refusals(each)
    elif not (plain is None or isinstance(plain, int | float | date)):
        yield table_sayings.NO_VALUE


_TEXTS: tuple[Any, ...] = (str, Name, type(None))


@cache
def adapter(noun: type[Noun], key: str) -> TypeAdapter[Any]:
    """What reads and writes the values of a field alone."""
    info = keys(noun)[key]
    annotation: Any = info.annotation
    for each in info.metadata:
        annotation = Annotated[annotation, each]
    config = ConfigDict(str_strip_whitespace=True, coerce_numbers_to_str=True, hide_input_in_errors=True)
    try:
        return TypeAdapter(annotation, config=config)
    except Exception as exc:  # a noun alone has its own settings
        if "config" not in str(exc):
            raise
        return TypeAdapter(annotation)


@cache
def sound_check(noun: type[Noun], key: str) -> Sound | None:
    """What tells by the bytes of texts which of them the field takes as they are; None where nothing does."""
    functions, several = functions_of(noun, key), takes_several(noun, (key,))
    if functions == {Holder.parse}:
        return _holders
    if functions == {Who.parse}:
        return _carriers
    if several:
        return sound.place_ids if functions - _before(noun, key) == {place_id} else None
    one = {frozenset({plain_id}): sound.plain_ids, frozenset({place_id}): sound.place_ids}
    one[frozenset({person_id})] = sound.person_ids
    found = one.get(frozenset(functions))
    return sound.plain_texts if found is None and not functions and _is_text(noun, key) else found


_OF_TEXT = (plain_id, place_id, person_id, Holder.parse, Who.parse, Count.parse)
"""Functions that make the whole value of a text."""


@cache
def _alone(noun: type[Noun], key: str) -> Callable[[str], Any] | None:
    """The one function that makes the value of a text, where there is but one: quicker than by way of pydantic."""
    functions = functions_of(noun, key)
    only = next(iter(functions)) if len(functions) == 1 and not takes_several(noun, (key,)) else None
    return only if only in _OF_TEXT else None


def is_id(noun: type[Noun], key: str) -> bool:
    """Whether a field holds ids."""
    return bool(functions_of(noun, key) & {plain_id, place_id, person_id, Holder.parse, Who.parse})


def _before(noun: type[Noun], key: str) -> set[Any]:
    return {each.func for each in keys(noun)[key].metadata if isinstance(each, BeforeValidator)}


def functions_of(noun: type[Noun], key: str) -> set[Any]:
    """The functions that look at the values of a field."""
    info = keys(noun)[key]
    found: set[Any] = set()
    waiting: list[Any] = [info.annotation, *info.metadata]
    while waiting:
        each = waiting.pop()
        if isinstance(each, AfterValidator | BeforeValidator | PlainValidator):
            found.add(each.func)
        waiting += [*get_args(each), *getattr(each, "__metadata__", ())]
    return found


def _is_text(noun: type[Noun], key: str) -> bool:
    """Whether a field takes any text, and keeps it."""
    waiting: list[Any] = [keys(noun)[key].annotation]
    while waiting:
        each = waiting.pop()
        if any(each is one for one in _TEXTS):
            continue
        inner = get_args(each)
        if not inner or not (hasattr(each, "__metadata__") or get_origin(each) in (Union, UnionType)):
            return False
        waiting += inner[:1] if hasattr(each, "__metadata__") else inner
    return True


def _holders(texts: Texts) -> sound.Flags:
    """Which are the id of a person, a word for nobody, or a post; neither of these is the id of a person."""
    fine = sound.person_ids(texts)
    others = np.flatnonzero(~fine)
    some = texts.take(others)
    posts = sound.begin(some, b"post:")
    said = posts & sound.plain_ids(some, np.where(posts, 5, 0).astype(np.int64))
    for word in (b"unnamed", b"unknown"):
        said |= sound.begin(some, word) & (some.lengths == len(word))
    fine[others] = said
    return fine


def _carriers(texts: Texts) -> sound.Flags:
    fine: sound.Flags = texts.lengths == 0
    for word in (*(each for each in CARRIERS if each != "person"), "every"):
        prefix = f"{word}:".encode()
        these = sound.begin(texts, prefix) & (texts.lengths > len(prefix))
        fine |= these & sound.plain_ids(texts, np.where(these, len(prefix), 0).astype(np.int64))
    return fine
