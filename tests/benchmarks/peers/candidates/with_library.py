"""The library, through its public functions."""

from pathlib import Path

from tests.benchmarks.peers.base import STATES, Candidate, Who
from tests.benchmarks.peers.tables import AS_OF

import communitygov as cg

MONDAY, NEXT_MONDAY = f"{AS_OF}T00:00", "2026-03-09T00:00"


class Library(Candidate):
    """`read` and `build`; then one public call for each question."""

    name = "communitygov"

    def __init__(self, folder: Path) -> None:
        """A folder of tables is a register; a structure is built of it."""
        self.structure = cg.build(_read(folder), at=AS_OF)

    def coverage(self) -> dict[str, tuple[float, ...]]:
        """Every home × every duty on a day, shifts aside."""
        found = cg.coverage(self.structure, level="household", at=AS_OF)
        return {row.duty.id: tuple(row.states[state] for state in STATES) for row in found.by_duty()}

    def who(self, place: str, duty: str) -> Who:
        """One answer with its evidence."""
        answer = cg.who_answers(self.structure, place=place, duty=duty, at=AS_OF)
        if answer.state != "answered":
            return Who(answer.state, None, None)
        (entry,) = answer.lead
        return Who(answer.state, entry.post.id, str(entry.holder).removeprefix("person:"))

    def load(self) -> dict[str, float]:
        """How much each person carries."""
        return {row.id.removeprefix("person:"): row.homes for row in cg.load(self.structure, at=AS_OF).rows}

    def lost(self) -> dict[str, float]:
        """One absence after the other."""
        persons = {str(each.holder) for each in self.structure.register.appointments}
        found = {
            person: cg.absence(self.structure, f"person:{person}", level="household", at=AS_OF) for person in persons
        }
        return {person: each.pairs_lost for person, each in found.items()}

    def week(self) -> dict[str, float]:
        """The hours of a week, grid by grid."""
        found = cg.coverage(self.structure, level="grid", at=MONDAY, until=NEXT_MONDAY)
        return {row.place.id: sum(row.states.values()) - row.states["answered"] for row in found.by("grid")}

    def may(self, person: str, place: str, duty: str) -> bool:
        """Whether the person is among those who lead, further out too."""
        answer = cg.who_answers(self.structure, place=place, duty=duty, at=AS_OF)
        entries = (*answer.lead, *answer.escalation, *answer.backstop)
        return any(entry.holder == f"person:{person}" for entry in entries)


def _read(folder: Path) -> cg.Register:
    """The folder, its layouts as columns of the places."""
    import pyarrow.parquet as pq

    tables = {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}
    layouts = tables.pop("layouts")
    layouts = layouts.rename_columns(["id", *(f"layout.{name}" for name in layouts.column_names[1:])])
    return cg.from_tables({**tables, "places": tables["places"].join(layouts, "id")})
