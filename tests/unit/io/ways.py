"""Every field of every noun a register can hold, worked out from the model: a good value for it, and a spoilt one.

A field is named by its way: the section, then the keys and numbers that lead to it from a row. Nothing here reads with
the library: documents are written by PyYAML and json, and a place is found by looking for a mark in the text.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin

import attrs
import yaml
from pydantic.fields import FieldInfo

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.model.count import Count
from communitygov.model.days import Days
from communitygov.model.holder import Holder
from communitygov.model.hours import Hours
from communitygov.model.noun import Noun
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.who import Who

Step = str | int
MARK = "HERE-IT-STANDS"

GOOD: dict[type, object] = {
    str: "a",
    bool: "true",
    int: "1",
    date: "2020-02-10",
    datetime: "2020-02-10T20:30",
    Count: "24",
    Days: "daily",
    Holder: "p-1",
    Hours: "08:00-20:00",
    Ref: "post:a",
    Who: "post:a",
}
GOOD_FIELDS = {
    "time_zone": "Asia/Shanghai",
    "from": "2020-01-01",
    "until": "2020-12-31",
    "through": "2020-12-31",
    "code": "CG5",
}
NEEDED = {"places": {"level": "a"}, "waivers": {"until": "2020-12-31"}}
"""What a row needs besides the fields the model asks for."""
TOGETHER = {("appointments", "home"): {"capacity": "seconded"}}
"""What goes with a field."""
INSTEAD = {("places", "site"): "level", ("waivers", "through"): "until"}
"""What a field takes the place of."""
TABLES = {"answered_at"}
"""Fields that may be written as a table: what is wrong in it stands deeper."""


@attrs.frozen
class Way:
    """The way to one field, and a row around it that is good but for this field."""

    section: str
    steps: tuple[Step, ...]
    annotation: Any

    def __str__(self) -> str:
        return ".".join(map(str, (self.section, *self.steps)))

    def document(self, value: object) -> dict[str, Any]:
        """A document that says one thing besides what must be said: this value here."""
        if self.section not in SECTIONS:
            return {
                "communitygov": 1,
                self.section: _around(Register, (self.section, *self.steps), value)[self.section],
            }
        noun = _nouns(Register.model_fields[self.section].annotation)[0]
        row = {**_needed(noun), **NEEDED.get(self.section, {}), **TOGETHER.get((self.section, self.steps[0]), {})}
        row.pop(INSTEAD.get((self.section, self.steps[0]), ""), None)
        return {"communitygov": 1, self.section: [{**row, **_around(noun, self.steps, value)}]}

    @property
    def good(self) -> object:
        """A value that can stand here."""
        return GOOD_FIELDS.get(str(self.steps[-1] if self.steps else self.section)) or _good(self.annotation)

    @property
    def bad(self) -> object:
        """A value that cannot: a list for a free text, another word for a word, a text for a mapping."""
        leaves = _leaves(self.annotation)
        if _is_list(self.annotation):
            return {"a": ["b"]}
        if leaves and all(isinstance(leaf, str) for leaf in leaves):
            return "zzz"
        if any(get_origin(each) in {dict, FrozenMap} for each in (self.annotation, *get_args(self.annotation))):
            return "zzz"
        nouns = _nouns(self.annotation)
        return "zzz" if nouns and str not in leaves and self.steps[-2:-1] != ("seats",) else [["b"]]


def ways() -> list[Way]:
    """Every way there is."""
    found: list[Way] = []
    for section, info in Register.model_fields.items():
        if section in SECTIONS:
            found += _below(section, (), _nouns(info.annotation)[0])
        elif section != "communitygov":
            found += [Way(section, (), info.annotation), *_inside(section, (), info.annotation)]
    return found


def _below(section: str, steps: tuple[Step, ...], noun: type[Noun]) -> Iterator[Way]:
    for name, info in noun.model_fields.items():
        way = (*steps, info.alias or name)
        yield Way(section, way, info.annotation)
        yield from _inside(section, way, info.annotation)


def _inside(section: str, steps: tuple[Step, ...], annotation: Any) -> Iterator[Way]:
    if _is_list(annotation):
        steps = (*steps, 0)
        (item,) = {each for each in _parts(annotation) if get_origin(each) is tuple}
        yield Way(section, steps, get_args(item)[0])
    elif any(get_origin(each) is dict for each in _parts(annotation)):
        steps = (*steps, "a")
        yield Way(section, steps, get_args(annotation)[1])
    for noun in _nouns(annotation):
        yield from _below(section, steps, noun)


def _parts(annotation: Any) -> tuple[Any, ...]:
    """What a value may be: the parts of a union."""
    if hasattr(annotation, "__metadata__"):
        return _parts(get_args(annotation)[0])
    if get_origin(annotation) in {None, tuple, dict, FrozenMap, Literal}:
        return (annotation,)
    return tuple(part for each in get_args(annotation) for part in _parts(each))


def _is_list(annotation: Any) -> bool:
    return any(get_origin(part) is tuple and Hours not in get_args(part) for part in _parts(annotation))


def _leaves(annotation: Any) -> tuple[Any, ...]:
    """The kinds of value at the end; the words themselves where only some words can stand."""
    found: list[Any] = []
    for part in _parts(annotation):
        if get_origin(part) is Literal:
            found += get_args(part)
        elif get_args(part):
            found += [leaf for each in get_args(part) if each is not Ellipsis for leaf in _leaves(each)]
        else:
            found.append(part)
    return tuple(leaf for leaf in found if leaf is not type(None))


def _nouns(annotation: Any) -> list[type[Noun]]:
    return [leaf for leaf in _leaves(annotation) if isinstance(leaf, type) and issubclass(leaf, Noun)]


def _good(annotation: Any) -> object:
    part = next(each for each in _parts(annotation) if each is not type(None))
    if get_origin(part) is Literal:
        return get_args(part)[0]
    if get_origin(part) is tuple:
        item = get_args(part)[0]
        return GOOD[Hours] if item is Hours else [_good(item)]
    if get_origin(part) in {dict, FrozenMap}:
        return {"a": _good(get_args(part)[1]) if get_args(part)[1] is not Any else "b"}
    return _needed(part) if issubclass(part, Noun) else GOOD[part]


def _needed(noun: type[Noun]) -> dict[str, object]:
    return {
        info.alias or name: _good_field(name, info) for name, info in noun.model_fields.items() if info.is_required()
    }


def _good_field(name: str, info: FieldInfo) -> object:
    return GOOD_FIELDS.get(info.alias or name) or _good(info.annotation)


def _around(noun: type[Noun], steps: tuple[Step, ...], value: object) -> dict[str, Any]:
    """The mapping that holds a value at the end of the steps, with all that nouns on the way need."""
    key, *below = steps
    info = next(info for name, info in noun.model_fields.items() if (info.alias or name) == key)
    return {**_needed(noun), str(key): _held(info.annotation, tuple(below), value)}


def _held(annotation: Any, below: tuple[Step, ...], value: object) -> object:
    if not below:
        return value
    if below[0] == 0:
        return [_held_inside(annotation, below[1:], value)]
    if any(get_origin(part) is dict for part in _parts(annotation)):
        return {str(below[0]): _held_inside(annotation, below[1:], value)}
    return _held_inside(annotation, below, value)


def _held_inside(annotation: Any, below: tuple[Step, ...], value: object) -> object:
    return _around(_nouns(annotation)[0], below, value) if below else value


def written(document: dict[str, Any], form: str) -> str:
    """A document as other libraries write it."""
    if form == "json":
        return json.dumps(document, ensure_ascii=False, indent=1)
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


def placed(way: Way, value: object, form: str) -> tuple[str, int, int]:
    """A document with a value at the end of a way, and the line and column where the value begins."""
    text = written(way.document(MARK), form)
    mark = json.dumps(MARK) if form == "json" else MARK
    before, _, after = text.partition(mark)
    assert MARK not in after, text
    line = before.count("\n") + 1
    return f"{before}{json.dumps(value)}{after}", line, len(before) - (before.rfind("\n") + 1) + 1
