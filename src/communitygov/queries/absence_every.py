"""Everybody's absence, each apart: persons, posts or organisations, ranked by the homes that lose a duty."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import numpy as np
from attrs import field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.pause import collector_paused
from communitygov.engine.bulk import Targets
from communitygov.queries.absence_leads import Effects
from communitygov.queries.absence_persons import EveryPerson
from communitygov.queries.absence_rank import Question, Ranking, ranked
from communitygov.queries.absence_subjects import EveryOrganisation, EveryPost, Subjects
from communitygov.queries.absence_tally import Tally
from communitygov.queries.absence_two import Both, Twos
from communitygov.queries.absence_work import Asking, Over, Trials
from communitygov.queries.asked import check_level, check_mode, now_at
from communitygov.queries.targets import targets_of
from communitygov.structure.places import Longs

if TYPE_CHECKING:
    from communitygov.engine.holding import Now
    from communitygov.model.duty import Duty

Of = Literal["person", "post", "organisation"]
SUBJECTS: dict[str, type[Subjects]] = {"person": EveryPerson, "post": EveryPost, "organisation": EveryOrganisation}
MASK = (1 << 32) - 1
CALLED = (("person", "人员"), ("post", "岗位"), *(("organisation", word) for word in ("body", "组织", "单位")))
"""What else the words are called."""


def subjects_of(now: "Now", over: str) -> Subjects:
    """Persons, posts or organisations.

    Raises
    ------
    BadQuestion
        When it is none of these words.
    """
    if over not in tuple(SUBJECTS):
        raise BadQuestion.no_such("kind to try out", "缺席对象", over, tuple(SUBJECTS), CALLED)
    return SUBJECTS[over](now)


@frozen(eq=False)
class Everybody:
    """All of a kind, and the answered places of each duty with those who are missed there."""

    asked: Question
    trials: Trials
    _known: dict[int, Asking] = field(factory=dict[int, Asking])

    @classmethod
    def of(cls, asked: Question, over: str) -> "Everybody":
        """Look them up.

        Raises
        ------
        BadQuestion
            When there is no such mode, level, or kind of those who may be away.
        """
        check_mode(asked.structure, asked.mode)
        check_level(asked.structure, asked.level)
        return cls(asked, Trials(Effects(subjects_of(now_at(asked.structure, asked.instant), over)), asked.mode))

    @property
    def subjects(self) -> Subjects:
        """Those who may be away."""
        return self.trials.effects.subjects

    def parts(self) -> Iterator[tuple[str, Targets, Over]]:
        """The places of every duty, in parts; duties that are led alike one after another."""
        groups: dict[object, list[Duty]] = {}
        for duty in self.asked.duties:
            each = [self._asking(targets) for targets in self._targets(duty)]
            groups.setdefault(tuple((id(asking), asking.like(duty)) for asking in each), []).append(duty)
        for duty in (duty for group in groups.values() for duty in group):
            for targets in self._targets(duty):
                for part in self.trials.over(self._asking(targets), duty):
                    yield duty.id, targets, part

    def _targets(self, duty: "Duty") -> tuple[Targets, ...]:
        return targets_of(self.asked.structure, duty, self.asked.level)

    def _asking(self, targets: Targets) -> Asking:
        found = self._known.get(id(targets))
        if found is None:
            found = self._known[id(targets)] = Asking(self.subjects.now, targets, self.asked.mode)
        return found


def every_absence(asked: Question, over: str, most: int | None) -> tuple[Ranking, int]:
    """Try each of them apart; and how many they are.

    Raises
    ------
    BadQuestion
        When there is no such mode, level, or kind of those who may be away.
    """
    with collector_paused():
        everybody, tally = Everybody.of(asked, over), Tally(asked.structure)
        for duty, targets, part in everybody.parts():
            for each in everybody.trials.apart(part):
                tally.add(duty, targets, each.target, each.subject, each.become)
        subjects = everybody.subjects
        refs = subjects.refs
        found = ranked(tally, asked, subjects.many, lambda numbers: [(ref,) for ref in refs(numbers)], most)
        return found, subjects.there


def every_two(asked: Question, over: str, most: int | None) -> Ranking:
    """Try each two of them who are missed over one place.

    Raises
    ------
    BadQuestion
        When there is no such mode, level, or kind of those who may be away.
    """
    with collector_paused():
        everybody, tally = Everybody.of(asked, over), Tally(asked.structure)
        twos, found = Twos(everybody.trials), list[tuple[str, Targets, Both, Longs]]()
        for duty, targets, part in everybody.parts():
            found += [(duty, targets, both, (both.one.astype(np.int64) << 32) + both.other) for both in twos.of(part)]
        known = np.unique(np.concatenate([np.zeros(0, np.int64), *(each[3] for each in found)]))
        for duty, targets, both, pair in found:
            tally.add(duty, targets, both.target, np.searchsorted(known, pair), both.become)
        refs = everybody.subjects.refs
        return ranked(
            tally,
            asked,
            len(known),
            lambda at: [*zip(refs(known[at] >> 32), refs(known[at] & MASK), strict=True)],
            most,
        )
