"""The first look at a part: what it needs of others, what they may need of it; and its answer where that is nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np
from attrs import evolve, frozen

from communitygov.base.errors import BadQuestion, CommunityGovError, DocumentError
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.spark.astray import Astray, astray
from communitygov.spark.crossing import Seen
from communitygov.spark.ids import Ids
from communitygov.spark.names import several
from communitygov.spark.outline import stub
from communitygov.spark.own_rows import Root, held_alone, own_rows, roots, runs_of, with_places
from communitygov.spark.parts import Part, joined, rows_of
from communitygov.spark.refs import Named
from communitygov.spark.shared import Shared
from communitygov.structure.build import Structure, build

A = TypeVar("A")

Question = Callable[[Structure], A]
"""What is asked of the structure of a part."""


@frozen(eq=False)
class First(Generic[A]):
    """What the first look at a part has found."""

    beyond: frozenset[Named]
    """What the rows of the part name that it does not have, and what of its own is named beyond it."""
    lost: frozenset[Named]
    """Of these what it does not have, and its rows that name it."""
    reaches: bool
    """Whether something of this part counts in every part."""
    roots: tuple[Root, ...]
    holding_alone: frozenset[str]
    """The shared places that seem to hold nothing but this part: they are counted with it."""
    ids: Ids
    astray: tuple[Astray, ...]
    bounded: bool
    """Whether there is a zone, which a place that holds nothing else may bound."""
    stubbed: frozenset[str]
    """The shared places that are taken to hold other parts too."""
    answer: tuple[A] | None
    """The answer, if nothing of others concerns the part and they lie where they are taken to lie."""


@frozen(eq=False)
class Look(Generic[A]):
    """Looks at a part, behind what all share, and answers at once where that can be right."""

    shared: Register
    at: str
    question: "Question[A] | None"
    alone: bool
    """Whether there is no other part."""
    secret: int
    """What ids are numbered with."""

    def __call__(self, part: Part) -> "First[A]":
        """Look at one part.

        Raises
        ------
        BadQuestion
            When it states what all parts must share.
        """
        own = part.read()
        same_header(part.name, own, self.shared)
        shared = Shared(build(self.shared, at=self.at))
        stubbed = () if self.alone else tuple(held_by_others(shared, own.places))
        stubs = {"places": tuple(map(stub, stubbed))}
        seen = Seen(shared, own, build(joined(self.shared, stubs, rows_of(own)), at=self.at))
        mine = own_rows(seen.structure, own.places)
        beyond, lost = seen.beyond()
        lying = roots(seen.structure, mine)
        alone = held_alone(seen.structure, mine, lying)
        found = First[A](
            beyond=beyond,
            lost=lost,
            reaches=seen.reaches,
            roots=lying,
            holding_alone=alone,
            ids=Ids.of(own, self.secret),
            astray=tuple(astray(seen.structure, own)),
            bounded=bool(seen.structure.scopes.zones),
            stubbed=frozenset(stubbed),
            answer=None,
        )
        if self.question is None or lost:
            return found
        counted = runs_of(with_places(seen.structure, mine, alone))
        try:
            return evolve(found, answer=(self.question(evolve(seen.structure, counted=counted)),))
        except CommunityGovError:  # others may have what is asked about
            return found


@frozen(eq=False)
class Tried(Generic[A]):
    """Looks at a part, and gives what is wrong where it cannot be read: the others are looked at all the same."""

    look: Look[A]

    def __call__(self, part: Part) -> "First[A] | DocumentError":
        """Look at one part.

        Raises
        ------
        BadQuestion
            When it states what all parts must share.
        """
        try:
            return self.look(part)
        except DocumentError as exc:
            return exc


def held_by_others(shared: Shared, places: Sequence[Place]) -> list[str]:
    """The shared places that are taken to hold other parts too: those in which one of these places lies.

    Where several of them lie in one, it is taken for that of the part. Nothing depends on it but how soon it answers.
    """
    names = several(places, "within", "scope")
    met = Counter(text.partition("/")[0] for text in names.ids.take(np.flatnonzero(shared.has(names))))
    return sorted(text for text, many in met.items() if many == 1)


def same_header(name: str, own: Register, shared: Register) -> None:
    """Refuse a part that states what all parts must share.

    Raises
    ------
    BadQuestion
        With what it states.
    """
    for field in ("vocabulary", "calendar", "time_zone", "as_of", "name"):
        said, of_all = getattr(own, field), getattr(shared, field)
        if said is not None and said != of_all and (field != "name" or of_all is not None):
            raise BadQuestion(
                f"part {name} states {field} for itself: it belongs into the files that all parts share",
                f"{name} 自己写了 {field}：应写在各部分共用的文件中",
            )
