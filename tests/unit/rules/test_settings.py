"""Settings of a check: what a file of them may say, and how it is refused."""

import pytest

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.rules.settings import Settings, settings


@pytest.fixture
def file(tmp_path):
    """Give a function that writes settings and reads them."""

    def reading(text: str) -> Settings:
        path = tmp_path / "check.yaml"
        path.write_text(text, encoding="utf-8")
        return settings(path)

    return reading


def test_every_key_is_read(file):
    """
    Lists of codes, a severity for each code, and what a check fails on.
    """
    text = "select: [CG3, CG501]\nignore: [CG305]\nseverity: {CG301: error}\nfail_on: never\n"

    assert Settings(("CG3", "CG501"), ("CG305",), {"CG301": "error"}, "never") == file(text)
    assert Settings() == file("{}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select: [CG3]\nsevrity: {}\n", "check.yaml:2:1: a check has no setting 'sevrity': severity"),
        ("select: CG3\n", "check.yaml:1:1: select is written as [CG5, CG301]"),
        ("ignore: [{CG3: 1}]\n", "check.yaml:1:1: ignore is written as [CG5, CG301]"),
        ("select: [CG3]\nseverity: {CG3: grave}\n", "check.yaml:2:1: severity is written as error, warning or note"),
        ("severity: grave\n", "check.yaml:1:1: severity is written as"),
        ("fail_on: [error]\n", "check.yaml:1:1: fail_on is written as error, warning, note or never"),
    ],
)
def test_what_is_no_setting_is_refused_at_its_place(file, text, said):
    """
    A key or value that does nothing would let a check pass that was meant to fail.
    """
    with pytest.raises(BadQuestion) as caught:
        file(text)

    assert said in str(caught.value)


def test_all_that_is_wrong_is_told_at_once(file):
    """
    Each at its line.
    """
    with pytest.raises(BadQuestion) as caught:
        file("select: CG3\nsevrity: {}\nfail_on: grave\n")

    for said in (str(caught.value), caught.value.sentence("zh")):
        assert ["check.yaml:1:1", "check.yaml:2:1", "check.yaml:3:1"] == [
            line[line.index("check.yaml") :][:14] for line in said.splitlines()
        ]


@pytest.mark.parametrize("text", ["select: [", "- CG3\n", "select: [CG3]\nselect: [CG5]\n"])
def test_a_file_that_cannot_be_read_is_told_as_a_document_is(file, text):
    """
    Not YAML, not a mapping, a key twice: the findings of reading.
    """
    with pytest.raises(DocumentError):
        file(text)


def test_no_file(tmp_path):
    """
    A file that is not there is named.
    """
    with pytest.raises(DocumentError, match="none"):
        settings(tmp_path / "none.yaml")
