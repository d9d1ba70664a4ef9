"""Ids of several parts that were made to have one number where no secret is known: they are told apart."""

import attrs
import pytest
from tests.unit.hostile.flood import flood
from tests.unit.spark.drawn import AT, states

import communitygov as cg
from communitygov import spark
from communitygov.base.texts import Texts
from communitygov.testing.sketch import sketch

MANY = 40


@pytest.fixture(scope="module")
def ids() -> list[str]:
    """Ids of one number."""
    found = flood(2 * MANY)
    assert len(set(Texts.of(found).hashed(0).tolist())) == 1
    return found


@attrs.frozen
class _Read:
    """A part that notes when it is read."""

    name: str
    register: cg.Register
    noted: list[str]

    def read(self) -> cg.Register:
        """Its rows."""
        self.noted.append(self.name)
        return self.register


def in_parts(ids, noted, *, more=()):
    """Two counties with half of the ids each, for their buildings."""
    drawn = sketch("city S\n  district K1\n  district K2\nduty sweep: building")
    cut = spark.cut(drawn, "district", at=AT)
    parts = []
    for at, part in enumerate(cut.parts):
        rows = part.read()
        mine = ids[at::2]
        places = (*rows.places, *(cg.Place(id=each, level="building", within=part.name) for each in mine))
        parts.append(
            _Read(part.name, rows.model_copy(update={"places": places, "posts": more if not at else ()}), noted)
        )
    return spark.Parts(cut.shared, tuple(parts))


def test_each_part_is_read_once(ids):
    """
    Without a secret every two of them would look like one id in two counties, and each county be read again.
    """
    noted: list[str] = []

    assert states(spark.coverage(in_parts(ids, noted), at=AT)) == {"missing": 2 * MANY}
    assert noted == ["K1", "K2"]


def test_no_row_is_taken_for_one_of_another_part(ids):
    """
    A row of the first county says something of what is made for a place that nobody has: none of the second is meant.
    """
    leader = cg.Post(id="leader", kind="grid_leader", for_each="building")
    own = cg.Post(id=f"leader-{ids[0]}", kind="grid_leader", serves=ids[2])
    parts = in_parts(ids[1:], [], more=(own,))
    parts = attrs.evolve(parts, shared=parts.shared.model_copy(update={"posts": (leader,)}))

    assert sum(states(spark.coverage(parts, at=AT)).values()) == 2 * MANY - 1
