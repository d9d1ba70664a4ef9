"""A register in parts: counties counted alone, with what reaches from one into another."""

import os
import shutil
import signal
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

import communitygov as cg
from communitygov import spark
from communitygov.spark.finding import look
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"
CITY = """
    city S
      district K1
        grid G1
          building B1: H1a H1b H1c
      district K2
        grid G2
          building B2: H2a H2b
        grid G3
          building B3: H3a
      district K3
        grid G4
          building B4: H4a H4b H4c H4d H4e H4f H4g H4h
    zone river (police_area): G1 G2
    post officer police_officer at river held by P9
    post leader-G1 grid_leader at G1 held by P1
    post leader-G2 grid_leader at G2 vacant
    post leader-G3 grid_leader at G3 held by P1
    post leader-G4 grid_leader at G4 held by post:leader-G1
    duty sweep: household
    duty patrol: household
    every grid_leader leads sweep
    every police_officer leads patrol
"""
"""A police area across two counties, a person with posts in two, and a leader ex officio in a third and larger one."""


@pytest.fixture
def city() -> spark.Parts:
    """The city in three parts."""
    return spark.cut(sketch(CITY), "district", at=AT)


def states(covered: cg.Coverage | spark.PartsCoverage) -> dict[str, float]:
    """The states there are."""
    return {state: count for state, count in covered.states.items() if count}


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
    assert [(row.id, row.homes, row.parts) for row in spark.load(city, at=AT)] == [
        ("person:P1", 12, 3),
        ("person:P9", 5, 2),
    ]
    lost = spark.absence(city, ["person:P1"], at=AT)
    assert (lost.homes_lost, dict(lost.by_part)) == (12, {"K1": 3, "K2": 1, "K3": 8})


def test_what_parts_come_to_is_told_by_part_by_duty_and_by_place(city):
    """
    As the whole tells it; a place that several parts lie in has one row.
    """
    whole = cg.coverage(cg.build(sketch(CITY), at=AT), at=AT)
    covered = spark.coverage(city, at=AT, by=("city", "grid"))

    assert covered.by_duty() == whole.by_duty()
    assert (covered.by("city"), covered.by("grid")) == (whole.by("city"), whole.by("grid"))
    assert (covered.total, covered.percent) == (whole.total, whole.percent)
    assert [(row.part, row.total) for row in covered.by_part()] == [("K1", 6), ("K2", 6), ("K3", 16), ("(shared)", 0)]
    with pytest.raises(cg.BadQuestion, match=r"does not list 'building': ask for coverage\(parts, by='building'\)"):
        covered.by("building")
    with pytest.raises(cg.BadQuestion, match="gridd"):
        spark.coverage(city, at=AT, by="gridd")


@pytest.mark.parametrize(
    "given",
    [
        lambda duty: duty.id,
        lambda duty: f"duty:{duty.id}",
        lambda duty: cg.Ref("duty", duty.id),
        lambda duty: duty,
        lambda duty: [duty],
        lambda duty: (each for each in (cg.Ref("duty", duty.id), duty.id)),
    ],
    ids=["an id", "with its kind", "a reference", "a duty", "in a list", "one after another"],
)
def test_a_duty_is_named_to_parts_as_to_the_whole(city, given):
    """
    Whatever it is named by, also to processes of their own.
    """
    whole = cg.build(sketch(CITY), at=AT)
    duty = whole.duties_by_id["patrol"]
    processes = spark.Processes(1)

    assert spark.coverage(city, duty=given(duty), at=AT, runner=processes).by_duty() == (
        cg.coverage(whole, duty=given(duty), at=AT).by_duty()
    )
    assert [(row.id, row.homes) for row in spark.load(city, duty=given(duty), at=AT) if row.homes] == [
        (row.id, row.homes) for row in cg.load(whole, duty=given(duty), at=AT).rows if row.homes
    ]
    lost = spark.absence(city, ["person:P9"], duty=given(duty), at=AT)
    assert lost.homes_lost == cg.absence(whole, ["person:P9"], duty=given(duty), at=AT).homes_lost == 5


