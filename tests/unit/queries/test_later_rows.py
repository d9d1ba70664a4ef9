"""Rows that stand in columns: as a table, in slices and one by one they say the same."""

import pickle

import pytest

import communitygov as cg
from communitygov.queries.absence_ranked_value import AbsenceRow
from communitygov.queries.load_value import LoadRow
from communitygov.testing import sketch

AT = "2020-02-10T10:00"
DRAWN = """
community C
  grid G1
    building B1 with 2 entrances x 3 floors x 2 homes also micro_grid
    building B2 not counted
  grid G2
    building B3 counts 7
post steward building_steward for each micro_grid held by P2 on 08:00-20:00
post steward-B2 building_steward at B2 held by P1
post steward-B3 building_steward at B3 held by unnamed
post leader-G1 grid_leader at G1 held by P1, deputy P2
post leader-G2 grid_leader at G2 held by P4 or P6
post chief community_secretary at C held by P1
organisation office (subdistrict_office) at C
duty sweep: household
duty patrol: household, at grid
every building_steward leads sweep
every grid_leader leads patrol
office supervises patrol
"""


@pytest.fixture
def structure() -> cg.Structure:
    """Several posts of one, homes of unknown number, one who is not named, a body."""
    return cg.build(sketch(DRAWN), at=AT)


def told(structure: cg.Structure) -> list[tuple[cg.Rows, type]]:
    """All that stand in columns."""
    loads = [cg.load(structure, per=per, at=AT) for per in ("person", "post")]
    absences = [cg.absences(structure, over=over, at=AT) for over in ("person", "post", "organisation")]
    return [
        *((rows, LoadRow) for load in loads for rows in (load.rows, load.bodies)),
        *((each.rows, AbsenceRow) for each in absences),
    ]


def test_a_table_is_what_the_rows_say(structure):
    """
    Made of columns, and made of the values one by one: of all, of some and of none of them.
    """
    met = 0
    for rows, kind in told(structure):
        for some in (slice(None), slice(1, 3), slice(None, None, -2), slice(0, 0)):
            assert rows[some].to_columns() == cg.Rows(kind, tuple(rows[some])).to_columns()
        met += len(rows)
    assert met > 15


def test_a_slice_is_what_a_tuple_has_there(structure):
    """
    Before all are listed, and after.
    """
    for rows, _ in told(structure):
        before = rows[1:3], rows[-1:], rows[:50]
        listed = tuple(rows)

        assert before == (listed[1:3], listed[-1:], listed[:50]) == (rows[1:3], rows[-1:], rows[:50])
        assert listed == rows == pickle.loads(pickle.dumps(rows))
        assert all(one is other for one, other in zip(rows, listed, strict=True))


def test_nothing_of_rows_can_be_changed(structure):
    """
    They are of a frozen answer, and nothing public leads to what they are made of.
    """
    for rows, _ in told(structure):
        assert [name for name in dir(rows) if name[0] != "_"] == ["count", "index", "kind", "to_columns", "to_frame"]
        with pytest.raises(AttributeError):
            rows.kind = int


def test_no_row_is_listed_for_a_table_or_a_few(structure, monkeypatch):
    """
    A table of a city has no object for each row; the worst ten are ten.
    """
    load = cg.load(structure, at=AT)
    load.names  # noqa: B018 -- the first rows are named at once
    made = []
    monkeypatch.setattr("communitygov.queries.load_listed.LoadRow", lambda *told: made.append(told))

    load.rows.to_columns()
    assert not made
    assert (len(load.worst(2)), len([*load.worst(2)])) == (2, 2) == (len(made), 2)


def test_a_row_that_is_not_there_is_refused(structure):
    """
    As of a tuple.
    """
    rows = cg.load(structure, at=AT).rows

    with pytest.raises(IndexError):
        rows[len(rows)]
    assert rows[-1] == tuple(rows)[-1]
