"""What changes from one mode to another: against a comparison of two structures, and in a drawn community."""

from collections import defaultdict

import pytest
from tests.oracle.generator import ASKED_MODES, questions, register

from communitygov.base.errors import BadQuestion
from communitygov.io.examples import example
from communitygov.queries import compare_columns
from communitygov.queries.compare_sides import Side, duties_of
from communitygov.queries.compare_work import Work
from communitygov.queries.coverage import coverage
from communitygov.queries.mode_change import modes
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.testing import sketch

SEEDS = 40
A_TEST = 20


def compared(structure: Structure, one: str, other: str, at: str, level: str | None) -> tuple[object, ...]:
    """What a comparison says that looks at every group of places one by one."""
    sides = tuple(Side(structure, structure.instant(at), mode) for mode in (one, other))
    found = Work((sides[0], sides[1]), duties_of((sides[0], sides[1]), None), level).result()
    return found.differences, found.counts, found.same, found.before, found.after, found.left_out, found.duties


@pytest.mark.parametrize("first", range(0, 3 * A_TEST, A_TEST))
def test_it_is_a_comparison_of_the_modes(first: int) -> None:
    """
    Told in columns it is what a comparison says that looks at every group of places: the same differences with what
    makes them, the same counts.
    """
    for seed in range(first, first + A_TEST):
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        structure = build(drawn, at=at)
        one, other = ASKED_MODES[seed % 5], ASKED_MODES[(seed + 1 + seed // 5 % 4) % 5]
        level = (None, "household", "building")[seed % 3]
        found = modes(structure, one, other, at=at, level=level)
        told = found.differences, found.counts, found.same, found.before, found.after, found.left_out, found.duties
        assert compared(structure, one, other, at, level) == told, seed


def test_in_an_example_with_everything() -> None:
    """
    In Heshun as well, at night and by day.
    """
    structure = build(example("heshun"))
    for at in ("2020-02-10T20:30", "2020-02-10T10:00", "2020-02-10"):
        found = modes(structure, "service", "emergency", at=at)
        told = found.differences, found.counts, found.same, found.before, found.after, found.left_out, found.duties
        assert compared(structure, "service", "emergency", at, None) == told


def test_of_very_many_groups_the_heaviest_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Those not looked at are counted, and each is one that is left out: the counts cover them all.
    """
    structure = build(sketch(MANY), at=AT)
    whole = modes(structure, "service", "emergency", at=AT)
    monkeypatch.setattr(compare_columns, "MOST_GROUPS", 1)
    found = modes(structure, "service", "emergency", at=AT)

    assert [(each.kind, each.count) for each in whole.differences] == [("lost", 30), ("lost", 20), ("lost", 1)]
    assert ([(each.kind, each.count) for each in found.differences], found.left_out) == ([("lost", 30)], 2)
    assert (found.counts, found.same, found.growing) == (whole.counts, whole.same, whole.growing)


MANY = """
community C
  grid G1
    building B1 counts 20
  grid G2
    building B2 counts 30
  grid G3: H3
post leader-G1 grid_leader at G1 held by P1
post leader-G2 grid_leader at G2 held by P2
post leader-G3 grid_leader at G3 held by P3
post night-G1 duty_officer at G1 vacant
post night-G2 duty_officer at G2 vacant
post night-G3 duty_officer at G3 vacant
duty sweep: household, at grid
every grid_leader leads sweep in service
every duty_officer leads sweep in emergency
"""
AT = "2020-02-01T10:00"


def led(structure: Structure, mode: str, at: str, level: str) -> dict[str, tuple[set[str], set[str]]]:
    """The homes and the duties that everybody leads for sure, asked one by one."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for place in structure.places:
        spot = structure.tree.find(place)
        if spot is None or not structure.tree.asked_as_home[spot.row] or spot.virtual == "floor":
            continue
        if structure.tree.uncounted[spot.row]:
            continue
        for duty in structure.duties:
            answer = who_answers(structure, place=place, duty=duty, mode=mode, at=at)
            for entry in answer.lead if answer.state == "answered" else ():
                person = entry.holder is not None and entry.holder.startswith("person:")
                who = str(entry.holder if person else entry.post or entry.organisation or entry.team or "")
                found[who][0].add(place)
                found[who][1].add(duty)
    return found


def weigh(structure: Structure, places: set[str]) -> int:
    """The households of some places."""
    spots = [structure.tree.find(place) for place in places]
    return sum(1 if spot.virtual else int(structure.tree.homes[spot.row]) for spot in spots if spot is not None)


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_it_is_what_both_modes_come_to(first: int) -> None:
    """
    Each side comes to its coverage; whose homes or duties grow, and by how many, is what asking one by one says.
    """
    for seed in range(first, first + A_TEST):
        drawn = register(seed)
        at = questions(seed, drawn)[0][3]
        structure = build(drawn, at=at)
        one, other = ASKED_MODES[seed % 5], ASKED_MODES[(seed + 1 + seed // 5 % 4) % 5]
        found = modes(structure, one, other, at=at, level="household")
        for side, mode in ((found.before, one), (found.after, other)):
            assert coverage(structure, mode=mode, at=at, level="household").states == side.states, seed
        assert found.same + sum(found.counts.values()) == found.before.total, seed
        unanswered = sum(each.count for each in found.newly_unanswered)
        assert unanswered == found.pairs_newly_unanswered, seed
        before, after = (led(structure, mode, at, "household") for mode in (one, other))
        nobody: tuple[set[str], set[str]] = (set(), set())
        expected = {
            who: (
                weigh(structure, before.get(who, nobody)[0]),
                weigh(structure, homes),
                len(before.get(who, nobody)[1]),
                len(duties),
            )
            for who, (homes, duties) in after.items()
        }
        said = {g.who: (g.homes_before, g.homes_after, g.duties_before, g.duties_after) for g in found.growing}
        assert said == {who: n for who, n in expected.items() if n[1] > n[0] or n[3] > n[2]}, seed


DRAWN = """
community C
  grid G1
    building B1: H1a H1b
  grid G2
    building B2: H2a
post leader grid_leader for each grid within C
appoint P1 to leader-G1
appoint P1 to leader-G2
post doctor-C doctor at C held by P2
team response (seed_1_3) for each grid within C in emergency
  seat grid_leader held by post:leader
duty open: household
duty sweep: household, in emergency
duty test: household, in emergency
duty party: household, in service
every grid_leader leads open in emergency
doctor-C leads open in service
doctor-C leads party
response leads sweep
"""


def test_a_community_goes_over_to_an_emergency() -> None:
    """
    One duty passes to the leader, one is newly answered, one newly asked of nobody, one is no longer asked; the leader
    leads three homes and two duties more; and the teams come into being with their seats.
    """
    found = modes(build(sketch(DRAWN)), "service", "emergency", at="2020-02-01T10:00")

    assert {kind: count for kind, count in found.counts.items() if count} == {"asked": 6, "not_asked": 3, "changed": 3}
    assert (found.pairs_newly_unanswered, [str(each.duty) for each in found.newly_unanswered]) == (3, ["duty:test"])
    (growth,) = found.growing
    assert (growth.who, growth.homes_before, growth.homes_after, growth.homes) == ("person:P1", 0, 3, 3)
    assert (growth.duties_before, growth.duties_after, growth.duties) == (0, 2, 2)
    assert [str(team) for team in found.teams_awake] == ["team:response-G1", "team:response-G2"]
    assert [str(post) for post in found.posts_awake] == [
        "post:response-G1-grid_leader",
        "post:response-G2-grid_leader",
    ]
    assert (found.teams_asleep, found.posts_asleep) == ((), ())
    back = modes(build(sketch(DRAWN)), "emergency", "service", at="2020-02-01T10:00")
    assert (back.teams_asleep, back.posts_asleep) == (found.teams_awake, found.posts_awake)


def test_modes_there_are_not() -> None:
    """
    A word that is no mode, and none at all.
    """
    structure = build(sketch(DRAWN))
    for mode in ("emergancy", None):
        with pytest.raises(BadQuestion):
            modes(structure, "service", mode, at="2020-02-01")  # type: ignore[arg-type]
    assert modes(structure, "service", "service", at="2020-02-01").differences == ()
