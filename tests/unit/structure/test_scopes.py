"""Which scopes serve inside which."""

import pytest

import communitygov as cg
from communitygov.structure.scopes import NOWHERE


@pytest.mark.parametrize("second_parent", [False, True])
def test_nothing_serves_inside_nowhere_nor_is_nowhere_inside_anything(second_parent):
    """
    Neither a place nor a zone, nor nowhere itself; whether or not places have a second parent.
    """
    scopes = cg.build(
        cg.Register(
            places=[
                cg.Place(id="c", level="community"),
                cg.Place(id="g", level="grid", within="c"),
                cg.Place(id="b", level="building", within=["g", "c"] if second_parent else "g"),
            ],
            zones=[cg.Zone(id="z", kind="compound", members=["b"])],
        )
    ).scopes

    assert scopes.inside(scopes.find("b"), scopes.find("c"))
    assert scopes.inside(scopes.find("z"), scopes.find("g"))
    for scope in (*map(scopes.find, ("c", "g", "b", "z")), NOWHERE):
        assert not scopes.inside(scope, NOWHERE)
        assert not scopes.inside(NOWHERE, scope)
