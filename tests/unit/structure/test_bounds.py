"""Nothing grows without bound: what is too much is told, and what is much takes time in proportion."""

import numpy as np
import pytest
from tests.unit.structure.growth import growth

from communitygov import loads
from communitygov.base.errors import BadQuestion
from communitygov.model.register import Register
from communitygov.structure import bounds, for_each
from communitygov.structure.build import build
from communitygov.structure.places import Tree

STEWARD = {"id": "steward", "kind": "building_steward"}


def building(identity: str, entrances: int, floors: int = 2, homes: int = 2) -> dict[str, object]:
    """A building with a layout."""
    return {"id": identity, "level": "building", "layout": {"entrances": entrances, "floors": floors, "homes": homes}}


class TestTooMuch:
    """What cannot be built is refused before anything is made of it."""

    def test_layouts_with_too_many_homes(self):
        """
        The error names the layout that adds most, how many homes it has, the bound and what to do, in both languages.
        """
        register = Register.model_validate({"places": [building("a", 3), building("b", 999, 999, 99)]})

        with pytest.raises(BadQuestion) as met:
            build(register)

        said = met.value.sentence("en")
        for part in ("homes of layouts: 98,802,", "98,802,099 in b (places[1])", "at most 50,000,000", "build a part"):
            assert part in said
        assert "places[1]" in met.value.sentence("zh")
        assert "请" in met.value.sentence("zh")

    def test_the_place_in_the_file_is_told(self):
        """
        Of a register read from a file the line is told.
        """
        text = (
            "communitygov: 1\nplaces:\n  - {id: b, level: building, layout: {entrances: 999, floors: 999, homes: 99}}\n"
        )

        with pytest.raises(BadQuestion, match=r"in b \(town\.yaml:3:5\)"):
            build(loads(text, file="town.yaml"))

    def test_layouts_with_too_many_entrances(self, monkeypatch):
        """
        Entrances are rows, also where their homes are few.
        """
        monkeypatch.setattr(bounds, "ENTRANCES", bounds._Sum("entrances of layouts", "单元", 9, "Check", "核对"))

        build(Register.model_validate({"places": [building("a", 9)]}))
        with pytest.raises(BadQuestion, match="entrances of layouts: 10, of which 9 in a"):
            build(Register.model_validate({"places": [building("a", 9), building("b", 1)]}))

    @pytest.mark.parametrize("section", ["posts", "teams", "shares"])
    def test_rows_for_each_of_too_many_homes(self, section):
        """
        A layout that may be counted may be too much to write a row for each home of.
        """
        rows = {
            "posts": {**STEWARD, "for_each": "household"},
            "teams": {"id": "t", "for_each": "household"},
            "shares": {"part": "lead", "who": "person:p", "for_each": "household"},
        }
        places = [building("b", 300, 100, 99)]

        assert "2,970,000 households" in repr(build(Register.model_validate({"places": places})))
        with pytest.raises(BadQuestion, match=r"rows written for each of them: 3,000,000, .* in b \(places\[0\]\)"):
            build(Register.model_validate({"places": places, section: [rows[section]]}))

    @pytest.mark.parametrize(
        ("section", "rows", "said"),
        [
            ("posts", [{**STEWARD, "for_each": "grid"}, {**STEWARD, "id": "x", "for_each": "grid"}], "posts .* 12 .*"),
            ("teams", [{"id": "t", "for_each": "grid", "seats": {"one": "unnamed", "two": "unknown"}}], "teams .* 18 "),
            ("shares", [{"part": "lead", "who": "person:p", "for_each": "grid"}] * 2, "shares .* 12 "),
        ],
    )
    def test_too_many_made_rows(self, monkeypatch, section, rows, said):
        """
        Rows made for each place are counted over all rows of a section, the seats of teams among them.
        """
        monkeypatch.setattr(for_each, "MOST_MADE", 11)
        monkeypatch.setattr(for_each, "MOST_SHARES", 11)
        places = [{"id": f"g{at}", "level": "grid"} for at in range(6)]

        with pytest.raises(BadQuestion) as met:
            build(Register.model_validate({"places": places, section: rows}))

        many = 18 if section == "teams" else 12
        row = 0 if section == "teams" else 1
        assert f"{section} made for each place: {many} with the row at {section}[{row}]; at most 11" in str(met.value)


class TestMuch:
    """The work of building grows in proportion to what there is."""

    def test_named_homes_of_one_building(self):
        """
        Twice as many named homes of one building are twice the work.
        """

        def register(homes):
            named = [f"b/1/{1 + at // 9}/{1 + at // 9}0{1 + at % 9}" for at in range(homes)]
            rows = {"places": [building("b", 1, 900, 9)], "zones": [{"id": "z", "kind": "compound", "members": named}]}
            made = Register.model_validate(rows)
            return lambda: build(made)

        assert max(growth(register, 400)) < 2.2

    def test_appointments_to_one_of_many_made_rows(self):
        """
        A row written for each place is found by the id of what is made of it without trying all the others.
        """

        def register(rows):
            posts = [{**STEWARD, "id": f"p{at}", "for_each": "grid"} for at in range(rows)]
            ids = [{"post": f"p{at}-g", "holder": "unnamed"} for at in range(rows)]
            made = Register.model_validate(
                {"places": [{"id": "g", "level": "grid"}], "posts": posts, "appointments": ids}
            )
            return lambda: build(made)

        assert max(growth(register, 100)) < 2.2

    def test_places_of_one_kind_are_looked_for_once(self, monkeypatch):
        """
        However many rows are written for each place of a kind, all places are gone through once.
        """
        asked = []
        monkeypatch.setattr(Tree, "is_kind", lambda *_: asked.append(1) or np.array([False, True, True, True]))
        places = [
            {"id": "c", "level": "community"},
            *({"id": f"g{at}", "level": "grid", "within": "c"} for at in (1, 2, 3)),
        ]
        posts = [{**STEWARD, "id": f"p{at}", "for_each": "grid", "within": f"g{1 + at % 3}"} for at in range(30)]

        structure = build(Register.model_validate({"places": places, "posts": posts}))

        assert 30 == len(structure.posts)
        assert "g3" == structure.posts["p5-g3"].serves
        assert 1 == len(asked)
