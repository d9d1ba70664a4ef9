"""What stands in a list on one rare reading alone is there all the same, and a list that may lack something says so."""

import pytest

import communitygov as cg

AT = "2020-02-10T10:00"
LISTS = ("lead", "assist", "inform", "supervise", "first_responder", "backstop", "escalation")


def community(
    seats: int, *, nearer: int = 0, part: str = "lead", first: bool = False, line: bool = False, steady: bool = False
) -> cg.Answer:
    """Who answers in a home whose further lead has many seats; one stands in where all who sit there are off.

    Of nobody is it known whether they are on shift, but of one who is ``steady``. ``nearer`` leads stand before them,
    each on a shift not known.
    """
    shifts = [cg.Shift(id=f"s{n}", hours="unknown") for n in range(seats + nearer)]
    posts = [cg.Post(id="wide", kind="desk", serves="c", seats=seats + 1, together=True)]
    posts += [cg.Post(id="stand-in", kind="desk", serves="c")]
    posts += [cg.Post(id=f"near{n}", kind="steward", serves="h") for n in range(nearer)]
    held = [cg.Appointment(post="wide", holder=f"x{n}", shift=f"s{n}") for n in range(seats)]
    held += [cg.Appointment(post="wide", holder="steady")] * steady
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
    Fourteen further up the line who may each be off: not every way is looked at, and of nobody is it sure, also not of
    one who is there in every way that was.
    """
    found = community(14, nearer=2, line=True, steady=True)

    assert (False, ("escalation",)) == (found.readings_cut, found.lists_cut)
    assert "steady" in held_by(found.escalation)
    assert set(found.escalation) == {*found.perhaps["escalation"]}
    assert ["escalation"] == found.to_json()["lists_cut"]


def test_first_on_the_scene_with_more_ways_than_are_looked_at_says_so():
    """
    Fourteen marked first who may each be off, and one who is there.
    """
    found = community(14, nearer=2, part="assist", first=True, steady=True)

    assert ("assist", "first_responder") == found.lists_cut
    assert {"steady", "x0", "x13"} <= held_by(found.first_responder)
    assert set(found.first_responder) == {*found.perhaps["first_responder"]}


def test_a_chain_that_meets_a_knot_says_so():
    """
    Whom a lead reports to is one of twelve posts each held by whoever holds any other: more ways than are followed.
    """
    names = [f"p{n}" for n in range(12)]
    register = cg.Register(
        places=[cg.Community(id="c"), cg.Household(id="h", within="c")],
        duties=[cg.Duty(id="d")],
        posts=[
            cg.Post(id="lead", kind="desk", serves="c"),
            *(cg.Post(id=name, kind="desk", seats=50) for name in names),
        ],
        appointments=[
            cg.Appointment(post="lead", holder="a"),
            *(cg.Appointment(post=one, holder=f"post:{other}") for one in names for other in names if one != other),
            *(cg.Appointment(post=name, holder=f"x{name}") for name in names[:2]),
        ],
        shares=[cg.Share(duty="d", part="lead", who="post:lead")],
        links=[cg.Link(kind="reports_to", who="post:lead", to="post:p0")],
    )
    found = cg.who_answers(cg.build(register, at=AT), place="h", duty="d", at=AT)

    assert ("answered", False, ("escalation",)) == (found.state, found.readings_cut, found.lists_cut)


def marked_first(helpers: int, *, order: int = 1, apart: bool = True) -> cg.Answer:
    """Helpers marked first, each held by one of two; with one shift for all of them that nobody knows, or without."""
    each, shift = range(helpers)[::order], None if apart else "s"
    register = cg.Register(
        places=[cg.Community(id="c"), cg.Household(id="h", within="c")],
        duties=[cg.Duty(id="d")],
        shifts=[cg.Shift(id="s", hours="unknown")],
        posts=[
            cg.Post(id="lead", kind="desk", serves="c"),
            *(cg.Post(id=f"p{n}", kind="desk", serves="c", shift=shift) for n in each),
        ],
        appointments=[
            cg.Appointment(post="lead", holder="a"),
            *(cg.Appointment(post=f"p{n}", holder={"one_of": [f"x{n}", f"y{n}"]}) for n in each),
        ],
        shares=[
            cg.Share(duty="d", part="lead", who="post:lead"),
            *(cg.Share(duty="d", part="assist", who=f"post:p{n}", first=True) for n in each),
        ],
    )
    return cg.who_answers(cg.build(register, at=AT), place="h", duty="d", at=AT)


@pytest.mark.parametrize("order", [1, -1])
def test_helpers_with_nothing_in_common_are_read_apart(order):
    """
    Twenty helpers marked first, each one of two people: everybody is perhaps first, whatever the order of the rows.
    """
    found = marked_first(20, order=order)

    assert {f"{one}{n}" for one in "xy" for n in range(20)} == held_by(found.first_responder)
    assert () == found.lists_cut


def test_past_the_bound_everybody_who_may_be_first_is_listed():
    """
    The same on one shift that nobody knows, which all have in common: everybody is listed, whatever the order, and the
    lead, who is first where it is off.
    """
    found = marked_first(20, apart=False)

    assert {"a", *(f"{one}{n}" for one in "xy" for n in range(20))} == held_by(found.first_responder)
    assert ("first_responder",) == found.lists_cut
    assert found == marked_first(20, apart=False, order=-1)


def test_where_readings_are_cut_every_list_is():
    """
    Thirteen nearer leads of whom nobody knows whether they are on: more readings than are looked at.
    """
    found = community(1, nearer=13)

    assert found.readings_cut
    assert LISTS == found.lists_cut
