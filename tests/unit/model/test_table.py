"""Rows of a section held as columns."""

import operator

import numpy as np
import pytest

import communitygov as cg
from communitygov.base.coded import Coded
from communitygov.base.texts import Texts
from communitygov.model.columns import rows_with
from communitygov.model.holder import Holder
from communitygov.model.noun import Name
from communitygov.model.place import Place
from communitygov.model.table import Table, Written, as_it_is, parted

PLACES = (
    Place(id="c", level="community"),
    Place(id="g1", level="grid", within="c", name="第一网格"),
    Place(id="b1", level="building", within=["g1", "c"]),
)


def stated(noun):
    """Makes nouns of what rows state."""
    return lambda values: noun.model_construct(set(values), **values)


def places() -> Table[Place]:
    """The same places as columns."""
    columns = {
        "id": Written(Texts.of(["c", "g1", "b1"]), as_it_is),
        "level": Coded(np.array([0, 1, 2], np.int32), ("community", "grid", "building")),
        "within": Written(Texts.of(["", "c", "g1 c"]), parted),
        "name": Written(Texts.of(["", "第一网格", ""]), as_it_is),
    }
    return Table(stated(Place), columns, 3)


def test_a_table_is_equal_to_the_nouns_it_is_made_of():
    """
    From either side, also in what a row states; and to no others.
    """
    assert places() == PLACES
    assert PLACES == places()
    assert [each.model_fields_set for each in places()] == [each.model_fields_set for each in PLACES]
    assert places() != PLACES[:2]
    assert places() != (*PLACES[:2], Place(id="b1", level="building", within="g1"))
    assert places() != list(PLACES)


def test_rows_of_a_table_are_taken_as_those_of_a_tuple():
    """
    One, a slice, and both together with others.
    """
    assert places()[-1] == PLACES[-1]
    assert places()[1:] == PLACES[1:]
    assert operator.add(places(), PLACES[:1]) == (*PLACES, PLACES[0])
    assert operator.add(PLACES[:1], places()) == (PLACES[0], *PLACES)
    with pytest.raises(IndexError):
        places()[3]


def test_a_register_keeps_a_table():
    """
    It is equal to the register of the same nouns, is dumped and copied as that is, and gives the same structure.
    """
    table = places()
    kept, plain = cg.Register(places=table), cg.Register(places=PLACES)

    assert kept.places is table
    assert kept == plain
    assert plain == kept
    assert hash(kept) == hash(plain)
    assert kept.model_dump() == plain.model_dump()
    assert kept.model_copy(update={"places": PLACES[:1]}).places == PLACES[:1]
    assert list(cg.build(kept).places) == list(cg.build(plain).places)


def test_a_value_of_most_rows_is_read_when_it_is_looked_at():
    """
    None where nothing is stated.
    """
    column = Written(Texts.of(["p-1", "", "unnamed"]), Holder.parse)

    assert [column[row] for row in range(3)] == [Holder("person", ("p-1",)), None, Holder("unnamed")]
    assert column.take(np.array([2]))[0] == Holder("unnamed")


def test_a_value_that_cannot_be_compared_is_not_what_is_wanted():
    """
    What ``__eq__`` says of another type is no yes.
    """
    said = {"name": Coded(np.array([0, 1, -1, 0], np.int32), (Name(zh="第一网格"), "grid"))}
    rows = Table(stated(Place), said, 4)

    assert [1] == rows_with(rows, "name", "grid".__eq__)
    assert [0, 3] == rows_with(rows, "name", lambda name: name != "grid")
