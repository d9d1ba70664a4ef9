"""Posts and teams that are written once for several: the row, and the numbers of what is made of it."""

from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.structure.made import Family

if TYPE_CHECKING:
    from communitygov.model.post import Appointment, Post
    from communitygov.model.team import Team


@frozen(eq=False)
class TeamFamily:
    """Teams made from one row, or the row itself, with their seats."""

    row: int
    """Number of the row in the register."""
    team: "Team"
    family: Family
    lead: str | None
    """The seat that leads."""
    seats: tuple[int, ...] = ()
    """The post families of its seats, in the team's order."""


@frozen(eq=False)
class PostFamily:
    """Posts made from one row or seat, the row itself, or rows that say the same."""

    row: int | None
    """Number of the row in the register, of several the first; None for a seat."""
    post: "Post"
    """What is written of each; of several rows the first."""
    family: Family
    team: int | None = None
    """Number of the team family a seat is of."""
    of_team: int | None = None
    """The one team a seat is of, where a row of its own describes the team."""
    seat: str | None = None
    everyone: tuple[tuple[int | None, "Appointment"], ...] = ()
    """Appointments made for every post of the family, with their row."""
