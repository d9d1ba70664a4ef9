"""Problems of a document as lines: where, which, how grave, what is so, and what to do."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Finding, Words
from communitygov.base.wording import Lang
from communitygov.report.safe import safe
from communitygov.report.words import PROBLEMS, SEVERITY


def problem_lines(problems: Sequence[Finding], langs: Sequence[Lang]) -> Iterator[str]:
    """Each problem in the form editors know, ``file:line:column: CG102 [error] what is so``, then its remedy."""
    for problem in problems:
        place = f"{problem.place}: " if problem.place else ""
        first, *others = (safe(problem.sentence(lang)) for lang in langs)
        grave = " ".join(SEVERITY[problem.severity].sentence(lang) for lang in langs)
        yield f"{safe(place)}{problem.code} [{grave}] {first}"
        yield from (f"    {other}" for other in others)
        if problem.advice:
            yield from (f"    = {_remedy(problem, lang)}" for lang in langs)


def _remedy(problem: Finding, lang: Lang) -> str:
    return PROBLEMS["remedy"].sentence(lang) + safe(problem.advice.sentence(lang))


def how_many(problems: Sequence[Finding]) -> Words:
    """How many problems there are."""
    return PROBLEMS["one" if len(problems) == 1 else "many"].filled(number=f"{len(problems):,}")
