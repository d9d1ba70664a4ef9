"""What one answers for is what who_answers says, place by place: on structures from seeds."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.oracle.generator import questions, register

from communitygov.base.ref import Ref
from communitygov.queries.answer import Answer, Entry
from communitygov.queries.answers_for import answers_for
from communitygov.queries.answers_for_asked import people
from communitygov.queries.answers_for_places import Places
from communitygov.queries.answers_for_targets import asked_targets
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build

seeds = st.integers(0, 10**6)
law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LISTS = ("first_responder", "assist", "inform", "supervise", "backstop")
LEADS = {"answered": "lead", "ambiguous": "rival", "unknown_which": "perhaps"}


def one_of(structure: Structure, virtual: str, row: int) -> str:
    """The id of a place that a row is, or of one home or floor it stands for."""
    tree = structure.tree
    return next(iter(tree.inside_block(row, virtual))) if tree.block[row] else tree.id(row)


def asked_places(structure: Structure, duty: str) -> Iterator[tuple[str, int, bool]]:
    """Places a duty is asked about, one of each block, with their rows, and whether it is a floor nobody lists."""
    for asked in asked_targets(structure, structure.duties_by_id[duty]):
        for row in asked.targets.rows.tolist():
            if not structure.tree.block[row] or structure.tree.homes[row] or asked.targets.virtual == "floor":
                floor = asked.targets.virtual == "floor"
                yield one_of(structure, asked.targets.virtual, row), row, floor


def is_in(structure: Structure, place: str, row: int, places: Places) -> bool:
    """Whether a place is one of those told; ``whole`` and ``part`` are read as a person would."""
    tree = structure.tree
    if tree.block[row] and any(ref.id == tree.id(row) for ref in places.part):
        return True
    if any(ref.id == place for ref in places.itself):
        return True
    around = {tree.id(each) for each in tree.containers(row) if not tree.block[each]}
    around = around if tree.block[row] else around | {place}
    return any(ref.id in around for ref in places.whole)


def is_of(entry: Entry, who: Ref) -> bool:
    """Whether an entry names somebody."""
    named = (entry.holder, *map(str, filter(None, (entry.post, entry.organisation, entry.team))))
    return str(who) in named


def named(answer: Answer, who: Ref) -> set[tuple[str, bool]]:
    """In which capacities an answer names somebody, and whether only perhaps."""
    found: set[tuple[str, bool]] = set()
    for name in ("lead", *LISTS):
        mine = [entry for entry in getattr(answer, name) if is_of(entry, who)]
        if mine:
            perhaps = all(entry in answer.perhaps.get(name, ()) for entry in mine)
            part = LEADS[answer.state] if name == "lead" else name
            found.add((part, perhaps and part != "lead"))
    return found


def everybody(structure: Structure) -> list[Ref]:
    """Everybody who may answer."""
    table = structure.posts_table
    teams = {
        table.team_id(n) for each in table.teams for n in range(each.family.first, each.family.first + each.family.size)
    }
    return sorted(
        {
            *(Ref("person", each) for each in people(structure)),
            *(Ref("post", table.id(number)) for number in range(len(table)) if table.find(table.id(number)) == number),
            *(Ref("organisation", each) for each in structure.organisations),
            *(Ref("team", each) for each in teams if table.find_team(each) is not None),
        }
    )


def compare(seed: int) -> Counter[str]:
    """Compare everybody of one register with who_answers, and count what occurs."""
    drawn = register(seed)
    met: Counter[str] = Counter()
    _, _, mode, at = questions(seed, drawn)[0]
    structure = build(drawn, at=at)
    answers: dict[tuple[str, str], Answer] = {}
    every = everybody(structure)
    said = {who: answers_for(structure, who, mode=mode, at=at) for who in every[seed % 3 :: 3]}
    for duty in structure.duties_by_id:
        for place, row, floor in asked_places(structure, duty):
            key = place, duty
            if key not in answers:
                answers[key] = who_answers(structure, place=place, duty=duty, mode=mode, at=at)
            for who, found in said.items():
                rows = [each for each in found.rows if each.duty.id == duty and each.places.floors == floor]
                here = {(each.part, each.perhaps) for each in rows if is_in(structure, place, row, each.places)}
                expected = named(answers[key], who)
                assert here == expected, f"seed {seed}, {who}, {duty} at {place}, {mode}, {at}"
                met.update(part for part, _ in here)
                losses = {(str(each.share), str(each.carrier), each.step) for each in answers[key].why_not}
                for lost in (each for each in found.not_now if each.duty.id == duty and each.places.floors == floor):
                    if is_in(structure, place, row, lost.places):
                        met[lost.reason] += 1
                        if who.kind != "person" and answers[key].because and lost.reason in ("nearer", "too_far"):
                            assert (str(lost.share), str(lost.carrier), lost.reason) in losses, f"seed {seed} {who}"
    return met


@law
@example(seed=25)  # a building is meant, and not all in it
@example(seed=29)  # the same, with a second parent
@example(seed=1924)  # floors
@given(seed=seeds)
def test_what_one_answers_for_is_what_who_answers_says(seed: int) -> None:
    """
    For every place and duty, somebody is in a row of answers_for where who_answers names them, and nowhere else.
    """
    compare(seed)
