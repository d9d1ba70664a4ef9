"""The laws of what an answer means, on structures from seeds: of the second implementation, and of the engine.

A law that breaks names the seed; ``tests.oracle.generator`` draws the same register from it again.
"""

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.oracle import meaning
from tests.oracle.compare import STATES, Ask, comparable, sides
from tests.oracle.deciding import HOLES
from tests.oracle.generator import LEVELS, questions, register
from tests.oracle.hours import when
from tests.oracle.places import Ground
from tests.oracle.words import Words

from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.share import Share

Asked = tuple[str, str, str | None, str]

SIDES = sides()

seeds = st.integers(0, 10**6)
law = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
on_both_sides = pytest.mark.parametrize("ask", SIDES.values(), ids=SIDES)


def changed(drawn: Register, **sections: Any) -> Register:
    """A register with some sections replaced; its rows state what they stated."""
    return drawn.model_copy(update={name: tuple(rows) for name, rows in sections.items()})


def row_changed(row: Any, **fields: Any) -> Any:
    """A row with some fields replaced, which it states from now on."""
    return type(row)(**{name: getattr(row, name) for name in row.model_fields_set} | fields)


def asked(ask: Ask, drawn: Register, question: Asked) -> dict[str, Any]:
    """The answer of one side, in the form both sides have in common."""
    return comparable(ask(drawn, *question))


@on_both_sides
@law
@given(seed=seeds)
def test_every_question_has_exactly_one_state(ask: Ask, seed: int) -> None:
    """An answer has one of the nine states, and lists nobody where nobody is asked."""
    drawn = register(seed)
    for question in questions(seed, drawn):
        found = asked(ask, drawn, question)
        assert found["state"] in STATES
        if found["state"] in ("exempt", "not_applicable"):
            assert not any(found[name] for name in meaning.LISTS)
        assert (found["state"] == "unknown_which") <= (len(found["readings"]) > 1)


@on_both_sides
@law
@given(seed=seeds)
def test_how_a_zone_is_spelled_changes_nothing(ask: Ask, seed: int) -> None:
    """A zone written as all that its members come to has the same answers."""
    drawn = register(seed)
    assume(drawn.zones)
    spelled: dict[str, Register] = {}
    for question in questions(seed, drawn):
        at = question[3]
        if at not in spelled:
            areas = Ground(drawn, Words(drawn), when(at, drawn.time_zone).at).areas
            whole = [
                row_changed(zone, members=sorted(areas[zone.id].atoms)) if zone.id in areas else zone
                for zone in drawn.zones
            ]
            spelled[at] = changed(drawn, zones=whole)
        assert asked(ask, spelled[at], question) == asked(ask, drawn, question)


@on_both_sides
@law
@given(seed=seeds, holder=st.sampled_from(["p-1", "p-new", "unnamed", "unknown"]))
def test_a_catch_all_changes_no_state_of_a_duty_without_a_level(ask: Ask, seed: int, holder: str) -> None:
    """A community-wide catch-all that adds nobody changes no state, unless the duty states a level."""
    drawn = register(seed)
    levelless = {duty.id for duty in drawn.duties if not duty.answered_at}
    more = changed(
        drawn,
        posts=[*drawn.posts, Post(id="desk", kind="clerk", serves="c")],
        appointments=[*drawn.appointments, Appointment(post="desk", holder=holder)],
        shares=[*drawn.shares, Share(part="lead", who="post:desk", where="c")],
    )
    for question in questions(seed, drawn):
        if question[1] in levelless:
            assert asked(ask, more, question)["state"] == asked(ask, drawn, question)["state"]


