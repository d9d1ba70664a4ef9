"""Who answers for a post at an instant: step 5, asked of the engine itself."""

import pytest

from communitygov.engine.holding import Now
from communitygov.engine.worlds import every_way
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"


def now(drawing: str, at: str = AT) -> Now:
    """Give the structure of a drawing at an instant."""
    structure = build(sketch(drawing), at=at)
    return Now(structure, structure.instant(at))


def held(drawing: str, post: str = "post", at: str = AT, mode: str = "service") -> list[tuple[str, str]]:
    """Give who answers for a post in each world: the status, and the persons."""
    there = now(drawing, at)
    number = there.structure.posts_table.find(post)
    ways = every_way({}, lambda world: there.post(number, mode, world))
    return [(each.status, " ".join(sorted(each.persons))) for _, each in ways]


OFF = "20:00-08:00"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("post post k", [("vacant", "")]),
        ("post post k held by P1", [("on", "person:P1")]),
        ("post post k held by P1 abolished", [("vacant", "")]),
        ("post post k held by P1 on 20:00-08:00", [("off", "")]),
        ("post post k held by P1 from 2020-03-01", [("vacant", "")]),
        ("post post k held by P1 acting P2", [("on", "person:P2")]),
        ("post post k held by P1 acting P2 on 20:00-08:00", [("off", "")]),
        ("post post k acting P2 on 20:00-08:00", [("off", "")]),
        ("post post k seconded P1", [("on", "person:P1")]),
        ("post post k deputy P2", [("on", "person:P2")]),
        ("post post k held by P1 on 20:00-08:00 deputy P2", [("on", "person:P2")]),
        ("post post k deputy P2 on 20:00-08:00", [("vacant", "")]),
        ("post post k held by unnamed", [("on", "unnamed:post#0")]),
        ("post post k held by unknown", [("on", "unnamed:post#0"), ("vacant", "")]),
        ("post post k held by unknown deputy P2", [("on", "unnamed:post#1"), ("on", "person:P2")]),
        ("post post k held by post:post", [("vacant", "")]),
        ("post post k held by post:ghost", [("vacant", "")]),
    ],
)
def test_one_post(line, status):
    """
    The holder answers, unless off; who acts replaces the holder, also when off; the deputy comes after them; who is
    unknown is read both ways; a deputy who is off leaves a post vacant; a loop answers nobody.
    """
    assert status == held(line)


@pytest.mark.parametrize(
    ("line", "status", "rivals"),
    [
        ("post post k seats 2 together held by P1 held by P2", [("on", "person:P1 person:P2")], False),
        ("post post k seats 1 held by P1 held by P2", [("on", "person:P1 person:P2")], True),
        ("post post k seats 2 held by P1 held by P2", [("on", "person:P1"), ("on", "person:P2")], False),
        ("post post k seats 1 held by P1 seconded P1", [("on", "person:P1")], False),
    ],
)
def test_several_on(line, status, rivals):
    """
    Several together if the post says so, rivals if there are more than seats, else it is not known which; one person
    appointed twice is one.
    """
    there = now(line)
    ways = [each for _, each in every_way({}, lambda world: there.post(0, "service", world))]

    assert status == [(each.status, " ".join(sorted(each.persons))) for each in ways]
    assert {rivals} == {each.rivals for each in ways}


def chain(steps: int) -> str:
    """A chain of posts, each held by whoever holds the next; the last by P1."""
    links = [f"post c{number} k held by post:c{number + 1}" for number in range(steps)]
    return "\n".join([*links, f"post c{steps} k held by P1"])


@pytest.mark.parametrize("steps", range(11))
def test_the_eighth_step_is_followed_and_the_ninth_is_not(steps):
    """
    Ex officio is one step each; after eight nobody is found.
    """
    expected = ("on", "person:P1") if steps <= 8 else ("vacant", "")

    assert [expected] == held(chain(steps), "c0")


def test_what_was_found_on_a_long_way_is_not_taken_for_a_short_one():
    """
    A post at the end of a chain that is too long is asked for itself, before and after, with its own answer; and so is
    one that lies in a loop.
    """
    there = now(chain(9) + "\npost l0 k held by post:l1\npost l1 k held by post:l0 held by P2\n")
    find = there.structure.posts_table.find
    asked = ["c1", "c0", "c1", "c5", "l0", "l1", "l0"]

    found = [there.post(find(each), "service", {}) for each in asked]

    assert ["on", "vacant", "on", "on", "on", "on", "on"] == [each.status for each in found]
    assert [{"person:P2"}] * 3 == [set(each.persons) for each in found[4:]]


