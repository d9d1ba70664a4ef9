"""The answer to who is above: the lines of command up to who can decide, with every step's evidence."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.queries.answer import Fact
from communitygov.queries.command_standing import EMPTY
from communitygov.queries.tabled import ids, several


@frozen
class CommandStep:
    """One step of a line: who comes next, why, and who is there."""

    who: Ref
    """The post, team, body or person."""
    because: Fact | None
    """What the step rests on; None for the one asked about. Its kind is lead (who leads in the place), head,
    lead_seat, ex_officio, reports_to, belongs_to, stands_under, sits_in, or further_lead: nothing is written, and this
    one leads the same duty further out."""
    state: str
    """held, stood_in (by another post), off_shift, vacant, unknown (perhaps nobody) or not_there."""
    holders: tuple[str, ...]
    """Those who are there, or perhaps are, as `Entry.holder` has them."""
    heads: tuple[Ref, ...]
    """The bodies that answer through this post."""
    level: str | None
    """The level that what it serves stands at."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "who": "text",
        "because": "text",
        "inferred": "yes_no",
        "state": "text",
        "holders": "text",
        "heads": "text",
        "level": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table; of what the step rests on the kind."""
        return {
            "who": str(self.who),
            "because": None if self.because is None else self.because.kind,
            "inferred": self.inferred,
            "state": self.state,
            "holders": several(self.holders),
            "heads": ids(self.heads),
            "level": self.level,
        }

    @property
    def empty(self) -> bool:
        """Whether nobody is sure to be there; whoever is off shift is there at other hours."""
        return self.state in EMPTY

    @property
    def inferred(self) -> bool:
        """Whether nothing is written of whom the one before stands under."""
        return self.because is not None and self.because.kind == "further_lead"

    def to_json(self) -> dict[str, Any]:
        """The step in the published form."""
        return {
            "who": str(self.who),
            "because": None if self.because is None else self.because.to_json(),
            "state": self.state,
            "holders": list(self.holders),
            "heads": [str(body) for body in self.heads],
            "level": self.level,
        }


@frozen
class CommandLine:
    """One line from the one asked about to one who can decide."""

    steps: Rows[CommandStep]
    """From the first, who is asked about or leads in the place asked about, to the one who can decide."""

    @property
    def whole(self) -> bool:
        """Whether somebody is sure to be at every step, and each is written."""
        return not any(step.empty or step.inferred for step in self.steps)

    def to_json(self) -> dict[str, Any]:
        """The line in the published form."""
        return {"whole": self.whole, "steps": [step.to_json() for step in self.steps]}


@frozen
class CommandBreak:
    """Where a line ends that does not come to one who can decide."""

    who: Ref
    """The last of the line; the place asked about, where nobody leads there or around it."""
    why: str
    """no_lead, not_there, nothing_written or loop."""
    because: Fact | None = None
    """The step that led there."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"who": "text", "why": "text", "because": "text"}

    def to_row(self) -> dict[str, Any]:
        """The row of a table; of the step that led there the kind."""
        because = None if self.because is None else self.because.kind
        return {"who": str(self.who), "why": self.why, "because": because}

    def to_json(self) -> dict[str, Any]:
        """The break in the published form."""
        return {
            "who": str(self.who),
            "why": self.why,
            "because": None if self.because is None else self.because.to_json(),
        }


@frozen
class CommandPath:
    """The lines of command from a place, post, team or body up to who can decide."""

    start: Ref
    """The place, post, team or body asked about."""
    to: Ref | None
    """The post, team or body named as the one that can decide."""
    duty: Ref | None
    """The duty asked about."""
    mode: str | None
    """The mode asked; None: the one in force."""
    mode_in_force: str
    """The mode answered in."""
    at: str
    """The date or the instant asked."""
    shifts_considered: bool
    """False for a bare date."""
    sought: str
    """Who was looked for, found or not: named, owner (whoever stands at the level that owns the duty, or further out)
    or outermost (the body furthest out)."""
    decides: str | None
    """Why those can decide: named, owner (the duty is owned at their level) or outermost; last: perhaps they cannot,
    for they are no body and head none, places lie around what they serve, and nothing is written above them; None:
    there are none."""
    owned_by: str | None
    """The level that owns the duty, where it states one."""
    deciders: tuple[Ref, ...]
    """Those who can decide, or perhaps can where `decides` is last."""
    lines: tuple[CommandLine, ...]
    """The shortest lines to each of them."""
    lines_in_all: int
    """How many shortest lines there are; more than `lines` has, where they are cut."""
    nearest: tuple[Ref, ...]
    """Where no line comes to who can decide: those furthest out that a line comes to; none where a line does."""
    breaks: Rows[CommandBreak]
    """Where lines end that come to none of them."""
    loops: tuple[tuple[Ref, ...], ...]
    """Those who stand above one another in a circle; no line goes round."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of places, duties, posts, teams and bodies met; never of persons."""

    @property
    def made_up(self) -> bool:
        """Whether a step of a line rests on what no source says."""
        return any(step.because is not None and step.because.made_up for line in self.lines for step in line.steps)

    def to_json(self) -> dict[str, Any]:
        """The answer in the published form ``command-path/1``."""
        return {
            "schema": "command-path/1",
            "start": str(self.start),
            "to": None if self.to is None else str(self.to),
            "duty": None if self.duty is None else str(self.duty),
            "mode": self.mode,
            "mode_in_force": self.mode_in_force,
            "at": self.at,
            "shifts_considered": self.shifts_considered,
            "sought": self.sought,
            "decides": self.decides,
            "owned_by": self.owned_by,
            "deciders": [str(each) for each in self.deciders],
            "lines": [line.to_json() for line in self.lines],
            "lines_in_all": self.lines_in_all,
            "nearest": [str(each) for each in self.nearest],
            "breaks": [each.to_json() for each in self.breaks],
            "loops": [[str(each) for each in loop] for loop in self.loops],
        }
