"""What the rules about teams and modes say of a drawing."""

from communitygov.testing import codes, found_in

AT = "2026-03-02"
GRIDS = """
community C
  grid G1
  grid G2
  grid G3
post leader grid_leader for each grid held by unnamed
"""
TEAM = """
team response (seed_1_3) for each grid in emergency
  seat grid_leader held by post:leader
  seat liaison_cadre held by unnamed
  seat police_officer held by unnamed
  seat public_health_liaison held by unnamed
"""


def of(drawing, code, at=AT):
    """What a rule says of a drawing: subject and sentence."""
    return [(each.subject, each.message) for each in found_in(drawing, at=at) if each.code == code]


def silent(drawing, code, at=AT):
    """Whether a rule says nothing of a drawing."""
    return code not in codes(drawing, at=at)
