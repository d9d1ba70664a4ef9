"""The glossary names what there is."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from communitygov.report.words import COVERAGE, ROLE, STATE

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
SECTIONS = {
    "level": "levels",
    "site": "sites",
    "zone": "zones",
    "post": "posts",
    "organisation": "organisations",
    "list": "lists",
    "mode": "modes",
    "part": "parts",
}


def identifiers() -> set[tuple[str, str]]:
    """Read every identifier of the tables: its kind and the word."""
    return set(re.findall(rf"\b({'|'.join(SECTIONS)}) `(\w+)`", GLOSSARY))


@pytest.fixture(scope="module")
def vocabulary():
    """Read the built-in vocabulary: the words of each section."""
    text = (files("communitygov") / "vocabulary" / "china.json").read_text(encoding="utf-8")
    return {section: {entry["id"] for entry in words} for section, words in json.loads(text).items()}


@pytest.mark.parametrize(("kind", "word"), sorted(identifiers()))
def test_every_identifier_is_in_the_vocabulary(vocabulary, kind, word):
    """
    A word that the glossary gives as the identifier of a post, a level … is one of the built-in vocabulary.
    """
    assert word in vocabulary[SECTIONS[kind]]


def test_every_kind_of_identifier_is_met():
    """
    The test above reads the tables: it meets every kind of word.
    """
    assert set(SECTIONS) == {kind for kind, _ in identifiers()}


def test_every_level_is_explained(vocabulary):
    """
    Every level inside a community is in the glossary.
    """
    inside = {"grid", "micro_grid", "building", "entrance", "floor", "household"}

    assert inside <= vocabulary["levels"] & {word for kind, word in identifiers() if kind == "level"}


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        *((f"`{state}`", words.zh) for state, words in STATE.items()),
        ("inherited", COVERAGE["inherited"].zh.removeprefix("其中")),
        ("backstop", ROLE["backstop"].zh),
        ("escalation", ROLE["escalation"].zh),
        ("first responder", ROLE["first_responder"].zh),
        ("not counted", COVERAGE["not_counted"].zh),
        ("hole", COVERAGE["gaps"].zh),
    ],
)
def test_the_words_of_an_answer_are_those_of_the_pages(word, shown):
    """
    Whoever looks up a state or a role finds it under the Chinese word that the command line prints.
    """
    assert f"\n| {word} | {shown} |" in GLOSSARY
