"""What a finding is known by from one check to the next: ids and places, and never figures, dates, lines or order."""

import re

import pytest

from communitygov.base.findings import Finding, Told, Words, measure, told
from communitygov.base.positions import Position
from communitygov.base.ref import Ref
from communitygov.io.codes import WRONG_VALUE, saying
from communitygov.io.read import loads
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.rules.findings import findings_of
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import Rule
from communitygov.structure.build import build
from communitygov.testing import sketch

AT = "2026-03-02"
FIGURE = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d|^[\d,.]+$")
OFF = """
    community C
      grid G1
        building B1: H1a H1b
        building B2: H2a
    post leader-G1 grid_leader at G1 held by P1 on 08:00-20:00
    duty sweep: household
    leader-G1 leads sweep
"""
HOLES = """
    community C
      grid G1
        building B1: {one}
        building B2: {two}
      grid G2
        building B3: {three}
    post leader-G1 grid_leader at G1 held by P1
    duty sweep: household
    leader-G1 leads sweep at B2
"""


def found_in(drawing, code, at=AT):
    """What a rule finds in a drawing."""
    return check(build(sketch(drawing), at=at), at=at, select=[code]).findings


def prints(drawing, code, at=AT):
    """What they are known by."""
    return [each.fingerprint for each in found_in(drawing, code, at)]


def remarks(rule: Rule) -> list[Remark]:
    """What a rule remarks in its bad example, asked alone."""
    structure = build(sketch(rule.bad), at=rule.at)
    codes = frozenset(each.code.code for each in CATALOGUE)
    look = Look(structure, structure.instant(rule.at), known=codes, ran=codes)
    return [each for each in rule.find(look) if isinstance(each, Remark)]


@pytest.mark.parametrize("rule", CATALOGUE, ids=str)
def test_every_field_of_a_rule_is_an_id_or_says_what_it_stands_for(rule):
    """
    A figure, a date or a sentence among them would make a known finding new; `measure` and `told` say what they are.
    """
    for remark in remarks(rule):
        for name, value in remark.fields.items():
            if isinstance(value, Told):
                assert not [each for each in value.stands_for if FIGURE.search(each) and name != "years"], name
                continue
            words = value if isinstance(value, Words) else Words(str(value), str(value))
            assert isinstance(value, str | Ref | Words) or name in {"least", "most"}, name
            assert words.zh == words.en or words.zh.endswith(f" {words.en}"), name
            assert not FIGURE.search(words.en) or name in {"code", "stem", "least", "most"}, name


def test_lines_and_order_do_not_matter():
    """
    The same community drawn in another order, with a remark in front, is known by the same.
    """
    drawing = HOLES.format(one="H1a", two="H2a", three="H3a")
    lines = drawing.strip("\n").split("\n")
    places = [*lines[:2], *reversed(lines[2:4]), *lines[4:6]]

    assert prints(drawing, "CG501") == prints("\n".join(["    # moved", *places, *lines[6:]]), "CG501") != []


def test_a_week_later_the_same_hours_are_known():
    """
    The date in the sentence moves, the hours of another shift too: nobody on for one duty in the same homes is known.
    """
    first, later = found_in(OFF, "CG507"), found_in(OFF, "CG507", "2026-03-09")
    longer = found_in(OFF.replace("20:00", "18:00"), "CG507")

    assert first[0].message != later[0].message != longer[0].message
    assert [first[0].fingerprint] == [later[0].fingerprint] == [longer[0].fingerprint]


def test_a_hole_in_another_place_is_another_hole():
    """
    Also where as many homes are open as before, and where what is shown of them is the same.
    """
    one = HOLES.format(one="H1a", two="H2a", three="H3a")
    many = [f"{'X' * 2}{number:02}" for number in range(20)]
    before = HOLES.format(one=" ".join(many), two="H2a", three="H3a")
    after = HOLES.format(one=" ".join([*many[:-1], "XX99"]), two="H2a", three="H3a")

    assert prints(one, "CG501") != prints(one.replace("at B2", "at B1"), "CG501")
    assert [each.message for each in found_in(before, "CG501")] == [each.message for each in found_in(after, "CG501")]
    assert prints(before, "CG501") != prints(after, "CG501")


def test_another_post_of_a_row_is_another_finding():
    """
    Nine posts of a row are vacant, and eight are shown: another ninth is told.
    """
    names = [f"{number:02}" for number in range(9)]
    drawing = "community C\n" + "\n".join(f"  grid G{name}" for name in names)

    def vacant(spared):
        held = f"\nappoint P1 to leader-G{spared}"
        return f"{drawing}\npost leader grid_leader for each grid{held}\n"

    one, other = found_in(vacant("07"), "CG301"), found_in(vacant("08"), "CG301")
    assert one[0].subject == other[0].subject == "post:leader"
    assert one[0].fingerprint != other[0].fingerprint


