"""Rules about places: loops, parents, levels, grids, zones, codes, ids that look alike, homes nobody has counted."""

import builtins
import sys
from random import Random

import pytest

from communitygov.io.read import loads
from communitygov.model.count import Count
from communitygov.model.division import stem
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.model.zone import Zone
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.rules.places.cg205_overlapping_zones import overlaps
from communitygov.structure.build import build
from communitygov.structure.intervals import merged
from communitygov.testing import codes, found_in

AT = "2026-03-02"
RULES = tuple(each for each in CATALOGUE if each.code.code.startswith("CG2"))


def drawn(drawing, at=AT):
    """The codes of CG2 that a drawing fires."""
    return codes(drawing, at=at, rules=RULES)


def told(drawing, code, at=AT):
    """The subjects and English sentences of the findings of a code."""
    return [(each.subject, each.message) for each in found_in(drawing, at=at, rules=RULES) if each.code == code]


def stands(text, code):
    """The subject, line and what stands there, of each finding of a code in a document."""
    lines = text.splitlines()
    found = check(build(loads(text), at=AT), at=AT, select=[code])
    return [(each.subject, each.line, lines[each.line - 1][each.column - 1 :][:9]) for each in found]


LOOP = """communitygov: 1
places:
  - {id: below, level: building, within: G1}
  - {id: M1, level: micro_grid, within: B1}
  - {id: C, level: community}
  - {id: B1, level: building, within: [G1, M2]}
  - {id: M2, level: micro_grid, within: C}
  - {id: G1, level: grid, within: M1}
  - {id: S, level: building, within: S}
  - {id: L, level: building, within: L/1, layout: {entrances: 2, floors: 1, homes: 1}}
"""


def test_a_loop_is_told_once():
    """
    At `within` of the first of its places; what lies below a loop or beside it is none of it.
    """
    assert [("place:M1", 4, "B1}"), ("place:S", 9, "S}"), ("place:L", 10, "L/1, layo")] == stands(LOOP, "CG201")


def test_what_is_said_of_a_loop():
    """
    The way round in both languages, every place of it as evidence; alone it lies within itself.
    """
    first, second, _ = check(build(loads(LOOP), at=AT), at=AT, select=["CG201"])

    assert "each of M1, B1 and G1 lies within the next, and the last within the first" == first.message
    assert "M1、B1和G1 依次写成在后一个之内，最后一个又在第一个之内" == first.sentence("zh")
    assert ("place:M1", "place:B1", "place:G1") == first.evidence
    assert ("S lies within itself", "S 写成了在自己之内") == (second.message, second.sentence("zh"))


def test_a_loop_is_no_inversion():
    """
    Of its links nothing is said of levels; of a place that only lies in a loop it is, as anywhere.
    """
    below = LOOP.replace("  - {id: G1,", "  - {id: x, level: grid, within: M1}\n  - {id: G1,")

    assert [] == stands(LOOP, "CG203")
    assert [("place:x", 8, "M1}")] == stands(below, "CG203")


def test_two_loops_that_share_a_place_are_one():
    """
    The shortest way is told, and all places are evidence.
    """
    register = Register(
        places=(
            Place(id="a", level="grid", within=("b", "c")),
            Place(id="b", level="grid", within="a"),
            Place(id="c", level="grid", within="d"),
            Place(id="d", level="grid", within="a"),
        )
    )
    (each,) = check(build(register), at=AT, select=["CG201"])

    assert "each of a and b lies within the next, and the last within the first" == each.message
    assert ("place:a", "place:b", "place:c", "place:d") == each.evidence


def test_a_long_loop():
    """
    Twenty thousand places in one loop are walked over once.
    """
    many = 20_000
    places = tuple(Place(id=f"p{n}", level="grid", within=f"p{(n + 1) % many}") for n in range(many))
    (each,) = check(build(Register(places=places)), at=AT, select=["CG201"])

    assert f"{many:,} × place" == each.evidence[-1]


def test_parents_of_which_one_holds_the_other():
    """
    Written twice over, they are one way outwards; side by side they are two.
    """
    text = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: G2, level: grid, within: C}
  - {id: B1, level: building, within: [G1, C]}
  - {id: B2, level: building, within: [G1, C, G2]}
