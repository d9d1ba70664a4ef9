"""Whether waivers of the register put a finding aside, and which waivers do something."""

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import define, field, frozen

from communitygov.base.findings import Finding
from communitygov.io.codes import CODES, ID_TWICE, UNKNOWN_WORD
from communitygov.model.waiver import Waiver
from communitygov.rules.look import Look
from communitygov.rules.spread import rows_of_scopes
from communitygov.structure.intervals import Intervals
from communitygov.structure.places import Ints
from communitygov.structure.scopes import NOWHERE

UNREAD = tuple(each.code for each in CODES if each.severity == "error" and each not in (UNKNOWN_WORD, ID_TWICE))
"""Codes of what could not be read: it is lost, whatever is said of it."""
NEVER = ("CG9", "CG115", *UNREAD)
"""Codes that no waiver puts aside."""
Key = tuple[str, str]
"""A subject, or nothing for all, and a code or the beginning of some."""


@frozen(eq=False)
class _Row:
    number: int
    waiver: Waiver
    within: Intervals


@define(eq=False)
class _Group:
    """The waivers of one code and subject."""

    everywhere: _Row | None = None
    placed: list[_Row] = field(factory=list[_Row])
    _parts: tuple[Ints, Ints] | None = None

    def owners(self, rows: Ints) -> Ints:
        """For each of some rows the first waiver in whose place it lies, by its number among them; -1 for none."""
        if self._parts is None:
            self._parts = self._parted()
        starts, owners = self._parts
        return owners[np.searchsorted(starts, rows, "right")]

    def _parted(self) -> tuple[Ints, Ints]:
        """The rows at which the places begin and end, and to whom the rows before, between and after them belong."""
        ends = {row for each in self.placed for span in each.within for row in span}
        starts = np.array(sorted(ends), dtype=np.int64)
        owners = np.full(len(starts) + 1, -1, dtype=np.int32)
        for at in reversed(range(len(self.placed))):
            for start, end in self.placed[at].within:
                owners[np.searchsorted(starts, start) + 1 : np.searchsorted(starts, end) + 1] = at
        return starts, owners

    def meeting(self, several: Sequence[Ints]) -> set[int]:
        """The numbers of the waivers in whose places any of some rows lie."""
        rows = np.unique(np.concatenate(several))
        return {each.number for each in self.placed if any(_any(rows, start, end) for start, end in each.within)}


def _any(rows: Ints, start: int, end: int) -> bool:
    return bool(np.searchsorted(rows, start) < np.searchsorted(rows, end))


@define(eq=False)
class Waivers:
    """The waivers in force at the instant of a check, found by code and subject."""

    look: Look
    groups: dict[Key, _Group] = field(factory=dict[Key, _Group])

    @classmethod
    def of(cls, look: Look) -> "Waivers":
        """Those of a register."""
        made = cls(look)
        scopes = look.structure.scopes
        for number, waiver in look.rows("waivers"):
            group = made.groups.setdefault((str(waiver.subject or ""), waiver.code), _Group())
            if waiver.where is not None:
                scope = scopes.find(waiver.where)
                if scope != NOWHERE:
                    group.placed.append(_Row(number, waiver, scopes.rows(scope)))
            elif group.everywhere is None:
                group.everywhere = _Row(number, waiver, ())
        return made

    def reason(self, finding: Finding) -> str | None:
        """Why a finding is put aside, all of it; None where it is not.

        One spread over places is put aside by a waiver that names its subject only where that says in which places; so
        is one post by a waiver that names the row it is made from, with others.
        Neither the failure of a rule, nor what could not be read, nor what is said of waivers, is ever put aside.
        """
        if finding.code.startswith(NEVER):
            return None
        found = list(self._groups_of(finding))
        for group, for_places in found:
            if group.everywhere is not None and not for_places:
                return group.everywhere.waiver.reason
        return self._together(finding, [group for group, _ in found if group.placed])

    def touching(self, found: Iterable[Finding]) -> set[int]:
        """The numbers of the waivers that meet some findings, or a part of them."""
        met: set[int] = set()
        spots: dict[int, tuple[_Group, list[Ints]]] = {}
        for each in found:
            for group, for_places in () if each.code.startswith(NEVER) else self._groups_of(each):
                if group.everywhere is not None and not for_places:
                    met.add(group.everywhere.number)
                if group.placed:
                    spots.setdefault(id(group), (group, []))[1].append(self._rows(each))
        for group, several in spots.values():
            met |= group.meeting(several)
        return met

    def without_place(self, found: Iterable[Finding]) -> set[int]:
        """The numbers of the waivers that name a finding which may be in other places too, and no place."""
        return {
            group.everywhere.number
            for each in found
            for group, for_places in self._groups_of(each)
            if for_places and group.everywhere is not None
        }

    def _groups_of(self, finding: Finding) -> Iterable[tuple[_Group, bool]]:
        """Those of its subject, of the row that is made from, and of none; and whether they have to state places."""
        spread = finding.fingerprint in self.look.spread
        for subject in dict.fromkeys((finding.subject, self._written(finding.subject), "")):
            for_places = bool(subject) and (spread or subject != finding.subject)
            for end in range(1, len(finding.code) + 1):
                group = self.groups.get((subject, finding.code[:end]))
                if group is not None:
                    yield group, for_places

    def _written(self, subject: str) -> str:
        """The row, or the seat of one, that a post is written in with others."""
        kind, _, name = subject.partition(":")
        table = self.look.structure.posts_table
        number = table.find(name) if kind == "post" else None
        if number is None:
            return subject
        family = table.families[int(table.family_of[number])]
        if family.family.listed is not None:
            return subject
        return f"post:{family.post.id}" if family.seat is None else f"post:{family.post.id}-{family.seat}"

    def _together(self, finding: Finding, groups: Sequence[_Group]) -> str | None:
        rows = self._rows(finding) if groups else ()
        if not len(rows):
            return None
        left = np.asarray(rows, dtype=np.int64)
        reasons: dict[str, None] = {}
        for group in groups:
            owners = group.owners(left)
            met = sorted({int(at) for at in owners[owners >= 0]})
            reasons |= dict.fromkeys(group.placed[at].waiver.reason for at in met)
            left = left[owners < 0]
        return None if len(left) else "; ".join(reasons)

    def _rows(self, finding: Finding) -> Ints:
        """The places of a finding: those it is spread over, else that of its subject."""
        spread = self.look.spread.get(finding.fingerprint)
        rows = self._of_subject(finding.subject) if spread is None else spread
        return np.asarray(rows, dtype=np.int64)

    def _of_subject(self, subject: str) -> Sequence[int]:
        kind, _, name = subject.partition(":")
        structure = self.look.structure
        table = structure.posts_table
        if kind in ("place", "zone"):
            return rows_of_scopes(self.look, (structure.scopes.find(name),))
        if kind == "post":
            return rows_of_scopes(self.look, (int(table.scope[number]) for number in table.all_named(name)))
        team = table.find_team(name) if kind == "team" else None
        return () if team is None else rows_of_scopes(self.look, (table.team_scope(team),))
