"""Writes docs/model.md from the nouns, the schema and the examples: ``python -m tests.docs.model_page``."""

import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator

from communitygov.base.time import Moment, parse_moment
from communitygov.io.examples import example
from communitygov.io.fields import all_nouns, keys, row_noun
from communitygov.io.schema import schema
from communitygov.io.write import dumps
from communitygov.model import doors
from communitygov.model.count import Count
from communitygov.model.days import Days
from communitygov.model.fields import (
    CountField,
    DaysField,
    HolderField,
    HoursField,
    HoursOrUnknown,
    PersonId,
    RefField,
    WhoField,
)
from communitygov.model.holder import Holder
from communitygov.model.hours import Hours
from communitygov.model.noun import Attributes, Id, Noun, PlaceId, Row, Text
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.who import Who

DOCS = Path(__file__).parents[2] / "docs"
PAGE, GLOSSARY = DOCS / "model.md", DOCS / "glossary.md"

INTRODUCTION = """\
# The model

What people write is a *register*: rows of a few kinds, each row one noun. A noun states what is true of itself; it does
not know whether what it points at exists. Below is every noun with its fields, in the order in which a document lists
them. What is not *needed* can be left out.

In Python a noun is a frozen class of the same name with the same fields, `cg.Place(id="g01", level="grid")`. A document
writes it as a row. `communitygov schema` prints the same as a JSON Schema, for editors and other programs.
"""

SAID = {
    "id": "Its id.",
    "kind": "Its kind, a word of the vocabulary.",
    "name": "What it is called.",
    "source": "Where the word is taken from.",
    "Register.name": "What the whole is called.",
    "Register.calendar": "Which days are worked, for shifts on `workdays`.",
    "Register.vocabulary": "Words of its own.",
    "Calendar.years": "The years it states.",
    "Calendar.holidays": "Days off in those years that are no weekend.",
    "Calendar.source": "Where it is taken from.",
    "Name.zh": "In Chinese.",
    "Name.en": "In English.",
    "Layout.entrances": "How many entrances (单元).",
    "Layout.floors": "Floors of each entrance.",
    "Zone.members": "The places it is made of.",
    "Shift.days": "On which days.",
    "Post.shift": "The shift it is held on; left out: always.",
    "Post.status": "An abolished post is held by nobody, whoever is appointed.",
    "Appointment.id": "Its id, if anything is to point at it.",
    "Appointment.holder": "Who holds the post.",
    "Appointment.capacity": "An acting holder stands before the holder, a deputy after.",
    "Appointment.shift": "The shift on which this holder is on, besides that of the post: both must be on. Where"
    " holders take turns, leave out the post's and state it here.",
    "Team.serves": "The place or zone it serves.",
    "Team.within": "Only places within this one (for `for_each`).",
    "Person.id": "Its id; a row may be the id alone.",
    "Team.seats": "Its seats by name; a seat may be its holder alone. Each is a post, called by the team's id, a hyphen"
    " and the name.",
    "Seat.shift": "The shift of the seat.",
    "Duty.days": "The days on which those hours are.",
    "Duty.admission": "How it came to the list.",
    "Duty.basis": "The laws and rules it rests on.",
    "Duty.people": "People who come with it, stated as `powers` are.",
    "Duty.money": "Money that comes with it, stated as `powers` are.",
    "Duty.benefits": "Benefits that come with it, stated as `powers` are.",
    "Duty.nature": "Whether it serves or manages.",
    "Duty.how_often": "How often it is due.",
    "Duty.protocol": "What is to be done.",
    "Basis.text": "The law or rule, and the article.",
    "Basis.from": "First instant in force.",
    "Basis.until": "First instant no longer in force.",
    "HowOften.times": "How many times.",
    "HowOften.per": "In which period.",
    "Required.level": "The level it must be answered at, or nearer.",
    "Required.hours": "The hours at which that holds; left out: always.",
    "Required.days": "The days on which those hours are.",
    "Share.id": "Its id, if anything is to point at it.",
    "Share.duty": "The duty.",
    "Share.who": "Who carries it.",
    "Share.for_each": "Written once for every place of this level or kind, for the one who was made for it.",
    "Share.within": "Only places within this one (for `for_each`).",
    "Share.shift": "The shift on which it is in force; left out: always.",
    "Switch.id": "Its id, if anything is to point at it.",
    "Switch.mode": "The mode.",
    "Switch.where": "The place or zone.",
    "Exemption.id": "Its id, if anything is to point at it.",
    "Exemption.duty": "The duty; with neither duty nor group: every duty.",
    "Exemption.group": "A group of duties.",
    "Exemption.where": "The place or zone that is left out.",
    "Exemption.reason": "Why.",
    "Link.id": "Its id, if anything is to point at it.",
    "Link.who": "The end that the sentence begins with.",
    "Link.to": "The end that it ends with.",
    "Vocabulary.levels": "Levels of the tree of places.",
    "Vocabulary.sites": "Kinds of site.",
    "Vocabulary.zones": "Kinds of zone.",
    "Vocabulary.organisations": "Kinds of organisation.",
    "Vocabulary.posts": "Kinds of post.",
    "Vocabulary.lists": "Kinds of list that a duty may stand in.",
    "Vocabulary.modes": "Modes.",
    "Vocabulary.parts": "Parts of a duty.",
    "Vocabulary.links": "Kinds of link.",
    "Vocabulary.templates": "What teams must have.",
    "SiteWord.stands_at": "The level such a site stands at.",
    "ZoneWord.stands_at": "The level such a zone stands at, if it states none itself.",
    "ZoneWord.partition": "True: such zones are to cover everything, each place once.",
    "ZoneWord.disjoint": "True: no place lies in two of them; between them there may be room.",
    "ModeWord.kind_of": "The mode it is a kind of: what holds in that one holds in this one too.",
    "TemplateWord.seats": "The seats.",
    "SeatWord.id": "The name of the seat.",
    "SeatWord.kind": "The kind of post it is.",
    "SeatWord.lead": "True: it leads the team.",
}
"""What is said of a field below which the model says nothing: by noun and field, or by field for all nouns."""

