"""Rules by the words they read aloud with: ``vacant-post`` is CG301."""

from collections.abc import Iterable


def coded(asked: Iterable[str]) -> tuple[str, ...]:
    """The codes of rules, and of reading, that are named by their slugs; whatever else is asked stays as it is."""
    from communitygov.io.codes import CODES
    from communitygov.rules.catalogue import CATALOGUE

    codes = {each.slug: each.code for each in (*CODES, *(rule.code for rule in CATALOGUE))}
    return tuple(codes.get(each, each) for each in asked)
