"""Many threads may ask one structure: they get the answers of one."""

import pickle
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from tests.oracle.generator import questions, register

from communitygov.engine.codes import Codes
from communitygov.io.examples import example
from communitygov.model.link import Link
from communitygov.model.person import Person
from communitygov.queries import asked as asking
from communitygov.queries.asked import MOST_NOWS, now_at
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.testing.sketch import sketch

THREADS = 8
AT = ("2020-02-10T10:00", "2020-02-10T20:30", "2020-02-10")
Ask = Callable[[], Any]


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(asks: list[Ask]) -> list[list[Any]]:
    """Ask everything in each of eight threads, each beginning elsewhere; the answers of each, in one order."""
    barrier = Barrier(THREADS)

    def one(number: int) -> list[Any]:
        begin = number * len(asks) // THREADS
        order = [*range(begin, len(asks)), *range(begin)]
        barrier.wait()
        answers = {at: asks[at]() for at in order}
        return [answers[at] for at in range(len(asks))]

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def who(structure: Structure, place: str, duty: str, mode: str | None, at: str) -> dict[str, Any]:
    """Give an answer as plain data."""
    return who_answers(structure, place=place, duty=duty, mode=mode, at=at).to_json()


def cover(structure: Structure, level: str | None, mode: str | None, at: str) -> dict[str, Any]:
    """Give a coverage as plain data."""
    return coverage(structure, level=level, mode=mode, at=at).to_json()


def every_question(structure: Structure) -> list[Ask]:
    """Ask many places and duties at several instants, and the coverage of all."""
    places = [structure.tree.id(row) for row in range(len(structure.tree))][::5]
    asks: list[Ask] = [
        partial(who, structure, place, duty, mode, at)
        for at in AT
        for mode in (None, "emergency")
        for duty in structure.duties_by_id
        for place in places[:4]
    ]
    return asks + [partial(cover, structure, level, None, at) for at in AT for level in (None, "household", "grid")]


@pytest.mark.parametrize("name", ["heshun", "qinghe"])
def test_eight_threads_get_the_answers_of_one(name):
    """
    Eight threads that ask one fresh structure everything at once each get exactly what one thread gets.
    """
    alone = [ask() for ask in every_question(build(example(name)))]

    for answers in at_once(every_question(build(example(name)))):
        assert alone == answers


def test_eight_threads_ask_structures_of_every_kind():
    """
    So it is for structures in which every noun and every unknown occurs; each is fresh when the threads begin.
    """
    for seed in range(10):
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        first, second = build(drawn, at=at), build(drawn, at=at)
        alone, together = (
            [
                *(partial(cover, structure, None, mode, at) for mode in (None, "emergency")),
                *(partial(who, structure, place, duty, mode, at) for place, duty, mode, _ in questions(seed, drawn)),
                partial(cover, structure, "household", None, at),
            ]
            for structure in (first, second)
        )
        expected = [ask() for ask in alone]

        assert all(answers == expected for answers in at_once(together)), seed


def test_what_is_kept_is_never_half_made():
    """
    The reports-to links of an instant are looked up by all threads at once, and each finds all of them.
    """
    drawn = sketch("""
        community C
          grid G1
            building B1 counts 4
        post leader grid_leader at G1 held by P1
        duty sweep: household
        leader leads sweep
    """)
    links = [Link(kind="reports_to", who="post:leader", to=f"person:x-{number:03}") for number in range(300)]
    people = [Person(id=f"x-{number:03}") for number in range(300)]
    drawn = drawn.model_copy(update={"links": tuple(links), "people": (*drawn.people, *people)})
    for _ in range(5):
        structure = build(drawn)
        answers = at_once([partial(who, structure, "B1", "sweep", None, "2020-02-10")])

        assert [300] * THREADS == [len(answer["escalation"]) for (answer,) in answers]


class Slow(str):
    """A word that takes its time to be looked up, so that another thread comes in between."""

    __slots__ = ()

    def __hash__(self) -> int:
        time.sleep(0.002)
        return super().__hash__()

    __eq__ = str.__eq__


def test_two_patterns_never_have_one_code():
    """
    Threads that number patterns at the same time give different ones different numbers, and equal ones one.
    """
    codes = Codes()
    patterns = [(Slow(f"p{number}"),) for number in range(12)]

    answers = at_once([partial(codes.of, pattern) for pattern in patterns])

    assert 12 == len(set(answers[0]))
    assert all(numbers == answers[0] for numbers in answers)


def test_more_instants_than_are_kept(monkeypatch):
    """
    Instants beyond those that are kept push the others out, also while other threads still ask about them.
    """
    monkeypatch.setattr(asking, "MOST_NOWS", 3)
    hours = [f"2020-02-10T{hour:02}:15" for hour in range(24)]
    alone = build(example("qinghe"))
    asks = [
        partial(who, alone, "b01/1/3/301", duty, None, at) for at in hours for duty in ("sweep", "isolation_support")
    ]
    expected = [ask() for ask in asks]
    structure = build(example("qinghe"))

    for answers in at_once([partial(who, structure, *ask.args[1:]) for ask in asks]):
        assert expected == answers
    assert len(structure.cache["now"]) <= 3 + THREADS


def test_one_instant_is_worked_out_once():
    """
    The next question about an instant finds what the first has worked out; no more instants are kept than stated.
    """
    structure = build(example("qinghe"))
    instants = [structure.instant(f"2020-02-10T{minute // 60:02}:{minute % 60:02}") for minute in range(MOST_NOWS + 9)]

    assert now_at(structure, instants[0]) is now_at(structure, instants[0])
    for instant in instants:
        now_at(structure, instant)
    assert len(structure.cache["now"]) <= MOST_NOWS


def test_pickling_goes_on_beside_questions():
    """
    A structure that other threads are asking can be pickled: what they work out is no part of it.
    """
    structure = build(example("heshun"))
    asks: list[Ask] = [lambda: len(pickle.dumps(structure)), *every_question(structure)[:40]]

    sizes = {answers[0] for answers in at_once(asks)}

    assert 1 == len(sizes)
