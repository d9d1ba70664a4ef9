"""Ids that more than one row has, made ones among them: the first counts, and the other is said."""

import pytest

from communitygov.model.register import Register
from communitygov.structure.build import build

PLACES = [
    {"id": "c", "level": "community"},
    {"id": "b01", "level": "building", "within": "c", "layout": {"entrances": 2, "floors": 2, "homes": 2}},
    {"id": "b01-2", "level": "entrance", "within": "c"},
    {"id": "night-b01", "level": "building", "within": "c"},
]
EACH = {"kind": "building_steward", "for_each": "building"}
HOLDS = {"kind": "building_steward", "serves": "c"}
ONE = {"one": "unnamed"}

TWICE = {
    "one row for a place and for an entrance": (
        {"posts": [{"id": "s", "kind": "building_steward", "for_each": "entrance"}]},
        ["posts[0].id: s-b01-2"],
    ),
    "two rows for each place": (
        {"posts": [{"id": "s", **EACH}, {"id": "s-night", **EACH}]},
        ["posts[1].id: s-night-b01"],
    ),
    "the same two the other way round": (
        {"posts": [{"id": "s-night", **EACH}, {"id": "s", **EACH}]},
        ["posts[1].id: s-night-b01"],
    ),
    "two rows for each place with one id": ({"posts": [{"id": "s", **EACH}, {"id": "s", **EACH}]}, ["posts[1].id: s"]),
    "a row for each place and one that stands alone": (
        {"posts": [{"id": "s", **EACH}, {"id": "s", **HOLDS}]},
        ["posts[1].id: s"],
    ),
    "a made post and a seat": (
        {"posts": [{"id": "t", **EACH}], "teams": [{"id": "t", "serves": "c", "seats": {"b01": "unnamed"}}]},
        ["posts[0].id: t-b01"],
    ),
    "a post and all seats of a name": (
        {"posts": [{"id": "t-one", **HOLDS}], "teams": [{"id": "t", "for_each": "building", "seats": ONE}]},
        ["posts[0].id: t-one"],
    ),
    "a made post and a made seat": (
        {
            "posts": [{"id": "t-b01", "kind": "building_steward", "for_each": "gate"}],
            "places": [*PLACES, {"id": "one", "site": "gate"}],
            "teams": [{"id": "t", "for_each": "building", "seats": ONE}],
        },
        ["posts[0].id: t-b01-one"],
    ),
    "seats of two teams": (
        {
            "teams": [
                {"id": "a", "serves": "c", "seats": {"b-c": "unnamed"}},
                {"id": "a-b", "serves": "c", "seats": {"c": "unnamed"}},
            ]
        },
        ["teams[1].seats.c: a-b-c"],
    ),
    "made teams": (
        {"teams": [{"id": "t", "for_each": "building"}, {"id": "t-night", "for_each": "building"}]},
        ["teams[1].id: t-night-b01"],
    ),
    "shares": (
        {"shares": [{"id": "x", "part": "lead", "who": {"every": "grid_leader"}}] * 2},
        ["shares[1].id: x"],
    ),
}


@pytest.mark.parametrize(("rows", "said"), TWICE.values(), ids=TWICE)
def test_an_id_that_two_rows_have_is_said(rows, said):
    """
    However two rows come to one id, the one that is not found by it is said, with the id.
    """
    found = build(Register.model_validate({"places": PLACES, **rows})).dangling

    assert said == [str(each) for each in found]
    assert {"twice"} == {each.why for each in found}


MEANT = {
    "a row for one made post": {"posts": [{"id": "s", **EACH}, {"id": "s-b01", **HOLDS}]},
    "a row for one seat": {
        "posts": [{"id": "t-one", **HOLDS}],
        "teams": [{"id": "t", "serves": "c", "seats": ONE}],
    },
    "a row for one made team": {
        "teams": [
            {"id": "t", "for_each": "building", "seats": ONE},
            {"id": "t-b01", "serves": "c", "seats": {"one": "unknown"}},
        ]
    },
    "seats of a made team beside made posts": {
        "posts": [{"id": "t-one", **EACH}],
        "teams": [{"id": "u", "for_each": "building", "seats": ONE}],
    },
}


@pytest.mark.parametrize("rows", MEANT.values(), ids=MEANT)
def test_a_row_that_names_a_made_one_is_no_second(rows):
    """
    A row with the id of one made row says something of that row: nothing is loose.
    """
    assert () == build(Register.model_validate({"places": PLACES, **rows})).dangling
