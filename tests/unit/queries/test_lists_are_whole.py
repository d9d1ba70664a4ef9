"""What stands in a list on one rare reading alone is there all the same, and a list that may lack something says so."""

import pytest

import communitygov as cg

AT = "2020-02-10T10:00"
LISTS = ("lead", "assist", "inform", "supervise", "first_responder", "backstop", "escalation")


def community(seats: int, *, nearer: int = 0, part: str = "lead", first: bool = False, line: bool = False) -> cg.Answer:
    """Who answers in a home whose further lead has many seats; one stands in where all who sit there are off.

    Of nobody is it known whether they are on shift. ``nearer`` leads stand before them, each on a shift not known.
    """
    shifts = [cg.Shift(id=f"s{n}", hours="unknown") for n in range(seats + nearer)]
    posts = [cg.Post(id="wide", kind="desk", serves="c", seats=seats, together=True)]
    posts += [cg.Post(id="stand-in", kind="desk", serves="c")]
    posts += [cg.Post(id=f"near{n}", kind="steward", serves="h") for n in range(nearer)]
    held = [cg.Appointment(post="wide", holder=f"x{n}", shift=f"s{n}") for n in range(seats)]
    held += [cg.Appointment(post="stand-in", holder="rare")]
    held += [cg.Appointment(post=f"near{n}", holder=f"y{n}", shift=f"s{seats + n}") for n in range(nearer)]
    shares = [cg.Share(duty="d", part="lead", who=f"post:near{n}") for n in range(nearer)]
    links = [cg.Link(kind="stands_in_for", who="post:stand-in", to="post:wide")]
    if line:
        links.append(cg.Link(kind="reports_to", who="post:near0", to="post:wide"))
    else:
        shares.append(cg.Share(duty="d", part=part, who="post:wide", first=first))
    register = cg.Register(
        places=[cg.Community(id="c"), cg.Household(id="h", within="c")],
        duties=[cg.Duty(id="d")],
        shifts=shifts,
        posts=posts,
        appointments=held,
        shares=shares,
        links=links,
    )
    return cg.who_answers(cg.build(register, at=AT), place="h", duty="d", at=AT)


def held_by(entries: tuple[cg.Entry, ...]) -> set[str]:
    """Who stands in a list."""
    return {str(entry.holder).removeprefix("person:") for entry in entries}


@pytest.mark.parametrize("line", [False, True])
def test_a_chain_has_one_who_stands_in_on_one_of_many_readings(line):
    """
    Ten who may each be off, and four nearer leads: who stands in where all ten are off is in the chain.
    """
    found = community(10, nearer=4, line=line)

    assert {"rare", *(f"x{n}" for n in range(10))} <= held_by(found.escalation)
    assert {"rare", "x0"} <= held_by(found.perhaps["escalation"])
    assert () == found.lists_cut


@pytest.mark.parametrize("part", ["assist", "inform", "supervise"])
def test_who_helps_on_one_of_many_readings_is_listed(part):
    """
    The same of every other part.
    """
    found = community(10, nearer=4, part=part)

    assert "rare" in held_by(getattr(found, part))
    assert () == found.lists_cut


def test_who_is_first_on_one_of_many_readings_is_listed():
    """
    The same of who is first on the scene, and of the leads who are first where none so marked is there.
    """
    found = community(10, nearer=4, part="assist", first=True)

    assert {"rare", "x0", "x9"} <= held_by(found.first_responder)
    assert () == found.lists_cut


def test_a_chain_with_more_ways_than_are_looked_at_says_so():
    """
    Fourteen further up the line who may each be off: not every way is looked at, and of them nobody is sure.
    """
    found = community(14, nearer=2, line=True)

    assert (False, ("escalation",)) == (found.readings_cut, found.lists_cut)
    assert set(found.escalation) == {*found.perhaps["escalation"]}
    assert ["escalation"] == found.to_json()["lists_cut"]


def test_first_on_the_scene_with_more_ways_than_are_looked_at_says_so():
    """
    Fourteen marked first who may each be off.
    """
    found = community(14, nearer=2, part="assist", first=True)

    assert {"assist", "first_responder"} == {*found.lists_cut}


def test_where_readings_are_cut_every_list_is():
    """
    Thirteen nearer leads of whom nobody knows whether they are on: more readings than are looked at.
    """
    found = community(1, nearer=13)

    assert found.readings_cut
    assert LISTS == found.lists_cut