def test_what_is_no_duty_is_refused_before_a_part_is_read(city):
    """
    A place, by its kind, is none.
    """
    for ask in (spark.coverage, spark.load, lambda city, **asked: spark.absence(city, ["person:P9"], **asked)):
        with pytest.raises(cg.BadQuestion, match="place:G1 is no duty"):
            ask(city, duty=cg.Ref("place", "G1"), at=AT)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_what_parts_come_to_is_a_table_too(city, library):
    """
    Every list of rows of every answer.
    """
    pytest.importorskip(library)
    covered = spark.coverage(city, at=AT, gaps=True, by="grid")
    lost = spark.absence(city, ["person:P1"], at=AT)
    listed = covered.rows, covered.gaps, covered.by("grid"), covered.by_part(), covered.by_duty()
    for rows in (*listed, spark.load(city, at=AT), lost.rows):
        assert rows, rows.kind
        columns = rows.to_columns()
        assert list(columns) == list(rows.kind.COLUMNS) == list(rows[0].to_row())
        assert rows.to_frame(library).shape == (len(rows), len(columns))
    assert [tuple(row.to_row().values()) for row in lost.rows] == [
        ("K1", 3, 0, 0, 3),
        ("K2", 1, 0, 0, 1),
        ("K3", 8, 0, 0, 8),
    ]


def test_homes_of_unknown_number_are_no_homes_in_parts_either():
    """
    Whoever leads them is listed with what is not counted; in the table the number of homes is missing.
    """
    drawn = sketch("""
        city S
          district K1
            grid G1
              building B1 {households: unknown}
          district K2
            grid G2
              building B2: H2a
        post leader-G1 grid_leader at G1 held by P1
        post leader-G2 grid_leader at G2 held by P2
        duty sweep: household
        every grid_leader leads sweep
    """)
    rows = spark.load(spark.cut(drawn, "district", at=AT), at=AT)

    assert [(row.id, row.not_counted) for row in rows] == [
        ("person:P2", ()),
        ("person:P1", (cg.Ref("place", "B1"),)),
    ]
    assert rows.to_columns()["homes"] == [1, None]


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


def test_several_processes_come_to_the_same(city):
    """
    Each part is counted in a process of its own.
    """
    assert spark.coverage(city, at=AT, runner=spark.Processes(2)) == spark.coverage(city, at=AT)


def test_parts_stand_in_folders(city, tmp_path: Path):
    """
    A folder for each county, and beside them what all of them share.
    """
    cg.write(city.shared, tmp_path / "shared.yaml")
    for part in city.parts:
        (tmp_path / part.name).mkdir()
        cg.write(part.read(), tmp_path / part.name / "county.yaml")

    assert spark.coverage(spark.Parts.of_folder(tmp_path), at=AT) == spark.coverage(city, at=AT)


def test_a_part_that_nothing_reaches_into_is_answered_at_the_first_look(city):
    """
    The third county names nothing of others once its leader is its own; nothing is asked of it a second time.
    """
    alone = CITY.replace("post leader-G4 grid_leader at G4 held by post:leader-G1", "post leader-G4 grid_leader at G4")
    parts = spark.cut(sketch(alone), "district", at=AT)
    asked = _Asked([])
    covered = spark.coverage(parts, at=AT, runner=asked)

    assert covered == spark.coverage(parts, at=AT)
    assert asked.names[:3] == ["K1", "K2", "K3"]
    assert "K3" not in asked.names[3:]


@attrs.frozen
class _Asked:
    """Notes which parts are asked, one after another."""

    names: list[str]

    def each(self, task, parts):
        self.names.extend(part.name for part in parts)
        return map(task, parts)


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
    assert [(row.id, row.homes, row.parts) for row in spark.load(parts, at=AT)] == [("person:P1", 3, 2)]


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


