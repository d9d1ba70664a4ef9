"""Where the plants stand: which stewards, leaders, officers, managers and directors are made to fail, and how."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from communitygov.synth.columns import Bools, Ints, Texts
from communitygov.synth.draws import shuffled
from communitygov.synth.frame import Frame
from communitygov.synth.ground import Ground
from communitygov.synth.outcomes import DIRECTOR, LEADER, MANAGER, OFFICER, STEWARD
from communitygov.synth.zones import Zones

_STEWARD_PARTS: Final = (0.015, 0.01, 0.015, 0.004, 0.006)
_LEADER_PARTS: Final = (0.02, 0.015, 0.01, 0.015, 0.005, 0.005)
_OFFICER_PARTS: Final = (0.02, 0.01, 0.02)
_MANAGER_PARTS: Final = (0.03,)
_DIRECTOR_PARTS: Final = (0.02,)
_EXEMPT_PART: Final = 0.01
_LEAST_COMMUNITIES: Final = 10
"""In fewer communities no director's post is vacant: it would be all of them."""


@frozen(eq=False)
class Plants:
    """The kind of plant at each unit, as a text; empty: none."""

    steward: Texts
    """Of each micro-grid."""
    leader: Texts
    """Of each grid."""
    officer: Texts
    """Of each police area."""
    manager: Texts
    """Of each compound."""
    director: Texts
    """Of each community."""
    exempt: Ints
    """Buildings that are exempt from a duty."""


def plants(frame: Frame, ground: Ground, zones: Zones, rng: np.random.Generator) -> Plants:
    """Draw where the plants stand, so that none meets another in one duty."""
    director = _planted(
        np.full(frame.communities, frame.communities >= _LEAST_COMMUNITIES), DIRECTOR, _DIRECTOR_PARTS, rng
    )
    is_sound = director == ""
    leader = _planted(is_sound[ground.grid_community], LEADER, _LEADER_PARTS, rng)
    is_led = leader == ""
    steward = _planted(is_led[ground.unit_grid] & (ground.unit_homes > 0), STEWARD, _STEWARD_PARTS, rng)
    officer = _planted(np.ones(len(zones.area), dtype=np.bool_), OFFICER, _OFFICER_PARTS, rng)
    manager = _planted(is_sound[zones.compound_community], MANAGER, _MANAGER_PARTS, rng)
    in_led = np.flatnonzero(is_led[ground.building_grid] & (ground.building_homes > 0))
    exempt = np.sort(shuffled(rng, in_led)[: max(1, round(len(in_led) * _EXEMPT_PART))])
    return Plants(steward, leader, officer, manager, director, exempt)


def _planted(eligible: Bools, kinds: Mapping[str, object], parts: Sequence[float], rng: np.random.Generator) -> Texts:
    """Each kind at a part of all units, and at one at the least while half of them stay as they are."""
    made = np.full(len(eligible), "", dtype="<U16")
    there = shuffled(rng, np.flatnonzero(eligible))
    left = len(there) - len(there) // 2 if len(there) > 1 else 0
    start = 0
    for kind, part in zip(kinds, parts, strict=True):
        many = min(max(1, round(part * len(eligible))), left)
        made[there[start : start + many]] = kind
        start, left = start + many, left - many
    return made


def without(plants: Plants) -> Plants:
    """The same units, and nothing planted at any of them."""
    return Plants(
        steward=np.full_like(plants.steward, ""),
        leader=np.full_like(plants.leader, ""),
        officer=np.full_like(plants.officer, ""),
        manager=np.full_like(plants.manager, ""),
        director=np.full_like(plants.director, ""),
        exempt=plants.exempt[:0],
    )
