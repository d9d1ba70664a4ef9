"""Every place of a level × duty over a span, as columns: what happens alike is told once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base.rows import Column, frame_of, stream_of
from communitygov.base.time import Instant
from communitygov.engine.found import STATES
from communitygov.engine.row import HOLES
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Floats, Ints, Longs

COLUMNS: Mapping[str, Column] = {
    "place": "text",
    "duty": "text",
    "pairs": "number",
    "nobody": "number",
    **dict.fromkeys(STATES, "number"),
    "gaps": "count",
    "longest": "number",
    "longest_since": "text",
    "longest_until": "text",
    "first_since": "text",
    "first_until": "text",
    "pair_hours": "number",
    "pair_hours_nobody": "number",
}
"""The columns of a table of places and duties over a span."""
HOUR = 3600
IS_HOLE = [STATES.index(state) for state in HOLES]


def _none() -> NDArray[Any]:
    return np.zeros((0, 0), dtype=np.int64)


@frozen(eq=False, repr=False, getstate_setstate=False)
class WeekCells(Lasting):
    """Places of a level × duties; a column for each duty, a pattern for all that is in the same states all along."""

    start: datetime = datetime.min
    """The begin of the span."""
    places: tuple[str, ...] = ()
    """The ids of the places, in order."""
    duties: tuple[str, ...] = ()
    """The ids of the duties."""
    pairs: Longs = field(factory=_none)
    """For each duty and place how many pairs lie in it; a row with none is no row."""
    pattern: Ints = field(factory=_none)
    """For each duty and place the number of its pattern."""
    spent: Floats = field(factory=_none)
    """For each duty, place and state pairs × seconds."""
    clock: Floats = field(factory=_none)
    """For each pattern and state the seconds of the clock."""
    edges: Longs = field(factory=_none)
    """The instants between which the state of a pattern is one, in seconds from the begin; one more than `states`."""
    states: Ints = field(factory=_none)
    """For each pattern the state between two edges, as a code."""

    def __len__(self) -> int:
        return int(np.count_nonzero(self.pairs))

    def gaps(self, pattern: int) -> list[tuple[int, int]]:
        """The first and the last stretch between edges of each gap of a pattern, in order."""
        first, last = _runs(np.isin(self.states[pattern], IS_HOLE))
        return list(zip(first.tolist(), last.tolist(), strict=True))

    def instant(self, edge: int) -> str:
        """The instant of an edge."""
        return str(Instant(self.start + timedelta(seconds=int(self.edges[edge])), bare=False))

    def to_columns(self) -> dict[str, list[Any]]:
        """Every place and duty, all well or not: duty by duty, the places in order."""
        duty, place = np.nonzero(self.pairs)
        pattern, spent = self.pattern[duty, place], self.spent[duty, place] / HOUR
        places, duties = np.array(self.places, dtype=object), np.array(self.duties, dtype=object)
        told = {name: np.array(values, dtype=object)[pattern] for name, values in self._by_pattern().items()}
        clock = self.clock / HOUR
        return {
            "place": places[place].tolist(),
            "duty": duties[duty].tolist(),
            "pairs": self.pairs[duty, place].astype(np.float64).tolist(),
            "nobody": clock[:, IS_HOLE].sum(axis=1)[pattern].tolist(),
            **{state: clock[:, at][pattern].tolist() for at, state in enumerate(STATES)},
            **{name: values.tolist() for name, values in told.items()},
            "pair_hours": spent.sum(axis=1).tolist(),
            "pair_hours_nobody": spent[:, IS_HOLE].sum(axis=1).tolist(),
        }

    def to_frame(self, library: str) -> Any:
        """The same as a data frame of ``pandas``, ``polars`` or ``pyarrow``.

        Raises
        ------
        MissingExtra
            When narwhals, which knows these libraries, is not installed.
        BadQuestion
            When there is no such library, or it is not installed.
        """
        return frame_of(self.to_columns(), COLUMNS, library)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The same as a stream that other libraries read.

        Raises
        ------
        MissingExtra
            When pyarrow is not installed.
        """
        return stream_of(self.to_columns(), COLUMNS, requested_schema)

    def longest(self, pattern: int) -> tuple[int, int] | None:
        """The longest gap of a pattern, of equal ones the first."""
        gaps = self.gaps(pattern)
        return max(gaps, key=lambda gap: self.edges[gap[1] + 1] - self.edges[gap[0]], default=None)

    def _by_pattern(self) -> dict[str, list[Any]]:
        """What is told of the gaps of each pattern."""
        found: dict[str, list[Any]] = {name: [] for name in COLUMNS if name.startswith(("gaps", "longest", "first"))}
        for pattern in range(len(self.states)):
            gaps, longest = self.gaps(pattern), self.longest(pattern)
            first = gaps[0] if gaps else None
            told = {
                "gaps": len(gaps),
                "longest": 0.0 if longest is None else int(self.edges[longest[1] + 1] - self.edges[longest[0]]) / HOUR,
                **{f"longest_{name}": text for name, text in self._ends(longest).items()},
                **{f"first_{name}": text for name, text in self._ends(first).items()},
            }
            for name, value in told.items():
                found[name].append(value)
        return found

    def _ends(self, gap: tuple[int, int] | None) -> dict[str, str | None]:
        if gap is None:
            return {"since": None, "until": None}
        return {"since": self.instant(gap[0]), "until": self.instant(gap[1] + 1)}


def _runs(there: NDArray[np.bool_]) -> tuple[Longs, Longs]:
    """The first and the last of each run of what is there."""
    steps = np.diff(np.concatenate([[0], there.astype(np.int8), [0]]))
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1) - 1
