"""Drawings of posts, who holds them, shifts, bodies and teams, and the documents that mean the same."""

from typing import Any

POSTS: dict[str, tuple[str, dict[str, Any]]] = {
    "a vacant post": (
        "post steward building_steward at M1 vacant",
        {"posts": [{"id": "steward", "kind": "building_steward", "serves": "M1"}]},
    ),
    "holders are people, in every capacity": (
        "post p head at C held by P1, acting P2, deputy P3, seconded P4 home station",
        {
            "people": ["P1", "P2", "P3", "P4"],
            "posts": [{"id": "p", "kind": "head", "serves": "C"}],
            "appointments": [
                {"post": "p", "holder": "P1"},
                {"post": "p", "holder": "P2", "capacity": "acting"},
                {"post": "p", "holder": "P3", "capacity": "deputy"},
                {"post": "p", "holder": "P4", "capacity": "seconded", "home": "station"},
            ],
        },
    ),
    "two holders, one of two, and those who are no named person": (
        "post p head held by P1 and P2, held by P1 or P3, held by unnamed, held by unknown, held by post:q",
        {
            "people": ["P1", "P2", "P3"],
            "posts": [{"id": "p", "kind": "head"}],
            "appointments": [
                {"post": "p", "holder": "P1"},
                {"post": "p", "holder": "P2"},
                {"post": "p", "holder": {"one_of": ["P1", "P3"]}},
                {"post": "p", "holder": "unnamed"},
                {"post": "p", "holder": "unknown"},
                {"post": "p", "holder": "post:q"},
            ],
        },
    ),
    "shift and dates belong to the post until a holder is named, then to the holder": (
        "post p head at C on day from 2019-01-01 held by P1 on 08:00-20:00 from 2020-01-01 until 2020-02-01",
        {
            "people": ["P1"],
            "shifts": [{"id": "0800-2000", "hours": "08:00-20:00"}],
            "posts": [{"id": "p", "kind": "head", "serves": "C", "shift": "day", "from": "2019-01-01"}],
            "appointments": [
                {"post": "p", "holder": "P1", "shift": "0800-2000", "from": "2020-01-01", "until": "2020-02-01"}
            ],
        },
    ),
    "seats, status and body of a post": (
        "post p head of office seats 2 together temporary",
        {
            "posts": [
                {
                    "id": "p",
                    "kind": "head",
                    "organisation": "office",
                    "seats": 2,
                    "together": True,
                    "status": "temporary",
                }
            ]
        },
    ),
    "a post for each place, and one of them appointed on its own": (
        """
        post steward building_steward for each micro_grid within G1 held by unnamed
        appoint P1 or P2 to steward-M1 as deputy from 2020-02-01
        """,
        {
            "people": ["P1", "P2"],
            "posts": [{"id": "steward", "kind": "building_steward", "for_each": "micro_grid", "within": "G1"}],
            "appointments": [
                {"post": "steward", "holder": "unnamed"},
                {
                    "post": "steward-M1",
                    "holder": {"one_of": ["P1", "P2"]},
                    "capacity": "deputy",
                    "from": "2020-02-01",
                },
            ],
        },
    ),
    "a shift by hours is made once": (
        """
        post p head on 08:00-20:00
        post q head on 08:00-20:00
        """,
        {
            "shifts": [{"id": "0800-2000", "hours": "08:00-20:00"}],
            "posts": [
                {"id": "p", "kind": "head", "shift": "0800-2000"},
                {"id": "q", "kind": "head", "shift": "0800-2000"},
            ],
        },
    ),
    "named shifts": (
        """
        shift day 08:00-12:00 and 14:00-18:00 on mon and wed
        shift night unknown
        shift office 09:00-17:00 on workdays
        """,
        {
            "shifts": [
                {"id": "day", "hours": ["08:00-12:00", "14:00-18:00"], "days": ["mon", "wed"]},
                {"id": "night", "hours": "unknown"},
                {"id": "office", "hours": "09:00-17:00", "days": "workdays"},
            ]
        },
    ),
    "a body with its head, and a body declared whole": (
        """
        organisation office (subdistrict_office) at C head chief
        organisation station (police_station) whole
        """,
        {
            "organisations": [
                {"id": "office", "kind": "subdistrict_office", "serves": "C", "head": "chief"},
                {"id": "station", "kind": "police_station", "whole": True},
            ]
        },
    ),
    "a team and its seats": (
        """
        team T (seed_1_3) at G1 in emergency
          seat grid_leader held by post:leader
          seat doctor (family_doctor) held by P7 on 08:00-20:00 leads
          seat police_officer held by P1 or P2, sent by station
          seat liaison vacant
        """,
        {
            "people": ["P7", "P1", "P2"],
            "shifts": [{"id": "0800-2000", "hours": "08:00-20:00"}],
            "teams": [
                {
                    "id": "T",
                    "template": "seed_1_3",
                    "serves": "G1",
                    "modes": ["emergency"],
                    "seats": {
                        "grid_leader": "post:leader",
                        "doctor": {"kind": "family_doctor", "holder": "P7", "shift": "0800-2000", "lead": True},
                        "police_officer": {"holder": {"one_of": ["P1", "P2"]}, "sent_by": "station"},
                        "liaison": {},
                    },
                }
            ],
        },
    ),
}
