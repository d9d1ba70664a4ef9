"""What the rules about people say of posts of one row, and of appointments to them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from communitygov.base.time import Instant
from communitygov.rules.groups import Group, ids_of
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Where
from communitygov.rules.several import post_of, shown
from communitygov.rules.subject import subject_at
from communitygov.rules.wording import ids


def at_post(look: Look, where: Where, posts: Sequence[str], **fields: object) -> Remark:
    """What is said of posts of one row, at the row."""
    return Remark(
        subject=post_of(look, where, posts),
        where=where,
        fields={"post": ids(posts), **fields},
        evidence=shown("post", posts),
    )


def at_appointment(look: Look, row: int, posts: Sequence[str], field: str = "id", **fields: object) -> Remark:
    """What is said of an appointment, to one post or to several of one row: at a field of its row, else at the row."""
    return Remark(
        subject=subject_at(look.register, "appointments", row),
        where=("appointments", row, (field,)),
        fields={"post": ids(posts), **fields},
        evidence=shown("post", posts),
    )


def last_row(rows: Iterable[int | None]) -> int | None:
    """The last of some rows of appointments; None where only a seat states its holder."""
    return max((row for row in rows if row is not None), default=None)


def of_alike(look: Look, group: Group) -> Iterator[tuple[int, list[str]]]:
    """The posts of a group to look at, each with the ids it stands for: one for all, but for holders ex officio."""
    if any(each.holder.kind == "post" for _, each in group.appointments):
        yield from ((number, ids_of(look, (number,))) for number in group.numbers)
    else:
        yield group.numbers[0], ids_of(look, group.numbers)


def beginning(look: Look, at: datetime) -> str:
    """From when something is so, where that is later than the instant of the judgement; else nothing."""
    later = at.date() > look.at.at.date()
    return "" if not later else str(Instant(at, bare=at == datetime.combine(at.date(), datetime.min.time())))
