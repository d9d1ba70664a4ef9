"""Who is away at once: it is what a comparison with the structure without them says, and what is lost only together."""

import gc
from random import Random
from typing import Any

import pytest
from tests.oracle.generator import ASKED_MODES, questions, register

from communitygov.base.errors import AmbiguousId, BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.engine.bulk import Targets
from communitygov.engine.found import Found
from communitygov.io.read import loads
from communitygov.model.duty import Duty
from communitygov.queries.absence import Absent, absence
from communitygov.queries.absence_ranked import absences
from communitygov.queries.compare_sides import Side, duties_of
from communitygov.queries.compare_work import Asker, Work
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.structure.what_if_away import people_of
from communitygov.structure.what_if_changes import away
from communitygov.testing import sketch

SEEDS = 40
A_TEST = 20
HOLES = ("missing", "vacant", "off_shift", "too_far")


def some(structure: Structure, random: Random) -> list[Ref]:
    """Up to three who may be away."""
    there = [Ref("post", post) for post in structure.posts]
    there += [Ref("person", person) for person in sorted(people_of(structure.register))]
    there += [Ref("organisation", body) for body in structure.organisations]
    there += [Ref("team", team.id) for team in structure.register.teams]
    return random.sample(there, min(len(there), 1 + random.randrange(3)))


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_it_is_what_a_comparison_without_them_says(first: int) -> None:
    """
    The differences and counts are those of a comparison with the structure without them, and the joint pairs, asked
    one by one with each of them away alone, are those that are lost only together.
    """
    for seed in range(first, first + A_TEST):
        drawn, random = register(seed), Random(f"absence {seed}")
        at = questions(seed, drawn)[0][3]
        structure = build(drawn, at=at)
        refs = some(structure, random)
        mode, level = (None, *ASKED_MODES)[seed % (1 + len(ASKED_MODES))], (None, "household")[seed % 2]
        found = absence(structure, refs, mode=mode, at=at, level=level)
        without = structure.what_if(away(*refs))
        sides = Side(structure, structure.instant(at), mode), Side(without, without.instant(at), mode)
        compared = Work(sides, duties_of(sides, None), level).result()
        assert (found.differences, found.counts, found.same) == (compared.differences, compared.counts, compared.same)
        alone = [structure.what_if(away(ref)) for ref in refs]
        homes, joint, backed = 0, 0, 0
        for place in structure.places:
            spot = structure.tree.find(place)
            assert spot is not None
            any_lost, weight = False, 1 if spot.virtual else int(structure.tree.homes[spot.row])
            for duty in structure.duties:
                if compared.kind(place, duty) != "lost":
                    continue
                asked = [who_answers(each, place=place, duty=duty, mode=mode, at=at) for each in (without, *alone)]
                any_lost = True
                backed += weight * bool(asked[0].backstop)
                joint += weight * (len(refs) > 1 and not any(each.state in HOLES for each in asked[1:]))
            homes += weight * any_lost
        if level == "household":
            assert (found.homes_lost, found.pairs_joint, found.pairs_to_backstop) == (homes, joint, backed), seed
        assert found.pairs_joint == sum(each.count for each in found.joint) <= found.pairs_lost, seed


DRAWN = """
community C
  grid G1
    building B1: H1a H1b
  grid G2
    building B2: H2a
organisation station (police_station) at C whole
post leader-G1 grid_leader at G1 held by P1
post leader-G2 grid_leader at G2 held by P2
post deputy deputy_secretary at C held by P3
post desk duty_officer at C held by P4
duty sweep: household, at grid
duty open: household
every grid_leader leads sweep
every grid_leader leads open
deputy leads open
desk leads everything
"""
AT = "2020-02-01T10:00"


def test_what_is_lost_what_is_passed_on_and_what_only_together() -> None:
    """
    Without the leader the sweep is lost to the desk, and the other duty passes to the deputy; without both it is lost
    too, and that is so only because both are away.
    """
    structure = build(sketch(DRAWN))
    one = absence(structure, "post:leader-G1", at=AT)
    both = absence(structure, ["person:P1", "deputy"], at=AT)

    assert (one.pairs_lost, one.pairs_to_backstop, one.pairs_passed_on, one.homes_lost) == (2, 2, 2, 2)
    assert [(str(each.duty), [str(e.post) for e in each.after.backstop]) for each in one.lost] == [
        ("duty:sweep", ["post:desk"])
    ]
    assert [str(each.duty) for each in one.passed_on] == ["duty:open"]
    assert (one.pairs_joint, one.joint) == (0, ())
    assert (both.pairs_lost, both.pairs_joint, both.pairs_passed_on) == (4, 2, 0)
    assert [(str(each.duty), each.count, str(each.within)) for each in both.joint] == [("duty:open", 2, "place:B1")]
    assert [str(each) for each in both.removed] == ["person:P1", "post:deputy"]


