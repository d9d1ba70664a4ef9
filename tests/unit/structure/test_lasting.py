"""A structure lasts: nobody writes to it, and it comes back from a pickle as it went in."""

import copy
import gc
import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import numpy as np
import pytest
from pydantic import BaseModel
from tests.oracle.generator import questions, register

from communitygov.base.errors import CommunityGovError
from communitygov.base.pause import collector_paused
from communitygov.io.examples import example
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.structure.lasting import locked

AT = "2020-02-10T20:30"


def arrays(owner: Any, path: str = "structure", seen: set[int] | None = None) -> Iterator[tuple[str, np.ndarray]]:
    """Give every array that can be reached from something, with the way to it."""
    seen = set() if seen is None else seen
    if id(owner) in seen:
        return
    seen.add(id(owner))
    if isinstance(owner, np.ndarray):
        yield path, owner
    elif attrs.has(type(owner)):
        for each in attrs.fields(type(owner)):
            yield from arrays(getattr(owner, each.name), f"{path}.{each.name}", seen)
    elif isinstance(owner, Mapping):
        for key, value in owner.items():
            yield from arrays(value, f"{path}[{key!r}]", seen)
    elif isinstance(owner, list | tuple):
        for at, value in enumerate(owner):
            yield from arrays(value, f"{path}[{at}]", seen)


def asked(structure: Structure) -> Structure:
    """Ask a structure everything that makes it keep something."""
    coverage(structure, level="household", at=AT)
    coverage(structure, at=AT)
    who_answers(structure, place="b07/2/5/501", duty="isolation_support", at=AT)
    return structure


@pytest.fixture(scope="module")
def heshun() -> Structure:
    """Give the compiled example, already asked."""
    return asked(build(example("heshun")))


def in_three_states(structure: Structure) -> dict[str, Structure]:
    """The structure as it was built, as it comes back from a pickle, and as a copy; each of them asked."""
    return {
        "built": structure,
        "unpickled": asked(pickle.loads(pickle.dumps(structure))),
        "copied": asked(copy.copy(structure)),
        "deeply copied": asked(copy.deepcopy(structure)),
    }


class TestArrays:
    """The arrays of a structure are read-only."""

    def test_every_array_is_read_only_for_good(self, heshun):
        """
        No array of a structure can be written to, nor made writable; again after unpickling and copying. That holds
        of what the tree, the posts, the scopes, the families and the look-ups of questions hold.
        """
        for state, structure in in_three_states(heshun).items():
            found = dict(arrays(structure))

            assert {"tree.homes", "scopes.zone_number", "posts_table.family_of", "posts_table.scope"} <= {
                path.removeprefix("structure.") for path in found
            }
            assert any("cache['index'].order" in path for path in found), state
            assert any("cache['targets']" in path for path in found), state
            for path, array in found.items():
                if ".cache['now']" in path:  # what one instant comes to stands in no answer
                    continue
                with pytest.raises(ValueError, match="read-only"):
                    array[...] = 0
                with pytest.raises(ValueError, match="WRITEABLE"):
                    array.flags.writeable = True
                assert not array.base.flags.writeable, (state, path)

    def test_locking_copies_only_what_somebody_else_owns(self):
        """
        An array that owns its numbers is locked in place; a view of others' numbers is copied first, so that the
        owner can go on writing; what is locked is given back as it is.
        """
        own, other = np.arange(4), np.arange(4)
        fixed, copied = locked(own), locked(other[1:3])
        other[1] = 7

        assert np.shares_memory(own, fixed)
        assert [1, 2] == copied.tolist()
        assert locked(fixed) is fixed
        assert not own.flags.writeable
        assert other.flags.writeable

    def test_counted_cells_are_read_only(self, heshun):
        """
        The arrays a coverage holds are read-only as well.
        """
        found = [array for cell in coverage(heshun, level="household", at=AT).cells for _, array in arrays(cell)]

        assert found
        assert not any(array.flags.writeable for array in found)

    def test_its_parts_are_shown_in_short(self, heshun):
        """
        The text of what a structure holds says how much it is, and never lists it: it may be a million rows.
        """
        for part in (heshun.tree, heshun.scopes, heshun.posts_table, heshun.words, heshun):
            assert len(repr(part)) < 80
        assert f"Tree({len(heshun.tree):,})" == repr(heshun.tree)

    @pytest.mark.parametrize("field", ["tree", "cache", "since", "register"])
    def test_a_field_of_a_structure_cannot_be_set(self, heshun, field):
        """
        A structure is frozen.
        """
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(heshun, field, None)


