"""Cases 10 to 15: one person, several, one of several, somebody, perhaps nobody."""

from tests.spec.case import Case, Chapter, Question, Situation

MEMBER = """
    post member-G1 grid_member at G1 held by P1 or P2 on 08:00-20:00
    member-G1 leads open
    member-G1 leads sweep
"""
P1_OR_P2 = ("P1 as member-G1", "P2 as member-G1")

ONE_PERSON = Case(
    10,
    "one person in two posts",
    "Secretary and director both lead at the community. P1 holds both posts, and one person is one lead.",
    (
        Situation(
            """
            post secretary community_secretary at C held by P1
            post director community_director at C held by P1
            secretary leads open
            director leads open
            """,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="answered",
                    lead=("P1 as director", "P1 as secretary"),
                ),
            ),
        ),
    ),
)
ONE_OF_TWO = Case(
    11,
    "one of two",
    "The roster says “P1 or P2”. By day the two readings name different people; by night neither is on, and the "
    "readings agree.",
    (
        Situation(
            MEMBER,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="unknown_which",
                    lead=P1_OR_P2,
                    readings=("answered P1", "answered P2"),
                ),
                Question(duty="open", place="H1a", at="2020-02-01T22:00", state="off_shift"),
            ),
        ),
    ),
)
NEITHER_NEAR = Case(
    12,
    "one of two, neither near",
    "For the sweep the grid is too far, whichever of the two it is: what is not known makes no difference.",
    (Situation(MEMBER, (Question(duty="sweep", place="H1a", state="too_far", backstop=P1_OR_P2),)),),
)
TWO_SEATS = Case(
    13,
    "a post with two seats",
    "Two seats, two holders, and no word of who has which building. Declared together, both answer.",
    (
        Situation(
            """
            post member-G1 grid_member at G1 seats 2 held by P1 and P2
            member-G1 leads open
            """,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="unknown_which",
                    lead=P1_OR_P2,
                    readings=("answered P1", "answered P2"),
                ),
            ),
        ),
        Situation(
            """
            post member-G1 grid_member at G1 seats 2 together held by P1 and P2
            member-G1 leads open
            """,
            (Question(duty="open", place="H1a", state="answered", lead=P1_OR_P2),),
            then="those who hold it answer together",
        ),
    ),
)
ONE_SEAT = Case(
    14,
    "two holders of one seat",
    "More holders than seats are rivals, and a finding.",
    (
        Situation(
            """
            post member-G1 grid_member at G1 held by P1 and P2
            member-G1 leads open
            """,
            (Question(duty="open", place="H1a", state="ambiguous", lead=P1_OR_P2),),
        ),
    ),
)
NOT_NAMED = Case(
    15,
    "held, but not named",
    "Somebody who is not named is there and answers. Where it is not known whether the post is held, perhaps nobody "
    "does.",
    (
        Situation(
            """
            post steward-M1 building_steward at M1 held by unnamed
            every building_steward leads sweep
            """,
            (Question(duty="sweep", place="H1a", state="answered", lead=("unnamed as steward-M1",)),),
        ),
        Situation(
            """
            post steward-M1 building_steward at M1 held by unknown
            every building_steward leads sweep
            """,
            (
                Question(
                    duty="sweep",
                    place="H1a",
                    state="unknown_which",
                    lead=("unknown as steward-M1",),
                    readings=("answered somebody", "vacant"),
                ),
            ),
            then="nobody knows whether it is held",
        ),
    ),
)

HOLDERS = Chapter(
    "Who holds a post",
    "A post is not a person. Its holder may be named, unnamed but there, one of several, or unknown.",
    (ONE_PERSON, ONE_OF_TWO, NEITHER_NEAR, TWO_SEATS, ONE_SEAT, NOT_NAMED),
)
