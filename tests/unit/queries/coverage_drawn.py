"""A community with grids, gates and shifts, and its coverage."""

from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"
NIGHT = "2020-02-10T21:00"
DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes also micro_grid
        building B2 counts 5 also micro_grid
        gate east
      grid G2
        building B3 counts 7
        building B4 not counted
    post chief community_secretary at C held by P0
    post leader grid_leader for each grid held by P1
    post steward building_steward for each micro_grid held by unnamed on 08:00-20:00
    appoint P9 to steward-B2
    post guard security_guard at G1 held by P5 on 20:00-08:00
    duty sweep at micro_grid: household
    duty watch: gate
    duty papers: building
    every building_steward leads sweep
    every grid_leader leads sweep
    guard leads watch
    chief leads papers
"""


def cover(drawing: str = DRAWN, at: str = AT, **asked) -> Coverage:
    """Give a coverage of a drawing."""
    return coverage(build(sketch(drawing), at=at), at=at, **asked)


def met(states) -> dict[str, float]:
    """Give the states that are met."""
    return {state: count for state, count in states.items() if count}
