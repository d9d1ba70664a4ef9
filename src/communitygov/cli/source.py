"""What a command asks about: the register of a path, its structure, the instant, and what its nouns are called."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from communitygov.cli.output import note

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.model.register import Register
    from communitygov.report.words import Tongue
    from communitygov.structure.build import Structure

EXAMPLE = "example:"
STDIN = "-"


def register_of(path: str) -> "Register":
    """Read a file, a folder, standard input (``-``) or an example (``example:NAME``)."""
    from communitygov.io.examples import example
    from communitygov.io.read import read, read_bytes

    if path.startswith(EXAMPLE):
        return example(path.removeprefix(EXAMPLE))
    if path == STDIN:
        return read_bytes({STDIN: sys.stdin.buffer.read()})
    return read(path)


def structure_of(path: str, at: str | None, tongue: "Tongue") -> "tuple[Structure, date | str]":
    """Build the register of a path for the instant asked, and give both."""
    from communitygov.structure.build import build

    register = register_of(path)
    instant = at or register.as_of or _today(tongue)
    structure = build(register, at=instant)
    if structure.dangling:
        many = len(structure.dangling)
        which = f"{many:,}", str(structure.dangling[0])
        note(
            tongue,
            zh=f"{which[0]} 处所指不存在，作答时不计，例如 {which[1]}",
            en=f"references to nothing: {which[0]}, left aside in answers, for example {which[1]}",
        )
    return structure, instant


def _today(tongue: "Tongue") -> date:
    day = today()
    note(tongue, zh=f"文档没有 as_of，取今天 {day}", en=f"the document states no as_of: today, {day}, is asked about")
    return day


def today() -> date:
    """The day; nothing but the command line knows it."""
    return date.today()


def words_of(register: "Register") -> dict[str, Any]:
    """What levels, modes and kinds of post are called: ``level:ID``, ``mode:ID``, ``every:ID``."""
    from communitygov.model.builtin import vocabulary_of

    words = vocabulary_of(register)
    tables = (("level", words.levels), ("mode", words.modes), ("every", words.posts))
    return {f"{kind}:{word.id}": word.name for kind, table in tables for word in table}


def place_names(structure: "Structure", places: "Iterable[Ref]") -> dict[str, Any]:
    """What places, and the buildings they are parts of, are called, by ``place:ID``."""
    from communitygov.queries.naming import name_of

    texts = {text for place in places for text in (str(place), f"place:{place.id.partition('/')[0]}")}
    return {text: name for text in texts if (name := name_of(structure, text)) is not None}


def people_of(register: "Register", *, asked: bool) -> Mapping[str, Any] | None:
    """Names of persons by ``person:ID``, where they were asked for."""
    return dict(_people(register)) if asked else None


def _people(register: "Register") -> Iterator[tuple[str, Any]]:
    return ((f"person:{person.id}", person.name) for person in register.people if person.name is not None)
