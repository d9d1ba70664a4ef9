"""A drawing as lines: number, indentation, words, and the fields in braces at the end."""

import re
from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import Any, TypeGuard

import yaml
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import quoted, short


@frozen
class Line:
    """One line of a drawing."""

    number: int
    indent: int
    words: str
    braces: tuple[tuple[str, Any], ...] = ()
    """The fields in braces at its end."""

    @property
    def fields(self) -> dict[str, Any]:
        """The fields in braces at its end, to be added to those that its words say."""
        return dict(self.braces)

    def unread(self, why: str, zh: str) -> BadQuestion:
        """Make the error that says why this line cannot be read."""
        words, words_zh = quoted(self.words), quoted(self.words, "zh")
        return BadQuestion(f"line {self.number}, {words}: {why}", f"第 {self.number} 行{words_zh}：{zh}")


def lines_of(text: str) -> Iterator[Line]:
    """Read the lines of a drawing; empty ones and what follows a ``#`` are left out.

    Raises
    ------
    BadQuestion
        When a line is indented by a tab, or its braces do not hold fields.
    """
    for number, written in enumerate(dedent(text).splitlines(), start=1):
        said = re.sub(r"(^|\s)#.*", "", written).rstrip()
        if said:
            yield _line(number, said)


def _line(number: int, said: str) -> Line:
    words, brace, inside = said.strip().partition("{")
    line = Line(number, len(said) - len(said.lstrip()), " ".join(words.split()))
    if "\t" in said[: line.indent]:
        raise line.unread("it is indented by a tab; indent it by blanks", "缩进用了制表符，请改用空格")
    return Line(number, line.indent, line.words, _fields(line, brace + inside)) if brace else line


def _fields(line: Line, text: str) -> tuple[tuple[str, Any], ...]:
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = None
    if not _is_mapping(fields):
        raise line.unread(
            f"{short(text)} holds no fields; they are written as in a document: {{name: East gate, note: new}}",
            f"{short(text)} 中没有字段；写法与文档相同：{{name: 东门, note: 新设}}",
        )
    return tuple((str(name), value) for name, value in fields.items())


def _is_mapping(value: object) -> TypeGuard[Mapping[object, Any]]:
    return isinstance(value, Mapping)
