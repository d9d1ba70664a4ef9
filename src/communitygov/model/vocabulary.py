"""Vocabularies: the words a register may use, as data; a document may add its own."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from communitygov.model.noun import Id, Name, Noun, Text
from communitygov.model.plain import PlainVocabulary


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class Entry(Noun):
    """One word: its id, its names, where it is taken from."""

    noun: ClassVar[str] = "word"

    id: Id
    name: Text | Name | None = None
    source: Text | None = None


class LevelWord(Entry):
    """A level of the containment tree."""

    rank: int = Field(ge=-100_000, le=100_000)
    """Grows inwards: a household has the greatest."""
    within: Annotated[tuple[Id, ...], BeforeValidator(_as_tuple)] = ()
    """The levels it may lie in; none: any further out."""


class SiteWord(Entry):
    """A kind of site and the level it stands at."""

    stands_at: Id


class ZoneWord(Entry):
    """A kind of zone; with the level it stands at, if it has one, and whether a place lies in one of them only."""

    stands_at: Id | None = None
    partition: bool = False
    disjoint: bool = False


class ModeWord(Entry):
    """A mode; with the mode it is a kind of."""

    kind_of: Id | None = None


class SeatWord(Noun):
    """A seat that a template asks for."""

    noun: ClassVar[str] = "seat_word"

    id: Id
    kind: Id
    lead: bool = False
    least: int = 1
    """How many there are at least."""
    most: int | None = 1
    """How many there are at most; None: no limit."""


class TemplateWord(Entry):
    """What a team of a kind must have."""

    of: Id | None = None
    """The level a team of this kind serves."""
    seats: tuple[SeatWord, ...] = ()


class Vocabulary(PlainVocabulary, Noun):
    """The words of a register. Built-in ones are named by ``base``; an entry with a known id replaces it."""

    noun: ClassVar[str] = "vocabulary"

    base: Text | None = None
    """The built-in vocabulary it extends; left out: ``china``."""
    levels: tuple[LevelWord, ...] = ()
    sites: tuple[SiteWord, ...] = ()
    zones: tuple[ZoneWord, ...] = ()
    organisations: tuple[Entry, ...] = ()
    posts: tuple[Entry, ...] = ()
    lists: tuple[Entry, ...] = ()
    modes: tuple[ModeWord, ...] = ()
    parts: tuple[Entry, ...] = ()
    links: tuple[Entry, ...] = ()
    templates: tuple[TemplateWord, ...] = ()

    def extended(self, other: "Vocabulary") -> "Vocabulary":
        """These words and those of another; of two with one id the other's."""
        merged = {
            field: tuple({word.id: word for word in (*getattr(self, field), *getattr(other, field))}.values())
            for field in WORD_FIELDS
        }
        return Vocabulary(base=self.base, **merged)


WORD_FIELDS = tuple(name for name in Vocabulary.model_fields if name != "base")
