"""Every answer that has rows is a table too: its columns, what its cells hold, and its frames."""

import json
from collections.abc import Iterator

import pytest
from tests.docs.answers_page import VALUES
from tests.unit.spark.drawn import AT, CITY

import communitygov as cg
from communitygov import spark
from communitygov.base.rows import Rows
from communitygov.testing import sketch

LIBRARIES = ("pandas", "polars", "pyarrow")
EVENING = "2020-02-10T20:30"
HOLDS = {"text": str, "number": (int, float), "count": int, "yes_no": bool}
MISSING = {"text", "number"}
"""What may be missing from a cell."""
TABLED = {value.__name__: value for value in VALUES if hasattr(value, "COLUMNS")}
BARE = ("duty", "share", "place", "within", "places", "hats", "post", "posts", "shares", "shifts", "whole", "part_of")
"""Columns with ids of one kind."""


SHARED = """
    building B1 with 2 entrances x 3 floors x 2 homes
    post steward building_steward at B1 seats 2 together held by P1 and P2
    duty sweep: household, at building
    steward leads sweep
"""


def tables(structure: cg.Structure, mode: str | None, who: str) -> Iterator[Rows]:
    """Every table of every question, asked in a mode."""
    asked = {"at": EVENING, "mode": mode}
    cover = cg.coverage(structure, **asked)
    yield from (cover.gaps, cover.by("grid"), cover.by("building"), cover.by_duty())
    week = cg.week(structure, **asked)
    yield from (week.rows, week.duties)
    for per in ("person", "post"):
        load = cg.load(structure, per=per, **asked)
        yield from (load.rows, load.bodies, load.by("grid"), load.by("building"), load.worst(3))
    answers = cg.answers_for(structure, who, **asked)
    yield from (answers.rows, answers.not_now, answers.hats, answers.lead)
    gone = cg.absence(structure, [who, "secretary", "leader-g01"], **asked)
    yield from (gone.differences, gone.joint, gone.lost, gone.to_backstop, gone.passed_on)
    yield cg.absences(structure, [who, "kind:grid_leader", "seconded"], **asked).rows
    yield cg.absences(structure, over="organisation", **asked).rows
    yield cg.absence_pairs(structure, **asked).rows
    trial = structure.what_if(cg.vacate("leader-g01"), cg.appoint("p-new", to="secretary"))
    for found in (cg.compare(structure, trial, **asked), cg.compare(structure, smaller(structure), **asked)):
        yield from (found.differences, found.nouns, found.places_before, found.places_after, found.lost, found.changed)
    for to in (None, "secretary"):
        points = cg.chokepoints(structure, to=to, **asked)
        yield from (points.points, points.cut_off())
    path = cg.command_path(structure, "g01", **asked)
    yield from (path.breaks, *(line.steps for line in path.lines))
    yield cg.command_path(structure, "g01", to="secretary", **asked).breaks


def smaller(structure: cg.Structure) -> cg.Structure:
    """A structure of the same register without its last place."""
    register = structure.register
    return cg.build(register.model_copy(update={"places": register.places[:-1]}), at=EVENING)


@pytest.fixture(scope="module")
def found() -> list[Rows]:
    """Every table of two examples, in several modes."""
    heshun, qinghe = (cg.build(cg.example(name)) for name in ("heshun", "qinghe"))
    answers = [
        *(each for mode in (None, "service", "emergency") for each in tables(heshun, mode, "person:p-014")),
        *(each for mode in (None, "service", "epidemic") for each in tables(qinghe, mode, "person:p-02")),
    ]
    for structure, mode in ((heshun, "emergency"), (qinghe, "epidemic")):
        change = cg.modes(structure, "service", mode, at=EVENING)
        answers += [change.differences, change.growing, change.lost, change.newly_unanswered]
    shared = cg.build(sketch(SHARED), at=EVENING)
    answers.append(cg.absence(shared, ["P1", "P2"], at=EVENING).joint)
    return [*answers, *of_parts(), Rows(cg.Finding, cg.check(heshun, at=EVENING).findings)]


def of_parts() -> Iterator[Rows]:
    """Every table of a register in parts."""
    parts = spark.cut(sketch(CITY), "district", at=AT)
    covered = spark.coverage(parts, by="grid", gaps=True, at=AT)
    yield from (covered.rows, covered.by("grid"), covered.by_part(), covered.by_duty(), covered.gaps)
    yield spark.load(parts, at=AT).rows
    yield spark.absence(parts, ["person:P1"], at=AT).rows


def test_no_table_is_forgotten(found):
    """
    Each value with columns stands in some of the answers, and each of them with a row.
    """
    assert {*TABLED} <= {rows.kind.__name__ for rows in found if rows}


def test_every_field_with_rows_is_a_table(found):
    """
    What holds values with columns says so where it is declared, and no plain tuple of them is left.
    """
    for value in VALUES:
        declared = getattr(value, "__annotations__", {})
        assert [] == [name for name, of in declared.items() if any(f"tuple[{each}," in str(of) for each in TABLED)]


def test_a_row_has_the_columns_and_nothing_else(found):
    """
    No column is forgotten, and none is made for which no type is stated.
    """
    for rows in found:
        assert {frozenset(rows.kind.COLUMNS)} >= {frozenset(each.to_row()) for each in rows}


