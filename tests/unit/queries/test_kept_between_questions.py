"""What is kept from one question to the next does not grow without end."""

import pytest

import communitygov as cg
from communitygov.engine.holding import OF_ALL_POSTS, Now
from communitygov.queries import asked

MANY, MOST = 60, 10


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
    held = [now for now in nows(grids) if set(OF_ALL_POSTS) & set(now.kept)]

    assert asked.MOST_OF_ALL_POSTS == len(held)
    assert first == [cg.coverage(grids, at=at).to_json() for at in hours]
