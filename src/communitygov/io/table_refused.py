"""The parts of a row that stand in no document, and the row without them."""

from collections.abc import Iterator, Mapping

from communitygov.base.positions import is_mapping
from communitygov.base.table_positions import Path
from communitygov.io.table_fields import refusals


def refused_ways(value: object, way: Path = ()) -> Iterator[Path]:
    """The ways to what no document has: of lists to the list, of mappings to the value."""
    if is_mapping(value):
        for key, each in value.items():
            yield from refused_ways(each, (*way, key))
    elif next(refusals(value), None) is not None:
        yield way


def without_ways(data: Mapping[str, object], ways: tuple[Path, ...], way: Path = ()) -> dict[str, object]:
    """The same data without what some ways lead to, and without what has nothing in it then."""
    found: dict[str, object] = {}
    for key, value in data.items():
        here = (*way, key)
        if here in ways:
            continue
        kept = without_ways(value, ways, here) if is_mapping(value) else value
        if kept or not value:
            found[key] = kept
    return found


def is_met(way: tuple[object, ...], ways: tuple[Path, ...]) -> bool:
    """Whether one of some ways leads to the same value, to one in it or to one that it is in."""
    return any(way[: len(each)] == each[: len(way)] for each in ways)
