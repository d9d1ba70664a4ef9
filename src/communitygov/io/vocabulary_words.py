"""Words of a register that its vocabulary does not have: each with its place and what may be meant."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from communitygov.base.findings import Finding
from communitygov.base.positions import Position, Positions, Step
from communitygov.base.wording import near
from communitygov.io.echo import shown
from communitygov.io.mistakes import meant
from communitygov.io.value_sayings import NO_BASE, NOT_IN_VOCABULARY
from communitygov.model.builtin import builtin_names, vocabulary_of
from communitygov.model.register import Register
from communitygov.model.vocabulary import Vocabulary

Used = tuple[str, int, tuple[Step, ...], str, str | None]
"""Section, row, steps to the word, the lists of the vocabulary it is looked for in, and the word."""

PLACES = "levels sites"
"""What a place may be: a level or a kind of site."""


def unknown_words(register: Register) -> list[Finding]:
    """What is to be said of every word that the vocabulary of a register does not have."""
    base = register.vocabulary.base if register.vocabulary is not None else None
    source = register.source
    if base is not None and base not in builtin_names():
        place = Position() if source is None else source.find("vocabulary", None, ("base",))
        likely = meant(near(base, builtin_names()))
        return [NO_BASE.finding(place, word=shown(base), meant=likely, known=", ".join(builtin_names()))]
    known = _Known.of(register)
    return [_finding(source, known, used) for used in _words(register) if not known.has(used)]


@frozen(eq=False)
class _Known:
    """The words of a vocabulary by list."""

    words: dict[str, frozenset[str]]

    @classmethod
    def of(cls, register: Register) -> "_Known":
        words = vocabulary_of(register)
        seats = {seat.kind or name for team in register.teams for name, seat in team.seats.items()}
        found = {name: frozenset(word.id for word in getattr(words, name)) for name in LISTS}
        return cls({**found, "posts": found["posts"] | seats})

    def of_lists(self, lists: str) -> frozenset[str]:
        return frozenset[str]().union(*(self.words[name] for name in lists.split()))

    def has(self, used: Used) -> bool:
        return used[4] is None or any(used[4] in self.words[name] for name in used[3].split())


LISTS = tuple(name for name in Vocabulary.model_fields if name != "base")


def _finding(source: Positions | None, known: _Known, used: Used) -> Finding:
    _, _, steps, lists, word = used
    place = Position() if source is None else _place(source, used)
    key = next(str(step) for step in reversed(steps) if isinstance(step, str))
    likely = meant(near(word or "", sorted(known.of_lists(lists))))
    return NOT_IN_VOCABULARY.finding(place, key=key, word=shown(word or ""), meant=likely, list=lists.split()[0])


def _place(source: Positions, used: Used) -> Position:
    """Where a word stands; levels to answer at may stand in rows or in a table by kind of place."""
    section, row, steps, _, _ = used
    if section == "vocabulary":
        return source.find(section, None, steps)
    if steps[0] == "answered_at":
        field, number, kind, step = steps
        in_table = source.find(section, row, (field, kind), key=True)
        if in_table not in (source.find(section, row, (field,)), source.find(section, row, (field,), key=True)):
            return in_table if step == "of" else source.find(section, row, (field, kind))
        steps = (field, number, step)
    return source.find(section, row, steps)


def _words(register: Register) -> Iterator[Used]:
    """Every word that a row takes from the vocabulary."""
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


def _each(section: str, row: int, field: str, lists: str, words: Iterable[str]) -> Iterator[Used]:
    return ((section, row, (field, number), lists, word) for number, word in enumerate(words))


def _of_places(register: Register) -> Iterator[Used]:
    for row, place in enumerate(register.places):
        yield "places", row, ("level",), "levels", place.level
        yield "places", row, ("site",), "sites", place.site
        yield "places", row, ("also",), "levels", place.also
        yield "places", row, ("layout", "also"), "levels", place.layout.also if place.layout else None
    for row, zone in enumerate(register.zones):
        yield "zones", row, ("kind",), "zones", zone.kind
        yield "zones", row, ("level",), "levels", zone.level


def _of_holders(register: Register) -> Iterator[Used]:
    for row, body in enumerate(register.organisations):
        yield "organisations", row, ("kind",), "organisations", body.kind
    for row, post in enumerate(register.posts):
        yield "posts", row, ("kind",), "posts", post.kind
        yield "posts", row, ("for_each",), PLACES, post.for_each
    for row, team in enumerate(register.teams):
        yield "teams", row, ("template",), "templates", team.template
        yield "teams", row, ("for_each",), PLACES, team.for_each
        yield from _each("teams", row, "modes", "modes", team.modes)


def _of_duties(register: Register) -> Iterator[Used]:
    for row, duty in enumerate(register.duties):
        yield from _each("duties", row, "applies_to", PLACES, duty.applies_to)
        yield from _each("duties", row, "modes", "modes", duty.modes)
        yield "duties", row, ("list",), "lists", duty.list
        yield "duties", row, ("owned_by",), "levels", duty.owned_by
        for number, required in enumerate(duty.answered_at):
            at = ("answered_at", number, required.of or "")
            yield "duties", row, (*at, "level"), "levels", required.level
            yield "duties", row, (*at, "of"), PLACES, required.of
    for row, share in enumerate(register.shares):
        yield "shares", row, ("part",), "parts", share.part
        yield "shares", row, ("who", "every"), "posts", share.who.id if share.who.kind == "every" else None
        yield "shares", row, ("for_each",), PLACES, share.for_each
        yield from _each("shares", row, "modes", "modes", share.modes)


def _of_vocabulary(words: Vocabulary) -> Iterator[Used]:
    for number, level in enumerate(words.levels):
        yield from (
            ("vocabulary", 0, ("levels", number, "within", at), "levels", word) for at, word in enumerate(level.within)
        )
    for number, site in enumerate(words.sites):
        yield "vocabulary", 0, ("sites", number, "stands_at"), "levels", site.stands_at
    for number, zone in enumerate(words.zones):
        yield "vocabulary", 0, ("zones", number, "stands_at"), "levels", zone.stands_at
    for number, mode in enumerate(words.modes):
        yield "vocabulary", 0, ("modes", number, "kind_of"), "modes", mode.kind_of
    for number, template in enumerate(words.templates):
        yield "vocabulary", 0, ("templates", number, "of"), PLACES, template.of
