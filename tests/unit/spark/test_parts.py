"""A register in parts: counties counted alone, with what reaches from one into another."""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import communitygov as cg
from communitygov import spark
from communitygov.spark.whole import Whole
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


def test_only_what_crosses_is_given_to_other_parts(city):
    """
    The post of K1 that another county names, and who holds it; the zone is shared by all as it is.
    """
    crossing = Whole.of(city, AT, spark.InTurn()).crossing

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
    started = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
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
