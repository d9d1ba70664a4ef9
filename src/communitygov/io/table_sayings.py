"""How each problem of a table is worded: its columns, and cells that no document has."""

from communitygov.base.findings import Saying
from communitygov.io import codes
from communitygov.io.codes import (
    CANNOT_READ,
    ID_TWICE,
    MISSING_KEY,
    NO_DOCUMENT,
    READ_DIFFERENTLY,
    SAID_TWICE,
    TOO_MUCH,
    UNKNOWN_KEY,
    WRONG_VALUE,
    saying,
)

ALIAS = saying(
    READ_DIFFERENTLY,
    "列“{header}”读作 {key}",
    "the column '{header}' was read as '{key}'",
    "把列名改成 {key}",
    "name the column '{key}'",
)
MIDNIGHTS = saying(
    READ_DIFFERENTLY,
    "列“{key}”的时刻都是零点，按日期读取",
    "every instant of the column '{key}' is midnight: they were read as days",
    "这一列改用日期类型",
    "make it a column of dates",
)
BY_COLUMNS = saying(
    READ_DIFFERENTLY,
    "按各列看是 {section} 的表",
    "was read as a table of {section}, by its columns",
    "把文件名改成 {section}",
    "name the file {section}",
)
NO_TABLE = saying(
    NO_DOCUMENT,
    "看不出这是哪一节的表{meant}",
    "nothing says which section this is a table of{meant}",
    "以节名作文件名，如 places.csv、appointments.parquet",
    "name the file after its section, such as places.csv or appointments.parquet",
)
NO_SUCH_TABLE = saying(
    UNKNOWN_KEY,
    "没有名为“{key}”的表{meant}",
    "there is no table '{key}'{meant}",
    "改正名称",
    "correct the name",
)
NO_COLUMN = saying(
    MISSING_KEY,
    "{section} 的表没有“{key}”这一列",
    "the table of {section} has no column '{key}'",
    "补上这一列",
    "add the column",
)
COLUMN_TWICE = saying(
    SAID_TWICE,
    "“{key}”有两列，第一列在 {first}",
    "two columns say '{key}'; the first is at {first}",
    "留下一列",
    "keep one of them",
)
HEADER_TWICE = saying(
    SAID_TWICE,
    "第 {first} 列和第 {second} 列都叫“{key}”",
    "columns {first} and {second} are both called '{key}'",
    "留下一列",
    "keep one of them",
)
A_FLOAT = saying(
    WRONG_VALUE,
    "“{key}”的值是小数类型的数：编号和文字不从小数读取，末几位可能已经丢失",
    "the value of '{key}' is a number of a decimal type: ids and texts are not read from one, digits may be lost",
    "把这一列存成文本",
    "keep the column as text",
)
NO_VALUE = saying(
    WRONG_VALUE,
    "“{key}”的值不是文字、数、日期或列表",
    "the value of '{key}' is no text, number, date or list",
    "把这一列存成文本",
    "keep the column as text",
)
CONTROL = saying(
    WRONG_VALUE,
    "“{key}”的值里有看不见的控制字符",
    "the value of '{key}' has a control character that nobody sees",
    "删去这个字符",
    "take the character out",
)
TWO_FORMS = saying(
    SAID_TWICE,
    "“{key}”在这一行写了两次：一列整写，另有分列",
    "this row states '{key}' twice: in a column of its own, and in columns of its parts",
    "留下一种",
    "keep one of them",
)
LAYOUT_NOWHERE = saying(
    WRONG_VALUE,
    "layouts 的这一行所指的地点“{id}”不在 places 里",
    "this row of layouts names the place '{id}', which places does not list",
    "核对编号，或在 places 里补上这一行",
    "check the id, or add the place",
)
LAYOUT_TWICE = saying(
    ID_TWICE,
    "地点“{id}”的 layout 写了两次",
    "the layout of the place '{id}' is given twice",
    "留下一处",
    "keep one of them",
)
LAYOUT_AND_NUMBER = saying(
    WRONG_VALUE,
    "地点“{id}”在 places 里写了 households，这里又有 layout",
    "the place '{id}' states households in places, and has a layout here",
    "两者只写一个",
    "state one of the two",
)
NOT_PARQUET = saying(
    CANNOT_READ,
    "不是完整的 Parquet 文件（{why}）",
    "is no whole Parquet file ({why})",
    "重新导出这个文件",
    "export the file again",
)
NO_ROOM = saying(
    TOO_MUCH,
    "解码后的内容放不进内存",
    "what is in it does not fit into memory when it is decoded",
    "分成几个文件放在一个文件夹里",
    "split it into several files in one folder",
)
LARGE_COLUMN = saying(
    TOO_MUCH,
    "列“{key}”（{form}）的文字解码后多于 {most} 个字节",
    "the texts of the column '{key}' ({form}) take more than {most} bytes when they are decoded",
    "长文字放到别处；列表改成用空格隔开的文本",
    "put long texts elsewhere; write a list as one text, its values parted by blanks",
)
MANY_ROWS = saying(
    TOO_MUCH,
    "多于 {most} 行",
    "has more than {most} rows",
    "分成几个文件放在一个文件夹里",
    "split it into several files in one folder",
)


LONG_CELL = saying(
    TOO_MUCH,
    "“{key}”的这一格多于 {most} 个字节；这张表没有读入",
    "this cell of the column '{key}' has more than {most} bytes; nothing was read of the table",
    "长文字放到别处",
    "put long texts elsewhere",
)


def more_of(code: str, zh: str = "行", en: str = "rows") -> Saying:
    """How it is said that there are more findings of a kind than are listed; of rows, or of what else."""
    known = next(each for each in codes.CODES if each.code == code)
    return saying(
        known,
        f"这样的共有 {{count}} {zh}，只列出前 {{most}} {zh}",
        f"there are {{count}} such {en}; the first {{most}} are listed",
        "先改正列出的；要全部列出，见读表的上限",
        "mend those listed first; the limits of reading tables can list all",
    )
