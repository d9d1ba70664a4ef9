"""Reading a register: from a file, several files, a folder or a text; every problem at once, each with its place."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from attrs import field, frozen

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.findings import Finding
from communitygov.base.memory import about_to_take
from communitygov.base.pause import collector_paused
from communitygov.base.positions import Marks, Shapes
from communitygov.io import file_sayings
from communitygov.io.document import VERSION_KEY, Document, Format, check_form, parse_bytes, parse_text
from communitygov.io.files import File, content, files, form_of, is_test
from communitygov.io.limits import LIMITS, Limits
from communitygov.io.needed import needed_to_read
from communitygov.io.paths import Where, path_of
from communitygov.io.rows import Joined
from communitygov.io.unread import Unread
from communitygov.io.vocabulary_words import unknown_words
from communitygov.model.register import FORMAT, Register

if TYPE_CHECKING:
    from communitygov.io.table_files import InFile


@frozen
class Partial:
    """What could be made of what was read, and every finding on the way, notes among them."""

    register: Register
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = field(default=(), eq=False, repr=False)
    """What was not read, wholly or in part: rows, and whatever else was refused."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings for which `read` raises."""
        return tuple(each for each in self.findings if each.severity == "error")


@overload
def read(paths: Where | Iterable[Where], *, partial: Literal[False] = False, limits: Limits = LIMITS) -> Register: ...
@overload
def read(paths: Where | Iterable[Where], *, partial: Literal[True], limits: Limits = LIMITS) -> Partial: ...
@overload
def read(paths: Where | Iterable[Where], *, partial: bool, limits: Limits = LIMITS) -> Register | Partial: ...
def read(paths: Where | Iterable[Where], *, partial: bool = False, limits: Limits = LIMITS) -> Register | Partial:
    """Read one register from a file, several files, or a folder with all documents in it and below.

    Parameters
    ----------
    paths
        A ``.yaml``, ``.yml`` or ``.json`` file, a table (``.csv``, ``.parquet``), a folder, or several of them. Files
        are joined section by section, those of a folder in name order, rows of documents before those of tables; hidden
        ones and files for ``communitygov test`` are left out. Links to folders are followed; no folder is looked into
        twice.
    partial
        True: never raise; give what could be made together with the findings.
    limits
        How much is read of one file.

    Raises
    ------
    DocumentError
        With every problem found, in the order of files and lines.
    BadQuestion
        When what is given is no path or an empty one, or there is none.
    NotEnoughMemory
        When tables of so many rows cannot fit.
    """
    wanted = _paths(paths)
    with collector_paused():
        joined = Joined(limits)
        found, joined.findings = files(wanted)
        if any(file.is_table for file in found):
            about_to_take("read", needed_to_read(found))
        tables = _tables([file for file in found if file.is_table], limits)
        for file in found:
            if file.is_table:
                _take_table(joined, next(tables))
            else:
                _take(joined, file, limits)
        return given(joined, partial=partial)


@overload
def loads(
    text: str,
    *,
    format: Format = "yaml",
    file: str = "<text>",
    partial: Literal[False] = False,
    limits: Limits = LIMITS,
) -> Register: ...
@overload
def loads(
    text: str, *, format: Format = "yaml", file: str = "<text>", partial: Literal[True], limits: Limits = LIMITS
) -> Partial: ...
def loads(
    text: str,
    *,
    format: Format = "yaml",  # noqa: A002  # the word the command line uses as well
    file: str = "<text>",
    partial: bool = False,
    limits: Limits = LIMITS,
) -> Register | Partial:
    """Read a register from text; ``file`` is the name under which its places are told. See `read`.

    Raises
    ------
    DocumentError
        With every problem found, in the order of lines.
    BadQuestion
        When there is no such format, or what is given is no text.
    """
    check_form(format)
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise BadQuestion(f"loads reads text, not {_kind(text)}", f"loads 读的是文本（str），不是 {_kind(text)}")
    with collector_paused():
        joined = Joined(limits)
        _join(joined, parse_text(text, file, format, limits), listed=False)
        return given(joined, partial=partial)