"""
    (each,) = check(build(loads(text), at=AT), at=AT, select=["CG202"])

    assert [("place:B2", 7, "[G1, C, G")] == stands(text, "CG202")
    assert "B2 lies within G1 and G2, side by side" == each.message
    assert "B2 同时在 G1和G2 之内，而它们互不包含" == each.sentence("zh")


def test_a_parent_of_another_time_is_none():
    """
    A grid that is no more, and the one that followed it.
    """
    drawing = """
        community C
          grid G1 until 2020-01-01
            building B1: H1
          grid G2
            building B1
    """

    assert () == drawn(drawing)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("level: grid", "level: grid"),
        ("level: micro_grid", "level: grid"),
        ("level: household", "site: gate"),
        ("site: shop", "level: building"),
        ("level: town", "level: subdistrict"),
    ],
)
def test_levels_the_wrong_way_round(outer, inner):
    """
    In one's own level, in a nearer one, and sites at a level further out than where they lie.
    """
    assert "CG203" in drawn(f"place {{id: A, {outer}}}\nplace {{id: B, {inner}, within: A}}")


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("level: community", "level: household"),
        ("level: subdistrict", "level: grid"),
        ("level: household", "site: case"),
        ("site: school", "level: building"),
        ("site: market", "site: office_block"),
        ("level: unheard", "level: grid"),
        ("level: grid", "site: unheard"),
    ],
)
def test_levels_that_may_be(outer, inner):
    """
    A level may be left out; a site may stand in a place of its level, or hold one; of unknown words nothing is said.
    """
    assert "CG203" not in drawn(f"place {{id: A, {outer}}}\nplace {{id: B, {inner}, within: A}}")


def test_a_vocabulary_may_allow_it():
    """
    A level that says it may lie in one of its own rank.
    """
    drawing = """
        kind of place part_grid rank 60 {within: grid}
        grid G1
        place {id: G1a, level: part_grid, within: G1}
    """

    assert "CG203" not in drawn(drawing)
    assert "CG203" in drawn(drawing.replace(" {within: grid}", ""))


def test_levels_within_a_layout():
    """
    The parts of a layout are entrances, floors and homes.
    """
    drawing = """
        building B1 with 1 entrances x 2 floors x 2 homes
        place {id: M, level: micro_grid, within: B1/1}
        place {id: H, level: household, within: B1/1/1}
        place {id: I, level: household, within: B1/1/2/201}
    """

    assert [
        ("place:I", "I (household) lies within B1/1/2/201 (household)"),
        ("place:M", "M (micro_grid) lies within B1/1 (entrance)"),
    ] == sorted(told(drawing, "CG203"))


GRIDS = """
    subdistrict S
      community C
        grid G1
          building B1: H1 H2
        building B2: H3
        building B3 not counted
        gate gate-1
        micro_grid M1
          building B4 with 2 entrances x 2 floors x 2 homes
      community D
        building B5: H5
"""


def test_homes_outside_the_grids():
    """
    The outermost place of each stretch, with its homes; sites and a community without grids are not told.
    """
    assert [
        ("place:B2", "B2 (1 home) lies in no grid of C"),
        ("place:B3", "B3 (homes whose number is not known) lies in no grid of C"),
        ("place:M1", "M1 (8 homes) lies in no grid of C"),
    ] == sorted(told(GRIDS, "CG204"))


def test_a_place_that_serves_as_a_grid_is_one():
    """
    A building that is a grid as well; and a building that lies in a grid by its second parent.
    """
    serves = GRIDS.replace("building B2: H3", "building B2: H3 {also: grid}").replace("building B3 not counted", "")
    second = """
        community C
          grid G1
            building B1: H1
          building B1
    """

    assert ["place:M1"] == [subject for subject, _ in told(serves, "CG204")]
    assert [] == told(second, "CG204")


def test_grids_of_another_time():
    """
    Before there were grids, no home was outside them.
    """
    drawing = """
        community C
          grid G1 from 2026-01-01
            building B1: H1
          building B2: H2
    """

    assert ["place:B2"] == [subject for subject, _ in told(drawing, "CG204")]
    assert [] == told(drawing, "CG204", at="2025-12-31")


def test_grids_that_list_nothing_leave_it_open_which_homes_are_theirs():
    """
    Where no grid says what it holds, homes beside them may lie in any; one that does say makes the others outside.
    """
    drawing = "community C\n  grid G1\n  grid G2\n  building B1: H1\n"

    assert [] == told(drawing, "CG204")
    assert ("CG204", "place:C") in {(each.code, each.subject) for each in found_in(drawing, at=AT).not_checked}
    assert ["place:B1"] == [
        subject for subject, _ in told(drawing.replace("G2\n", "G2\n    building B2: H2\n"), "CG204")
    ]


ZONES = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: b1, level: building, within: C, layout: {entrances: 2, floors: 2, homes: 1}}
  - {id: b2, level: building, within: C, households: 4}
zones:
  - {id: P1, kind: police_area, members: [b1/1, b2]}
  - {id: O1, kind: old_grid, members: [b1, b2]}
  - {id: K1, kind: service_circle, members: [b1]}
  - {id: K2, kind: service_circle, members: [b1, b2]}
  - {id: P2, kind: police_area, members: [b1/2/2]}
  - {id: P3, kind: police_area, members: [b1/2]}
  - {id: O2, kind: old_grid, members: [b2], until: 2020-01-01}
  - {id: P4, kind: police_area, members: [C]}
"""


