"""The lines of a CSV file, one by one, with what is needed to tell where a cell stands."""

import codecs
import re
from collections import deque
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import BinaryIO

from attrs import define, evolve, field

from communitygov.base.positions import Position, TextSource
from communitygov.io import file_sayings
from communitygov.io.csv_encoding import CODECS, Encoding, pieces
from communitygov.io.decode import CONTROL
from communitygov.io.table_limits import TableLimits
from communitygov.io.tally import Tally

MOST_LINES = 1000
"""Lines of one row: a row that has more has a quote that does not end."""
_QUOTED = re.compile(r'"(?:[^"]|"")*+"')


class LineTooLong(Exception):  # no error of ours: it never leaves the reader
    """A line is longer than any row; nothing more is read."""


@define
class Lines:
    """The lines of a file, given out one after another; those of a row that went wrong can be given out again."""

    opened: BinaryIO
    encoding: Encoding
    file: str
    limits: TableLimits
    tally: Tally
    number: int = 0
    """The line given out last."""
    row: list[str] = field(factory=list[str])
    """The lines of the row that is being read; whoever has read it empties this."""
    _given_back: deque[str] = field(factory=deque[str])
    _unread: Iterator[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._unread = self._lines()

    def rows_lines(self) -> Iterator[str]:
        """The lines from here on; they stop in a row that has too many."""
        row, given_back = self.row, self._given_back
        while True:
            if given_back:
                line = given_back.popleft()
            else:
                found = next(self._unread, None)
                if found is None:
                    return
                line = found
            self.number += 1
            row.append(line)
            yield line
            if len(row) > MOST_LINES:
                return

    def give_back(self) -> None:
        """Read the lines of the row once more but for the first."""
        self._given_back.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1

    def give_again(self, line: str) -> None:
        """Read one line once more."""
        self._given_back.appendleft(line)
        self.row.clear()

    @property
    def at_end(self) -> bool:
        """Whether there is no further line."""
        if not self._given_back:
            self._given_back.extend(line for line in (next(self._unread, None),) if line is not None)
        return not self._given_back

    def _lines(self) -> Iterator[str]:
        decoder, rest, line = codecs.getincrementaldecoder(CODECS[self.encoding])(), "", 1
        for piece in pieces(self.opened):
            text = rest + decoder.decode(piece, final=not piece)
            end = len(text) if not piece else max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1
            rest = text[end:]
            lines = list(StringIO(text[:end], newline=""))
            if CONTROL.search(text, 0, end):
                self._control_signs(lines, line)
            line += len(lines)
            yield from lines
            if len(rest) > self.limits.line:
                raise LineTooLong

    def _control_signs(self, lines: list[str], line: int) -> None:
        kind = file_sayings.CONTROL_SIGN
        for number, text in enumerate(lines, line):
            if not self.tally.wants(kind):
                self.tally.count(kind, len(text) - len(CONTROL.sub("", text)))
                continue
            for found in CONTROL.finditer(text):
                place = Position(self.file, number, found.start() + 1)
                self.tally.say(kind, place, sign=f"U+{ord(found.group()):04X}")


def place_in(text: str, at: int, file: str, line: int) -> Position:
    """Where a character stands in a text that begins a line."""
    return places_in(text, (at,), file, line)[0]


def places_in(text: str, at: Iterable[int], file: str, line: int) -> list[Position]:
    """Where several characters stand."""
    source = TextSource.of(file, text)
    return [evolve(place, line=place.line + line - 1) for place in map(source.position, at)]


def cell_starts(row: str, sign: str) -> tuple[list[int], int | None]:
    """Where each cell of a row begins, and where its quotes go wrong: they do not end, or text follows them."""
    starts = [0]
    while True:
        at = starts[-1]
        if row.startswith('"', at):
            closed = _QUOTED.match(row, at)
            if closed is None:
                return starts, at
            at = closed.end()
            if at < len(row) and row[at] not in (sign, "\r", "\n"):
                return starts, at
        after = row.find(sign, at)
        if after < 0:
            return starts, None
        starts.append(after + 1)
