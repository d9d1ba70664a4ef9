"""The answer to what changes from one mode to another."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.answer import HOLES
from communitygov.queries.compare_differences import Difference, of_kind
from communitygov.queries.compare_values import Condition
from communitygov.queries.tabled import ids


@frozen
class Growth:
    """One who leads for more homes, or more duties, in the second mode than in the first."""

    who: str
    """``person:ID``; of somebody not named the post, the body or the team through which they lead."""
    posts: tuple[Ref, ...]
    """The posts through which they lead in the second mode."""
    homes_before: float
    """The households led in the first mode, in whatever duty; each counts once."""
    homes_after: float
    """The households led in the second mode."""
    duties_before: int
    """How many duties they lead somewhere in the first mode."""
    duties_after: int
    """How many duties they lead somewhere in the second mode."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "who": "text",
        "posts": "text",
        "homes_before": "number",
        "homes_after": "number",
        "duties_before": "count",
        "duties_after": "count",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        return self.to_json() | {"posts": ids(self.posts)}

    @property
    def homes(self) -> float:
        """How many households more."""
        return self.homes_after - self.homes_before

    @property
    def duties(self) -> int:
        """How many duties more."""
        return self.duties_after - self.duties_before

    def to_json(self) -> dict[str, Any]:
        """The growth in the published form."""
        return {
            "who": self.who,
            "posts": [str(post) for post in self.posts],
            "homes_before": self.homes_before,
            "homes_after": self.homes_after,
            "duties_before": self.duties_before,
            "duties_after": self.duties_after,
        }


@frozen
class ModeChange:
    """What changes from one mode to another: what is asked, who answers, who leads more, what comes into being."""

    level: str | None
    """The level asked; None: every place each duty is for."""
    from_mode: str
    """The first mode."""
    to_mode: str
    """The second mode."""
    at: str
    """The date or the instant."""
    duties: tuple[Ref, ...] = field(repr=shortly)
    """The duties counted."""
    before: Condition
    """What the first mode comes to."""
    after: Condition
    """What the second mode comes to."""
    differences: Rows[Difference]
    """What comes to something else, the heaviest first in each kind; at most a thousand."""
    counts: Mapping[str, float]
    """How many pairs are in each of the kinds that `compare` has; all of them, listed or not."""
    same: float
    """How many pairs come to the same."""
    pairs_newly_unanswered: float
    """How many pairs ask in the second mode only, and are a hole there."""
    growing: Rows[Growth]
    """Who leads more homes or more duties, those with most homes more first; at most a thousand."""
    growing_left_out: int = 0
    """How many more there are."""
    teams_awake: tuple[Ref, ...] = ()
    """Teams that exist in the second mode and not in the first."""
    teams_asleep: tuple[Ref, ...] = ()
    """Teams that exist in the first mode and not in the second."""
    posts_awake: tuple[Ref, ...] = ()
    """The seats of teams that come into being."""
    posts_asleep: tuple[Ref, ...] = ()
    """The seats of teams that fall asleep."""
    left_out: int = 0
    """How many differences are not listed; the counts cover them all."""
    made_up: bool = False
    """Whether anything in the register is marked as made up."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the duties, places, posts and bodies met, by ``kind:id``; never of persons."""

    @property
    def lost(self) -> Rows[Difference]:
        """What is answered in the first mode, and a hole in the second."""
        return of_kind(self.differences, "lost")

    @property
    def gained(self) -> Rows[Difference]:
        """What is a hole in the first mode, and answered in the second."""
        return of_kind(self.differences, "gained")

    @property
    def newly_unanswered(self) -> Rows[Difference]:
        """What asks in the second mode only, and is a hole there."""
        return Rows(Difference, (each for each in of_kind(self.differences, "asked") if each.after.state in HOLES))

    def to_json(self) -> dict[str, Any]:
        """The change in the published form ``modes/1``."""
        return {
            "schema": "modes/1",
            "level": self.level,
            "from_mode": self.from_mode,
            "to_mode": self.to_mode,
            "at": self.at,
            "duties": [str(duty) for duty in self.duties],
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "same": self.same,
            "counts": dict(self.counts),
            "pairs_newly_unanswered": self.pairs_newly_unanswered,
            "differences": [each.to_json() for each in self.differences],
            "left_out": self.left_out,
            "growing": [each.to_json() for each in self.growing],
            "growing_left_out": self.growing_left_out,
            "teams_awake": [str(team) for team in self.teams_awake],
            "teams_asleep": [str(team) for team in self.teams_asleep],
            "posts_awake": [str(post) for post in self.posts_awake],
            "posts_asleep": [str(post) for post in self.posts_asleep],
            "made_up": self.made_up,
        }
