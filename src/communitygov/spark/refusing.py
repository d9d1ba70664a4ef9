"""What cannot be counted in parts, and is refused: one id in several parts, rows that stand in a part not theirs."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.texts import Hashes
from communitygov.model.columns import texts
from communitygov.spark.first import First
from communitygov.spark.ids import Ids, in_several
from communitygov.spark.parts import SHARED, HeldPart, Part, Parts
from communitygov.spark.run import Runner
from communitygov.spark.sought import Sought

MOST_SHOWN = 3


@frozen(eq=False)
class Bearing:
    """Finds the ids of a part with some numbers."""

    section: str
    numbers: Hashes
    secret: int

    def __call__(self, part: Part) -> list[str]:
        """Look through one part."""
        said = texts(getattr(part.read(), self.section), "id")
        return [*dict.fromkeys(said.take(np.flatnonzero(np.isin(said.hashed(self.secret), self.numbers))))]


def refuse_ids_of_several(parts: Parts, first: Mapping[str, First[Any]], runner: Runner, secret: int) -> None:
    """Refuse a register in which several parts, or a part and what all share, state rows with one id.

    Raises
    ------
    BadQuestion
        With the ids, and where they stand.
    """
    shared = HeldPart(SHARED, parts.shared)
    known = [*(each.ids for each in first.values()), Ids.of(parts.shared, secret)]
    for section, numbers in in_several(known):
        standing: dict[str, list[str]] = {}
        every = (*parts.parts, shared)
        for part, ids in zip(
            every,
            (*runner.each(Bearing(section, numbers, secret), parts.parts), Bearing(section, numbers, secret)(shared)),
            strict=True,
        ):
            for identity in ids:
                standing.setdefault(identity, []).append(part.name)
        twice = {identity: names for identity, names in standing.items() if len(names) > 1}
        if twice:
            raise _one_id(section, twice)


def _one_id(section: str, twice: Mapping[str, Sequence[str]]) -> BadQuestion:
    shown = sorted(twice)[:MOST_SHOWN]
    said = "; ".join(f"{each} in {', '.join(twice[each])}" for each in shown)
    zh = "；".join(f"{each}（{'、'.join(twice[each])}）" for each in shown)
    return BadQuestion(
        f"{section} with one id in several parts: {said} ({len(twice):,} in all): "
        "let each stand in one part, or beside the parts, or answer the register as a whole",
        f"{section} 的同一编号出现在几个部分中：{zh}（共 {len(twice):,} 个）："
        "请只写在一个部分或共用文件中，或把台账作为整体回答",
    )


def refuse_rows_astray(first: Mapping[str, First[Any]], secret: int) -> None:
    """Refuse a row that says something of one made for a place of another part: read in its own it would be another.

    Raises
    ------
    BadQuestion
        With the first of them, and where it belongs.
    """
    for name, each in first.items():
        for section, identity, places in each.astray:
            there = (
                (other, place)
                for other, its in first.items()
                for place in places
                if other != name and its.ids.may_have(Sought.of([("scope", place)], secret))
            )
            for other, place in there:
                raise BadQuestion(
                    f"{section} {identity} in {name} says something of a row that is written for each place, and "
                    f"{place} is a place of {other}: it belongs there",
                    f"{name} 的 {section} {identity} 说的是按地点生成的一行，而地点 {place} 属于 {other}：应写在那里",
                )
