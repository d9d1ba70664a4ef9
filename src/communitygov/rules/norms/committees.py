"""Whether a community has one residents' committee, or several with an area each."""

from communitygov.model.place import Place
from communitygov.rules.look import Look
from communitygov.structure.scopes import NOWHERE

COMMITTEE = "residents_committee"


def has_several_committees(look: Look, place: Place) -> bool:
    """Whether more than one residents' committee serves a part of a place that is there: then it is no one's area."""
    scopes, row = look.structure.scopes, look.structure.tree.row_of[place.id]
    bodies = (body for _, body in look.rows("organisations") if body.kind == COMMITTEE)
    served = {scopes.find(body.serves) for body in bodies} - {NOWHERE}
    return sum(scopes.inside(scope, row) and not scopes.inside(row, scope) for scope in served) > 1
