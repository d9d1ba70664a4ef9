"""What somebody answers for, row by row; what not, and why not; and the posts they hold."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column
from communitygov.queries.answers_for_places import COLUMNS, Places
from communitygov.queries.covered import MadeUp
from communitygov.queries.tabled import ids, several

PARTS = ("lead", "rival", "perhaps", "first_responder", "assist", "inform", "supervise", "backstop")
"""In which capacity one may be named in an answer: leading one that is answered, a rival where it is ambiguous, one
that perhaps leads where it is unknown which; and in one of the other lists."""

REASONS = (
    "exempt",
    "mode",
    "hours",
    "period",
    "off_shift",
    "vacant",
    "another",
    "too_far",
    "catch_all",
    "nearer",
)
"""Why one who has a share in leading does not lead: the place is exempt; the duty, the share or the team is not of
the mode; the duty not for the hours; something is not in force; nobody is on; nobody holds the post; another one
answers for it; it stands too far out; it is a catch-all, which does not count here; somebody nearer answers."""


@frozen
class Bound:
    """A shift that somebody is bound to, as stated."""

    shift: Ref
    """The shift."""
    of: str
    """What states it: ``share``, ``post`` or ``appointment``."""
    hours: tuple[str, ...]
    """Its hours, as ``08:00-20:00``; none: not known."""
    days: str | tuple[str, ...]
    """``daily``, ``workdays``, days of the week or dates; ``unknown`` where there is no such shift."""

    def to_json(self) -> dict[str, Any]:
        """The shift in the published form."""
        return {
            "shift": str(self.shift),
            "of": self.of,
            "hours": list(self.hours),
            "days": self.days if isinstance(self.days, str) else list(self.days),
        }


@frozen
class Through:
    """By which share, and through which post, team or body, somebody answers."""

    share: Ref | None
    """The share."""
    post: Ref | None
    """The post that answers in the end; None for a body or a person that answers as such."""
    organisation: Ref | None
    """The body that carries the share, if one does."""
    team: Ref | None
    """The team that carries the share, if one does."""
    scope: Ref | None
    """The place or zone the share is for."""
    capacity: str | None
    """holder, seconded, acting, deputy or stand_in; None for a body or a person."""
    holder: str | None
    """Who holds it: ``person:ID``, ``unnamed`` or ``unknown``."""
    shifts: tuple[Bound, ...] = ()
    """The shifts it is bound to: all of them must be on. None: none is stated."""

    @property
    def carrier(self) -> Ref | str | None:
        """The post, team or body that answers; of a person that answers as such, who it is."""
        return self.post or self.team or self.organisation or self.holder

    def to_json(self) -> dict[str, Any]:
        """The way in the published form."""
        named = ("share", "post", "organisation", "team", "scope")
        found = {name: None if (ref := getattr(self, name)) is None else str(ref) for name in named}
        shifts = [shift.to_json() for shift in self.shifts]
        return found | {"capacity": self.capacity, "holder": self.holder, "shifts": shifts}


@frozen
class AnsweredFor:
    """What is answered for in one duty and one capacity."""

    duty: Ref
    """The duty."""
    part: str
    """One of `PARTS`."""
    perhaps: bool
    """Whether that is so only in some readings of what is not known."""
    places: Places
    """Where."""
    through: tuple[Through, ...]
    """Through which posts and shares."""
    made_up: MadeUp = "none"
    """Whether all, some or none of it rests on what no source says."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "duty": "text",
        "part": "text",
        "perhaps": "yes_no",
        **COLUMNS,
        "through": "text",
        "shares": "text",
        "made_up": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table: the places by what they count and which they are, and through whom and which shares."""
        return {
            "duty": self.duty.id,
            "part": self.part,
            "perhaps": self.perhaps,
            **self.places.cells(),
            "through": several(each for way in self.through if (each := way.carrier) is not None),
            "shares": ids(way.share for way in self.through if way.share is not None),
            "made_up": self.made_up,
        }

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {
            "duty": str(self.duty),
            "part": self.part,
            "perhaps": self.perhaps,
            "places": self.places.to_json(),
            "through": [way.to_json() for way in self.through],
            "made_up": self.made_up,
        }


@frozen
class NotNow:
    """Where a share of leading does not make somebody lead, and why."""

    duty: Ref
    """The duty."""
    share: Ref
    """The share."""
    carrier: Ref
    """The post, team, body or person that carries it."""
    reason: str
    """One of `REASONS`."""
    places: Places
    """Where."""
    shifts: tuple[Bound, ...] = ()
    """The shifts it is bound to."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "duty": "text",
        "share": "text",
        "carrier": "text",
        "reason": "text",
        **COLUMNS,
        "shifts": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table: the places by what they count and which they are."""
        return {
            "duty": self.duty.id,
            "share": self.share.id,
            "carrier": str(self.carrier),
            "reason": self.reason,
            **self.places.cells(),
            "shifts": ids(bound.shift for bound in self.shifts),
        }

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {
            "duty": str(self.duty),
            "share": str(self.share),
            "carrier": str(self.carrier),
            "reason": self.reason,
            "places": self.places.to_json(),
            "shifts": [shift.to_json() for shift in self.shifts],
        }


@frozen
class Hat:
    """A post that somebody is appointed to, or an appointment to the post asked about."""

    post: Ref
    """The post."""
    holder: str
    """``person:ID``, ``post:ID``, ``unnamed``, ``unknown``, or ``person:A or person:B`` of one of several."""
    capacity: str
    """holder, acting, deputy or seconded."""
    state: str
    """``now``; ``before`` or ``after`` its time; ``gone`` where the post itself is not in force; ``mode`` where its
    team is not of the mode."""
    since: str | None
    """When it begins; None: not stated."""
    until: str | None
    """When it ends; None: not stated."""
    shifts: tuple[Bound, ...] = ()
    """The shifts it is bound to."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "post": "text",
        "holder": "text",
        "capacity": "text",
        "state": "text",
        "since": "text",
        "until": "text",
        "shifts": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        return self.to_json() | {"post": self.post.id, "shifts": ids(bound.shift for bound in self.shifts)}

    def to_json(self) -> dict[str, Any]:
        """The hat in the published form."""
        return {
            "post": str(self.post),
            "holder": self.holder,
            "capacity": self.capacity,
            "state": self.state,
            "since": self.since,
            "until": self.until,
            "shifts": [shift.to_json() for shift in self.shifts],
        }
