"""What the rules about appointments share."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time

from communitygov.base.time import Instant
from communitygov.rules.groups import Group
from communitygov.rules.look import Look


def last_row(rows: Iterable[int | None]) -> int | None:
    """The last of some rows of appointments; None where only a seat states its holder."""
    return max((row for row in rows if row is not None), default=None)


def of_alike(group: Group) -> Iterator[tuple[int, Sequence[int]]]:
    """The posts of a group to look at, each with those it stands for: one for all, but for holders ex officio."""
    if any(each.holder.kind == "post" for _, each in group.appointments):
        yield from ((number, (number,)) for number in group.numbers)
    else:
        yield group.numbers[0], group.numbers


def beginning(look: Look, at: datetime) -> str:
    """From when something is so, where that is a later day than that of the judgement; else nothing."""
    return day_of(at) if at.date() > look.at.at.date() else ""


def day_of(at: datetime) -> str:
    """An instant as it is written; the day alone where it begins one."""
    return str(Instant(at, bare=at.time() == time()))
