"""What an answer does not know, and what of it is not in every reading."""

import json

import pytest
from jsonschema import Draft202012Validator

from communitygov.queries.answer import Answer
from communitygov.queries.who_answers import who_answers
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.report.schemas import result_schema
from communitygov.report.who import who_page
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

PLACES = """
community C
  grid G1
    building B1: H1
duty open: household
duty near: household, at building
"""
STEWARD = "steward leads open\npost steward building_steward at B1"


def ask(drawn, at="2020-02-10T10:00", duty="open") -> Answer:
    """Ask about a home; 10 February 2020 was a Monday."""
    return who_answers(build(sketch(PLACES + drawn), at=at), place="H1", duty=duty, at=at)


def page(answer, lang="en"):
    """Give the lines of the page, with single blanks."""
    text = draw(who_page(answer, Naming(answer.names, lang), with_why=True))
    return [" ".join(line.split()) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("drawn", "kind", "subject", "said"),
    [
        (
            f"shift work 08:30-17:30 on workdays\n{STEWARD} held by P1 on work",
            "workday",
            "2020-02-10",
            "whether 2020-02-10 is a working day (the calendar does not state 2020)",
        ),
        (
            f"{STEWARD} held by P1 {{shift: dya}}",
            "shift",
            "shift:dya",
            "the hours of shift dya (there is no such shift)",
        ),
        (
            f"shift day unknown\n{STEWARD} held by P1 on day",
            "hours",
            "shift:day",
            "the hours of shift day (stated as unknown)",
        ),
        (f"{STEWARD} held by unknown", "holder", "post:steward", "whether anybody holds building steward steward"),
        (f"{STEWARD} held by P1 or P2", "one_of", "post:steward", "who holds building steward steward (P1 or P2)"),
        (
            f"{STEWARD} seats 2 held by P1 and P2",
            "which",
            "post:steward",
            "which of those who hold building steward steward answers",
        ),
        (
            "organisation bureau (bureau) at C\nbureau leads open",
            "head",
            "organisation:bureau",
            "who answers for bureau (no head is on record)",
        ),
        (
            (
                f"{STEWARD} held by P1\nswitch epidemic at G1\nswitch flood at G1\n"
                "post nurse nurse at B1 held by P2\nnurse leads open in flood"
            ),
            "mode",
            "place:H1",
            "whether mode epidemic or flood counts (switches tie)",
        ),
    ],
)
def test_it_is_said_what_is_not_known(drawn, kind, subject, said):
    """
    An answer that cannot be given for sure says what is not known: as a value, in its sentence, on its page.
    """
    answer = ask(drawn)

    assert [(kind, subject)] == [(each.kind, each.subject) for each in answer.unknowns]
    assert f"; not known: {said}" in answer.sentence()
    assert "未知的是" in answer.sentence("zh")
    assert any(line.startswith(f"not known {said}") for line in page(answer))


def test_what_makes_no_difference_is_not_said():
    """
    An unknown on which neither the state nor who leads nor the backstop depends is left out.
    """
    drawn = "shift day unknown\npost leader grid_leader at G1 held by P9 on day\nleader leads open\n"
    drawn += "post help volunteer at B1 held by unknown\nhelp assists open\n"

    assert ["one_of"] == [each.kind for each in ask(f"{drawn}{STEWARD} held by P1 or P2").unknowns]
    assert () == ask(f"{drawn}{STEWARD} held by P1").unknowns


def test_an_unknown_backstop_is_said_of_a_hole():
    """
    In a hole an unknown on which the backstop depends is said, and the backstops are joined by “or”.
    """
    drawn = "post steward building_steward at B1 vacant\nsteward leads near\n"
    answer = ask(f"{drawn}post leader grid_leader at G1 held by P8 or P9\nleader leads near", duty="near")

    assert "vacant" == answer.state
    assert ["one_of"] == [each.kind for each in answer.unknowns]
    assert "the backstop is perhaps grid leader leader (P8 or P9)" in answer.sentence()
    assert "兜底的可能是网格长 leader（P8或P9）" in answer.sentence("zh")


def test_those_not_in_every_reading_are_marked():
    """
    Who leads in every reading leads; who leads or helps in some readings only perhaps does.
    """
    answer = ask(f"{STEWARD} held by P1 or P2\npost help volunteer at B1 held by P3 or P4\nhelp assists open")
    lines = page(answer)

    assert {"lead", "assist", "first_responder"} == set(answer.perhaps)
    assert "perhaps assist P3 volunteer help B1" in lines
    assert "perhaps lead · perhaps first P1 building steward steward B1" in lines
    assert {} == ask(f"{STEWARD} held by P1\npost help volunteer at B1 held by P3\nhelp assists open").perhaps


def test_the_chain_tells_off_shift_from_nobody():
    """
    Of a further lead nobody answers for, the page says whether those who hold it are off shift or nobody does.
    """
    drawn = f"{STEWARD} held by P1\npost leader grid_leader at G1 held by P9 on 20:00-08:00\nleader leads open\n"
    answer = ask(f"{drawn}post chief community_secretary at C vacant\nchief leads open")

    assert ["leader"] == [entry.post.id for entry in answer.chain_off]
    assert {"next up 1 off shift grid leader leader G1", "next up 2 nobody community Party secretary chief C"} <= set(
        page(answer)
    )


def test_the_readings_of_a_step_are_one_step():
    """
    What one step of the chain may come to stands on one line of the page.
    """
    drawn = f"{STEWARD} held by P1\npost leader grid_leader at G1 held by P8 or P9\nleader leads open\n"
    answer = ask(f"{drawn}post chief community_secretary at C held by unknown\nchief leads open")

    assert 4 == len(answer.escalation)
    assert {
        "next up 1 perhaps P8 or P9 grid leader leader G1",
        "next up 2 perhaps nobody community Party secretary chief C",
    } <= set(page(answer))


def test_json_has_what_is_not_known():
    """
    The JSON fits the published schema, lists what is not known and marks what is not in every reading.
    """
    data = json.loads(json.dumps(ask(f"{STEWARD} held by P1 or P2").to_json()))

    Draft202012Validator(result_schema("who")).validate(data)
    assert [("one_of", ["person:P1", "person:P2"])] == [(each["kind"], each["options"]) for each in data["unknowns"]]
    assert [True, True] == [entry["perhaps"] for entry in data["lead"]]