@on_both_sides
@law
@given(seed=seeds)
def test_a_vacant_nearest_lead_turns_no_answer_into_a_hole(ask: Ask, seed: int) -> None:
    """What was answered stays answered, by the same people, when a vacant lead is put at the very place."""
    drawn = register(seed)
    for place, duty, mode, at in questions(seed, drawn):
        before = asked(ask, drawn, (place, duty, mode, at))
        if before["state"] == "answered":
            more = changed(
                drawn,
                posts=[*drawn.posts, Post(id="empty", kind="clerk")],
                shares=[*drawn.shares, Share(duty=duty, part="lead", who="post:empty", where=place)],
            )
            after = asked(ask, more, (place, duty, mode, at))
            assert (after["state"], after["lead"]) == (before["state"], before["lead"])


@on_both_sides
@law
@given(seed=seeds, pair=st.lists(st.sampled_from(LEVELS), min_size=2, max_size=2, unique=True))
def test_asking_for_a_nearer_level_turns_no_hole_into_anything_else(ask: Ask, seed: int, pair: list[str]) -> None:
    """A hole stays a hole when the duty must be answered nearer."""
    outer, nearer = sorted(pair, key=LEVELS.index)
    drawn = register(seed)
    at_outer, at_nearer = (
        changed(drawn, duties=[row_changed(duty, answered_at=level) for duty in drawn.duties])
        for level in (outer, nearer)
    )
    for question in questions(seed, drawn):
        if asked(ask, at_outer, question)["state"] in HOLES:
            assert asked(ask, at_nearer, question)["state"] in HOLES


@on_both_sides
@law
@given(seed=seeds)
def test_with_nobody_appointed_nothing_is_answered(ask: Ask, seed: int) -> None:
    """Posts alone answer nobody; bodies declared whole and shares to persons are apart."""
    drawn = register(seed)
    empty = changed(
        drawn,
        appointments=[],
        teams=[
            row_changed(team, seats={word: row_changed(seat, holder=None) for word, seat in team.seats.items()})
            for team in drawn.teams
        ],
        organisations=[row_changed(body, whole=False) for body in drawn.organisations],
        shares=[share for share in drawn.shares if share.who.kind != "person"],
    )
    for question in questions(seed, drawn):
        assert asked(ask, empty, question)["state"] not in ("answered", "ambiguous")


@on_both_sides
@law
@given(seed=seeds, order=st.integers(0, 10))
def test_the_order_of_rows_changes_nothing(ask: Ask, seed: int, order: int) -> None:
    """The rows of every section may stand in any order."""
    drawn, random = register(seed), Random(order)
    shuffled = changed(
        drawn, **{name: random.sample(getattr(drawn, name), len(getattr(drawn, name))) for name in SECTIONS}
    )
    for question in questions(seed, drawn):
        assert asked(ask, shuffled, question) == asked(ask, drawn, question)


@on_both_sides
@law
@given(seed=seeds)
def test_asking_in_the_mode_in_force_is_the_same_question(ask: Ask, seed: int) -> None:
    """Naming the mode that is in force anyway changes only what is said of the mode."""
    drawn = register(seed)
    said, known = ("mode", "mode_in_force", "because"), Words(drawn).kind_of.keys()
    for place, duty, _, at in questions(seed, drawn):
        found = asked(ask, drawn, (place, duty, None, at))
        if isinstance(found["mode_in_force"], str) and found["mode_in_force"] in known:
            same = asked(ask, drawn, (place, duty, found["mode_in_force"], at))
            assert {name: same[name] for name in same if name not in said} == {
                name: found[name] for name in found if name not in said
            }
            assert set(same["because"]) == {fact for fact in found["because"] if fact[0] != "switch"}


@pytest.mark.parametrize("form", ["yaml", "json"])
@law
@given(seed=seeds)
def test_what_is_written_and_read_back_is_equal_and_answers_alike(form: str, seed: int) -> None:
    """A register read from what was written of it is equal to it, and has the same answers."""
    import communitygov

    drawn = register(seed)
    read = communitygov.loads(communitygov.dumps(drawn, format=form), format=form, partial=True).register
    assert read == drawn
    for question in questions(seed, drawn):
        assert asked(meaning.answer, read, question) == asked(meaning.answer, drawn, question)
