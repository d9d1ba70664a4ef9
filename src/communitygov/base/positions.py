"""Where each value of a register stands: file, line and column; sheet and cell; or its path.

Positions lie beside the nouns, so nouns compare equal whatever file they came from. For each value two whole numbers
are kept (where its key stands and where it stands), and what rows of one shape have in common is kept once: a register
of 100,000 rows takes a few megabytes.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Protocol, TypeGuard

from attrs import field, frozen

from communitygov.base.escape import escaped
from communitygov.base.read_rows import UNREAD, ReadRows

Step = str | int
_BREAK = re.compile(r"\r\n?|\n")


@frozen(order=True)
class Position:
    """One place in a source. Lines and columns count from 1; what is not known is 0 or empty.

    As text it can always be printed: signs of a file's name that steer a terminal are escapes.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""
    path: str = ""

    def __str__(self) -> str:
        if self.cell or self.sheet:
            return escaped("!".join(part for part in (self.file, self.sheet, self.cell) if part))
        if self.line:
            return f"{escaped(self.file)}:{self.line}:{self.column}"
        return escaped(self.file or self.path)


def written_path(section: str, row: int | None = None, steps: Sequence[Step] = ()) -> str:
    """Write a way down as a path: ``posts[17].kind``."""
    start: tuple[Step, ...] = () if row is None else (row,)
    return section + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in (*start, *steps))


class Source(Protocol):
    """One file or sheet: turns the number kept for a value into a position."""

    def position(self, offset: int) -> Position:
        """Where the value with this number stands."""
        ...


@frozen
class TextSource:
    """A text file: the number of a value is how many characters stand before it."""

    file: str
    starts: "array[int]" = field(repr=False)
    """How many characters stand before each line."""

    @classmethod
    def of(cls, file: str, text: str) -> "TextSource":
        """Note where the lines of a text begin; a carriage return alone ends one too."""
        starts = array("I", [0])
        if "\r" in text:
            starts.extend(found.end() for found in _BREAK.finditer(text))
            return cls(file, starts)
        end = text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = text.find("\n", end + 1)
        return cls(file, starts)

    def position(self, offset: int) -> Position:
        """Where the character with this number stands."""
        line = bisect_right(self.starts, offset)
        return Position(self.file, line, offset - self.starts[line - 1] + 1)


MOST_COLUMNS = 1 << 14
"""The columns of the widest sheet there is."""


@frozen
class SheetSource:
    """A sheet of a workbook: the number of a cell is ``row * MOST_COLUMNS + column``, both from 0."""

    file: str
    sheet: str

    def position(self, offset: int) -> Position:
        """Where the cell with this number stands."""
        row, column = divmod(offset, MOST_COLUMNS)
        return Position(self.file, row + 1, column + 1, self.sheet, f"{_letters(column)}{row + 1}")