WORDS: tuple[tuple[object, str], ...] = (
    (Id, "id"),
    (PersonId, "id"),
    (PlaceId, "id of a place"),
    (Text, "text"),
    (Moment, "moment"),
    (CountField, "count"),
    (HolderField, "holder"),
    (WhoField, "who"),
    (RefField, "reference"),
    (DaysField, "days"),
    (HoursField, "hours"),
    (HoursOrUnknown, "hours, or `unknown`"),
    (Attributes, "table"),
    (str, "text"),
    (bool, "true or false"),
    (int, "number"),
    (date, "date"),
)

SHORT = {"_as_tuple": "one, or a ", "_as_rows": "level, or table: level, or "}
"""What may be written in short, by the validator that reads it."""

NO_EXAMPLE: dict[str, dict[str, object]] = {
    "waivers": {
        "code": "CG301",
        "subject": "post:steward-b01-2",
        "reason": "新楼道长七月到岗",
        "through": "2020-07-31",
    },
}
"""A row of each section that no example has."""

VALUES: tuple[tuple[str, object, object], ...] = (
    ("moment", "A day, or an instant of local time.", parse_moment),
    ("hours", "From when until when on a day.", Hours.parse),
    ("days", Days, Days.parse),
    ("count", Count, Count.parse),
    ("holder", Holder, Holder.parse),
    ("who", Who, Who.parse),
)


def page() -> str:
    """Write the page."""
    parts = [INTRODUCTION, _register(), _any_row(), *map(_section, SECTIONS), _vocabulary(), _values(), _doors()]
    return "\n".join(parts)


# ---------------------------------------------------------------- nouns


def _register() -> str:
    sections = ", ".join(f"[`{section}`](#{_anchor(_title(row_noun(section)))})" for section in SECTIONS)
    rows = [name for name in Register.model_fields if name not in SECTIONS]
    return (
        f"## {_title(Register)}\n\n{_doc(Register)}\n\n{_table(Register, rows)}\n"
        f"Then come its sections, each a list of rows: {sections}.\n\n{_inner(Register, rows)}"
    )


def _any_row() -> str:
    return f"## What any row may have\n\n{_table(Row, list(keys(Row)))}"


def _section(section: str) -> str:
    noun = row_noun(section)
    own = [key for key in keys(noun) if key not in keys(Row)]
    return (
        f"## {_title(noun)}\n\n{_doc(noun)}\n\n```yaml\n{section}:{_example(section)}```\n\n"
        f"{_table(noun, own)}\n{_inner(noun, own)}".rstrip("\n")
        + "\n"
    )


def _inner(noun: type[Noun], fields: list[str]) -> str:
    """The nouns that stand in fields of a noun, but for those that are explained elsewhere."""
    found = dict.fromkeys(each for key in fields for each in _nouns_in(_hint(noun, key)))
    shown = [each for each in found if each.noun not in ("name", "vocabulary")]
    if noun is Register:
        shown += [each for each in found if each.noun == "name"]
    return "\n".join(f"### {_title(each)}\n\n{_doc(each)}\n\n{_table(each, list(keys(each)))}" for each in shown)


def _vocabulary() -> str:
    (top,) = (noun for noun in all_nouns() if noun.noun == "vocabulary")
    words = dict.fromkeys(each for key in keys(top) for each in _nouns_in(_hint(top, key)))
    inner = [
        *words,
        *dict.fromkeys(seat for word in words for key in keys(word) for seat in _nouns_in(_hint(word, key))),
    ]
    nouns = [noun for noun in dict.fromkeys(inner) if noun.noun != "name"]
    tables = (f"### {_title(each)}\n\n{_doc(each)}\n\n{_table(each, list(keys(each)))}" for each in nouns)
    return f"## {_title(top)}\n\n{_doc(top)}\n\n{_table(top, list(keys(top)))}\n" + "\n".join(tables)


