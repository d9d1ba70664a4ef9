"""Writes docs/vocabulary.md from the built-in vocabularies: ``python -m tests.docs.vocabulary_page``."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from communitygov.model.builtin import CHINA, builtin, builtin_names
from communitygov.model.plain import named
from communitygov.model.vocabulary import WORD_FIELDS, Entry, SeatWord

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"

INTRODUCTION = """\
# Words of the built-in vocabularies · 内置词表

Levels, kinds of site, post, body and zone, modes, parts of a duty, links and templates of teams are words. A register
stands on one of these vocabularies, `vocabulary: {base: japan}`; left out it is `china`. It may add words of its own
under `vocabulary`, and one with an id that is listed here replaces it. [The model](model.md) says how a word is
written.

层级、场所类型、岗位、单位、片区、模式、分工、关系和小组模板都是词。台账可以用 `vocabulary` 增加自己的词，
编号相同的替换内置的词。
"""

HEADINGS = {
    "levels": (
        "Levels · 层级",
        "Of places, outermost first: the rank grows inwards.",
    ),
    "sites": ("Kinds of site · 场所", "Each stands at a level, as if it were a place of it."),
    "zones": (
        "Kinds of zone · 片区",
        "Some stand at a level. Those of a partition cover everything once; disjoint ones do not overlap.",
    ),
    "organisations": ("Kinds of body · 单位", ""),
    "posts": ("Kinds of post · 岗位", ""),
    "lists": ("Lists of duties · 事项清单", ""),
    "modes": ("Modes · 模式", "What names a mode holds in it and in its kinds."),
    "parts": ("Parts of a duty · 分工", ""),
    "links": ("Links · 关系", ""),
    "templates": ("Templates of teams · 小组模板", "The seats of a team; the one in bold leads."),
}


def _words(ids: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in ids)


def _word(word: str | None) -> str:
    return "" if word is None else f"`{word}`"


def _seats(seats: tuple[SeatWord, ...]) -> str:
    return ", ".join(_seat(seat) for seat in seats)


def _seat(seat: SeatWord) -> str:
    many = "" if (seat.least, seat.most) == (1, 1) else f" ({seat.least}–{'…' if seat.most is None else seat.most})"
    kind = "" if seat.kind == seat.id else f": `{seat.kind}`"
    return f"{'**' if seat.lead else ''}`{seat.id}`{'**' if seat.lead else ''}{kind}{many}"


COLUMNS: Mapping[str, Mapping[str, Callable[[Any], str]]] = {
    "levels": {"rank": lambda word: str(word.rank), "may lie in": lambda word: _words(word.within)},
    "sites": {"stands at": lambda word: _word(word.stands_at)},
    "zones": {
        "stands at": lambda word: _word(word.stands_at),
        "partition": lambda word: "yes" if word.partition else "",
        "disjoint": lambda word: "yes" if word.disjoint else "",
    },
    "modes": {"kind of": lambda word: _word(word.kind_of)},
    "templates": {"of": lambda word: _word(word.of), "seats": lambda word: _seats(word.seats)},
}
"""The columns of a section, after the id and the names."""


def page() -> str:
    """The page."""
    names = sorted(builtin_names(), key=lambda name: (name != CHINA, name))
    lines = [line for name in names for line in _vocabulary(name)]
    return "\n".join([INTRODUCTION, *lines]).rstrip("\n") + "\n"


def _vocabulary(name: str) -> Iterator[str]:
    vocabulary = builtin(name)
    yield f"## {name}\n"
    for section in WORD_FIELDS:
        words = getattr(vocabulary, section)
        if words:
            heading, said = HEADINGS[section]
            yield f"### {heading}\n"
            yield from ([f"{said}\n"] if said else [])
            yield from _table(words, COLUMNS.get(section, {}))
            yield ""


def _table(words: tuple[Entry, ...], columns: Mapping[str, Callable[[Any], str]]) -> Iterator[str]:
    yield _row("id", "中文", "English", *columns, "taken from")
    yield _row(*["---"] * (len(columns) + 4))
    for word in words:
        said = (named(word.name, "zh"), named(word.name, "en"))
        yield _row(f"`{word.id}`", *said, *(cell(word) for cell in columns.values()), word.source or "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
