"""Named sets of those who are away: all of a kind of post, all who are seconded, all who go home on a day."""

import pytest
from tests.oracle.generator import questions, register

import communitygov as cg
from communitygov.queries import absence as absence_room
from communitygov.testing import sketch

AT = "2020-02-10T10:00"
DRAWN = """
community C
  grid G1
    building B1: H1a H1b
    building B2: H2a
  grid G2
    building B3: H3a
    building B4 counts 24
organisation station (police_station) at C head chief
organisation bureau (bureau) at C
post chief police_station_chief at C of station held by P1
post officer-G1 community_police_officer at G1 of station held by P2
post leader-G1 grid_leader at G1 {leader1}
post leader-G2 grid_leader at G2 {leader2}
post steward building_steward for each building within C
appoint P11 to steward-B1
appoint unnamed to steward-B2
{stewards}
post desk duty_officer at C held by P9
duty sweep: household, at building
duty patrol: household, at grid
duty open: household
every building_steward leads sweep
every grid_leader leads patrol
station leads open
desk leads everything
"""
LED = {"leader1": "held by P5", "leader2": "held by P6", "stewards": "appoint P13 to steward-B3"}

SECONDED = {"leader1": "seconded P5 home bureau", "leader2": "seconded unnamed home bureau, deputy P7"}
ENDING = {
    "leader1": "seconded P5 home bureau until 2020-03-01",
    "leader2": "seconded P6 home bureau through 2020-02-29",
}


def built(at: str | None = AT, **parts: str) -> cg.Structure:
    """The community, with other lines in their places."""
    return cg.build(sketch(DRAWN.format(**{**LED, **parts})), at=at)


def said(found: cg.Absence) -> list[str]:
    """Who is away."""
    return [str(each) for each in found.removed]


def same(found: cg.Absence, compared: cg.Comparison) -> bool:
    """Whether an absence says what a comparison says."""
    one = found.counts, found.same, found.after.states
    return one == (compared.counts, compared.same, compared.after.states)


class TestOfAKind:
    """Everybody appointed to a post of a kind."""

    def test_it_is_the_drawing_without_them(self):
        """
        Persons and whoever is not named: as if nobody had ever been appointed.
        """
        drawn = DRAWN.format(**LED)
        gone = "\n".join(line for line in drawn.splitlines() if "to steward-" not in line)
        found = cg.absence(built(), "kind:building_steward", at=AT)

        assert said(found) == ["person:P11", "person:P13", "post:steward-B2"]
        assert same(found, cg.compare(built(), cg.build(sketch(gone), at=AT), at=AT))
        assert (found.pairs_lost, found.homes_lost) == (4, 4)
        assert [(each.said, each.members) for each in found.sets] == [("kind:building_steward", 3)]

    def test_it_is_what_if_all_of_them_were_away(self):
        """
        Its members, named one by one.
        """
        structure = built()
        for kind in ("building_steward", "grid_leader", "community_police_officer", "duty_officer"):
            found = cg.absence(structure, f"kind:{kind}", at=AT)
            again = cg.absence(structure, found.removed, at=AT)

            assert found.removed
            assert (found.differences, found.counts, found.joint) == (again.differences, again.counts, again.joint)
            assert same(found, cg.compare(structure, structure.what_if(cg.away(*found.removed)), at=AT))

    def test_deputies_are_of_the_post_and_are_away_as_well(self):
        """
        In whatever capacity; who has held the post before, or will, is not.
        """
        structure = built(leader1="held by P5, deputy P7, held by P8 until 2020-01-31, held by P12 from 2020-03-01")

        assert said(cg.absence(structure, "kind:grid_leader", at=AT)) == ["person:P5", "person:P6", "person:P7"]

    def test_one_of_several_is_not_surely_one_of_them(self):
        """
        The post has nobody, and of neither it is known that they hold it.
        """
        structure = built(leader1="held by P5 or P7")
        found = cg.absence(structure, "kind:grid_leader", at=AT)

        assert said(found) == ["person:P6", "post:leader-G1"]
        assert found.after.states["unknown_which"] == 0

    def test_whoever_holds_it_by_office_is_away_from_the_other_post_too(self):
        """
        The leader of G1 is whoever is at the desk.
        """
        found = cg.absence(built(leader1="held by post:desk"), "kind:grid_leader", at=AT)

        assert said(found) == ["person:P6", "person:P9"]

    def test_one_for_every_post(self):
        """
        A row for each building is one member, and nobody is left at any of them.
        """
        drawn = (
            DRAWN.format(**LED)
            .replace("within C\n", "within C held by P20\n", 1)
            .replace("held by P20", "held by unnamed")
        )
        lines = [line for line in drawn.splitlines() if "to steward-" not in line]
        structure = cg.build(sketch("\n".join(lines)), at=AT)
        found = cg.absence(structure, "kind:building_steward", at=AT)

        assert (said(found), found.homes_lost, found.before.states["answered"]) == (["post:steward"], 28, 3 * 28)

    def test_seats_of_teams_are_posts(self):
        """
        A seat that a team's row fills has a kind, too.
        """
        seats = "  seat grid_leader held by P30\n  seat public_health_liaison held by unnamed"
        structure = cg.build(sketch(f"{DRAWN.format(**LED)}team response (seed_1_3) at G1\n{seats}"), at=AT)

        assert said(cg.absence(structure, "kind:public_health_liaison", at=AT)) == [
            "post:response-public_health_liaison"
        ]
        assert said(cg.absence(structure, "kind:grid_leader", at=AT)) == ["person:P30", "person:P5", "person:P6"]

    def test_a_kind_that_nobody_is_of(self):
        """
        A kind of the vocabulary may have no post: nobody is away. A word that is none is refused.
        """
        assert said(cg.absence(built(), "kind:doctor", at=AT)) == []
        with pytest.raises(cg.BadQuestion, match="did you mean 'building_steward'"):
            cg.absence(built(), "kind:building_stewrad", at=AT)


