"""Hashes of nouns: equal ones hash alike, and rows that differ seldom do."""

import pytest

from communitygov.base.frozen import FrozenMap
from communitygov.model.doors import Grid
from communitygov.model.link import Link
from communitygov.model.noun import Name, Noun
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.share import Share
from communitygov.model.vocabulary import SeatWord

MANY = 1_500


@pytest.mark.parametrize(
    "rows",
    [
        [{"post": f"p{number}", "holder": "unnamed"} for number in range(MANY)],
        [{"post": "p", "holder": f"h{number}"} for number in range(MANY)],
        [{"post": "p", "holder": "unnamed", "from": f"{number + 1:04}-02-10"} for number in range(MANY)],
        [{"post": "p", "holder": "unnamed", "until": f"{number + 1:04}-02-10"} for number in range(MANY)],
        [{"post": "p", "holder": "unnamed", "through": f"{number + 1:04}-02-10"} for number in range(MANY)],
        [{"id": "a", "post": "p", "holder": "h", "from": f"{number + 1:04}-02-10"} for number in range(MANY)],
    ],
    ids=["posts", "holders", "begin", "end", "last_day", "begin_of_one_id"],
)
def test_many_appointments_make_a_set_without_comparing_each_with_each(rows, monkeypatch):
    """
    Of rows that differ in what they say or in their period, hardly any two are compared.
    """
    appointments = [Appointment.model_validate(row) for row in rows]
    compared = 0
    equal = Noun.__eq__

    def counted(one: Noun, other: object) -> bool:
        nonlocal compared
        compared += 1
        return equal(one, other)

    monkeypatch.setattr(Noun, "__eq__", counted)

    assert MANY == len(set(appointments))
    assert compared < 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Grid(id="g"), Place(id="g", level="grid")),
        (Name(zh="a", en="b"), Name(en="b", zh="a")),
        (Post(id="p", kind="k", name="n"), Post(name="n", kind="k", id="p")),
        (
            Share.model_validate({"part": "lead", "who": "post:p", "modes": ["flood"], "from": "2020-02-10"}),
            Share.model_validate({"from": "2020-02-10", "who": "post:p", "modes": ("flood",), "part": "lead"}),
        ),
        (
            Link.model_validate({"kind": "supports", "who": "post:p", "to": "place:c", "attributes": {"a": 1}}),
            Link.model_validate({"kind": "supports", "who": "post:p", "to": "place:c", "attributes": {"a": 1.0}}),
        ),
        (
            SeatWord.model_construct(id=None, least=1, lead=True),
            SeatWord.model_construct(id=None, least=1.0, lead=1),
        ),
        (
            Appointment.model_construct(post="p", attributes=FrozenMap({"a": 1})),
            Appointment.model_construct(post="p", attributes={"a": 1}),
        ),
        (Appointment.model_construct(post="p", home="h"), Appointment.model_construct(home="h", post="p")),
    ],
    ids=["door", "name", "order", "share", "attributes", "numbers", "maps", "constructed"],
)
def test_equal_nouns_hash_alike(one, other):
    """
    A door and its plain noun, whole numbers and others, a mapping and a frozen one, in whatever order they are told.
    """
    assert one == other
    assert hash(one) == hash(other)
