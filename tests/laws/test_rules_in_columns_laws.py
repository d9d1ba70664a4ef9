"""What rules pass over in columns is what they would not remark; what is asked once is the same each time."""

import numpy as np
import pytest
from tests.laws.test_table_laws import as_tables
from tests.oracle.generator import questions, register

import communitygov as cg
from communitygov.model.tabled import OWN
from communitygov.rules import plainly_held
from communitygov.rules.answers import week
from communitygov.rules.catalogue import CATALOGUE
from communitygov.testing.sketch import sketch

SEEDS = range(24)


def asked(seed: int):
    """A random register, and an instant it is asked about."""
    made = register(seed)
    return made, questions(seed, made)[0][-1]


def findings(register: cg.Register, at: str):
    """All that a check says of a register."""
    return cg.check(cg.build(register, at=at), at=at).to_json()


@pytest.mark.parametrize("seed", SEEDS)
def test_posts_that_are_plainly_held_are_not_remarked_where_they_are_looked_at_one_by_one(seed, monkeypatch):
    """
    Without the short way every rule says the same.
    """
    made, at = asked(seed)
    told = findings(made, at)
    nobody = plainly_held.PlainlyHeld(np.zeros(0, dtype=np.int64))
    monkeypatch.setattr(plainly_held, "_found", lambda _: nobody)
    assert findings(made, at) == told


def test_some_posts_are_plainly_held_and_others_are_not():
    """
    The law above has something to show.
    """
    kept, others = 0, 0
    for seed in SEEDS:
        made, at = asked(seed)
        structure = cg.build(made, at=at)
        plain = plainly_held.plainly_held(plainly_held.Look(structure, structure.instant(at)))
        kept, others = kept + len(plain.posts), others + len(structure.posts_table) - len(plain.posts)
    assert kept > 10
    assert others > 10


@pytest.mark.parametrize("seed", SEEDS)
def test_a_week_is_the_same_where_every_mode_is_asked_by_itself(seed, monkeypatch):
    """
    What is asked once for several modes is what each of them comes to.
    """
    made, at = asked(seed)
    told = findings(made, at)
    monkeypatch.setattr(week, "said_of", lambda _look, duty, mode: (duty.id, mode))
    assert findings(made, at) == told


@pytest.mark.parametrize("drawing", ["bad", "good"])
@pytest.mark.parametrize("rule", CATALOGUE, ids=str)
def test_a_drawing_of_a_rule_is_judged_alike_as_nouns_and_as_tables(rule, drawing):
    """
    Findings do not depend on how rows are kept.
    """
    drawn = sketch(getattr(rule, drawing))
    assert findings(as_tables(drawn, OWN), rule.at) == findings(drawn, rule.at)
