"""What is printed: data on standard output, notes on standard error; never an error for want of a character."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from communitygov.base.errors import BadQuestion, MissingExtra
from communitygov.base.wording import say
from communitygov.cli.tongue import langs_of
from communitygov.report.safe import safe

if TYPE_CHECKING:
    from communitygov.report.page import Page
    from communitygov.report.words import Tongue


class ReaderGone(Exception):
    """The program that reads what is printed, ``head`` for example, has left."""


def mend_streams() -> None:
    """Print a question mark for each character that a console, one set to GBK for example, does not have."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def note(tongue: "Tongue", *, zh: str, en: str) -> None:
    """Say something beside the data, on standard error; one line in each language."""
    for lang in langs_of(tongue):
        line(say(lang, zh=zh, en=en))


def line(text: str) -> None:
    """Print a line on standard error; where that is closed or full, nowhere."""
    if sys.stderr is not None:  # pyright: ignore[reportUnnecessaryComparison]  # it is None where it is closed
        with suppress(OSError):
            print(safe(text), file=sys.stderr)


def show_page(page: "Page") -> None:
    """Print a page: in colours and folded on a terminal, plain and unfolded elsewhere.

    Raises
    ------
    MissingExtra
        When the library that draws is not installed.
    """
    try:
        from rich.console import Console
    except ModuleNotFoundError as exc:
        raise MissingExtra("cli", ("click", "rich")) from exc

    from communitygov.report.draw import UNBOUNDED, draw

    screen = Console(file=out())
    folded = screen.is_terminal
    colour = folded and screen.color_system is not None and not screen.no_color and not screen.legacy_windows
    show_text(draw(page, width=screen.width if folded else UNBOUNDED, colour=colour))


def show_data(text: str) -> None:
    """Print data for programs: in UTF-8 where the stream does not write ASCII as such, as one set to UTF-16 does not.

    Raises
    ------
    ReaderGone
        When the program that reads it has left; what is still to be printed then goes nowhere.
    BadQuestion
        When standard output is closed or full.
    """
    show_text(text, plain=True)


def show_text(text: str, *, plain: bool = False) -> None:
    """Print text as it is; ``plain`` as `show_data` does.

    Raises
    ------
    ReaderGone
        When the program that reads it has left; what is still to be printed then goes nowhere.
    BadQuestion
        When standard output is closed or full.
    """
    try:
        stream = out()
        if plain and "a".encode(stream.encoding or "utf-8") != b"a":
            stream.flush()
            stream.buffer.write(text.encode())
        else:
            stream.write(text)
        stream.flush()
    except BrokenPipeError as exc:
        drop_output()
        raise ReaderGone from exc
    except OSError as exc:
        drop_output()
        raise BadQuestion(f"standard output: {exc.strerror}", f"标准输出：{exc.strerror}") from exc


def out() -> TextIO:
    """Standard output.

    Raises
    ------
    BadQuestion
        When it is closed.
    """
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]  # it is None where it is closed
        raise BadQuestion("standard output is closed", "标准输出已关闭")
    return sys.stdout


def drop_output() -> None:
    """Let what is still to be printed go nowhere, so that the end of the program does not fail on it."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show_json(value: object) -> None:
    """Print plain data as JSON; where the stream is not UTF-8, what is not ASCII is escaped, so that it stays JSON."""
    from communitygov.report.data import json_text

    show_data(json_text(value, ascii_only=not is_utf8(out())))


def show_xml(text: str) -> None:
    """Print XML; where the stream is not UTF-8, what is not ASCII is written as character references."""
    show_data(text if is_utf8(out()) else text.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream writes UTF-8."""
    return (stream.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig")
