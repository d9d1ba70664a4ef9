"""Standard input: a document, and nothing else."""

import sys

from communitygov.base.errors import BadQuestion
from communitygov.base.words import Words
from communitygov.io.saved.magic import MAGIC

TABLE = Words("表格（CSV）", "a table in CSV")
BINARY = (
    (MAGIC, Words("已保存的结构", "a saved structure")),
    (b"PAR1", Words("表格（Parquet）", "a table in Parquet")),
    (b"PK\x03\x04", Words("工作簿或压缩包", "a workbook or an archive")),
)
"""How files begin that are no documents."""
BETWEEN = b",;\t|"
"""What stands between the names of columns."""
OF_DOCUMENTS = b":{}[]#-%&*!\"'"
"""What a document has in its first line, and a row of names of columns has not."""


def standard_input() -> bytes:
    """What stands on standard input: of what is too large no more than shows that it is.

    Raises
    ------
    BadQuestion
        When there is none, it cannot be read, or it is a table or a saved structure: those are read from their files.
    """
    from communitygov.io.limits import LIMITS

    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]  # it is None where it is closed
        raise BadQuestion("standard input is closed", "标准输入已关闭")
    try:
        data = sys.stdin.buffer.read(LIMITS.size + 1)
    except OSError as exc:
        raise BadQuestion(f"standard input: {exc.strerror}", f"标准输入：{exc.strerror}") from exc
    what = no_document(data)
    if what is not None:
        raise BadQuestion(
            f"standard input is {what.en}, and takes a document alone: name the file, or the folder of the tables",
            f"标准输入是{what.zh}，而标准输入只接受文档：请写出文件，或各表所在的文件夹",
        )
    return data


def no_document(data: bytes) -> Words | None:
    """What is read in place of a document; None where it may be one, however bad."""
    for begin, words in BINARY:
        if data.startswith(begin):
            return words
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    is_row = any(sign in BETWEEN for sign in first) and not any(sign in OF_DOCUMENTS for sign in first)
    return TABLE if is_row else None
