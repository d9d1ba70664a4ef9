"""An answer that is asked for without why says so, and nothing that it did not look for."""

import json
from typing import Any

from jsonschema import Draft202012Validator

import communitygov as cg
from communitygov.report.schemas import result_schema
from communitygov.testing import sketch

DRAWN = """
    community C
      grid G1
        building B1: H1
    post chief community_secretary at C held by P0
    duty visit: household
    duty watch: gate
    every community_secretary leads visit
    every community_secretary leads watch
"""


def asked(duty: str, *, explain: bool) -> cg.Answer:
    """Ask about the home."""
    return cg.who_answers(cg.build(sketch(DRAWN)), place="H1", duty=duty, at="2026-03-10", explain=explain)


def test_it_is_marked_and_leaves_out_what_it_did_not_look_for():
    """Leave the lists of what explains out of JSON, where an empty one would say that there is nothing."""
    short, full = asked("visit", explain=False).to_json(), asked("visit", explain=True).to_json()
    assert short["explained"] is False
    assert "explained" not in full
    assert not {"because", "why_not", "escalation", "made_up", "assist"} & short.keys()
    assert {name: full[name] for name in ("state", "lead", "backstop")} == {
        name: short[name] for name in ("state", "lead", "backstop")
    }


def test_its_sentence_gives_no_reason_that_was_not_looked_for():
    """Say that why was not looked for; never that no reason is given."""
    assert "the duty is not for this kind of place" in asked("watch", explain=True).sentence("en")
    sentence = asked("watch", explain=False).sentence("en")
    assert "why was not looked for" in sentence
    assert "no reason" not in sentence
    assert "未查原因" in asked("visit", explain=False).sentence("zh")


def test_both_forms_are_those_of_the_schema():
    """Hold both to the published form."""
    for explain in (True, False):
        for duty in ("visit", "watch"):
            told = json.loads(json.dumps(asked(duty, explain=explain).to_json()))
            validator: Any = Draft202012Validator(result_schema("who"))
            validator.validate(told)