def test_a_cell_holds_what_its_column_says(found):
    """
    A text is a text and a count a whole number; what may be missing is a text or a number, and no cell is empty text.
    """
    for rows in found:
        for name, cells in rows.to_columns().items():
            holds = rows.kind.COLUMNS[name]
            some = [each for each in cells if each is not None]
            assert holds in MISSING or len(some) == len(cells), (rows.kind, name)
            assert all(isinstance(each, HOLDS[holds]) for each in some), (rows.kind, name)
            assert holds == "yes_no" or not any(isinstance(each, bool) for each in some), (rows.kind, name)
            assert rows.kind is cg.Finding or "" not in some, (rows.kind, name)


def test_ids_of_one_kind_stand_bare(found):
    """
    A column of places has ``g01`` and not ``place:g01``.
    """
    for rows in found:
        columns = rows.to_columns() if rows.kind is not cg.Finding else {}
        for name in columns.keys() & {*BARE}:
            assert not any(":" in each for each in columns[name] if isinstance(each, str)), (rows.kind, name)


def test_no_column_has_the_name_of_a_person(found):
    """
    Names are for pages, where they are asked for.
    """
    register = cg.example("heshun")
    named = register.model_copy(
        update={"people": tuple(each.model_copy(update={"name": "Somebody"}) for each in register.people)}
    )
    tabled = tables(cg.build(named), "emergency", "person:p-014")

    assert "Somebody" not in json.dumps([rows.to_columns() for rows in tabled])


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_table_becomes_a_frame(found, library):
    """
    Of every library, with the same columns and types where there is no row.
    """
    import narwhals as nw

    met = {rows.kind: rows for rows in sorted(found, key=len)}
    for kind, rows in met.items():
        frame, empty = (nw.from_native(each.to_frame(library)) for each in (rows, Rows(kind)))

        assert (len(frame), len(empty)) == (len(rows), 0)
        assert list(frame.schema) == list(kind.COLUMNS)
        assert frame.schema == empty.schema


def test_every_table_is_a_stream(found):
    """
    Libraries that read Arrow take it as it is, with types also where there is no row.
    """
    import pyarrow as pa

    for rows in found:
        assert pa.table(rows).to_pydict() == rows.to_columns()
        assert pa.table(rows).schema == pa.table(rows[:0]).schema


UNKNOWN = """
    community C
      grid G1
        building B1 not counted
      grid G2
        building B2 counts 12
    post leader-G1 grid_leader at G1 held by P1
    post leader-G2 grid_leader at G2 held by P2
    post desk duty_officer at C held by P3
    organisation O (subdistrict_office) at C head desk
    duty sweep: household, at grid
    every grid_leader leads sweep
    leader-G1 reports to desk
    leader-G2 reports to desk
"""


class TestHomesThatNobodyKnows:
    """They are missing from a table, and no number is made up for them."""

    structure = cg.build(sketch(UNKNOWN), at=EVENING)

    def test_of_load(self):
        """
        P1 leads a building whose homes are not known; P2 leads twelve, and P3 none.
        """
        columns = cg.load(self.structure, at=EVENING).rows.to_columns()

        assert {"P1": None, "P2": 12, "P3": 0} == dict(
            zip([each.removeprefix("person:") for each in columns["id"]], columns["homes"], strict=True)
        )

    def test_of_load_by_place(self):
        """
        In G1 one leads, and no number of homes is known.
        """
        columns = cg.load(self.structure, at=EVENING).by("grid").to_columns()

        assert (["G2", "G1"], [12, None], [12, None], [12, None], [1, 1], [None, "B1"]) == tuple(
            columns[name] for name in ("place", "homes", "most", "homes_per_lead", "leads", "not_counted")
        )

    def test_of_answers_for(self):
        """
        Nor of what P1 answers for.
        """
        (lead,) = cg.answers_for(self.structure, "P1", at=EVENING).lead.to_columns()["homes"]

        assert lead is None

    def test_of_chokepoints(self):
        """
        Nor of what is cut off without the leader of G1.
        """
        columns = cg.chokepoints(self.structure, level="grid", at=EVENING).points.to_columns()

        assert dict(zip(columns["who"], columns["homes"], strict=True))["post:leader-G1"] is None

    def test_of_coverage_by_place(self):
        """
        Nothing in G1 is counted: its states are missing.
        """
        columns = cg.coverage(self.structure, at=EVENING).by("grid").to_columns()

        assert (["G1", "G2"], [None, 12], [None, 12]) == tuple(columns[name] for name in ("place", "total", "answered"))


def test_what_a_row_of_each_table_says():
    """
    A difference, and a place cut off, as they stand in their tables.
    """
    structure = cg.build(sketch(UNKNOWN), at=EVENING)
    trial = structure.what_if(cg.vacate("leader-G2"))
    row = cg.compare(structure, trial, at=EVENING).lost[0].to_row()
    cut_off = cg.chokepoints(structure, level="grid", at=EVENING).cut_off().to_columns()

    assert ("lost", "sweep", "B2", "answered", "post:leader-G2", "vacant", None) == tuple(
        row[name] for name in ("kind", "duty", "places", "state_before", "lead_before", "state_after", "lead_after")
    )
    assert ("G2", "post:leader-G2", "held") in zip(*cut_off.values(), strict=True)
