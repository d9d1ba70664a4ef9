"""What posts serve: those made for places, those that stand alone, and those that are listed."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from communitygov.model.columns import texts
from communitygov.structure.families import PostFamily
from communitygov.structure.made import Listed
from communitygov.structure.made_found import scopes_of
from communitygov.structure.places import Ints, Longs
from communitygov.structure.posts import Dangling
from communitygov.structure.scopes import NOWHERE, Scopes


@frozen(eq=False)
class Served:
    """The scope of each post, in the order of their families."""

    scope: Ints
    dangling: Dangling

    @classmethod
    def of(cls, families: Sequence[PostFamily], scopes: Scopes) -> "Served":
        """Look for what each family serves."""
        dangling: Dangling = []
        parts = [_of_family(each, scopes, dangling) for each in families if each.family.listed is None]
        listed = [each.family.listed for each in families if each.family.listed is not None]  # behind all others
        if listed:
            parts.append(_of_listed(listed, scopes, dangling))
        return cls(np.concatenate((np.zeros(0, dtype=np.int32), *parts)).astype(np.int32), dangling)


def _of_family(family: PostFamily, scopes: Scopes, dangling: Dangling) -> Ints:
    rows = family.family.rows
    return np.array([_of_one(family, scopes, dangling)], dtype=np.int32) if rows is None else rows


def _of_listed(listed: Sequence[Listed], scopes: Scopes, dangling: Dangling) -> Ints:
    """What the posts serve that are listed, which are all of one register."""
    rows = np.concatenate([each.rows for each in listed])
    asked = texts(listed[0].posts, "serves")
    found: Longs = scopes_of(scopes, asked)[rows]
    lost = np.flatnonzero((found == NOWHERE) & (asked.lengths[rows] > 0))
    dangling += [("posts", row, "serves", asked[row]) for row in map(int, rows[lost])]
    return found.astype(np.int32)


def _of_one(family: PostFamily, scopes: Scopes, dangling: Dangling) -> int:
    scope = scopes.find(family.post.serves)
    if scope == NOWHERE and family.post.serves is not None and family.row is not None:
        dangling.append(("posts", family.row, "serves", family.post.serves))
    return scope
