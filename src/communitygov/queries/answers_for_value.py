"""The answer to what a person, a post, a body or a team answers for: frozen, with what it rests on."""

from typing import Any

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.base.shortly import shortly
from communitygov.queries.answers_for_rows import AnsweredFor, Hat, NotNow


@frozen
class AnswersFor:
    """What a person, a post, a body or a team answers for, in a mode, at an instant; and what not, and why not."""

    who: Ref
    """Who is asked about."""
    mode: str | None
    """The mode asked; None: those in force."""
    modes_in_force: tuple[str, ...]
    """The modes answered in, at any of the places; where there is none, those in force at what they serve."""
    at: str
    """The date or the instant asked."""
    shifts_considered: bool
    """False for a bare date."""
    rows: Rows[AnsweredFor]
    """What is answered for, by duty, then by capacity in the order of `PARTS`."""
    not_now: Rows[NotNow]
    """What is led by no one asked about although a share says so, with the reason."""
    hats: Rows[Hat]
    """The posts of a person, in force or not; of a post the appointments to it."""
    homes: int
    """The homes where one of them leads any duty, each once."""
    others: int
    """The other places where one of them leads any duty, each once."""
    not_counted: tuple[Ref, ...] = field(repr=shortly)
    """The places led in any duty whose households are unknown or not exact."""
    notes: tuple[str, ...] = ()
    """Why there is nothing: ``no_post`` (a person who holds none), ``no_share`` (no share is of them)."""
    made_up: bool = False
    """Whether anything of it rests on what no source says."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the places, duties, posts and bodies met; never of persons."""

    @property
    def lead(self) -> Rows[AnsweredFor]:
        """The rows of what they lead and is answered."""
        return self.part("lead")

    def part(self, part: str) -> Rows[AnsweredFor]:
        """The rows of one capacity."""
        return Rows(AnsweredFor, (row for row in self.rows if row.part == part))

    def to_json(self) -> dict[str, Any]:
        """The answer in the published form ``answers-for/1``."""
        return {
            "schema": "answers-for/1",
            "who": str(self.who),
            "mode": self.mode,
            "modes_in_force": list(self.modes_in_force),
            "at": self.at,
            "shifts_considered": self.shifts_considered,
            "homes": self.homes,
            "others": self.others,
            "not_counted": [str(place) for place in self.not_counted],
            "rows": [row.to_json() for row in self.rows],
            "not_now": [row.to_json() for row in self.not_now],
            "hats": [hat.to_json() for hat in self.hats],
            "notes": list(self.notes),
            "made_up": self.made_up,
        }
