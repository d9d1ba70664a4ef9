"""The answer to who answers for one duty in one place: frozen, with its evidence."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.positions import Position
from communitygov.base.ref import Ref

HOLES = ("missing", "vacant", "off_shift", "too_far")
"""The states that are holes, the gravest first."""

STATES = ("answered", "ambiguous", "unknown_which", *HOLES, "exempt", "not_applicable")
"""Every state an answer can have."""


@frozen(cache_hash=True)
class Entry:
    """One who leads, helps or is next up the chain: the post in the end, and what it rests on."""

    post: Ref | None
    """The post that answers in the end; None for a body or a person that answers as such."""
    holder: str | None
    """``person:ID``; ``unnamed``: there, not named; ``unknown``: perhaps there; None: nobody."""
    organisation: Ref | None
    """The body that carries the share, if one does."""
    team: Ref | None
    """The team that carries the share, if one does."""
    share: Ref | None
    """The share; None on the reports-to line."""
    scope: Ref | None
    """The place or zone the share is for."""
    level: str | None
    """The level word its scope stands at; None for a zone without one."""
    capacity: str | None
    """holder, seconded, acting, deputy or stand_in; None for a body, a person or nobody."""
    made_up: bool
    """Whether anything it rests on is marked as made up."""

    def to_json(self) -> dict[str, Any]:
        """The entry in the published form."""
        return {
            "post": _text(self.post),
            "holder": self.holder,
            "organisation": _text(self.organisation),
            "team": _text(self.team),
            "share": _text(self.share),
            "scope": _text(self.scope),
            "level": self.level,
            "capacity": self.capacity,
            "made_up": self.made_up,
        }

    @property
    def sort_key(self) -> tuple[str, ...]:
        """The text of its fields, for an order that no order of rows can change."""
        return tuple(str(value) for value in self.to_json().values())


@frozen
class Fact:
    """One fact an answer rests on."""

    kind: str
    """share, head, lead_seat, ex_officio, stands_in, appointment, whole, perhaps, person, exemption, switch, required,
    no_lead or not_applicable."""
    subject: str
    """``kind:id`` of what it is said of."""
    object: str | None = None
    """What is said of it: ``kind:id``, a holder as `Entry.holder` has it, a mode, a level, or (not_applicable) why:
    place, duty, kind, mode or hours."""
    detail: str | None = None
    """The capacity of an appointment, the reason of an exemption."""
    made_up: bool = False
    """Whether the row that says so is marked as made up."""
    position: Position | None = field(default=None, eq=False)
    """Where the row stands that says so."""

    def to_json(self) -> dict[str, Any]:
        """The fact in the published form."""
        return {
            "kind": self.kind,
            "subject": self.subject,
            "object": self.object,
            "detail": self.detail,
            "made_up": self.made_up,
            "position": None if self.position is None else str(self.position),
        }


@frozen
class Loss:
    """A share of the duty over the place that lost, and the step at which it lost."""

    share: Ref
    """The share."""
    carrier: Ref
    """The post, team, body or person; ``every:KIND`` where there is no post of the kind."""
    step: str
    """period, mode, too_far, catch_all, vacant, off_shift, nearer or no_post."""
    position: Position | None = field(default=None, eq=False)
    """Where the row of the share stands."""

    def to_json(self) -> dict[str, Any]:
        """The loss in the published form."""
        return {
            "share": str(self.share),
            "carrier": str(self.carrier),
            "step": self.step,
            "position": None if self.position is None else str(self.position),
        }


@frozen
class OffShift:
    """A shift that keeps one off who would lead."""

    carrier: Ref
    """The post, team or body that would lead."""
    shift: Ref
    """A shift that was looked at for it and is off: its own, or that of whoever answers for it."""
    hours: tuple[str, ...]
    """Its hours, as ``08:00-20:00``; none: not known."""
    days: str | tuple[str, ...]
    """``daily``, ``workdays``, days of the week or dates."""
    next_on: str | None
    """When somebody is on again for the carrier; None: not within two weeks, or not known."""

    def to_json(self) -> dict[str, Any]:
        """The shift in the published form."""
        return {
            "carrier": str(self.carrier),
            "shift": str(self.shift),
            "hours": list(self.hours),
            "days": self.days if isinstance(self.days, str) else list(self.days),
            "next_on": self.next_on,
        }


@frozen
class Unknown:
    """One thing the register does not say, and that makes a difference to who leads or stands behind."""

    kind: str
    """workday, shift, hours, holder, one_of, which, head, lead_seat or mode."""
    subject: str
    """``kind:id`` of what it is about; of a working day its date."""
    options: tuple[str, ...] = ()
    """What it may be: the persons, posts or modes, where there are such."""
    position: Position | None = field(default=None, eq=False)
    """Where the row stands that leaves it open, if there is one."""

    def to_json(self) -> dict[str, Any]:
        """The unknown in the published form."""
        return {
            "kind": self.kind,
            "subject": self.subject,
            "options": list(self.options),
            "position": None if self.position is None else str(self.position),
        }


@frozen
class Reading:
    """One way to read what is not known: the state and the persons who lead in it."""

    state: str
    """The state in it."""
    persons: tuple[str, ...]
    """Those who lead in it, as `Entry.holder` has them, in the order of their text."""

    def to_json(self) -> dict[str, Any]:
        """The reading in the published form."""
        return {"state": self.state, "persons": list(self.persons)}


LISTED = ("assist", "inform", "supervise", "escalation", "lists_cut")
EXPLAINING: tuple[str, ...] = (*LISTED, "because", "why_not", "unknowns", "off_shifts", "made_up")
"""What is looked for only where an answer is explained."""


@frozen
class Answer:
    """Who answers for a duty in a place, in a mode, at an instant; and why, or why nobody does."""

    place: Ref
    """The place asked."""
    duty: Ref
    """The duty asked."""
    mode: str | None
    """The mode asked; None: the one in force."""
    mode_in_force: tuple[str, ...]
    """The mode answered in; several when switches tie."""
    at: str
    """The date or the instant asked."""
    shifts_considered: bool
    """False for a bare date."""
    state: str
    """One of `STATES`."""
    inherited: bool
    """Whether a nearer lead failed before the one that answers."""
    lead: tuple[Entry, ...] = ()
    """Those who lead; where the answer is ambiguous the rivals, where it is unknown which all who perhaps lead."""
    assist: tuple[Entry, ...] = ()
    """Those who assist and are there, the nearest first."""
    inform: tuple[Entry, ...] = ()
    """Those who are to be informed and are there, the nearest first."""
    supervise: tuple[Entry, ...] = ()
    """Those who supervise and are there, the nearest first."""
    first_responder: tuple[Entry, ...] = ()
    """Who is first on the scene: the nearest marked `first` that answer, else the leads, else the backstop."""
    backstop: tuple[Entry, ...] = ()
    """Who answers further out, or as a catch-all, where there is a hole; never counted as answered."""
    escalation: tuple[Entry, ...] = ()
    """Who is next: every further lead outwards, vacant ones too, then the reports-to line."""
    because: tuple[Fact, ...] = ()
    """The facts it rests on."""
    why_not: tuple[Loss, ...] = ()
    """The leads over the place that lost, and at which step."""
    readings: tuple[Reading, ...] = ()
    """The ways to read what is not known; none where all of them come to the same."""
    readings_cut: bool = False
    """Whether there are more readings than were looked at (4096)."""
    lists_cut: tuple[str, ...] = ()
    """The names of the lists that have more ways to be read than were looked at: they hold what was seen."""
    off_shifts: tuple[OffShift, ...] = field(default=(), eq=False)
    """The shifts of those who would lead and are off."""
    perhaps: Mapping[str, tuple[Entry, ...]] = field(default=FrozenMap[str, tuple[Entry, ...]](), eq=False)
    """By the name of a list, those entries of it that are not in every reading."""
    chain_off: tuple[Entry, ...] = field(default=(), eq=False)
    """The entries of `escalation` nobody answers for only because those who hold it are off shift."""
    unknowns: tuple[Unknown, ...] = field(default=(), eq=False)
    """What is not known and makes a difference."""
    path: tuple[Ref, ...] = field(default=(), eq=False)
    """The place and what it lies in, outwards."""
    made_up: tuple[Ref, ...] = field(default=(), eq=False)
    """What the answer rests on that no source says."""
    explained: bool = True
    """False where only the state, `lead`, `first_responder`, `backstop` and `readings` were looked for: every other
    list is empty without saying that there is nothing."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the places, duties, posts and bodies met; never of persons."""

    def to_json(self) -> dict[str, Any]:
        """The answer in the published form ``who/1``; one that is not explained leaves out what was not looked for."""
        return {key: value for key, value in self._told().items() if self.explained or key not in EXPLAINING}

    def _told(self) -> dict[str, Any]:
        lists = ("lead", "assist", "inform", "supervise", "first_responder", "backstop", "escalation")
        return {
            "schema": "who/1",
            "place": str(self.place),
            "duty": str(self.duty),
            "mode": self.mode,
            "mode_in_force": self.mode_in_force[0] if len(self.mode_in_force) == 1 else list(self.mode_in_force),
            "at": self.at,
            "shifts_considered": self.shifts_considered,
            "state": self.state,
            "inherited": self.inherited,
            **({} if self.explained else {"explained": False}),
            **{name: self._entries(name) for name in lists},
            "because": [fact.to_json() for fact in self.because],
            "why_not": [loss.to_json() for loss in self.why_not],
            "readings": [reading.to_json() for reading in self.readings],
            "readings_cut": self.readings_cut,
            "lists_cut": list(self.lists_cut),
            "unknowns": [unknown.to_json() for unknown in self.unknowns],
            "off_shifts": [off.to_json() for off in self.off_shifts],
            "made_up": [str(ref) for ref in self.made_up],
            "sentence": {"zh": self.sentence("zh"), "en": self.sentence("en")},
        }

    def _entries(self, name: str) -> list[dict[str, Any]]:
        """The entries of a list, each with what holds of it there."""
        marks = {"perhaps": set(self.perhaps.get(name, ()))}
        marks["off_shift"] = set(self.chain_off) if name == "escalation" else set()
        return [
            entry.to_json() | {mark: True for mark, marked in marks.items() if entry in marked}
            for entry in getattr(self, name)
        ]

    def sentence(self, lang: str = "en") -> str:
        """The answer in one sentence, in ``zh`` or ``en``.

        Raises
        ------
        BadQuestion
            When another language is asked for.
        """
        from communitygov.queries.sentence import sentence

        return sentence(self, lang)


def _text(ref: Ref | None) -> str | None:
    return None if ref is None else str(ref)
