"""What the rules of answers say of a drawing."""

from communitygov.testing import found_in

AT = "2026-03-02"
COMMON = """
community C
  grid G1
    building B1: H1a H1b
    building B2: H2a H2b
"""


def found(drawn, code, at=AT, places=COMMON):
    """The findings of one code in a drawing below the common places; its own lines all begin at the edge."""
    lines = "\n".join(line.strip() for line in drawn.splitlines())
    return [each for each in found_in(places + lines, at=at) if each.code == code]


def paths(drawn, code, at=AT):
    """Where they stand."""
    return [each.path for each in found(drawn, code, at)]


def unchecked(drawn, code, at=AT):
    """What the rule of a code could not check: of what, and why."""
    lines = "\n".join(line.strip() for line in drawn.splitlines())
    return [(each.subject, each.why) for each in found_in(COMMON + lines, at=at).not_checked if each.code == code]
