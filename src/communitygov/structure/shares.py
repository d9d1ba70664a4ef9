"""Shares with what they are for: written rows, and rows made for each place."""

from attrs import frozen

from communitygov.model.share import Share
from communitygov.structure.made import dashed
from communitygov.structure.posts import Dangling, Posts, PostsCompiler
from communitygov.structure.scopes import NOWHERE, Scopes


@frozen(eq=False)
class ShareRow:
    """One share, in the end: who carries it, and where."""

    number: int
    """Its number among all, in the order written."""
    row: int
    """Its row in the register."""
    share: Share
    key: str
    where: int | None
    """The scope it states; None when it states none."""
    carrier: str
    """``post``, ``team``, ``organisation`` or ``person``: one carrier; ``kind``: every post of a kind; ``posts`` or
    ``teams``: every one of a family."""
    target: int
    """Number of the post, team or family; -1 when there is none, and for others."""

    @property
    def picks(self) -> bool:
        """Whether it picks those that serve inside its scope."""
        return self.carrier in ("kind", "posts", "teams")


def compile_shares(
    shares: tuple[Share, ...], posts: Posts, scopes: Scopes, compiler: PostsCompiler
) -> tuple[tuple[ShareRow, ...], Dangling]:
    """Every share in the end; and what dangles."""
    rows: list[ShareRow] = []
    dangling: Dangling = []
    for row, share in enumerate(shares):
        if share.for_each is None:
            where = None if share.where is None else scopes.find(share.where)
            if where == NOWHERE and share.where is not None:
                dangling.append(("shares", row, "where", share.where))
            carrier, target = _carrier(share, posts, None)
            if target < 0 and carrier in ("post", "team"):
                dangling.append(("shares", row, "who", share.who.id))
            rows.append(ShareRow(len(rows), row, share, share.key, where, carrier, target))
            continue
        for place in compiler.places_for(share.for_each, share.within, "shares", row).tolist():
            carrier, target = _carrier(share, posts, place)
            key = f"{share.key}-{dashed(posts.tree.id(place))}"
            rows.append(ShareRow(len(rows), row, share, key, place, carrier, target))
    return tuple(rows), dangling


def _carrier(share: Share, posts: Posts, place: int | None) -> tuple[str, int]:
    who = share.who
    if who.kind == "every":
        return "kind", -1
    if who.kind not in ("post", "team"):
        return who.kind, -1
    is_post = who.kind == "post"
    family = posts.family_named(who.id) if is_post else posts.team_family_named(who.id)
    if family is not None:
        made = (posts.families if is_post else posts.teams)[family].family
        if place is None:
            return who.kind + "s", family
        return who.kind, _or_none(made.at(place))
    return who.kind, _or_none(posts.find(who.id) if is_post else posts.find_team(who.id))


def _or_none(number: int | None) -> int:
    return -1 if number is None else number
