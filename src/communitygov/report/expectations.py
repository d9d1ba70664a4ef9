"""The page of expectations: what does not hold and why, how many do, and how much of the structure they touch."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words
from communitygov.base.wording import plural
from communitygov.queries.answer import Fact, Loss
from communitygov.queries.expectation import ExpectationReport, FileOutcome, Outcome, Touched
from communitygov.report.expect_words import TEST
from communitygov.report.naming import Naming
from communitygov.report.page import Branch, Labelled, Lines, Page, Part, Spans, Tree, spans
from communitygov.report.safe import safe
from communitygov.report.words import CAPACITY, FACT, HELD_BY, LOSS, REASON, SIGN, WHO

MOST_NAMED = 8
"""The duties and posts that are named."""


def expectations_page(report: ExpectationReport, naming: Naming, *, with_why: bool = True) -> Page:
    """Lay out what came of the files; ``with_why`` adds what failed answers rest on."""
    parts = [part for file in report.files for part in _file(file, naming, with_why=with_why)]
    return Page(tuple(parts))


def _file(file: FileOutcome, naming: Naming, *, with_why: bool) -> Iterator[Part]:
    of = naming.tell(TEST["of"], register=safe(file.register)) if file.register else ""
    title = (*spans(naming.tell(TEST["title"]), "strong"), *spans(f"  {safe(file.file)}  {of}".rstrip()))
    yield Lines((title, *_verdict(file, naming)))
    yield from (_failed(outcome, naming, with_why=with_why) for outcome in file.failed)
    if file.touched is not None:
        yield Labelled(tuple(_touched(file.touched, naming)))


def _verdict(file: FileOutcome, naming: Naming) -> Iterator[Spans]:
    failed, every = len(file.failed), len(file.outcomes)
    passed = every - failed
    if file.findings:
        yield spans(f"{SIGN['missing']} {naming.tell(_unread(len(file.findings)))}", "bad")
    if failed:
        yield spans(f"{SIGN['missing']} {naming.tell(TEST['some'], failed=failed, passed=passed)}", "bad")
    elif every:
        said = naming.tell(TEST["one" if every == 1 else "all"], count=every)
        yield spans(f"{SIGN['answered']} {said}", "good")
    elif not file.findings:
        yield spans(f"{SIGN['missing']} {naming.tell(TEST['none'])}", "bad")


def _unread(many: int) -> Words:
    return TEST["unread"].filled(count=Words(f"{many:,}", plural(many, "mistake")))


def _failed(outcome: Outcome, naming: Naming, *, with_why: bool) -> Tree:
    under = [Branch(spans(line, "bad")) for line in _failures(outcome, naming)]
    under += [Branch(spans(safe(said))) for said in _sentences(outcome, naming)]
    if with_why:
        under += [Branch(spans(_fact(fact, naming))) for fact in outcome.because]
        under += [Branch(spans(_loss(loss, naming), "faint")) for loss in outcome.why_not]
    return Tree(f"{SIGN['missing']} {safe(str(outcome.position))}  {safe(outcome.about)}", tuple(under))


def _failures(outcome: Outcome, naming: Naming) -> Iterator[str]:
    for each in outcome.failures:
        expected, found = safe(each.expected), safe(each.found)
        for one in naming.apart():
            yield one.tell(TEST["expected"], key=each.key, expected=expected, found=found)


def _sentences(outcome: Outcome, naming: Naming) -> Iterator[str]:
    zh, en = outcome.sentence
    return (said for lang in naming.langs if (said := zh if lang == "zh" else en))


def _fact(fact: Fact, naming: Naming) -> str:
    at = "" if fact.position is None else f"  {fact.position}"
    said = naming.tell(
        FACT[fact.kind], subject=fact.subject, object=_object(fact, naming), detail=_detail(fact, naming)
    )
    return safe(said + at)


def _object(fact: Fact, naming: Naming) -> str:
    said = fact.object or ""
    words = REASON.get(said) if fact.kind == "not_applicable" else HELD_BY.get(said)
    return said if words is None else naming.tell(words)


def _detail(fact: Fact, naming: Naming) -> str:
    if fact.kind != "appointment":
        return fact.detail or ""
    capacity = CAPACITY.get(fact.detail or "")
    return "" if capacity is None else naming.bracketed(naming.tell(capacity))


def _loss(loss: Loss, naming: Naming) -> str:
    at = "" if loss.position is None else f"  {loss.position}"
    said = f"{naming.tell(WHO['why_not'])} {loss.carrier}: {naming.tell(LOSS[loss.step])}"
    return safe(said + at)


def _touched(touched: Touched, naming: Naming) -> Iterator[tuple[str, Spans]]:
    pairs = naming.tell(TEST["pairs"], pairs=f"{touched.pairs:,}", in_all=f"{touched.pairs_in_all:,}")
    modes = naming.tell(TEST["modes"], modes=naming.joined(touched.modes))
    yield naming.tell(TEST["touched"]), spans(f"{pairs} · {modes}" if touched.modes else pairs)
    for key, names in (("duties", touched.duties_unnamed), ("unasked", touched.modes_unasked)):
        if names:
            yield naming.tell(TEST[key]), spans(_some(names, naming), "faint")
    posts = touched.posts_unnamed
    if posts:
        some = _some(posts, naming)
        count = naming.tell(TEST["posts_of"], count=f"{len(posts):,}", in_all=f"{touched.posts_in_all:,}", some=some)
        yield naming.tell(TEST["posts"]), spans(count, "faint")


def _some(names: Sequence[str], naming: Naming) -> str:
    said = naming.joined(map(safe, names[:MOST_NAMED]))
    return said + (naming.tell(TEST["more"]) if len(names) > MOST_NAMED else "")
