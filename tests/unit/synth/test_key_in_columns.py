"""The key held against a coverage pair by pair, in columns, as it is done for a whole city."""

from collections import Counter

import pytest
from tests.slow.planted import NO_PLANT, NOT_ASKED, Key, Tally, compared

import communitygov as cg
from communitygov import synth
from communitygov.synth.columns import Table, Texts, kept, stacked
from communitygov.synth.duties import DAY, INSTANTS, MATTERS, MODES, NIGHT
from communitygov.synth.key import KEY_COLUMNS
from communitygov.synth.outcomes import PLANTS


@pytest.fixture(scope="module")
def made():
    """A community; twelve of them have the same kinds of plants and one more."""
    return synth.make("community", seed=7)


@pytest.fixture(scope="module")
def structure(made):
    """The structure of its register."""
    return cg.build(made.register())


@pytest.fixture(scope="module")
def rows(made):
    """Its key and its controls."""
    return stacked(KEY_COLUMNS, [made.key, made.controls])


def everywhere(structure: cg.Structure, rows: Table) -> Tally:
    """All that is found at both instants and in both modes."""
    key, tally = Key.of(structure, rows), Tally()
    for mode in MODES:
        for at in INSTANTS:
            tally.add(compared(structure, key, mode, at))
    return tally


def test_every_pair_is_as_the_key_says(structure, rows):
    """
    Of every home and duty, at every instant and in every mode, the state is that of the key; none is left out.
    """
    tally = everywhere(structure, rows)

    assert (Counter(), []) == (tally.instead, tally.differences)
    assert len(structure.register.duties) * 2897 * 4 == tally.pairs == sum(tally.found.values())
    assert {NO_PLANT, NOT_ASKED, "exemption", *PLANTS} - {"director_vacant", "leader_one_of", "officer_off"} == {
        plant for plant, _ in tally.said
    }


def test_in_the_evening_the_health_centre_answers(structure, rows):
    """
    Without a plant one duty is inherited: the liaison of the community keeps office hours.
    """
    key = Key.of(structure, rows)

    assert 0 == compared(structure, key, "service", DAY).said[NO_PLANT, "inherited"]
    assert 2897 == compared(structure, key, "service", NIGHT).said[NO_PLANT, "inherited"]
    assert ["vaccination"] == [matter.id for matter in MATTERS if matter.ladder == "health"]


def test_a_row_that_the_key_lacks_is_told_as_extra(structure, rows):
    """
    Without its rows on one vacant post of a steward, the key misses what is found there: those homes and no others.
    """
    lacking = kept(rows, rows["plant"] != "steward_vacant")
    full, tally = everywhere(structure, rows), everywhere(structure, lacking)
    gone = {("none", state): full.said["steward_vacant", state] for state in ("vacant", "inherited")}

    assert gone == dict(tally.instead)
    assert all(" none, answered; found " in said for said in tally.differences)


def test_a_plant_that_is_mended_is_told_as_missed(structure, rows):
    """
    Somebody is appointed to one vacant post of a steward: its homes are answered, and told as not what the key says.
    """
    chosen = kept(rows, (rows["plant"] == "steward_vacant") & (rows["state"] == "vacant"))
    place = str(chosen["place"][0])
    post = "steward-" + place.replace("/", "-")
    mended = structure.what_if(cg.appoint("p-990101-000001", to=post, since="2026-01-01"))
    tally = everywhere(mended, rows)

    assert {("steward_vacant", "answered")} == set(tally.instead)
    assert {place} == {said.split(" at ")[1].split(": ")[0] for said in tally.differences}


def test_a_lead_that_fails_unplanted_is_told_as_inherited(structure, rows):
    """
    Where a steward who is well is taken away the leader answers what may be answered further out; that is told too.
    """
    planted = {place.replace("/", "-") for place in rows["place"][rows["plant"] != "exemption"].tolist()}
    stewards = (post for post in structure.posts if post.startswith("steward-"))
    sound = next(post for post in stewards if not planted & {post[8:], post[8:].rpartition("-b")[0]})
    tally = everywhere(structure.what_if(cg.vacate(sound)), rows)

    assert {("none", "vacant"), ("none", "inherited")} == set(tally.instead)


def test_a_place_that_holds_other_homes_is_refused(structure, rows):
    """
    A row that counts its homes otherwise than the register, or names no place, is not compared.
    """
    one = kept(rows, rows["plant"] == "rivals")

    with pytest.raises(AssertionError):
        Key.of(structure, one | {"homes": one["homes"] + 1})
    with pytest.raises(AssertionError, match="nowhere"):
        Key.of(structure, one | {"place": _nowhere(one)})


def _nowhere(table: Table) -> Texts:
    changed = table["place"].astype("<U40")
    changed[0] = "nowhere"
    return changed
