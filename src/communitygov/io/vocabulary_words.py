"""Words of a register that its vocabulary does not have: each with its place and what may be meant."""

from functools import cache
from itertools import islice

from communitygov.base.called import near_or_called
from communitygov.base.findings import Finding, Told, measure
from communitygov.base.positions import Position, Positions
from communitygov.base.wording import near
from communitygov.io.echo import shown
from communitygov.io.full_width import instead, signs
from communitygov.io.mistakes import meant
from communitygov.io.table_sayings import more_of
from communitygov.io.value_sayings import NO_BASE, NOT_IN_VOCABULARY, WIDE_WORD
from communitygov.model import words_used
from communitygov.model.builtin import builtin_names, vocabulary_of
from communitygov.model.register import Register
from communitygov.model.words_used import KnownWords, Used


def unknown_words(register: Register, listed: int | None = None) -> list[Finding]:
    """What is to be said of every word that the vocabulary does not have; of tables so many of a kind, None: all."""
    source, base = register.source, words_used.unknown_base(register)
    if base is not None:
        place = Position() if source is None else source.find("vocabulary", None, ("base",))
        likely = meant(near(base, builtin_names()))
        return [NO_BASE.finding(place, word=shown(base), meant=likely, known=", ".join(builtin_names()))]
    known, words = KnownWords.of(register), vocabulary_of(register)

    @cache  # one word is often written in many rows
    def likely_word(word: str, lists: str) -> Told:
        return meant(near_or_called(word, sorted(known.of_lists(lists)), words.names(lists)))

    found: list[Finding] = []
    for each in words_used.unknown_by_field(register, known):
        most = None if isinstance(each, list) else listed  # those of documents are listed whole
        found += (_finding(register, used, likely_word(used.word, used.lists)) for used in islice(each, most))
        if most is not None and len(each) > most:
            last = found[-1]
            found.append(more_of(last.code).finding(last.position, count=measure(f"{len(each):,}"), most=measure(most)))
    return found


def _finding(register: Register, used: Used, likely: Told) -> Finding:
    place = Position() if register.source is None else _place(register, register.source, used)
    key = next(str(step) for step in reversed(used.steps) if isinstance(step, str))
    if signs(used.word):
        sign, plain = instead(signs(used.word))
        return WIDE_WORD.finding(place, key=key, word=shown(used.word), meant=likely, sign=sign, plain=plain)
    return NOT_IN_VOCABULARY.finding(place, key=key, word=shown(used.word), meant=likely, list=used.lists.split()[0])


def _place(register: Register, source: Positions, used: Used) -> Position:
    """Where a word stands; levels to answer at may stand in rows or in a table by kind of place."""
    section, row, steps = used.section, used.row, used.steps
    if row is not None and steps[0] == "answered_at":
        field, number, step = steps
        kind = register.duties[row].answered_at[int(number)].of or ""
        in_table = source.find(section, row, (field, kind), key=True)
        if in_table not in (source.find(section, row, (field,)), source.find(section, row, (field,), key=True)):
            return in_table if step == "of" else source.find(section, row, (field, kind))
    return source.find(section, row, steps)
