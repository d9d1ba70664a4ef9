"""The load of everybody is what who_answers says, added up home by home: on structures from seeds."""

from collections import Counter, defaultdict

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.laws.test_answers_for_laws import one_of
from tests.oracle.generator import questions, register

from communitygov.base.rows import Rows
from communitygov.queries.answer import Answer, Entry
from communitygov.queries.answers_for_targets import asked_targets
from communitygov.queries.load import load
from communitygov.queries.load_value import LoadRow
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build

seeds = st.integers(0, 10**6)
law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PARTS = ("assist", "inform", "supervise")
Unit = tuple[int, str]
"""A row of the tree, and as what it counts."""


def who_of(entry: Entry, per: str) -> str | None:
    """Who an entry is, as a row of a load has it; of one not named the post, since nothing else tells who it is."""
    as_such = entry.organisation or entry.team
    if entry.post is None:
        return entry.holder if entry.holder and entry.holder.startswith("person:") else str(as_such)
    if per == "post" or entry.holder in ("unnamed", "unknown"):
        return str(entry.post)
    return entry.holder


def shown(row: LoadRow) -> str:
    """The id of a row as `who_of` has it."""
    name, unnamed, _ = row.id.removeprefix("unnamed:").rpartition("#")
    return f"post:{name}" if row.id.startswith("unnamed:") and unnamed else row.id


class Slow:
    """Adds up answers one by one."""

    def __init__(self, structure: Structure, per: str) -> None:
        self.structure, self.per = structure, per
        self.weight: dict[Unit, int] = {}
        self.units: defaultdict[tuple[str, str], set[Unit]] = defaultdict(set)
        self.duties: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, answer: Answer, unit: Unit, weight: int) -> None:
        """Add one answer."""
        self.weight[unit] = weight
        lists = {part: getattr(answer, part) for part in PARTS}
        if answer.state in ("answered", "ambiguous", "unknown_which"):
            lists["lead" if answer.state == "answered" else "perhaps"] = answer.lead
        for part, entries in lists.items():
            for entry in entries:
                who = who_of(entry, self.per)
                assert who is not None
                self.units[who, part].add(unit)
                if part == "lead":
                    self.duties[who].add(answer.duty.id)

    def counts(self, who: str) -> tuple[int, ...]:
        """Homes, others, duties, perhaps, and the other parts."""
        lead = self.units[who, "lead"]
        perhaps = self.units[who, "perhaps"] - lead
        parts = (self._homes(self.units[who, part]) for part in PARTS)
        others = sum(self.weight[unit] for unit in lead if unit[1] != "home")
        return self._homes(lead), others, len(self.duties[who]), self._homes(perhaps), *parts

    def _homes(self, units: set[Unit]) -> int:
        return sum(self.weight[unit] for unit in units if unit[1] == "home")

    def everybody(self) -> set[str]:
        """All who are in some answer."""
        return {who for (who, _), units in self.units.items() if units}


def told(row: LoadRow) -> tuple[int, ...]:
    """What a row counts, as `Slow.counts` has it."""
    return row.homes, row.others, row.duties, row.perhaps, row.assist, row.inform, row.supervise


def compare(seed: int) -> Counter[str]:
    """Compare both loads of one register with its answers, and count what occurs."""
    drawn = register(seed)
    _, _, mode, at = questions(seed, drawn)[0]
    structure = build(drawn, at=at)
    both = {per: Slow(structure, per) for per in ("person", "post")}
    for duty in structure.duties_by_id.values():
        for asked in asked_targets(structure, duty):
            targets = asked.targets
            columns = (targets.rows.tolist(), targets.weights.tolist(), asked.homes.tolist())
            for row, weight, is_home in zip(*columns, strict=True):
                place = one_of(structure, targets.virtual, row)
                answer = who_answers(structure, place=place, duty=duty.id, mode=mode, at=at)
                as_what = "home" if is_home else targets.virtual if targets.virtual == "floor" else "other"
                for slow in both.values():
                    slow.add(answer, (row, as_what), weight)
    met: Counter[str] = Counter()
    for per, slow in both.items():
        found = load(structure, per=per, mode=mode, at=at)
        for each in (found.rows, found.bodies):
            assert each.to_columns() == Rows(LoadRow, tuple(each)).to_columns(), f"seed {seed} {per} {mode} {at}"
        rows = (*found.rows, *found.bodies)
        several = Counter(map(shown, rows))
        assert slow.everybody() <= set(several), f"seed {seed} {per} {mode} {at}"
        assert all(row.posts for row in rows if shown(row) not in slow.everybody()), f"seed {seed} {per} {mode} {at}"
        for row in rows:
            if several[shown(row)] == 1:
                assert told(row) == slow.counts(shown(row)), f"seed {seed} {per} {row.id} {mode} {at}"
                met.update(name for name in ("homes", "others", "perhaps", *PARTS) if getattr(row, name))
        led = set().union(*(units for (_, part), units in slow.units.items() if part == "lead"))
        assert found.homes == sum(slow.weight[unit] for unit in led if unit[1] == "home")
    return met


@law
@example(seed=118)  # a team without a lead seat informs
@example(seed=10077)  # helps where no home is
@example(seed=10212)  # a seat with a row of its own, out of its team's modes
@given(seed=seeds)
def test_the_load_is_what_the_answers_add_up_to(seed: int) -> None:
    """
    Homes, other places, duties and other parts of everybody are those of all single answers, each home once.
    """
    compare(seed)
