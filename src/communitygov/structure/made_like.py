"""Which posts may be meant by an id that none has: those made for a place, before the row they are made from."""

from collections.abc import Iterable

from communitygov.base.wording import near
from communitygov.structure.build import Structure
from communitygov.structure.shown import near_posts


def post_or_else(structure: Structure, text: str, known: Iterable[str]) -> tuple[str, ...]:
    """List a few ids like one that is not there: of posts, and of whatever else is known.

    A row that is written for each place is all of its posts at once: where one of these is more like what was written,
    the row itself is none of those that are meant.
    """
    rows = {post.id for post in structure.register.posts if post.for_each is not None}
    like = near(text, {*near_posts(structure.posts_table, text), *known})
    return tuple(each for number, each in enumerate(like) if number == 0 or each not in rows)