def test_nothing_is_compiled_anew_and_places_elsewhere_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Whoever is away is left out of what there is: no register is edited, and of four homes the two are compared where
    the leader of the first grid may lead.
    """
    structure = build(sketch(DRAWN))
    asked: list[int] = []
    found = Asker.found

    def counted(asker: Asker, duty: Duty, targets: Targets) -> Found:
        asked.append(int(targets.weights.sum()))
        return found(asker, duty, targets)

    monkeypatch.setattr(Asker, "found", counted)
    monkeypatch.setattr("communitygov.structure.what_if.rebuilt", None)
    lost = absence(structure, "person:P1", at=AT)

    assert (lost.pairs_lost, lost.same, lost.before.total, lost.after.total) == (2, 2, 6, 6)
    assert set(asked) == {2}


def test_absences_count_once_what_it_comes_to_with_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Of several absences, asked for with duties that can be gone through once only, one coverage is made.
    """
    structure = build(sketch(DRAWN))
    made: list[int] = []

    def counted(*args: Any, **named: Any) -> Coverage:
        made.append(1)
        return coverage(*args, **named)

    monkeypatch.setattr("communitygov.queries.absence.coverage", counted)
    found = absences(structure, ["person:P1", "person:P2", "deputy"], at=AT, duty=iter(["sweep", "open"]))

    assert len(made) == 1
    assert [(row.who, row.pairs_lost) for row in found.rows] == [("person:P1", 2), ("person:P2", 1), ("post:deputy", 0)]


def test_nobody_is_away() -> None:
    """
    With nobody named nothing is lost.
    """
    found = absence(build(sketch(DRAWN)), [], at=AT)

    assert (found.pairs_lost, found.differences, found.same) == (0, (), 6)


def test_what_there_is_not() -> None:
    """
    An id that none has, one of two kinds, something of another kind, no instant.
    """
    structure = build(sketch(DRAWN + "team station (seed_1_3) at G1\n  seat grid_leader held by P9\n"))

    for who, error in (("leadr-G1", UnknownId), ("station", AmbiguousId), ("place:B1", BadQuestion)):
        with pytest.raises(error):
            absence(structure, [who], at=AT)
    with pytest.raises(BadQuestion):
        absence(structure, "post:desk")


def test_what_is_said_of_what_there_is_not() -> None:
    """
    One of the four kinds is asked for; posts written for each place are proposed one by one, persons never.
    """
    structure = build(sketch(DRAWN + "post steward building_steward for each building held by P7\n"))

    def said(who: str) -> str:
        with pytest.raises((UnknownId, BadQuestion)) as raised:
            absence(structure, [who], at=AT)
        return raised.value.sentence("en")

    assert said("steward-B9").startswith("No person, post, organisation or team has the id 'steward-B9'. Did you mean")
    assert "'steward-B1'" in said("steward-B9")
    assert said("person:P8") == "No person has the id 'P8'."
    assert said("place:B1") == "place:B1 cannot be away: give a person, a post, an organisation or a team"
    assert "'station'" in said("organisation:staton")


SEATS = """
communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: G2, level: grid, within: C}
people: [{id: P1}, {id: P2}]
duties: [{id: sweep, applies_to: [grid]}]
posts: [{id: s, kind: grid_leader, serves: G1}]
teams:
  - {id: t, for_each: grid, seats: {boss: {holder: unnamed, lead: true}, clerk: {kind: secretary, holder: unnamed}}}
  - {id: t-G1, seats: {boss: {holder: unnamed, lead: true}}}
  - {id: h, serves: C, seats: {one: {holder: unnamed}}}
appointments: [{post: s, holder: P1}]
shares:
  - {duty: sweep, part: lead, who: "post:s"}
  - {duty: sweep, part: lead, who: "person:P2", where: C}
"""


def test_a_seat_that_a_row_of_its_own_leaves_out_is_nobody() -> None:
    """
    Of teams written for each grid one has a row of its own without a clerk: there is no such post to be away.
    """
    structure = build(loads(SEATS))
    found = absence(structure, ["kind:secretary", "team:h"], at=AT)
    every = absences(structure, over="post", at=AT)

    assert [str(each) for each in found.removed] == ["post:t-G2-clerk", "team:h"]
    assert every.tried == len(structure.posts)


def test_a_team_without_a_lead_seat_is_taken_out_and_facts_stay_where_they_are_written() -> None:
    """
    With such a team somebody else is away: what is told of those who are left stands in the row it stood in.
    """
    structure = build(loads(SEATS))
    one, both = (absence(structure, those, at=AT) for those in (["person:P1"], ["person:P1", "team:h"]))
    facts = [[each for turn in found.differences for each in turn.after.because] for found in (one, both)]

    assert [str(each.position) for each in facts[0] if each.kind == "person"] == ["<text>:7:20"]
    assert facts[0] == facts[1]


def test_a_team_that_perhaps_answers_does_not_when_it_is_away() -> None:
    """
    A team without a lead seat leads a duty, so that nobody knows who answers; without it whoever is further out does.
    """
    structure = build(loads(SEATS + '  - {duty: sweep, part: lead, who: "team:h", where: G2}\n'))
    alone = absence(structure, "team:h", at=AT, level="grid")
    both = absence(structure, ["team:h", "person:P2"], at=AT, level="grid")

    assert (alone.before.states["answered"], alone.before.states["unknown_which"]) == (1, 1)
    assert (alone.after.states["answered"], alone.after.states["unknown_which"]) == (2, 0)
    assert (both.after.states["answered"], both.after.states["vacant"]) == (1, 1)


def test_of_days_on_which_some_go_home_one_structure_is_kept() -> None:
    """
    What it comes to with everybody there is kept of the instant asked about last, and of no other.
    """
    absent = Absent(None, None, None)
    structure = build(sketch(DRAWN))
    for day in range(1, 5):
        absent.absence(structure.what_if(), "person:P1", f"2020-02-0{day}T10:00")
    gc.collect()

    assert sum(isinstance(each, Structure) for each in gc.get_objects()) <= 2
