"""Cases 1 to 9: the nearest lead that is near enough, held and on shift."""

from tests.spec.case import Case, Chapter, Question, Situation

STEWARD = """
    post steward-M1 building_steward at M1 {held}
    post leader-G1 grid_leader at G1 held by P9
    every building_steward leads sweep
    leader-G1 leads sweep
"""
TWO_POSTS = """
    post day-M1 building_steward at M1 {day}
    post night-M1 building_steward at M1 {night}
    day-M1 leads sweep{joint}
    night-M1 leads sweep{joint}
"""
P1, P9 = "P1 as steward-M1", "P9 as leader-G1"
ON_DAYS = STEWARD.format(held="held by P1 on 08:00-20:00")

NEAREST = Case(
    1,
    "the nearest lead",
    "The steward of M1 is the nearest lead, holds the post, and stands at the level that the duty asks for. The grid "
    "leader comes next up the chain.",
    (
        Situation(
            STEWARD.format(held="held by P1"),
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    state="answered",
                    lead=(P1,),
                    escalation=(P9,),
                    why_not=("leader-G1 too_far",),
                ),
            ),
        ),
    ),
)
TOO_FAR = Case(
    2,
    "only somebody too far away",
    "M2 has no steward. The grid leader answers, but from further out than the duty allows: a hole with a backstop.",
    (
        Situation(
            STEWARD.format(held="held by P1"),
            (
                Question(
                    duty="sweep", place="H2a", state="too_far", backstop=(P9,), why_not=("leader-G1 too_far", "no_post")
                ),
            ),
        ),
    ),
)
VACANT = Case(
    3,
    "the nearest post is vacant",
    "P1 has left. The nearest lead is a post that nobody holds, and that post names the hole.",
    (
        Situation(
            STEWARD.format(held="held by P1 until 2020-01-15"),
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    state="vacant",
                    backstop=(P9,),
                    why_not=("leader-G1 too_far", "steward-M1 vacant"),
                ),
            ),
        ),
    ),
)
OFF_SHIFT = Case(
    4,
    "held, but nobody is on",
    "At 22:00 the steward is off. The post is held, so the hole is one of shifts; the grid leader is too far.",
    (
        Situation(
            ON_DAYS,
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    at="2020-02-01T22:00",
                    state="off_shift",
                    backstop=(P9,),
                    why_not=("leader-G1 too_far", "steward-M1 off_shift"),
                ),
            ),
        ),
    ),
)
BARE_DATE = Case(
    5,
    "a date without an hour",
    "A bare date is not midnight. It asks about the day and leaves shifts aside, and the answer says so.",
    (
        Situation(
            ON_DAYS,
            (Question(duty="sweep", place="H1a", at="2020-02-01", state="answered", lead=(P1,), escalation=(P9,)),),
        ),
    ),
)
DEPUTY = Case(
    6,
    "a deputy",
    "When the holder is off, the deputy takes the same test: on shift, the deputy answers; off shift, nobody does.",
    (
        Situation(
            STEWARD.format(held="held by P1 on 08:00-20:00, deputy P2"),
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    at="2020-02-01T22:00",
                    state="answered",
                    lead=("P2 as steward-M1 (deputy)",),
                    escalation=(P9,),
                ),
            ),
        ),
        Situation(
            STEWARD.format(held="held by P1 on 08:00-20:00, deputy P2 on 08:00-20:00"),
            (Question(duty="sweep", place="H1a", at="2020-02-01T22:00", state="off_shift", backstop=(P9,)),),
            then="the deputy is on by day only",
        ),
    ),
)
BY_TURNS = Case(
    7,
    "two posts by turns",
    "Two posts lead at one nearness. Only leads that can answer are counted, so by day and by night there is one.",
    (
        Situation(
            TWO_POSTS.format(day="held by P1 on 08:00-20:00", night="held by P2 on 20:00-08:00", joint=""),
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    state="answered",
                    lead=("P1 as day-M1",),
                    why_not=("night-M1 off_shift",),
                ),
                Question(
                    duty="sweep",
                    place="H1a",
                    at="2020-02-01T22:00",
                    state="answered",
                    lead=("P2 as night-M1",),
                    why_not=("day-M1 off_shift",),
                ),
            ),
        ),
    ),
)
RIVALS = Case(
    8,
    "two claims alive",
    "At 10:00 both can answer: two claims at one nearness. Declared joint, by a pact that both shares name, they "
    "answer together.",
    (
        Situation(
            TWO_POSTS.format(day="held by P1 on 08:00-20:00", night="held by P2", joint=""),
            (
                Question(
                    duty="sweep", place="H1a", state="ambiguous", lead=("P1 as day-M1", "P2 as night-M1"), why_not=()
                ),
            ),
        ),
        Situation(
            TWO_POSTS.format(day="held by P1 on 08:00-20:00", night="held by P2", joint=", joint pact-1"),
            (Question(duty="sweep", place="H1a", state="answered", lead=("P1 as day-M1", "P2 as night-M1")),),
            then="both name one pact",
        ),
    ),
)
JOINT_WITHOUT_ONE = Case(
    9,
    "a joint lead without one of them",
    "Joint leads do not need all: P1 answers, and the answer says why P2's post does not.",
    (
        Situation(
            TWO_POSTS.format(day="held by P1 on 08:00-20:00", night="vacant", joint=", joint pact-1"),
            (
                Question(
                    duty="sweep", place="H1a", state="answered", lead=("P1 as day-M1",), why_not=("night-M1 vacant",)
                ),
            ),
        ),
    ),
)

NEAR = Chapter(
    "Near enough, held, and on shift",
    "Leads are tried from the place outwards. The first nearness at which somebody answers decides.",
    (NEAREST, TOO_FAR, VACANT, OFF_SHIFT, BARE_DATE, DEPUTY, BY_TURNS, RIVALS, JOINT_WITHOUT_ONE),
)
