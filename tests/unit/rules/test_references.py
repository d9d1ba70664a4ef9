"""Rules about what a register names: where each stands, what it says, and when it says nothing."""

import json
from contextlib import suppress

import pytest

from communitygov.base.findings import Words
from communitygov.cli import main
from communitygov.io.read import loads, read
from communitygov.model.organisation import Organisation
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.model.zone import Zone
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.structure.build import build
from communitygov.testing import codes, found_in, sketch

AT = "2026-03-02"
RULES = tuple(each for each in CATALOGUE if each.code.code.startswith("CG1"))
SPECIMEN = "11010519491231002X"
MOBILE = "13800138000"


def found(text, *select):
    """Code, subject, line and what stands there, of what a document has."""
    findings = check(build(loads(text, file="t.yaml"), at=AT), at=AT, select=select)
    lines = text.splitlines()
    return [(each.code, each.subject, each.line, lines[each.line - 1][each.column - 1 :][:6]) for each in findings]


def drawn(drawing):
    """The codes of CG1 that a drawing fires."""
    return codes(drawing, at=AT, rules=RULES)


def said(drawing, code):
    """Both sentences of the one finding of a code."""
    (each,) = (each for each in found_in(drawing, at=AT, rules=RULES) if each.code == code)
    return each.sentence("zh"), each.message


REFERENCES = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: [C, C2]}
zones:
  - {id: Z, kind: compound, members: [G1, "G1", G2]}
people: [{id: P1}]
posts: [{id: leader, kind: grid_leader, serves: G1}]
appointments:
  - {post: leader, holder: {one_of: [P1, P9]}}
teams:
  - id: T
    template: seed_1_3
    seats:
      grid_leader: P1
      medic: {holder: P8}
duties: [{id: sweep, group: health}]
shares:
  - {group: heath, part: assist, who: post:leader}
"""


def test_where_references_stand():
    """
    In a list the item that names nothing; a seat at what is written for it; a holder at the field.
    """
    assert [
        ("CG110", "place:G1", 4, "C2]}"),
        ("CG110", "zone:Z", 6, "G2]}"),
        ("CG113", "post:leader", 10, "{one_o"),
        ("CG112", "post:T-medic", 16, "{holde"),
        ("CG113", "post:T-medic", 16, "P8}"),
        ("CG111", "group:heath", 19, "heath,"),
    ] == found(REFERENCES, "CG11")


def test_what_is_said_of_references():
    """
    One of each, in both languages, with what may be meant.
    """
    sayings = {each.code: (each.sentence("zh"), each.message) for each in check(build(loads(REFERENCES)), at=AT)}

    assert (
        "没有事项属于“heath”组（是否指 health？）",
        "no duty is of the group 'heath' (did you mean health?)",
    ) == sayings["CG111"]
    assert ("模板 seed_1_3 没有席位“medic”", "the template seed_1_3 has no seat 'medic'") == sayings["CG112"]
    assert ("people 里没有任职者 P8", "people does not list the holder P8") == sayings["CG113"]


def test_a_file_says_unknown_words_once():
    """
    What reading says of a word or an id, the rules do not say again; both stand at one place.
    """
    text = """communitygov: 1
places:
  - {id: C, level: comunity}
  - {id: C2, level: community}
  - {id: C2, level: community}
duties:
  - {id: sweep, applies_to: [household], answered_at: {household: gird, houshold: grid}}
"""
    partial = loads(text, partial=True)
    findings = check(build(partial.register, at=AT), at=AT, select=["CG104", "CG105"], reading=partial.findings)
    alone = check(build(partial.register, at=AT), at=AT, select=["CG104", "CG105"])

    words = [each for each in findings if each.code == "CG104"]

    assert 3 == len(words)
    assert {each.position for each in words[:2]} <= {each.position for each in alone}
    assert 1 == sum(each.code == "CG105" for each in findings)


def test_words_and_ids_of_a_register_built_in_code():
    """
    They stand at their paths; the first row with the id is named.
    """
    register = Register(
        places=(Place(id="C", level="community"), Place(id="G", level="gird", within="C")),
        zones=(Zone(id="Z", kind="compound"), Zone(id="Z", kind="compound")),
    )
    findings = check(build(register), at=AT, select=["CG104", "CG105"])

    assert [("CG104", "places[1].level"), ("CG105", "zones[1].id")] == [(each.code, each.place) for each in findings]
    assert "'gird' is not in the vocabulary (did you mean grid?)" == findings[0].message
    assert "the id 'Z' is another row's already (zones[0].id)" == findings[1].message


def test_bodies_in_a_circle_are_told_once():
    """
    Three that go round, one that stands below them, one above itself: two findings, each at its first body.
    """
    text = """communitygov: 1
