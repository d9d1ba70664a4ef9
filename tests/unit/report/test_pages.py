"""The pages as they are shown: one file each in ``shown/``, looked at by people.

After a wanted change ``REWRITE_SHOWN=1 pytest tests/unit/report`` writes them anew; look at what changed.
"""

import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from communitygov.report.coverage import coverage_page
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.report.who import who_page
from communitygov.report.words import COVERAGE, FACT, LOSS, MEANING, NOTE, PAGE, REASON, ROLE, SIGN, STATE, WHO

SHOWN = Path(__file__).parent / "shown"
LANGS = ("zh", "en", "both")


def same_as_shown(name: str, text: str) -> None:
    """Compare with the file of this name."""
    file = SHOWN / f"{name}.txt"
    if os.environ.get("REWRITE_SHOWN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_is_shown_as_it_was_looked_at(made, lang):
    """
    The page of an answer, with why, is the page that was looked at.
    """
    name, answer = made

    same_as_shown(f"who-{name}-{lang}", draw(who_page(answer, Naming(answer.names, lang), with_why=True)))


@pytest.mark.parametrize("lang", LANGS)
def test_a_coverage_is_shown_as_it_was_looked_at(coverage, by, lang):
    """
    The page of a coverage is the page that was looked at.
    """
    same_as_shown(f"coverage-{lang}", draw(coverage_page(coverage, Naming(coverage.names, lang), by, "grid")))


@pytest.mark.parametrize("lang", LANGS)
def test_a_register_without_a_duty_shouts(nothing_covered, lang):
    """
    Where there is nothing to check, the page says so in so many words, and shows no green sign and no per cent.
    """
    text = draw(coverage_page(nothing_covered, Naming(nothing_covered.names, lang)))

    same_as_shown(f"coverage-empty-{lang}", text)
    assert "√" not in text
    assert "%" not in text


@pytest.mark.parametrize("width", [40, 60, 80])
def test_nothing_is_wider_than_the_terminal(made, coverage, by, width):
    """
    On a narrow terminal no line is wider than the terminal, Chinese characters counted as two.
    """
    _, answer = made
    for lang in LANGS:
        pages = (
            who_page(answer, Naming(answer.names, lang), with_why=True),
            coverage_page(coverage, Naming({}, lang), by, "grid"),
        )
        for page in pages:
            assert width >= max(map(cell_len, draw(page, width=width).splitlines()))


def test_the_columns_of_a_table_line_up_under_chinese(made):
    """
    Each cell of a column begins at one and the same column of the terminal.
    """
    _, answer = made
    for lang in LANGS:
        lines = draw(who_page(answer, Naming(answer.names, lang))).splitlines()
        ruler = next((number for number, line in enumerate(lines) if line.startswith(" ──")), None)
        if ruler is None:
            continue
        starts = [column_starts(line) for line in lines[ruler + 1 : lines.index("", ruler)]]
        assert all(set(found) <= set(column_starts(lines[ruler - 1])) for found in starts)


def column_starts(line: str) -> list[int]:
    """Where the cells of a line begin: after two blanks or more."""
    starts = [0 if line[0] != " " else len(line) - len(line.lstrip())]
    for place in range(1, len(line)):
        if line[place] != " " and line[place - 2 : place] == "  " and place - 2 > starts[0]:
            starts.append(cell_len(line[:place]))
    return starts


def test_every_sign_can_be_printed_by_a_console_set_to_gbk(made, coverage, by):
    """
    All that a page adds to the names can be encoded in GBK.
    """
    _, answer = made
    for lang in LANGS:
        draw(who_page(answer, Naming({}, lang), with_why=True)).encode("gbk")
        draw(coverage_page(coverage, Naming({}, lang), by, "grid")).encode("gbk")


def test_every_fixed_word_has_both_languages():
    """
    Each fixed word is written in Chinese and in English, or in neither.
    """
    for table in (COVERAGE, FACT, LOSS, MEANING, NOTE, PAGE, REASON, ROLE, STATE, WHO):
        for key, words in table.items():
            assert bool(words.zh) == bool(words.en), key
    assert set(SIGN) == set(STATE)


def test_colours_add_nothing_but_colours(made):
    """
    What is shown in colours is, without them, what is shown plain.
    """
    from rich.text import Text

    _, answer = made
    page = who_page(answer, Naming(answer.names, "zh"), with_why=True)
    coloured = draw(page, width=100, colour=True)

    assert "\x1b[" in coloured
    assert draw(page, width=100) == "".join(
        f"{line.rstrip()}\n" for line in Text.from_ansi(coloured).plain.splitlines()
    )


@pytest.mark.parametrize("name", ["[/b]书记", "[red]书记[/red]", "书记\x1b[31m", "书记\n书记", "书记\u202e", ":smile:"])
def test_a_name_is_shown_and_does_nothing(made, name):
    """
    Markup, signs that steer a terminal, and signs that turn text around are shown, and do nothing.
    """
    _, answer = made
    shown = name.replace("\x1b", "\\x1b").replace("\n", "\\n").replace("\u202e", "\\u202e")
    text = draw(who_page(answer, Naming(answer.names | {"post:secretary": name, "place:qinghe": name}, "zh")))

    if answer.path:
        assert shown in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_a_persons_name_is_shown_only_where_it_was_asked_for(made):
    """
    Names of persons come from those given for this page alone; among other names they are passed over.
    """
    _, answer = made
    person = {f"person:p-0{number}": "赵某" for number in range(1, 5)}
    text = draw(who_page(answer, Naming(answer.names | person, "zh"), with_why=True))
    asked = draw(who_page(answer, Naming(answer.names, "zh", person), with_why=True))

    assert "赵某" not in text
    assert ("赵某 p-0" in asked) == ("p-0" in text)


def test_what_rests_on_something_made_up_carries_the_mark(made):
    """
    Each entry that rests on something made up has the mark, and the page says what the mark means.
    """
    name, answer = made
    text = draw(who_page(answer, Naming(answer.names, "both")))

    assert ("p-02 *" in text) == (name == "inherited")
    assert ("* 资料未载，系虚构 * made up: no source says so" in text) == (name == "inherited")
