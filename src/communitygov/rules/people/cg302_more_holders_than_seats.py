"""CG302: more holders at once than seats."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from communitygov.base.findings import Words, measure
from communitygov.rules.at_once import together
from communitygov.rules.groups import Group, groups
from communitygov.rules.holders import Unit, at_least, pool
from communitygov.rules.look import Look
from communitygov.rules.people.appointing import beginning, day_of, last_row, of_alike
from communitygov.rules.post_remarks import at_appointment
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered


@rule(
    code="CG302",
    slug="more-holders-than-seats",
    severity="error",
    title=Words("任职人数多于定员", "more holders at once than seats"),
    why=Words(
        "一个岗位定员一人而有两人在任，谁说了算就不清楚；多半是前任的终止日没有写。",
        "One seat and two holders: nobody can say whose word counts. Mostly the end of the first term was left out.",
    ),
    says=Words(
        "岗位 {post} 定员 {seats} 人{when}，至少有 {many} 人同时任职",
        "at least {many} hold {post} at once{when}; seats stated: {seats}",
    ),
    do=Words(
        "给前任写上 until；确实多人任职的，改 seats（共同负责的再写 together: true）；轮流的各写 shift，时段不重叠",
        "state until for whoever has left; where several do hold it, state seats (and together: true where they answer"
        " together); where they take turns, state a shift for each, with no hour in common",
    ),
    source="communitygov: seats says how many hold a post at once",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1 held by P2
        post deputy-G1 deputy_grid_leader at G1 held by P3
        duty open
        post:deputy-G1 leads open
        post:leader-G1 assists open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1 until 2026-01-01 held by P2 from 2026-01-01
        post deputy-G1 deputy_grid_leader at G1 held by P3
        duty open
        post:deputy-G1 leads open
        post:leader-G1 assists open
    """,
)
def more_holders_than_seats(look: Look) -> Iterator[Remark]:
    """Posts that more persons hold at one instant, now or later, than they have seats: as many as are certain."""
    met: list[tuple[tuple[int, int, int, str], Sequence[int]]] = []
    for group in groups(look):
        if len(group.appointments) > group.post.seats and group.post.status != "abolished":
            for number, posts in of_alike(group):
                over = _over(look, group, number)
                row = None if over is None else last_row(unit.row for unit in over[1])
                if over is not None and row is not None:
                    by_shift = any(unit.shifts for unit in over[1])
                    when = day_of(over[0]).replace("T", " ") if by_shift else beginning(look, over[0])
                    met.append(((row, group.post.seats, len(over[1]), when), posts))
    for (row, seats, many, when), posts in gathered(met).items():
        since = Words(f"，{when} 起", f" from {when}") if when else Words()
        yield at_appointment(look, row, posts, seats=measure(seats), many=measure(many), when=measure(since))


def _over(look: Look, group: Group, number: int) -> tuple[datetime, tuple[Unit, ...]] | None:
    """The first instant at which there are too many, and those who hold the post then."""
    for at, units in together(look, group, number):
        held = at_least(pool(units))
        if len(held) > group.post.seats:
            return at, held
    return None
