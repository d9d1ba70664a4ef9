"""The library, through its public functions.

It has the whole meaning to look for, and answers more than is asked: evidence, gaps, spreads, first places.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tests.benchmarks.peers.base import STATES, Candidate, Who
from tests.benchmarks.peers.tables import AS_OF

import communitygov as cg

with TemporaryDirectory() as small:  # loads what first use would load
    pq.write_table(pa.table({"id": ["c"], "level": ["city"]}), f"{small}/places.parquet")
    Path(small, "register.yaml").write_text("communitygov: 1", encoding="utf-8")
    cg.build(cg.read(small))
for question in ("coverage", "who_answers", "who_answers_all", "load", "absences", "week"):
    getattr(cg, question)

MONDAY, NEXT_MONDAY = f"{AS_OF}T00:00", "2026-03-09T00:00"


class Library(Candidate):
    """`read` and `build`; then one public call for each question."""

    name = "communitygov"

    def __init__(self, folder: Path) -> None:
        """A folder of tables is a register; a structure is built of it."""
        self.structure = cg.build(cg.read(folder))

    def coverage(self) -> dict[str, tuple[float, ...]]:
        """Every home × every duty on a day, shifts aside."""
        found = cg.coverage(self.structure, level="household", at=AS_OF)
        return {row.duty.id: tuple(row.states[state] for state in STATES) for row in found.by_duty()}

    def who(self, place: str, duty: str) -> Who:
        """One answer with its evidence."""
        answer = cg.who_answers(self.structure, place=place, duty=duty, at=AS_OF)
        for entry in answer.lead:
            return Who(answer.state, str(entry.post).removeprefix("post:"), str(entry.holder).removeprefix("person:"))
        return Who(answer.state, None, None)

    @classmethod
    def takes_part(cls, question: str) -> bool:
        """Whether it has a function for the question."""
        return question != "who_all" or "who_answers_all" in dir(cg)

    def asked(self, path: Path) -> Any:
        """An Arrow table; at an instant left out the register's own counts."""
        return pq.read_table(path)

    def who_all(self, asked: Any) -> dict[str, Any]:
        """All rows at once."""
        ask: Any = getattr(cg, "who_answers_all")  # noqa: B009 -- it may not be there
        found = pa.table(ask(self.structure, asked))
        return {"state": found["state"], "post": found["lead"]}

    def load(self) -> dict[str, float]:
        """How much each person carries."""
        rows = cg.load(self.structure, at=AS_OF).rows.to_columns()
        return {who.removeprefix("person:"): homes for who, homes in zip(rows["id"], rows["homes"], strict=True)}

    def lost(self) -> dict[str, float]:
        """Everybody's absence, each apart."""
        found = cg.absences(self.structure, over="person", most=None, level="household", at=AS_OF)
        rows = found.rows.to_columns()
        return {who.removeprefix("person:"): lost for who, lost in zip(rows["who"], rows["pairs_lost"], strict=True)}

    def week(self) -> dict[str, float]:
        """The hours of a week in which nobody answers, grid by grid."""
        cells = cg.week(self.structure, by="grid", level="grid", at=MONDAY, until=NEXT_MONDAY).cells
        columns, found = cells.to_columns(), dict[str, float]()
        for grid, hours in zip(columns["place"], columns["nobody"], strict=True):
            found[grid] = found.get(grid, 0) + hours
        return found

    def may(self, person: str, place: str, duty: str) -> bool:
        """Whether the person is among those who lead, further out too."""
        answer = cg.who_answers(self.structure, place=place, duty=duty, at=AS_OF)
        entries = (*answer.lead, *answer.escalation, *answer.backstop)
        return any(entry.holder == f"person:{person}" for entry in entries)
