"""From columns to what a document says: one row is one noun, an empty cell is a field that is not stated."""

from typing import Any, Final

from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.synth.columns import Table, Tables

_LISTS: Final = frozenset({"members", "modes", "applies_to"})
_FIRST: Final = ("communitygov", "name", "as_of", "time_zone", "calendar")


def document(tables: Tables, rest: dict[str, Any]) -> dict[str, Any]:
    """The document that says what some tables, and what stands beside them, say together."""
    sections: dict[str, list[Any]] = {name: list(_rows(table)) for name, table in tables.items() if name != "layouts"}
    layouts = {row.pop("place"): row for row in _rows(tables["layouts"])} if "layouts" in tables else {}
    for place in sections.get("places", ()):
        if place["id"] in layouts:
            place["layout"] = layouts[place["id"]]
    for name in SECTIONS:
        if name in rest:
            sections[name] = [*rest[name], *sections.get(name, ())]
    made: dict[str, Any] = {name: rest[name] for name in _FIRST if name in rest}
    return made | {name: sections[name] for name in SECTIONS if name in sections}


def register(tables: Tables, rest: dict[str, Any]) -> Register:
    """The register of some tables."""
    return Register.model_validate(document(tables, rest))


def _rows(table: Table) -> list[dict[str, Any]]:
    names = list(table)
    return [_row(names, values) for values in zip(*(table[name].tolist() for name in names), strict=True)]


def _row(names: list[str], values: tuple[Any, ...]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in zip(names, values, strict=True):
        if value == "" or value is False:
            continue
        outer, _, inner = name.partition(".")
        if inner:
            row.setdefault(outer, {})[inner] = value
        else:
            row[name] = _value(name, value)
    return row


def _value(name: str, value: Any) -> Any:
    if name in _LISTS:
        return value.split(" ")
    if name == "holder" and value.startswith("one_of:"):
        return {"one_of": value.removeprefix("one_of:").split(" ")}
    if name == "who" and value.startswith("every:"):
        return {"every": value.removeprefix("every:")}
    if name == "households" and ":" in value:
        bound, _, number = value.partition(":")
        return {bound: int(number)}
    return int(value) if name == "households" and value.isdigit() else value
