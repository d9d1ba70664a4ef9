"""What reading can be made to do: hostile files of a few million bytes, each in a process of its own.

Time and memory are held by the system, with room to spare: a shape that grows beyond what it says does not end well.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.hostile.probe import probe

MANY, HALF_A_MILLION = 100_000, 500_000
DEEP = 60
SECONDS = 60
MOST_MIB, MOST_MIB_READ = 130, 300
"""A process that has read nothing takes about 40; what is refused may add twice that, a hundred thousand rows more."""

REFUSED: dict[str, tuple[str, Callable[[], str], str]] = {
    "yaml_alias_bomb": ("yaml", lambda: _bomb("[{}]", "*a{}"), "CG003"),
    "yaml_alias_bomb_of_mappings": ("yaml", lambda: _bomb("{{{}}}", "k{1}: *a{0}"), "CG003"),
    "yaml_brackets": ("yaml", lambda: "a: " + "[" * MANY, "CG003"),
    "yaml_braces": ("yaml", lambda: "{a: " * MANY, "CG003"),
    "yaml_dashes": ("yaml", lambda: "- " * MANY, "CG003"),
    "yaml_questions": ("yaml", lambda: "? " * MANY, "CG002"),
    "yaml_colons": ("yaml", lambda: ": " * MANY, "CG002"),
    "yaml_indented_ever_deeper": ("yaml", lambda: "".join(" " * n + "a:\n" for n in range(2000)), "CG003"),
    "yaml_documents": ("yaml", lambda: "---\n" * MANY, "CG002"),
    "yaml_unknown_directives": ("yaml", lambda: "%FOO\n" * MANY + "---\na: 1", "CG002"),
    "yaml_version_directives": ("yaml", lambda: "%YAML 1.1\n" * MANY + "---\na: 1", "CG002"),
    "yaml_tag_directives": ("yaml", lambda: "".join(f"%TAG !{n}! x\n" for n in range(MANY)) + "---\na: 1", "CG002"),
    "yaml_another_version": ("yaml", lambda: "%YAML 3.0\n---\na: 1", "CG002"),
    "yaml_tags": ("yaml", lambda: f"a: [{'!x b,' * MANY}]", "CG002"),
    "yaml_long_tag": ("yaml", lambda: f"a: !{'x' * 4_000_000} b", "CG002"),
    "yaml_keys_twice": ("yaml", lambda: "a: 1\n" * MANY, "CG004"),
    "yaml_keys_of_a_row": (
        "yaml",
        lambda: "people:\n- id: p\n" + "".join(f"  k{n}: 1\n" for n in range(MANY)),
        "CG003",
    ),
    "yaml_sections": ("yaml", lambda: "".join(f"k{n}: 1\n" for n in range(MANY)), "CG101"),
    "yaml_long_key": ("yaml", lambda: f'"{"x" * 4_000_000}": 1', "CG002"),
    "yaml_question_of_a_long_key": ("yaml", lambda: f'? "{"x" * 4_000_000}"\n: 1', "CG101"),
    "yaml_long_text": ("yaml", lambda: f"communitygov: 1\nplaces: {'x' * 4_000_000}", "CG102"),
    "yaml_long_id": ("yaml", lambda: f"communitygov: 1\npeople: [{'x' * 4_000_000}]", "CG102"),
    "yaml_marks_over_one_letter": ("yaml", lambda: f"communitygov: 1\npeople: [e{chr(0x301) * 1_000_000}]", "CG102"),
    "yaml_doubts": ("yaml", lambda: f"a: {'[' * DEEP}{'1e3,' * HALF_A_MILLION}{']' * DEEP}", "CG101"),
    "yaml_nothings": ("yaml", lambda: f"a: [{'~,' * HALF_A_MILLION}]", "CG101"),
    "yaml_anchors_within_each_other": (
        "yaml",
        lambda: "a: " + "".join(f"&x{n} [" for n in range(DEEP)) + "b," * HALF_A_MILLION + "]" * DEEP,
        "CG101",
    ),
    "yaml_sixties": ("yaml", lambda: "a: 1" + ":1" * MANY, "CG101"),
    "json_brackets": ("json", lambda: "[" * MANY, "CG003"),
    "json_objects": ("json", lambda: '{"a":' * MANY, "CG003"),
    "json_long_number": ("json", lambda: f'{{"a": {"9" * 4_000_000}}}', "CG002"),
    "json_unfinished_text": ("json", lambda: '{"a": ["' + '\\"' * MANY, "CG002"),
    "json_quotes": ("json", lambda: '{"a": [' + '""' * MANY, "CG002"),
    "json_controls": ("json", lambda: f'{{"a": [{_QUOTED_NULL * MANY}1]}}', "CG001"),
    "json_halves_of_characters": ("json", lambda: f'{{"a": [{_QUOTED_HALF * MANY}1]}}', "CG001"),
    "json_escapes": ("json", lambda: f'{{"a": "{_ESCAPED * 2_000_000}"}}', "CG101"),
    "json_keys_twice": ("json", lambda: "{" + '"a": 1,' * MANY + '"b": 1}', "CG004"),
    "json_many_lists": ("json", lambda: f'{{"a": [{"[]," * 6_000_000}1]}}', "CG003"),
    "json_many_numbers": ("json", lambda: f'{{"a": [{"1," * 6_000_000}1]}}', "CG003"),
    "json_own_data_ever_deeper": ("json", lambda: _own('{"a":' * 70 + "1" + "}" * 70), "CG003"),
    "json_no_number": ("json", lambda: _own('{"a": NaN}'), "CG002"),
    "json_endless_number": ("json", lambda: _own('{"a": -1e400}'), "CG002"),
}
"""Each shape, its format, and a code that is said of it."""

_QUOTED_NULL, _QUOTED_HALF, _ESCAPED = '"\\u0000",', '"\\ud800",', "\\u0041"


def _bomb(box: str, item: str) -> str:
    lines = [f"a0: &a0 {box.format('x: y' if '{' in box.format('') else 'x')}"]
    for level in range(1, 12):
        items = ", ".join(item.format(level - 1, number) for number in range(10))
        lines.append(f"a{level}: &a{level} {box.format(items)}")
    return "\n".join([*lines, "places: *a11"])


def _own(attributes: str) -> str:
    return f'{{"communitygov": 1, "people": [{{"id": "p", "attributes": {attributes}}}]}}'


READ: dict[str, tuple[str, Callable[[], str]]] = {
    "yaml_remarks": ("yaml", lambda: "#\n" * MANY + "communitygov: 1"),
    "yaml_blank_lines_of_a_note": (
        "yaml",
        lambda: f"communitygov: 1\npeople:\n- id: p\n  note: |\n{chr(10) * MANY}    x",
    ),
    "yaml_lines_of_a_note": ("yaml", lambda: f'communitygov: 1\npeople:\n- id: p\n  note: "a{_LINE * MANY}"'),
    "yaml_many_anchors": (
        "yaml",
        lambda: f"communitygov: 1\npeople: [{''.join(f'&x{n} p{n},' for n in range(50_000))}]",
    ),
    "yaml_own_data_wide": ("yaml", lambda: f"communitygov: 1\npeople: [{{id: p, attributes: {{x: [{'b,' * MANY}]}}}}]"),
    "yaml_aliases_as_many_as_may_be": (
        "yaml",
        lambda: f"communitygov: 1\npeople: [{{id: p, attributes: {{x: &x [{'b,' * 999}], y: [{'*x,' * 90}]}}}}]",
    ),
    "yaml_one_hundred_thousand_people": ("yaml", lambda: f"communitygov: 1\npeople: [{_people()}]"),
    "json_blanks": ("json", lambda: f'{{"communitygov": {" " * 4_000_000}1}}'),
    "json_long_note": (
        "json",
        lambda: json.dumps({"communitygov": 1, "people": [{"id": "p", "note": "x" * 4_000_000}]}),
    ),
    "json_own_data_deep": ("json", lambda: _own('{"a":' * 58 + "1" + "}" * 58)),
    "json_chain_of_places": ("json", lambda: json.dumps({"communitygov": 1, "places": _chain(20_000)})),
    "json_ring_of_places": ("json", lambda: json.dumps({"communitygov": 1, "places": _chain(20_000, within="c19999")})),
    "json_large_numbers": ("json", lambda: _own('{"a": ' + "9" * 390 + ', "b": -1e300, "c": ' + "9" * 310 + "}")),
}
"""Shapes in which nothing is wrong."""

_LINE = "\\\n"


def _people() -> str:
    return ",".join(f"p{number}" for number in range(100_000))


def _chain(length: int, within: str | None = None) -> list[dict[str, object]]:
    rows = [{"id": f"c{at}", "level": "grid", "within": f"c{at - 1}"} for at in range(1, length)]
    return (
        [{"id": "c0", "level": "grid", "within": within}, *rows] if within else [{"id": "c0", "level": "grid"}, *rows]
    )


LONG = ("json_many_lists", "json_many_numbers")


@pytest.mark.parametrize(
    "shape", [pytest.param(shape, marks=pytest.mark.slow if shape in LONG else ()) for shape in REFUSED]
)
def test_what_is_refused_costs_little(shape: str, tmp_path: Path) -> None:
    """
    It is told with a place, and neither processor, memory nor stack is spent on it.
    """
    form, text, code = REFUSED[shape]
    file = tmp_path / f"a.{form}"
    file.write_text(text(), encoding="utf-8")

    outcome = probe(file, tmp_path, seconds=SECONDS, what="read")

    assert "well" == outcome.ended
    assert code in outcome.codes("error")
    assert all(each.line and each.column for each in outcome.findings)
    assert outcome.mib < MOST_MIB


@pytest.mark.parametrize("shape", READ)
def test_what_is_large_and_right_is_built(shape: str, tmp_path: Path) -> None:
    """
    Nothing is wrong with it, and it is read and built in bounds.
    """
    form, text = READ[shape]
    file = tmp_path / f"a.{form}"
    file.write_text(text(), encoding="utf-8")

    outcome = probe(file, tmp_path, seconds=SECONDS)

    assert "well" == outcome.ended
    assert set() == outcome.codes("error")
    assert outcome.mib < MOST_MIB_READ