@overload
def read_bytes(
    contents: Mapping[str, bytes], *, partial: Literal[False] = False, limits: Limits = LIMITS
) -> Register: ...
@overload
def read_bytes(contents: Mapping[str, bytes], *, partial: Literal[True], limits: Limits = LIMITS) -> Partial: ...
def read_bytes(contents: Mapping[str, bytes], *, partial: bool = False, limits: Limits = LIMITS) -> Register | Partial:
    """Read one register from files already in memory, by the names under which their places are told. See `read`.

    Raises
    ------
    DocumentError
        With every problem found, in the order of files and lines.
    """
    with collector_paused():
        joined = Joined(limits)
        for name, data in contents.items():
            _join(joined, parse_bytes(data, name, form_of(name), limits), listed=len(contents) > 1)
        return given(joined, partial=partial)


def _paths(paths: Where | Iterable[Where]) -> list[Path]:
    """The paths given, one or several."""
    given: tuple[object, ...] = (paths,)
    if not isinstance(paths, str | os.PathLike) and hasattr(paths, "__iter__"):
        given = tuple(paths)
    if not given:
        raise BadQuestion("no path was given", "没有给出路径")
    return [path_of(each) for each in given]


def _kind(value: object) -> str:
    return type(value).__name__


def _take(joined: Joined, file: File, limits: Limits) -> None:
    data = content(file, limits)
    if isinstance(data, Finding):
        joined.findings.append(data)
    elif not (file.listed and is_test(data)):
        _join(joined, parse_bytes(data, file.name, form_of(file.name), limits), listed=file.listed)


def _tables(found: Sequence[File], limits: Limits) -> "Iterator[InFile]":
    """The tables in some files, in their order."""
    if not found:
        return iter(())
    from communitygov.io.table_files import tables_in

    return tables_in(found, limits.tables)


def _take_table(joined: Joined, table: "InFile") -> None:
    if isinstance(table, tuple):
        joined.take_read(*table)
    else:
        joined.findings += table


def _join(joined: Joined, document: Document, *, listed: bool) -> None:
    joined.findings += document.findings
    if document.root is None:
        return
    said = _header(document.root, document.marks, listed=listed)
    if said is not None:
        joined.findings.append(said)
    if said is None or said.severity == "note":
        joined.take(document)


def _header(root: dict[str, object], marks: Marks, *, listed: bool) -> Finding | None:
    """What is to be said of the version a document states."""
    start = marks.position(0)
    if f"{VERSION_KEY}_test" in root:
        return file_sayings.A_TEST.finding(start)
    if VERSION_KEY not in root:
        return file_sayings.NO_HEADER.finding(start) if listed else file_sayings.UNDECLARED.finding(start)
    asked = str(root[VERSION_KEY])
    if asked == str(FORMAT):
        return None
    place = marks.position(1 + sum(Shapes().of(root[key]).size for key in takewhile(VERSION_KEY.__ne__, root)))
    newer = asked.isascii() and asked.isdigit() and len(asked) < 6 and int(asked) > FORMAT
    return (
        file_sayings.NEWER.finding(place, asked=asked, known=FORMAT)
        if newer
        else file_sayings.NO_VERSION.finding(place)
    )


def _unread(joined: Joined) -> Iterator[Unread]:
    """The rows of which something was refused, then what was refused and is no row."""
    yield from joined.unread
    for number, each in enumerate(joined.findings):
        if each.severity == "error" and number not in joined.of_rows:
            yield Unread(each.position)


def given(joined: Joined, *, partial: bool) -> Register | Partial:
    """The register that was joined, or with ``partial`` what could be made of it.

    Raises
    ------
    DocumentError
        Where something is wrong, and not only a part is asked for.
    """
    register = joined.register()
    findings = tuple(sorted((*joined.findings, *joined.notes, *unknown_words(register, joined.limits.tables.listed))))
    if partial:
        return Partial(register, findings, tuple(_unread(joined)))
    errors = [each for each in findings if each.severity == "error"]
    if errors:
        raise DocumentError(errors)
    return register