class TestSeconded:
    """All who are seconded: what they are seconded to is without them, and nothing else."""

    def test_it_is_the_drawing_without_their_secondments(self):
        """
        Their other posts they keep, and a deputy stays.
        """
        extra = "post extra building_steward at B2 held by P5\n"
        structure = cg.build(sketch(DRAWN.format(**{**LED, **SECONDED}) + extra), at=AT)
        gone = sketch(DRAWN.format(**{**LED, "leader1": "", "leader2": "deputy P7"}) + extra)
        found = cg.absence(structure, "seconded", at=AT)

        assert said(found) == ["person:P5", "post:leader-G2"]
        assert same(found, cg.compare(structure, cg.build(gone, at=AT), at=AT))
        assert (found.pairs_lost, found.homes_lost, found.pairs_passed_on) == (3, 3, 25)

    def test_only_those_who_are_seconded_then(self):
        """
        Whose secondment has ended is not among them.
        """
        structure = built(leader1="seconded P5 home bureau until 2020-02-01")

        assert said(cg.absence(structure, "seconded", at=AT)) == []
        assert said(cg.absence(structure, "seconded", at="2020-01-31")) == ["person:P5"]

    def test_where_they_have_nothing_else_it_is_what_if_they_were_away(self):
        """
        As persons, then.
        """
        structure = built(leader1="seconded P5 home bureau", leader2="seconded P6 home bureau")
        found, away = (cg.absence(structure, who, at=AT) for who in ("seconded", ["P5", "P6"]))

        assert (found.removed, found.differences, found.counts) == (away.removed, away.differences, away.counts)

    def test_in_drawn_communities_it_is_the_register_without_those_rows(self):
        """
        Rows of secondments that name one post, taken out of the register.
        """
        compared = 0
        for seed in range(120):
            drawn = register(seed)
            rows = [row for row in drawn.appointments if row.capacity == "seconded"]
            at = questions(seed, drawn)[0][3]
            made = {post.id for post in drawn.posts if post.for_each is not None}
            if not rows or any(any(row.post.startswith(name) for name in made) for row in rows):
                continue
            structure = cg.build(drawn, at=at)
            left = tuple(
                row
                for row in drawn.appointments
                if row.capacity != "seconded" or not row.in_force(structure.instant(at).at)
            )
            without = cg.build(drawn.model_copy(update={"appointments": left}), at=at)

            assert same(cg.absence(structure, "seconded", at=at), cg.compare(structure, without, at=at)), seed
            compared += 1
        assert compared >= 10


class TestGoingHome:
    """Those whose secondment ends on a day, compared with their staying on that day."""

    def test_the_day_is_taken_from_the_data(self):
        """
        The first day without them; ``through`` says the last one with them.
        """
        found = cg.absence(built(at="2020-03-01", **ENDING), "going_home")

        assert (said(found), found.before.at, found.after.at) == (
            ["person:P5", "person:P6"],
            "2020-03-01",
            "2020-03-01",
        )
        assert (found.pairs_lost, found.homes_lost) == (28, 28)

    def test_it_is_a_comparison_with_secondments_that_go_on(self):
        """
        And what comes after is the register as it is.
        """
        structure = built(at="2020-03-01", **ENDING)
        staying = built(at="2020-03-01", leader1="seconded P5 home bureau", leader2="seconded P6 home bureau")
        found = cg.absence(structure, "going_home")

        assert same(found, cg.compare(staying, structure, at="2020-03-01"))
        assert found.after.states == cg.coverage(structure, at="2020-03-01").states

    def test_who_has_a_successor_is_not_missed(self):
        """
        Somebody else holds the post from that day on: nothing is lost there, and it is told.
        """
        parts = ENDING | {"leader2": "seconded P6 home bureau until 2020-03-01, held by P8 from 2020-03-01"}
        found = cg.absence(built(at="2020-03-01", **parts), "going_home")

        assert (found.homes_lost, found.sets[0].members, found.sets[0].succeeded) == (3, 2, 1)
        assert found.counts["in_doubt"] == 0

    def test_several_days(self):
        """
        Without an instant it is not guessed which; with one, those of that day.
        """
        structure = built(at="2020-02-20", **ENDING | {"leader2": "seconded P6 home bureau until 2020-02-20"})

        with pytest.raises(cg.BadQuestion, match=r"2020-02-20 \(1\), 2020-03-01 \(1\)"):
            cg.absence(structure, "going_home")
        assert said(cg.absence(structure, "going_home", at="2020-02-20")) == ["person:P6"]
        assert said(cg.absence(structure, "going_home", at="2020-02-20T20:00")) == ["person:P6"]
        with pytest.raises(cg.BadQuestion, match="secondments end on 2020-02-20, 2020-03-01"):
            cg.absence(structure, "going_home", at="2020-02-21")

    def test_one_that_ends_at_an_hour(self):
        """
        Before it they are there; the day itself is asked by the hour at which they are gone.
        """
        structure = built(at="2020-03-01", leader1="seconded P5 home bureau until 2020-03-01T18:00")

        assert cg.absence(structure, "going_home").after.at == "2020-03-01T18:00"
        with pytest.raises(cg.BadQuestion, match="no secondment has ended"):
            cg.absence(structure, "going_home", at="2020-03-01T17:59")

    def test_nobody_is_seconded_for_a_time(self):
        """
        That cannot be asked: no day is made up.
        """
        with pytest.raises(cg.BadQuestion, match="no secondment states when it ends"):
            cg.absence(built(leader1="seconded P5 home bureau"), "going_home", at=AT)


