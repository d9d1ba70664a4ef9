"""CG705: a team for an emergency without a seat of health."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.rules.team_rows import TeamRow
from communitygov.rules.teams.teams import at_team, kind_of_seat, teams_there

HEALTH = ("public_health_liaison", "doctor", "family_doctor", "nurse")
"""Kinds of post of health."""

BODIES = ("health_centre",)
"""Kinds of body whose people are of health."""

MODES = ("emergency", "epidemic")
"""The modes in which somebody of health is needed: any emergency, and an epidemic; not a flood alone."""

GRID = "grid"

NO_WORDS = Words("词表没有卫生人员的岗位种类", "the vocabulary has no word for a post of health")


@rule(
    code="CG705",
    slug="no-medic",
    severity="warning",
    title=Words("应急小组没有卫生人员席位", "a team for an emergency without a seat of health"),
    why=Words(
        "疫情中网格队伍没有专业医务人员，送医、隔离、消毒就没有人懂；医疗机构也不知道该找谁。",
        "In an epidemic nobody in the grid knows about care, isolation and disinfection, and the clinic does not know"
        " whom to call.",
    ),
    says=Words(
        "{team} 没有卫生人员的席位（公共卫生联络员、医生、护士，或由卫生服务中心派出）",
        "no seat of health in {team} (public-health liaison, doctor, nurse, or sent by a health centre)",
    ),
    do=Words(
        "加一个席位，由基层医疗卫生机构派人：sent_by；只应对水火等灾害的，modes 写明是哪一种",
        "add a seat that a health centre fills (sent_by); where the team is for floods or fires alone, name that",
    ),
    source="欧晓鸥：《加快网格治理转化升级 建设抗风险韧性社区》（2021）：“七大员”中没有专业医务工作者；"
    "《突发公共卫生事件应对法》（2025-11-01 起施行）第十六、二十三条",
    bad="""
        community C
          grid G1
        team rescue-G1 at G1 in emergency
          seat grid_leader held by P1 leads
          seat police_officer held by P2
        duty open
        post chief community_secretary at C held by P3
        post:chief leads open
    """,
    good="""
        community C
          grid G1
        team rescue-G1 at G1 in emergency
          seat grid_leader held by P1 leads
          seat police_officer held by P2
          seat doctor held by unknown
        duty open
        post chief community_secretary at C held by P3
        post:chief leads open
    """,
)
def no_medic(look: Look) -> Iterator[Remark | Unchecked]:
    """Teams for emergencies or epidemics that serve a grid, or more, and have no seat of health."""
    asked = [each for each in teams_there(look) if _is_asked(look, each)]
    if asked and not {*HEALTH} & {word.id for word in look.structure.words.vocabulary.posts}:
        yield Unchecked(why=NO_WORDS)
        return
    for each in asked:
        if not any(_of_health(look, each, name) for name in each.team.seats):
            yield at_team(each, teams=each.ids(look))


def _is_asked(look: Look, each: TeamRow) -> bool:
    """Whether a team is for such a mode, and for a grid or what lies around one: not for a stairwell or a case."""
    words, structure = look.structure.words, look.structure
    line = [words.mode_line(mode) for mode in each.team.modes]
    if not any(mode[0] == MODES[0] or MODES[1] in mode for mode in line):
        return False
    if GRID not in words.rank:
        return True
    scope = structure.posts_table.team_scope(each.numbers[0])
    return scope >= 0 and structure.scopes.number(scope) <= words.level_number(GRID)


def _of_health(look: Look, each: TeamRow, name: str) -> bool:
    body = look.structure.organisations.get(each.team.seats[name].sent_by or "")
    return kind_of_seat(look, each.team, name) in HEALTH or (body is not None and body.kind in BODIES)
