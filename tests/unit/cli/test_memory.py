"""Long work says what memory it needs before it takes it, and is refused where it cannot fit."""

import pytest

import communitygov as cg
from communitygov.base import memory
from communitygov.cli.app import main
from communitygov.cli.progress import shown

NOTHING = 10_000
"""Bytes that are left: too few for anything."""


@pytest.fixture
def tables(tmp_path):
    """A folder of tables."""
    cg.write_tables(cg.example("heshun"), tmp_path / "register", format="csv")
    return str(tmp_path / "register")


@pytest.fixture
def little(monkeypatch):
    """A machine with hardly any memory left, where the smallest need is looked at."""
    monkeypatch.setattr(memory, "FEW", 1)
    monkeypatch.setattr(memory, "free_memory", lambda: NOTHING)


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize(
    ("what", "args"),
    [
        ("read", ["build", "TABLES", "-o", "OUT"]),
        ("read", ["coverage", "TABLES"]),
        ("read", ["convert", "TABLES", "OUT.yaml"]),
        ("build", ["build", "example:heshun", "-o", "OUT"]),
        ("build", ["coverage", "example:heshun"]),
        ("convert", ["convert", "example:heshun", "OUT.yaml"]),
        ("synth", ["synth", "community", "--seed", "1", "-o", "OUT"]),
    ],
)
def test_a_command_is_refused_before_it_takes_anything(tmp_path, tables, capfd, what, args):
    """
    It says what is needed and what is left, writes nothing, and cannot run.
    """
    given = [each.replace("TABLES", tables).replace("OUT", str(tmp_path / "out")) for each in args]

    code = main([*given, "--lang", "en"])

    said = capfd.readouterr().err
    assert code == 2
    assert f"{what} takes about" in said
    assert "and 0 MiB are left. Take one county at a time" in said
    assert ["register"] == [each.name for each in tmp_path.iterdir()]


def test_a_coverage_is_refused_before_it_is_counted(monkeypatch):
    """
    Of a structure that is built already.
    """
    structure = cg.build(cg.example("heshun"))
    monkeypatch.setattr(memory, "FEW", 1)
    monkeypatch.setattr(memory, "free_memory", lambda: NOTHING)

    with pytest.raises(cg.NotEnoughMemory, match="coverage takes about"):
        cg.coverage(structure)


def test_what_is_needed_is_said_on_a_terminal(monkeypatch, capfd):
    """
    Before it is taken, with what is left.
    """
    monkeypatch.setattr(memory, "FEW", 1)
    monkeypatch.setattr(memory, "free_memory", lambda: 3 << 30)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    with shown("en"):
        cg.build(cg.example("heshun"))

    assert "building: about 0 MiB of memory, of 3.0 GiB that are left" in capfd.readouterr().err


@pytest.mark.parametrize("homes", [1, 9])
def test_homes_that_nobody_names_need_nothing(homes):
    """
    Twice the entrances need twice as much, and more homes behind them no more.
    """
    from communitygov.structure.needed import OF_ROW, needed_to_build

    def needed(entrances):
        layout = {"entrances": entrances, "floors": 6, "homes": homes}
        return needed_to_build(cg.Register(places=[{"id": "b01", "level": "building", "layout": layout}]))

    assert needed(4) - needed(2) == 4 * OF_ROW


def test_posts_made_for_each_place_are_counted():
    """
    Those of an entrance as many times as there are entrances.
    """
    from communitygov.structure.needed import OF_POST, needed_to_build

    layout = {"entrances": 5, "floors": 6, "homes": 2, "also": "micro_grid"}
    places = [{"id": "b01", "level": "building", "layout": layout}]
    posts = [{"id": "steward", "kind": "building_steward", "for_each": "micro_grid"}]
    one = [{"id": "one", "kind": "grid_leader"}]

    made, alone = (needed_to_build(cg.Register(places=places, posts=each)) for each in (posts, one))

    assert made - alone == 5 * OF_POST