class TestRanked:
    """Several, each apart, by the homes that lose a duty."""

    def test_the_most_homes_lost_come_first(self):
        """
        Each is what the absence of it alone says.
        """
        structure = built(leader2="seconded P6 home bureau")
        asked = ["leader-G1", "seconded", "organisation:station", "kind:building_steward", ["leader-G1", "seconded"]]
        found = cg.absences(structure, asked, at=AT)

        assert [
            ("organisation:station", 28),
            ("post:leader-G1, seconded", 28),
            ("seconded", 25),
            ("kind:building_steward", 4),
            ("post:leader-G1", 3),
        ] == [(row.who, row.homes_lost) for row in found.rows]
        for row in found.rows:
            one = cg.absence(structure, row.who.split(", "), at=AT)
            assert (row.pairs_lost, row.pairs_to_backstop, row.members) == (
                one.pairs_lost,
                one.pairs_to_backstop,
                len(one.removed),
            )

    def test_every_day_on_which_some_go_home(self):
        """
        Each day is one absence, also where places are others by then.
        """
        parts = {
            "leader1": "seconded P5 home bureau until 2020-02-20",
            "leader2": "seconded P6 home bureau until 2020-03-01",
        }
        drawn = DRAWN.format(**{**LED, **parts})
        later = drawn + "place {id: B7, level: building, within: G1, from: 2020-02-25}\n"

        found = cg.absences(cg.build(sketch(drawn), at="2020-02-10"), ["going_home"])
        cut = cg.absences(cg.build(sketch(later), at="2020-02-10"), ["going_home"])
        assert [("2020-03-01", 25), ("2020-02-20", 3)] == [(row.at, row.homes_lost) for row in found.rows]
        assert [("2020-03-01", 25), ("2020-02-20", 3)] == [(row.at, row.homes_lost) for row in cut.rows]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ("kind:grid_leder", cg.BadQuestion),
        ("person:nobody", cg.UnknownId),
        (["leader-G1", "person:nobody"], cg.UnknownId),
        ("duty:sweep", cg.BadQuestion),
        ("going_home", cg.BadQuestion),
        (cg.Ref("team", "none"), cg.UnknownId),
    ],
)
@pytest.mark.parametrize("at", [AT, None])
def test_whatever_is_named_wrongly_is_refused_before_anybody_is_tried(monkeypatch, wrong, error, at):
    """
    Each absence may take seconds; what they say together is what the wrong one says alone.
    """
    tried: list[object] = []
    monkeypatch.setattr(absence_room.Absent, "absence", lambda *asked: tried.append(asked))
    structure = cg.build(sketch(DRAWN.format(**LED)), at="2020-02-10")
    with pytest.raises((error, cg.BadQuestion) if at is None else error):
        cg.absences(structure, iter(["kind:building_steward", wrong]), at=at)

    assert not tried


def test_of_very_many_it_is_not_told_what_is_lost_only_together(monkeypatch):
    """
    That is said: it is not nought.
    """
    monkeypatch.setattr(absence_room, "MOST_APART", 2)
    found = cg.absence(built(), "kind:building_steward", at=AT)

    assert (found.pairs_joint, found.joint, found.pairs_lost) == (None, (), 4)


def test_a_noun_of_the_name_of_a_set_is_named_with_its_kind():
    """
    The word is the set.
    """
    structure = cg.build(sketch(DRAWN.format(**LED) + "post seconded duty_officer at C held by P40\n"), at=AT)

    assert said(cg.absence(structure, "seconded", at=AT)) == []
    assert said(cg.absence(structure, "post:seconded", at=AT)) == ["post:seconded"]
