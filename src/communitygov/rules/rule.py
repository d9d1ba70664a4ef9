"""A rule as a value: its code, why it matters, where it is taken from, a bad and a good example, and what finds it."""

from collections.abc import Callable, Iterator

from attrs import frozen

from communitygov.base.findings import Code, Severity, Words
from communitygov.rules.look import Look
from communitygov.rules.looked_at import look_at_rule
from communitygov.rules.remark import Remark, Unchecked

OUR_ROOM = "communitygov.rules."

Said = Remark | Unchecked
Finder = Callable[[Look], Iterator[Said]]


@frozen(kw_only=True)
class Rule:
    """One rule of a catalogue. Nothing is registered by making one: it is passed to `check`."""

    code: Code
    """Its code, its slug, how grave it is, and what it looks for."""
    why: Words
    """Why it matters."""
    says: Words
    """What is so, with ``{name}`` where a remark fills in; a remark may bring words of its own."""
    do: Words
    """What to do."""
    source: str
    """Where the rule is taken from."""
    bad: str
    """A drawing in which it finds something."""
    good: str
    """A drawing in which it finds nothing."""
    at: str
    """The date or instant at which both drawings are judged."""
    implies: tuple[str, ...]
    """Codes that the bad example cannot but meet as well."""
    since: str
    """The version in which it came."""
    preview: bool
    """Whether it may still change."""
    last: bool
    """Whether it looks at what all others have found, and so is asked after them."""
    find: Finder
    """What looks for it."""

    def __str__(self) -> str:
        return f"{self.code.code} {self.code.slug}"


def rule(  # noqa: PLR0913  # each is a field of the rule
    *,
    code: str,
    slug: str,
    severity: Severity,
    title: Words,
    why: Words,
    says: Words,
    do: Words,
    source: str,
    bad: str,
    good: str,
    at: str = "2026-03-02",
    implies: tuple[str, ...] = (),
    since: str = "0.1",
    preview: bool = False,
    last: bool = False,
) -> Callable[[Finder], Rule]:
    """Make a rule of a function that looks at a structure and yields what it remarks. See `Rule` for the fields.

    Raises
    ------
    BadQuestion
        When the rule is made: a code of another form or one of ours, no such severity, words that are none.
    """
    given = {**locals()}

    def made(find: Finder) -> Rule:
        look_at_rule(given, ours=find.__module__.startswith(OUR_ROOM))
        return Rule(
            code=Code(code, slug, severity, title),
            why=why,
            says=says,
            do=do,
            source=source,
            bad=bad,
            good=good,
            at=at,
            implies=implies,
            since=since,
            preview=preview,
            last=last,
            find=find,
        )

    return made
