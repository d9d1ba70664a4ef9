"""Rules about homes that nobody has counted, and numbers that disagree with what is listed."""

from random import Random

import pytest
from tests.unit.rules.places_drawn import AT, stands, told

from communitygov.io.read import loads
from communitygov.model.count import Count
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.rules.check import check
from communitygov.structure.build import build

COUNTS = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: b1, level: building, within: C, households: {about: 1000}}
  - {id: b2, level: building, within: C, households: unknown}
  - {id: b3, level: building, within: C, households: 0}
  - {id: b4, level: building, within: C, households: {more_than: 7}}
  - {id: b5, level: building, within: C}
  - {id: gate, site: gate, within: C}
"""


def test_homes_that_are_not_counted():
    """
    Whatever is not exact, at its field; nought is a number, and a site has no homes.
    """
    found = check(build(loads(COUNTS), at=AT), at=AT, select=["CG210"])

    assert [("place:b1", 4, "{about: 1"), ("place:b2", 5, "unknown}"), ("place:b4", 7, "{more_tha")] == stands(
        COUNTS, "CG210"
    )
    assert "the number of homes of b1 is about 1,000: no count includes them" == found[0].message
    assert "b2 的户数不详，不计入任何统计" == found[1].sentence("zh")


def test_what_states_nothing_is_told_where_others_are_counted():
    """
    A register that counts no homes leaves none out.
    """
    counted = COUNTS.replace("households: 0", "households: 12")

    assert ("place:b5", 8, "b5, level") in stands(counted, "CG210")
    assert ("place:b5", 8, "b5, level") not in stands(COUNTS, "CG210")


NUMBERS = """communitygov: 1
places:
  - {id: C, level: community, households: 200}
  - {id: g1, level: grid, within: C, households: 120}
  - {id: b1, level: building, within: g1, layout: {entrances: 2, floors: 6, homes: 4}}
  - {id: b2, level: building, within: g1, households: 70}
  - {id: g2, level: grid, within: C, households: 80}
  - {id: b3, level: building, within: g2, households: 24}
  - {id: b4, level: building, within: g2, households: unknown}
"""


def test_a_stated_number_and_what_is_listed():
    """
    It is told where the fault is: the community's number is that of its grids. One that is not counted may be any.
    """
    (one,) = check(build(loads(NUMBERS), at=AT), at=AT, select=["CG212"])

    assert [("place:g1", 4, "120}")] == stands(NUMBERS, "CG212")
    assert "g1 states 120 homes, and lists 118 homes" == one.message
    assert "g1 写明 120 户，其中列出的合计 118 户" == one.sentence("zh")


@pytest.mark.parametrize(
    ("stated", "inside", "says"),
    [
        ("4", "H1 H2 H3 H4", None),
        ("5", "H1 H2 H3 H4", "5 homes, and lists 4 homes"),
        ("1", "H1 H2", "1 home, and lists 2 homes"),
        ("about 9", "H1", None),
        ("more than 3", "H1 H2 H3", "at least 4 homes, and lists 3 homes"),
        ("more than 2", "H1 H2 H3", None),
        ("less than 3", "H1 H2 H3", "at most 2 homes, and lists 3 homes"),
        ("less than 4", "H1 H2 H3", None),
    ],
)
def test_only_what_is_certain_disagrees(stated, inside, says):
    """
    Bounds are read as bounds, and what is about a number is none.
    """
    found = told(f"grid G1\n  building B1 counts {stated}: {inside}", "CG212")

    assert ([] if says is None else [("place:B1", f"B1 states {says}")]) == found


def test_a_place_that_lists_no_home_lists_none():
    """
    A building that states its homes and has a gate in it is counted by the gate: its homes are in no figure.
    """
    drawing = "grid G1\n  building B1 counts 24\n    gate east\n  building B2 counts 24\n"

    assert [("place:B1", "B1 states 24 homes, and lists 0 homes")] == told(drawing, "CG212")


def plainly(name, inside, counts):
    """The least and the most homes of a place, by a walk; no most where it is not known."""
    if name in counts:
        return counts[name]
    if not inside[name]:
        return 0, None
    bounds = [plainly(each, inside, counts) for each in inside[name]]
    return sum(low for low, _ in bounds), None if any(high is None for _, high in bounds) else sum(h for _, h in bounds)


def test_disagreements_agree_with_a_slow_count():
    """
    Of random places with random counts, those of which what they state and what they list cannot be one number.
    """
    random = Random(3)
    forms = {
        "exact": lambda number: (Count(number), (number, number)),
        "more_than": lambda number: (Count(number, "more_than"), (number + 1, None)),
        "less_than": lambda number: (Count(number, "less_than"), (0, max(0, number - 1))),
        "about": lambda number: (Count(number, "about"), (0, None)),
    }
    for _ in range(200):
        outer = {"C": "", **{f"g{n}": "C" for n in range(2)}}
        outer |= {f"m{n}": f"g{random.randrange(2)}" for n in range(3)}
        outer |= {f"b{n}": random.choice(["g0", "g1", "m0", "m1", "m2"]) for n in range(4)}
        levels = {"C": "community", "g": "grid", "m": "micro_grid", "b": "building"}
        stated = {
            name: forms[random.choice([*forms, "exact", "exact"])](random.randint(0, 6))
            for name in outer
            if random.random() < (0.8 if name[0] == "b" else 0.4)
        }
        places = tuple(
            Place(
                id=name,
                level=levels[name[0]],
                within=around or (),
                households=stated[name][0] if name in stated else None,
            )
            for name, around in outer.items()
        )
        inside = {name: [each for each, around in outer.items() if around == name] for name in outer}
        counts = {name: bounds for name, (_, bounds) in stated.items()}
        slow = set()
        for name, (least, most) in counts.items():
            if inside[name]:
                low, high = plainly(name, inside, {each: of for each, of in counts.items() if each != name})
                if (most is not None and low > most) or (high is not None and high < least):
                    slow.add(f"place:{name}")

        assert slow == {each.subject for each in check(build(Register(places=places)), at=AT, select=["CG212"])}


def test_a_place_in_two_that_state_numbers_is_told_once_at_itself():
    """
    The building lists fewer homes than it states; what lies around it counts what the outermost of them states.
    """
    drawn = """
    community C counts 3
      grid G1
        building B2 counts 3: H2a H2b
      grid G2 counts 3
        building B2
    """

    assert [("place:B2", "B2 states 3 homes, and lists 2 homes")] == told(drawn, "CG212")
