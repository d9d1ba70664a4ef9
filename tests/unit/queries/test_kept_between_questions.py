"""What is kept from one question to the next does not grow without end."""

import pytest

import communitygov as cg
from communitygov.engine import cells
from communitygov.engine.holding import OF_ALL_POSTS, OF_NO_POST, OF_SINGLE_POSTS, Now
from communitygov.queries import asked, command_graph

MANY, MOST = 60, 10
SHARES = 40


@pytest.fixture
def grids() -> cg.Structure:
    """Many grids, each led by a post of its own that reports to the director."""
    return cg.build(
        cg.Register(
            places=[
                cg.Place(id="c", level="community"),
                *(cg.Place(id=f"g{n}", level="grid", within="c") for n in range(MANY)),
            ],
            posts=[cg.Post(id="leader", kind="grid_leader", for_each="grid")],
            appointments=[cg.Appointment(post=f"leader-g{n}", holder=f"p{n}") for n in range(MANY)],
            duties=[cg.Duty(id="sweep")],
            shares=[cg.Share(duty="sweep", part="lead", who={"every": "grid_leader"})],
        )
    )


def nows(structure: cg.Structure) -> list[Now]:
    """What is kept of instants."""
    return list(structure.cache["now"].values())


def holding(structure: cg.Structure, hours: list[str]) -> list[bool]:
    """Of some instants whether it is kept what was worked out of all posts."""
    kept = structure.cache["now"]
    return [bool(set(OF_ALL_POSTS) & set(kept[structure.instant(at)].kept)) for at in hours]


@pytest.mark.parametrize("explain", [False, True])
def test_posts_are_forgotten_and_the_answers_stay_the_same(grids, monkeypatch, explain):
    """
    Every grid is asked twice; of a few posts it is kept what they come to, and everybody answers as before.
    """
    monkeypatch.setattr(asked, "MOST_POSTS", MOST)
    for _ in range(2):
        for number in range(MANY):
            found = cg.who_answers(grids, place=f"g{number}", duty="sweep", at="2020-02-10", explain=explain)
            assert f"person:p{number}" == found.lead[0].holder
            assert nows(grids)[0].posts_kept <= MOST + 2  # what one question looks at


def test_what_is_as_long_as_there_are_posts_is_kept_of_the_latest_instants(grids):
    """
    Coverage at many hours keeps its arrays of all posts for the last few, and still answers at the first.
    """
    hours = [f"2020-02-10T{hour:02}:00" for hour in range(10)]
    first = [cg.coverage(grids, at=at).to_json() for at in hours]
    assert [True] * asked.MOST_OF_ALL_POSTS == holding(grids, hours[-asked.MOST_OF_ALL_POSTS :])
    assert not any(holding(grids, hours[: -asked.MOST_OF_ALL_POSTS]))

    assert first == [cg.coverage(grids, at=at).to_json() for at in hours]
    assert [at in hours[-asked.MOST_OF_ALL_POSTS :] for at in hours] == holding(grids, hours)


def told(answer) -> object:
    """An answer, or a table of answers, as plain values."""
    return answer.to_json() if hasattr(answer, "to_json") else answer.to_columns()


ASKED = {"place": [f"g{n}" for n in range(MANY)], "duty": ["sweep"] * MANY}
QUESTIONS = {
    "coverage": lambda grids, at: cg.coverage(grids, at=at),
    "load": lambda grids, at: cg.load(grids, at=at),
    "all": lambda grids, at: cg.who_answers_all(grids, ASKED, at=at),
    "path": lambda grids, at: cg.command_path(grids, "post:leader-g1", at=at),
    "path of a duty": lambda grids, at: cg.command_path(grids, "post:leader-g1", duty="sweep", at=at),
    "chokepoints": lambda grids, at: cg.chokepoints(grids, level="grid", at=at),
    "absences": lambda grids, at: cg.absences(grids, over="person", at=at),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_of_an_instant_asked_about_earlier_nothing_is_kept_that_is_as_long_as_there_are_posts(
    grids, monkeypatch, question
):
    """
    Whatever was asked; a look-up that nobody has named is dropped with the others.
    """
    monkeypatch.setattr(asked, "MOST_POSTS", MOST)
    hours = [f"2020-02-10T{hour:02}:00" for hour in range(asked.MOST_OF_ALL_POSTS + 1)]
    first = told(question(grids, hours[0]))
    (now,) = nows(grids)
    now.kept["a new look-up"] = [*range(MANY)]

    cg.coverage(grids, at=hours[1])
    assert now.posts_kept <= MOST
    for at in hours[2:]:
        cg.coverage(grids, at=at)

    assert set(now.kept) <= {*OF_SINGLE_POSTS, *OF_NO_POST}
    assert not [name for name, value in now.kept.items() if len(value) >= MANY]
    assert told(question(grids, hours[0])) == first


def test_lines_of_command_are_kept_of_few_duties(grids, monkeypatch):
    """
    Those asked about last, and the same lines are found again.
    """
    monkeypatch.setattr(command_graph, "MOST_GRAPHS", 2)
    at, modes = "2020-02-10", ["service", "emergency", "epidemic", "service"]
    found = [cg.command_path(grids, "post:leader-g1", mode=mode, at=at).to_json() for mode in modes]

    assert found[0] == found[-1]
    assert {("epidemic", None), ("service", None)} == set(nows(grids)[0].kept["command"])


def test_an_instant_that_is_asked_again_is_among_the_latest(grids):
    """
    The one asked in every round keeps its arrays, however often others are asked between.
    """
    often, others = "2020-02-10T06:00", [f"2020-02-10T{hour:02}:00" for hour in range(10, 20)]
    cg.coverage(grids, at=often)
    (holdings,) = [now.kept["holdings"] for now in nows(grids)]

    for at in others:
        cg.coverage(grids, at=at)
        cg.coverage(grids, at=often)

    assert nows(grids)[-1].kept["holdings"] is holdings
    assert asked.MOST_OF_ALL_POSTS == sum(holding(grids, [often, *others]))


@pytest.mark.parametrize(("fitting", "again"), [(SHARES, 0), (SHARES - 1, 1), (10, SHARES - 10), (0, SHARES)])
def test_of_many_shares_those_that_fit_are_kept(monkeypatch, fitting, again):
    """
    Who carries a share is looked for a second time only where it was beyond what is kept: there is no cliff.
    """
    names = [f"n{n}" for n in range(SHARES)]
    structure = cg.build(
        cg.Register(
            places=[
                cg.Place(id="c", level="community"),
                *(cg.Place(id=grid, level="grid", within="c") for grid in ("g1", "g2")),
            ],
            posts=[cg.Post(id=f"post-{name}", kind="grid_leader", for_each="grid") for name in names],
            duties=[cg.Duty(id=name, applies_to=["grid"]) for name in names],
            shares=[cg.Share(duty=name, part="lead", who=f"post:post-{name}") for name in names],
        )
    )
    looked_for: list[int] = []
    find = cells._posts

    def found(holdings, row):
        looked_for.append(row.number)
        return find(holdings, row)

    monkeypatch.setattr(cells, "_posts", found)
    monkeypatch.setattr(cells, "MOST_CARRYING", fitting * (cells.EACH_SHARE + 2))
    first = cg.load(structure, at="2020-02-10").to_json()
    assert SHARES == len(looked_for)
    looked_for.clear()

    assert first == cg.load(structure, at="2020-02-10").to_json()
    assert again == len(looked_for)
