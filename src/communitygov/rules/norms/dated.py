"""Norms as dated data: what a law names, from when until when, where, and how well its source is known."""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import frozen

from communitygov.base.findings import Words
from communitygov.model.builtin import CHINA
from communitygov.rules.look import Look

Status = Literal["source_read", "reported"]
"""Whether the text of the source was read, or a page that reports it."""

Verdict = Literal["fewer", "more", "within", "unknown"]
"""How a number lies to what a norm names; unknown: what is known of it is not enough."""


@frozen(kw_only=True)
class Norm:
    """A number that a norm names, with its source, its dates and what it is for."""

    id: str
    rule: str
    """The code of the rule that judges by it."""
    title: Words
    says: Words
    """What it says, in short."""
    source: str
    since: date
    """The first day in force."""
    through: date | None
    """The last day in force; None: in force still."""
    vocabulary: str
    """The vocabulary of the registers it is for."""
    level: str | None
    """The level of the places it is for; None: it is for bodies."""
    kinds: frozenset[str]
    """The kinds of body it is for."""
    status: Status
    unit: str
    """What it counts."""
    at_least: int | None
    """None: it names no least number."""
    at_most: int | None
    """None: it names no most."""

    @property
    def numbers(self) -> str:
        """What it names, in short: ``100-700``, ``3-``, ``-50``."""
        return "-".join("" if number is None else f"{number:,}" for number in (self.at_least, self.at_most))

    def verdict(self, least: float, most: float) -> Verdict:
        """How a number that is at least and at most so much lies to it."""
        if self.at_least is not None and most < self.at_least:
            return "fewer"
        if self.at_most is not None and least > self.at_most:
            return "more"
        sure = self.at_least is None or least >= self.at_least, self.at_most is None or most <= self.at_most
        return "within" if all(sure) else "unknown"

    def in_force(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.through is None or day <= self.through)


@cache
def norms() -> tuple[Norm, ...]:
    """Every norm that comes with the package, by id."""
    folder = files("communitygov") / "norms"
    read = (json.loads(each.read_text("utf-8")) for each in folder.iterdir() if each.name.endswith(".json"))
    return tuple(sorted((_norm(row) for several in read for row in several["norms"]), key=lambda norm: norm.id))


def vocabulary_of(look: Look) -> str:
    """The built-in vocabulary that a register stands on: norms are for one."""
    words = look.register.vocabulary
    return CHINA if words is None else words.base or CHINA


def norm_in_force(rule: str, day: date, *, vocabulary: str) -> Norm | None:
    """The norm by which a rule judges on a day; None where none that is known was in force."""
    found = (each for each in norms() if each.rule == rule and each.vocabulary == vocabulary)
    return next((each for each in found if each.in_force(day)), None)


def _norm(row: dict[str, Any]) -> Norm:
    through = row["through"]
    return Norm(
        id=row["id"],
        rule=row["rule"],
        title=Words(**row["title"]),
        says=Words(**row["says"]),
        source=row["source"],
        since=date.fromisoformat(row["from"]),
        through=None if through is None else date.fromisoformat(through),
        vocabulary=row["scope"]["vocabulary"],
        level=row["scope"].get("level"),
        kinds=frozenset(row["scope"].get("kinds", ())),
        status=row["status"],
        unit=row["unit"],
        at_least=row["at_least"],
        at_most=row["at_most"],
    )
