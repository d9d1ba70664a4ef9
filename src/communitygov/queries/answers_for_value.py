"""The answer to what a person, a post, a body or a team answers for: frozen, with what it rests on."""

from typing import Any

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.queries.answers_for_places import Places
from communitygov.queries.covered import MadeUp

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
    rows: tuple[AnsweredFor, ...]
    """What is answered for, by duty, then by capacity in the order of `PARTS`."""
    not_now: tuple[NotNow, ...]
    """What is led by no one asked about although a share says so, with the reason."""
    hats: tuple[Hat, ...]
    """The posts of a person, in force or not; of a post the appointments to it."""
    homes: int
    """The homes where one of them leads any duty, each once."""
    others: int
    """The other places where one of them leads any duty, each once."""
    not_counted: tuple[Ref, ...]
    """The places led in any duty whose households are unknown or not exact."""
    notes: tuple[str, ...] = ()
    """Why there is nothing: ``no_post`` (a person who holds none), ``no_share`` (no share is of them)."""
    made_up: bool = False
    """Whether anything of it rests on what no source says."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the places, duties, posts and bodies met; never of persons."""

    @property
    def lead(self) -> tuple[AnsweredFor, ...]:
        """The rows of what they lead and is answered."""
        return self.part("lead")

    def part(self, part: str) -> tuple[AnsweredFor, ...]:
        """The rows of one capacity."""
        return tuple(row for row in self.rows if row.part == part)

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
