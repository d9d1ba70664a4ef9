"""What is looked at for one question is bounded and counted: knots of posts, and many unknowns."""

from itertools import pairwise

import pytest

import communitygov as cg
from communitygov.engine import row as rows
from communitygov.engine.held import Held
from communitygov.engine.resolving import MOST_LOOKS, Resolving, Work
from communitygov.engine.row import MOST_ASKED, Row
from communitygov.engine.ways import Ways
from communitygov.engine.worlds import MOST_WORLDS, known
from communitygov.queries.asked import now_at

AT = "2020-02-10T10:00"


def structure(posts, appointments=(), links=(), leads=("p0",), together=False, shifts=()) -> cg.Structure:
    """One grid, posts of many seats, and who leads the one duty there."""
    return cg.build(
        cg.Register(
            places=[cg.Grid(id="g")],
            duties=[cg.Duty(id="d")],
            shifts=list(shifts),
            posts=[
                cg.Post(id=f"p{n}", kind="grid_leader", serves="g", seats=50, together=together) for n in range(posts)
            ],
            appointments=list(appointments),
            links=list(links),
            shares=[cg.Share(duty="d", part="lead", who=f"post:{name}") for name in leads],
        ),
        at=AT,
    )


def asked(there: cg.Structure) -> cg.Answer:
    """Who answers at the grid."""
    return cg.who_answers(there, place="g", duty="d", at=AT)


def all_pairs(posts: int) -> list[tuple[int, int]]:
    """Every pair of different posts."""
    return [(one, other) for one in range(posts) for other in range(posts) if one != other]


def knot(posts: int) -> cg.Structure:
    """Posts each held by whoever holds any other, and two persons."""
    held = [cg.Appointment(post=f"p{one}", holder=f"post:p{other}") for one, other in all_pairs(posts)]
    return structure(posts, [*held, cg.Appointment(post="p0", holder="x"), cg.Appointment(post="p1", holder="y")])


@pytest.fixture
def looks(monkeypatch):
    """Count the looks, and the posts looked at."""
    found = {"looks": 0, "posts": 0}
    look, post = Work.look, Resolving._look

    def counted_look(self, looks):
        found["looks"] += looks
        return look(self, looks)

    def counted_post(self, *args):
        found["posts"] += 1
        return post(self, *args)

    monkeypatch.setattr(Work, "look", counted_look)
    monkeypatch.setattr(Resolving, "_look", counted_post)
    return found


class TestKnots:
    """Posts that may all answer for each other."""

    @pytest.mark.parametrize("posts", [12, 14])
    def test_a_dense_knot_is_cut_and_says_so(self, looks, posts):
        """
        No more is looked at however many posts there are, and the answer says that there is more.
        """
        found = asked(knot(posts))

        assert ("unknown_which", True) == (found.state, found.readings_cut)
        assert looks["looks"] <= MOST_LOOKS + posts

    def test_a_small_knot_is_looked_at_whole(self):
        """
        Three posts, held by each other and two persons: no reading is left out.
        """
        found = asked(knot(3))

        assert not found.readings_cut
        assert {("person:x",), ("person:y",)} == {reading.persons for reading in found.readings}

    def test_a_cut_answer_is_the_same_whatever_was_asked_before(self):
        """
        Asked first, or after other posts of the knot: the same answer.
        """
        first, later = knot(11), knot(11)
        now = now_at(later, later.instant(AT))
        for post in (5, 1):
            Ways(lambda at, post=post: now.post(post, "service", at), 5)

        assert asked(first) == asked(later)

    def test_a_nearer_lead_is_not_cut_by_a_knot(self):
        """
        A lead that answers nearer than a knot is not cut by it.
        """
        there = knot(12).register
        home = cg.Household(id="h", within="g")
        near = cg.Post(id="near", kind="steward", serves="h")
        register = cg.Register(
            places=[*there.places, home],
            duties=there.duties,
            posts=[*there.posts, near],
            appointments=[*there.appointments, cg.Appointment(post="near", holder="z")],
            shares=[*there.shares, cg.Share(duty="d", part="lead", who="post:near")],
        )
        found = cg.who_answers(cg.build(register, at=AT), place="h", duty="d", at=AT)

        assert ("answered", False) == (found.state, found.readings_cut)

    def test_layers_without_a_loop_are_followed_once(self, looks):
        """
        Seven layers of five posts, each held by all of the next: five to the seventh ways, thirty-six posts looked at.
        """
        layers = [[0], *([5 * layer + n - 4 for n in range(5)] for layer in range(1, 8))]
        held = [(one, other) for upper, lower in pairwise(layers) for one in upper for other in lower]
        said = [cg.Appointment(post=f"p{one}", holder=f"post:p{other}") for one, other in held]
        last = [cg.Appointment(post=f"p{each}", holder=f"x{each}") for each in layers[-1]]

        found = asked(structure(36, [*said, *last], together=True))

        assert ("answered", 5) == (found.state, len(found.lead))
        assert 36 == looks["posts"]

    @pytest.mark.parametrize("shift", [None, "night"])
    def test_standing_in_where_nobody_is_on_is_not_looked_at(self, looks, shift):
        """
        Twenty posts that all stand in for each other, all vacant or all off: no other post is looked at.
        """
        links = [cg.Link(kind="stands_in_for", who=f"post:p{one}", to=f"post:p{other}") for one, other in all_pairs(20)]
        night = cg.Shift(id="night", hours="20:00-08:00")
        held = [] if shift is None else [cg.Appointment(post=f"p{n}", holder=f"x{n}", shift=shift) for n in range(20)]

        found = asked(structure(20, held, links, shifts=[night]))

        assert ("vacant" if shift is None else "off_shift", False) == (found.state, found.readings_cut)
        assert looks["posts"] <= 3


