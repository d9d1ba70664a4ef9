"""Nothing that a register, a path or a line says steers the terminal, whatever is asked and wherever it goes wrong."""

import json
import unicodedata

import pytest

from communitygov.base.wording import width

NASTY = "a\x1b[31mb\x9b2Jc\u202ed\u2066e\u200bf\x07g\U000e0041h\u2028i\x7fj"
TEXT = "d\u202ed\u2066e\u200bf\U000e0041h\u2028i\u00adj"
"""What a document may hold in a text: reading refuses controls, and any of these in an id."""
ID = "-1"

LANGS = ("zh", "en", "both")


def register(**more) -> str:
    """Write a register whose every text is hostile, as JSON, which can escape what it holds."""
    told = {
        "communitygov": 1,
        "as_of": "2020-02-10T20:30",
        "places": [
            {"id": f"c{ID}", "level": "community", "name": {"zh": TEXT, "en": TEXT}},
            {"id": f"b{ID}", "level": "building", "within": f"c{ID}", "name": TEXT, "households": 3, "made_up": True},
            {"id": f"u{ID}", "level": "building", "within": f"c{ID}", "name": TEXT, "households": {"about": 5}},
        ],
        "zones": [{"id": f"z{ID}", "kind": "compound", "name": TEXT, "members": [f"b{ID}"]}],
        "people": [{"id": f"p{ID}", "name": TEXT}, {"id": f"q{ID}", "name": {"zh": TEXT, "en": TEXT}}],
        "organisations": [{"id": f"o{ID}", "kind": "police_station", "name": TEXT, "whole": True}],
        "shifts": [{"id": f"s{ID}", "name": TEXT, "hours": "08:00-20:00"}],
        "posts": [
            {"id": f"l{ID}", "kind": "grid_leader", "serves": f"b{ID}", "name": TEXT, "shift": f"s{ID}"},
            {"id": f"m{ID}", "kind": f"k{ID}", "serves": f"c{ID}", "name": TEXT, "note": TEXT},
        ],
        "appointments": [
            {"post": f"l{ID}", "holder": f"p{ID}"},
            {"post": f"m{ID}", "holder": {"one_of": [f"p{ID}", f"q{ID}"]}},
        ],
        "duties": [{"id": f"d{ID}", "name": TEXT, "group": f"g{ID}", "answered_at": "building"}],
        "shares": [
            {"id": f"x{ID}", "duty": f"d{ID}", "part": "lead", "who": f"post:l{ID}"},
            {"duty": f"d{ID}", "part": "lead", "who": f"post:m{ID}"},
            {"duty": f"d{ID}", "part": "inform", "who": f"organisation:o{ID}", "where": f"z{ID}"},
        ],
        "exemptions": [{"duty": f"d{ID}", "where": f"u{ID}", "reason": TEXT}],
        "switches": [{"mode": f"w{ID}", "where": f"c{ID}"}],
        "vocabulary": {
            "posts": [{"id": f"k{ID}", "name": TEXT}],
            "modes": [{"id": f"w{ID}", "name": TEXT, "kind_of": "emergency"}],
        },
    }
    return json.dumps(told | more, ensure_ascii=True)


def raw(text: str) -> set[str]:
    """The signs that steer or hide; line feeds end lines."""
    return {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}


