"""CG703: a team none of whose seats leads."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.teams.teams import at_team, teams_there
from communitygov.structure.seats import leading_seat


@rule(
    code="CG703",
    slug="team-without-lead",
    severity="error",
    title=Words("小组没有牵头席位", "a team none of whose seats leads"),
    why=Words(
        "小组作为整体负责，靠的是牵头的人；谁也不牵头，交给小组的事就没有人接。",
        "A team answers through the seat that leads it. Where none does, what is given to the team is given to nobody.",
    ),
    says=Words("{team} 没有一个席位牵头", "no seat leads {team}"),
    do=Words("给牵头的席位写上 lead: true", "write lead: true at the seat that leads"),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之二：由一名网格长带领；"
    "communitygov: a team answers through its lead seat",
    bad="""
        community C
        team council at C
          seat chair held by P1
          seat member held by P2
        duty open
        post chief community_secretary at C held by P3
        post:chief leads open
    """,
    good="""
        community C
        team council at C
          seat chair held by P1 leads
          seat member held by P2
        duty open
        post chief community_secretary at C held by P3
        post:chief leads open
    """,
)
def team_without_lead(look: Look) -> Iterator[Remark]:
    """Teams in force of whose seats none leads, by itself or by the template."""
    for each in teams_there(look):
        if leading_seat(each.team, look.structure.words) is None:
            yield at_team(each, teams=each.ids(look))