def _letters(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


@frozen(eq=False)
class Shape:
    """How a value is built: the keys of a mapping, or nothing; and the shapes of what it holds."""

    keys: tuple[str, ...] | None
    children: tuple["Shape", ...]
    size: int
    """How many values it is, itself included."""

    def step(self, step: Step) -> tuple[int, "Shape"] | None:
        """How many values further on a step leads, and to what; None if there is no such step."""
        index = self._index(step)
        if index is None:
            return None
        return 1 + sum(child.size for child in self.children[:index]), self.children[index]

    def _index(self, step: Step) -> int | None:
        if self.keys is not None and isinstance(step, str):
            return self.keys.index(step) if step in self.keys else None
        return step if isinstance(step, int) and 0 <= step < len(self.children) else None


LEAF = Shape(None, (), 1)


def is_mapping(value: object) -> TypeGuard[dict[str, object]]:
    """Whether plain data is a mapping."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether plain data is a list."""
    return isinstance(value, list)


class Shapes:
    """The shapes met so far, each kept once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Shape] = {}

    def of(self, value: object) -> Shape:
        """The shape of plain data: mappings, lists and scalars."""
        if is_mapping(value):
            return self._kept(tuple(value), self._each(value.values()))
        return self._kept(None, self._each(value)) if is_list(value) else LEAF

    def _each(self, values: Iterable[object]) -> tuple[Shape, ...]:
        return tuple([LEAF if isinstance(each, str) else self.of(each) for each in values])

    def _kept(self, keys: tuple[str, ...] | None, children: tuple[Shape, ...]) -> Shape:
        shape = self._known.get((keys, children))
        if shape is None:
            shape = Shape(keys, children, 1 + sum(child.size for child in children))
            self._known[keys, children] = shape
        return shape


@frozen
class Marks:
    """The numbers of the values of one source, two a value in the order they stand: of its key, then its own."""

    source: Source
    numbers: "array[int]" = field(repr=False)

    def position(self, node: int, *, key: bool = False) -> Position:
        """Where the value that comes ``node``-th stands, or its key."""
        return self.source.position(self.offset(node, key=key))

    def offset(self, node: int, *, key: bool = False) -> int:
        """The number of the value that comes ``node``-th, or of its key."""
        return self.numbers[2 * node + (not key)]


def descend(shape: Shape, node: int, steps: Sequence[Step]) -> tuple[int, bool]:
    """Follow steps down from a value; stop where the next one does not exist. True: all were followed."""
    for step in steps:
        found = shape.step(step)
        if found is None:
            return node, False
        node, shape = node + found[0], found[1]
    return node, True


class RowsOfTable(Protocol):
    """Rows of a section that were read from one table."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def find(self, row: int, steps: Sequence[Step]) -> Position:
        """Where a value of one of them stands, or the nearest around it that has a place."""
        ...


@frozen(eq=False)
class Block:
    """The rows of one section, and where the section stands."""

    marks: list[Marks] = field(factory=list["Marks"])
    of_marks: "array[int]" = field(factory=lambda: array("I"))
    nodes: "array[int]" = field(factory=lambda: array("I"))
    shapes: list[Shape] = field(factory=list["Shape"])
    head: list[tuple[Marks, int, Shape | None]] = field(factory=list["tuple[Marks, int, Shape | None]"])
    tables: list[RowsOfTable] = field(factory=list[RowsOfTable])
    """Those that come after the rows of documents."""

    def in_table(self, row: int | None) -> tuple[RowsOfTable, int] | None:
        """The table of a row, and its number there; None for a row of a document."""
        left = -1 if row is None else row - len(self.nodes)
        for table in self.tables if left >= 0 else ():
            if left < len(table):
                return table, left
            left -= len(table)
        return None

    def find(self, row: int | None) -> tuple[Marks, int, Shape | None] | None:
        """The row, else the section."""
        if row is not None and 0 <= row < len(self.nodes):
            return self.marks[self.of_marks[row]], self.nodes[row], self.shapes[row]
        return self.head[0] if self.head else None


class Positions:
    """Where each value stands, by section, row and the steps below the row.

    The numbers of rows are those of the register. What is not known, as everything of a register built in code and a
    row that was put into one after it was read, stands at its path.
    """

    def __init__(self, spelled: Mapping[str, str] | None = None) -> None:
        self._spelled = dict(spelled or {})
        self._blocks: dict[str, Block] = {}
        self._read: ReadRows | None = None
        self._edited: object = None

    @property
    def blocks(self) -> Mapping[str, Block]:
        """What is known of each section."""
        return self._blocks

    @classmethod
    def of_blocks(cls, spelled: Mapping[str, str], blocks: Mapping[str, Block]) -> "Positions":
        """The same as where they were taken from."""
        made = cls(spelled)
        made._blocks.update(blocks)
        return made

    @property
    def spelled(self) -> Mapping[str, str]:
        """The keys of documents by the names of fields, where they differ."""
        return self._spelled

    def were_read(self, held: Mapping[str, object]) -> None:
        """Note what each section held when it was read, so that rows are known when they are moved."""
        self._read = ReadRows(held)

    def within(self, register: object) -> "Positions":
        """The same, for the numbers of the rows of a register that may have been edited since it was read."""
        if self._read is None or self._read.are_all_of(register):
            return self
        edited = copy(self)
        edited._edited = register  # noqa: SLF001  # it is of this class
        return edited

    def head(self, section: str, marks: Marks, node: int, shape: Shape | None = None) -> None:
        """Note where a section stands; of several, the first is told. One without rows has a shape itself."""
        self._block(section).head.append((marks, node, shape))

    def add(self, section: str, marks: Marks, node: int, shape: Shape) -> None:
        """Note the next row of a section."""
        block = self._block(section)
        if not block.marks or block.marks[-1] is not marks:
            block.marks.append(marks)
        block.of_marks.append(len(block.marks) - 1)
        block.nodes.append(node)
        block.shapes.append(shape)

    def add_tables(self, section: str, tables: Iterable[RowsOfTable]) -> None:
        """Note the rows of a section that come after those of documents."""
        self._block(section).tables.extend(tables)

    def find(self, section: str, row: int | None = None, steps: Sequence[Step] = (), *, key: bool = False) -> Position:
        """Where a value stands, or the nearest value around it that has a place.

        ``steps`` are keys as documents write them, or names of fields, and numbers of items from 0. ``key`` asks for
        the place of the key instead. A section without rows (``as_of``) has no row; one with rows stands at its name.
        A row that was moved stands where it was read.
        """
        block = self._blocks.get(section)
        number = row if self._edited is None or self._read is None else self._read.number(self._edited, section, row)
        table = block.in_table(number) if block else None
        if table is not None:
            return table[0].find(table[1], self._spelt(steps))
        found = block.find(number) if block and number != UNREAD else None
        if found is None:
            return Position(path=written_path(section, row, steps))
        marks, node, shape = found
        if shape is None:
            return marks.position(node, key=True)
        node, whole = descend(shape, node, self._spelt(steps))
        return marks.position(node, key=key and whole)

    def _spelt(self, steps: Sequence[Step]) -> list[Step]:
        return [self._spelled.get(step, step) if isinstance(step, str) else step for step in steps]

    def _block(self, section: str) -> Block:
        block = self._blocks.get(section)
        return self._blocks.setdefault(section, Block()) if block is None else block
