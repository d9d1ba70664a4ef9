"""Find what crosses between parts, in rounds, and answer what nothing crosses into at the first look."""

from collections.abc import Mapping
from typing import Any, Generic

from attrs import frozen

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.text_bytes import SECRET
from communitygov.base.time import Instant
from communitygov.model.register import Register
from communitygov.spark.crossing import Seen
from communitygov.spark.first import A, First, Look, Question, Tried
from communitygov.spark.outline import outline
from communitygov.spark.parts import SHARED, Part, Parts, Rows, joined, rows_of
from communitygov.spark.refs import Named
from communitygov.spark.refusing import refuse_ids_of_several, refuse_rows_astray
from communitygov.spark.run import IN_TURN, Runner
from communitygov.spark.shared import Shared
from communitygov.spark.sought import Sought
from communitygov.spark.whole import Whole
from communitygov.structure.build import build

MOST_ROUNDS = 64
"""How often parts are asked what they name of others: a chain from county to county is no longer."""


@frozen(eq=False)
class Told:
    """What a part says of names that others have."""

    names: frozenset[Named]
    """These, and what the rows name that say something of them."""
    rows: Rows
    """The rows with which others are counted."""
    concerned: bool
    """Whether something that is named is of this part."""


@frozen(eq=False)
class About:
    """Asks a part for all that its rows say of what is wanted."""

    shared: Register
    at: str
    wanted: frozenset[Named]

    def __call__(self, part: Part) -> Told:
        """Ask one part."""
        own = part.read()
        seen = Seen(Shared(build(self.shared, at=self.at)), own, build(joined(self.shared, rows_of(own)), at=self.at))
        names, rows = seen.about(self.wanted)
        places = tuple(outline(own.places, seen.places(names)))
        return Told(names, {**({"places": places} if places else {}), **rows}, seen.has_some(names))


@frozen(eq=False)
class Count(Generic[A]):
    """Answers for a part, built with all that it is counted with."""

    whole: Whole
    question: "Question[A]"

    def __call__(self, part: Part) -> A:
        """Answer for one part."""
        return self.question(self.whole.structure(part))


def instant_of(parts: Parts, at: str | None) -> str:
    """The instant everything is built for.

    Raises
    ------
    BadQuestion
        When there is none.
    """
    instant = parts.shared.as_of if at is None else Instant.of(at, parts.shared.time_zone)
    if instant is None:
        raise BadQuestion(
            "no instant: give at=, or let what the parts share state as_of",
            "没有时刻：请给出 at=，或在各部分共用的文件中写明 as_of",
        )
    return str(instant)


def answers(parts: Parts, at: str, question: "Question[A]", runner: Runner) -> "list[A]":
    """The answer of each of the parts that are counted, in their order.

    Raises
    ------
    BadQuestion
        When the parts cannot be counted apart.
    """
    whole, known = look(parts, at, question, runner)
    left = [part for part in parts.parts if part.name not in known]
    known = {**known, **dict(zip((part.name for part in left), runner.each(Count(whole, question), left), strict=True))}
    rest = [part for part in parts.counted if part.name == SHARED]
    known = {
        **known,
        **dict(zip((part.name for part in rest), IN_TURN.each(Count(whole, question), rest), strict=True)),
    }
    return [known[part.name] for part in parts.counted]


def look(parts: Parts, at: str, question: "Question[A] | None", runner: Runner) -> "tuple[Whole, Mapping[str, A]]":
    """Find what crosses; and the answers of the parts that nothing of others concerns, by their names.

    Raises
    ------
    BadQuestion
        When the parts cannot be counted apart.
    """
    names = [part.name for part in parts.parts]
    alone = len(parts.parts) == 1
    first = dict(
        zip(names, _each_readable(runner, Look(parts.shared, at, question, alone, SECRET), parts), strict=True)
    )
    refuse_ids_of_several(parts, first, runner, SECRET)
    refuse_rows_astray(first, SECRET)
    told = _rounds(parts, at, first, runner)
    whole = Whole(
        parts, at, {name: each.rows for name, each in told.items() if each.rows}, {n: f.roots for n, f in first.items()}
    )
    known: dict[str, A] = {}
    rest = [part for part in parts.counted if part.name == SHARED]
    held = whole.held_by_one(whole.structure(rest[0])) if rest else {}
    for name, each in first.items():
        held_here = frozenset(place for place, of in held.items() if of == name)
        if each.answer is not None and each.holding_alone == held_here and _is_right(name, each, whole, first, told):
            known[name] = each.answer[0]
    return whole, known


def _each_readable(runner: Runner, task: "Look[A]", parts: Parts) -> list[First[A]]:
    """What is found in each part.

    Raises
    ------
    DocumentError
        With what is wrong in all the parts that cannot be read.
    """
    found = list(runner.each(Tried(task), parts.parts))
    wrong = [finding for each in found if isinstance(each, DocumentError) for finding in each.findings]
    if wrong:
        raise DocumentError(wrong)
    return [each for each in found if not isinstance(each, DocumentError)]


def _rounds(parts: Parts, at: str, first: Mapping[str, First[A]], runner: Runner) -> dict[str, Told]:
    """Ask the parts that may know something new of what is wanted, until nothing is new."""
    wanted = frozenset[Named]().union(*(each.beyond for each in first.values()))
    told: dict[str, Told] = {}
    asked: dict[str, frozenset[Named]] = {name: frozenset() for name in first}
    for _ in range(MOST_ROUNDS):
        new = {known: wanted - known for known in {*asked.values()}}
        sought = {known: Sought.of(names, SECRET) for known, names in new.items()}
        reaching = {name for name, each in first.items() if each.reaches and name not in told}
        chosen = [
            part
            for part in parts.parts
            if part.name in reaching
            or not first[part.name].beyond.isdisjoint(new[asked[part.name]])
            or first[part.name].ids.may_have(sought[asked[part.name]])
        ]
        if not chosen:
            return told
        asked.update((part.name, wanted) for part in chosen)
        for part, each in zip(chosen, runner.each(About(parts.shared, at, wanted), chosen), strict=True):
            told[part.name] = each
            wanted |= each.names
    raise BadQuestion(
        f"rows of the parts lead from one to another more than {MOST_ROUNDS} times: answer the register as a whole",
        f"各部分的行互相引用超过 {MOST_ROUNDS} 次：请把台账作为整体回答",
    )


def _is_right(
    name: str, first: First[Any], whole: Whole, others: Mapping[str, First[Any]], told: Mapping[str, Told]
) -> bool:
    """Whether the first answer of a part stands: nothing of others concerns it, and they lie where was supposed."""
    if name in told and told[name].concerned:
        return False
    if any(each.reaches for other, each in others.items() if other != name):
        return False
    lies_in = {parent for _, parent in first.roots}
    holding_others = {parent for parent in whole.stubbed(name, set()) if parent in lies_in}
    return not first.bounded or holding_others == {parent for parent in first.stubbed if parent in lies_in}