class TestManyUnknowns:
    """Many leads at one nearness, each with an unknown of its own."""

    @staticmethod
    def unknown(posts: int) -> cg.Structure:
        """Posts that all lead, each held by somebody or nobody."""
        held = [cg.Appointment(post=f"p{n}", holder="unknown") for n in range(posts)]
        return structure(posts, held, leads=[f"p{n}" for n in range(posts)])

    @pytest.mark.parametrize(("posts", "cut"), [(8, False), (12, False), (13, True)])
    def test_what_a_post_comes_to_is_worked_out_once_for_its_own_unknowns(self, looks, posts, cut):
        """
        Each post is looked at twice, held and not, however many worlds there are; 4,096 worlds are all looked at.
        """
        there = self.unknown(posts)
        row = Row(now_at(there, there.instant(AT)), there.tree.find("g"), there.register.duties[0], None)
        worlds = row.worlds()

        assert min(2**posts, MOST_WORLDS) == len(worlds)
        assert cut == rows.summed_up(worlds).cut
        assert 2 * posts == looks["posts"]

    def test_leads_are_asked_a_bounded_number_of_times(self):
        """
        With five hundred leads there are fewer worlds, and the answer says so.
        """
        there = self.unknown(500)
        row = Row(now_at(there, there.instant(AT)), there.tree.find("g"), there.register.duties[0], None)
        worlds = row.worlds()

        assert 1 < len(worlds) <= MOST_ASKED // 500 + 1
        assert "unknown_which" == rows.summed_up(worlds).state
        assert worlds[-1].cut

    def test_worlds_that_tell_nothing_new_are_left_out(self):
        """
        Of 4,096 worlds of twelve leads few are needed to tell who leads perhaps and who lost.
        """
        there = self.unknown(12)
        row = Row(now_at(there, there.instant(AT)), there.tree.find("g"), there.register.duties[0], None)
        worlds = row.worlds()
        telling = row.telling(worlds)

        assert len(telling) < 64
        assert {each for world in worlds for each in world.decision.leads} == {
            each for world in telling for each in world.decision.leads
        }


class TestWays:
    """What is found by the values of unknowns."""

    def test_where_it_was_not_looked_nothing_is_found(self):
        """
        Of four ways two are looked at; the others are not taken for anything.
        """

        def ask(world):
            return Held(known(world, ("held", "a")) + known(world, ("held", "b")))

        ways = Ways(ask, 2)

        assert not ways.whole
        assert "yesno" == ways.at({("held", "a"): "yes", ("held", "b"): "no"}).status
        assert ways.at({("held", "a"): "no", ("held", "b"): "no"}) is None


class TestCounts:
    """Counts over much that is not known."""

    def test_a_coverage_says_how_many_were_not_read_every_way(self):
        """
        Of two grids one is led by a knot of posts: it is told apart from what is not known although all was read.
        """
        there = knot(12).register
        register = cg.Register(
            places=[*there.places, cg.Grid(id="other")],
            duties=there.duties,
            posts=[*there.posts, cg.Post(id="perhaps", kind="grid_leader", serves="other")],
            appointments=[*there.appointments, cg.Appointment(post="perhaps", holder="unknown")],
            shares=[*there.shares, cg.Share(duty="d", part="lead", who="post:perhaps")],
        )
        found = cg.coverage(cg.build(register, at=AT), level="grid", at=AT)

        assert (2, 1) == (found.states["unknown_which"], found.readings_cut)
        assert 1 == found.to_json()["readings_cut"]
