"""Where each value stands, in a file of a structure: as `Positions` holds it, in arrays."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, cast

import numpy as np

from communitygov.base.positions import Block, Marks, Positions, Shape, SheetSource, Source, TextSource
from communitygov.io.saved.mapped import Mapped
from communitygov.io.saved.sections import Sections
from communitygov.io.saved.table_positions import read_table, write_table


def write_positions(positions: Positions | None, sections: Sections) -> None:
    """Write where the values of a register stand; of one that was built in code there is nothing to write."""
    if positions is None or not all(_is_known(marks) for marks in _marks_of(positions)):
        return
    marks = {id(each): each for each in _marks_of(positions)}
    numbers = {key: number for number, key in enumerate(marks)}
    shapes = _Shapes()
    blocks: dict[str, Any] = {}
    for name, block in positions.blocks.items():
        sections.array(f"positions.{name}.nodes", np.array(block.nodes, dtype=np.int64))
        of_marks = [numbers[id(each)] for each in block.marks]
        sections.numbers(f"positions.{name}.marks", (of_marks[at] for at in block.of_marks))
        sections.numbers(f"positions.{name}.shapes", map(shapes.number, block.shapes))
        head = [
            [numbers[id(each)], node, None if shape is None else shapes.number(shape)]
            for each, node, shape in block.head
            if _is_known(each)
        ]
        tables = [write_table(each, f"positions.{name}.table.{at}", sections) for at, each in enumerate(block.tables)]
        blocks[name] = [head, tables]
    for number, each in enumerate(marks.values()):
        sections.array(f"positions.numbers.{number}", np.array(each.numbers, dtype=np.int64))
        if isinstance(each.source, TextSource):
            sections.array(f"positions.lines.{number}", np.array(each.source.starts, dtype=np.int64))
    sources = [_source(each.source) for each in marks.values()]
    said = {"spelled": dict(positions.spelled), "sources": sources, "shapes": shapes.said, "blocks": blocks}
    sections.json("positions", said)


def _marks_of(positions: Positions) -> Iterable[Marks]:
    for block in positions.blocks.values():
        yield from block.marks
        yield from (marks for marks, _, _ in block.head if _is_known(marks))


def _is_known(marks: Marks) -> bool:
    return isinstance(marks.source, TextSource | SheetSource)


def _source(source: Source) -> Any:
    sheet = source.sheet if isinstance(source, SheetSource) else None
    return [getattr(source, "file", ""), sheet]


class _Shapes:
    """Shapes by number, each after those it holds."""

    def __init__(self) -> None:
        self.said: list[Any] = []
        self._numbers: dict[int, int] = {}

    def number(self, shape: Shape) -> int:
        """The number of a shape."""
        found = self._numbers.get(id(shape))
        if found is None:
            children = [self.number(child) for child in shape.children]
            self.said.append([shape.keys, children, shape.size])
            found = self._numbers[id(shape)] = len(self.said) - 1
        return found


def read_positions(mapped: Mapped) -> Positions | None:
    """Where the values stand; None where the file does not say it."""
    return mapped.made(lambda: _read(mapped)) if mapped.has("positions") else None


def _read(mapped: Mapped) -> Positions:
    said: dict[str, Any] = mapped.json("positions")
    shapes: list[Shape] = []
    for each in said["shapes"]:
        keys, children, size = each
        shapes.append(Shape(None if keys is None else tuple(keys), _items(shapes, children), size))
    marks = [
        Marks(_read_source(mapped, at, each), _array(mapped, f"numbers.{at}"))
        for at, each in enumerate(said["sources"])
    ]
    blocks: dict[str, Block] = {}
    for name, (head, tables) in said["blocks"].items():
        blocks[name] = _block(mapped, name, head, (marks, shapes))
        blocks[name].tables.extend(
            read_table(mapped, f"positions.{name}.table.{at}", each) for at, each in enumerate(tables)
        )
    return Positions.of_blocks(said["spelled"], blocks)


def _read_source(mapped: Mapped, number: int, said: Sequence[Any]) -> Source:
    file, sheet = said
    return TextSource(file, _array(mapped, f"lines.{number}")) if sheet is None else SheetSource(file, sheet)


def _array(mapped: Mapped, name: str) -> "array[int]":
    return array("q", mapped.array(f"positions.{name}").tolist())


def _items(shapes: Sequence[Shape], numbers: Sequence[int]) -> tuple[Shape, ...]:
    return tuple(shapes[number] for number in numbers)


def _block(mapped: Mapped, name: str, head: Any, known: tuple[Sequence[Marks], Sequence[Shape]]) -> Block:
    marks, shapes = known
    found = Block()
    found.marks.extend(marks)
    found.of_marks.extend(mapped.array(f"positions.{name}.marks").tolist())
    found.nodes.extend(mapped.array(f"positions.{name}.nodes").tolist())
    found.shapes.extend(_items(shapes, mapped.array(f"positions.{name}.shapes").tolist()))
    for at, node, shape in cast("list[tuple[int, int, int | None]]", head):
        found.head.append((marks[at], node, None if shape is None else shapes[shape]))
    return found
