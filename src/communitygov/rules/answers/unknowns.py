"""What is not known in a gap, and how rules say it."""

from collections.abc import Iterable

from communitygov.base.findings import Words
from communitygov.base.time import Instant
from communitygov.queries.answer import Unknown
from communitygov.queries.covered import Gap
from communitygov.queries.unknown_words import not_known
from communitygov.queries.who_answers import who_answers
from communitygov.rules.answers.holes import MOST
from communitygov.rules.answers.leads import asked_in
from communitygov.rules.look import Look

OF_HOURS = ("hours", "shift", "workday")
"""Kinds of unknowns that leave open at which hours somebody is on."""


def unknowns_in(look: Look, gap: Gap, mode: str, at: Instant | str | None) -> tuple[Unknown, ...]:
    """What is not known in the first place of a gap."""
    duty = look.structure.duties_by_id[gap.duty.id]
    place = asked_in(look.structure, duty, gap.places[0].id)
    return who_answers(look.structure, place=place, duty=duty, mode=mode, at=at).unknowns


def not_known_words(unknowns: Iterable[Unknown], *, more: bool = False) -> Words:
    """Unknowns as a list; of many only some, and that there are more."""
    every = list(unknowns)
    zh, en = ([not_known(each, _plain, lang) for each in every[:MOST]] for lang in ("zh", "en"))
    more = more or len(every) > MOST
    return Words("、".join(zh) + ("等" if more else ""), "; ".join(en) + ("; and more" if more else ""))


def _plain(text: str) -> str:
    return text.partition(":")[2]
