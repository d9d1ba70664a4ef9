"""An opened structure with the nouns that pydantic makes, for those who change or check it."""

from typing import Any

from communitygov.io.saved.mapped import Mapped
from communitygov.io.saved.nouns import noun_makers
from communitygov.io.saved.opened import Opening
from communitygov.io.saved.positions import read_positions
from communitygov.io.saved.values import read
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.structure.build import Structure


def in_nouns(mapped: Mapped) -> Structure:
    """The structure of a file with nouns of pydantic's; each row of the register is made."""
    opening = Opening(mapped, noun_makers())
    head = {name: read(each, opening.makers) for name, each in mapped.json("register").items()}
    sections = {name: tuple(opening.rows.of_register(name)) for name in SECTIONS}
    stated = {*head, *(name for name, rows in sections.items() if rows)}
    fields: dict[str, Any] = {**head, **sections}
    register = Register.model_construct(stated, **fields)
    positions = read_positions(mapped)
    if positions is not None:
        positions.were_read({name: getattr(register, name) for name in Register.model_fields})
    register._source = positions  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # nobody else sets it
    return opening.of_register(register)