def mappings(owner: Any, path: str = "structure", seen: set[int] | None = None) -> Iterator[tuple[str, Any]]:
    """Give every mapping, list and set that a structure is made of, with the way to it; not what it worked out."""
    seen = set() if seen is None else seen
    if id(owner) in seen:
        return
    seen.add(id(owner))
    if isinstance(owner, Mapping | list | set):
        yield path, owner
    for step, value in parts(owner):
        yield from mappings(value, path + step, seen)


def parts(owner: Any) -> Iterator[tuple[str, Any]]:
    """Give what something is made of, with the step to it."""
    if attrs.has(type(owner)):
        kept = (each.name for each in attrs.fields(type(owner)) if not each.metadata.get("worked_out"))
        yield from ((f".{name}", getattr(owner, name)) for name in kept)
    elif isinstance(owner, BaseModel):
        yield from ((f".{name}", getattr(owner, name)) for name in type(owner).model_fields)
    elif isinstance(owner, Mapping):
        yield from ((f"[{key!r}]", value) for key, value in owner.items())
    elif isinstance(owner, list | tuple):
        yield from ((f"[{at}]", value) for at, value in enumerate(owner))


class TestMappings:
    """What a structure knows by id cannot be changed."""

    def test_no_mapping_takes_a_new_item_and_no_list_is_left(self, heshun):
        """
        Every mapping that can be reached refuses a new item; again after unpickling and copying. Lists and sets there
        are none. That holds of its nouns as well.
        """
        for state, structure in in_three_states(heshun).items():
            found = dict(mappings(structure))

            assert {"duties_by_id", "tree.row_of", "posts_table._single", "words.rank", "tree.extra_within"} <= {
                path.removeprefix("structure.") for path in found
            }, state
            for path, each in found.items():
                assert isinstance(each, Mapping), (state, path)
                with pytest.raises(TypeError):
                    each["x"] = None

    def test_they_come_back_from_a_pickle_equal(self, heshun):
        """
        What is known by id is the same after a pickle, in the same order.
        """
        back = pickle.loads(pickle.dumps(heshun))

        assert list(heshun.duties_by_id) == list(back.duties_by_id)
        assert dict(heshun.tree.row_of) == dict(back.tree.row_of)
        assert heshun.posts["steward-b08-3"] == back.posts["steward-b08-3"]


class TestPickle:
    """A structure goes to another process and comes back."""

    @pytest.mark.parametrize("seed", range(12))
    def test_it_answers_as_before(self, seed):
        """
        What comes back from a pickle gives every question the answer it had, in all that the answer says.
        """
        drawn = register(seed)
        for place, duty, mode, at in questions(seed, drawn):
            structure = build(drawn, at=at)
            back = pickle.loads(pickle.dumps(structure))

            assert answer(structure, place, duty, mode, at) == answer(back, place, duty, mode, at)
            assert coverage(structure, mode=mode, at=at).to_json() == coverage(back, mode=mode, at=at).to_json()

    def test_what_was_worked_out_stays_behind(self, heshun):
        """
        The cache and the look-ups made on the way are not pickled: what was asked much is as small as what was not.
        """
        fresh = build(example("heshun"))
        back = pickle.loads(pickle.dumps(asked(heshun)))

        assert heshun.cache
        assert {} == back.cache
        assert {} == back.scopes._atoms
        assert [] == back.scopes._numbers
        assert {} == back.words._above
        assert len(pickle.dumps(fresh)) == len(pickle.dumps(heshun))

    def test_a_copy_shares_arrays_and_nothing_that_was_worked_out(self, heshun):
        """
        A copy costs no memory for its arrays, and has a cache of its own.
        """
        other = copy.copy(heshun)

        assert other.tree.homes is heshun.tree.homes
        assert other.cache is not heshun.cache
        assert {} == attrs.evolve(heshun, since=None).cache