def test_one_id_in_two_parts_is_refused(city):
    """
    The whole takes the first of them; a part that has one alone cannot know of the other.
    """
    k1, k2, k3 = city.parts
    again = k3.read().model_copy(update={"posts": (*k3.read().posts, cg.Post(id="leader-G2", kind="grid_leader"))})
    parts = spark.Parts(city.shared, (k1, k2, spark.HeldPart("K3", again)))

    with pytest.raises(cg.BadQuestion, match=r"posts with one id in several parts: leader-G2 in K2, K3 \(1 in all\)"):
        spark.coverage(parts, at=AT)


def test_a_row_of_a_made_post_that_stands_in_another_part_is_refused():
    """
    ``leader-G2`` says something of the leader that is written for each grid; read with K1 it is another post.
    """
    register = sketch("city S\n  district K1\n    grid G1\n  district K2\n    grid G2\nduty sweep: grid")
    leader = cg.Post(id="leader", kind="grid_leader", for_each="grid")
    cut = spark.cut(register.model_copy(update={"posts": (leader,)}), "district", at=AT)
    k1 = cut.parts[0].read().model_copy(update={"posts": (cg.Post(id="leader-G2", kind="grid_leader", serves="G1"),)})
    parts = spark.Parts(cut.shared, (spark.HeldPart("K1", k1), cut.parts[1]))

    with pytest.raises(cg.BadQuestion, match=r"leader-G2 in K1 .* G2 is a place of K2: it belongs there"):
        spark.coverage(parts, at=AT)


@pytest.mark.parametrize(("field", "said"), [("time_zone", "Asia/Shanghai"), ("as_of", date(2021, 1, 1))])
def test_what_the_head_of_one_part_alone_states_is_refused(city, field, said):
    """
    The time zone counts for all, and so does the instant asked about; the whole refuses two that differ as well.
    """
    k1, *others = city.parts
    own = k1.read().model_copy(update={field: said})
    parts = spark.Parts(city.shared, (spark.HeldPart("K1", own), *others))

    with pytest.raises(cg.BadQuestion, match=f"part K1 states {field} for itself"):
        spark.coverage(parts, at=AT)
    same = city.shared.model_copy(update={field: said})
    assert spark.coverage(spark.Parts(same, parts.parts), at=AT) == spark.coverage(city, at=AT)


def test_a_folder_without_a_part_is_told(tmp_path: Path):
    """
    And one that is not there, or is a file.
    """
    file = tmp_path / "register.yaml"
    file.touch()
    for folder, said in (
        (tmp_path, "has no folder of a part"),
        (tmp_path / "nowhere", "there is no folder"),
        (file, "is a file"),
    ):
        with pytest.raises(cg.BadQuestion, match=said):
            spark.Parts.of_folder(folder)


@pytest.mark.parametrize("count", [0, -1, "x", 1.5, True])
def test_a_number_of_processes_that_is_none_is_refused(count):
    """
    Before any part is read.
    """
    with pytest.raises(cg.BadQuestion, match="is no number of processes"):
        spark.Processes(count)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("entrance", "stand in layouts.*cut at one of building, "),
        ("household", "stand in layouts.*cut at one of building, "),
        ("floor", "stand in layouts.*cut at one of building, "),
        ("micro_grid", "there is no level with places 'micro_grid'; there are (?!.*micro_grid)"),
    ],
)
def test_a_level_that_cannot_be_cut_is_refused(level, said):
    """
    No row is of an entrance of a layout alone; those levels at which it can be cut are told.
    """
    with pytest.raises(cg.BadQuestion, match=said):
        spark.cut(cg.example("qinghe"), level)


