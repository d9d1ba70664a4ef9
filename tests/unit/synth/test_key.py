"""The key of what is made, held against what the library finds."""

from collections import Counter

import pytest
from tests.unit.synth.against import HOLES, expected, found

import communitygov as cg
from communitygov import synth
from communitygov.synth.duties import DAY, NIGHT


@pytest.fixture(scope="module")
def community():
    """A community, and the structure of its register."""
    made = synth.make("community", seed=7)
    return made, cg.build(made.register())


@pytest.fixture(scope="module")
def sub_district():
    """A sub-district, and the structure of its register."""
    made = synth.make("sub_district", seed=7)
    return made, cg.build(made.register())


def test_the_key_of_a_community_is_what_is_found(community):
    """
    Of every duty, mode, instant and building, the homes in each state are those of the key: none missed, none extra.
    """
    made, structure = community

    assert expected(made.key, made.tables()) == found(structure)


@pytest.mark.parametrize("seed", range(3))
def test_the_key_of_other_communities_is_what_is_found(seed):
    """
    It is so for other seeds.
    """
    made = synth.make("community", seed=seed)

    assert expected(made.key, made.tables()) == found(cg.build(made.register()))


def test_the_key_of_a_sub_district_is_what_is_found(sub_district):
    """
    It is so for twelve communities, whose police areas cut grids and go over the edges of communities.
    """
    made, structure = sub_district

    assert expected(made.key, made.tables()) == found(structure)


@pytest.mark.slow
def test_the_key_of_a_district_is_what_is_found(tmp_path):
    """
    It is so for a district of 350,000 homes that is read from tables.
    """
    made = synth.make("district", seed=7)
    made.write(tmp_path / "out", format="csv")

    assert expected(made.key, made.tables()) == found(cg.build(cg.read(tmp_path / "out/register")))


def test_every_state_of_a_hole_is_planted(sub_district, community):
    """
    There is a plant of every state that is not answered.
    """
    for made, _ in (sub_district, community):
        assert set(HOLES) == set(made.key["state"].tolist())


def test_exemptions_are_controls(community):
    """
    What is exempt is what the controls say is, and no row of the key.
    """
    made, structure = community
    controls = {name: column[made.controls["state"] == "exempt"] for name, column in made.controls.items()}

    assert expected(controls, made.tables()) == found(structure, ("exempt",))


def test_what_is_inherited_is_answered(community):
    """
    Where the controls say that a further lead answers, one does, because a nearer one fails.
    """
    made, structure = community
    seen: Counter[str] = Counter()
    rows = zip(*(column.tolist() for column in made.controls.values()), strict=True)
    for duty, mode, at, place, state, *_ in rows:
        if state == "inherited" and place.count("/") == 1 and seen[duty] < 2:
            seen[duty] += 1
            answer = cg.who_answers(structure, place=f"{place}/1/101", duty=duty, mode=mode, at=at)
            assert ("answered", True) == (answer.state, answer.inherited)
    assert {"noise", "leak", "lamp_report"} <= set(seen)


def test_a_plant_that_is_mended_is_missed(community):
    """
    Somebody is appointed to one vacant post of a steward: the comparison fails, for that building alone.
    """
    made, structure = community
    key = made.key
    chosen = (key["state"] == "vacant") & (key["duty"] == "visit_elderly") & (key["at"] == DAY)
    place = str(key["place"][chosen][0])
    post = "steward-" + place.replace("/", "-")
    mended = structure.what_if(cg.appoint("p-990101-000001", to=post, since="2026-01-01"))

    missed = expected(key, made.tables()) - found(mended)

    assert {place.partition("/")[0]} == {building for _, _, _, building, _ in missed}
    assert {"vacant"} == {state for *_, state in missed}


def test_a_hole_that_is_not_planted_is_extra(community):
    """
    A leader who is well is taken away: what is found then is more than the key says.
    """
    made, structure = community
    failing = set(made.key["place"][made.key["duty"] == "flow_people"].tolist())
    places = made.tables()["places"]
    sound = next(grid for grid in places["id"][places["level"] == "grid"].tolist() if grid not in failing)
    broken = structure.what_if(cg.vacate(f"leader-{sound}"))

    extra = found(broken) - expected(made.key, made.tables())

    assert {sound} == {building.partition("-b")[0] for _, _, _, building, _ in extra}


def test_the_evening_differs_from_the_morning(community):
    """
    Whoever is off shift is so at the second instant only.
    """
    made, _ = community
    key = made.key

    assert {NIGHT} == set(key["at"][key["state"] == "off_shift"].tolist())
