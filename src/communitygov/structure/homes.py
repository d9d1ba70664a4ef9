"""The parts of a layout as ids and as numbers: building/entrance/floor/home, made and parsed back by arithmetic."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communitygov.base.wording import near

if TYPE_CHECKING:
    from communitygov.model.place import Place

Part = tuple[int, int, int]
"""Entrance, floor and position of the home; 0 where none."""


def place_text(building: str, entrance: int, floor: int, home: int) -> str:
    """The id of a part of a layout: building/entrance/floor/home, 301 for the first home of floor 3."""
    if not entrance:
        return building
    if not floor:
        return f"{building}/{entrance}"
    return f"{building}/{entrance}/{floor}" + (f"/{floor}{home:02}" if home else "")


def layout_part(place: "Place", text: str) -> Part | None:
    """Entrance, floor and position that ``1/3/301`` means in a layout; None when there is no such part."""
    layout = place.layout
    return None if layout is None else part_of_shape((layout.entrances, layout.floors, layout.homes), text)


def part_of_shape(shape: Sequence[int], text: str) -> Part | None:
    """The same, of a layout of so many entrances, floors and homes on a floor; of none there are no parts."""
    (entrances, floors, homes), parts = shape, text.split("/")
    if len(parts) > 3:
        return None
    entrance = _in_range(parts[0], entrances)
    if not entrance or len(parts) == 1:
        return (entrance, 0, 0) if entrance else None
    floor = _in_range(parts[1], floors)
    if not floor or len(parts) == 2:
        return (entrance, floor, 0) if floor else None
    home = _home(parts[2], parts[1], homes)
    return (entrance, floor, home) if home else None


def _in_range(text: str, most: int) -> int:
    """A number from 1 to ``most``, written plainly; else 0."""
    plain = text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= 3
    return int(text) if plain and int(text) <= most else 0


def _home(text: str, floor: str, most: int) -> int:
    """The position in 301 on floor 3; 0 for what is no home there."""
    rest = text.removeprefix(floor)
    plain = text.startswith(floor) and len(rest) == 2 and rest.isascii() and rest.isdigit()
    return int(rest) if plain and int(rest) <= most else 0


def parts_below(place: "Place", text: str) -> Iterator[str]:
    """The last pieces of the ids of what a layout has right below a building, an entrance or a floor of it."""
    layout, (*_, last) = place.layout, text.split("/")
    depth = text.count("/")
    if layout is None or depth > 2:
        return
    most = (layout.entrances, layout.floors, layout.homes)[depth]
    yield from (f"{last}{number:02}" if depth == 2 else str(number) for number in range(1, most + 1))


def parts_like(place: "Place", outer: str, text: str) -> list[str]:
    """Ids that look like one that is no part of ``outer``: what lies right below it, and the same beyond that."""
    step, _, beyond = text.removeprefix(outer + "/").partition("/")
    below = tuple(parts_below(place, outer))
    return ["/".join(filter(None, (outer, each, beyond))) for each in near(step, below) or below]
