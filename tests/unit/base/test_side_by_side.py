"""Pieces of work done side by side."""

import threading
from functools import partial

import pytest

from communitygov.base import side_by_side as base
from communitygov.base.side_by_side import side_by_side


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
