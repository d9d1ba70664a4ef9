"""Since when nobody holds a post, and until when."""

from datetime import datetime

from attrs import frozen

from communitygov.base.findings import Words
from communitygov.rules.groups import Group, Made
from communitygov.rules.look import Look
from communitygov.rules.people.appointing import day_of
from communitygov.rules.spans import over

BEHIND = Words("，只有副职", ", and only a deputy is there")


@frozen
class Vacancy:
    """That nobody holds a post, nor acts for its holder; a deputy stands behind, and fills no seat."""

    ended: Made | None
    """The appointment that ended last, of several the last row; None where nobody ever held the post."""
    begins: datetime | None
    """When somebody is to hold it."""
    deputy: bool
    """Whether a deputy is there."""

    @property
    def until(self) -> str:
        """The day on which somebody is to hold it; empty where nobody is."""
        return "" if self.begins is None else day_of(self.begins)


def vacancy(look: Look, group: Group) -> Vacancy | None:
    """The vacancy of the posts of a group; None where they are held, also by nobody knows whom, or are not there."""
    now = look.at.at
    held = [pair for pair in group.appointments if pair[1].capacity != "deputy"]
    if not group.there(look) or any(each.in_force(now) for _, each in held):
        return None
    ended = [pair for pair in held if over(pair[1], now)]
    starts = [start for _, each in held if (start := each.period[0]) is not None and start > now]
    return Vacancy(
        ended=max(ended, key=_when, default=None),
        begins=min((start for start in starts if group.post.in_force(start)), default=None),
        deputy=any(each.in_force(now) for _, each in group.appointments),
    )


def _when(pair: Made) -> tuple[datetime, int]:
    row, each = pair
    return each.period[1] or datetime.max, -1 if row is None else row
