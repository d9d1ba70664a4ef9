"""Cases 16 to 20: zones, and a place that lies in two."""

from tests.spec.case import Case, Chapter, Count, Question, Situation

POLICE = """
    zone police-1 (police_area) at community: {members}
    post officer-1 police_officer at police-1 held by P5
    post leader-G1 grid_leader at G1 held by P9
    officer-1 leads open
    leader-G1 leads open
"""
GRID_BEFORE_POLICE = Question(
    duty="open",
    place="H1a",
    state="answered",
    lead=("P9 as leader-G1",),
    escalation=("P5 as officer-1",),
    why_not=("officer-1 nearer",),
)
ALL_HOMES = """
    community C
      grid G1
        micro_grid M1
          building B1: H1a H1b
        micro_grid M2
          building B2: H2a H2b
      grid G2
        micro_grid M3
          building B3: H3a H3b
        building B9: H9a
    zone everywhere (compound){level}: H1a H1b H2a H2b H3a H3b H9a
    post desk duty_officer at everywhere held by P0
    duty sweep: household, at micro_grid
    desk leads sweep
"""
DESK_TOO_FAR = Question(duty="sweep", place="H1a", state="too_far", backstop=("P0 as desk",), why_not=("desk too_far",))

OVERLAP = Case(
    16,
    "old grids that overlap",
    "Both old grids stand at the level of a grid and neither lies inside the other. B2 is in both: two equal claims.",
    (
        Situation(
            """
            zone old-1 (old_grid) at grid: B1 B2
            zone old-2 (old_grid) at grid: B2 B3
            post chief-1 grid_leader at old-1 held by P1
            post chief-2 grid_leader at old-2 held by P2
            chief-1 leads open
            chief-2 leads open
            """,
            (
                Question(duty="open", place="H2a", state="ambiguous", lead=("P1 as chief-1", "P2 as chief-2")),
                Question(duty="open", place="H1a", state="answered", lead=("P1 as chief-1",), why_not=()),
            ),
        ),
    ),
)
TWO_PARENTS = Case(
    17,
    "a building in two grids",
    "B2 is written below M2 and below M3. It belongs to both, and its homes are counted once.",
    (
        Situation(
            """
            community C
              grid G1
                micro_grid M2
                  building B2: H2a H2b
              grid G2
                micro_grid M3
                  building B2
            post leader-G1 grid_leader at G1 held by P1
            post leader-G2 grid_leader at G2 held by P2
            duty open: household, shop
            every grid_leader leads open
            """,
            (
                Question(duty="open", place="H2a", state="ambiguous", lead=("P1 as leader-G1", "P2 as leader-G2")),
                Count(duty="open", states={"ambiguous": 2}),
            ),
            own_places=True,
        ),
    ),
)
POLICE_AREA = Case(
    18,
    "a police area across two grids",
    "The area stands at the level of a community, so the grid is nearer, whether its members are written as "
    "micro-grids, buildings or homes. The level decides and not the list.",
    (
        Situation(POLICE.format(members="M1 M3"), (GRID_BEFORE_POLICE,)),
        Situation(POLICE.format(members="B1 B3"), (GRID_BEFORE_POLICE,), then="written as buildings"),
        Situation(POLICE.format(members="H3b H1a H3a H1b"), (GRID_BEFORE_POLICE,), then="written as homes"),
    ),
)
COMPOUND = Case(
    19,
    "a compound that states no level",
    "It stands just inside the innermost place that holds all of it, and so nearer than the grid.",
    (
        Situation(
            """
            zone garden (compound): B1
            post manager property_manager at garden held by P5
            post leader-G1 grid_leader at G1 held by P9
            manager leads open
            leader-G1 leads open
            """,
            (
                Question(
                    duty="open",
                    place="H1a",
                    state="answered",
                    lead=("P5 as manager",),
                    escalation=("P9 as leader-G1",),
                    why_not=("leader-G1 nearer",),
                ),
            ),
        ),
    ),
)
ALL_HOUSEHOLDS = Case(
    20,
    "a community written as all its homes",
    "A zone is never nearer than a place it holds whole. One desk for everybody does not come near by listing homes, "
    "nor by claiming a level.",
    (
        Situation(ALL_HOMES.format(level=""), (DESK_TOO_FAR,), own_places=True),
        Situation(
            ALL_HOMES.format(level=" at household"),
            (DESK_TOO_FAR,),
            then="the zone claims to stand at the household",
            own_places=True,
        ),
    ),
)

ZONES = Chapter(
    "Zones, and places in two others",
    "A zone is a set of places outside the tree. It is as near as the level it stands at.",
    (OVERLAP, TWO_PARENTS, POLICE_AREA, COMPOUND, ALL_HOUSEHOLDS),
)