def _table(noun: type[Noun], fields: list[str]) -> str:
    lines = [f"| `{key}` | {_held(noun, key)} | {_said(noun, key)} |\n" for key in fields]
    return "| field | holds | what it says |\n| --- | --- | --- |\n" + "".join(lines)


def _held(noun: type[Noun], key: str) -> str:
    return holds(_hint(noun, key)) + (", *needed*" if keys(noun)[key].is_required() else "")


def _said(noun: type[Noun], key: str) -> str:
    said = properties(noun)[key].get("description", "").replace("``", "`") or told_here(noun, key)
    default = keys(noun)[key].default
    if isinstance(default, Days):
        default = default.plain()
    told = isinstance(default, str | int) and not isinstance(default, bool) and "eft out" not in said
    return f"{said} Left out: `{default}`." if told else said


def told_here(noun: type[Noun], key: str) -> str:
    """Give what is said of a field here, because the model does not."""
    return SAID.get(f"{noun.__name__}.{key}") or SAID[key]


@cache
def properties(noun: type[Noun]) -> dict[str, Any]:
    """The properties of a noun in the published schema; what any row may have is said the same way in all."""
    written = schema()
    if noun is Register:
        return written["properties"]
    told = written["$defs"]["Place" if noun is Row else noun.__name__]
    return told["properties"] if "properties" in told else told["anyOf"][-1]["properties"]


def _hint(noun: type[Noun], key: str) -> object:
    field = next(name for name, info in noun.model_fields.items() if key in (name, info.alias))
    return next(each.__annotations__[field] for each in noun.__mro__ if field in getattr(each, "__annotations__", {}))


def holds(hint: object) -> str:
    """Say in words what a field holds."""
    word = next((word for known, word in WORDS if hint == known), None)
    if word is not None:
        return word
    origin, args = get_origin(hint), get_args(hint)
    if origin is None:
        is_noun = isinstance(hint, type) and issubclass(hint, Noun)
        return f"[{hint.noun.replace('_', ' ')}](#{_anchor(_title(hint))})" if is_noun else str(hint)
    if origin is Annotated:
        befores = [each.func.__name__ for each in args[1:] if isinstance(each, BeforeValidator)]
        return "".join(SHORT.get(each, "") for each in befores) + holds(args[0])
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(holds(each) for each in args if each is not type(None)))
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in args)
    return f"table: {holds(args[1])}" if issubclass(origin, Mapping) else f"list: {holds(args[0])}"


def _nouns_in(hint: object) -> Iterator[type[Noun]]:
    if isinstance(hint, type) and issubclass(hint, Noun):
        yield hint
    for each in get_args(hint):
        yield from _nouns_in(each)


def _doc(thing: object) -> str:
    return (inspect.getdoc(thing) or "").replace("``", "`")


@cache
def _title(noun: type[Noun]) -> str:
    """The name of a noun, with the Chinese word of the glossary."""
    word = re.sub(r"(?<!^)([A-Z])", r" \1", noun.__name__)
    zh = re.search(rf"^\| {word.lower()}(?:,[^|]*)? \| ([^|]+) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return f"{word.capitalize()} ({zh[1]})" if zh else word.capitalize()


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _example(section: str) -> str:
    """The row of a section that states the most, from the first example that has any, as it is written."""
    made = (row_noun(section).model_validate(NO_EXAMPLE[section]),) if section in NO_EXAMPLE else ()
    rows = next((rows for name in ("qinghe", "heshun") if (rows := getattr(example(name), section))), made)
    fullest = max(rows, key=lambda row: len(row.model_fields_set))
    return dumps(Register(**{section: (fullest,)})).partition(f"{section}:")[2]


# ---------------------------------------------------------------- values and front doors


def _values() -> str:
    rows = []
    for word, told, read in VALUES:
        about = told if isinstance(told, str) else _doc(told).split("\n")[0]
        how = _doc(read).split("\n")[0].removeprefix("Read ").replace("``", "`")
        rows.append(f"| {word} | {about} | {how} |\n")
    return (
        "## How values are written\n\n| value | what it is | written |\n| --- | --- | --- |\n"
        + "".join(rows)
        + "| reference | What points at a noun. | `kind:id`, such as `post:leader` |\n"
        "| id | Unique within its kind. | at most 128 characters, none of them a blank or one of `: # /` |\n"
        "| id of a place | A place, or a part of the layout of a building. | `b07`, or `b07/2/5/501` for entrance 2,"
        " floor 5, home 501 |\n"
    )


def _doors() -> str:
    """The classes that fix a level or kind."""
    lines = []
    for name, door in vars(doors).items():
        if isinstance(door, type) and door.__module__ == doors.__name__:
            base = door.__mro__[1]
            (field,) = (key for key in door.__annotations__)
            fixed = f"`{field}: {door.model_fields[field].default}`"
            lines.append(f"| `{name}` | {holds(base)} | {fixed} | {_doc(door).split(chr(10))[0]} |\n")
    return (
        "## Typed front doors\n\nIn Python, these are nouns of a fixed level or kind.\n\n"
        "| class | noun | fixed | what it is |\n| --- | --- | --- | --- |\n" + "".join(lines)
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
