"""What is printed: data on standard output, notes on standard error; never an error for want of a character."""

import os
import sys
from typing import TYPE_CHECKING, TextIO

from communitygov.base.errors import MissingExtra
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
        print(safe(say(lang, zh=zh, en=en)), file=sys.stderr)


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

    screen = Console(file=sys.stdout)
    folded = screen.is_terminal
    colour = folded and screen.color_system is not None and not screen.no_color and not screen.legacy_windows
    show_text(draw(page, width=screen.width if folded else UNBOUNDED, colour=colour))


def show_text(text: str) -> None:
    """Print text as it is.

    Raises
    ------
    ReaderGone
        When the program that reads it has left; what is still to be printed then goes nowhere.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as exc:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ReaderGone from exc


def show_json(value: object) -> None:
    """Print plain data as JSON; where the stream is not UTF-8, what is not ASCII is escaped, so that it stays JSON."""
    from communitygov.report.data import json_text

    show_text(json_text(value, ascii_only=not is_utf8(sys.stdout)))


def show_xml(text: str) -> None:
    """Print XML; where the stream is not UTF-8, what is not ASCII is written as character references."""
    show_text(text if is_utf8(sys.stdout) else text.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream writes UTF-8."""
    return (stream.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig")
