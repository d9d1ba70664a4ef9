"""What differs between two structures, against who answers asked place by place; and drawn communities."""

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.oracle.generator import ASKED_MODES, questions, register

import communitygov as cg
from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.queries.answer import HOLES, Answer
from communitygov.queries.compare import compare
from communitygov.queries.compare_differences import KINDS, Difference
from communitygov.queries.compare_values import Comparison
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.testing import sketch

if TYPE_CHECKING:
    from communitygov.model.place import Place

SEEDS = 120
A_TEST = 20
LEVELS = (None, "household", None, "building", "floor", "household", "entrance")


def edited(drawn: Register, seed: int) -> Register:
    """A register with some rows left out, and some buildings laid out otherwise or put elsewhere."""
    random = Random(f"edited {seed}")
    update: dict[str, tuple[Any, ...]] = {
        section: tuple(row for row in getattr(drawn, section) if random.random() < 0.85)
        for section in SECTIONS
        if section != "shifts"
    }
    grids = [place.id for place in drawn.places if place.level == "grid"]
    places: list[Place] = []
    for place in update["places"]:
        change: dict[str, Any] = {}
        if place.layout is not None and random.random() < 0.3:
            change["layout"] = place.layout.model_copy(update={"floors": place.layout.floors + 1})
        if place.level == "building" and grids and random.random() < 0.3:
            change["within"] = (random.choice(grids),)
        places.append(place.model_copy(update=change))
    return drawn.model_copy(update={**update, "places": tuple(places)})


def leads(answer: Answer) -> frozenset[tuple[str, str | None]]:
    """Who leads: posts, bodies or teams, each with its holder."""
    return frozenset((str(e.post or e.organisation or e.team or ""), e.holder) for e in answer.lead)


def slowly(before: Answer, after: Answer) -> str:
    """The kind of difference, said once more."""
    one, other = before.state, after.state
    if (one, leads(before)) == (other, leads(after)):
        return "same"
    if other in ("exempt", "not_applicable"):
        return "not_asked"
    if one in ("exempt", "not_applicable"):
        return "asked"
    if {one, other} & {"ambiguous", "unknown_which"}:
        return "in_doubt"
    if one in HOLES:
        return "other_hole" if other in HOLES else "gained"
    return "lost" if other in HOLES else "changed"


def drawn_pair(seed: int) -> tuple[Structure, Structure, str]:
    """Two structures of one instant: a drawn one, and it edited, or another drawn one."""
    drawn = register(seed)
    at = str(cg.Instant.of(questions(seed, drawn)[0][3], drawn.time_zone))
    other = register(seed + 1) if seed % 3 == 2 else edited(drawn, seed)
    one, two = (drawn, other) if seed % 2 else (other, drawn)
    return build(one, at=at), build(two, at=at), at


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_every_pair_is_as_its_two_answers_say(first: int) -> None:
    """
    For every place and duty that two structures have in common the kind is the one its two answers come to, and the
    pairs of each kind, asked one by one, are as many as are counted.
    """
    met: Counter[str] = Counter()
    for seed in range(first, first + A_TEST):
        one, other, at = drawn_pair(seed)
        mode, level = (None, *ASKED_MODES)[seed % (1 + len(ASKED_MODES))], LEVELS[seed % len(LEVELS)]
        found = compare(one, other, mode=mode, at=at, level=level)
        counted: Counter[str] = Counter()
        for place in one.places:
            for duty in found.duties if place in other.places else ():
                kind = found.kind(place, duty)
                if kind is not None:
                    asked = [who_answers(each, place=place, duty=duty, mode=mode, at=at) for each in (one, other)]
                    assert kind == slowly(*asked), f"seed {seed}: {place} {duty} {mode} {at}"
                    counted[kind] += weight((one, other), place, level)
        met += counted
        if level in ("household", "floor", "entrance"):
            assert {kind: counted[kind] for kind in KINDS} == found.counts, seed
            assert counted["same"] == found.same, seed
    assert len(met) > 4


