"""Cases 21 to 26: catch-alls, exemptions, modes and teams."""

from tests.spec.case import COMMON, Case, Chapter, Question, Situation

P0, P1, P2, P9 = "P0 as desk", "P1 as member-1", "P2 as member-2", "P9 as leader-G1"
BY_MODE = """
    post member-1 grid_member at G1 held by P1
    post member-2 grid_member at G1 held by P2
    member-1 leads open
    member-2 leads open in emergency
"""
TEAM = """
    post leader-G1 grid_leader at G1 {held}
    team response-G1 (seed_1_3) at G1 in emergency
      seat grid_leader held by post:leader-G1
      seat public_health_liaison held by P7
    response-G1 leads open
    every public_health_liaison informs open
"""
P7 = "P7 as response-G1-public_health_liaison"

CATCH_ALL = Case(
    21,
    "a catch-all",
    "A desk that leads everything makes no duty answered, unless the duty itself states a level that the desk meets.",
    (
        Situation(
            """
            post desk duty_officer at C held by P0
            desk leads everything
            """,
            (Question(duty="open", place="H1a", state="missing", backstop=(P0,), why_not=("desk catch_all",)),),
        ),
        Situation(
            COMMON.replace("duty open: household, shop\n", "duty open: household, shop, at community\n")
            + """\
post desk duty_officer at C held by P0
desk leads everything
""",
            (Question(duty="open", place="H1a", state="answered", lead=(P0,), why_not=()),),
            then="the duty must be answered at the community",
            own_places=True,
        ),
    ),
)
CATCH_ALL_BEHIND = Case(
    22,
    "a vacant lead before a catch-all",
    "The named lead names the hole; the desk behind it is the backstop.",
    (
        Situation(
            """
            post leader-G1 grid_leader at G1 vacant
            post desk duty_officer at C held by P0
            leader-G1 leads open
            desk leads everything
            """,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="vacant",
                    backstop=(P0,),
                    why_not=("desk catch_all", "leader-G1 vacant"),
                ),
            ),
        ),
    ),
)
EXEMPT = Case(
    23,
    "an exemption",
    "What is left out on purpose is told as such, with its reason; and then the purpose ends. Until day 10 means that "
    "day 10 is no longer exempt.",
    (
        Situation(
            """
            post steward-M1 building_steward at M1 held by P1
            every building_steward leads sweep
            exempt G1 from sweep until 2020-02-10 because the pipes are being replaced
            """,
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    state="exempt",
                    why_not=(),
                    because=("the pipes are being replaced",),
                ),
                Question(
                    duty="sweep", place="H1a", at="2020-02-10T10:00", state="answered", lead=("P1 as steward-M1",)
                ),
                Question(
                    duty="sweep", place="H1a", at="2020-02-11T10:00", state="answered", lead=("P1 as steward-M1",)
                ),
            ),
        ),
    ),
)
MODES = Case(
    24,
    "a lead for emergencies",
    "An epidemic is a kind of emergency. At one scope the share that names the mode more exactly comes first.",
    (
        Situation(
            BY_MODE,
            (
                Question(duty="open", place="H1a", state="answered", lead=(P1,), why_not=("member-2 mode",)),
                Question(
                    duty="open",
                    place="H1a",
                    mode="epidemic",
                    state="answered",
                    lead=(P2,),
                    escalation=(P1,),
                    why_not=("member-1 nearer",),
                ),
            ),
        ),
    ),
)
SWITCHED = Case(
    25,
    "a mode that is switched on",
    "Where no mode is asked for, the one in force there counts: for two days it is an emergency.",
    (
        Situation(
            BY_MODE + "    switch emergency at G1 from 2020-02-01 until 2020-02-03\n",
            (
                Question(
                    duty="open",
                    place="H1a",
                    mode=None,
                    mode_in_force="emergency",
                    state="answered",
                    lead=(P2,),
                    escalation=(P1,),
                ),
                Question(duty="open", place="H1a", mode=None, at="2020-02-03T10:00", state="answered", lead=(P1,)),
            ),
        ),
    ),
)
RESPONSE_TEAM = Case(
    26,
    "a “1+3” team",
    "The team answers through its lead seat, which whoever is grid leader holds. The liaison informs and never leads. "
    "Outside emergencies the team is asleep and has no share.",
    (
        Situation(
            TEAM.format(held="held by P9"),
            (
                Question(duty="open", place="H1a", mode="emergency", state="answered", lead=(P9,), inform=(P7,)),
                Question(duty="open", place="H1a", state="missing", why_not=("response-G1 mode",)),
            ),
        ),
        Situation(
            TEAM.format(held="vacant"),
            (
                Question(
                    duty="open",
                    place="H1a",
                    mode="emergency",
                    state="vacant",
                    inform=(P7,),
                    why_not=("response-G1 vacant",),
                ),
            ),
            then="nobody is grid leader",
        ),
    ),
)

MODES_AND_TEAMS = Chapter(
    "Catch-alls, exemptions, modes and teams",
    "Who is responsible for everything answers for nothing in particular. Modes and exemptions come and go.",
    (CATCH_ALL, CATCH_ALL_BEHIND, EXEMPT, MODES, SWITCHED, RESPONSE_TEAM),
)
