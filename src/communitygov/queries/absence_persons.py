"""Everybody who is named, as numbers: those of the columns of appointments, and whoever is named elsewhere."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.texts import Texts
from communitygov.engine.gone import Gone
from communitygov.queries.absence_subjects import Missed, Subjects
from communitygov.structure.holders import Holders
from communitygov.structure.places import Ints, Longs

if TYPE_CHECKING:
    from communitygov.engine.holding import Now
    from communitygov.model.post import Appointment
    from communitygov.structure.terms import Terms

NAMED = ("person", "one_of")


class EveryPerson(Subjects):
    """Everybody who is named for a post, or carries a share."""

    kind = "person"

    def __init__(self, now: "Now") -> None:
        self._terms: Terms = now.structure.posts_table.terms
        self._known: int = len(self._terms.elsewhere)
        self._texts: list[str] = []
        self._elsewhere: dict[str, int] = {}
        self._of_family: dict[int, list[int]] = {}
        super().__init__(now)

    @property
    def many(self) -> int:
        """How many are named; those that only special posts name are met one by one."""
        return self._known + len(self._texts)

    def name(self, number: int) -> str:
        """The id of a person."""
        if number >= self._known:
            return self._texts[number - self._known]
        names, at = self._names
        return names[int(at[self._first_named[number]])]

    def names(self, numbers: Longs) -> list[str]:
        """The ids of several."""
        names, at = self._names
        listed = numbers < self._known
        found = np.full(len(numbers), "", dtype=object)
        found[listed] = list(names.take(at[self._first_named[numbers[listed]]]))
        found[~listed] = [self._texts[number - self._known] for number in numbers[~listed].tolist()]
        several: list[str] = found.tolist()
        return several

    def gone(self, numbers: Iterable[int]) -> Gone:
        """Persons who are away."""
        return Gone(persons=frozenset(map(self.name, numbers)))

    def of_post(self, post: int) -> Iterator[int]:
        """All whom appointments name that are in force."""
        for row, said in self.now.said(post):
            if said.in_force(self.now.instant.at) and said.holder.kind in NAMED:
                yield from self._named(row, said)

    def of_carrier(self, kind: str, name: str) -> Iterator[int]:
        """The person."""
        if kind == "person":
            yield self._number(name)

    def _named(self, row: int | None, said: "Appointment") -> Iterator[int]:
        rows, terms = self._rows, self._terms
        at = -1 if row is None else int(np.searchsorted(rows[0], row))
        if row is None or at >= len(rows[0]) or int(rows[0][at]) != row:
            yield from map(self._number, said.holder.ids)
            return
        term = int(rows[1][at])
        yield from terms.person[int(terms.first[term]) : int(terms.first[term + 1])].tolist()

    def _number(self, text: str) -> int:
        """The number of one who is named for every post of a row, or carries a share."""
        if not self._elsewhere:
            self._elsewhere = {self.name(number): number for number in np.flatnonzero(self._terms.elsewhere).tolist()}
        number = self._elsewhere.get(text)
        if number is None:
            number = self._elsewhere[text] = self._known + len(self._texts)
            self._texts.append(text)
        return number

    @cached_property
    def _names(self) -> tuple[Texts, Longs]:
        """The ids of holders, and which of them each person of the columns is."""
        holders = Holders.of(self.structure.register.appointments).take(self._terms.row.astype(np.int64))
        return holders.ids, holders.at[~holders.is_post()[holders.row]]

    @cached_property
    def _first_named(self) -> Longs:
        """Where in the columns each person is named first."""
        found = np.full(self._known, -1, dtype=np.int64)
        found[self._terms.person[::-1]] = np.arange(len(self._terms.person) - 1, -1, -1)
        return found

    @cached_property
    def _rows(self) -> tuple[Ints, Ints]:
        """The rows of the columns in order, and where each stands."""
        order = np.argsort(self._terms.row, kind="stable")
        return self._terms.row[order], order

    def _missed(self) -> Missed:
        terms, table = self._terms, self.table
        whole = [
            number for number, family in enumerate(table.families) if any(e.holder.ids for _, e in family.everyone)
        ]
        of_all = np.zeros(len(table.families), dtype=np.bool_)
        of_all[whole] = True
        term = np.repeat(np.arange(len(terms)), np.diff(terms.first))
        self.plain[terms.post[term[terms.elsewhere[terms.person]]]] = False
        self.plain[of_all[table.family_of]] = False
        said = (terms.capacity.astype(np.int64) * 8 + terms.kind) * (len(terms.shifts) + 1) + terms.shift + 1
        said = said * (int(np.diff(terms.first).max(initial=0)) + 1) + np.diff(terms.first)
        _, number = np.unique(said, return_inverse=True)
        kept = terms.in_force(self.now.instant.at)[term] & self.plain[terms.post[term]]
        term = term[kept]
        return terms.post[term].astype(np.int64), terms.person[kept].astype(np.int64), number.reshape(-1)[term]
