"""The forty duties, and the ladder of leads that each of them stands on."""

from types import MappingProxyType
from typing import Final

from attrs import frozen

DAY, NIGHT = "2026-03-10T10:00", "2026-03-10T20:30"
INSTANTS: Final = (DAY, NIGHT)
"""The instants of the key: a Tuesday in the morning, and the same evening."""

MODES: Final = ("service", "epidemic")
"""The modes of the key, both asked for by name."""

MICRO, GRID, COMMUNITY, STREET = "micro_grid", "grid", "community", "subdistrict"


@frozen
class Lead:
    """A kind of post that leads."""

    kind: str
    modes: str = ""
    joint: str = ""
    adds: bool = False


@frozen
class Ladder:
    """Who leads, from the nearest outwards, and from where it must be answered."""

    name: str
    leads: tuple[Lead, ...]
    answered_at: str = ""
    by_night: str = ""
    """The level it must be answered at from 20:00 on, where that is another."""


_STEWARD, _LEADER = Lead("building_steward"), Lead("grid_leader")
_DIRECTOR, _OFFICER = Lead("community_director"), Lead("community_police_officer")

LADDERS: Final[MappingProxyType[str, Ladder]] = MappingProxyType(
    {
        ladder.name: ladder
        for ladder in (
            Ladder("door", (_STEWARD, _LEADER), MICRO),
            Ladder("door_only", (_STEWARD,), MICRO),
            Ladder("door_by_day", (_STEWARD, _LEADER), MICRO, by_night=GRID),
            Ladder("stairwell", (_STEWARD, _LEADER), GRID),
            Ladder("grid", (_LEADER,), GRID),
            Ladder("rivalled", (_LEADER,), GRID),
            Ladder("grid_or_out", (_LEADER, _DIRECTOR), GRID),
            Ladder("anywhere", (_LEADER, _DIRECTOR)),
            Ladder("joint", (Lead("grid_leader", joint="paired"), Lead("grid_instructor", joint="paired")), GRID),
            Ladder("patrol", (_LEADER, Lead("grid_member", adds=True)), GRID),
            Ladder("exact", (Lead("grid_leader", modes="epidemic"), Lead("grid_instructor")), GRID),
            Ladder("police", (_OFFICER,), COMMUNITY),
            Ladder("police_or_out", (_OFFICER,), COMMUNITY),
            Ladder("police_anywhere", (_OFFICER,)),
            Ladder("property", (Lead("property_manager"), _DIRECTOR), COMMUNITY),
            Ladder("community", (_DIRECTOR,), COMMUNITY),
            Ladder("caught", (_DIRECTOR,), STREET),
            Ladder("local", ()),
            Ladder("secretary", (Lead("community_secretary"),)),
            Ladder("health", (Lead("public_health_liaison"),)),
            Ladder("gate", (Lead("gate_guard"),)),
        )
    }
)
"""By name. Those of ``local`` are led in each community by whom it has named for them: its secretary, or its committee.
Behind those of ``police_or_out``, ``police_anywhere`` stands the police station, behind ``health`` the
health centre, both for the whole sub-district; behind all, as a catch-all, the director of the sub-district office."""


@frozen
class Matter:
    """One duty."""

    id: str
    zh: str
    en: str
    ladder: str
    modes: str = ""
    """The mode it asks in; none: all."""
    applies_to: str = "household"
    hours: str = ""


MATTERS: Final[tuple[Matter, ...]] = (
    Matter("visit_elderly", "独居老人走访", "visits to elderly who live alone", "door"),
    Matter("stairs_clear", "楼道堆物清理", "keeping the stairs clear", "door"),
    Matter("sweep", "扫楼排查", "building sweep", "door", modes="emergency"),
    Matter("notice_by_door", "逐户告知", "notice at every door", "door_only"),
    Matter("door_check", "居家健康监测", "health checks at the door", "door_only", modes="emergency"),
    Matter("lamp_report", "楼道灯报修", "reporting broken lamps", "door_by_day"),
    Matter("tenant_register", "出租房登记", "register of rented homes", "door_by_day"),
    Matter("charging_check", "电动车违规充电劝阻", "no charging of bicycles indoors", "door_by_day"),
    Matter("neighbour_dispute", "邻里纠纷调解", "disputes between neighbours", "stairwell"),
    Matter("noise", "噪声扰民劝导", "noise", "stairwell"),
    Matter("disabled_help", "残疾人帮扶", "help for disabled residents", "stairwell"),
    Matter("delivery", "生活物资代购代送", "shopping and deliveries", "stairwell", modes="emergency"),
    Matter("leak", "渗漏水协调", "leaks between homes", "stairwell", hours="08:00-18:00"),
    Matter("flow_people", "流动人口登记", "register of migrants", "grid"),
    Matter("fire_hazard", "消防隐患排查", "fire hazards", "grid", applies_to="household shop"),
    Matter("isolation_support", "居家隔离服务", "support of those who isolate", "grid", modes="emergency"),
    Matter("parking_order", "停车秩序", "order of parking", "rivalled"),
    Matter("dog_licence", "犬只管理", "licences of dogs", "rivalled"),
    Matter("waste_sorting", "垃圾分类督导", "sorting of waste", "rivalled"),
    Matter("grid_visit", "网格走访", "visits by the grid", "grid_or_out"),
    Matter("safety_notice", "燃气安全检查", "gas safety", "grid_or_out"),
    Matter("transfer", "转运接驳", "taking people to hospital", "grid_or_out", modes="emergency"),
    Matter("public_opinion", "社情民意收集", "opinions of residents", "anywhere"),
    Matter("culture", "文体活动组织", "culture and sport", "anywhere"),
    Matter("volunteers", "志愿服务组织", "volunteers", "local"),
    Matter("policy_talk", "政策宣传", "explaining policies", "anywhere"),
    Matter("linked_family", "困难家庭结对", "families in need", "joint"),
    Matter("petition", "信访矛盾化解", "petitions", "joint"),
    Matter("patrol", "平安巡防", "patrols", "patrol"),
    Matter("flood_watch", "积水巡查", "watching for floods", "patrol"),
    Matter("mixed_guard", "管控点值守", "guarding a control point", "exact"),
    Matter("household_police", "实有人口核对", "checking who lives where", "police"),
    Matter("fraud", "反诈宣传", "warning against fraud", "police_or_out"),
    Matter("public_order", "治安警情处置", "public order", "police_anywhere"),
    Matter("lift_repair", "电梯故障处置", "lifts that stand still", "property"),
    Matter("certificate", "居住证明开具", "certificates of residence", "community"),
    Matter("subsidy", "低保申请受理", "subsidies", "caught"),
    Matter("party_service", "党员联系群众", "Party members and residents", "secretary"),
    Matter("vaccination", "接种提醒", "vaccination reminders", "health"),
    Matter("gate_check", "门岗查验", "checks at the gate", "gate", applies_to="gate"),
)
"""Forty. What stands on one ladder is answered by the same posts; what is planted is known of a ladder."""

RIVALS = "order"
"""The group of the duties whose lead a deputy may claim."""
