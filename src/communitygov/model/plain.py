"""What nouns can do, however they were made: by pydantic from what people write, or from a row of a saved structure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeGuard

from communitygov.base.time import Moment, end_of, start_of

if TYPE_CHECKING:
    from communitygov.model.days import Days
    from communitygov.model.hours import Hours
    from communitygov.model.who import Who

PLACES: str = "levels sites"
"""The lists of words for what a place may be: levels and kinds of site."""
UNSHOWN: frozenset[str] = frozenset({"name", "source", "note", "attributes"})
"""What of a person may say who somebody is."""


def hash_of(value: object) -> int:
    """The hash of a value; of collections, which may equal others that have none or another, always the same."""
    if isinstance(value, Iterable) and not isinstance(value, str | PlainNoun):
        return 0
    try:
        return hash(value)
    except TypeError:
        return 0


class PlainNoun:
    """A noun: its fields are its data, and two of one kind with equal fields are equal."""

    __slots__ = ()

    noun: ClassVar[str] = ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PlainNoun) or self.noun != other.noun:
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        said = self.__dict__
        if said.get("id") is not None:
            return hash((self.noun, said["id"], said.get("since"), said.get("until")))
        return hash((self.noun, frozenset(map(hash_of, said.values()))))


def fields_of(noun: PlainNoun) -> tuple[str, ...]:
    """The names of the fields of a noun, in order."""
    return tuple(noun.__dict__)


def is_noun(value: object) -> TypeGuard[Any]:
    """Whether a value is a noun."""
    return isinstance(value, PlainNoun)


class PlainName(PlainNoun):
    """A name in Chinese, in English or in both."""

    __slots__ = ()

    if TYPE_CHECKING:
        zh: str | None
        en: str | None


def names_in(name: "str | PlainName | None") -> tuple[str, ...]:
    """The name in each language in which it is stated."""
    several = (name.zh, name.en) if isinstance(name, PlainName) else (name,)
    return tuple(each for each in several if each)


def named(name: "str | PlainName | None", lang: str, otherwise: str = "") -> str:
    """The name in one language, in the other where that one is not stated, else ``otherwise``."""
    if not isinstance(name, PlainName):
        return name or otherwise
    first, second = (name.zh, name.en) if lang == "zh" else (name.en, name.zh)
    return first or second or otherwise


class PlainRow(PlainNoun):
    """A row, in force for a period."""

    __slots__ = ()

    if TYPE_CHECKING:
        since: Moment | None
        until: Moment | None
        through: Moment | None

    @property
    def period(self) -> tuple[datetime | None, datetime | None]:
        """First instant in force and first instant no longer so; None where open."""
        start = None if self.since is None else start_of(self.since)
        return start, end_of(self.until, self.through)

    def in_force(self, at: datetime) -> bool:
        """Whether the row is in force at an instant."""
        start, end = self.period
        return (start is None or start <= at) and (end is None or at < end)


class PlainLayout(PlainNoun):
    """The homes of a building by entrance and floor."""

    __slots__ = ()

    if TYPE_CHECKING:
        floors: int
        homes: int

    @property
    def homes_of_entrance(self) -> int:
        """Homes behind one entrance."""
        return self.floors * self.homes


class PlainRequired(PlainNoun):
    """A level a duty must be answered at."""

    __slots__ = ()

    if TYPE_CHECKING:
        hours: "tuple[Hours, ...] | None"
        days: "Days | None"

    @property
    def always(self) -> bool:
        """Whether it holds at all hours."""
        return self.hours is None and self.days is None


class PlainShare(PlainRow):
    """One part of a duty, of a group of duties, or of everything."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: str | None
        duty: str | None
        group: str | None
        part: str
        who: "Who"
        where: str | None
        for_each: str | None
        within: str | None
        modes: tuple[str, ...]
        shift: str | None
        joint: str | None

    @property
    def catch_all(self) -> bool:
        """Whether it names no duty and no group."""
        return self.duty is None and self.group is None

    @property
    def key(self) -> str:
        """Its id; where it has none, what it says in words joined by dots. The order of rows plays no part."""
        if self.id is not None:
            return self.id
        said = [self.duty or self.group or "all", self.part, self.who.kind, self.who.id]
        said += [f"at.{self.where.replace('/', '-')}"] if self.where else []
        said += [f"each.{self.for_each}"] if self.for_each else []
        said += [f"within.{self.within.replace('/', '-')}"] if self.within else []
        said += [f"in.{mode}" for mode in self.modes]
        said += [f"on.{self.shift}"] if self.shift else []
        said += [f"joint.{self.joint}"] if self.joint else []
        said += [word for word in ("first", "adds") if getattr(self, word)]
        said += [f"{word}.{value.isoformat()}" for word, value in self._dates() if value is not None]
        return ".".join(said)

    def _dates(self) -> tuple[tuple[str, Moment | None], ...]:
        return ("from", self.since), ("until", self.until), ("through", self.through)


class PlainSwitch(PlainRow):
    """Puts a mode in force over a place or zone."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: str | None
        mode: str
        where: str

    @property
    def key(self) -> str:
        """Its id; where it has none, its mode and place in words."""
        return self.id or f"{self.mode}.at.{self.where.replace('/', '-')}"


class PlainExemption(PlainRow):
    """Leaves a place or zone out on purpose."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: str | None
        duty: str | None
        group: str | None
        where: str

    @property
    def key(self) -> str:
        """Its id; where it has none, its duty and place in words."""
        return self.id or f"{self.duty or self.group or 'all'}.at.{self.where.replace('/', '-')}"


class PlainVocabulary(PlainNoun):
    """The words of a register."""

    __slots__ = ()

    def names(self, lists: str) -> Iterator[tuple[str, str]]:
        """The words of several lists, named between blanks, each with a name in either language."""
        for word in (word for name in lists.split() for word in getattr(self, name)):
            yield from ((word.id, name) for name in names_in(word.name))
