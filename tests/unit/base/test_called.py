"""Ids by the names they bear."""

import pytest

from communitygov.base.called import called, near_or_called

NAMES = (("b1", "1号楼"), ("b2", "2号楼"), ("grid", "网格"), ("grid", "grid"), ("micro", "微网格"), ("e", "应急模式"))


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("1号楼", ("b1",)),
        ("１号楼", ("b1",)),
        ("网格", ("grid",)),
        ("GRID", ("grid",)),
        ("应急", ("e",)),
        ("微网", ("micro",)),
        ("号", ()),
        ("", ()),
        ("门" * 200, ()),
    ],
)
def test_a_name_gives_the_ids_that_bear_it(asked, ids):
    """
    A name that is borne is all that is meant; of a part of one, whoever has it in a name.
    """
    assert ids == called(asked, NAMES)


def test_never_more_than_a_few():
    """
    Of many with one name the first few.
    """
    assert ("h1", "h2", "h3") == called("门岗", [(f"h{number}", "门岗") for number in range(1, 900)])


def test_ids_come_before_names():
    """
    An id that looks like what is written comes first.
    """
    assert ("grid", "b1", "b2") == near_or_called("gird", ["grid", "grind"][:1], [("b1", "gird"), ("b2", "Gird")])
