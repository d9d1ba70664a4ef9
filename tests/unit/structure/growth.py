"""How the work of a call grows, counted in lines of the library that are run: no clock plays a part."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(call: Callable[[], object]) -> int:
    """Count the lines of the library that a call runs."""
    lines = 0

    def met(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        if "communitygov" not in frame.f_code.co_filename:
            return None
        lines += event == "line"
        return met

    before = sys.gettrace()
    sys.settrace(met)
    try:
        call()
    finally:
        sys.settrace(before)
    return lines


def growth(call_of: Callable[[int], Callable[[], object]], size: int) -> list[float]:
    """How much the work grows where the size doubles, and doubles again; twice as much where it is in proportion."""
    once, twice, four_times = (lines_run(call_of(times * size)) for times in (1, 2, 4))
    return [twice / once, four_times / twice]
