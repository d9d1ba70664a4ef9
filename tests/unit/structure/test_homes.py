"""The homes of a layout: virtual until somebody names one, and the same place either way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.model.place import Layout, Place
from communitygov.model.post import Post
from communitygov.model.register import Register
from communitygov.model.zone import Zone
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.structure.homes import layout_part, parts_below, place_text
from communitygov.testing.sketch import sketch

LAYOUTS = st.builds(Layout, entrances=st.integers(1, 4), floors=st.integers(1, 12), homes=st.integers(1, 12))


def building(layout: Layout, identity: str = "b01") -> Place:
    """Give a building."""
    return Place(id=identity, level="building", layout=layout)


def parts_of(layout: Layout) -> dict[str, tuple[int, int, int]]:
    """Every part of a layout by its id, spelled out without the library."""
    found = {}
    for entrance in range(1, layout.entrances + 1):
        found[f"b01/{entrance}"] = (entrance, 0, 0)
        for floor in range(1, layout.floors + 1):
            found[f"b01/{entrance}/{floor}"] = (entrance, floor, 0)
            for home in range(1, layout.homes + 1):
                found[f"b01/{entrance}/{floor}/{floor * 100 + home}"] = (entrance, floor, home)
    return found


class TestIds:
    """Ids of homes are made, and parsed back."""

    @given(LAYOUTS)
    def test_every_part_is_found_by_its_id_and_by_no_other(self, layout):
        """
        Every entrance, floor and home of a layout has one id, which is parsed back to it; also on floors beyond nine
        and where a floor has more than nine homes.
        """
        place = building(layout)

        for text, part in parts_of(layout).items():
            assert text == place_text("b01", *part)
            assert part == layout_part(place, text.removeprefix("b01/"))

    @given(LAYOUTS, st.text("0123456789/ a٣３-+_.", max_size=12))
    def test_nothing_else_is_a_part(self, layout, text):
        """
        Whatever else is written is no part of the layout.
        """
        assert (f"b01/{text}" in parts_of(layout)) == (layout_part(building(layout), text) is not None)

    @pytest.mark.parametrize(
        "text",
        [
            "", "0", "01", "3", "1/", "1/0", "1/03", "1/11", "/1", "1//", "1/3/", "1/3/0301", "1/3/300", "1/3/303",
            "1/3/3001", "1/3/31", "1/3/3", "1/3/01", "1/3/401", "1/3/103", "1/3/3٠1", "1/٣", "１",
            "²", "1/3/301/", "1/3/301/1", "1/10/101", "1/10/10001", "1/10/1003", "1/1/1001", "-1", "+1",
            " 1", "1 ", "1/3/3 1", "1_0", "999999999999",
        ],
    )  # fmt: skip
    def test_near_misses(self, text):
        """
        Leading noughts, floors and homes too high, digits of other scripts, one piece too many: none is a part.
        """
        structure = build(Register(places=[building(Layout(entrances=2, floors=10, homes=2))]))

        assert layout_part(structure.tree.places[0], text) is None
        assert structure.tree.find(f"b01/{text}") is None

    def test_floors_beyond_nine(self):
        """
        1001 is the first home of floor 10, and 101 is the first of floor 1.
        """
        place = building(Layout(entrances=1, floors=101, homes=99))

        assert (1, 10, 1) == layout_part(place, "1/10/1001")
        assert (1, 1, 1) == layout_part(place, "1/1/101")
        assert (1, 101, 99) == layout_part(place, "1/101/10199")
        assert layout_part(place, "1/1/1001") is None
        assert layout_part(place, "1/10/101") is None

    @given(LAYOUTS)
    def test_what_lies_right_below(self, layout):
        """
        The parts right below a building, an entrance or a floor are those whose ids are one piece longer.
        """
        place, every = building(layout), parts_of(layout)
        for outer in ["b01", *every]:
            direct = [text for text in every if re.fullmatch(rf"{outer}/[^/]+", text)]
            assert direct == [f"{outer}/{piece}" for piece in parts_below(place, outer)]

    def test_a_place_without_layout_has_no_parts(self):
        """
        A building known by number has no homes to name.
        """
        numbered = Place(id="b01", level="building", households=24)

        assert layout_part(numbered, "1") is None
        assert [] == list(parts_below(numbered, "b01"))
        assert build(Register(places=[numbered])).tree.find("b01/1/1/101") is None


class TestSpots:
    """Where a part stands in the rows."""

    @given(LAYOUTS, st.data())
    def test_every_part_is_found_whatever_has_been_named(self, layout, data):
        """
        With some parts named by others and the rest virtual, every part is found: as a row of its own where it was
        named or is an entrance, else as one of a block; and kinds, weights and ids come out the same.
        """
        every = parts_of(layout)
        named = data.draw(st.sets(st.sampled_from(sorted(every)), max_size=6))
        zones = [Zone(id="z", kind="compound", members=sorted(named))] if named else []
        tree = build(Register(places=[building(layout)], zones=zones)).tree

        for text, part in every.items():
            spot = tree.find(text)
            assert spot is not None
            assert text == spot.id
            level = ("entrance", "floor", "household")[sum(map(bool, part)) - 1]
            assert level in tree.kinds(spot)
            if spot.virtual is None:
                assert text == tree.id(spot.row)
            else:
                assert tree.block[spot.row]
                assert level == spot.virtual
        assert len([text for text in every if text.count("/") == 3]) == int(tree.homes.sum())
        assert len(every) - int(tree.homes.sum()) - layout.entrances == int(tree.floors.sum()) + len(
            [text for text in tree.row_of if text.count("/") == 2]
        )


DRAWN = """
    community C
      grid G1
        building B1 with 2 entrances x 11 floors x 2 homes also micro_grid
        building B2 with 1 entrances x 1 floors x 1 homes
        shop S1
      grid G2
        building B3 counts 5
    zone Z (police_area): B1/1 B2
    zone compound (compound): B1
    post leader grid_leader for each grid held by P1
    post steward building_steward for each micro_grid held by unnamed on 08:00-20:00
    post chief community_secretary at C held by unknown
    duty sweep at micro_grid: household floor
    duty watch
    every building_steward leads sweep
    every grid_leader leads sweep
    every grid_leader leads watch at Z
    chief leads everything