def test_zones_of_a_partition_that_share_homes():
    """
    The later zone at its members; however members are spelled; other kinds and zones of other times may overlap.
    """
    found = check(build(loads(ZONES), at=AT), at=AT, select=["CG205"])

    assert [("zone:P3", 12, "[b1/2]}"), ("zone:P4", 14, "[C]}")] == stands(ZONES, "CG205")
    assert "P3 overlaps P2 of its kind (police_area): b1/2/2 lies in more than one of them" == found[0].message
    assert "P3 与同类（police_area）的 P2 重叠，b1/2/2 属于其中不止一个" == found[0].sentence("zh")
    assert {"zone:P1", "zone:P2"} & {*found[1].evidence}


def test_overlaps_agree_with_a_slow_count():
    """
    Of random sets, those that share something with an earlier one, each with a set that it really shares it with.
    """
    random = Random(1)
    for _ in range(400):
        sets = [
            merged((start, start + random.randint(1, 4)) for start in random.sample(range(30), random.randint(0, 4)))
            for _ in range(random.randint(1, 8))
        ]
        plain = [{each for start, end in held for each in range(start, end)} for held in sets]
        slow = {later for later in range(len(sets)) if any(plain[later] & plain[first] for first in range(later))}
        found = overlaps(list(enumerate(sets)))

        assert slow == {*found}
        for later, others in found.items():
            for first, at in others.items():
                assert first < later
                assert at in plain[later] & plain[first]


def test_many_zones_over_one_place_are_not_compared_in_pairs():
    """
    Ten thousand sets that hold the same: each is told beside one other.
    """
    found = overlaps([(number, ((0, 5), (7, 9))) for number in range(10_000)])

    assert 9_999 == len(found)
    assert {1} == {len(others) for others in found.values()}


def coded(level, code):
    """Whether a place of a level with a code fires CG206."""
    return "CG206" in drawn(f"place {{id: A, level: {level}, code: '{code}'}}")


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("province", "33"),
        ("province", "330000"),
        ("city", "3302"),
        ("city", "330200"),
        ("city", "110000"),
        ("city", "11" + "0000000000"),
        ("district", "330203"),
        ("district", "110119"),
        ("district", "429004"),
        ("district", "330203000000"),
        ("subdistrict", "330203001"),
        ("subdistrict", "330203401"),
        ("subdistrict", "330203001000"),
        ("town", "330203100"),
        ("township", "330203205"),
        ("development_zone", "330203400"),
        ("community", "330203001003"),
        ("community", "330203001203"),
        ("community", "330203001498"),
        ("community", "33020300100311111"),
        ("community", "330203001003000"),
        ("village", "330203100200"),
        ("village", "330203100598"),
        ("grid", "WG-7"),
        ("unheard", "x"),
    ],
)
def test_codes_of_their_form(level, code):
    """
    Short or filled up with noughts; ranges whose ends no source states, and codes of offices' own, are not judged.
    """
    assert not coded(level, code)


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("province", "330200"),
        ("province", "00"),
        ("city", "3300"),
        ("city", "330203"),
        ("city", "33-2"),
        ("district", "330200"),
        ("district", "33020"),
        ("district", "３３０２０３"),
        ("subdistrict", "330203101"),
        ("subdistrict", "330203000"),
        ("town", "330203001"),
        ("town", "330203601"),
        ("township", "330203101"),
        ("development_zone", "330203700"),
        ("community", "330203001"),
        ("community", "330203001000"),
        ("community", "33020300100311199"),
        ("village", "330203100199"),
    ],
)
def test_codes_of_another_form(level, code):
    """
    Of another length or level, outside the range of a kind of township, or no digits.
    """
    assert coded(level, code)


