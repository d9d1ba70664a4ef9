"""Mappings, and plain data, that nobody can change."""

import copy
import pickle

import pytest
from pydantic import ValidationError

from communitygov.base.frozen import FrozenMap, frozen_deeply, thawed
from communitygov.base.malformed import Malformed
from communitygov.model.place import Place

DATA = {"doors": [1, 2, {"colour": "red"}], "keys": {"a": {"b": []}}, "kinds": {"x"}, "none": None}


class TestOwnData:
    """An office's own attributes."""

    def test_nothing_in_them_can_be_changed(self):
        """
        Lists are tuples and mappings are frozen, however deep; what the caller kept and changes is not what is held.
        """
        own = copy.deepcopy(DATA)
        place = Place(id="a", level="grid", attributes=own)
        own["doors"].append(3)
        own["keys"]["a"]["c"] = 1

        assert (1, 2, FrozenMap({"colour": "red"})) == place.attributes["doors"]
        assert {"b": ()} == place.attributes["keys"]["a"]
        assert frozenset({"x"}) == place.attributes["kinds"]
        with pytest.raises(TypeError):
            place.attributes["keys"]["a"]["c"] = 1

    def test_they_are_dumped_as_they_were_given(self):
        """
        Who dumps a noun, or pickles it, gets lists and mappings again.
        """
        place = Place(id="a", level="grid", attributes={"doors": DATA["doors"], "keys": DATA["keys"]})

        assert {"doors": DATA["doors"], "keys": DATA["keys"]} == place.model_dump()["attributes"]
        assert Place.model_validate_json(place.model_dump_json()) == place
        assert pickle.loads(pickle.dumps(place)) == place
        assert copy.deepcopy(place) == place

    def test_what_holds_itself_is_refused(self):
        """
        Data that holds itself has no end.
        """
        endless: list[object] = []
        endless.append(endless)

        with pytest.raises(ValidationError, match="64 deep"):
            Place(id="a", level="grid", attributes={"k": endless})
        with pytest.raises(Malformed):
            frozen_deeply({"k": endless})

    def test_what_is_held_twice_is_frozen_once(self):
        """
        Sixty lists, each of which holds the next one twice, are sixty tuples, and not two to the sixtieth.
        """
        held: object = "x"
        for _ in range(60):
            held = [held, held]

        frozen = frozen_deeply(held)

        assert isinstance(frozen, tuple)
        assert frozen[0] is frozen[1]


def test_thawed_is_what_was_frozen():
    """
    Freezing and thawing plain data gives it back.
    """
    plain = {"a": [1, [2, {"b": None}]], "c": {}}

    assert plain == thawed(frozen_deeply(plain))


class TestJoining:
    """Two mappings as one."""

    def test_a_frozen_mapping_joins_with_any_other(self):
        """
        As with dictionaries the one on the right counts; what comes of it is frozen, whichever side was.
        """
        left, right = FrozenMap({"a": 1, "b": 1}), {"b": 2}

        assert FrozenMap({"a": 1, "b": 2}) == left | right
        assert FrozenMap({"a": 1, "b": 1}) == right | left
        assert isinstance(right | left, FrozenMap)
        assert {"a": 1, "b": 1} == left
