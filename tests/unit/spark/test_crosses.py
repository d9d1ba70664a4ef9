"""What reaches from one part into another counts there, and nothing else does."""

from tests.unit.spark.drawn import AT, states

import communitygov as cg
from communitygov import spark
from communitygov.spark.finding import look
from communitygov.testing.sketch import sketch


def test_a_zone_a_person_and_an_office_across_counties_are_seen_from_each(city):
    """
    Fourteen homes: the leader of K1 answers in K1, K2 and K3; the officer in two of them.
    """
    covered = spark.coverage(city, at=AT)

    assert states(covered) == {"answered": 3 + 1 + 8 + 5, "vacant": 2, "missing": 1 + 8}
    rows = {(row.part, row.duty.id): states(row) for row in covered.rows}
    assert rows["K1", "patrol"] == {"answered": 3}
    assert rows["K2", "patrol"] == {"answered": 2, "missing": 1}
    assert rows["K3", "sweep"] == {"answered": 8}
    assert [(row.id, row.homes, row.parts) for row in spark.load(city, at=AT).rows] == [
        ("person:P1", 12, 3),
        ("person:P9", 5, 2),
    ]
    lost = spark.absence(city, ["person:P1"], at=AT)
    assert (lost.homes_lost, dict(lost.by_part)) == (12, {"K1": 3, "K2": 1, "K3": 8})


def test_only_what_crosses_is_given_to_other_parts(city):
    """
    The post of K1 that another county names, and who holds it; the zone is shared by all as it is.
    """
    whole, _ = look(city, AT, None, spark.InTurn())
    crossing = whole.crossing

    assert [row.id for row in crossing["K1"]["posts"]] == ["leader-G1"]
    assert [str(row.holder) for row in crossing["K1"]["appointments"]] == ["P1"]
    assert [place.id for place in crossing["K2"]["places"]] == ["G2", "G2~", "K2", "K2~"]
    assert "appointments" not in crossing["K2"]


def test_what_is_written_for_each_place_and_stands_in_for_one_post_is_seen_from_everywhere():
    """
    Whoever leads a grid stands in for the clerk of the city, whose post is vacant.
    """
    whole = sketch("""
        city S
          shop S1
          district K1
            grid G1
              building B1: H1a
          district K2
            grid G2
              building B2: H2a
        post clerk clerk at S vacant
        post leader-G1 grid_leader at G1 held by P1
        duty open: shop
        clerk leads open
        """)
    leader = cg.Post(id="leader", kind="grid_leader", for_each="grid")
    rows = {
        "posts": (*(post for post in whole.posts if post.id == "clerk"), leader),
        "links": (cg.Link(kind="stands_in_for", who="post:leader", to="post:clerk"),),
    }
    register = whole.model_copy(update=rows)
    parts = spark.cut(register, "district", at=AT)

    assert states(cg.coverage(cg.build(register, at=AT), at=AT)) == {"answered": 1}
    assert states(spark.coverage(parts, at=AT)) == {"answered": 1}


def test_what_a_part_makes_for_shared_places_is_made_with_all_that_is_said_of_it():
    """
    A row for each shop is written in one county, and of a shop of the city who keeps it, and which duty that is.
    """
    drawn = sketch("""
        city S
          shop S1
          shop S2
          district K1
            shop S3
          district K2
            shop S4
        duty open: shop
        duty clean: shop
        """)
    keeper = cg.Post(id="keeper", kind="clerk", for_each="shop")
    opening = cg.Share(id="opening", duty="open", part="lead", who={"every": "clerk"}, for_each="shop")
    said = {
        "posts": (keeper,),
        "appointments": (cg.Appointment(post="keeper-S1", holder="P1"),),
        "shares": (opening, cg.Share(id="opening-S1", duty="clean", part="lead", who={"every": "clerk"})),
    }
    cut = spark.cut(drawn, "district", at=AT)
    k1, k2 = cut.parts
    parts = spark.Parts(cut.shared, (spark.HeldPart("K1", k1.read().model_copy(update=said)), k2))
    whole = cg.coverage(cg.build(drawn.model_copy(update=said), at=AT), at=AT)
    covered = spark.coverage(parts, at=AT, by="shop")

    assert states(covered) == states(whole) == {"answered": 1, "missing": 4, "vacant": 3}
    assert covered.by_duty() == whole.by_duty()
    assert {*covered.by("shop")} == {*whole.by("shop")}


def test_a_seat_that_is_written_beside_the_parts_is_that_of_the_team_of_one():
    """
    The kind of the seat stands with what all share; who holds it, with the team, in the one county. It leads in both.
    """
    drawn = sketch("""
        city S
          district K1
            building B1: H1a
          district K2
            building B2: H2a H2b
        team desk at K1
          seat clerk held by P1 leads
        duty sweep: household
        post:desk-clerk leads sweep at S
        """)
    register = drawn.model_copy(update={"posts": (*drawn.posts, cg.Post(id="desk-clerk", kind="clerk"))})
    parts = spark.cut(register, "district", at=AT)

    assert [post.id for post in parts.shared.posts] == ["desk-clerk"]
    assert [team.id for team in parts.parts[0].read().teams] == ["desk"]
    assert states(spark.coverage(parts, at=AT)) == states(cg.coverage(cg.build(register, at=AT), at=AT))
    assert [(row.id, row.homes, row.parts) for row in spark.load(parts, at=AT).rows] == [("person:P1", 3, 2)]


def test_who_holds_the_seats_of_a_team_crosses_with_it():
    """
    The team serves a zone in two counties; who sits for it is said in one of them, of the seat alone.
    """
    drawn = sketch("""
        city S
          district K1
            grid G1
              building B1: H1a
          district K2
            grid G2
              building B2: H2a H2b
        zone Z (police_area): G1 G2
        team desk at Z
          seat clerk (police_officer) vacant
        post leader-G1 grid_leader at G1 held by P1
        appoint post:leader-G1 to desk-clerk
        duty patrol: household
        every police_officer leads patrol
        """)
    cut = spark.cut(drawn, "district", at=AT)
    k1, k2 = cut.parts
    own = k1.read().model_copy(update={"teams": drawn.teams})
    parts = spark.Parts(cut.shared.model_copy(update={"teams": ()}), (spark.HeldPart("K1", own), k2))

    assert [row.post for row in own.appointments] == ["leader-G1", "desk-clerk"]
    assert states(cg.coverage(cg.build(drawn, at=AT), at=AT)) == {"answered": 3}
    assert states(spark.coverage(parts, at=AT)) == {"answered": 3}
