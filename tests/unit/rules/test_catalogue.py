"""The catalogue as a whole: every rule a file, every file a rule, every text in both languages, every rule proved."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import communitygov.rules
from communitygov.base.findings import Words
from communitygov.io.codes import CODES
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.rule import Rule
from communitygov.testing import prove

ROOT = Path(communitygov.rules.__file__).parent
FILES = sorted(ROOT.glob("*/cg*.py"))
RECORD = Path(__file__).parents[3] / "docs" / "decisions" / "0100-the-codes-of-the-rules.md"
CHINESE = re.compile("[\u4e00-\u9fff]")


def rules_in(path: Path) -> list[Rule]:
    """The rules that a module makes."""
    module = import_module(f"communitygov.rules.{path.parent.name}.{path.stem}")
    return [each for each in vars(module).values() if isinstance(each, Rule)]


def by_code(rule: Rule) -> str:
    """A name for a test."""
    return rule.code.code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_one_rule_of_the_catalogue(path):
    """
    A file has one rule, is named as the rule is, and the catalogue has it.
    """
    (rule,) = rules_in(path)

    assert f"{rule.code.code.lower()}_{rule.code.slug.replace('-', '_')}" == path.stem
    assert rule in CATALOGUE


def test_the_catalogue_is_what_the_files_are():
    """
    No code and no slug is there twice, no rule is made elsewhere, and none has a code of reading.
    """
    codes = [rule.code.code for rule in CATALOGUE]

    assert len(FILES) == len(CATALOGUE)
    assert len({*codes}) == len(codes)
    assert len({rule.code.slug for rule in CATALOGUE}) == len(codes)
    assert {*codes} & {code.code for code in CODES} <= {"CG104", "CG105"}


@pytest.mark.parametrize("rule", CATALOGUE, ids=by_code)
def test_a_rule_is_proved_by_its_examples(rule):
    """
    The bad example fires the rule and nothing it does not imply; the good one does not fire it.
    """
    proof = prove(rule)

    assert proof, proof.problems


@pytest.mark.parametrize("rule", CATALOGUE, ids=by_code)
def test_a_rule_says_everything_in_both_languages(rule):
    """
    Title, reason, sentence and remedy are written in Chinese and in English, and leave the same words open.
    """
    for words in (rule.code.title, rule.why, rule.says, rule.do):
        assert CHINESE.search(words.zh)
        assert words.en
        assert not CHINESE.search(words.en)
        assert {*re.findall(r"{(\w+)}", words.zh)} == {*re.findall(r"{(\w+)}", words.en)}
    assert rule.source


LISTS = "carriers|claims|duties|modes|place|post|posts|seats|switches|team|to|who|years"
SINGLE = {"CG306", "CG512", "CG706", "CG708"}
"""Rules that say such a word of one thing alone."""


@pytest.mark.parametrize(
    "path", [each for each in FILES if each.stem[:3] in ("cg3", "cg5", "cg7")], ids=lambda path: path.stem
)
def test_what_may_be_one_or_several_agrees_with_both(path):
    """
    In English no verb that tells one from several follows a list, nor does a noun stand before one.
    """
    module = import_module(f"communitygov.rules.{path.parent.name}.{path.stem}")
    (rule,) = rules_in(path)
    words = [rule.says, *(each for each in vars(module).values() if isinstance(each, Words))]
    singular = re.compile(rf"{{({LISTS})}} (has|is|holds|leads|reports|states|serves)\b|\bmode {{modes}}")

    if rule.code.code not in SINGLE:
        assert [] == [each.en for each in words if singular.search(each.en)]


def test_the_record_of_codes_agrees():
    """
    The record in which the codes were laid down gives each rule's slug and severity.
    """
    rows = re.findall(r"^\| (CG\d+) \| ([\w-]+) \| (\w+) \|", RECORD.read_text(encoding="utf-8"), re.MULTILINE)
    known = {code: (slug, severity) for code, slug, severity in rows}

    for rule in CATALOGUE:
        assert (rule.code.slug, rule.code.severity) == known[rule.code.code]


def test_what_is_written_down_wrongly_has_at_most_ten_rules():
    """
    The rules of CG0 and CG1 are few: one meets them first.
    """
    assert len([rule for rule in CATALOGUE if rule.code.code.startswith(("CG0", "CG1"))]) <= 10
