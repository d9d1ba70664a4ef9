"""Whether a column is different texts is told by rows from all over it."""

import pytest

import communitygov as cg
from communitygov.base.coded import Coded
from communitygov.base.texts import Texts
from communitygov.io.arrow_in import _is_repeated
from communitygov.io.table_cells import MOST_VALUES, Cells
from communitygov.model.table import Written

pa = pytest.importorskip("pyarrow")

DIFFERENT = [f"b{number}" for number in range(20_000)]


@pytest.mark.parametrize(
    ("texts", "different"),
    [
        (DIFFERENT, True),
        (["d1", "d2"] * 2_500 + DIFFERENT, True),
        (["", *DIFFERENT], True),
        (["a", "b", "c"] * 5_000, False),
        (["", "", ""] * 5_000 + ["acting", "deputy"], False),
        ([f"g{number // 9}" for number in range(20_000)], False),
        (DIFFERENT[:4_000], False),
    ],
    ids=["all", "but for the first", "but for one", "three values", "two values, and nothing", "nine of each", "few"],
)
def test_a_column_of_different_texts_is_told_from_one_of_few(texts, different):
    """
    In the same way of texts and of a column of Arrow; what states nothing does not count.
    """
    column = pa.chunked_array([pa.array([text or None for text in texts], pa.string())])

    assert different == Cells("id", 0, Texts.of(texts)).is_mostly_different
    assert different == (not _is_repeated(column) and len(texts) >= 4_096)


@pytest.mark.parametrize("as_arrow", [True, False])
@pytest.mark.parametrize(
    ("many", "odd", "kept"),
    [
        (MOST_VALUES + 1, "", Written),
        (MOST_VALUES - 1, "", Coded),
        (MOST_VALUES + 1, "a:b", Coded),
        (MOST_VALUES + 1, " ", Coded),
    ],
    ids=["thousands", "fewer", "one is wrong", "one is blank"],
)
def test_thousands_of_sound_texts_are_kept_as_texts(as_arrow, many, odd, kept):
    """
    However often each comes; where bytes do not show that all are sound, each is looked at once. Places are the same.
    """
    grids = [f"g{number}" for number in range(many)]
    within = ["", *([""] * many), *(grid for grid in grids for _ in range(3)), odd]
    ids = ["c", *grids, *(f"b{number}" for number in range(3 * many + 1))]
    columns = {"id": ids, "level": ["grid"] * len(ids), "within": within}

    found = cg.from_tables({"places": pa.table(columns) if as_arrow else columns}, partial=True)
    places = found.register.places

    assert isinstance(places.columns["within"], kept)
    assert [place.within for place in places[1 + many :]] == [(grid,) for grid in grids for _ in range(3)] + (
        [] if odd == "a:b" else [()]
    )
    assert len(found.errors) == (odd == "a:b")
