"""How much memory reading tables takes, told by what stands at their ends or by their sizes, before they are read."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

from communitygov.io.csv_header import SIGNS
from communitygov.io.files import File, not_opened
from communitygov.model.sections import SECTIONS

if TYPE_CHECKING:
    from communitygov.model.register import Register

MIB = 1 << 20
OF_ARROW = 50 * MIB
"""What the library that reads Parquet takes for itself."""
OF_ROW = 180
"""Bytes of a row of a Parquet file while it becomes rows of a register: ids, codes, what is looked at."""
OF_CELL = 30
"""Bytes of a cell of a Parquet file that takes a byte of it or more, of tables that are wider than most."""
OF_LITTLE_CELL = 8
"""Bytes of a cell of a column that has few different values."""
OF_TEXTS = 3
"""Bytes for each byte that stands in a Parquet file before it is compressed: of files of long texts."""
OF_CSV = 4.5
"""Bytes for each byte of a CSV file, at least."""
OF_CSV_CELL = 30
"""Bytes of a cell of a CSV file, however short it is: where it begins, what it is looked at with."""
OF_CSV_BYTE = 1.5
"""Bytes for each byte of a CSV file besides."""
LOOKED_AT = 1 << 16
"""Bytes at the begin, in the middle and at the end of a CSV file that show how many cells it has."""
OF_DOCUMENT = 40
"""Bytes for each byte of a document, of which a noun is made for each row."""
OF_WRITTEN = 1300
"""Bytes of a row that is written as a document."""


def needed_to_read(files: Sequence[File]) -> int:
    """About how many bytes reading some files takes at its peak; those that cannot be looked at are left out."""
    needed, arrow = 0.0, 0
    for file in files:
        if file.path.suffix.lower() == ".parquet":
            needed += _of_parquet(file)
            arrow = OF_ARROW
        else:
            needed += _of_csv(file) if file.is_table else OF_DOCUMENT * file.size
    return int(needed) + arrow


def needed_to_write(register: "Register") -> int:
    """About how many bytes writing a register as a document takes: every row becomes a noun, and text."""
    return OF_WRITTEN * sum(len(getattr(register, section)) for section in SECTIONS)


def _of_csv(file: File) -> float:
    size = file.size
    if not size or not_opened(file) is not None:
        return 0
    try:
        with file.path.open("rb") as opened:
            some = b"".join(_piece(opened, at) for at in sorted({0, size // 2, max(0, size - LOOKED_AT)}))
    except OSError:  # what is wrong with it is said when it is read
        return 0
    breaks = max(some.count(b"\n"), some.count(b"\r"))
    parted = max(some.count(sign.encode()) for sign in SIGNS)
    cells = size * (breaks + parted) / max(1, len(some))
    return max(OF_CSV * size, OF_CSV_CELL * cells + OF_CSV_BYTE * size)


def _piece(opened: BinaryIO, at: int) -> bytes:
    opened.seek(at)
    return opened.read(LOOKED_AT)


def _of_parquet(file: File) -> int:
    if not_opened(file) is not None:  # opening a pipe would wait for ever
        return 0
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        return 0
    try:
        about = parquet.read_metadata(file.path)
    except (arrow.ArrowException, OSError, ValueError):  # what is wrong with it is said when it is read
        return 0
    groups = [about.row_group(number) for number in range(about.num_row_groups)]
    columns = [sum(each.column(at).total_uncompressed_size for each in groups) for at in range(about.num_columns)]
    cells = sum(OF_CELL if size > about.num_rows else OF_LITTLE_CELL for size in columns)
    return int(max(OF_ROW * about.num_rows, cells * about.num_rows, OF_TEXTS * sum(columns)))
