"""Where the rows of a register stand that was edited after it was read."""

import copy
import pickle
from collections.abc import Callable
from datetime import date

import pytest

import communitygov as cg

SAME: list[Callable[[cg.Register], cg.Register]] = [
    lambda register: register,
    copy.copy,
    copy.deepcopy,
    lambda register: register.model_copy(deep=True),
    lambda register: pickle.loads(pickle.dumps(register)),
]


@pytest.fixture(scope="module")
def read() -> cg.Register:
    """An example, as it stands in its file."""
    return cg.example("qinghe")


def places(register: cg.Register) -> dict[str, str]:
    """Where each share stands, by its key."""
    source = register.source
    assert source is not None
    return {share.key: str(source.find("shares", row)) for row, share in enumerate(register.shares)}


def test_a_register_that_was_not_edited_keeps_its_places(read: cg.Register) -> None:
    """
    The source of a register as it was read is one and the same.
    """
    assert read.source is read.source


@pytest.mark.parametrize("like", SAME)
def test_rows_that_were_moved_stand_where_they_were_read(
    read: cg.Register, like: Callable[[cg.Register], cg.Register]
) -> None:
    """
    Rows turned round stand where they stood, in the register and in its copies.
    """
    turned = like(read.model_copy(update={"shares": tuple(reversed(read.shares))}))

    assert places(read) == places(turned)


def test_a_list_in_the_place_of_a_tuple_is_as_good(read: cg.Register) -> None:
    """
    Rows given as a list, which a copy does not look at, stand where they were read.
    """
    turned = read.model_copy(update={"shares": list(reversed(read.shares))})

    assert places(read) == places(turned)


@pytest.mark.parametrize("like", SAME)
def test_a_row_that_nobody_read_has_a_path(read: cg.Register, like: Callable[[cg.Register], cg.Register]) -> None:
    """
    A new row, one that was changed, and one that only equals a row that was read stand at their paths; the others stay.
    """
    first, second, *others = read.shares
    new = cg.Share(id="new", duty="sweep", part="lead", who="post:secretary", where="b01/1")
    alike = cg.Share.model_validate(second.model_dump(exclude_unset=True))
    edited = like(read.model_copy(update={"shares": (new, first.model_copy(update={"id": "changed"}), alike, *others)}))

    assert alike == second
    found = list(places(edited).values())
    assert ["shares[0]", "shares[1]", "shares[2]"] == found[:3]
    assert list(places(read).values())[2:] == found[3:]


def test_what_a_section_without_rows_says_anew_has_a_path(read: cg.Register) -> None:
    """
    Another ``as_of`` stands nowhere in the file; what was not edited stands where it was read.
    """
    edited = read.model_copy(update={"as_of": date(2021, 1, 1)})

    assert read.source is not None
    assert edited.source is not None
    assert "qinghe.yaml:" in str(read.source.find("as_of"))
    assert "as_of" == str(edited.source.find("as_of"))
    assert read.source.find("shares") == edited.source.find("shares")
    assert read.source.find("communitygov") == edited.source.find("communitygov")


def test_answers_and_loose_ends_say_no_line_that_is_not_theirs(read: cg.Register) -> None:
    """
    An answer of an edited register names the file only for rows that stand in it.
    """
    new = cg.Share(id="NEW", duty="sweep", part="lead", who="post:secretary", where="b01/1")
    asked = {"place": "b01/1/3/301", "duty": "sweep", "at": "2020-02-10T20:30"}
    before = cg.who_answers(cg.build(read), **asked)

    answer = cg.who_answers(cg.build(read.model_copy(update={"shares": (new, *read.shares)})), **asked)

    told = {fact.subject: str(fact.position) for fact in answer.because}
    assert "shares[0]" == told["share:NEW"]
    known = {str(loss.share): str(loss.position) for loss in before.why_not}
    known |= {fact.subject: str(fact.position) for fact in before.because if fact.kind == "share"}
    lost = {str(loss.share): str(loss.position) for loss in answer.why_not if loss.share.id != "NEW"}
    assert lost == {share: known[share] for share in lost}
    assert len(lost) > 1


def test_rows_are_numbered_once_however_many_are_looked_up() -> None:
    """
    Of a register that was edited, rows that were moved are found by one look through those that were read.
    """
    from communitygov.base.read_rows import ReadRows

    looked: list[int] = []

    class Rows(tuple[object, ...]):
        __slots__ = ()

        def __iter__(self):
            looked.append(len(self))
            return super().__iter__()

    class Edited:
        shares = tuple(object() for _ in range(200))

    rows = ReadRows({"shares": Rows(Edited.shares)})
    Edited.shares = tuple(reversed(Edited.shares))

    assert list(range(199, -1, -1)) == [rows.number(Edited, "shares", row) for row in range(200)]
    assert [200] == looked
