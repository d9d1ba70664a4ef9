"""CG215: words of the vocabulary that are kinds of each other, or lie in each other."""

from collections.abc import Iterator, Mapping, Sequence

from communitygov.base.findings import Words
from communitygov.model.vocabulary import Entry
from communitygov.rules.knots import knots
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import shown
from communitygov.rules.wording import ids

ALONE = Words("模式 {words} 写成了自己的一种", "the mode {words} is a kind of itself")
LEVELS = Words("层级 {words} 互在对方之内", "the levels {words} lie in each other")
Ways = Mapping[str, Sequence[str]]
"""The words that each word of a list names."""


@rule(
    code="CG215",
    slug="words-in-a-circle",
    severity="error",
    title=Words("词表里的词成环", "words of the vocabulary that go round"),
    why=Words(
        "转一圈又回到自己：哪个模式更具体、哪一级在外面都说不清，按它们挑出来的主责也就不可靠。",
        "Going from one to the next one comes back to where one was: which mode is the more exact, or which level lies"
        " further out, is not said, and neither is who leads by it.",
    ),
    says=Words("模式 {words} 互为对方的一种", "the modes {words} are kinds of each other"),
    do=Words(
        "核对各词的 kind_of 或 within，去掉写反的那一个",
        "compare `kind_of` or `within` of each, and mend the one that is the wrong way round",
    ),
    source="communitygov: a mode is a kind of a wider one, and a level lies in levels further out",
    bad="""
        kind of mode cold of emergency
        kind of mode emergency of cold
        community C
    """,
    good="""
        kind of mode cold of emergency
        community C
    """,
)
def words_in_a_circle(look: Look) -> Iterator[Remark]:
    """Each circle once, at the first of its words that the register writes. A level may lie in one of its own."""
    own = look.register.vocabulary
    if own is None:
        return
    every = look.structure.words.vocabulary
    kinds = {word.id: () if word.kind_of is None else (word.kind_of,) for word in every.modes}
    outer = {word.id: tuple(level for level in word.within if level != word.id) for word in every.levels}
    yield from _circles(("modes", "kind_of"), own.modes, kinds)
    yield from _circles(("levels", "within"), own.levels, outer)


def _circles(field: tuple[str, str], own: Sequence[Entry], ways: Ways) -> Iterator[Remark]:
    """The circles, each of which has a word that the register writes: no built-in word leads round."""
    rows = {word.id: row for row, word in enumerate(own)}
    for knot in knots(ways, lambda word: [each for each in ways[word] if each in ways]):
        words = sorted(knot)
        yield Remark(
            subject="register",
            where=("vocabulary", None, (field[0], min(rows[word] for word in knot if word in rows), field[1])),
            fields={"words": ids(words)},
            evidence=shown("word", words),
            says=LEVELS if field[0] == "levels" else ALONE if len(words) == 1 else Words(),
        )
