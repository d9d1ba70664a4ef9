"""What a command asks about: the register of a path, its structure, the instant, and what its nouns are called."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communitygov.cli.output import line, note
from communitygov.cli.stdin import standard_input
from communitygov.io.saved.magic import is_saved
from communitygov.model.kept import with_nouns

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.io.read import Partial
    from communitygov.model.register import Register
    from communitygov.model.vocabulary import Vocabulary
    from communitygov.report.words import Tongue
    from communitygov.structure.build import Structure
    from communitygov.structure.dangling import Dangling

EXAMPLE = "example:"
STDIN = "-"
SAID = (
    (
        ("nothing", "word"),
        "{} 处所指不存在（班次作未知读，主责者作空缺读，其余不计）：",
        "references to nothing: {} (a shift is read as unknown, a lead as vacant, others are left aside):",
    ),
    (
        ("group",),
        "{} 处事项组没有任何事项，所写分工、豁免不起作用：",
        "groups that no duty is of: {} (their shares and exemptions are for nothing):",
    ),
    (
        ("seat",),
        "{} 个席位不在小组模板之中，模板所定的牵头和岗位种类都不及于此：",
        "seats that the team's template does not have: {} (it says neither their kind nor that they lead):",
    ),
    (("twice",), "{} 处编号重复，只认第一处：", "ids given more than once: {}, the first counts:"),
    (("unlisted",), "{} 处任职者未列入 people，照常作答：", "holders that people does not list: {}:"),
)
"""Why ends are loose, and what is said of them; holders nobody lists answer all the same."""
MOST_DANGLING = 5
"""The references to nothing that are shown; of more, how many."""


def register_of(path: str) -> "Register":
    """Read a file, a folder, standard input (``-``) or an example (``example:NAME``)."""
    from communitygov.io.examples import example
    from communitygov.io.read import read, read_bytes

    if path.startswith(EXAMPLE):
        return example(path.removeprefix(EXAMPLE))
    if path == STDIN:
        return read_bytes({STDIN: standard_input()})
    return read(path) if not is_saved(path) else with_nouns(opened(path).register)


def partial_of(path: str) -> "Partial":
    """What can be made of a file, a folder, standard input or an example, and every finding on the way."""
    from communitygov.io.examples import example_files
    from communitygov.io.read import Partial, read, read_bytes

    if path.startswith(EXAMPLE):
        return read_bytes(example_files(path.removeprefix(EXAMPLE)), partial=True)
    if path == STDIN:
        return read_bytes({STDIN: standard_input()}, partial=True)
    return read(path, partial=True) if not is_saved(path) else Partial(with_nouns(opened(path).register), ())


def lines_of(path: str) -> "Callable[[str, int], str | None]":
    """What gives a line of a file that was read from a path, without what it says of people but their ids.

    Of standard input there is none to be read again.
    """
    texts: dict[str, list[str]] = {}

    def line_of(file: str, number: int) -> str | None:
        if file not in texts:
            texts[file] = _text_of(path, file).splitlines()
        lines = texts[file]
        return lines[number - 1] if 0 < number <= len(lines) else None

    return line_of


def _text_of(path: str, file: str) -> str:
    from communitygov.io.examples import example_files
    from communitygov.io.limits import LIMITS
    from communitygov.io.veil import veiled

    try:
        if path.startswith(EXAMPLE):
            return veiled(example_files(path.removeprefix(EXAMPLE))[file], file)
        known = Path(file)
        return veiled(known.read_bytes(), file) if known.is_file() and known.stat().st_size <= LIMITS.size else ""
    except (OSError, KeyError):
        return ""


def opened(path: str) -> "Structure":
    """The structure that a file was saved with."""
    from communitygov.io.saved.opened import open_structure

    return open_structure(path)


def structure_of(path: str, at: str | None, tongue: "Tongue") -> "tuple[Structure, date | str]":
    """Build the register of a path for the instant asked, or open what was saved, and give both."""
    saved = opened(path) if is_saved(path) else None
    register = register_of(path) if saved is None else saved.register
    stated = register.as_of if at is None else at
    instant = today_told(tongue) if stated is None else stated
    structure = _built(register, instant) if saved is None else saved
    if structure.dangling:
        _tell_dangling(structure, tongue)
    return structure, instant


def _built(register: "Register", at: date | str) -> "Structure":
    from communitygov.structure.build import build

    return build(register, at=at)


def _vocabulary(register: "Register") -> "Vocabulary":
    """The words a register may use; a file that was opened has them."""
    kept: Any = getattr(register, "all_words", None)
    if kept is not None:
        words: Vocabulary = kept()
        return words
    from communitygov.model.builtin import vocabulary_of

    return vocabulary_of(register)


def _tell_dangling(structure: "Structure", tongue: "Tongue") -> None:
    """Say how many ends are loose, by what is loose about them, and where the first ones stand."""
    for whys, zh, en in SAID:
        those = tuple(each for each in structure.dangling if each.why in whys)
        if those:
            many = f"{len(those):,}"
            note(tongue, zh=zh.format(many), en=en.format(many))
            _tell_first(those, structure, tongue)


def _tell_first(dangling: "tuple[Dangling, ...]", structure: "Structure", tongue: "Tongue") -> None:
    from communitygov.io.echo import shown
    from communitygov.report.words import tell

    for each in islice(dangling, MOST_DANGLING):
        said = tell(shown(each.target), tongue) + _meant(each, structure, tongue)
        line(f"  {_place_of(each, structure.register)}: {said}")
    if len(dangling) > MOST_DANGLING:
        left = f"{len(dangling) - MOST_DANGLING:,}"
        note(tongue, zh=f"  另有 {left} 处", en=f"  and {left} more")


def _meant(dangling: "Dangling", structure: "Structure", tongue: "Tongue") -> str:
    """Ids or words that look like the one that names nothing, of the kind its field holds."""
    from communitygov.base.findings import Words
    from communitygov.base.personal import nobodys
    from communitygov.base.wording import listed, near
    from communitygov.report.words import tell
    from communitygov.rules.references.loose import MEANT
    from communitygov.structure.made_like import post_or_else

    asked, ids = dangling.target.rpartition(":")[2], tuple(_might_be(dangling, structure.register))
    posts = dangling.why == "nothing" and "posts" in MEANT.get(dangling.field.rpartition(".")[2], ())
    like = tuple(nobodys(post_or_else(structure, asked, ids) if posts else near(asked, ids)))
    if not like:
        return ""
    zh, en = (listed(like, lang, joined_by="or") for lang in ("zh", "en"))
    return tell(Words(f"（是否指 {zh}？）", f" (did you mean {en}?)"), tongue)


def _might_be(dangling: "Dangling", register: "Register") -> Iterator[str]:
    from communitygov.rules.references.loose import might_be

    if dangling.why == "nothing":
        yield from might_be(register, dangling.field)
    elif dangling.why == "group":
        yield from (duty.group for duty in register.duties if duty.group)
    elif dangling.why == "seat" and dangling.row is not None:
        asked = register.teams[dangling.row].template
        templates = _vocabulary(register).templates
        yield from (seat.id for template in templates if template.id == asked for seat in template.seats)


def _place_of(dangling: "Dangling", register: "Register") -> str:
    """Where a reference stands: in a file and under which field, else at its path."""
    first, *others = dangling.field.split(".", 1)
    steps = (first, *(step for other in others for step in other.rsplit(".", 1)))
    place = "" if register.source is None else str(register.source.find(dangling.section, dangling.row, steps))
    return dangling.path if place in ("", dangling.path) else f"{place}: {dangling.section}.{dangling.field}"


def today_told(tongue: "Tongue", read: "Partial | None" = None) -> date:
    """The day, where the document states no instant, or none that was read; and a note that says so."""
    day = today()
    if read is not None and any(each.names is None for each in read.unread):  # a section, or a file
        note(tongue, zh=f"没有读到 as_of，取今天 {day}", en=f"no as_of could be read: today, {day}, is asked about")
        return day
    note(tongue, zh=f"文档没有 as_of，取今天 {day}", en=f"the document states no as_of: today, {day}, is asked about")
    return day


def today() -> date:
    """The day; nothing but the command line knows it."""
    return date.today()


def words_of(register: "Register") -> dict[str, Any]:
    """What levels, modes and kinds of post are called: ``level:ID``, ``mode:ID``, ``every:ID``."""
    words = _vocabulary(register)
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


def names_of_people(register: "Register") -> Iterator[str]:
    """Every name of a person, in each language, that is not the id of somebody or something as well."""
    from communitygov.model.plain import names_in

    ids = {each.id for rows in (register.people, register.places, register.posts, register.duties) for each in rows}
    return (each for _, name in _people(register) for each in names_in(name) if each not in ids)


def _people(register: "Register") -> Iterator[tuple[str, Any]]:
    return ((f"person:{person.id}", person.name) for person in register.people if person.name is not None)
