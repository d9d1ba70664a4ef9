"""Who is listed with nothing to answer for: by the part that their posts are of."""

from communitygov.queries.load_value import LoadRow
from communitygov.structure.build import Structure
from communitygov.structure.intervals import Intervals


def is_of_part(structure: Structure, row: LoadRow) -> bool:
    """Whether some post of somebody is known in a part as it is in the whole; true of those who hold none.

    One made for a place of another part, or for the stub of such places, may be held by others there; and which mode
    is in force there, as a team may ask, is known to that part alone.
    """
    return not row.hats or any(_is_known(structure, ref.id) for ref in row.hats)


def _is_known(structure: Structure, post: str) -> bool:
    table = structure.posts_table
    number, counted = table.find(post), structure.counted
    if number is None or counted is None:
        return True
    place = table.place_row(number)
    if place is not None:
        return _meet(counted, ((place, place + 1),))
    team = table.team_of(number)
    if team is None or not table.team(team).modes:
        return True
    served = structure.scopes.rows(int(table.scope[number])) if int(table.scope[number]) >= 0 else ()
    return not served or _meet(counted, served)


def _meet(some: Intervals, others: Intervals) -> bool:
    return any(low < end and first < high for low, high in some for first, end in others)
