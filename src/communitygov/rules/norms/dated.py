"""Norms as dated data: what a law names, from when until when, where, and how well its source is known."""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import frozen

from communitygov.base.findings import Words

Status = Literal["source_read", "reported"]
"""Whether the text of the source was read, or a page that reports it."""


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
    level: str
    """The level of the places it is for."""
    status: Status
    unit: str
    """What it counts."""
    at_least: int
    at_most: int

    def in_force(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.through is None or day <= self.through)


@cache
def norms() -> tuple[Norm, ...]:
    """Every norm that comes with the package, by id."""
    folder = files("communitygov") / "norms"
    read = (json.loads(each.read_text("utf-8")) for each in folder.iterdir() if each.name.endswith(".json"))
    return tuple(sorted((_norm(row) for several in read for row in several["norms"]), key=lambda norm: norm.id))


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
        level=row["scope"]["level"],
        status=row["status"],
        unit=row["unit"],
        at_least=row["at_least"],
        at_most=row["at_most"],
    )
