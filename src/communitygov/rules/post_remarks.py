"""What rules say of posts of one row, and of appointments to them."""

from collections.abc import Collection, Iterable, Sequence

from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Where
from communitygov.rules.several import shown
from communitygov.rules.spread import rows_of_scopes
from communitygov.rules.wording import ids


def at_post(look: Look, where: Where, posts: Collection[int], **fields: object) -> Remark:
    """What is said of posts of one row, at the row: of one by its id, of several by that of the row."""
    names = _ids(look, posts)
    return Remark(
        subject=f"post:{names[0] if len(names) == 1 else _written(look, where)}",
        where=where,
        fields={"post": ids(names), **fields},
        evidence=shown("post", names),
        rows=_rows(look, posts),
    )


def at_appointment(look: Look, row: int, posts: Collection[int], field: str = "id", **fields: object) -> Remark:
    """What is said of an appointment, to one post or to several of one row: at a field of its row, else at the row."""
    names = _ids(look, posts)
    return Remark(
        subject=f"post:{look.register.appointments[row].post}",
        where=("appointments", row, (field,)),
        fields={"post": ids(names), **fields},
        evidence=shown("post", names),
        rows=_rows(look, posts),
    )


def _rows(look: Look, posts: Collection[int]) -> Sequence[int]:
    """The places of several posts; one post is its own subject."""
    scope = look.structure.posts_table.scope
    return rows_of_scopes(look, (int(scope[number]) for number in posts)) if len(posts) > 1 else ()


def _ids(look: Look, posts: Iterable[int]) -> list[str]:
    """The ids of posts, in the order of the document."""
    table = look.structure.posts_table
    return [table.id(number) for number in sorted(posts)]


def _written(look: Look, where: Where) -> str:
    """The id of the row that posts are written in, or of a seat of one."""
    section, row, steps = where
    written = getattr(look.register, section)[row].id
    return f"{written}-{steps[-1]}" if section == "teams" else written
