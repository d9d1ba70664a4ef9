"""What a reference case is: a drawing, what is asked of it, and the answer it must get."""

from collections.abc import Mapping
from textwrap import dedent

from attrs import field, frozen

COMMON = """\
community C
  grid G1
    micro_grid M1
      building B1: H1a H1b
    micro_grid M2
      building B2: H2a H2b
    shop S1
  grid G2
    micro_grid M3
      building B3: H3a H3b
    building B9: H9a
duty sweep: household, at micro_grid
duty open: household, shop
"""
"""The community in which most cases happen, and its two duties."""

DAY_1 = "2020-02-01T10:00"
LISTS = ("lead", "assist", "inform", "supervise", "first_responder", "backstop", "escalation")


@frozen(kw_only=True)
class Question:
    """Who answers for a duty in a place; and what the answer must be.

    Whoever is listed is written ``P1 as steward-M1``, with the capacity in parentheses where it is not that of a
    plain holder. First to respond are those who lead, else the backstop, unless stated.
    """

    duty: str
    place: str
    at: str = DAY_1
    mode: str | None = "service"
    state: str
    inherited: bool = False
    lead: tuple[str, ...] = ()
    assist: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()
    supervise: tuple[str, ...] = ()
    backstop: tuple[str, ...] = ()
    escalation: tuple[str, ...] = ()
    first_responder: tuple[str, ...] = field()
    why_not: tuple[str, ...] | None = None
    """Who lost, and at which step; None: not part of the case."""
    readings: tuple[str, ...] = ()
    """The state and the named persons of each reading, where there are several."""
    mode_in_force: str = field()
    because: tuple[str, ...] = ()
    """Reasons the answer must give, among others."""

    @first_responder.default
    def _who_leads(self) -> tuple[str, ...]:
        return self.lead or self.backstop

    @mode_in_force.default
    def _mode_asked(self) -> str:
        return self.mode or "service"

    @property
    def expected(self) -> dict[str, object]:
        """The answer as data."""
        said: dict[str, object] = {name: getattr(self, name) for name in ("state", "inherited", "mode_in_force")}
        said |= {name: tuple(sorted(getattr(self, name))) for name in LISTS}
        if self.why_not is not None:
            said["why_not"] = tuple(sorted(self.why_not))
        if self.readings:
            said["readings"] = tuple(sorted(self.readings))
        return said

    @property
    def id(self) -> str:
        """The question in a few words."""
        return " ".join(filter(None, (self.duty, self.place, self.mode or "mode in force", self.at)))


@frozen(kw_only=True)
class Count:
    """How many pairs of place and duty have each state; over a span, how many pairs × hours."""

    duty: str
    at: str = DAY_1
    until: str | None = None
    mode: str | None = "service"
    states: Mapping[str, float]
    not_counted: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The question in a few words."""
        return f"coverage {self.duty} {self.at}"


def _drawn(text: str) -> str:
    return dedent(text).lstrip("\n")


@frozen
class Situation:
    """One drawing and the questions asked of it; ``then`` says how it differs from the one before."""

    said: str = field(converter=_drawn)
    """What is drawn besides the common community; the whole drawing if it has places of its own."""
    asked: tuple[Question | Count, ...]
    then: str = ""
    own_places: bool = False

    @property
    def drawing(self) -> str:
        """The whole drawing."""
        return self.said if self.own_places else COMMON + self.said


@frozen
class Case:
    """One reference case: its number, what it is about, why its answers are as they are."""

    number: int
    title: str
    why: str
    situations: tuple[Situation, ...]


@frozen
class Chapter:
    """Cases that belong together."""

    title: str
    about: str
    cases: tuple[Case, ...]
