"""What parts come to, as the whole tells it: by part, duty, place and person; from folders, and by processes."""

from pathlib import Path

import attrs
import pytest
from tests.unit.spark.drawn import AT, CITY

import communitygov as cg
from communitygov import spark
from communitygov.testing.sketch import sketch


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
    assert [(row.id, row.homes) for row in spark.load(city, duty=given(duty), at=AT).rows if row.homes] == [
        (row.id, row.homes) for row in cg.load(whole, duty=given(duty), at=AT).rows if row.homes
    ]
    lost = spark.absence(city, ["person:P9"], duty=given(duty), at=AT)
    assert lost.homes_lost == cg.absence(whole, ["person:P9"], duty=given(duty), at=AT).homes_lost == 5


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_what_parts_come_to_is_a_table_too(city, library):
    """
    Every list of rows of every answer.
    """
    pytest.importorskip(library)
    covered = spark.coverage(city, at=AT, gaps=True, by="grid")
    lost = spark.absence(city, ["person:P1"], at=AT)
    listed = covered.rows, covered.gaps, covered.by("grid"), covered.by_part(), covered.by_duty()
    for rows in (*listed, spark.load(city, at=AT).rows, lost.rows):
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
    rows = spark.load(spark.cut(drawn, "district", at=AT), at=AT).rows

    assert [(row.id, row.not_counted) for row in rows] == [
        ("person:P2", ()),
        ("person:P1", (cg.Ref("place", "B1"),)),
    ]
    assert rows.to_columns()["homes"] == [1, None]


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
        parts = spark.load(spark.cut(register, "district", at=AT), per=per, at=AT).rows
        assert {row.id: row.homes for row in parts} == {row.id: row.homes for row in (*whole.rows, *whole.bodies)}
    by_id = {row.id: (row.homes, row.parts) for row in spark.load(spark.cut(register, "district", at=AT), at=AT).rows}
    assert by_id["person:P9"] == (0, 0)


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
