"""What the nouns of a page are called: name and id, or the id alone; persons by id unless names are asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, frozen

from communitygov.base.ref import Ref
from communitygov.base.wording import Lang
from communitygov.base.words import Words
from communitygov.queries.fitted import fitted, in_words
from communitygov.report.safe import safe
from communitygov.report.words import KIND, PART, Tongue, tell


@frozen
class Naming:
    """Names by ``kind:id``, in the language of a page."""

    names: Mapping[str, Any]
    """Names of places, posts, duties, bodies, levels, modes."""
    tongue: Tongue
    people: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)
    """Names of persons, only where they were asked for."""

    def name(self, ref: Ref | str) -> str:
        """The name, or nothing."""
        return " ".join(self._names(str(ref)))

    def full(self, ref: Ref | str) -> str:
        """The name and the id; the id alone where there is no name or it is the same.

        What lies in a building has the building's name: ``1号楼 b01/1/3/301``.
        """
        kind, _, identity = str(ref).rpartition(":")
        names = self._names(str(ref)) or self._names(f"{kind}:{identity.partition('/')[0]}")
        return " ".join((*(name for name in names if name.casefold() != identity.casefold()), safe(identity)))

    def kind(self, kind: str) -> str:
        """What a kind of noun is called."""
        return self.tell(KIND[kind]) if kind in KIND else safe(kind)

    def short(self, place: Ref) -> str:
        """The name of a place; without one what it is in its building (``3层``), else its id."""
        inside = place.id.split("/")[1:]
        here = self.name(place)
        if here or not inside:
            return here or safe(place.id)
        part = PART[len(inside) - 1]
        return self.tell(part, number=safe(inside[-1]))

    def word(self, kind: str, word: str) -> str:
        """The name of a word of the vocabulary (``level``, ``mode``), else the word."""
        return self.name(f"{kind}:{word}") or safe(word)

    def tell(self, words: Words, **fields: object) -> str:
        """Fixed words in the language of the page, with the fields filled in."""
        filled = Words(fitted(words.zh, **fields), words.en.format(**fields)) if fields else words
        return tell(filled, self.tongue)

    def listed(self, refs: Iterable[Ref | str]) -> str:
        """Several nouns in a row."""
        return self.joined(self.full(ref) for ref in refs)

    def joined(self, texts: Iterable[str]) -> str:
        """Texts in a row."""
        return (", " if self.tongue == "en" else "、").join(texts)

    def bracketed(self, text: str) -> str:
        """The text in brackets, as it follows a word."""
        return f" ({text})" if self.tongue == "en" else f"（{text}）"

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages of the page."""
        return ("zh", "en") if self.tongue == "both" else (self.tongue,)

    def apart(self) -> "tuple[Naming, ...]":
        """One naming for each language, where a sentence in each stands on a line of its own."""
        return tuple(evolve(self, tongue=lang) for lang in self.langs)

    def _names(self, key: str) -> tuple[str, ...]:
        name = (self.people if key.startswith("person:") else self.names).get(key)
        return tuple(dict.fromkeys(safe(said) for lang in self.langs if (said := in_words(name, lang))))
