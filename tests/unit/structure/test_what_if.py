"""A structure after changes that are only tried out answers as one built with them."""

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.oracle.generator import ASKED_MODES, questions, register
from tests.oracle.meaning import answer as slowly

import communitygov as cg
from communitygov.base.errors import AmbiguousId, UnknownId
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.structure.what_if_away import people_of
from communitygov.structure.what_if_changes import appoint, away, share, switch, unshare, vacate
from communitygov.testing import sketch

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = 120
A_TEST = 20
AT = "2020-02-01T10:00"
LISTS = ("lead", "assist", "inform", "supervise", "first_responder", "backstop", "escalation")


def some_change(structure: Structure, random: Random) -> Any:
    """One change, of what the structure has."""
    posts, people = list(structure.posts), sorted(people_of(structure.register))
    places, duties = list(structure.tree.row_of), list(structure.duties)
    teams, bodies = structure.register.teams, list(structure.organisations)
    changes: list[Callable[[], Any]] = []
    if posts:
        changes += [lambda: vacate(random.choice(posts)), lambda: away("post:" + random.choice(posts))]
        changes += [lambda: appoint(random.choice(["p-1", "unnamed", "p-9"]), to=random.choice(posts))]
        changes += [lambda: vacate(random.choice(structure.register.posts).id)] if structure.register.posts else []
    if people:
        changes += [lambda: away("person:" + random.choice(people))]
    if teams:
        changes += [lambda: away("team:" + random.choice(teams).id)]
    if bodies:
        changes += [lambda: away("organisation:" + random.choice(bodies))]
    if structure.share_rows:
        changes += [lambda: unshare(random.choice(structure.share_rows).key)]
    if duties and places and posts:
        said = {"part": "lead", "where": random.choice(places), "duty": random.choice(duties)}
        changes += [lambda: share(**said, who="post:" + random.choice(posts))]
    if places:
        changes += [lambda: switch("emergency", where=random.choice(places))]
    return random.choice(changes)() if changes else None


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_it_answers_as_one_built_with_the_changes(first: int) -> None:
    """
    Answers, counts and gaps, and what hangs loose, are those of a structure built of the changed register; the second
    implementation finds the same state and the same persons; and the tree is the very tree.
    """
    asked = 0
    for seed in range(first, first + A_TEST):
        drawn, random = register(seed), Random(f"what if {seed}")
        question = questions(seed, drawn)[0]
        structure = build(drawn, at=question[3])
        trial = structure
        for _ in range(1 + seed % 3):
            change = some_change(trial, random)
            trial = trial if change is None else trial.what_if(change)
        built = build(trial.register, at=question[3])
        assert trial.dangling == built.dangling, seed
        assert (trial.since, trial.until) == (built.since, built.until), seed
        mode = (None, *ASKED_MODES)[seed % (1 + len(ASKED_MODES))]
        counts = [coverage(each, mode=mode, at=question[3]) for each in (trial, built)]
        assert counts[0] == counts[1], seed
        for place, duty, mode, at in questions(seed, drawn)[:4]:
            try:
                answers = [who_answers(each, place=place, duty=duty, mode=mode, at=at) for each in (trial, built)]
            except cg.CommunityGovError:
                continue
            assert answers[0] == answers[1], seed
            if not answers[0].readings_cut:
                said = slowly(trial.register, place, duty, mode, at)
                assert answers[0].state == said["state"], (seed, place, duty, mode, at)
                asked += 1
    assert asked > A_TEST


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_nobody_who_is_away_is_in_an_answer(first: int) -> None:
    """
    A post that is vacated has no holder of its own anywhere, and a person who is away is in no list.
    """
    for seed in range(first, first + A_TEST):
        drawn, random = register(seed), Random(f"away {seed}")
        place, duty, mode, at = questions(seed, drawn)[0]
        structure = build(drawn, at=at)
        posts, people = list(structure.posts), sorted(people_of(drawn))
        if not (posts and people):
            continue
        post, person = random.choice(posts), random.choice(people)
        trial = structure.what_if(vacate(post), away(cg.Ref("person", person)))
        assert trial.tree is structure.tree or "/" in str(trial.register.shares), seed
        for duty in trial.duties:
            for place in list(trial.tree.row_of)[:6]:
                answer = who_answers(trial, place=place, duty=duty, mode=mode, at=at)
                entries = [entry for name in LISTS for entry in getattr(answer, name)]
                assert f"person:{person}" not in {entry.holder for entry in entries}, (seed, place, duty)
                own = {e.holder for e in entries if str(e.post) == f"post:{post}" and e.capacity != "stand_in"}
                assert own <= {None}, (seed, place, duty)


DRAWN = """
community C
  grid G1
    building B1: H1a H1b
  grid G2
    building B2: H2a
person P1
person P2
organisation station (police_station) at C whole
organisation bureau (bureau) at C
post desk duty_officer at C of station held by P1
post leader grid_leader for each grid within C held by unnamed
appoint P2 to leader-G2
appoint P3 to leader-G2 as deputy
team response (seed_1_3) for each grid within C in emergency
  seat grid_leader held by post:leader
  seat police_officer held by P7 sent by station
duty open: household
duty patrol: household
every grid_leader leads open
every police_officer leads patrol in emergency
station leads patrol at G1 called ours
"""


def drawn() -> Structure:
    """The drawing, built."""
    return build(sketch(DRAWN))


def state(
    structure: Structure, place: str, duty: str = "open", mode: str | None = None
) -> tuple[str, list[str | None]]:
    """The state, and who leads."""
    answer = who_answers(structure, place=place, duty=duty, mode=mode, at=AT)
    return answer.state, [entry.holder for entry in answer.lead]


