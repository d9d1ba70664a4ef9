"""From a loose end of a structure to what a rule says of it."""

from collections.abc import Iterator

from communitygov.base.positions import Step
from communitygov.io.echo import shown
from communitygov.model.register import Register
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.subject import subject_at
from communitygov.structure.dangling import Dangling

MEANT: dict[str, tuple[str, ...]] = {
    "shift": ("shifts",),
    "duty": ("duties",),
    "post": ("posts",),
    "holder": ("posts",),
    "head": ("posts",),
    "who": ("posts", "teams", "organisations"),
    "by": ("posts", "teams", "organisations"),
    "to": ("posts", "teams", "organisations"),
    "serves": ("places", "zones"),
    "within": ("places", "zones"),
    "where": ("places", "zones"),
    "members": ("places",),
    "organisation": ("organisations",),
    "above": ("organisations",),
    "approved_by": ("organisations",),
    "handed_down_by": ("organisations",),
    "home": ("organisations",),
    "sent_by": ("organisations",),
}
"""The sections whose ids a field holds; those of people are never proposed."""


def might_be(register: Register, field: str) -> Iterator[str]:
    """The ids that a field of this name could hold."""
    sections = MEANT.get(field.rpartition(".")[2].partition("[")[0], ())
    return (row.id for section in sections for row in getattr(register, section) if row.id)


def steps_of(field: str) -> tuple[Step, ...]:
    """The steps of a written field: ``seats.liaison.holder``, ``members[2]``."""
    first, *others = field.split(".", 1)
    names = [first, *(step for other in others for step in other.rsplit(".", 1))]
    return tuple(step for name in names for step in _indexed(name))


def _indexed(name: str) -> Iterator[Step]:
    plain, bracket, number = name.partition("[")
    if bracket and number.endswith("]") and number[:-1].isdigit():
        yield plain
        yield int(number[:-1])
    else:
        yield name


def remarked(look: Look, each: Dangling, *, target: str, **fields: object) -> Remark:
    """What is said of a loose end, at its field; a text like a person's number is not repeated."""
    return Remark(
        subject=subject_at(look.register, each.section, each.row),
        where=(each.section, each.row, steps_of(each.field)),
        fields={"target": shown(target), **fields},
    )