def test_why_a_code_is_wrong():
    """
    Where it stands, and each reason in both languages.
    """
    text = """communitygov: 1
places:
  - {id: S, level: town, code: "330203001"}
  - {id: C, level: community, within: S, code: "33020300"}
"""
    found = check(build(loads(text), at=AT), at=AT, select=["CG206"])

    assert [("place:S", 3, '"33020300'), ("place:C", 4, '"33020300')] == stands(text, "CG206")
    assert "the code 330203001 of S (town): its digits 7–9 are 001, and not in 100–199, 400–599" == found[0].message
    assert "C（community）的代码 33020300：有 8 位，应为 12 位" == found[1].sentence("zh")


def test_other_vocabularies_have_other_codes():
    """
    A district of Japan is none of GB/T 2260.
    """
    assert "CG206" not in drawn("words of japan\nplace {id: A, level: district, code: '13'}")


def test_codes_go_on_from_level_to_level():
    """
    The innermost place with a code counts, noughts that fill it up do not; a malformed code is told once.
    """
    text = """communitygov: 1
places:
  - {id: city, level: city, code: "330200"}
  - {id: D, level: district, within: city, code: "330203000000"}
  - {id: S, level: subdistrict, within: D}
  - {id: C, level: community, within: S, code: "330203001003"}
  - {id: C2, level: community, within: S, code: "330212001003"}
  - {id: C3, level: community, within: S, code: "3302"}
  - {id: g1, level: grid, within: C, code: "330203001003001"}
  - {id: g2, level: grid, within: C, code: "330203001004001"}
  - {id: g3, level: grid, within: C3, code: "330203001004001"}
"""
    first, second = check(build(loads(text), at=AT), at=AT, select=["CG207"])

    assert [("place:C2", 7, '"33021200'), ("place:g2", 10, '"33020300')] == stands(text, "CG207")
    assert "the code 330212001003 of C2 does not begin with 330203, that of D" == first.message
    assert "g2 的代码 330203001004001 不以 C 的 330203001003 开头" == second.sentence("zh")


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("330000", "33"),
        ("330200", "3302"),
        ("330203000000", "330203"),
        ("330203001", "330203001"),
        ("abc000", "abc000"),
        ("330203001000001", "330203001000001"),
        ("110000000000", "11"),
        ("330200001", "330200001"),
    ],
)
def test_the_stem_of_a_code(code, short):
    """
    Noughts that fill a code up are no part of it.
    """
    assert short == stem(code)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "11320000MB151840XJ", "91110000600037341L", "N2330203MA00000000"]
)
def test_credit_codes(code):
    """
    The worked examples are right as they stand, and wrong with any other last sign.
    """
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    right = [sign for sign in signs if () == drawn(f"community C\norganisation a (office) {{uscc: {code[:-1]}{sign}}}")]

    assert 1 == len(right)
    assert code[-1] in right or code.startswith("N2")


@pytest.mark.parametrize(
    "code", ["91350100M000100Y4", "91350100m000100y43", "91350100I000100Y43", "９1350100M000100Y43", "1"]
)
def test_what_is_no_credit_code(code):
    """
    Too short, in small letters, with letters no code has, in full width.
    """
    (each,) = found_in(f"community C\norganisation a (office) {{uscc: '{code}'}}", at=AT, rules=RULES)

    assert "the credit code of a is not 18 digits and capital letters other than I, O, S, V and Z" == each.message


def test_a_wrong_credit_code_is_not_repeated():
    """
    It stands at its field, and says the sign it should end in.
    """
    text = """communitygov: 1
organisations: [{id: a, kind: office, uscc: 91350100M000100Y4Z}, {id: b, kind: office, uscc: 91350100M000100Y4X}]
"""
    first, second = check(build(loads(text), at=AT), at=AT, select=["CG208"])

    assert (2, "is wrong: the check sign of its first 17 is 3") == (second.line, second.message[21:])
    assert "b 的统一社会信用代码校验不符：前 17 位的校验码是 3" == second.sentence("zh")
    assert "91350100" not in repr(first) + repr(second)


def test_without_the_library_it_is_not_checked(monkeypatch):
    """
    It is said once, and only where there is a code.
    """
    monkeypatch.setitem(sys.modules, "stdnum", None)
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("stdnum"):
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    several = "community C\n" + "\n".join(f"organisation a{n} (office) {{uscc: x}}" for n in range(3))
    found = found_in(several, at=AT, rules=RULES)

    assert ["needs python-stdnum: pip install 'communitygov[codes]'"] == [each.why.en for each in found.not_checked]
    assert not found.codes
    assert not found.crashes
    assert not found_in("community C\norganisation a (office)", at=AT, rules=RULES).not_checked


