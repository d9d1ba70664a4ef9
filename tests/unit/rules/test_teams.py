"""Rules about teams and modes: where what they say stands, and in which words."""

from tests.unit.rules.teams_drawn import AT

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build

DOCUMENT = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: K1, site: case, within: G1}
people: [p-1]
shifts:
  - {id: office, hours: 09:00-17:00, days: workdays}
posts:
  - {id: guard, kind: gate_guard, serves: G1, status: temporary, shift: office}
teams:
  - id: rescue
    template: seed_1_3
    serves: G1
    modes: [emergency]
    from: 2026-02-01
    seats:
      chief: p-1
      liaison_cadre: {sent_by: somebody}
      police_officer: p-1
switches:
  - {mode: epidemic, where: G1}
  - {id: on, mode: flood, where: G1}
"""


def test_where_everything_stands():
    """
    At the row for what is missing, at the seat for what is wrong with one.
    """
    found = check(build(loads(DOCUMENT), at=AT), at=AT, select=["CG7"])

    assert [
        ("CG708", 5, 10),
        ("CG709", 8, 10),
        ("CG707", 10, 10),
        ("CG701", 12, 9),
        ("CG703", 12, 9),
        ("CG705", 12, 9),
        ("CG707", 12, 9),
        ("CG702", 19, 22),
        ("CG704", 20, 23),
        ("CG706", 22, 5),
        ("CG706", 23, 10),
    ] == [(each.code, each.line, each.column) for each in found]


def test_what_is_said_in_both_languages():
    """
    Each rule in one case.
    """
    found = check(build(loads(DOCUMENT), at=AT), at=AT, select=["CG7"])
    said = {(each.code, each.subject): (each.sentence("zh"), each.message) for each in found}

    assert {
        ("CG701", "team:rescue"): (
            "rescue 缺少席位 grid_leader和public_health_liaison（模板 seed_1_3）",
            "no seat grid_leader and public_health_liaison in rescue (template seed_1_3)",
        ),
        ("CG702", "post:rescue-liaison_cadre"): (
            "席位 rescue-liaison_cadre 没有任何人",
            "nobody holds the seat rescue-liaison_cadre",
        ),
        ("CG703", "team:rescue"): ("rescue 没有一个席位牵头", "no seat leads rescue"),
        ("CG704", "post:rescue-police_officer"): (
            "rescue 的席位 chief 和 police_officer 是同一人：p-1",
            "rescue: the seats chief and police_officer are held by one person: p-1",
        ),
        ("CG705", "team:rescue"): (
            "rescue 没有卫生人员的席位（公共卫生联络员、医生、护士，或由卫生服务中心派出）",
            "no seat of health in rescue (public-health liaison, doctor, nurse, or sent by a health centre)",
        ),
        ("CG706", "switch:epidemic.at.G1"): ("G1 的 epidemic 模式没有终止日", "mode epidemic at G1 states no end"),
        ("CG706", "switch:on"): ("G1 的 flood 模式没有终止日", "mode flood at G1 states no end"),
        ("CG707", "post:guard"): ("临时岗位 guard 没有终止日", "the temporary post guard states no end"),
        ("CG707", "team:rescue"): (
            "应急小组 rescue 自 2026-02-01 设立，没有终止日",
            "rescue is for emergencies, begins on 2026-02-01 and states no end",
        ),
        ("CG708", "place:K1"): ("个案 K1 没有终止日", "the case K1 states no end"),
        ("CG709", "shift:office"): (
            "班次 office 按工作日，而日历没有写 2026 年",
            "office is on working days, and the calendar does not state 2026",
        ),
    } == said
