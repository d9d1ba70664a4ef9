"""No text that a person makes by itself says who somebody is."""

from traceback import TracebackException

import pytest

import communitygov as cg

SAID = {
    "name": cg.Name(zh="某某", en="So-and-so"),
    "note": "told by So-and-so",
    "source": "the list of So-and-so",
    "attributes": {"also": "So-and-so"},
}


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r:>200}".format])
def test_a_person_is_shown_by_id_and_dates(show):
    """
    The text of a person has its id and its period, and not what may say who it is; which is there to be read.
    """
    person = cg.Person(id="p-01", since="2020-01-01", made_up=True, **SAID)

    said = show(person)

    assert "p-01" in said
    assert "2020" in said
    assert not [word for word in ("某某", "So-and-so", "name", "note", "attributes") if word in said]
    assert person.name == SAID["name"]


def test_neither_is_anybody_in_what_holds_persons():
    """
    A register, a structure and its people by id do not say it, nor does the text of an error about them.
    """
    register = cg.Register(people=[cg.Person(id="p-01", **SAID), cg.Person(id="p-02", name="某某")])
    structure = cg.build(register)

    try:
        dict(structure.people_by_id)[register.people]  # type: ignore[index]
    except KeyError as error:
        told = "".join(TracebackException.from_exception(error, capture_locals=True).format())
    for said in (repr(register.people), repr(register), repr(structure), repr(structure.people_by_id), told):
        assert "某某" not in said
        assert "So-and-so" not in said
    assert "p-01" in told
