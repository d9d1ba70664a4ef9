"""CG702: a seat that nobody holds."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from communitygov.base.findings import Words, measure
from communitygov.rules.groups import Group, groups
from communitygov.rules.holders import other_post
from communitygov.rules.look import Look
from communitygov.rules.people.told_as_leads import told_as_leads
from communitygov.rules.people.vacancy import BEHIND, vacancy
from communitygov.rules.post_remarks import at_post
from communitygov.rules.remark import Remark, Where
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered

LATER = Words("席位 {post} 要到 {until} 才有人{behind}", "nobody holds the seat {post} before {until}{behind}")
ONLY_DEPUTY = Words("席位 {post} 只有副职", "nobody but a deputy is appointed to the seat {post}")


@rule(
    code="CG702",
    slug="seat-vacant",
    severity="warning",
    title=Words("小组席位无人", "a seat that nobody holds"),
    why=Words(
        "表上席位齐全，人没有到齐：出事时那一方无人可叫。",
        "On paper the team is complete and somebody is missing: when it is called out that side has nobody to send.",
    ),
    says=Words("席位 {post} 没有任何人", "nobody holds the seat {post}"),
    do=Words(
        "写上 holder 或补一条任职；有人而未记姓名，写 unnamed；是否有人不清楚，写 unknown；"
        "由另一岗位兼任的，那个岗位在同一地点须有",
        "state the holder, or appoint one; write unnamed where somebody is there whom nobody named, unknown where that"
        " is not known; where another post holds it, there must be that post for the same place",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之二；"
    "communitygov: a seat exists when nobody holds it",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P9
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by post:leader-G1
          seat liaison_cadre vacant
          seat police_officer held by P5
          seat public_health_liaison held by P7
        duty open
        response-G1 leads open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P9
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by post:leader-G1
          seat liaison_cadre held by unknown
          seat police_officer held by P5
          seat public_health_liaison held by P7
        duty open
        response-G1 leads open
    """,
    last=True,
)
def seat_vacant(look: Look) -> Iterator[Remark]:
    """Seats of teams in force that nobody holds nor held before, or only posts that are not there for their place."""
    met: list[tuple[tuple[Where, str, bool], Sequence[int]]] = []
    told = told_as_leads(look)
    for group in (each for each in groups(look) if each.is_seat):
        empty = vacancy(look, group)
        if empty is not None and empty.ended is None:
            met.append(((group.where, empty.until, empty.deputy), group.numbers))
        elif group.there(look):
            met.append(((group.where, "", False), _without_other(look, group)))
    for (where, until, deputy), posts in gathered(met).items():
        numbers = [number for number in posts if number not in told]
        if numbers:
            says = LATER if until else ONLY_DEPUTY if deputy else Words()
            behind = BEHIND if deputy else Words()
            yield evolve(at_post(look, where, numbers, until=measure(until), behind=measure(behind)), says=says)


def _without_other(look: Look, group: Group) -> list[int]:
    """The seats whose holder is a post that is not there for their place; one nowhere at all is said elsewhere."""
    named = [each.holder.ids[0] if each.holder.kind == "post" else None for _, each in group.appointments]
    table = look.structure.posts_table
    if not all(name is not None and table.family_named(name) is not None for name in named):
        return []
    return [
        number
        for number in group.numbers
        if all(other_post(table, number, name) is None for name in named if name is not None)
    ]
