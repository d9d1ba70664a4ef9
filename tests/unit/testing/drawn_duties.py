"""Drawings of duties, shares, links, words and what is written out, and the documents that mean the same."""

from typing import Any

from tests.unit.testing.drawn_places import home

DUTIES: dict[str, tuple[str, dict[str, Any]]] = {
    "a duty: for what, where it must be answered, when it asks": (
        """
        duty sweep: household, at micro_grid, in emergency, on 08:00-20:00
        duty open: household, shop
        duty care at community for shop, at micro_grid for household, group visits
        duty papers: household, owned by city
        """,
        {
            "duties": [
                {
                    "id": "sweep",
                    "applies_to": ["household"],
                    "answered_at": "micro_grid",
                    "modes": ["emergency"],
                    "hours": "08:00-20:00",
                },
                {"id": "open", "applies_to": ["household", "shop"]},
                {
                    "id": "care",
                    "answered_at": [{"of": "shop", "level": "community"}, {"of": "household", "level": "micro_grid"}],
                    "group": "visits",
                },
                {"id": "papers", "applies_to": ["household"], "owned_by": "city"},
            ]
        },
    ),
    "shares, by whom and of what": (
        """
        post desk duty_officer
        team T
          seat doctor vacant
        organisation office (office)
        person P1
        every building_steward leads sweep
        desk leads everything at C
        T assists group visits
        office informs sweep
        P1 supervises sweep
        T-doctor leads sweep
        post:nobody leads sweep
        """,
        {
            "people": ["P1"],
            "posts": [{"id": "desk", "kind": "duty_officer"}],
            "teams": [{"id": "T", "seats": {"doctor": {}}}],
            "organisations": [{"id": "office", "kind": "office"}],
            "shares": [
                {"part": "lead", "duty": "sweep", "who": {"every": "building_steward"}},
                {"part": "lead", "who": "post:desk", "where": "C"},
                {"part": "assist", "group": "visits", "who": "team:T"},
                {"part": "inform", "duty": "sweep", "who": "organisation:office"},
                {"part": "supervise", "duty": "sweep", "who": "person:P1"},
                {"part": "lead", "duty": "sweep", "who": "post:T-doctor"},
                {"part": "lead", "duty": "sweep", "who": "post:nobody"},
            ],
        },
    ),
    "what else a share may say": (
        """
        every head leads sweep at old-1 in epidemic and flood, on night, joint PACT, called s1, from 2020-01-01
        every head leads sweep, adds, first, for each grid within C
        """,
        {
            "shares": [
                {
                    "id": "s1",
                    "part": "lead",
                    "duty": "sweep",
                    "who": {"every": "head"},
                    "where": "old-1",
                    "modes": ["epidemic", "flood"],
                    "shift": "night",
                    "joint": "PACT",
                    "from": "2020-01-01",
                },
                {
                    "part": "lead",
                    "duty": "sweep",
                    "who": {"every": "head"},
                    "adds": True,
                    "first": True,
                    "for_each": "grid",
                    "within": "C",
                },
            ]
        },
    ),
    "exemptions and switches": (
        """
        exempt B1 from sweep from 2020-02-01 until 2020-03-01 because nobody lives there, for now
        exempt B2 from everything because it is a ruin
        switch epidemic at C by organisation:hq from 2020-01-26 through 2020-03-19
        """,
        {
            "exemptions": [
                {
                    "where": "B1",
                    "duty": "sweep",
                    "reason": "nobody lives there, for now",
                    "from": "2020-02-01",
                    "until": "2020-03-01",
                },
                {"where": "B2", "reason": "it is a ruin"},
            ],
            "switches": [
                {
                    "mode": "epidemic",
                    "where": "C",
                    "by": "organisation:hq",
                    "from": "2020-01-26",
                    "through": "2020-03-19",
                }
            ],
        },
    ),
    "links between posts, and between places": (
        """
        grid G1
        post a head
        post b head
        a stands in for b in emergency
        a reports to b from 2020-01-01
        G1 became place:G2
        """,
        {
            "places": [{"id": "G1", "level": "grid"}],
            "posts": [{"id": "a", "kind": "head"}, {"id": "b", "kind": "head"}],
            "links": [
                {"kind": "stands_in_for", "who": "post:a", "to": "post:b", "modes": ["emergency"]},
                {"kind": "reports_to", "who": "post:a", "to": "post:b", "from": "2020-01-01"},
                {"kind": "became", "who": "place:G1", "to": "place:G2"},
            ],
        },
    ),
    "every other link": (
        """
        post a head
        organisation o (office)
        a is a member of o
        a pairs with a
        o asks of a
        o supports a
        a guides o
        """,
        {
            "posts": [{"id": "a", "kind": "head"}],
            "organisations": [{"id": "o", "kind": "office"}],
            "links": [
                {"kind": "member_of", "who": "post:a", "to": "organisation:o"},
                {"kind": "pairs_with", "who": "post:a", "to": "post:a"},
                {"kind": "asks_of", "who": "organisation:o", "to": "post:a"},
                {"kind": "supports", "who": "organisation:o", "to": "post:a"},
                {"kind": "guides", "who": "post:a", "to": "organisation:o"},
            ],
        },
    ),
    "words of another country": ("words of japan", {"vocabulary": {"base": "japan"}}),
    "words of its own, with which places are drawn": (
        """
        kind of place yard rank 75
        kind of site kiosk at building
        kind of zone ring at grid partition
        kind of mode drill of emergency
        kind of team pair {of: grid, seats: [{id: one, kind: head, lead: true}]}
        yard Y1
          kiosk K1
        """,
        {
            "places": [{"id": "Y1", "level": "yard"}, {"id": "K1", "site": "kiosk", "within": "Y1"}],
            "vocabulary": {
                "levels": [{"id": "yard", "rank": 75}],
                "sites": [{"id": "kiosk", "stands_at": "building"}],
                "zones": [{"id": "ring", "stands_at": "grid", "partition": True}],
                "modes": [{"id": "drill", "kind_of": "emergency"}],
                "templates": [{"id": "pair", "of": "grid", "seats": [{"id": "one", "kind": "head", "lead": True}]}],
            },
        },
    ),
    "the register itself": (
        """
        as of 2020-02-10T20:30
        time zone Asia/Shanghai
        register {name: 清河}
        calendar {years: [2020], holidays: [2020-01-27]}
        """,
        {
            "as_of": "2020-02-10T20:30",
            "time_zone": "Asia/Shanghai",
            "name": "清河",
            "calendar": {"years": [2020], "holidays": ["2020-01-27"]},
        },
    ),
    "braces say what a form has no words for": (
        "building B7: H1 {name: 7号楼, attributes: {doors: 3}}",
        {
            "places": [
                {"id": "B7", "level": "building", "name": "7号楼", "attributes": {"doors": 3}},
                home("H1", "B7"),
            ]
        },
    ),
    "a row can be written out whole": (
        """
        place {id: B7, level: blok, within: nowhere}
        person {id: P1, name: {en: A}}
        duty {id: care, nature: serve}
        """,
        {
            "places": [{"id": "B7", "level": "blok", "within": "nowhere"}],
            "people": [{"id": "P1", "name": {"en": "A"}}],
            "duties": [{"id": "care", "nature": "serve"}],
        },
    ),
    "remarks, blank lines and ids in any script": (
        """
        # a remark

        community 清河   # another
          grid 一网格
        post 书记 community_secretary at 清河 held by 甲
        """,
        {
            "places": [{"id": "清河", "level": "community"}, {"id": "一网格", "level": "grid", "within": "清河"}],
            "people": ["甲"],
            "posts": [{"id": "书记", "kind": "community_secretary", "serves": "清河"}],
            "appointments": [{"post": "书记", "holder": "甲"}],
        },
    ),
    "what is marked as made up": (
        "every head leads sweep, made up",
        {"shares": [{"part": "lead", "duty": "sweep", "who": {"every": "head"}, "made_up": True}]},
    ),
    "nothing": ("", {}),
}
