"""Whether a column is different texts is told by rows from all over it."""

import pytest

from communitygov.base.texts import Texts
from communitygov.io.arrow_in import _is_repeated
from communitygov.io.table_cells import Cells

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
