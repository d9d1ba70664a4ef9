"""Cases 31 to 36: counts, levels, cases, helpers, and what a duty does not ask."""

from tests.spec.case import COMMON, Case, Chapter, Count, Question, Situation

SOMETIMES = (
    COMMON.replace(
        "duty sweep: household, at micro_grid\n",
        "duty sweep: household, at micro_grid, in emergency, on 08:00-20:00\n",
    )
    + """\
post steward-M1 building_steward at M1 held by P1
every building_steward leads sweep
"""
)
B9 = """
    post leader-G2 grid_leader at G2 held by P8
    leader-G2 leads sweep
"""

NOT_COUNTED = Case(
    31,
    "counted and not counted",
    "A building known by its number weighs that number. One whose number nobody knows is listed apart: unknown is not "
    "zero and not one.",
    (
        Situation(
            """
            community C
              grid G1
                micro_grid M1
                  building B4 counts 24
                  building B5 not counted
            post steward-M1 building_steward at M1 held by P1
            duty sweep: household, at micro_grid
            every building_steward leads sweep
            """,
            (Count(duty="sweep", states={"answered": 24}, not_counted=("B5",)),),
            own_places=True,
        ),
    ),
)
OVER_A_DAY = Case(
    32,
    "coverage over a day",
    "Over a span the counts are pairs × time: two homes for 24 hours are 48, half of them while the steward is on.",
    (
        Situation(
            """
            community C
              grid G1
                micro_grid M1
                  building B1: H1a H1b
            post steward-M1 building_steward at M1 held by P1 on 08:00-20:00
            duty sweep: household, at micro_grid
            every building_steward leads sweep
            """,
            (
                Count(
                    duty="sweep",
                    at="2020-02-01T00:00",
                    until="2020-02-02T00:00",
                    states={"answered": 24, "off_shift": 24},
                ),
            ),
            own_places=True,
        ),
    ),
)
NO_MICRO_GRID = Case(
    33,
    "a building without a micro-grid",
    "B9 lies directly in the grid. Levels are compared, not counted in steps: one step out is already too far, and a "
    "building leader is near enough.",
    (
        Situation(
            B9,
            (Question(duty="sweep", place="H9a", state="too_far", backstop=("P8 as leader-G2",)),),
        ),
        Situation(
            "    post leader-B9 building_leader at B9 held by P6\n    leader-B9 leads sweep" + B9,
            (
                Question(
                    duty="sweep",
                    place="H9a",
                    state="answered",
                    lead=("P6 as leader-B9",),
                    escalation=("P8 as leader-G2",),
                ),
            ),
            then="B9 has a leader",
        ),
    ),
)
ISOLATED = Case(
    34,
    "one isolated person",
    "The case is a place with an end. Its doctor's post is vacant, and the steward stands too far out for a duty that "
    "must be answered at the case: one answer for each isolated person, or a hole.",
    (
        Situation(
            """
            community C
              grid G1
                micro_grid M1
                  building B1: H1a H1b
                    case K1 from 2020-02-01 until 2020-02-15
            post doctor-K1 doctor at K1 vacant
            post steward-M1 building_steward at M1 held by P1
            duty care: case, at household
            doctor-K1 leads care
            steward-M1 leads care
            """,
            (
                Question(
                    duty="care",
                    place="K1",
                    state="vacant",
                    backstop=("P1 as steward-M1",),
                    why_not=("doctor-K1 vacant", "steward-M1 too_far"),
                ),
                Question(duty="care", place="K1", at="2020-02-15T10:00", state="not_applicable", why_not=()),
            ),
            own_places=True,
        ),
    ),
)
HELPERS = Case(
    35,
    "only a helper",
    "P4 helps, but helpers are not a lead.",
    (
        Situation(
            """
            post helper-M1 volunteer at M1 held by P4
            helper-M1 assists sweep
            """,
            (Question(duty="sweep", place="H1a", state="missing", assist=("P4 as helper-M1",), why_not=()),),
        ),
    ),
)
NOT_ASKED = Case(
    36,
    "a duty that does not ask",
    "The sweep asks only in emergencies and by day. At other times it does not ask anybody, and nobody is missing.",
    (
        Situation(
            SOMETIMES,
            (
                Question(duty="sweep", place="H1a", state="not_applicable", why_not=()),
                Question(
                    duty="sweep",
                    place="H1a",
                    mode="emergency",
                    at="2020-02-01T22:00",
                    state="not_applicable",
                    why_not=(),
                ),
                Question(
                    duty="sweep",
                    place="H1a",
                    mode="emergency",
                    state="answered",
                    lead=("P1 as steward-M1",),
                    why_not=(),
                ),
            ),
            own_places=True,
        ),
    ),
)

COUNTS = Chapter(
    "Counting, levels, and what is not asked",
    "Every pair of a place and a duty has exactly one state, and the states add up.",
    (NOT_COUNTED, OVER_A_DAY, NO_MICRO_GRID, ISOLATED, HELPERS, NOT_ASKED),
)
