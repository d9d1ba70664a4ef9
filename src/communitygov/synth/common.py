"""What a whole register shares: its duties, who leads them by kind, its shifts and its calendar."""

from typing import Any

import numpy as np

from communitygov.synth.columns import Table, Tables
from communitygov.synth.duties import LADDERS, MATTERS, RIVALS, Matter

AS_OF = "2026-03-10"

_HELP = (
    ("assist", "grid_member", ("visit_elderly", "sweep", "delivery", "waste_sorting", "policy_talk")),
    ("assist", "deputy_grid_leader", ("grid_visit", "patrol")),
    ("inform", "community_police_officer", ("neighbour_dispute", "flow_people", "petition")),
    ("supervise", "community_secretary", ("fire_hazard", "subsidy")),
)


def document(name: dict[str, str]) -> dict[str, Any]:
    """What is seldom or deep: the calendar, and duties whose level depends on the hour."""
    deep = [_deep(matter) for matter in MATTERS if LADDERS[matter.ladder].by_night]
    return {
        "communitygov": 1,
        "name": name,
        "as_of": AS_OF,
        "time_zone": "Asia/Shanghai",
        "calendar": {"years": [2025, 2026], "holidays": [], "workdays": [], "source": "made up: no holiday at all"},
        "teams": [
            {
                "id": "emergency",
                "for_each": "grid",
                "modes": ["emergency"],
                "seats": {"head": {"holder": "unnamed", "lead": True}, "doctor": "unnamed"},
            }
        ],
        "duties": deep,
    }


def _deep(matter: Matter) -> dict[str, Any]:
    ladder = LADDERS[matter.ladder]
    by_day = {"level": ladder.answered_at, "hours": "08:00-20:00"}
    return {
        "id": matter.id,
        "name": {"zh": matter.zh, "en": matter.en},
        "applies_to": matter.applies_to.split(),
        "answered_at": [by_day, {"level": ladder.by_night}],
    }


def tables() -> Tables:
    """Duties, shifts, and shares to kinds of post."""
    plain = [matter for matter in MATTERS if not LADDERS[matter.ladder].by_night]
    return {
        "duties": _table(
            ("id", "name.zh", "name.en", "group", "applies_to", "modes", "hours", "answered_at"),
            [_duty(matter) for matter in plain],
        ),
        "shifts": _table(
            ("id", "name.zh", "name.en", "hours", "days"),
            [
                ("day", "白班", "day", "08:00-20:00", "daily"),
                ("night", "夜班", "night", "20:00-08:00", "daily"),
                ("office", "工作日", "office hours", "08:30-17:30", "workdays"),
            ],
        ),
        "shares": _shares(),
    }


def _duty(matter: Matter) -> tuple[str, ...]:
    ladder = LADDERS[matter.ladder]
    group = RIVALS if matter.ladder == "rivalled" else ""
    return matter.id, matter.zh, matter.en, group, matter.applies_to, matter.modes, matter.hours, ladder.answered_at


def _shares() -> Table:
    leads = [
        (matter.id, "lead", f"every:{lead.kind}", lead.modes, lead.joint, lead.adds)
        for matter in MATTERS
        for lead in LADDERS[matter.ladder].leads
    ]
    helps = [(duty, part, f"every:{kind}", "", "", False) for part, kind, duties in _HELP for duty in duties]
    team = [("transfer", "assist", "team:emergency", "", "", False)]
    rest = [("", "lead", "every:subdistrict_director", "", "", False)]
    said = [(*row[:5], row[5]) for row in (*leads, *helps, *team, *rest)]
    table = _table(("duty", "part", "who", "modes", "joint"), [row[:5] for row in said])
    return {**table, "adds": np.array([row[5] for row in said])}


def _table(names: tuple[str, ...], found: list[tuple[str, ...]]) -> Table:
    return dict(zip(names, (np.array(column, dtype=np.str_) for column in zip(*found, strict=True)), strict=True))