def test_whoever_holds_a_post_and_answers_for_nothing_is_listed():
    """
    The officer of the zone is too far out for the duty, and holds a post all the same; nobody leads at a stub.
    """
    far = """
        city S
          district K1
            grid G1
              building B1: H1a H1b
          district K2
            grid G2
              building B2: H2a
            grid G3
              building B3: H3a
        zone Z (police_area): G1 G2
        post leader grid_leader for each grid held by unnamed
        post home householder for each household held by unnamed
        post leader-G3 grid_leader held by P3
        post officer police_officer at Z held by P9
        post clerk clerk at S held by P8
        duty sweep: household, at grid
        every grid_leader leads sweep at K1
        officer leads sweep
    """
    register = sketch(far)
    for per in ("person", "post"):
        whole = cg.load(cg.build(register, at=AT), per=per, at=AT)
        parts = spark.load(spark.cut(register, "district", at=AT), per=per, at=AT)
        assert {row.id: row.homes for row in parts} == {row.id: row.homes for row in (*whole.rows, *whole.bodies)}
    by_id = {row.id: (row.homes, row.parts) for row in spark.load(spark.cut(register, "district", at=AT), at=AT)}
    assert by_id["person:P9"] == (0, 0)


@pytest.mark.parametrize(
    ("remove", "said"),
    [
        ("kind:grid_leader", "named set, which parts do not take"),
        ("seconded", "named set, which parts do not take"),
        ("nobody", "'nobody' has no kind: write person:nobody"),
        ("place:G1", "cannot be away"),
    ],
)
def test_who_is_away_in_parts_is_named_with_its_kind(city, remove, said):
    """
    One by one; also where one alone is given.
    """
    for asked in (remove, [remove]):
        with pytest.raises(cg.BadQuestion, match=said):
            spark.absence(city, asked, at=AT)


def test_what_no_part_knows_is_told(city):
    """
    Persons, duties and instants; also in another process.
    """
    with pytest.raises(cg.UnknownId, match="p-404"):
        spark.absence(city, ["person:p-404"], at=AT)
    with pytest.raises(cg.UnknownId, match="sweeep"):
        spark.coverage(city, duty=["sweeep"], at=AT, runner=spark.Processes(1))
    with pytest.raises(cg.BadQuestion, match="no instant"):
        spark.coverage(city)
    with pytest.raises(cg.BadQuestion, match="level with places"):
        spark.cut(sketch(CITY), "province")


def test_without_spark_it_is_said_how_to_install_it(monkeypatch):
    """
    All else does without it.
    """
    monkeypatch.setitem(sys.modules, "pyspark", None)

    with pytest.raises(cg.MissingExtra, match=r"pip install 'communitygov\[spark\]'"):
        spark.OnSpark(None)


@pytest.fixture(scope="session")
def session():
    """A Spark of two workers on this machine."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, which is not installed")
    if find_spec("pyspark") is None:
        pytest.skip("Spark is not installed: pip install 'communitygov[spark]'")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    listening = signal.getsignal(signal.SIGINT)
    started = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    signal.signal(signal.SIGINT, listening)  # Spark listens in its stead, for all tests that follow
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_comes_to_the_same(city, session):
    """
    Two counties with a zone and a person across both, and a third that is larger than both together.
    """
    on_spark = spark.OnSpark(session)

    assert spark.coverage(city, at=AT, runner=on_spark) == spark.coverage(city, at=AT)
    assert spark.absence(city, ["person:P1"], at=AT, runner=on_spark) == spark.absence(city, ["person:P1"], at=AT)


@pytest.mark.parametrize("names", [("A", "A"), ("A", "(shared)")])
def test_parts_of_one_name_are_refused(names: tuple[str, str]) -> None:
    """Refuse names that answers could not tell apart: one would be counted for both."""
    with pytest.raises(cg.BadQuestion, match="a name of its own"):
        spark.Parts(cg.Register(), tuple(spark.HeldPart(name, cg.Register()) for name in names))