def weight(structures: tuple[Structure, Structure], place: str, level: str | None) -> int:
    """The households of a place that both have; one where something else is counted."""
    spots = [each.tree.find(place) for each in structures]
    weights = [
        int(each.tree.homes[spot.row])
        for each, spot in zip(structures, spots, strict=True)
        if spot is not None and spot.virtual is None and level == "household"
    ]
    return min(weights, default=1)


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_counts_are_those_of_both_coverages(first: int) -> None:
    """
    Each side comes to what a coverage of it comes to; every pair of a level is the same, differs, or is counted on one
    side only; and the differences listed come to the counts of their kinds.
    """
    for seed in range(first, first + A_TEST):
        one, other, at = drawn_pair(seed)
        mode, level = (None, *ASKED_MODES)[seed % (1 + len(ASKED_MODES))], LEVELS[seed % len(LEVELS)]
        found = compare(one, other, mode=mode, at=at, level=level)
        for side, structure in ((found.before, one), (found.after, other)):
            covered = coverage(structure, mode=mode, at=at, level=level)
            assert covered.states == side.states, seed
            assert (covered.total, covered.not_counted) == (side.total, side.not_counted), seed
            assert (covered.modes_in_force, covered.modes_tie) == (side.modes_in_force, side.modes_tie), seed
        for kind in KINDS:
            assert sum(each.count for each in found.of(kind)) == found.counts[kind], seed
        both = found.same + sum(found.counts.values())
        if level is not None:
            assert both <= min(found.before.total, found.after.total), seed
        if not (found.places_before or found.duties_before):
            assert both >= found.before.total, seed


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_seen_from_the_other_side_what_was_lost_is_gained(first: int) -> None:
    """
    Compared the other way round lost and gained change places, nouns and places with them; and nothing differs from
    itself.
    """
    for seed in range(first, first + A_TEST):
        one, other, at = drawn_pair(seed)
        there, back = compare(one, other, at=at), compare(other, one, at=at)
        assert there.lost == tuple(each.turned() for each in back.gained), seed
        assert there.gained == tuple(each.turned() for each in back.lost), seed
        assert (there.places_before, there.duties_before) == (back.places_after, back.duties_after), seed
        assert there.nouns == tuple(each.turned() for each in back.nouns), seed
        swapped = {"lost": "gained", "gained": "lost"}
        for kind in ("lost", "gained", "changed", "other_hole", "in_doubt"):
            assert there.counts[kind] == back.counts[swapped.get(kind, kind)], seed
        assert compare(one, one, at=at).is_empty
        assert compare(one, build(one.register, at=at), at=at).is_empty, seed


DRAWN = """
community C
  grid G1
    building B1 with 2 entrances x 3 floors x 2 homes
    building B2 counts 24
  grid G2
    building B3 with 1 entrances x 2 floors x 2 homes
post leader-G1 grid_leader at G1 held by P1
post leader-G2 grid_leader at G2 held by P2
duty sweep: household
every grid_leader leads sweep
"""
AT = "2020-02-01T10:00"


def drawn(*changes: tuple[str, str], more: str = "") -> Structure:
    """The drawing with some lines changed."""
    text = DRAWN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return build(sketch(text + more))


def only(found: Comparison) -> Difference:
    """The one difference there is."""
    (difference,) = found.differences
    return difference


def test_a_leader_who_leaves() -> None:
    """
    A post that nobody holds any more loses its homes in one row, with what makes the difference on either side.
    """
    found = compare(drawn(), drawn(("G1 held by P1", "G1 vacant")), at=AT)

    lost = only(found)
    assert (lost.kind, lost.count, lost.rows, str(lost.within)) == ("lost", 36, 3, "place:G1")
    assert [str(place) for place in lost.places] == ["place:B1/1", "place:B1/2", "place:B2"]
    assert (lost.before.state, lost.after.state) == ("answered", "vacant")
    assert [(fact.kind, fact.subject, fact.object) for fact in lost.before.because] == [
        ("appointment", "post:leader-G1", "person:P1")
    ]
    assert [(str(loss.carrier), loss.step) for loss in lost.after.why_not] == [("post:leader-G1", "vacant")]
    assert [(str(each.noun), each.how, each.before) for each in found.nouns if each.noun.kind == "holders"] == [
        ("holders:leader-G1", "removed", ("person:P1",))
    ]
    assert (found.counts["lost"], found.same) == (36, 4)
    assert found.kind("B1/2/3/301", "sweep") == "lost"
    assert found.kind("B3/1/1/101", "sweep") == "same"
    assert found.kind("nowhere", "sweep") is None


def test_another_person_in_the_post() -> None:
    """
    Another answers, though the post is the same.
    """
    changed = only(compare(drawn(), drawn(("G2 held by P2", "G2 held by P9")), at=AT))

    assert (changed.kind, changed.count) == ("changed", 4)
    assert [entry.holder for entry in changed.before.lead] == ["person:P2"]
    assert [entry.holder for entry in changed.after.lead] == ["person:P9"]


