"""What reading tables takes is told beforehand: also of cells so short that the file is small."""

import numpy as np
import pytest

from communitygov.io.files import files
from communitygov.io.needed import needed_to_read

ROWS, COLUMNS = 30_000, 12
LEAST = 24
"""Bytes that reading a cell takes in any case: where it begins, and what it is looked at with."""


def stated(folder, sign, end, cell="x"):
    """What reading a table of equal cells is said to take."""
    row = sign.join([cell] * COLUMNS) + end
    (folder / "places.csv").write_bytes((row * ROWS).encode())
    return needed_to_read(files([folder])[0])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_short_cells_are_counted(tmp_path, sign, end):
    """
    Whatever parts them, and whatever ends a line; not twice as many as there are.
    """
    assert LEAST * ROWS * COLUMNS < stated(tmp_path, sign, end) < 2 * LEAST * ROWS * COLUMNS


def test_long_cells_are_told_by_the_size_of_the_file(tmp_path):
    """
    For of them there are few.
    """
    size = 300 * ROWS * COLUMNS
    assert 4 * size < stated(tmp_path, ",", "\n", "x" * 299) < 5 * size


def test_short_cells_below_a_head_of_long_ones_are_counted(tmp_path):
    """
    The first bytes alone do not tell.
    """
    rows = np.full(ROWS * 20, "x,y,z\n")
    (tmp_path / "places.csv").write_text("y" * 65_000 + ",a,b\n" + "".join(rows))
    (found,) = files([tmp_path])[0]

    assert needed_to_read([found]) > LEAST / 2 * 3 * len(rows)


def test_a_file_that_cannot_be_opened_takes_nothing(tmp_path):
    """
    What is wrong with it is said when it is read.
    """
    (tmp_path / "places.csv").mkdir()
    (tmp_path / "posts.csv").touch()

    assert needed_to_read(files([tmp_path / "places.csv", tmp_path / "posts.csv", tmp_path / "none.csv"])[0]) == 0
