"""The references of rows to nouns of other sections, and those that nothing answers to: each different one once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.ref import Ref
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import coded, texts
from communitygov.structure.appointed import numbers_of
from communitygov.structure.dangling import Loose
from communitygov.structure.holders import Holders
from communitygov.structure.made_found import made_numbers, scopes_of
from communitygov.structure.places import Bools
from communitygov.structure.posts import Posts
from communitygov.structure.rows_found import rows_found
from communitygov.structure.scopes import NOWHERE, Scopes

if TYPE_CHECKING:
    from communitygov.model.holder import Holder
    from communitygov.model.register import Register

Named = tuple[str, str] | None
"""The kind and the id of what a value names; None where it names nothing."""

BY_ITSELF = ""
"""Of a field whose values say themselves of what kind they are."""

FIELDS = {
    "organisations": {"serves": "scope", "head": "post", "above": "organisation", "approved_by": "organisation"},
    "duties": {"handed_down_by": "organisation"},
    "shares": {"duty": "duty", "shift": "shift", "who": BY_ITSELF},
    "exemptions": {"duty": "duty"},
    "switches": {"by": BY_ITSELF},
    "links": {"who": BY_ITSELF, "to": BY_ITSELF},
    "posts": {"organisation": "organisation", "shift": "shift"},
    "appointments": {"home": "organisation", "shift": "shift"},
}
"""The fields that name a noun, and the kind of it."""


def loose_ends(register: "Register", scopes: Scopes, posts: Posts) -> list[Loose]:
    """The references to nothing that nobody met while places, posts and shares were compiled."""
    there = _There(register, scopes, posts)
    found = [*_of_teams(register, there), *_ex_officio_of(register, there)]
    return found + [each for section in FIELDS for each in _of(register, section, there)]


def _of(register: "Register", section: str, there: "_There") -> Iterator[Loose]:
    """Of the rows of a section: each different value is looked for once."""
    rows = getattr(register, section)
    for field, kind in FIELDS[section].items():
        column = coded(rows, field)
        named = [_named(value, kind) for value in column.values]
        lost = np.append(there.lacks(named), False)[column.codes]  # -1 is the last: none
        for row in np.flatnonzero(lost).tolist():
            met = named[int(column.codes[row])]
            if met is not None:
                yield section, row, field, met[1]


def _named(value: Any, kind: str) -> Named:
    """What a value names; a share's posts and teams are looked for with the share."""
    if kind != BY_ITSELF:
        return kind, value
    return (value.kind, value.id) if isinstance(value, Ref) or value.kind in ("organisation", "person") else None


def _ex_officio_of(register: "Register", there: "_There") -> Iterator[Loose]:
    """Appointments of whoever holds a post that there is not."""
    holders = Holders.of(register.appointments)
    rows = np.flatnonzero(holders.is_post())
    asked = holders.ids.take(holders.at[holders.first[rows]])
    for at in np.flatnonzero(~there.has("post", asked)).tolist():
        yield "appointments", int(rows[at]), "holder", asked[at]


def _of_teams(register: "Register", there: "_There") -> Iterator[Loose]:
    found: list[tuple[int, str, Named]] = []
    for row, team in enumerate(register.teams):
        found.append((row, "serves", _said("scope", team.serves)))
        for name, seat in team.seats.items():
            found.append((row, f"seats.{name}.holder", _said("post", _ex_officio(seat.holder))))
            found.append((row, f"seats.{name}.sent_by", _said("organisation", seat.sent_by)))
            found.append((row, f"seats.{name}.shift", _said("shift", seat.shift)))
    lost = there.lacks([named for _, _, named in found]).tolist()
    for (row, field, named), is_lost in zip(found, lost, strict=True):
        if is_lost and named is not None:
            yield "teams", row, field, named[1]


def _said(kind: str, target: str | None) -> Named:
    return None if target is None else (kind, target)


def _ex_officio(holder: "Holder | None") -> str | None:
    return holder.ids[0] if holder is not None and holder.kind == "post" else None


class _There:
    """Whether there is what references name."""

    def __init__(self, register: "Register", scopes: Scopes, posts: Posts) -> None:
        self.scopes, self.posts = scopes, posts
        self.rows: dict[str, Sequence[Any]] = {
            "organisation": register.organisations,
            "person": register.people,
            "shift": register.shifts,
            "duty": register.duties,
            "zone": scopes.zones,
        }
        self.ids: dict[str, TextIndex] = {}

    def lacks(self, named: Sequence[Named]) -> Bools:
        """Which of some references name what is not there."""
        by_kind: dict[str, list[int]] = {}
        for at, each in enumerate(named):
            if each is not None:
                by_kind.setdefault(each[0], []).append(at)
        found = np.zeros(len(named), dtype=np.bool_)
        for kind, several in by_kind.items():
            found[several] = ~self.has(kind, Texts.of(_ids(named, several)))
        return found

    def has(self, kind: str, asked: Texts) -> Bools:
        """Which nouns of a kind are there; ``scope`` is a place or a zone."""
        if kind in self.rows:
            if kind not in self.ids:
                self.ids[kind] = TextIndex.of(texts(self.rows[kind], "id"))
            return self.ids[kind].find_all(asked) >= 0
        if kind == "scope":
            return np.asarray(scopes_of(self.scopes, asked) != NOWHERE, dtype=np.bool_)
        if kind == "place":
            return rows_found(self.scopes.tree, asked) >= 0
        if kind == "post":
            return self._has_posts(asked)
        return np.array([kind == "team" and self._has_team(each) for each in asked], dtype=np.bool_)

    def _has_posts(self, asked: Texts) -> Bools:
        tables = self.posts.named_tables()
        found = (numbers_of(tables["posts.single"], asked) >= 0) | (numbers_of(tables["posts.each"], asked) >= 0)
        left = np.flatnonzero(~found)
        if not len(left):
            return found
        made = made_numbers(self.posts.made, asked.take(left), self.posts.tree)
        found[left] = (made >= 0) & ~np.isin(made, list(self.posts.replaced))
        return found

    def _has_team(self, target: str) -> bool:
        return self.posts.team_family_named(target) is not None or self.posts.find_team(target) is not None


def _ids(named: Sequence[Named], some: Iterable[int]) -> Iterator[str]:
    return (each[1] for at in some if (each := named[at]) is not None)
