"""Posts held ex officio one after another: what is done for them grows as they do."""

import pytest

from communitygov import build, from_tables, who_answers
from communitygov.engine import holding, web
from communitygov.queries import reporting


def line(posts: int, *, round_: bool):
    """So many posts at one grid that all lead; each is held by the holder of the next one."""
    names = [f"p{number}" for number in range(posts)]
    held = [f"post:{each}" for each in [*names[1:], names[0]]]
    if not round_:
        held[-1] = "x"
    tables = {
        "places": {"id": ["g", "b"], "level": ["grid", "building"], "within": [None, "g"], "households": [None, "24"]},
        "people": {"id": ["x"]},
        "posts": {"id": names, "kind": ["grid_leader"] * posts, "serves": ["g"] * posts},
        "appointments": {"post": names, "holder": held},
        "duties": {"id": ["d"], "name": ["d"]},
        "shares": {"duty": ["d"], "part": ["lead"], "who": ["every:grid_leader"]},
    }
    return build(from_tables(tables))


@pytest.fixture
def steps(monkeypatch) -> list[str]:
    """What is gone on to, step by step."""
    found: list[str] = []

    def counted(module, name):
        function = getattr(module, name)

        def call(*given, **named):
            found.append(name)
            return function(*given, **named)

        monkeypatch.setattr(module, name, call)

    counted(reporting, "hands_over")
    counted(web.Web, "_leads_to")
    counted(holding.Now, "appointments")
    return found


@pytest.mark.parametrize("round_", [True, False], ids=["in a circle", "in a line"])
def test_twice_as_many_take_twice_as_many_steps(steps, round_):
    """No way is walked once for each of those who stand on it."""
    counts: list[int] = []
    for posts in (100, 200, 400):
        structure = line(posts, round_=round_)
        steps.clear()
        who_answers(structure, place="b", duty="d", at="2020-02-10T10:00")
        counts.append(len(steps))
    assert counts[0] > 100
    assert counts[2] - counts[1] == 2 * (counts[1] - counts[0])


def test_a_line_of_reports_is_the_same_however_it_is_come_to():
    """A post reports to whom the one reports that hands over to it; of two ways that meet each is told once."""
    tables = {
        "places": {"id": ["g", "b"], "level": ["grid", "building"], "within": [None, "g"], "households": [None, "24"]},
        "people": {"id": ["x", "y"]},
        "posts": {
            "id": ["one", "other", "shared", "head"],
            "kind": ["grid_leader", "grid_leader", "community_director", "community_secretary"],
            "serves": ["g"] * 4,
        },
        "appointments": {
            "post": ["one", "other", "shared", "head"],
            "holder": ["post:shared", "post:shared", "x", "y"],
        },
        "duties": {"id": ["d"], "name": ["d"]},
        "shares": {"duty": ["d"], "part": ["lead"], "who": ["every:grid_leader"]},
        "links": {"kind": ["reports_to"], "who": ["post:shared"], "to": ["post:head"]},
    }
    answer = who_answers(build(from_tables(tables)), place="b", duty="d", at="2020-02-10T10:00")
    assert [str(each.post) for each in answer.escalation] == ["post:head"]
