"""What cannot be counted in parts is refused, with what is so and what to do."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.spark.drawn import AT, CITY

import communitygov as cg
from communitygov import spark
from communitygov.testing.sketch import sketch


def test_what_is_no_duty_is_refused_before_a_part_is_read(city):
    """
    A place, by its kind, is none.
    """
    for ask in (spark.coverage, spark.load, lambda city, **asked: spark.absence(city, ["person:P9"], **asked)):
        with pytest.raises(cg.BadQuestion, match="place:G1 is no duty"):
            ask(city, duty=cg.Ref("place", "G1"), at=AT)


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


@pytest.mark.parametrize("names", [("A", "A"), ("A", "(shared)")])
def test_parts_of_one_name_are_refused(names: tuple[str, str]) -> None:
    """Refuse names that answers could not tell apart: one would be counted for both."""
    with pytest.raises(cg.BadQuestion, match="a name of its own"):
        spark.Parts(cg.Register(), tuple(spark.HeldPart(name, cg.Register()) for name in names))


@pytest.mark.parametrize("runner", [spark.InTurn(), spark.Processes(2)], ids=["in turn", "processes"])
def test_mistakes_of_all_parts_are_told_at_once(tmp_path, runner):
    """
    Whoever has seventy counties does not want to mend one to hear of the next.
    """
    for number in range(3):
        (tmp_path / f"c{number}").mkdir()
        level = "province_" if number else "grid"
        (tmp_path / f"c{number}" / "places.csv").write_text(f"id,level\np{number},{level} x\n", encoding="utf-8")
    parts = spark.Parts.of_folder(tmp_path)

    with pytest.raises(cg.DocumentError) as raised:
        spark.coverage(parts, at=AT, runner=runner)
    assert [Path(each.position.file).parts[-2] for each in raised.value.findings] == ["c0", "c1", "c2"]


@pytest.mark.parametrize("folder", [None, 5, "", ["city"]])
def test_what_is_no_path_is_refused(folder):
    """
    Nothing is not the folder that somebody happens to stand in.
    """
    with pytest.raises(cg.BadQuestion, match="give its path"):
        spark.Parts.of_folder(folder)