def test_a_fault_of_another_value_is_another_fault():
    """
    One post that names two things which are not there has two findings, each known by its field and what it names.
    """
    drawing = "community C\npost leader grid_leader at nowhere of BODY"
    named = drawing.replace("nowhere", "elsewhere")

    assert 2 == len({*prints(drawing, "CG110")})
    assert 1 == len({*prints(drawing, "CG110")} & {*prints(named, "CG110")})


def test_what_might_be_meant_does_not_matter():
    """
    A row more that looks like the one that is named changes what to do and not the fault.
    """
    drawing = "community C\npost secretary community_secretary at C\npost:leader-g1 assists everything"
    more = drawing.replace("\npost:", "\npost leader-g01 grid_leader at C\npost:")

    assert found_in(drawing, "CG110")[0].remedy != found_in(more, "CG110")[0].remedy
    assert prints(drawing, "CG110") == prints(more, "CG110")


def test_another_code_or_subject_is_another_finding():
    """
    A finding made by hand is known by its code, its subject and its words.
    """
    one = Finding(code="MY001", subject="post:a", words=Words("有", "there is"))

    assert one.fingerprint == one.at(Position("f.yaml", 3, 4)).fingerprint
    assert one.fingerprint != Finding(code="MY002", subject="post:a", words=one.words).fingerprint
    assert one.fingerprint != Finding(code="MY001", subject="post:b", words=one.words).fingerprint
    assert re.fullmatch("[0-9a-f]{16}", one.fingerprint)


def test_what_reading_says_is_known_without_its_lines():
    """
    Where the first of two stands is a measure, what it is called is not.
    """
    twice = saying(WRONG_VALUE, "{id} 又见于 {first}", "{id} again, first at {first}", "", "")

    def known(identity, first):
        return twice.finding(Position(), id=identity, first=measure(first)).fingerprint

    assert known("a", "f.yaml:3:4") == known("a", "f.yaml:9:9") != known("b", "f.yaml:3:4")


def test_numbers_of_persons_are_in_no_fingerprint():
    """
    A number of eleven digits could be found by trying them all; what stands for it is stars.
    """
    drawing = "community C\npost {} grid_leader at C"

    assert prints(drawing.format("leader-13812345678"), "CG301") == prints(
        drawing.format("leader-13912345678"), "CG301"
    )


def test_a_baseline_is_held_against_fingerprints():
    """
    Of another figure a finding stays known, of another place it is new; what is no fingerprint is no baseline.
    """
    before = check(build(sketch(OFF)), at=AT, select=["CG507"])
    later = check(build(sketch(OFF)), at="2026-03-09", select=["CG507"])
    data = before.to_json()

    assert () == later.beyond(findings_of(data)).findings
    del data["findings"][0]["fingerprint"]
    with pytest.raises(ValueError, match="check/1"):
        findings_of(data)


def test_words_that_stand_for_ids_do_so_in_any_order():
    """
    What is told of many ids is known by all of them.
    """
    one, other = (told("a few", names) for names in (("a", "b"), ("b", "a")))
    says = saying(WRONG_VALUE, "{ids}", "{ids}", "", "")

    assert says.finding(Position(), ids=one).fingerprint == says.finding(Position(), ids=other).fingerprint
    assert (
        says.finding(Position(), ids=one).fingerprint != says.finding(Position(), ids=told("a few", ("a",))).fingerprint
    )


def test_other_floors_of_a_block_are_another_hole():
    """
    The sweep is led on one floor; which floors are left is told apart, though a block stands for them each time.
    """
    drawn = """
    community C
      building B1 with 1 entrances x 3 floors x 2 homes
    post s building_steward at B1 held by P1
    duty sweep: household
    s leads sweep at B1/1/{}
    """
    first, last = prints(drawn.format(1), "CG501"), prints(drawn.format(3), "CG501")

    assert len(first) == len(last) == 1
    assert first != last


ROWS_WITHOUT_ID = """
communitygov: 1
places: [{{id: C, level: community}}]
links:
  - {{who: "post:a", kind: reports_to, to: "post:b"{}}}
  - {{who: "post:b", kind: reports_to, to: "post:c"{}}}
shares:
  - {{who: "post:a", part: lead, duty: x{}}}
  - {{who: "post:a", part: lead, duty: w{}}}
"""


def test_the_same_mistake_in_another_row_without_id_is_another():
    """
    A link is mended and the next one broken: what a baseline knows of the first hides nothing of the second.
    """

    def known_by(broken, value="8"):
        wrong = (f", modes: {value}" if row == broken else "" for row in range(4))
        return [each.fingerprint for each in loads(ROWS_WITHOUT_ID.format(*wrong), partial=True).findings]

    assert [1, 1, 1, 1] == [len(known_by(row)) for row in range(4)]
    assert 4 == len({*known_by(0), *known_by(1), *known_by(2), *known_by(3)})
    assert known_by(1) == known_by(1, "9")
    assert known_by(1) != [
        each.fingerprint for each in loads(ROWS_WITHOUT_ID.format("", ", since: 8", "", ""), partial=True).findings
    ]
