"""The words that rows take from the vocabulary, each with its row and field; and those that it does not have."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from communitygov.base.positions import Step
from communitygov.model.builtin import builtin_names, vocabulary_of
from communitygov.model.plain import PLACES
from communitygov.model.register import Register
from communitygov.model.table import Table
from communitygov.model.vocabulary import WORD_FIELDS, Vocabulary

Word = tuple[tuple[Step, ...], str, str]
"""Steps below a field, the lists of the vocabulary a word is looked for in, and the word."""
WordsOf = Callable[[Any], Iterable[Word]]
"""The words of what a row states in a field."""


def _one(lists: str) -> WordsOf:
    return lambda word: (((), lists, word),)


def _several(lists: str) -> WordsOf:
    return lambda words: (((number,), lists, word) for number, word in enumerate(words))


def _of_layout(layout: Any) -> Iterator[Word]:
    if layout.also is not None:
        yield ("also",), "levels", layout.also


def _of_who(who: Any) -> Iterator[Word]:
    if who.kind == "every":
        yield ("every",), "posts", who.id


def _of_levels(required: Any) -> Iterator[Word]:
    for number, row in enumerate(required):
        yield (number, "level"), "levels", row.level
        if row.of is not None:
            yield (number, "of"), PLACES, row.of


WORDED: Mapping[str, Mapping[str, WordsOf]] = {
    "places": {"level": _one("levels"), "site": _one("sites"), "also": _one("levels"), "layout": _of_layout},
    "zones": {"kind": _one("zones"), "level": _one("levels")},
    "organisations": {"kind": _one("organisations")},
    "posts": {"kind": _one("posts"), "for_each": _one(PLACES)},
    "teams": {"template": _one("templates"), "for_each": _one(PLACES), "modes": _several("modes")},
    "duties": {
        "applies_to": _several(PLACES),
        "modes": _several("modes"),
        "list": _one("lists"),
        "owned_by": _one("levels"),
        "answered_at": _of_levels,
    },
    "shares": {"part": _one("parts"), "who": _of_who, "for_each": _one(PLACES), "modes": _several("modes")},
    "switches": {"mode": _one("modes")},
    "links": {"kind": _one("links"), "modes": _several("modes")},
}
"""The fields of each section that hold words, and which these are."""


@frozen
class Used:
    """A word in a row, and the lists of the vocabulary it is looked for in, between blanks."""

    section: str
    row: int | None
    """The number of the row; None in the vocabulary, which has none."""
    steps: tuple[Step, ...]
    """Names of fields and numbers of items, from the row to the word."""
    lists: str
    word: str


@frozen(eq=False)
class KnownWords:
    """The words of a vocabulary by list."""

    words: dict[str, frozenset[str]]

    @classmethod
    def of(cls, register: Register) -> "KnownWords":
        """Gather the words a register may use; the kinds of its seats are kinds of post."""
        words = vocabulary_of(register)
        seats = {seat.kind or name for team in register.teams for name, seat in team.seats.items()}
        found = {name: frozenset(word.id for word in getattr(words, name)) for name in WORD_FIELDS}
        return cls({**found, "posts": found["posts"] | seats})

    def of_lists(self, lists: str) -> frozenset[str]:
        """The words of several lists, named between blanks."""
        return frozenset[str]().union(*(self.words[name] for name in lists.split()))

    def has(self, used: Used) -> bool:
        """Whether a word stands in one of the lists it is looked for in."""
        return any(used.word in self.words[name] for name in used.lists.split())


def unknown_base(register: Register) -> str | None:
    """The built-in vocabulary that a register names and that there is not."""
    base = register.vocabulary.base if register.vocabulary is not None else None
    return None if base is None or base in builtin_names() else base


def unknown_words(register: Register, known: KnownWords) -> Iterator[Used]:
    """The words of rows that no list has, in the order of the sections; of tables field by field."""
    for each in unknown_by_field(register, known):
        yield from each


def unknown_by_field(register: Register, known: KnownWords) -> Iterator[Collection[Used]]:
    """The words that no list has: those of a table field by field, counted without looking at each, or none."""
    for section, fields in WORDED.items():
        rows: Sequence[Any] = getattr(register, section)
        if isinstance(rows, Table):
            from communitygov.model.words_in_columns import UnknownInColumn

            in_columns = (UnknownInColumn.of(section, field, rows, known) for field in fields)
            yield from (each for each in in_columns if len(each))
        else:
            yield [used for used in _in_rows(section, rows) if not known.has(used)]
    if register.vocabulary is not None:
        yield [used for used in _of_vocabulary(register.vocabulary) if not known.has(used)]


def _in_rows(section: str, rows: Iterable[Any]) -> Iterator[Used]:
    for row, noun in enumerate(rows):
        for field in WORDED[section]:
            yield from words_in(section, row, field, getattr(noun, field))


def words_in(section: str, row: int, field: str, value: object) -> Iterator[Used]:
    """The words that a row takes in a field."""
    if value is not None:
        for steps, lists, word in WORDED[section][field](value):
            yield Used(section, row, (field, *steps), lists, word)


def _of_vocabulary(words: Vocabulary) -> Iterator[Used]:
    for steps, lists, word in _words_of_vocabulary(words):
        if word is not None:
            yield Used("vocabulary", None, steps, lists, word)


def _words_of_vocabulary(words: Vocabulary) -> Iterator[tuple[tuple[Step, ...], str, str | None]]:
    for number, level in enumerate(words.levels):
        for at, word in enumerate(level.within):
            yield ("levels", number, "within", at), "levels", word
    for number, site in enumerate(words.sites):
        yield ("sites", number, "stands_at"), "levels", site.stands_at
    for number, zone in enumerate(words.zones):
        yield ("zones", number, "stands_at"), "levels", zone.stands_at
    for number, mode in enumerate(words.modes):
        yield ("modes", number, "kind_of"), "modes", mode.kind_of
    for number, template in enumerate(words.templates):
        yield ("templates", number, "of"), PLACES, template.of
