"""What a finding is about: the row, and what a row without an id of its own speaks of."""

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.rules.subject import subject_at, subject_of
from communitygov.structure.build import build

DOCUMENT = """communitygov: 1
places: [{id: C, level: community}]
posts: [{id: leader, kind: grid_leader, serves: C}]
appointments:
  - {post: leader, holder: P1}
  - {id: a-2, post: leader, holder: P2}
teams:
  - {id: T, serves: C, seats: {desk: unnamed, back.desk: {holder: "post:none", kind: grid_leader}}}
duties: [{id: sweep, group: health}]
shares:
  - {duty: sweep, part: lead, who: post:leader}
  - {group: health, part: assist, who: post:leader}
  - {part: assist, who: team:T}
switches:
  - {id: s-1, mode: epidemic, where: C}
  - {mode: epidemic, where: C}
exemptions: [{duty: sweep, where: C, reason: empty}]
links: [{kind: reports_to, who: post:leader, to: post:none}]
waivers:
  - {code: CG3, reason: later, until: 2027-01-01}
  - {code: CG3, subject: post:leader, reason: later, until: 2027-01-01}
"""


def subjects(section):
    """The subjects of the rows of a section."""
    return [subject_of(row) for row in getattr(loads(DOCUMENT), section)]


def test_rows_are_spoken_of_by_kind_and_id():
    """
    A row with an id is itself; a switch or an exemption without one is what it says.
    """
    assert ["place:C"] == subjects("places")
    assert ["switch:s-1", "switch:epidemic.at.C"] == subjects("switches")
    assert ["exemption:sweep.at.C"] == subjects("exemptions")
    assert ["waiver:CG3", "waiver:CG3.post:leader"] == subjects("waivers")


def test_rows_that_mostly_have_no_id_are_what_they_are_about():
    """
    An appointment is its post, a share its duty, its group or who carries all, a link its `who`.
    """
    assert ["post:leader", "post:leader"] == subjects("appointments")
    assert ["duty:sweep", "group:health", "team:T"] == subjects("shares")
    assert ["post:leader"] == subjects("links")


def test_a_seat_is_a_post():
    """
    Also one whose name has a dot; without a row the register is meant.
    """
    register = loads(DOCUMENT)

    assert "post:T-desk" == subject_at(register, "teams", 0, ("seats", "desk", "holder"))
    assert "post:T-back.desk" == subject_at(register, "teams", 0, ("seats", "back.desk"))
    assert "team:T" == subject_at(register, "teams", 0, ("serves",))
    assert "register" == subject_at(register, "vocabulary", None, ("base",))


def test_loose_ends_stand_at_their_values():
    """
    A link without an id is told at its field; a seat whose name has a dot at the holder it names.
    """
    lines = DOCUMENT.splitlines()
    found = check(build(loads(DOCUMENT)), at="2026-03-02", select=["CG110"])

    assert [("post:T-back.desk", '"post:none'), ("post:leader", "post:none}")] == [
        (each.subject, lines[each.line - 1][each.column - 1 :][:10]) for each in found
    ]
