"""Teams by the row of the document that describes them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from communitygov.model.team import Team
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.structure.families import TeamFamily
from communitygov.structure.posts import Posts

KNOWN = ("person", "one_of", "post")
"""Kinds of holder by which one person may be found in two seats."""


@frozen
class TeamRow:
    """The teams that one row describes: one, or one for each place."""

    row: int
    team: Team
    numbers: Sequence[int]
    """Their numbers among all teams."""

    def there(self, look: Look) -> bool:
        """Whether they are there at the instant."""
        return self.team.in_force(look.at.at)

    def ids(self, look: Look) -> list[str]:
        """Their ids."""
        return [look.structure.posts_table.team_id(number) for number in self.numbers]


def team_rows(look: Look) -> tuple[TeamRow, ...]:
    """Every row that describes a team, in the order of the document; one made for no place is none."""
    return look.kept("rows of teams", lambda: tuple(sorted(_rows(look.structure.posts_table), key=_in_order)))


def _in_order(each: TeamRow) -> int:
    return each.row


def _rows(table: Posts) -> Iterator[TeamRow]:
    for each in table.teams:
        numbers = [number for number in _numbers(each) if number not in table.team_overridden]
        if numbers:
            yield TeamRow(each.row, each.team, numbers)
    for number, (row, team) in table.team_overridden.items():
        yield TeamRow(row, team, (number,))


def _numbers(each: TeamFamily) -> range:
    return range(each.family.first, each.family.first + each.family.size)


def seats_of(look: Look, each: TeamRow) -> Mapping[int, Mapping[str, int]]:
    """The posts that are the seats of the teams of a row, by the number of the team and the name of the seat."""
    table = look.structure.posts_table
    if each.numbers[0] in table.team_overridden:
        return {each.numbers[0]: _own_seats(look).get(each.numbers[0], {})}
    of = table.team_family(each.numbers[0])
    firsts = {table.families[seat].seat or "": table.families[seat].family.first for seat in of.seats}
    at = of.family.first
    return {team: {name: first + team - at for name, first in firsts.items()} for team in each.numbers}


def somebody_known(look: Look) -> Mapping[int, int]:
    """How many seats of each team state a person, or a post that a person may hold: no two people without two."""
    return look.kept("seats with somebody known", lambda: _somebody_known(look))


def _somebody_known(look: Look) -> Counter[int]:
    table = look.structure.posts_table
    found: Counter[int] = Counter()
    for group in groups(look):
        if group.is_seat and any(each.holder.kind in KNOWN for _, each in group.appointments):
            found.update(team for number in group.numbers if (team := table.team_of(number)) is not None)
    return found


def _own_seats(look: Look) -> Mapping[int, Mapping[str, int]]:
    return look.kept("own seats", lambda: _seats_of_own(look.structure.posts_table))


def _seats_of_own(table: Posts) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for family in table.families:
        if family.of_team is not None:
            found.setdefault(family.of_team, {})[family.seat or ""] = family.family.first
    return found
