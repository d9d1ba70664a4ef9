"""What each plant does, by definition: to the duties of which ladder, by day, by night, in which mode.

This is the generator's own statement of what it makes. Nothing is asked of an engine. Plants of different kinds are
never put where they would meet in one duty.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from communitygov.synth.duties import MODES

INHERITED = "inherited"
"""Answered after a nearer lead has failed: no hole, and no row of the key."""


@frozen
class Outcome:
    """The state at the two instants of the key; none: answered as if nothing had been planted."""

    day: str
    night: str
    modes: tuple[str, ...] = MODES

    def at(self, number: int, mode: str) -> str:
        """The state at an instant, in a mode."""
        return (self.day, self.night)[number] if mode in self.modes else ""


def _always(state: str) -> Outcome:
    return Outcome(state, state)


_VACANT, _MISSING, _TOO_FAR = _always("vacant"), _always("missing"), _always("too_far")
_UNKNOWN, _AMBIGUOUS, _INHERITED = _always("unknown_which"), _always("ambiguous"), _always(INHERITED)
_OFF, _LATE = Outcome("", "off_shift"), Outcome("", INHERITED)

STEWARD: Final[Mapping[str, Mapping[str, Outcome]]] = {
    "steward_vacant": {
        "door": _VACANT,
        "door_only": _VACANT,
        "door_by_day": Outcome("vacant", INHERITED),
        "stairwell": _INHERITED,
    },
    "no_steward": {"door": _TOO_FAR, "door_only": _MISSING, "door_by_day": Outcome("too_far", "")},
    "steward_off": {"door": _OFF, "door_only": _OFF, "door_by_day": _LATE, "stairwell": _LATE},
    "steward_unknown": dict.fromkeys(("door", "door_only", "door_by_day", "stairwell"), _UNKNOWN),
    "steward_one_of": dict.fromkeys(("door", "door_only", "door_by_day", "stairwell"), _UNKNOWN),
}
"""At one entrance, or at one building whose homes are a number."""

LEADER: Final[Mapping[str, Mapping[str, Outcome]]] = {
    "rivals": {"rivalled": _AMBIGUOUS},
    "leader_vacant": {
        "grid": _VACANT,
        "rivalled": _VACANT,
        "grid_or_out": _VACANT,
        "anywhere": _INHERITED,
        "exact": Outcome(INHERITED, INHERITED, ("epidemic",)),
        "patrol": _OFF,
    },
    "no_leader": {"grid": _MISSING, "rivalled": _MISSING, "grid_or_out": _TOO_FAR, "patrol": _OFF},
    "leader_off": {
        "grid": _OFF,
        "rivalled": _OFF,
        "grid_or_out": _OFF,
        "anywhere": _LATE,
        "exact": Outcome("", INHERITED, ("epidemic",)),
        "patrol": _OFF,
    },
    "leader_unknown": {
        **dict.fromkeys(("grid", "rivalled", "grid_or_out", "anywhere", "joint", "patrol"), _UNKNOWN),
        "exact": Outcome("unknown_which", "unknown_which", ("epidemic",)),
    },
    "leader_one_of": {
        **dict.fromkeys(("grid", "rivalled", "grid_or_out", "anywhere", "joint", "patrol"), _UNKNOWN),
        "exact": Outcome("unknown_which", "unknown_which", ("epidemic",)),
    },
}
"""Over one grid."""

OFFICER: Final[Mapping[str, Mapping[str, Outcome]]] = {
    "officer_vacant": {"police": _VACANT, "police_or_out": _VACANT, "police_anywhere": _INHERITED},
    "no_officer": {"police": _MISSING, "police_or_out": _TOO_FAR},
    "officer_off": {"police": _OFF, "police_or_out": _OFF, "police_anywhere": _LATE},
}
"""Over one police area, which cuts grids."""

MANAGER: Final[Mapping[str, Mapping[str, Outcome]]] = {"manager_vacant": {"property": _INHERITED}}
"""Over one compound."""

DIRECTOR: Final[Mapping[str, Mapping[str, Outcome]]] = {
    "director_vacant": {"community": _VACANT, "caught": _INHERITED, "property": _VACANT},
}
"""Over one community; `property` is so only where no compound has its own manager."""

PLANTS: Final[Mapping[str, Mapping[str, Outcome]]] = MappingProxyType(
    {**STEWARD, **LEADER, **OFFICER, **MANAGER, **DIRECTOR}
)
"""Every kind of plant."""

EVERYWHERE: Final[Mapping[str, Outcome]] = {"health": _LATE}
"""Where nothing is planted: in the evening the liaison of the community is off, and the health centre answers."""

EXEMPT: Final = ("fire_hazard", "flow_people")
"""The duties that some buildings are exempt from, whose leads stand outside these buildings."""
