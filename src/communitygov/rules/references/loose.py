"""From a loose end of a structure to what a rule says of it."""

from collections.abc import Iterable, Iterator, Sequence

from communitygov.base.findings import Told
from communitygov.base.positions import Step
from communitygov.base.wording import listed, near
from communitygov.io.echo import shown
from communitygov.model.register import Register
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.subject import SEATS, subject_at
from communitygov.structure.dangling import Dangling, Why

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

MOST_MEANT = 50
"""For how many loose ends of a register something like them is looked for: each search reads every id."""


def loose(look: Look, why: Why) -> Iterator[Dangling]:
    """The loose ends of a structure that are loose for one reason."""
    return (each for each in look.structure.dangling if each.why == why)


def might_be(register: Register, field: str) -> Iterator[str]:
    """The ids that a field of this name could hold."""
    sections = MEANT.get(field.rpartition(".")[2].partition("[")[0], ())
    return (row.id for section in sections for row in getattr(register, section) if row.id)


def meant(asked: str, known: Iterable[str]) -> Told:
    """What may be meant instead, as an aside; nothing where nothing is like it."""
    return meant_by(near(asked, known))


def posts_fit(field: str) -> bool:
    """Whether a field of this name could hold a post."""
    return "posts" in MEANT.get(field.rpartition(".")[2].partition("[")[0], ())


def meant_by(like: Sequence[str]) -> Told:
    """These, as an aside; nothing of none."""
    if not like:
        return Told()
    zh, en = (listed(like, lang, joined_by="or") for lang in ("zh", "en"))
    return Told(f"（是否指 {zh}？）", f" (did you mean {en}?)")


def steps_to(register: Register, each: Dangling) -> tuple[Step, ...]:
    """The steps from a row to a loose end: the seat by its name, in a list the item that names nothing."""
    if each.row is None:
        return _written(each.field)
    row = getattr(register, each.section)[each.row]
    if each.field.startswith(f"{SEATS}."):
        return _in_seat(row.seats, each.field.removeprefix(f"{SEATS}."))
    value = getattr(row, each.field, None)
    if isinstance(value, tuple) and each.target in value:
        items: Sequence[object] = value  # pyright: ignore[reportUnknownVariableType]
        return each.field, items.index(each.target)
    return _written(each.field)


def _in_seat(seats: Iterable[str], rest: str) -> tuple[Step, ...]:
    """The seat, or a field of it; the name of a seat may have dots and brackets of its own."""
    if rest in seats:
        return SEATS, rest
    name, _, field = rest.rpartition(".")
    return SEATS, name, field


def _written(field: str) -> tuple[Step, ...]:
    return tuple(step for name in field.split(".") for step in _indexed(name))


def _indexed(name: str) -> Iterator[Step]:
    plain, bracket, number = name.partition("[")
    yield plain
    if bracket:
        yield int(number.removesuffix("]"))


def remarked(look: Look, each: Dangling, **fields: object) -> Remark:
    """What is said of a loose end, at its field; a text like a person's number is not repeated."""
    steps = steps_to(look.register, each)
    return Remark(
        subject=subject_at(look.register, each.section, each.row, steps),
        where=(each.section, each.row, steps),
        fields={"target": shown(each.target), **fields},
    )
