"""What the rules about people say of a drawing, and of a document."""

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import codes, found_in

AT = "2026-03-02"
GROUND = """
    community C
      grid G1
        building B1 with 3 entrances x 2 floors x 2 homes also micro_grid
      grid G2
        building B2 with 2 entrances x 2 floors x 2 homes also micro_grid
"""
DOCUMENT = """communitygov: 1
places:
  - {id: C, level: community}
people: [p-1, p-2]
posts:
  - {id: chief, kind: community_secretary, serves: C}
  - {id: aide, kind: community_worker, serves: C, until: 2026-12-31}
appointments:
  - {post: chief, holder: p-1, until: 2026-01-01}
  - {post: aide, holder: p-1}
  - id: again
    post: aide
    holder: p-2
  - {post: aide, holder: p-2, from: 2027-02-01}
"""


def said(drawing, code, at=AT):
    """What a rule says of a drawing: subject and sentence."""
    return [(each.subject, each.message) for each in found_in(drawing, at=at) if each.code == code]


def silent(drawing, code, at=AT):
    """Whether a rule says nothing of a drawing."""
    fired = codes(drawing, at=at)
    assert "CG901" not in fired
    return code not in fired


def unchecked(drawing, code, at=AT):
    """Why a rule could not look at a drawing."""
    return [each.why.en for each in found_in(drawing, at=at).not_checked if each.code == code]


def found_at(text, code):
    """Where the findings of a code stand in a document."""
    return [(each.line, each.column) for each in check(build(loads(text), at=AT), at=AT) if each.code == code]
