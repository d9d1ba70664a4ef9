"""CG104: a word no vocabulary has, in a register built in code; of a file, reading says it."""

from collections.abc import Iterator

from communitygov.base.findings import Told, Words
from communitygov.base.positions import written_path
from communitygov.io.codes import UNKNOWN_WORD
from communitygov.model.words_used import KnownWords, unknown_words
from communitygov.rules.look import Look
from communitygov.rules.references.loose import MOST_MEANT, loose, meant, remarked
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code=UNKNOWN_WORD.code,
    slug=UNKNOWN_WORD.slug,
    severity=UNKNOWN_WORD.severity,
    title=UNKNOWN_WORD.title,
    why=Words(
        "词表里没有的词谁也不认得：这个岗位不算任何一类，这个地点不在任何一级。",
        "Nothing knows the word: the post is of no kind, the place stands at no level.",
    ),
    says=Words("词表里没有“{target}”{meant}", "'{target}' is not in the vocabulary{meant}"),
    do=Words("改成词表里的词，或在 vocabulary 里加上它", "write a word of the vocabulary, or add yours to vocabulary"),
    source="communitygov: words are those of the built-in vocabulary or of the register's own",
    bad="""
        community C
          grid G1
        zone Z1 (compond): G1
    """,
    good="""
        community C
          grid G1
        zone Z1 (compound): G1
    """,
)
def unknown_word(look: Look) -> Iterator[Remark]:
    """Words of rows, and of the vocabulary itself, that no list has; where reading has told them, none."""
    if any(each.code == UNKNOWN_WORD.code for each in look.found):
        return
    likely = _likely(look)
    for each in loose(look, "word"):
        yield remarked(look, each, meant=likely.get(each.path, Told()))


def _likely(look: Look) -> dict[str, Told]:
    """What the first of the words may mean, by the path of each."""
    known = KnownWords.of(look.register)
    found: dict[str, Told] = {}
    for number, used in enumerate(unknown_words(look.register, known)):
        if number >= MOST_MEANT:
            break
        path = written_path(used.section, used.row, used.steps)
        found[path] = meant(used.word, known.of_lists(used.lists))
    return found
