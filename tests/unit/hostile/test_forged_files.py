"""Saved structures that were made by hand, with checksums that are right."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def as_json(said: object) -> Array:
    """The section that says so."""
    return np.frombuffer(json.dumps(said).encode(), dtype=np.uint8)


def for_each(register: Any) -> object:
    """Whether a post is written for each place of a level."""
    return register.says_for_each("posts")


def made_up(register: Any) -> object:
    """The sections in which something is made up."""
    return register.sections_made_up()


def say(section: str, said: object) -> Callable[[Arrays], None]:
    """Let a section say something else."""

    def change(arrays: Arrays) -> None:
        arrays[section] = as_json(said)

    return change


NO_TEXTS = (5, None, True, "posts", {"posts": 1}, [[1]])
LISTED = {"for_each": for_each, "made_up": made_up}


@pytest.mark.parametrize("said", NO_TEXTS, ids=str)
@pytest.mark.parametrize("section", LISTED)
def test_what_is_no_list_of_texts_is_refused_when_it_is_asked_for(section: str, said: object, file: Path) -> None:
    """
    As what does not fit together, whatever stands there.
    """
    opened = cg.open_structure(forged(file, say(section, said)), check=True)

    with pytest.raises(cg.BadStructureFile, match="does not fit together; build it again"):
        LISTED[section](opened.register)


@pytest.mark.parametrize("said", [{}, {"grid_leader": ["x"]}, {"grid_leader": [0, 0]}, {"grid_leader": [[0]]}], ids=str)
def test_kinds_that_do_not_name_each_family_once_are_refused(said: object, file: Path) -> None:
    """
    A family without a kind, and one that is no number, are seen when the file is opened.
    """
    with pytest.raises(cg.BadStructureFile, match="does not fit together; build it again"):
        cg.open_structure(forged(file, say("posts.by_kind", said)))


def test_a_file_that_does_not_say_how_a_kind_is_written_is_refused(file: Path) -> None:
    """
    When the first row of the kind is made.
    """
    kinds = Mapped.of(file).json("kinds")
    del kinds["switch"]
    path = forged(file, say("kinds", kinds))

    with pytest.raises(cg.BadStructureFile, match="does not fit together; build it again"):
        cg.week(cg.open_structure(path), at="2026-03-10T20:30").to_json()
