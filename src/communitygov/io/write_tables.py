"""Writing a register as tables: a folder with a table for each section, and a document for the rest."""

import csv
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from communitygov.base.errors import BadQuestion, CommunityGovError, DocumentError
from communitygov.base.harmless import harmless
from communitygov.base.pause import collector_paused
from communitygov.base.positions import Position
from communitygov.base.texts import Texts
from communitygov.io import file_sayings
from communitygov.io.arrow_in import arrow
from communitygov.io.fields import kinds, row_noun
from communitygov.io.files import why_not
from communitygov.io.paths import path_of, shown_path
from communitygov.io.table_cells_out import Columns, NoTable, cells_of
from communitygov.io.whole_folder import whole_folder
from communitygov.io.write import write
from communitygov.model.kept import with_nouns
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.model.noun import Noun

TableFormat = Literal["csv", "parquet"]
THE_REST = "register.yaml"
"""The document of what no table says."""
_AT_ONCE = 1 << 14


def write_tables(register: Register, folder: str | os.PathLike[str], *, format: TableFormat = "csv") -> None:  # noqa: A002  # the word the command line uses as well
    """Write a register into a new folder as tables; what is read back is equal.

    A section with something that no cell can say (seats of teams, the legal basis of duties, own data that is no text)
    goes whole into ``register.yaml`` beside the tables, with all that has no rows. The folder is there when all is
    written, and not before.

    Raises
    ------
    BadQuestion
        When there is no such format, what is given is no register, or the folder has something in it.
    DocumentError
        When the folder cannot be written, or a value cannot.
    MissingExtra
        When Parquet is asked for and pyarrow is not installed.
    """
    if format not in get_args(TableFormat):
        raise BadQuestion.no_such("format", "格式", format, get_args(TableFormat))
    register = with_nouns(register)
    if not isinstance(register, Register):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise BadQuestion(f"a Register is written, not {register!r}", f"写出的是台账（Register），不是 {register!r}")
    if format == "parquet":
        arrow()
    target = path_of(folder)
    try:
        with whole_folder(target) as beside, collector_paused():
            _write(register, beside, format)
    except CommunityGovError:
        raise
    except (OSError, ValueError) as exc:
        raise DocumentError([file_sayings.NOT_WRITTEN.finding(Position(shown_path(target)), why=why_not(exc))]) from exc


def _write(register: Register, folder: Path, form: TableFormat) -> None:
    rest: dict[str, Sequence[Noun]] = {}
    for section in SECTIONS:
        rows: Sequence[Noun] = getattr(register, section)
        if not len(rows):
            continue
        try:
            columns = cells_of(section, rows)
        except NoTable:
            continue
        (_write_csv if form == "csv" else _write_parquet)(folder / f"{section}.{form}", section, columns)
        rest[section] = ()
    write(register.model_copy(update=rest), folder / THE_REST)


def _write_csv(path: Path, _: str, columns: Columns) -> None:
    """UTF-8, an empty cell for what is not stated; no cell is one that a spreadsheet runs."""
    size = len(next(iter(columns.values())))
    with path.open("x", encoding="utf-8", newline="") as opened:
        lines = csv.writer(opened, lineterminator="\n")
        lines.writerow(columns)
        for start in range(0, size, _AT_ONCE):
            some = [each[start : start + _AT_ONCE] for each in columns.values()]
            lines.writerows([harmless(cell) for cell in row] for row in zip(*some, strict=True))


def _write_parquet(path: Path, section: str, columns: Columns) -> None:
    """Texts and whole numbers; null for what is not stated."""
    library, parquet = arrow(), import_module("pyarrow.parquet")
    made = {header: _array(library, section, header, each) for header, each in columns.items()}
    write_table: Any = parquet.write_table
    write_table(library.table(made), path, compression="zstd")


def _array(library: Any, section: str, header: str, texts: Texts) -> Any:
    stated = np.packbits(texts.lengths > 0, bitorder="little")
    buffers = [library.py_buffer(each) for each in (stated, texts.offsets, texts.data)]
    array = library.Array.from_buffers(library.large_string(), len(texts), buffers)
    found = kinds(row_noun(section), tuple(header.split(".")))
    return array.cast(library.int64()) if found is not None and found.leaves == (int,) else array
