"""The words that rows take from the vocabulary, each with its row and field; and those that it does not have."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, frozen

from communitygov.base.positions import Step
from communitygov.model.builtin import builtin_names, vocabulary_of
from communitygov.model.plain import PLACES
from communitygov.model.register import Register
from communitygov.model.table import Table
from communitygov.model.vocabulary import WORD_FIELDS, Vocabulary

WORDED: dict[str, tuple[str, ...]] = {
    "places": ("level", "site", "also", "layout"),
    "zones": ("kind", "level"),
    "organisations": ("kind",),
    "posts": ("kind", "for_each"),
    "teams": ("template", "for_each", "modes"),
    "duties": ("applies_to", "modes", "list", "owned_by", "answered_at"),
    "shares": ("part", "who", "for_each", "modes"),
    "switches": ("mode",),
    "links": ("kind", "modes"),
}
"""The fields of each section that hold words."""


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
    """The words of rows that no list has, in the order of the sections."""
    tables = [section for section in WORDED if isinstance(getattr(register, section), Table)]
    if tables:
        return _in_tables(register, tables, known)
    return (used for used in words_used(register) if not known.has(used))


def _in_tables(register: Register, sections: Iterable[str], known: KnownWords) -> Iterator[Used]:
    """The same where rows are columns: of rows that take the same words one is looked at."""
    from communitygov.model.words_alike import alike

    codes: dict[str, Any] = {}
    few: dict[str, tuple[Any, ...]] = {}
    for section in sections:
        table = getattr(register, section)
        codes[section], firsts = alike(table, WORDED[section])
        few[section] = tuple(table[row] for row in firsts.tolist())
    for used in words_used(register.model_copy(update=few)):
        if known.has(used):
            continue
        if used.section in codes:
            yield from (evolve(used, row=row) for row in (codes[used.section] == used.row).nonzero()[0].tolist())
        else:
            yield used


def words_used(register: Register) -> Iterator[Used]:
    """Every word that a row takes from the vocabulary."""
    for section, row, steps, lists, word in _words(register):
        if word is not None:
            yield Used(section, row, steps, lists, word)


_Word = tuple[str, int | None, tuple[Step, ...], str, str | None]


def _words(register: Register) -> Iterator[_Word]:
    yield from _of_places(register)
    yield from _of_holders(register)
    yield from _of_duties(register)
    for row, switch in enumerate(register.switches):
        yield "switches", row, ("mode",), "modes", switch.mode
    for row, link in enumerate(register.links):
        yield "links", row, ("kind",), "links", link.kind
        yield from _each("links", row, "modes", "modes", link.modes)
    if register.vocabulary is not None:
        yield from _of_vocabulary(register.vocabulary)


def _each(section: str, row: int, field: str, lists: str, words: Iterable[str]) -> Iterator[_Word]:
    return ((section, row, (field, number), lists, word) for number, word in enumerate(words))


def _of_places(register: Register) -> Iterator[_Word]:
    for row, place in enumerate(register.places):
        yield "places", row, ("level",), "levels", place.level
        yield "places", row, ("site",), "sites", place.site
        yield "places", row, ("also",), "levels", place.also
        yield "places", row, ("layout", "also"), "levels", place.layout.also if place.layout else None
    for row, zone in enumerate(register.zones):
        yield "zones", row, ("kind",), "zones", zone.kind
        yield "zones", row, ("level",), "levels", zone.level


def _of_holders(register: Register) -> Iterator[_Word]:
    for row, body in enumerate(register.organisations):
        yield "organisations", row, ("kind",), "organisations", body.kind
    for row, post in enumerate(register.posts):
        yield "posts", row, ("kind",), "posts", post.kind
        yield "posts", row, ("for_each",), PLACES, post.for_each
    for row, team in enumerate(register.teams):
        yield "teams", row, ("template",), "templates", team.template
        yield "teams", row, ("for_each",), PLACES, team.for_each
        yield from _each("teams", row, "modes", "modes", team.modes)


def _of_duties(register: Register) -> Iterator[_Word]:
    for row, duty in enumerate(register.duties):
        yield from _each("duties", row, "applies_to", PLACES, duty.applies_to)
        yield from _each("duties", row, "modes", "modes", duty.modes)
        yield "duties", row, ("list",), "lists", duty.list
        yield "duties", row, ("owned_by",), "levels", duty.owned_by
        for number, required in enumerate(duty.answered_at):
            yield "duties", row, ("answered_at", number, "level"), "levels", required.level
            yield "duties", row, ("answered_at", number, "of"), PLACES, required.of
    for row, share in enumerate(register.shares):
        yield "shares", row, ("part",), "parts", share.part
        yield "shares", row, ("who", "every"), "posts", share.who.id if share.who.kind == "every" else None
        yield "shares", row, ("for_each",), PLACES, share.for_each
        yield from _each("shares", row, "modes", "modes", share.modes)


def _of_vocabulary(words: Vocabulary) -> Iterator[_Word]:
    for number, level in enumerate(words.levels):
        for at, word in enumerate(level.within):
            yield "vocabulary", None, ("levels", number, "within", at), "levels", word
    for number, site in enumerate(words.sites):
        yield "vocabulary", None, ("sites", number, "stands_at"), "levels", site.stands_at
    for number, zone in enumerate(words.zones):
        yield "vocabulary", None, ("zones", number, "stands_at"), "levels", zone.stands_at
    for number, mode in enumerate(words.modes):
        yield "vocabulary", None, ("modes", number, "kind_of"), "modes", mode.kind_of
    for number, template in enumerate(words.templates):
        yield "vocabulary", None, ("templates", number, "of"), PLACES, template.of
