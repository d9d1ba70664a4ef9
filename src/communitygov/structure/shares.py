"""Shares with what they are for: written rows, and rows made for each place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.structure.made import dashed
from communitygov.structure.posts import Dangling, Posts
from communitygov.structure.scopes import NOWHERE, Scopes
from communitygov.structure.stated import MADE, completed

if TYPE_CHECKING:
    from communitygov.model.share import Share
    from communitygov.structure.numbering import PostsCompiler


@frozen(eq=False)
class ShareRow:
    """One share, in the end: who carries it, and where."""

    number: int
    """Its number among all, in the order written."""
    row: int
    """Its row in the register."""
    share: "Share"
    key: str
    where: int | None
    """The scope it states; None when it states none."""
    carrier: str
    """``post``, ``team``, ``organisation`` or ``person``: one carrier; ``kind``: every post of a kind; ``posts`` or
    ``teams``: every one of a family; ``nobody``: the one made for the same place where none is."""
    target: int
    """Number of the post, team or family; -1 when there is none, and for others."""

    @property
    def picks(self) -> bool:
        """Whether it picks those that serve inside its scope."""
        return self.carrier in ("kind", "posts", "teams", "nobody")


def compile_shares(
    shares: tuple["Share", ...], posts: Posts, scopes: Scopes, compiler: "PostsCompiler"
) -> tuple[tuple[ShareRow, ...], Dangling]:
    """Every share in the end; and what dangles."""
    compiled = _Shares(shares, posts, scopes, compiler)
    return compiled.rows(), compiled.dangling


class _Shares:
    """Makes the shares of a register."""

    def __init__(self, shares: tuple["Share", ...], posts: Posts, scopes: Scopes, compiler: "PostsCompiler") -> None:
        self.shares, self.posts, self.scopes, self.compiler = shares, posts, scopes, compiler
        self.dangling: Dangling = []

    def rows(self) -> tuple[ShareRow, ...]:
        """Every share in the end: the made ones, then those that stand alone."""
        made = list(self._made())
        keys: dict[str, int] = {}
        for at, row in enumerate(made):
            if keys.setdefault(row[2], at) != at and row[1].id is not None:
                self.dangling.append(("shares", row[0], "id", row[2]))
        alone: list[tuple[int, Share, str, int | None, int | None]] = []
        for number, share in enumerate(self.shares):
            if share.for_each is not None:
                continue
            base_at = keys.get(share.id or "")
            if base_at is None:
                alone.append((number, share, share.key, self._where(number, share), None))
            else:
                _, base, key, place, made_for = made[base_at]
                where = self._where(number, share) if share.where is not None else place
                made[base_at] = (number, completed(share, base, MADE), key, where, made_for)
        return tuple(self._row(at, *row) for at, row in enumerate((*made, *alone)))

    def _made(self) -> Iterator[tuple[int, "Share", str, int | None, int | None]]:
        for number, share in enumerate(self.shares):
            if share.for_each is None:
                continue
            for place in self.compiler.each.places(share.for_each, share.within, "shares", number).tolist():
                yield number, share, f"{share.key}-{dashed(self.posts.tree.id(place))}", place, place

    def _where(self, number: int, share: "Share") -> int | None:
        if share.where is None:
            return None
        where = self.scopes.find(share.where)
        if where == NOWHERE:
            self.dangling.append(("shares", number, "where", share.where))
        return where

    def _row(self, at: int, row: int, share: "Share", key: str, where: int | None, place: int | None) -> ShareRow:
        carrier, target = _carrier(share, self.posts, place)
        if target < 0 and carrier in ("post", "team"):
            self.dangling.append(("shares", row, "who", share.who.id))
        return ShareRow(at, row, share, key, where, carrier, target)


def _carrier(share: "Share", posts: Posts, place: int | None) -> tuple[str, int]:
    who = share.who
    if who.kind == "every":
        return "kind", -1
    if who.kind not in ("post", "team"):
        return who.kind, -1
    is_post = who.kind == "post"
    family = posts.family_named(who.id) if is_post else posts.team_family_named(who.id)
    if family is not None:
        if place is None:
            return who.kind + "s", family
        number = posts.made_at(family, place) if is_post else posts.teams[family].family.at(place)
        return ("nobody", -1) if number is None else (who.kind, number)
    return who.kind, _or_none(posts.find(who.id) if is_post else posts.find_team(who.id))


def _or_none(number: int | None) -> int:
    return -1 if number is None else number
