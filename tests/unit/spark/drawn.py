"""A city in three counties, which several tests count in parts."""

import communitygov as cg
from communitygov import spark

AT = "2020-02-10T10:00"
CITY = """
    city S
      district K1
        grid G1
          building B1: H1a H1b H1c
      district K2
        grid G2
          building B2: H2a H2b
        grid G3
          building B3: H3a
      district K3
        grid G4
          building B4: H4a H4b H4c H4d H4e H4f H4g H4h
    zone river (police_area): G1 G2
    post officer police_officer at river held by P9
    post leader-G1 grid_leader at G1 held by P1
    post leader-G2 grid_leader at G2 vacant
    post leader-G3 grid_leader at G3 held by P1
    post leader-G4 grid_leader at G4 held by post:leader-G1
    duty sweep: household
    duty patrol: household
    every grid_leader leads sweep
    every police_officer leads patrol
"""
"""A police area across two counties, a person with posts in two, and a leader ex officio in a third and larger one."""


def states(covered: cg.Coverage | spark.PartsCoverage) -> dict[str, float]:
    """The states there are."""
    return {state: count for state, count in covered.states.items() if count}
