"""The register of an opened structure: frozen, equal to the one that was saved, and taken at every door."""

import copy
import inspect
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from attrs import evolve

import communitygov as cg
from communitygov import spark
from communitygov.structure.build import Structure
from communitygov.testing import sketch

GIVEN_BACK = {"Partial", "Structure"}
"""What is public and has a register, but is made by the library alone."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Structure:
    """A small community, opened from a file."""
    path = tmp_path_factory.mktemp("kept") / "one.cg"
    cg.save(cg.build(cg.example("qinghe")), path)
    return cg.open_structure(path)


def written(register: Any, folder: Path) -> str:
    """What a register comes to as tables."""
    cg.write_tables(register, folder)
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.*")))


def in_a_document(register: Any, folder: Path) -> str:
    """What a register comes to as a document."""
    folder.mkdir()
    cg.write(register, folder / "one.yaml")
    return (folder / "one.yaml").read_text(encoding="utf-8")


DOORS: dict[str, Callable[[Any, Path], object]] = {
    "build": lambda register, _: cg.coverage(cg.build(register), at="2020-02-10T20:30").to_json(),
    "dumps": lambda register, _: cg.dumps(register),
    "from_tables": lambda register, _: cg.from_tables({"people": {"id": ["p-new"]}}, base=register),
    "write": in_a_document,
    "write_tables": written,
    "HeldPart": lambda register, _: spark.HeldPart("one", register).read(),
    "Parts": lambda register, _: spark.Parts(register, ()).counted[0].read(),
    "cut": lambda register, _: spark.cut(register, "building").shared,
}


def doors() -> set[str]:
    """The public functions and classes of attrs that take a register."""
    public: dict[str, Any] = {name: getattr(room, name) for room in (cg, spark) for name in room.__all__}
    taking = {name for name, door in public.items() if inspect.isfunction(door) or hasattr(door, "__attrs_attrs__")}
    annotations = {name: [str(each) for each in inspect.get_annotations(public[name]).values()] for name in taking}
    returned = {name: str(inspect.get_annotations(public[name]).get("return")) for name in taking}
    return {
        name for name, several in annotations.items() if sum(map(is_register, several)) > is_register(returned[name])
    }


def is_register(annotation: str) -> bool:
    """Whether something of a kind is a register, or may be."""
    return re.search(r"\bRegister\b", annotation) is not None


def test_every_door_is_tried() -> None:
    """
    A new public name that takes a register is tried below as well.
    """
    assert DOORS.keys() == doors() - GIVEN_BACK


@pytest.mark.parametrize("door", DOORS)
def test_every_door_takes_it(door: str, opened: Structure, tmp_path: Path) -> None:
    """
    What comes of it is what comes of the register that was saved.
    """
    ask = DOORS[door]

    assert ask(opened.register, tmp_path / "kept") == ask(cg.example("qinghe"), tmp_path / "read")


def test_it_is_frozen(opened: Structure) -> None:
    """
    No field and no section of it can be set or deleted.
    """
    register: Any = opened.register
    for name in ("name", "places", "other", "_rows"):
        with pytest.raises(AttributeError, match=f"a register is frozen: {name} cannot be set"):
            setattr(register, name, "hacked")
        with pytest.raises(AttributeError, match=f"a register is frozen: {name} cannot be deleted"):
            delattr(register, name)
    assert cg.example("qinghe") == register


def test_it_equals_what_says_the_same(opened: Structure) -> None:
    """
    The register that was saved, either way round, and its copies; with one hash. Not one that says anything else.
    """
    kept: Any = opened.register
    saved = cg.example("qinghe")

    for other in (saved, copy.copy(kept), copy.deepcopy(kept), pickle.loads(pickle.dumps(kept))):
        assert kept == other
        assert other == kept
        assert hash(kept) == hash(other)
    for other in (
        saved.model_copy(update={"people": ()}),
        saved.model_copy(update={"name": "other"}),
        None,
        "register",
    ):
        assert kept != other
        assert other != kept


def test_two_threads_get_one_register() -> None:
    """
    Two threads that ask for the nouns of a file at once get the same.
    """
    structure = cg.build(sketch("community c1\n"))
    both = Barrier(2)

    class Slow:
        def in_nouns(self) -> Structure:
            both.wait(10)
            return cg.build(structure.register)

    opened = evolve(structure, register=Slow())
    found: list[Structure] = []
    threads = [Thread(target=lambda: found.append(opened.in_nouns())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found[0] is found[1]
