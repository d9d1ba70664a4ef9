"""What is looked for in parts: worked out once, whatever names there are; nothing that is there is missed."""

import pytest
from tests.unit.spark.drawn import AT, states

import communitygov as cg
from communitygov import spark
from communitygov.spark import finding
from communitygov.spark.ids import Ids
from communitygov.spark.sought import Sought
from communitygov.testing.sketch import sketch

SECRET = 12345


def ids_of(**sections):
    """The numbers of the ids of a part."""
    return Ids.of(cg.Register().model_copy(update=sections), SECRET)


@pytest.mark.parametrize(
    ("named", "there"),
    [
        (("scope", "b-1"), True),
        (("scope", "b-1/2/3"), True),
        (("over", "z"), True),
        (("post", "leader-b-1"), True),
        (("post", "clerk-b-2"), True),
        (("post", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o"), True),
        (("all", "whatever"), True),
        (("post", "b-1"), False),
        (("scope", "b-2"), False),
        (("scope", "clerk"), False),
        (("person", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o"), False),
    ],
)
def test_what_may_be_of_a_part_is_found(named, there):
    """
    A place by itself or a part of it, a made row by its place or by its row, and one with many hyphens in any case.
    """
    ids = ids_of(
        places=(cg.Place(id="b-1", level="building"),),
        zones=(cg.Zone(id="z", kind="police_area", members=("b-1",)),),
        posts=(cg.Post(id="clerk", kind="clerk"),),
    )

    assert ids.may_have(Sought.of([("shift", "nights"), named], SECRET)) is there


def test_many_names_are_numbered_once_for_all_parts(monkeypatch):
    """
    Posts that nobody has, in one of nine counties: not once for each county.
    """
    numbered = []

    def numbering(named, secret):
        numbered.append(len(named))
        return Sought.of(named, secret)

    class _Counted:
        of = staticmethod(numbering)

    monkeypatch.setattr(finding, "Sought", _Counted)
    counties = "".join(f"  district K{number}\n    grid G{number}\n" for number in range(9))
    cut = spark.cut(sketch(f"city S\n{counties}duty sweep: grid"), "district", at=AT)
    first, *others = cut.parts
    nobody = tuple(cg.Appointment(post=f"none-{number}", holder=f"p{number}") for number in range(200))
    own = first.read().model_copy(update={"appointments": nobody})
    parts = spark.Parts(cut.shared, (spark.HeldPart("K0", own), *others))

    assert states(spark.coverage(parts, at=AT)) == {"missing": 9}
    assert sum(numbered) < 3 * 2 * len(nobody)