def answer(structure: Structure, place: str, duty: str, mode: str | None, at: str) -> dict[str, Any]:
    """Give an answer as plain data."""
    return who_answers(structure, place=place, duty=duty, mode=mode, at=at).to_json()


@pytest.fixture
def collector() -> Iterator[None]:
    """Leave the garbage collector on, whatever a test does."""
    yield
    gc.enable()


@pytest.mark.usefixtures("collector")
class TestCollector:
    """The garbage collector is paused during bulk work and left as it was found."""

    @pytest.mark.parametrize("on", [True, False])
    def test_it_is_left_as_found(self, on):
        """
        After building and counting it is on if it was on, and off if it was off.
        """
        (gc.enable if on else gc.disable)()

        structure = build(example("qinghe"))
        assert on == gc.isenabled()
        coverage(structure, at="2020-02-10T10:00", until="2020-02-11")
        assert on == gc.isenabled()

    @pytest.mark.parametrize("on", [True, False])
    def test_it_is_left_as_found_after_an_error(self, on):
        """
        So it is when the building or the counting fails half way.
        """
        structure = build(example("qinghe"))
        (gc.enable if on else gc.disable)()

        with pytest.raises(CommunityGovError):
            build(example("qinghe"), at="no instant")
        assert on == gc.isenabled()
        with pytest.raises(CommunityGovError):
            coverage(structure, at="2020-02-10T10:00", until="2020-02-09")
        assert on == gc.isenabled()

    def test_it_is_paused_meanwhile(self, monkeypatch):
        """
        While a structure is built and while it is counted, the collector rests.
        """
        met = []
        structure = build(example("qinghe"))
        monkeypatch.setattr("communitygov.structure.compiled.Preorder", lambda *_: met.append(gc.isenabled()) or 1 / 0)
        monkeypatch.setattr(
            "communitygov.queries.asked_over.targets_of", lambda *_: met.append(gc.isenabled()) or 1 / 0
        )

        with pytest.raises(ZeroDivisionError):
            build(example("qinghe"))
        with pytest.raises(ZeroDivisionError):
            coverage(structure, at="2020-02-10T10:00")
        assert [False, False] == met
        assert gc.isenabled()

    def test_of_two_that_overlap_neither_leaves_it_off(self):
        """
        Who finds the collector paused by somebody else neither pauses it nor lets it go on.
        """
        with collector_paused():
            with collector_paused():
                assert not gc.isenabled()
            assert not gc.isenabled()
        assert gc.isenabled()


class TestViews:
    """What a structure holds by id can be sent elsewhere by itself."""

    @pytest.mark.parametrize(
        "name", ["places", "posts", "duties", "duties_by_id", "people_by_id", "organisations", "shifts"]
    )
    @pytest.mark.parametrize("again", [lambda view: pickle.loads(pickle.dumps(view)), copy.copy, copy.deepcopy])
    def test_a_view_comes_back_from_a_pickle_read_only(self, heshun, name, again):
        """
        A view is pickled and copied without its structure; it holds the same nouns, and nobody writes to it.
        """
        view = getattr(heshun, name)

        found = again(view)

        first = next(iter(view))
        assert (len(view), list(view)[:9], view[first]) == (len(found), list(found)[:9], found[first])
        assert first in found
        assert "nobody" not in found
        assert found.get("nobody") is None
        with pytest.raises(TypeError):
            found[first] = None
        with pytest.raises(TypeError):
            del found[first]