def test_a_building_moved_to_another_grid_renames_nobody() -> None:
    """
    The homes of a building that is put into another grid are the same homes, and another leader answers for them.
    """
    moved = ("    building B2 counts 24\n  grid G2\n", "  grid G2\n    building B2 counts 24\n")
    found = compare(drawn(), drawn(moved), at=AT)

    assert (only(found).kind, only(found).count) == ("changed", 24)
    assert (found.places_before, found.places_after) == ((), ())
    assert [(str(each.noun), each.fields) for each in found.nouns] == [("place:B2", ("within",))]


def test_homes_that_only_one_has() -> None:
    """
    A floor more, a number that grew and a new building are counted after only; a number nobody knows any more, before.
    """
    higher = ("B1 with 2 entrances x 3 floors", "B1 with 2 entrances x 4 floors")
    more = drawn(higher, ("B2 counts 24", "B2 counts 30"), ("  grid G2\n", "  grid G2\n    building B4 counts 5\n"))
    found = compare(drawn(), more, at=AT)

    assert [(each.place.id, each.count, each.why) for each in found.places_after] == [
        ("B2", 6, "homes"),
        ("B4", 5, "place"),
        ("B1", 4, "homes"),
    ]
    assert (found.places_before, found.differences, found.same) == ((), (), 40)
    unknown = compare(drawn(), drawn(("B2 counts 24", "B2 not counted")), at=AT)
    assert [(each.place.id, each.count, each.why) for each in unknown.places_before] == [("B2", 24, "not_counted")]


def test_a_home_that_one_names_is_the_home_the_other_does_not() -> None:
    """
    A post for one home gives it a row of its own; the homes beside it are still the same homes.
    """
    found = compare(drawn(), drawn(more="post own grid_leader at B1/2/3/301 held by P7\n"), at=AT)

    assert (only(found).kind, only(found).count, found.same) == ("changed", 1, 39)
    assert [str(place) for place in only(found).places] == ["place:B1/2/3/301"]
    assert found.kind("B1/2/3/302", "sweep") == "same"


def test_each_names_another_home_of_one_stairwell() -> None:
    """
    Where either side names a home that the other does not, the homes beside both are the same ones, and counted once.
    """
    wide = "3 floors x 2 homes", "3 floors x 3 homes"
    one, other = (drawn(wide, more=f"post own grid_leader at B1/2/3/{home} held by P7\n") for home in (301, 302))
    found = compare(one, other, at=AT)

    assert (found.counts["changed"], found.same, found.before.total) == (2, 44, 46)
    assert [found.kind(f"B1/2/3/{home}", "sweep") for home in (301, 302)] == ["changed", "changed"]
    assert found.kind("B1/2/3/303", "sweep") == "same"


def test_duties_that_only_one_has_and_places_a_duty_is_no_longer_for() -> None:
    """
    A duty of one side only is named; where a duty is no longer for a kind of place, it is no longer asked there.
    """
    more = drawn(more="duty visit: household\n")
    found = compare(drawn(), more, at=AT)
    assert [str(duty) for duty in found.duties_after] == ["duty:visit"]
    assert (found.duties_before, found.differences, found.after.total) == ((), (), 80)

    fewer = compare(drawn(), drawn(("duty sweep: household", "duty sweep: building")), at=AT)
    assert fewer.counts["not_asked"] == 16
    assert found.before.total == 40


def test_two_instants_of_one_structure() -> None:
    """
    Who is off at night is lost between two instants.
    """
    structure = drawn(("G1 held by P1", "G1 held by P1 on 08:00-20:00"))
    found = compare(structure, structure, at=AT, at_b="2020-02-01T22:00")

    assert (only(found).kind, only(found).count, only(found).after.state) == ("lost", 36, "off_shift")
    assert (found.before.at, found.after.at, found.nouns) == (AT, "2020-02-01T22:00", ())


def test_what_cannot_be_asked() -> None:
    """
    A duty neither has, a mode or a level there is not, and no instant.
    """
    with pytest.raises(UnknownId):
        compare(drawn(), drawn(), at=AT, duty="swepe")
    with pytest.raises(BadQuestion):
        compare(drawn(), drawn(), at=AT, mode="emergancy")
    with pytest.raises(BadQuestion):
        compare(drawn(), drawn(), at=AT, level="gird")
    with pytest.raises(BadQuestion):
        compare(drawn(), drawn())
    assert compare(drawn(), drawn(), at=AT, duty=[]).same == 0