"""
NAMES = ["B1/1/11/1101", "B1/1/11/1102", "B1/1/3/301", "B1/2/1/101", "B1/2/7", "B2/1/1/101", "B2/1/1"]


def renamed(names: list[str]) -> Structure:
    """The drawing with some homes named by posts that have nothing to say."""
    drawn = sketch(DRAWN)
    posts = [Post(id=f"nothing{number}", kind="nothing", serves=name) for number, name in enumerate(names)]
    return build(drawn.model_copy(update={"posts": (*drawn.posts, *posts)}))


class TestNamed:
    """A home that somebody names is the home it was."""

    HOMES = [f"B1/{e}/{f}/{f}0{h}" for e in (1, 2) for f in (1, 3, 7, 10, 11) for h in (1, 2)]  # noqa: RUF012

    @pytest.mark.parametrize("named", [NAMES[:1], NAMES[:2], NAMES[2:4], NAMES[4:6], NAMES])
    @pytest.mark.parametrize("at", ["2020-02-10T10:00", "2020-02-10T21:00", "2020-02-10"])
    def test_it_changes_no_answer(self, named, at):
        """
        Naming homes and floors, which makes them rows of their own, changes no answer about any of them, or about any
        other place: not the state, the evidence, the path or the sentence.
        """
        plain, rows = build(sketch(DRAWN)), renamed(named)

        for place in (*self.HOMES, "B2/1/1/101", "B1", "B1/1", "B1/2/7", "B2/1", "B2/1/1", "B3", "S1", "G1", "C"):
            for duty in ("sweep", "watch"):
                first, second = (who_answers(each, place=place, duty=duty, at=at) for each in (plain, rows))
                assert first.to_json() == second.to_json(), place
                assert first.path == second.path
                assert first.names == second.names

    @pytest.mark.parametrize("level", ["household", "floor", "entrance", "building", None])
    def test_it_changes_no_count(self, level):
        """
        Nor does it change a count, by state or by place; the gaps name the same weights.
        """
        first, second = (
            coverage(each, level=level, at="2020-02-10T21:00") for each in (build(sketch(DRAWN)), renamed(NAMES))
        )

        assert first.states == second.states
        assert first.by("building") == second.by("building")
        assert first.by("grid") == second.by("grid")
        assert sorted((gap.state, gap.duty, gap.count) for gap in first.gaps) == sorted(
            (gap.state, gap.duty, gap.count) for gap in second.gaps
        )
