"""CG701: a seat the template asks for is not there."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.teams.teams import at_team, fitting, teams_there, template_of
from communitygov.rules.wording import ids


@rule(
    code="CG701",
    slug="seat-missing",
    severity="warning",
    title=Words("小组缺少模板要求的席位", "a team without a seat its template asks for"),
    why=Words(
        "小组靠各方各来一人才顶用；少一个席位，那一方就没有人到场。",
        "A team works because each side sends somebody; without the seat that side is not there.",
    ),
    says=Words("{team} 缺少席位 {seats}（模板 {template}）", "no seat {seats} in {team} (template {template})"),
    do=Words(
        "补上席位；有席位而不知是谁的，写 unknown；不按这一模板组成的，改 template",
        "add the seat; write unknown where it is not known who has it; name another template, or none, where the team"
        " is not made after this one",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之二：网格长带领联社干部、民警、公共卫生联络员；"
    "其他模板见词表所注出处",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P9
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by post:leader-G1
          seat liaison_cadre held by P1
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
          seat liaison_cadre held by P1
          seat police_officer held by unknown
          seat public_health_liaison held by P7
        duty open
        response-G1 leads open
    """,
)
def seat_missing(look: Look) -> Iterator[Remark]:
    """Teams with fewer seats of a name or kind than their template asks for at least."""
    for each in teams_there(look):
        template = template_of(look, each.team)
        asked = () if template is None else template.seats
        missing = [word.id for word in asked if len(fitting(look, each.team, word)) < word.least]
        if missing:
            yield at_team(each, teams=each.ids(look), seats=ids(missing), template=each.team.template)
