"""Positions: where each value stands."""

import pickle
from array import array

import pytest

from communitygov.base.positions import (
    MOST_COLUMNS,
    Marks,
    Position,
    Positions,
    Shapes,
    SheetSource,
    TextSource,
    written_path,
)

TEXT = "posts:\n- id: leader\n  name: {zh: 长}\n"
ROW = {"id": "leader", "name": {"zh": "长"}}
NUMBERS = array("I", [0, 0, 0, 7, 9, 9, 9, 13, 22, 28, 29, 33])
"""Two numbers a value: the document, the list, the row, its id, its name, and the name in Chinese."""


def posts() -> Positions:
    """One post in the file ``p.yaml``."""
    positions = Positions({"since": "from"})
    marks = Marks(TextSource.of("p.yaml", TEXT), NUMBERS)
    positions.head("posts", marks, 1)
    positions.add("posts", marks, 2, Shapes().of(ROW))
    return positions


class TestPosition:
    """How a place is told."""

    @pytest.mark.parametrize(
        ("position", "text"),
        [
            (Position("a.yaml", 3, 5), "a.yaml:3:5"),
            (Position("a.xlsx", 17, 3, "人员", "C17"), "a.xlsx!人员!C17"),
            (Position("a.yaml"), "a.yaml"),
            (Position(path="posts[17].kind"), "posts[17].kind"),
            (Position(), ""),
        ],
    )
    def test_is_told_as_exactly_as_it_is_known(self, position: Position, text: str) -> None:
        """
        A place is told as file, line and column; as book, sheet and cell; or as a path.
        """
        assert text == str(position)

    def test_a_path_names_section_row_and_steps(self) -> None:
        """
        A path is the section, the number of the row in brackets and the keys after dots.
        """
        assert "teams[0].seats.lead" == written_path("teams", 0, ("seats", "lead"))


class TestSources:
    """From a number to a place."""

    def test_columns_count_characters(self) -> None:
        """
        Lines and columns count from 1, and a Chinese character is one column.
        """
        source = TextSource.of("a", "名称\n长: x")

        assert ("a:1:1", "a:2:4") == (str(source.position(0)), str(source.position(6)))

    @pytest.mark.parametrize(("column", "cell"), [(0, "A3"), (25, "Z3"), (26, "AA3"), (701, "ZZ3"), (702, "AAA3")])
    def test_cells_are_named_as_spreadsheets_do(self, column: int, cell: str) -> None:
        """
        The number of a cell is its row and column; it is told in letters, as spreadsheets do.
        """
        assert cell == SheetSource("b.xlsx", "s").position(2 * MOST_COLUMNS + column).cell


class TestPositions:
    """From section, row and steps to a place."""

    @pytest.mark.parametrize(
        ("steps", "place"),
        [((), "p.yaml:2:3"), (("id",), "p.yaml:2:7"), (("name",), "p.yaml:3:9"), (("name", "zh"), "p.yaml:3:14")],
    )
    def test_every_value_has_its_place(self, steps: tuple[str, ...], place: str) -> None:
        """
        The row, its fields and what stands in them are each found where they are.
        """
        assert place == str(posts().find("posts", 0, steps))

    def test_keys_have_a_place_of_their_own(self) -> None:
        """
        Asked for the key, the place of the key is given.
        """
        assert "p.yaml:3:3" == str(posts().find("posts", 0, ("name",), key=True))

    @pytest.mark.parametrize(
        ("row", "steps", "place"),
        [(0, ("shift",), "p.yaml:2:3"), (0, ("name", "en"), "p.yaml:3:9"), (7, (), "p.yaml:1:1")],
    )
    def test_what_is_not_there_stands_where_the_nearest_value_does(
        self, row: int, steps: tuple[str, ...], place: str
    ) -> None:
        """
        A field that is not written stands at its row, a row that is not written at its section.
        """
        assert place == str(posts().find("posts", row, steps))

    def test_a_register_built_in_code_has_paths(self) -> None:
        """
        Without a file, a place is a path.
        """
        assert "posts[17].kind" == str(Positions().find("posts", 17, ("kind",)))

    def test_fields_may_be_named_as_python_names_them(self) -> None:
        """
        A field whose key Python cannot use is found by both names.
        """
        positions = Positions({"since": "from"})
        marks = Marks(TextSource.of("a", "from: 1"), array("I", [0, 0, 0, 6]))
        positions.add("posts", marks, 0, Shapes().of({"from": "1"}))

        assert positions.find("posts", 0, ("since",)) == positions.find("posts", 0, ("from",)) == Position("a", 1, 7)

    def test_are_pickled(self) -> None:
        """
        Positions that were pickled tell the same places.
        """
        again = pickle.loads(pickle.dumps(posts()))

        assert "p.yaml:3:14" == str(again.find("posts", 0, ("name", "zh")))

    def test_what_rows_have_in_common_is_kept_once(self) -> None:
        """
        Rows of one shape share it: 10,000 of them take less than 40 bytes each.
        """
        shapes, positions = Shapes(), Positions()
        marks = Marks(TextSource.of("a", ""), array("I", range(80_000)))
        for row in range(10_000):
            positions.add("posts", marks, 4 * row, shapes.of({"id": str(row), "name": {"zh": "长"}}))

        assert len(pickle.dumps(positions)) < 400_000 + 8 * 10_000