def test_a_post_is_vacated_and_given_to_somebody() -> None:
    """
    One post of a row for each place: its own holder and deputy go, the row's holder does not come back, others stay.
    """
    structure = drawn()
    trial = structure.what_if(vacate("leader-G2"))
    given = trial.what_if(appoint("P9", to="post:leader-G2", since="2020-01-01"))

    assert (state(structure, "H2a"), state(trial, "H2a")) == (("answered", ["person:P2"]), ("vacant", []))
    assert state(structure.what_if(vacate("leader-G1")), "H1a") == ("vacant", [])
    assert state(trial, "H1a") == ("answered", ["unnamed"])
    assert state(given, "H2a") == ("answered", ["person:P9"])
    assert state(structure, "H2a") == ("answered", ["person:P2"]), "the structure itself is as it was"
    assert trial.tree is structure.tree
    assert trial.scopes is structure.scopes
    assert [state(structure.what_if(vacate("leader")), home)[0] for home in ("H1a", "H2a")] == ["vacant", "vacant"]


def test_a_seat_of_one_team_is_vacated() -> None:
    """
    The seat of the other team of the row keeps its holder.
    """
    trial = drawn().what_if(vacate("response-G1-police_officer"))

    assert state(trial, "H1a", "patrol", "emergency") == ("answered", ["unnamed"])
    assert state(trial, "H2a", "patrol", "emergency") == ("answered", ["person:P7"])
    assert "response-G1-police_officer" in trial.posts


def test_a_body_is_away_with_all_it_sends() -> None:
    """
    Who holds a seat it sends for, who holds a post of it, and it itself.
    """
    trial = drawn().what_if(away("station"))

    assert state(drawn(), "H1a", "patrol") == ("answered", ["unnamed"])
    assert state(trial, "H1a", "patrol") == ("vacant", [])
    assert state(trial, "H2a", "patrol", "emergency") == ("vacant", [])
    assert not [
        each for each in trial.register.appointments if each.post == "desk" and each.in_force(trial.instant(AT).at)
    ]


def test_a_share_is_given_and_taken() -> None:
    """
    By the fields of a share; and by its id, or what it is called without one.
    """
    structure = drawn()
    more = structure.what_if(share(duty="patrol", part="lead", who="post:desk", where="G2"))

    assert (state(structure, "H2a", "patrol")[0], state(more, "H2a", "patrol")) == (
        "missing",
        ("answered", ["person:P1"]),
    )
    assert state(structure.what_if(unshare("ours")), "H1a", "patrol")[0] == "missing"
    assert state(structure.what_if(unshare("open.lead.every.grid_leader")), "H1a")[0] == "missing"
    home = structure.what_if(share(duty="patrol", part="lead", who="post:desk", where="H2a"))
    assert state(home, "H2a", "patrol") == ("answered", ["person:P1"])


def test_a_mode_is_switched_on() -> None:
    """
    For two days, over one grid.
    """
    trial = drawn().what_if(switch("emergency", where="G2", since="2020-01-31", until="2020-02-02"))

    assert state(trial, "H2a", "patrol") == ("answered", ["person:P7"])
    assert state(trial, "H1a", "patrol") == ("answered", ["unnamed"])


def test_one_of_several_who_is_away() -> None:
    """
    Where one of two holds a post and one of them is away, perhaps nobody holds it; with both away nobody does.
    """
    structure = build(
        sketch(
            DRAWN.replace("of station held by P1", "of station held by P1 or P2").replace(
                "every grid_leader leads open", "desk leads open"
            )
        )
    )

    assert state(structure.what_if(away("person:P1")), "H1a")[0] == "unknown_which"
    assert state(structure.what_if(away("person:P1", "person:P2")), "H1a")[0] == "vacant"


def test_a_home_that_nothing_named_before() -> None:
    """
    A share for one home of a layout gives it a row; the answers of the homes beside it stay.
    """
    structure = build(
        sketch(DRAWN.replace("building B1: H1a H1b", "building B1 with 1 entrances x 2 floors x 2 homes"))
    )
    trial = structure.what_if(share(duty="open", part="lead", who="post:desk", where="B1/1/2/201"))

    assert state(trial, "B1/1/2/201") == ("answered", ["person:P1"])
    assert state(trial, "B1/1/2/202") == ("answered", ["unnamed"])
    assert (trial.since, trial.until) == (structure.since, structure.until)


@pytest.mark.parametrize(
    "change",
    [
        vacate("leader-G3"),
        appoint("P1", to="leadr-G1"),
        share(duty="opne", part="lead", who="post:desk"),
        share(duty="open", part="lead", who="post:desc"),
        share(duty="open", part="lead", who="post:desk", where="G7"),
        unshare("theirs"),
        switch("emergency", where="G7"),
        away("team:respons"),
        away("P77"),
    ],
)
def test_what_there_is_not_is_said(change: Any) -> None:
    """
    A change that names nothing raises, and persons are never proposed.
    """
    with pytest.raises(UnknownId) as told:
        drawn().what_if(change)
    assert not {"P1", "P2", "P7"} & {*told.value.near, *told.value.there}


def test_a_bare_id_of_two_kinds_is_refused() -> None:
    """
    A team and a post of one id have to be told apart.
    """
    structure = build(sketch(DRAWN + "post response duty_officer at C held by P5\n"))

    with pytest.raises(AmbiguousId):
        structure.what_if(away("response"))
    assert structure.what_if(away("post:response")).posts.get("response") is not None