LINES = [
    *(("who", "--place", f"b{ID}", "--duty", f"d{ID}", "--why", "--names", "--lang", lang) for lang in LANGS),
    ("who", "--place", f"u{ID}", "--duty", f"d{ID}", "--why", "--names"),
    ("who", "--place", f"b{ID}", "--duty", f"d{ID}", "--names", "--format", "json"),
    ("who", "--place", f"b{ID}", "--duty", f"d{ID}", "--mode", f"w{ID}", "--expect", "answered"),
    *(("coverage", "--names", "--by", "building", "--lang", lang) for lang in LANGS),
    *(("coverage", "--names", "--level", "household", "--format", form) for form in ("csv", "json")),
    *(
        ("graph", "--of", of, "--to", to, "--names")
        for of in ("containment", "responsibility", "command", "holding")
        for to in ("dot", "graphml", "mermaid", "json")
    ),
]
WRONG = [
    *(("who", "--place", NASTY, "--duty", f"d{ID}", "--lang", lang) for lang in LANGS),
    *(("who", "--place", f"b{ID}", "--duty", NASTY, "--lang", lang) for lang in LANGS),
    *(("who", "--place", f"b{ID}", "--duty", f"d{ID}", "--mode", NASTY, "--lang", lang) for lang in LANGS),
    *(("coverage", "--level", NASTY, "--lang", lang) for lang in LANGS),
    ("coverage", "--by", NASTY),
    ("coverage", "--at", NASTY),
    ("coverage", "--until", NASTY),
    ("coverage", "--fail-under", NASTY),
    ("coverage", "--format", NASTY),
    ("coverage", NASTY),
    ("graph", "--of", NASTY, "--to", "dot"),
    ("graph", "--of", "command", "--to", "dot", "--mode", NASTY),
    (f"--{NASTY}",),
    (NASTY,),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:1] + line[-3:]).encode("unicode_escape"))
def test_what_is_printed_steers_nothing(run, document, line):
    """
    In every format and language the signs are escapes; data still says the same.
    """
    command, *rest = line
    code, out, err = run(command, document(register(), "a.json"), *rest)

    assert code in (0, 1), err
    assert out
    assert set() == raw(out + err)
    if "json" in rest and rest[0] != "--of":
        assert TEXT in json.dumps(json.loads(out), ensure_ascii=False)


@pytest.mark.parametrize("line", WRONG, ids=lambda line: " ".join(line).encode("unicode_escape"))
def test_what_goes_wrong_steers_nothing(run, document, line):
    """
    What was typed is told with escapes, by the command line and by its library alike.
    """
    command, *rest = line
    code, out, err = run(*([command] if not rest else [command, document(register(), "a.json"), *rest]))

    assert 2 == code
    assert set() == raw(out + err)


@pytest.mark.parametrize("lang", LANGS)
def test_problems_of_a_document_steer_nothing(run, document, lang, tmp_path):
    """
    Nor do the problems of a document that cannot be read: unknown keys, values, words, references.
    """
    broken = register(**{f"x{NASTY}": []}, places=[{"id": NASTY, "level": NASTY, NASTY: NASTY}, NASTY, {"id": 1}])
    loose = register(shares=[{"duty": f"n{ID}", "part": f"n{ID}", "who": f"post:n{ID}"}])
    for name, text in (("broken.json", broken), ("loose.json", loose)):
        code, out, err = run("coverage", document(text, name), "--names", "--lang", lang)
        assert code in (1, 2)
        assert err
        assert set() == raw(out + err)
    for line in (
        ("convert", document(register()), str(tmp_path / f"{NASTY}.{NASTY}")),
        ("convert", document(register(), f"{NASTY}.json"), str(tmp_path / f"{NASTY}.yaml")),
        ("coverage", str(tmp_path / NASTY)),
        ("schema", NASTY),
        ("example", NASTY),
        ("example", "qinghe", "-o", str(tmp_path / NASTY)),
    ):
        assert set() == raw("".join(run(*line, "--lang", lang)[1:]))


def test_wide_and_unseen_signs_leave_columns_straight(run, document):
    """
    Whether names are Chinese, have marks above letters or signs of no width, the columns of a table begin alike.
    """
    names = ("1号楼", "e\u0301tage", "x\u200by", "ｗｉｄｅ", "한국", "plain")
    places = [{"id": f"b{n}", "level": "building", "name": name, "households": 3} for n, name in enumerate(names)]
    text = json.dumps({"communitygov": 1, "as_of": "2020-02-10", "places": places, "duties": [{"id": "d"}]})
    out = run("coverage", document(text, "a.json"), "--level", "household", "--by", "building").out
    rows = [line for line in out.splitlines() if line.startswith("  ") and line.endswith(" 3") and " b" in line]

    assert len(names) == len(rows)
    assert 1 == len({width(row) for row in rows})