@pytest.mark.parametrize(
    ("one", "other"), [("leader-G1", "Leader-g1"), ("楼-1", "楼-１"), ("straße", "STRASSE"), ("ｇ1", "G1")]
)
def test_ids_that_look_alike(one, other):
    """
    By case, by width, by form; in one kind, and not across kinds.
    """
    text = f"""communitygov: 1
shifts:
  - {{id: {one}, hours: unknown}}
  - {{id: other, hours: unknown}}
  - {{id: {other}, hours: unknown}}
duties: [{{id: {other}}}]
"""
    (each,) = check(build(loads(text), at=AT), at=AT, select=["CG209"])

    assert (f"shift:{other}", 5, 10) == (each.subject, each.line, each.column)
    assert f"the ids '{other}' and '{one}' differ in case, width or form only" == each.message
    assert (f"shift:{one}",) == each.evidence


def test_one_id_twice_is_another_rule():
    """
    The same id is no look-alike, and one that comes again and again is told once.
    """
    places = tuple(Place(id=name, level="grid") for name in ("g1", "g1", "G1", "G1"))
    found = check(build(Register(places=places)), at=AT, select=["CG209"])

    assert ["places[2].id"] == [each.place for each in found]


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        ("g1", "the ids 'g1' and 'G1' differ in case, width or form only"),
        ("G1", "the zone 'G1' has the id of a place, and wherever that id is named the place is meant"),
        ("Z1", None),
    ],
)
def test_a_zone_called_like_a_place(zone, says):
    """
    A place and a zone stand in the same fields; of other kinds, written with their kind, each may be called alike.
    """
    text = f"""communitygov: 1
places: [{{id: G1, level: grid}}]
zones:
  - {{id: {zone}, kind: service_circle, members: [G1]}}
duties: [{{id: g1}}]
"""
    found = check(build(loads(text), at=AT), at=AT, select=["CG209"])

    assert ([] if says is None else [(f"zone:{zone}", 4, says)]) == [
        (each.subject, each.line, each.message) for each in found
    ]
    assert all(each.evidence == ("place:G1",) for each in found)


COUNTS = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: b1, level: building, within: C, households: {about: 1000}}
  - {id: b2, level: building, within: C, households: unknown}
  - {id: b3, level: building, within: C, households: 0}
  - {id: b4, level: building, within: C, households: {more_than: 7}}
  - {id: b5, level: building, within: C}
  - {id: gate, site: gate, within: C}
"""


def test_homes_that_are_not_counted():
    """
    Whatever is not exact, at its field; nought is a number, and a site has no homes.
    """
    found = check(build(loads(COUNTS), at=AT), at=AT, select=["CG210"])

    assert [("place:b1", 4, "{about: 1"), ("place:b2", 5, "unknown}"), ("place:b4", 7, "{more_tha")] == stands(
        COUNTS, "CG210"
    )
    assert "the number of homes of b1 is about 1,000: no count includes them" == found[0].message
    assert "b2 的户数不详，不计入任何统计" == found[1].sentence("zh")


def test_what_states_nothing_is_told_where_others_are_counted():
    """
    A register that counts no homes leaves none out.
    """
    counted = COUNTS.replace("households: 0", "households: 12")

    assert ("place:b5", 8, "b5, level") in stands(counted, "CG210")
    assert ("place:b5", 8, "b5, level") not in stands(COUNTS, "CG210")


DIVIDED = """communitygov: 1
places:
  - {id: S, level: subdistrict}
  - {id: C, level: community, within: S}
  - {id: g1, level: grid, within: C}
  - {id: b1, level: building, within: g1, layout: {entrances: 2, floors: 2, homes: 1}}
  - {id: b2, level: building, within: g1, households: 4}
  - {id: b3, level: building, within: g1, households: unknown}
  - {id: gate, site: gate, within: g1}
  - {id: g2, level: grid, within: C}
  - {id: b4, level: building, within: g2, households: 7}
  - {id: D, level: community, within: S, households: 30}
zones:
  - {id: O1, kind: old_grid, members: [b1/1]}
  - {id: P1, kind: police_area, members: [g1, g2]}
  - {id: K1, kind: compound, members: [b1]}
  - {id: K2, kind: service_circle, members: [b1]}
