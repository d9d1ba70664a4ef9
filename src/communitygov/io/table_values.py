"""What a cell says, in short, beside what is wrong with it; never what may say who somebody is."""

from datetime import date

from attrs import evolve

from communitygov.base.escape import escaped
from communitygov.base.findings import Finding, Words
from communitygov.io.echo import shown
from communitygov.io.fields import kinds
from communitygov.io.table_cells import Cells
from communitygov.io.table_forms import cell_of
from communitygov.model.holder import Holder
from communitygov.model.noun import Noun
from communitygov.model.person import Person

FREE = ("note", "attributes")
"""Fields in which anybody may be named."""


def with_value(found: Finding, noun: type[Noun], cells: Cells | None, row: int) -> Finding:
    """The finding, which also says what the cell says, where that may be shown and is not said already."""
    text = "" if cells is None else _shown(noun, cells, row)
    if not text or text in found.words.en:
        return found
    words = Words(f"{found.words.zh}；这一格写的是“{text}”", f"{found.words.en}; the cell says '{text}'")
    return evolve(found, words=words)


def _shown(noun: type[Noun], cells: Cells, row: int) -> str:
    value = cells.at(row)
    said = value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, float) else cell_of(value)
    text = escaped(said or "").strip()
    told = not _may_name(noun, cells.path, text) and shown(text).en == text
    return text if told else ""


def _may_name(noun: type[Noun], path: tuple[str, ...], text: str) -> bool:
    """Whether a cell may name a person."""
    found = kinds(noun, path)
    holder = found is not None and Holder in found.leaves and not text.startswith("post:")
    return holder or noun is Person or path[0] in FREE or text.casefold().startswith("person")
