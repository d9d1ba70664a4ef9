"""Who looks after a stairwell or another micro-grid: by the kinds of post that do so."""

from collections.abc import Iterator

import numpy as np

from communitygov.rules.groups import Group, groups
from communitygov.rules.look import Look
from communitygov.rules.plainly_held import plainly_held
from communitygov.structure.places import Ints

STEWARD = "building_steward"
STEWARDS = frozenset((STEWARD, "micro_grid_leader", "building_leader", "unit_leader"))
"""Kinds of post that look after a micro-grid; what they are called differs from place to place."""

MICRO_GRID = "micro_grid"
GRID = "grid"
COMMITTEE = "stairwell_committee"
"""The template of the committee of a stairwell."""


def stewards(look: Look) -> Ints:
    """The posts that look after micro-grids, seats among them but for those that another post holds ex officio."""
    plain = plainly_held(look).of_kinds(look.structure.posts_table, STEWARDS)
    return np.concatenate((plain, np.array([post for group in _others(look) for post in group.numbers], plain.dtype)))


def _others(look: Look) -> Iterator[Group]:
    for group in groups(look):
        if group.post.kind in STEWARDS and group.there(look) and not (group.is_seat and _ex_officio(group)):
            yield group


def _ex_officio(group: Group) -> bool:
    return any(each.holder.kind == "post" for _, each in group.appointments)
