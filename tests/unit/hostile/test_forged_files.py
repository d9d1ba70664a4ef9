"""Saved structures that were made by hand, with checksums that are right."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import communitygov as cg
from communitygov.io.saved.container import SUMS, Array, packed
from communitygov.io.saved.mapped import Mapped

Arrays = dict[str, Array]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small community, saved."""
    path = tmp_path_factory.mktemp("forged") / "one.cg"
    cg.save(cg.build(cg.example("qinghe")), path)
    return path


def forged(file: Path, change: Callable[[Arrays], None]) -> Path:
    """A file with other arrays, whose checksums fit."""
    mapped = Mapped.of(file)
    arrays = {name: mapped.array(name).copy() for name in mapped.directory["sections"] if name != SUMS}
    change(arrays)
    about = {name: said for name, said in mapped.directory.items() if name != "sections"}
    path = file.with_name("forged.cg")
    path.write_bytes(b"".join(map(bytes, packed(arrays, about))))
    return path


def no_free_place(arrays: Arrays) -> None:
    """A search for an id that is not there never meets its end."""
    table = arrays["tree.id.table"]
    table[table < 0] = 0


def one_place_less(arrays: Arrays) -> None:
    """A table that is no power of two."""
    arrays["people.id.table"] = arrays["people.id.table"][:-1]


def a_row_too_many(arrays: Arrays) -> None:
    """A table of rows that are not there."""
    arrays["duties.id.table"][:] = np.where(arrays["duties.id.table"] < 0, -1, 1 << 20)


def a_parent_behind(arrays: Arrays) -> None:
    """Two places that lie in each other."""
    arrays["tree.parent"][0] = 1


def its_own_parent(arrays: Arrays) -> None:
    """A place that lies in itself."""
    arrays["tree.parent"][3] = 3


def an_end_far_off(arrays: Arrays) -> None:
    """A place with more rows than there are."""
    arrays["tree.end"][0] = (1 << 31) - 1


def an_offset_far_off(arrays: Arrays) -> None:
    """A text that is longer than the file."""
    arrays["tree.id.offsets"][1] = 1 << 33


def an_offset_of_a_row_far_off(arrays: Arrays) -> None:
    """A row that is longer than the file."""
    arrays["rows.places.offsets"][1] = 1 << 33


def groups_that_fall(arrays: Arrays) -> None:
    """A group that ends before it begins."""
    arrays["index.named.offsets"][1] = -5


FORGED = {
    "tree.id.table": no_free_place,
    "people.id.table": one_place_less,
    "duties.id.table": a_row_too_many,
    "tree.parent": a_parent_behind,
    "tree.parent ": its_own_parent,
    "tree.end": an_end_far_off,
    "tree.id.offsets": an_offset_far_off,
    "rows.places.offsets": an_offset_of_a_row_far_off,
    "index.named.offsets": groups_that_fall,
}


@pytest.mark.parametrize("section", FORGED)
def test_what_would_not_end_is_refused_when_all_is_looked_at(section: str, file: Path) -> None:
    """
    The section is named in both languages, and what to do is said.
    """
    with pytest.raises(cg.BadStructureFile) as refused:
        cg.open_structure(forged(file, FORGED[section]), check=True)

    assert f"its section {section.strip()} does not fit the others; build it again" in str(refused.value)
    assert f"其中 {section.strip()} 一节与其他各节不符；请重新生成" in refused.value.sentence("zh")


def test_what_is_as_it_was_is_opened(file: Path) -> None:
    """
    One put together anew of the same arrays is opened.
    """
    again = cg.open_structure(forged(file, lambda _: None), check=True)

    assert again.register == cg.example("qinghe")