"""


def test_what_a_partition_leaves_out():
    """
    What is left out of one place is one finding, at the place where it is one, else at what is divided. A whole place
    is told where it stands no further out than the zones do. Sites, and kinds that need not cover all, are left.
    """
    found = check(build(loads(DIVIDED), at=AT), at=AT, select=["CG211"])
    said = {each.subject: each for each in found}

    assert [
        ("place:g1", 5, "g1, level"),
        ("place:b1/2", 6, "b1, level"),
        ("place:g2", 10, "g2, level"),
        ("place:D", 12, "D, level:"),
    ] == stands(DIVIDED, "CG211")
    assert (
        "g1 is divided into zones of kind old_grid, and none of them holds b2 and b3"
        " (4 homes, and homes whose number is not known)"
    ) == said["place:g1"].message
    assert "S 已按 police_area 划分，D（30 户）不在其中任何一个" == said["place:D"].sentence("zh")
    assert ("place:b2", "place:b3", "place:g1") == said["place:g1"].evidence
    assert [("place:D", "nothing in D lies in any old_grid; whether that is meant is not known")] == [
        (each.subject, each.why.en) for each in found.not_checked
    ]


@pytest.mark.parametrize(
    ("members", "why"),
    [("[]", "what O2 should hold"), ("[b9]", "what O2 should hold"), ("[b2, b3, b1/2, g2]", "nothing in D")],
)
def test_a_zone_that_does_not_say_what_it_holds_leaves_the_holes_open(members, why):
    """
    What is not stated, or names what is not there, may be the very homes that are left out.
    """
    text = DIVIDED.replace("  - {id: P1", f"  - {{id: O2, kind: old_grid, members: {members}}}\n  - {{id: P1")
    found = check(build(loads(text), at=AT), at=AT, select=["CG211"])

    assert ["place:D"] == [each.subject for each in found]
    assert [True] == [each.why.en.startswith(why) for each in found.not_checked]


def test_zones_of_another_time_leave_nothing_out():
    """
    A partition that has ended, or that the register does not have, leaves no home out.
    """
    drawing = """
        community C
          grid G1
            building B1: H1
            building B2: H2
        zone P1 (police_area) until 2026-01-01: B1
    """

    assert ["place:B2"] == [subject for subject, _ in told(drawing, "CG211", at="2025-12-31")]
    assert [] == told(drawing, "CG211")


def test_a_place_of_two_parents_is_held_by_the_zone_of_one():
    """
    What lies in a zone by its second parent is not left out; what lies in no zone is told within what is divided.
    """
    drawing = """
        community C
          grid G1
            building B1: H1
            building B2: H2
          grid G2
            building B1
          grid G3
            building B2
            building B3: H3
        zone O1 (old_grid): G2
    """

    assert ["place:B2", "place:G3"] == sorted(subject for subject, _ in told(drawing, "CG211"))


def test_holes_agree_with_a_slow_count():
    """
    Of random zones over random places, the homes told are those that no zone holds, wherever a zone is beside them.
    """
    random = Random(2)
    for _ in range(60):
        parent = {"C": "", **{f"g{n}": "C" for n in range(3)}}
        parent |= {f"b{n}": f"g{random.randrange(3)}" for n in range(6)}
        parent |= {f"h{n}": f"b{random.randrange(6)}" for n in range(9)}
        levels = {"C": "community", "g": "grid", "b": "building", "h": "household"}
        places = tuple(Place(id=name, level=levels[name[0]], within=outer or ()) for name, outer in parent.items())
        zones = tuple(
            Zone(id=f"z{n}", kind="old_grid", members=tuple(random.sample([*parent], random.randint(1, 3))))
            for n in range(random.randint(0, 3))
        )

        def line(name, parent=parent):
            return [name, *(line(parent[name]) if parent[name] else ())]

        inside = {*parent.values()}
        homes = {name for name in parent if name[0] == "h" or (name[0] == "b" and name not in inside)}
        homes |= {name for name in parent if name[0] == "g" and name not in inside}
        member = {each for zone in zones for each in zone.members}
        held = {name for name in homes if {*line(name)} & member}
        found = check(build(Register(places=places, zones=zones)), at=AT, select=["CG211"])
        named = {each.partition(":")[2] for one in found for each in (one.evidence[:-1] or (one.subject,))}
        told = {name for name in homes if {*line(name)} & named}

        assert (homes - held if held else set()) == told
        assert not any({*line(name)} & named for name in held)


NUMBERS = """communitygov: 1
places:
  - {id: C, level: community, households: 200}
  - {id: g1, level: grid, within: C, households: 120}
  - {id: b1, level: building, within: g1, layout: {entrances: 2, floors: 6, homes: 4}}
  - {id: b2, level: building, within: g1, households: 70}
  - {id: g2, level: grid, within: C, households: 80}
  - {id: b3, level: building, within: g2, households: 24}
  - {id: b4, level: building, within: g2, households: unknown}
