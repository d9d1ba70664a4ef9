"""Pieces of work done side by side."""

import threading
from functools import partial

import numpy as np
import pytest

import communitygov as cg
from communitygov.base import side_by_side as base
from communitygov.base.side_by_side import both, side_by_side
from communitygov.base.wanted import Unwanted, still_wanted, works_for


@pytest.mark.parametrize("processors", [1, 2, 8])
def test_what_each_piece_gives_comes_in_their_order(monkeypatch, processors):
    """
    However many are at work, and also where a later one is done before an earlier one.
    """
    monkeypatch.setattr(base, "processors", lambda: processors)
    later_is_done = threading.Event()

    def first():
        return later_is_done.wait(timeout=60 if processors > 1 else 0)

    def second():
        later_is_done.set()
        return "second"

    assert [processors > 1, "second"] == list(side_by_side([first, second]))
    assert list(range(20)) == list(side_by_side([partial(int, number) for number in range(20)]))
    assert [] == list(side_by_side([]))


@pytest.mark.parametrize("processors", [1, 2])
def test_what_a_piece_raises_is_raised_and_no_other_is_begun(monkeypatch, processors):
    """
    Those at work are waited for, and no thread is left behind.
    """
    monkeypatch.setattr(base, "processors", lambda: processors)
    begun: list[int] = []

    def piece(number):
        if number == 0:
            raise ValueError("no")
        begun.append(number)
        threading.Event().wait(0.001)

    with pytest.raises(ValueError, match="no"):
        list(side_by_side([partial(piece, number) for number in range(1000)]))

    assert len(begun) < 999
    assert not [each for each in threading.enumerate() if each.name.startswith("communitygov")]


@pytest.mark.parametrize("is_much", [True, False])
@pytest.mark.parametrize("processors", [1, 2])
def test_two_pieces_are_done_by_two_threads_where_there_is_much_to_do(monkeypatch, processors, is_much):
    """
    What both give comes in their order; with little to do, or one processor, by one thread.
    """
    monkeypatch.setattr(base, "processors", lambda: processors)

    one, other = both(threading.get_ident, threading.get_ident, is_much=is_much)

    assert other == threading.get_ident()
    assert (one != other) == (is_much and processors > 1)


@pytest.mark.parametrize("is_much", [True, False])
@pytest.mark.parametrize("processors", [1, 2])
@pytest.mark.parametrize(("wrong", "told"), [("1", "1"), ("2", "2"), ("12", "1")])
def test_of_two_pieces_that_raise_the_first_is_told(monkeypatch, processors, is_much, wrong, told):
    """
    Whichever of them was done sooner.
    """
    monkeypatch.setattr(base, "processors", lambda: processors)

    def piece(name):
        if name in wrong:
            threading.Event().wait(0.01 if name == "1" else 0)
            raise ValueError(name)

    with pytest.raises(ValueError, match=told):
        both(partial(piece, "1"), partial(piece, "2"), is_much=is_much)


@pytest.mark.parametrize("wrong", [True, False])
def test_an_interruption_stays_what_it_is(monkeypatch, wrong):
    """
    Also where the other thread ends in an error, which is not told; no thread is left behind.
    """
    monkeypatch.setattr(base, "processors", lambda: 2)
    interrupted = threading.Event()

    def first():
        interrupted.wait(timeout=60)
        if wrong:
            raise ValueError("of the register")

    def second():
        interrupted.set()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        both(first, second, is_much=True)

    assert not [each for each in threading.enumerate() if each.name.startswith("communitygov")]


class _Long:
    """Work that takes ten seconds where nobody ends it."""

    def __init__(self):
        self.done = []

    def __call__(self):
        for _ in range(10_000):
            still_wanted()
            threading.Event().wait(0.001)
        self.done.append(True)


def _interrupted():
    raise KeyboardInterrupt


def _wrong():
    raise ValueError("of the register")


@pytest.mark.parametrize("stops", [_interrupted, _wrong])
def test_what_nobody_waits_for_any_more_ends(monkeypatch, stops):
    """
    It would take long; whoever was interrupted, or told of an error, has what was raised.
    """
    monkeypatch.setattr(base, "processors", lambda: 2)
    long = _Long()

    with pytest.raises((KeyboardInterrupt, ValueError)) as raised:
        list(side_by_side([stops, long, long]))
    assert raised.type is (KeyboardInterrupt if stops is _interrupted else ValueError)
    with pytest.raises(KeyboardInterrupt):
        both(long, _interrupted, is_much=True)

    assert not long.done

    assert not [each for each in threading.enumerate() if each.name.startswith("communitygov")]


def test_whoever_was_not_begun_by_another_is_always_wanted(monkeypatch):
    """
    And so is a thread whose work is waited for.
    """
    monkeypatch.setattr(base, "processors", lambda: 2)
    still_wanted()

    assert both(still_wanted, still_wanted, is_much=True) == (None, None)


@pytest.mark.parametrize("rows", [3, 5000])
@pytest.mark.parametrize("level", ["grid", "no level"])
def test_reading_a_table_asks_whether_it_is_wanted(rows, level):
    """
    Sound or not, long or short.
    """
    table = {"id": np.array([f"p {row}" for row in range(rows)]), "level": np.array([level] * rows)}
    given_up, ended = threading.Event(), []
    given_up.set()

    def work():
        works_for(given_up)
        try:
            cg.from_tables({"places": table}, partial=True)
        except Unwanted:
            ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert ended
