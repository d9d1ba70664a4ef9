"""How many homes lie in a place, against a count of the ids one by one."""

import pytest
from tests.oracle.generator import register

import communitygov as cg
from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.testing import sketch

DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 3 floors x 2 homes
        building B2 counts 24
        building B3 not counted
        building B4 {households: {about: 40}}
        shop S1
      grid G2: H1 H2
        building B5 with 1 entrances x 2 floors x 4 homes
    zone Z1 (police_area): G1
    post desk duty_officer at B5/1/2/203
"""


@pytest.mark.parametrize(
    ("place", "counted", "not_counted"),
    [
        ("C", 46, ("B3", "B4")),
        ("place:G1", 36, ("B3", "B4")),
        ("G2", 10, ()),
        ("B1", 12, ()),
        ("B1/2", 6, ()),
        ("B1/2/3", 2, ()),
        ("B1/2/3/301", 1, ()),
        ("B5", 8, ()),
        ("B5/1/2", 4, ()),
        ("B5/1/1", 4, ()),
        ("B5/1/2/203", 1, ()),
        ("B5/1/2/204", 1, ()),
        ("B2", 24, ()),
        ("B3", 0, ("B3",)),
        ("B4", 0, ("B4",)),
        ("H1", 1, ()),
        ("S1", 0, ()),
    ],
)
def test_homes_of_a_place(place: str, counted: int, not_counted: tuple[str, ...]) -> None:
    """
    Those of layouts, those counted and those listed; what is not known stands apart, and then the whole is not known.
    """
    found = cg.build(sketch(DRAWN)).places.households(place)

    assert (found.counted, found.not_counted) == (counted, not_counted)
    assert found.exact == (None if not_counted else counted)


def test_it_is_said_in_words() -> None:
    """
    With where they are not counted.
    """
    places = cg.build(sketch(DRAWN)).places

    assert [str(places.households(each)) for each in ("G2", "G1")] == ["10", "36, not counted: B3, B4"]


def test_a_home_in_two_grids_counts_once() -> None:
    """
    In each of them, and once in what holds both.
    """
    structure = cg.build(
        sketch("""
    community C
      grid G1
        building B1 counts 5
      grid G2
        building B1
    """)
    )

    assert [structure.places.households(each).exact for each in ("G1", "G2", "C")] == [5, 5, 5]


def test_what_is_no_place() -> None:
    """
    No such id, a zone, something of another kind.
    """
    places = cg.build(sketch(DRAWN)).places
    for asked, error in (("B9", UnknownId), ("Z1", UnknownId), ("post:desk", BadQuestion), ("B1/9", UnknownId)):
        with pytest.raises(error):
            places.households(asked)


@pytest.mark.parametrize("seed", range(40))
def test_it_is_what_coverage_counts(seed: int) -> None:
    """
    On random registers: the outermost places have together as many homes as coverage counts, and the same are not
    counted.
    """
    duty = cg.Duty(id="count-homes", applies_to=("household",))
    drawn = register(seed).model_copy(update={"duties": (duty,), "exemptions": ()})
    structure = cg.build(drawn)
    tree, at = structure.tree, structure.since or "2020-01-02"
    counted = cg.coverage(structure, level="household", mode="service", at=at)
    outermost = [tree.id(row) for row in range(len(tree)) if tree.parent[row] < 0]
    found = [structure.places.households(each) for each in outermost]
    once = not any(tree.extra_within.values())

    assert sum(each.counted for each in found) == counted.total or not once
    assert {each for one in found for each in one.not_counted} == {ref.id for ref in counted.not_counted}