"""


def test_a_stated_number_and_what_is_listed():
    """
    It is told where the fault is: the community's number is that of its grids. One that is not counted may be any.
    """
    (one,) = check(build(loads(NUMBERS), at=AT), at=AT, select=["CG212"])

    assert [("place:g1", 4, "120}")] == stands(NUMBERS, "CG212")
    assert "g1 states 120 homes, and lists 118 homes" == one.message
    assert "g1 写明 120 户，其中列出的合计 118 户" == one.sentence("zh")


@pytest.mark.parametrize(
    ("stated", "inside", "says"),
    [
        ("4", "H1 H2 H3 H4", None),
        ("5", "H1 H2 H3 H4", "5 homes, and lists 4 homes"),
        ("1", "H1 H2", "1 home, and lists 2 homes"),
        ("about 9", "H1", None),
        ("more than 3", "H1 H2 H3", "at least 4 homes, and lists 3 homes"),
        ("more than 2", "H1 H2 H3", None),
        ("less than 3", "H1 H2 H3", "at most 2 homes, and lists 3 homes"),
        ("less than 4", "H1 H2 H3", None),
    ],
)
def test_only_what_is_certain_disagrees(stated, inside, says):
    """
    Bounds are read as bounds, and what is about a number is none.
    """
    found = told(f"grid G1\n  building B1 counts {stated}: {inside}", "CG212")

    assert ([] if says is None else [("place:B1", f"B1 states {says}")]) == found


def test_a_place_that_lists_no_home_lists_none():
    """
    A building that states its homes and has a gate in it is counted by the gate: its homes are in no figure.
    """
    drawing = "grid G1\n  building B1 counts 24\n    gate east\n  building B2 counts 24\n"

    assert [("place:B1", "B1 states 24 homes, and lists 0 homes")] == told(drawing, "CG212")


def plainly(name, inside, counts):
    """The least and the most homes of a place, by a walk; no most where it is not known."""
    if name in counts:
        return counts[name]
    if not inside[name]:
        return 0, None
    bounds = [plainly(each, inside, counts) for each in inside[name]]
    return sum(low for low, _ in bounds), None if any(high is None for _, high in bounds) else sum(h for _, h in bounds)


def test_disagreements_agree_with_a_slow_count():
    """
    Of random places with random counts, those of which what they state and what they list cannot be one number.
    """
    random = Random(3)
    forms = {
        "exact": lambda number: (Count(number), (number, number)),
        "more_than": lambda number: (Count(number, "more_than"), (number + 1, None)),
        "less_than": lambda number: (Count(number, "less_than"), (0, max(0, number - 1))),
        "about": lambda number: (Count(number, "about"), (0, None)),
    }
    for _ in range(200):
        outer = {"C": "", **{f"g{n}": "C" for n in range(2)}}
        outer |= {f"m{n}": f"g{random.randrange(2)}" for n in range(3)}
        outer |= {f"b{n}": random.choice(["g0", "g1", "m0", "m1", "m2"]) for n in range(4)}
        levels = {"C": "community", "g": "grid", "m": "micro_grid", "b": "building"}
        stated = {
            name: forms[random.choice([*forms, "exact", "exact"])](random.randint(0, 6))
            for name in outer
            if random.random() < (0.8 if name[0] == "b" else 0.4)
        }
        places = tuple(
            Place(
                id=name,
                level=levels[name[0]],
                within=around or (),
                households=stated[name][0] if name in stated else None,
            )
            for name, around in outer.items()
        )
        inside = {name: [each for each, around in outer.items() if around == name] for name in outer}
        counts = {name: bounds for name, (_, bounds) in stated.items()}
        slow = set()
        for name, (least, most) in counts.items():
            if inside[name]:
                low, high = plainly(name, inside, {each: of for each, of in counts.items() if each != name})
                if (most is not None and low > most) or (high is not None and high < least):
                    slow.add(f"place:{name}")

        assert slow == {each.subject for each in check(build(Register(places=places)), at=AT, select=["CG212"])}


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("community C\n  building B1: H1\nbuilding B2: H2", ["place:B2"]),
        ("community C\ncommunity D", []),
        ("building B1: H1\nbuilding B2: H2", []),
        ("subdistrict S\n  community C\ncommunity D", ["place:D"]),
        ("community C\n  gate east\ngate west", []),
        ("community C\n  building B1: H1\nplace {id: B2, level: building, within: none}", []),
        ("grid G1\nplace {id: G2, level: grid, within: M}\nplace {id: M, level: micro_grid, within: G2}", []),
        ("community C\n  grid G1\n    building B1: H1\n  grid G2\n    building B1", []),
        ("community C\n  building B1: H1\nbuilding B2 until 2026-01-01", []),
    ],
)
def test_a_place_whose_parent_was_forgotten(drawing, expected):
    """
    A root where others of its level are none; alike roots, sites, loops, and what names nothing are not told here.
    """
    assert expected == [subject for subject, _ in told(drawing, "CG213")]


def test_what_is_said_of_a_forgotten_parent():
    """
    With one that shows what is missing, in both languages, at the place.
    """
    text = """communitygov: 1