@pytest.mark.parametrize(
    ("mode", "at", "status"),
    [
        ("service", AT, [("off", "")]),
        ("emergency", AT, [("on", "person:P2")]),
        ("epidemic", AT, [("on", "person:P2")]),
        ("emergency", "2020-02-10T21:00", [("on", "person:P1")]),
        ("emergency", "2020-02-09T10:00", [("off", "")]),
    ],
)
def test_standing_in(mode, at, status):
    """
    When the holder is off, the post that stands in answers, in the modes and the period of its link; it is bound by
    its own shift and not by that of the post it stands in for.
    """
    drawing = """
        post post k held by P1 on 20:00-08:00
        post other k held by P2
        post:other stands in for post:post in emergency from 2020-02-10
    """
    assert status == held(drawing, at=at, mode=mode)


def test_standing_in_for_one_another():
    """
    Posts that stand in for one another are a loop, which answers nobody when both are off, and one of them else.
    """
    drawing = """
        post a k held by P1 on 20:00-08:00
        post b k held by P2 on {hours}
        post:a stands in for post:b
        post:b stands in for post:a
    """
    assert [("off", "")] == held(drawing.format(hours="20:00-08:00"), "a")
    assert [("on", "person:P2")] == held(drawing.format(hours="08:00-20:00"), "a")


class TestBodiesAndTeams:
    """Bodies answer through a head, teams through the seat that leads."""

    @pytest.mark.parametrize(
        ("line", "status"),
        [
            ("organisation o (office) head post", ["on"]),
            ("organisation o (office) head ghost", ["vacant"]),
            ("organisation o (office) head post whole", ["on"]),
            ("organisation o (office) head empty whole", ["vacant"]),
            ("organisation o (office) whole", ["on"]),
            ("organisation o (office)", ["on", "vacant"]),
            ("organisation o (office) whole until 2020-02-01", ["vacant"]),
        ],
    )
    def test_a_body(self, line, status):
        """
        Through the head on record and no other way; as a whole if so declared; else perhaps.
        """
        there = now(f"post post k held by P1\npost empty k\n{line}")
        ways = every_way({}, lambda world: there.organisation("o", "service", world))

        assert status == [each.status for _, each in ways]

    def test_a_body_that_there_is_not(self):
        """
        Nobody answers for a body, a team or a person that nobody has written.
        """
        there = now("community C")

        assert {"vacant"} == {
            there.organisation("o", "service", {}).status,
            there.team(None, "t", "service", {}).status,
            there.person("p").status,
        }

    @pytest.mark.parametrize(
        ("seats", "status"),
        [
            ("seat a held by P1 leads\n  seat b held by P2", ["on"]),
            ("seat a leads\n  seat b held by P2", ["vacant"]),
            ("seat a held by P1\n  seat b held by P2", ["on", "vacant"]),
        ],
    )
    def test_a_team(self, seats, status):
        """
        Through the seat that leads, held or not; without one, perhaps.
        """
        there = now(f"community C\nteam t at C\n  {seats}")
        ways = every_way({}, lambda world: there.team(0, "t", "service", world))

        assert status == [each.status for _, each in ways]


def test_which_unit_it_is_is_one_unknown_also_where_a_loop_leads_it_to_others():
    """
    Of a post of several seats it is not known which unit answers; one unit is met twice and comes to one person by one
    way and to another by the other way.
    """
    there = now("""
        post k1 k seats 2 held by P1 held by P2 held by post:k2
        post k2 k held by post:k3 deputy P1
        post k3 k held by post:k1 deputy P2
    """)
    posts = [there.structure.posts_table.find(each) for each in ("k1", "k3")]

    ways = every_way({}, lambda world: [there.post(post, "service", world).persons for post in posts])

    found = [[" ".join(persons).replace("person:", "") for persons in both] for _, both in ways]
    assert found == [["P1", "P1"], ["P2", "P2"], ["P2", "P1"]]