organisations:
  - {id: below, kind: party_branch, above: b}
  - {id: a, kind: party_branch, above: b}
  - {id: b, kind: party_branch, above: c}
  - {id: c, kind: party_branch, above: a}
  - {id: self, kind: party_branch, above: self}
"""
    findings = check(build(loads(text), at=AT), at=AT, select=["CG114"])

    assert [(4, 40), (7, 43)] == [(each.line, each.column) for each in findings]
    assert ["a, b and c stand above each other", "self stands above itself"] == [each.message for each in findings]
    assert "a、b和c 互为上级" == findings[0].sentence("zh")


def test_bodies_of_other_times_close_no_circle():
    """
    A body that is no more, and one that nobody wrote.
    """
    over = "organisation a (party_branch) until 2020-01-01 {above: b}\norganisation b (party_branch) {above: a}"
    void = "organisation a (party_branch) {above: none}"

    assert "CG114" not in drawn(over)
    assert ("CG110",) == drawn(void)


def test_a_long_chain_of_bodies():
    """
    Twenty thousand bodies in one circle are walked over once.
    """
    many = 20_000
    register = Register(
        organisations=tuple(Organisation(id=f"o{n}", kind="office", above=f"o{(n + 1) % many}") for n in range(many))
    )
    (each,) = check(build(register), at=AT, select=["CG114"])

    assert "organisations[0].above" == each.place
    assert f"{many:,} × organisation" == each.evidence[-1]


NUMBERS = f"""communitygov: 1
name: 台账 {SPECIMEN}
places:
  - {{id: C, level: community, code: "13800138000"}}
  - {{id: "13020300101", level: grid, within: C}}
people:
  - {{id: "{MOBILE}"}}
  - {{id: P2, name: {{zh: 甲, en: "{SPECIMEN}"}}}}
organisations:
  - {{id: shop, kind: enterprise, uscc: "{SPECIMEN}"}}
posts:
  - {{id: leader, kind: grid_leader, serves: "13020300101", attributes: {{"联系": [1, {MOBILE}], "{MOBILE}": x}}}}
appointments:
  - {{post: leader, holder: "{MOBILE}"}}
  - {{post: leader, holder: "{MOBILE}"}}
"""


def test_numbers_of_persons_stand_at_their_fields():
    """
    In names, ids, references, notes and keys; not in codes, in credit codes or in the ids of places.
    """
    assert [
        ("CG120", "register", 2, "台账 110"),
        ("CG121", "person:***********", 7, '"13800'),
        ("CG120", "person:P2", 8, '"11010'),
        ("CG121", "post:leader", 12, '{"联系":'),
        ("CG121", "post:leader", 12, "138001"),
        ("CG121", "post:leader", 14, '"13800'),
        ("CG121", "post:leader", 15, '"13800'),
    ] == found(NUMBERS, "CG120", "CG121")


def test_no_number_is_repeated_by_any_rule(tmp_path, capsys):
    """
    Not in sentences, evidence, JSON or the line of the source that a page shows; rules that name the person included.
    """
    path = tmp_path / "t.yaml"
    path.write_text(NUMBERS, encoding="utf-8")
    findings = check(build(read(path), at=AT), at=AT)
    for format_ in ("full", "concise", "json", "github"):
        for lang in ("zh", "en"):
            with suppress(SystemExit):
                main(["check", str(path), "--format", format_, "--lang", lang, "--at", AT])
    shown = capsys.readouterr().out

    assert "CG303" in findings.codes
    assert "CG121" in shown
    for text in (repr(findings), json.dumps(findings.to_json(), ensure_ascii=False), shown):
        assert MOBILE not in text
        assert SPECIMEN not in text


def naming(look):
    """Speak of a person and of a place whose ids are eleven digits."""
    del look
    yield Remark(
        subject=f"place:{MOBILE}",
        where=("places", 0, ("id",)),
        fields={"what": MOBILE},
        evidence=(f"person:{MOBILE}", f"place:{MOBILE}"),
    )


def test_rules_of_ones_own_repeat_no_number():
    """
    Sentences and evidence have stars; a reference to a place, which may be called by its code, is left.
    """
    words = Words("有 {what}", "there is {what}")
    mine = rule(
        code="MY999",
        slug="m",
        severity="note",
        title=words,
        why=words,
        says=words,
        do=words,
        source="s",
        bad="",
        good="",
    )(naming)
    (each,) = check(build(sketch("community C")), at=AT, rules=[mine])

    assert ("there is ***********", "有 ***********") == (each.message, each.sentence("zh"))
    assert "there is ***********" == each.remedy
    assert (f"place:{MOBILE}", ("person:***********", f"place:{MOBILE}")) == (each.subject, each.evidence)


def test_paths_of_a_register_built_in_code_do_not_repeat_a_key():
    """
    Where the key is the number, the finding stands at what holds the key.
    """
    body = Organisation(id="a", kind="office", attributes={MOBILE: {"x": SPECIMEN}})
    findings = check(build(Register(organisations=(body,))), at=AT, select=["CG12"])

    assert {("CG120", "organisations[0].attributes"), ("CG121", "organisations[0].attributes")} == {
        (each.code, each.place) for each in findings
    }


@pytest.mark.parametrize("note", ["330203001003001", "911101000006003734", "2020-02-10", "https://a.cn/13800138000"])
def test_false_alarms(note):
    """
    A grid's code of fifteen digits, a credit code of digits alone, a date, a link.
    """
    assert () == drawn(f"community C\norganisation a (office) {{note: '{note}'}}")


def test_numbers_that_are_no_texts():
    """
    In code an attribute may be a number.
    """
    body = Organisation(id="a", kind="office", attributes={"tel": int(MOBILE), "yes": True, "share": 0.5})
    found = check(build(Register(organisations=(body,))), at=AT, select=["CG12"])

    assert ["organisations[0].attributes.tel"] == [each.place for each in found]


def test_data_may_lie_deep():
    """
    Lists and maps in one another are looked through.
    """
    deep = MOBILE
    for _ in range(20):
        deep = {"x": [deep]}
    body = Organisation(id="a", kind="office", attributes=deep)

    assert ("CG121",) == check(build(Register(organisations=(body,))), at=AT, select=["CG12"]).codes


def test_the_numbers_said_in_both_languages():
    """
    Neither sentence has the number.
    """
    drawing = f"community C\norganisation a (office) {{note: '{SPECIMEN} {MOBILE}'}}"

    assert ("这里的文字像身份证号（不显示）", "a text here is shaped like an identity number (not shown)") == said(
        drawing, "CG120"
    )
    assert ("这里的文字像手机号（不显示）", "a text here is shaped like a telephone number (not shown)") == said(
        drawing, "CG121"
    )


WAIVED = """
    community C
    post leader grid_leader at C
    waiver {code: CG301, subject: post:leader, reason: later, until: 2027-01-01}