places:
  - {id: G1, level: grid}
  - {id: B1, level: building, within: G1}
  - {id: B2, level: building}
"""
    (one,) = check(build(loads(text), at=AT), at=AT, select=["CG213"])

    assert "B2 (building) lies within nothing, while B1 of its level lies within G1" == one.message
    assert "B2（building）没有写在任何地点之内，同级的 B1 在 G1 之内" == one.sentence("zh")
    assert [("place:B2", 5, "B2, level")] == stands(text, "CG213")


def test_what_lies_in_a_place_that_has_ended():
    """
    One finding for all that lies in it; with a second parent that is there, none; at another time, none.
    """
    text = """communitygov: 1
places:
  - {id: G1, level: grid, until: 2026-01-01}
  - {id: G2, level: grid}
  - {id: B1, level: building, within: G1}
  - {id: B2, level: building, within: [G1, G2]}
  - {id: gate, site: gate, within: G1}
"""
    (one,) = check(build(loads(text), at=AT), at=AT, select=["CG213"])

    assert "not there on this day: G1, around B1 and gate" == one.message
    assert [("place:G1", 5, "G1}")] == stands(text, "CG213")
    assert "date the rows of both" in one.remedy
    assert not check(build(loads(text), at="2025-12-31"), at="2025-12-31", select=["CG213"])
    assert [("place:B1", 5, "G1}")] == stands(text.replace("gate, within: G1", "gate"), "CG213")


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ("B1/1/1", ["B1/1/2", "B1/1/3"]),
        ("B1/1/3", ["B1/1/1", "B1/1/2"]),
        ("B1/1/2/201", ["B1/1/1", "B1/1/3", "B1/1/2/202"]),
        ("B1/1/1 B1/1/2", ["B1/1/3"]),
    ],
)
def test_of_a_part_of_a_layout_the_floors_and_homes_left_out_are_named(held, left):
    """
    The entrance is divided, and never said to be outside itself.
    """
    drawn = f"community C\n  building B1 with 1 entrances x 3 floors x 2 homes\nzone P1 (police_area): {held}\n"
    found = found_in(drawn, at=AT)

    named = [each.partition(":")[2] for one in found if one.code == "CG211" for each in one.evidence]
    assert set(left) <= {*named}
    assert [] == [each for one in found if one.code == "CG211" for each in _named_by(one) if each == "B1/1"]


def _named_by(one):
    """What a hole is said to be, before its homes."""
    return one.message.partition("holds ")[2].partition(" (")[0].replace(" and ", ", ").split(", ")


def test_other_floors_left_out_are_another_hole():
    """
    Each time two floors of an entrance are in no zone, and each time they are others.
    """
    drawn = "community C\n  building B1 with 1 entrances x 3 floors x 2 homes\nzone P1 (police_area): B1/1/{}\n"
    holes = [one for floor in (1, 2, 3) for one in found_in(drawn.format(floor), at=AT) if one.code == "CG211"]

    assert len(holes) == len({one.fingerprint for one in holes}) == 3


def test_a_place_in_two_that_state_numbers_is_told_once_at_itself():
    """
    The building lists fewer homes than it states; what lies around it counts what the outermost of them states.
    """
    drawn = """
    community C counts 3
      grid G1
        building B2 counts 3: H2a H2b
      grid G2 counts 3
        building B2
    """

    assert [("place:B2", "B2 states 3 homes, and lists 2 homes")] == told(drawn, "CG212")


@pytest.mark.parametrize("gone", ["B0", "B0/1"])
def test_a_member_that_is_gone_leaves_the_other_holes_known(gone):
    """
    A building was pulled down and still stands among the members; one that is written nowhere may be any.
    """
    drawn = f"""
    community C
      building B0 with 2 entrances x 1 floors x 2 homes until 2020-01-01
      building B1: H1
      building B2: H2
    zone P1 (police_area): B1 {gone}
    """

    assert ["place:B2"] == [subject for subject, _ in told(drawn, "CG211")]
    assert [] == told(drawn.replace(f"B1 {gone}", "B1 B9"), "CG211")
