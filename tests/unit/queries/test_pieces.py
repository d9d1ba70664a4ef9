"""The pieces of a span: what recurs is asked about once. Counted calls, never seconds."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle.generator import register as drawn_at

from communitygov.engine.bulk import Bulk, Targets
from communitygov.model.register import Register
from communitygov.queries import pieces
from communitygov.queries.cells import Adding
from communitygov.queries.coverage import coverage
from communitygov.queries.dated import Counts
from communitygov.queries.pieces import pieces_of
from communitygov.structure.build import Structure, build

MONDAY = date(2020, 2, 3)


def weekly(weeks: int, **row: object) -> list[dict[str, object]]:
    """The same row from every Monday until Wednesday."""
    starts = [MONDAY + timedelta(weeks=week) for week in range(weeks)]
    return [{**row, "from": str(start), "until": str(start + timedelta(2))} for start in starts]


def rota(weeks: int) -> Structure:
    """A post with a shift on working weekdays; an emergency, an exemption and a holder, week after week."""
    sections = {
        "places": [{"id": "c", "level": "community"}, {"id": "g", "level": "grid", "within": "c", "households": 10}],
        "shifts": [{"id": "day", "hours": "08:00-20:00", "days": ["mon", "tue", "sat"]}],
        "posts": [{"id": "p", "kind": "grid_leader", "serves": "g", "shift": "day"}],
        "appointments": weekly(weeks, post="p", holder="someone"),
        "duties": [{"id": "d"}, {"id": "e"}],
        "shares": [{"duty": "d", "part": "lead", "who": "post:p", "modes": ["epidemic"]}],
        "switches": [{"id": f"s{at}", **row} for at, row in enumerate(weekly(weeks, mode="epidemic", where="g"))],
        "exemptions": weekly(weeks, duty="e", where="g", reason="fair"),
    }
    return build(Register.model_validate(sections), at=MONDAY)


def end(weeks: int) -> str:
    """The Monday after so many weeks."""
    return str(MONDAY + timedelta(weeks=weeks))


class TestWhatRecurs:
    """A week like another adds its hours, and no questions."""

    @pytest.mark.parametrize("weeks", [2, 20, 100])
    def test_no_more_questions_for_more_weeks(self, monkeypatch, weeks):
        """
        Duties are asked as often for a hundred weeks as for two: only their hours grow.
        """
        asked: list[str] = []
        ask = Bulk.ask
        monkeypatch.setattr(Bulk, "ask", lambda bulk, duty: asked.append(duty.id) or ask(bulk, duty))

        found = coverage(rota(weeks), level="household", at=MONDAY, until=end(weeks))

        assert 2 * 4 == len(asked)
        assert 10 * 24 * weeks == found.states["answered"]
        assert 10 * 48 * weeks == found.states["exempt"]
        assert 2 * 10 * 168 * weeks == found.total

    @pytest.mark.parametrize("weeks", [3, 30])
    def test_hours_are_looked_up_for_one_day_of_a_kind(self, monkeypatch, weeks):
        """
        Which hours are on is asked at the edges of one day of each kind, however many days there are.
        """
        asked: list[object] = []
        what_is_on = pieces._what_is_on
        monkeypatch.setattr(pieces, "_what_is_on", lambda *args: asked.append(args) or what_is_on(*args))

        pieces_of(rota(weeks), rota(weeks).instant(MONDAY), end(weeks))

        assert len(asked) <= 3 * 7

    @pytest.mark.parametrize("seed", range(60))
    def test_pieces_add_up_to_the_span(self, seed):
        """
        Every second of a span is in one piece, and each piece is told by its first instant, in order.
        """
        structure = build(drawn_at(seed), at="2020-02-10T10:00")
        until = "2020-02-12T07:30"
        if structure.until is not None and str(structure.until) < until.replace("T", " "):
            return
        found = pieces_of(structure, structure.instant("2020-02-10T10:00"), until)
        instants = [piece.instant.at for piece in found]

        assert (24 + 21.5) * 3600 == sum(piece.factor for piece in found)
        assert instants == sorted(set(instants))


class TestWhatIsKept:
    """What a span keeps is as long as the places, and not as the span."""

    def test_sums_and_not_pieces_are_kept(self):
        """
        A coverage over many pieces keeps one array of places for each duty, and a few histories.
        """
        found = coverage(rota(20), at=MONDAY, until=end(20))

        assert ["d", "e"] == [cell.duty for cell in found.cells]
        assert all(len(cell.spent) <= 2 and len(cell.history) == len(cell.rows) for cell in found.cells)

    @given(st.lists(st.lists(st.integers(0, 8), min_size=4, max_size=4), min_size=1, max_size=6))
    def test_histories_add_up_to_what_each_place_was_in(self, pieces_of_states):
        """
        Whatever each place was in, piece by piece: its units in each state are the sum over the pieces.
        """
        weights = np.array([1, 2, 3, 0])
        adding = Adding("d", Targets(np.arange(4, dtype=np.int32), weights), 1)
        expected = np.zeros((4, 9))
        for units, states in enumerate(pieces_of_states, 1):
            adding.add(np.array(states, dtype=np.int32), units)
            expected[np.arange(4), states] += weights * units
        found = adding.done()

        assert expected.tolist() == found.each().tolist()
        assert expected.sum(axis=0).tolist() == found.counts.tolist()
        assert len(found.spent) == len({tuple(each) for each in zip(*pieces_of_states, strict=True)})


class TestCounts:
    """One number for how often each thing is there."""

    @given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([1, 1, -1])), max_size=30))
    def test_equal_counts_have_one_number(self, changes):
        """
        After any changes: the number is that of every earlier time at which the counts were equal, and of no other.
        """
        counts, plain, met = Counts(7), [0] * 7, {}
        met[tuple(plain)] = counts.state
        for at, by in changes:
            counts.add(at, by)
            plain[at] += by
            assert met.setdefault(tuple(plain), counts.state) == counts.state
        assert len(set(met.values())) == len(met)
