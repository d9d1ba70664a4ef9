"""Painting scopes onto rows, and classes of equal rows: against a painter that goes row by row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.engine.paint import classes, paint, paint_intervals
from communitygov.structure.intervals import has, merged

MOST = 24
INTERVAL = st.tuples(st.integers(0, MOST - 1), st.integers(1, MOST)).map(lambda pair: (pair[0], min(MOST, sum(pair))))
SCOPES = st.lists(st.lists(INTERVAL, min_size=1, max_size=3).map(merged), max_size=5)
ROWS = st.sets(st.integers(0, MOST), max_size=MOST).map(lambda rows: np.array(sorted(rows), dtype=np.int32))


class TestPaint:
    """What stands over each row."""

    @given(ROWS, SCOPES)
    def test_over_each_row_stand_the_scopes_that_hold_it(self, rows, scopes):
        """
        The number painted on a row means exactly the scopes that hold it; nothing is painted where none does. Scopes
        may overlap, lie in one another, touch or be equal.
        """
        painted = paint(rows, list(scopes))

        for row, number in zip(rows.tolist(), painted.over.tolist(), strict=True):
            held = tuple(at for at, scope in enumerate(scopes) if has(scope, row))
            assert held == (() if number < 0 else painted.of(number))

    @given(ROWS, SCOPES)
    def test_one_number_is_one_set_of_scopes(self, rows, scopes):
        """
        Rows under the same scopes have one number, and only those.
        """
        painted = paint(rows, list(scopes))
        meant = {number: painted.of(number) for number in painted.over.tolist() if number >= 0}

        assert len(meant) == len(set(meant.values()))
        assert len(scopes) == painted.cells
        assert all(len(cells) > 1 for cells in painted.sets)

    @pytest.mark.parametrize(
        ("scopes", "over"),
        [
            ([], [-1, -1, -1, -1, -1, -1]),
            ([((0, 2),), ((2, 4),)], [0, 0, 1, 1, -1, -1]),
            ([((0, 2), (4, 6)), ((2, 4),)], [0, 0, 1, 1, 0, 0]),
            ([((1, 5),), ((2, 4),)], [-1, 0, 2, 2, 0, -1]),
            ([((0, 3),), ((0, 3),)], [2, 2, 2, -1, -1, -1]),
        ],
    )
    def test_by_example(self, scopes, over):
        """
        Scopes apart have their own numbers; where two overlap, a number beyond them stands for both.
        """
        assert over == paint(np.arange(6, dtype=np.int32), scopes).over.tolist()

    def test_intervals_in_any_order(self):
        """
        Intervals may be given in any order, each with its cell.
        """
        rows = np.arange(6, dtype=np.int32)

        assert [1, 1, -1, -1, 0, 0] == paint_intervals(
            rows, np.array([4, 0]), np.array([6, 2]), np.array([0, 1]), 2
        ).over.tolist()


COLUMNS = st.integers(1, 3).flatmap(
    lambda many: st.lists(
        st.tuples(*[st.one_of(st.integers(-1, 3), st.sampled_from([2**31 - 2, 10**6]))] * many), max_size=12
    ).map(lambda rows: (rows, [np.array([row[at] for row in rows], dtype=np.int32) for at in range(many)]))
)


class TestClasses:
    """Rows with equal values in every column."""

    @given(COLUMNS)
    def test_rows_of_one_class_are_equal_and_others_are_not(self, drawn):
        """
        Two rows have one class if and only if they agree in every column, however large its values are; the first row
        of each class is one of its rows, and the first of them.
        """
        rows, columns = drawn
        of, first = classes(columns)

        for one, row in enumerate(rows):
            assert [other for other, each in enumerate(rows) if each == row] == np.flatnonzero(of == of[one]).tolist()
            assert rows.index(row) == first[of[one]]
        assert len(first) == len(set(rows))

    def test_many_columns_of_many_values(self):
        """
        Columns whose values together are more than a number can hold are told apart all the same.
        """
        columns = [np.arange(5000, dtype=np.int32) * (at + 1) for at in range(12)]

        of, first = classes(columns)

        assert 5000 == len(first) == len(set(of.tolist()))
