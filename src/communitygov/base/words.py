"""The same words in Chinese and in English, and what a finding is known by of them."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from communitygov.base.wording import Lang, say


@frozen(order=True)
class Words:
    """The same words in both languages."""

    zh: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.sentence("en")

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def sentence(self, lang: Lang = "en") -> str:
        """The words in one language; in the other where they are not written in that one."""
        return say(lang, zh=self.zh, en=self.en)

    def filled(self, **fields: object) -> "Words":
        """Put words in the places of ``{name}``; `Words` go in by language."""
        return Words(_filled(self.zh, "zh", fields), _filled(self.en, "en", fields))


@frozen(order=True)
class Told(Words):
    """Words for what a finding is known by: the ids they stand for, all of them, or nothing."""

    stands_for: tuple[str, ...] = ()
    """However many of them the words name; nothing: the words are a measure, and may change."""


def words_of(value: object) -> Words:
    """Take words as they are, or a text for both languages."""
    return value if isinstance(value, Words) else Words(str(value), str(value))


def measure(value: object) -> Told:
    """A figure, a date or an aside: what is said of a fault, and may change while the fault is the same."""
    words = words_of(value)
    return Told(words.zh, words.en)


def told(value: object, ids: Iterable[object]) -> Told:
    """Words that stand for some ids, of which they may name a few."""
    words = words_of(value)
    return Told(words.zh, words.en, tuple(map(str, ids)))


def tokens(fields: Mapping[str, object]) -> Iterator[str]:
    """What fields say of which fault it is: all but measures, whatever their order."""
    for name, value in sorted(fields.items()):
        ids = value.stands_for if isinstance(value, Told) else (words_of(value).sentence("en"),)
        yield from (f"{name}={each}" for each in sorted({*ids}))


def _filled(template: str, lang: Lang, fields: dict[str, object]) -> str:
    return template.format(**{name: words_of(value).sentence(lang) for name, value in fields.items()})
