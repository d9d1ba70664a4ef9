"""Slips of the hand: full-width signs, a kind too many or too few, a list for one; each is told what to write."""

import pytest

from communitygov.io.full_width import LONGEST, before
from communitygov.io.read import loads

HEAD = "communitygov: 1\n"


def told(text):
    """Where each finding of a text stands, its code, its sentence and its remedy."""
    return [(f"{x.line}:{x.column} {x.code}", x.message, x.remedy) for x in loads(HEAD + text, partial=True).findings]


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        (
            "places: [{id： b3, level: building}]",
            "2:11 CG101",
            "'id： b3' is no key of a row of places: “：” is full-width",
            "write ':'; a blank follows a colon",
        ),
        (
            "places: [{id: b3, level： building}]",
            "2:19 CG101",
            "'level： building' is no key of a row of places: “：” is full-width",
            "write ':'; a blank follows a colon",
        ),
        (
            "shares: [{duty: d, part: lead, who: post：guard}]",
            "2:37 CG102",
            "the value of 'who' has a full-width “：”",
            "write ':'",
        ),
        (
            "shares: [{duty: d, part: lead, who: “post:guard”}]",
            "2:37 CG102",
            "the value of 'who' has a full-width ‘“’ and ‘”’",
            "write '\"'",
        ),
        (
            "duties: [{id: d, applies_to: 【household】}]",
            "2:30 CG102",
            "has a full-width “【” and “】”",
            "write '[' and ']'",
        ),
        (
            "places: [{id: b4，level: building}]",
            "2:17 CG002",
            "“，” is full-width here, which is not YAML",
            "write ','",
        ),
        ("places:\n- id： b4\n  level: building", "3:5 CG002", "“：” is full-width here", "write ':'"),
        ("places：\n- {id: b4}", "2:7 CG002", "“：” is full-width here", "write ':'"),
        ("posts: [{id: p, kind: k, serves: place:b3}]", "2:34 CG102", "'serves' takes an id alone", "write b3"),
        ("shares: [{duty: [a, b], part: lead, who: post:x}]", "2:17 CG102", "'duty' takes one", "write one here"),
        (
            "shares: [{duty: d, part: lead, who: guard}]",
            "2:37 CG102",
            "with its kind before it",
            "write post:guard where",
        ),
        (
            "links: [{who: guard, kind: k, to: post:x}]",
            "2:15 CG102",
            "with its kind before it",
            "write post:guard where",
        ),
        ("places: [{id: a}]", "2:10 CG103", "a row of places has neither a level nor a site", "write a level, such as"),
        (
            "places: [{id: a, level: grid, site: gate}]",
            "2:37 CG102",
            "go together",
            "has a level or a site, and not both",
        ),
        (
            "places: [{id: a, level: grid, from: 2026-05-01, until: 2026-04-01}]",
            "2:56 CG102",
            "does not go together",
            "the end is not before the start",
        ),
        (
            "places: [{id: a, level: grid, from: 2026-05-01, through: 2026-04-01}]",
            "2:58 CG102",
            "does not go together",
            "the end is not before the start",
        ),
    ],
)
def test_the_slip_is_told_once_with_what_to_write(text, place, message, remedy):
    """
    One finding, at the value or the sign, which says what is wrong with it and what is right.
    """
    ((where, said, do), *others) = told(text)

    assert place == where
    assert message in said
    assert do.startswith(remedy) or remedy in do
    assert [] == [each for each in others if not each[0].endswith("CG104")]


@pytest.mark.parametrize(
    "text",
    [
        "places:\n- {id: a, level: grid, name: “三长”小组：甲，乙}\n- {id: b, level: [}",
        "places:\n- {id: a, level: grid, note: '见注：x，level: y'}\n- id: b\n  level: [",
        "places:\n- {id: a, name: 甲：乙}\n- {id: b, level: ]}",
    ],
)
def test_full_width_signs_in_text_are_not_to_blame(text):
    """
    Chinese text has them; where it stops being YAML for another reason, that is said.
    """
    assert all("full-width" not in said for _, said, _ in told(text))


@pytest.mark.parametrize(
    "text", ["places: [{id: a, level: grid, name: 甲：【乙】，“丙”}]", "people: [{id: p-1, name: “甲”}]"]
)
def test_full_width_signs_in_names_are_text(text):
    """
    A name may have them.
    """
    assert [] == told(text)


@pytest.mark.parametrize("value", ["13812345678", "'110101199003078515'", "x" * 200])
def test_a_slip_shows_no_number_of_a_person(value):
    """
    Only short words are shown again, never what looks like a telephone or identity number.
    """
    for _, said, do in told(f"shares: [{{duty: d, part: lead, who: {value}}}]"):
        assert value.strip("'") not in said + do


def test_of_a_long_line_only_what_is_near_is_looked_at():
    """
    A file of one line takes no longer.
    """
    text = "{a： b, " + "x" * LONGEST + "，c: d}"

    assert (text.index("，"), "，") == before(text, text.index(": d"))
    assert before("{a： b, " + "x" * LONGEST + ": d}", LONGEST + 8) is None
