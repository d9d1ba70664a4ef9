"""The codes of reading. How each case of them is worded stands in `file_sayings` and `value_sayings`."""

from communitygov.base.findings import Code, Saying, Words

CANNOT_READ = Code("CG001", "cannot-read", "error", Words("文件读不出来", "a file that cannot be read"))
SYNTAX = Code(
    "CG002", "syntax", "error", Words("文件不合 YAML、JSON 或 CSV 的写法", "a file that is not YAML, JSON or CSV")
)
TOO_MUCH = Code("CG003", "too-much", "error", Words("超出读取的上限", "more than the reader takes in"))
SAID_TWICE = Code("CG004", "said-twice", "error", Words("同一项写了两次", "one thing said twice"))
NO_DOCUMENT = Code(
    "CG005", "not-a-document", "error", Words("不是本格式的文件", "a file that is no document of this format")
)
READ_DIFFERENTLY = Code(
    "CG006",
    "read-differently",
    "note",
    Words("别的程序会读成另一个样子", "what another program would read differently"),
)
UNQUOTED = Code("CG007", "unquoted", "warning", Words("别的程序会改变的文字", "text that another program would change"))
WOULD_RUN = Code(
    "CG008", "would-be-run", "warning", Words("电子表格会当公式运行的文字", "text that a spreadsheet would run")
)
UNKNOWN_KEY = Code("CG101", "unknown-key", "error", Words("不认识的键", "a key that is not known"))
WRONG_VALUE = Code("CG102", "wrong-value", "error", Words("值的写法不对", "a value that is not written as it must be"))
MISSING_KEY = Code("CG103", "missing-key", "error", Words("少了必须写的键", "a key that must be there and is not"))
UNKNOWN_WORD = Code("CG104", "unknown-word", "error", Words("词表里没有的词", "a word that is not in the vocabulary"))
ID_TWICE = Code("CG105", "id-twice", "error", Words("同类中编号重复", "an id given twice in one kind"))

CODES = (
    CANNOT_READ,
    SYNTAX,
    TOO_MUCH,
    SAID_TWICE,
    NO_DOCUMENT,
    READ_DIFFERENTLY,
    UNQUOTED,
    WOULD_RUN,
    UNKNOWN_KEY,
    WRONG_VALUE,
    MISSING_KEY,
    UNKNOWN_WORD,
    ID_TWICE,
)


def saying(code: Code, zh: str, en: str, do_zh: str, do_en: str) -> Saying:
    """Word one case of a code: what is so and what to do, in Chinese and in English."""
    return Saying(code, Words(zh, en), Words(do_zh, do_en))