"""


def test_a_waiver_meets_a_subject():
    """
    It is told once it meets nothing.
    """
    all_rules = found_in(WAIVED, at=AT)
    mended = found_in(WAIVED + "    appoint P1 to leader\n", at=AT)

    assert ["CG301"] == [each.finding.code for each in all_rules.waived]
    assert "CG115" in mended.codes
    assert sketch(WAIVED).waivers[0].subject is not None


@pytest.mark.parametrize(
    ("waived", "selected", "dead"),
    [
        ("CG1", ["CG"], True),
        ("CG1", ["CG110", "CG115"], False),
        ("CG301", ["CG"], False),
        ("CG3", ["CG301", "CG115"], False),
        ("CG302", ["CG"], True),
        ("CG101", ["CG"], True),
        ("CG115", ["CG"], False),
        ("CG777", ["CG"], True),
        ("CG901", ["CG"], True),
    ],
)
def test_a_waiver_is_dead_only_where_all_it_names_was_looked_for(waived, selected, dead):
    """
    Half of a family is not enough; what reading alone can say, and the rule itself, count for nothing.
    """
    drawing = WAIVED.replace("CG301", waived).replace(", subject: post:leader", "")
    found = check(build(sketch(drawing), at=AT), at=AT, select=selected)

    assert dead == ("CG115" in found.codes)


def test_a_waiver_of_another_subject_meets_nothing():
    """
    The code alone is not enough; one whose end has come, or that has not begun, is judged by its dates.
    """
    other = WAIVED.replace("post:leader, reason", "post:other, reason")
    over = WAIVED.replace("2027-01-01", "2026-03-02")
    later = other.replace("reason: later", "reason: later, from: 2026-03-03")

    assert "CG115" in found_in(other, at=AT).codes
    assert ["the waiver of CG301 ended on 2026-03-02 and does nothing"] == [
        each.message for each in found_in(over, at=AT) if each.code == "CG115"
    ]
    assert "CG115" not in found_in(later, at=AT).codes


def test_a_credit_code_of_digits_alone_without_quotes():
    """
    It is said why another program would change it: of a number so long the last digits are lost.
    """
    text = "communitygov: 1\norganisations:\n  - {id: a, kind: office, uscc: 911101000006003734}\n"
    (note,) = (each for each in loads(text, partial=True).findings if each.code == "CG007")

    assert note.message.endswith("other YAML readers make it a number, and many lose its last digits")
    assert note.sentence("zh").endswith("会读成一个数，许多程序还会丢掉它的末几位")
    assert "911101000006003734" == loads(text).organisations[0].uscc
