"""Cases 27 to 30: bodies, inherited answers, first responders."""

from tests.spec.case import Case, Chapter, Question, Situation

OFFICE = """
    organisation office (subdistrict_office) at C head chief
    post chief subdistrict_director of office {held}
    post vice deputy_director of office {vice}
    office leads open
"""
P9 = "P9 as leader-G1"

HEAD = Case(
    27,
    "an office and its head",
    "A body answers through its head: whoever acts for the head first, then the post that stands in.",
    (
        Situation(
            OFFICE.format(held="vacant", vice="held by P3"),
            (Question(duty="open", place="H1a", state="vacant", why_not=("office vacant",)),),
        ),
        Situation(
            OFFICE.format(held="vacant", vice="held by P3") + "    vice stands in for chief\n",
            (Question(duty="open", place="H1a", state="answered", lead=("P3 as vice (stand_in)",)),),
            then="the vice head stands in",
        ),
        Situation(
            OFFICE.format(held="acting P4", vice="held by P3") + "    vice stands in for chief\n",
            (Question(duty="open", place="H1a", state="answered", lead=("P4 as chief (acting)",)),),
            then="and somebody acts as head",
        ),
    ),
)
NO_HEAD = Case(
    28,
    "a bureau without a head on record",
    "A name on a list is not yet a person: perhaps somebody is there. A body declared whole answers as such.",
    (
        Situation(
            """
            organisation bureau (bureau) at C
            bureau leads open
            """,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="unknown_which",
                    lead=("unknown of bureau",),
                    readings=("answered somebody", "vacant"),
                ),
            ),
        ),
        Situation(
            """
            organisation bureau (bureau) at C whole
            bureau leads open
            """,
            (Question(duty="open", place="H1a", state="answered", lead=("unnamed of bureau",)),),
            then="the bureau is declared whole",
        ),
    ),
)
INHERITED = Case(
    29,
    "an answer inherited from further out",
    "Near enough is enough: by day the steward answers for the vacant building leader, and the answer says that it is "
    "inherited. By night nobody near enough answers, and the nearest lead names the hole.",
    (
        Situation(
            """
            post leader-B1 building_leader at B1 vacant
            post steward-M1 building_steward at M1 held by P1 on 08:00-20:00
            post leader-G1 grid_leader at G1 held by P9
            leader-B1 leads sweep
            every building_steward leads sweep
            leader-G1 leads sweep
            """,
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    state="answered",
                    inherited=True,
                    lead=("P1 as steward-M1",),
                    escalation=(P9,),
                    why_not=("leader-B1 vacant", "leader-G1 too_far"),
                ),
                Question(
                    duty="sweep",
                    place="H1a",
                    at="2020-02-01T22:00",
                    state="vacant",
                    backstop=(P9,),
                    why_not=("leader-B1 vacant", "leader-G1 too_far", "steward-M1 off_shift"),
                ),
            ),
        ),
    ),
)
FIRST = Case(
    30,
    "first on the scene",
    "The steward helps and is marked as first to respond. First on the scene is not the one in charge.",
    (
        Situation(
            """
            post steward-M1 building_steward at M1 held by P1
            post leader-G1 grid_leader at G1 held by P9
            every building_steward assists open, first
            leader-G1 leads open
            """,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="answered",
                    lead=(P9,),
                    assist=("P1 as steward-M1",),
                    first_responder=("P1 as steward-M1",),
                ),
            ),
        ),
    ),
)

BODIES = Chapter(
    "Bodies, inherited answers, first responders",
    "Behind a body stands a post, and behind a post a person, or nobody.",
    (HEAD, NO_HEAD, INHERITED, FIRST),
)
