"""How each problem of a CSV file is worded."""

from communitygov.io.codes import (
    CANNOT_READ,
    NO_DOCUMENT,
    READ_DIFFERENTLY,
    SAID_TWICE,
    SYNTAX,
    TOO_MUCH,
    WOULD_RUN,
    WRONG_VALUE,
    saying,
)

WIDE_SIGNS = saying(
    CANNOT_READ,
    "是 {encoding} 编码的，这里只读 UTF-8 和 GB18030",
    "is {encoding}; of a table only UTF-8 and GB18030 are read",
    "在电子表格里另存为“CSV UTF-8（逗号分隔）”",
    "save it as 'CSV UTF-8 (comma delimited)' in the spreadsheet",
)
A_WORKBOOK = saying(
    CANNOT_READ,
    "是工作簿或压缩文件，不是 CSV 文字",
    "is a workbook or an archive, and not the text of a CSV file",
    "在电子表格里另存为“CSV UTF-8（逗号分隔）”",
    "save it as 'CSV UTF-8 (comma delimited)' in the spreadsheet",
)
MIXED = saying(
    CANNOT_READ,
    "到这里为止是 UTF-8，从这里起不是（{sign}）",
    "is UTF-8 as far as here, and then it is not ({sign})",
    "多半是两个文件拼在一起：把它们都存成 UTF-8 再拼",
    "two files may have been joined: save both as UTF-8 and join them again",
)

TOO_SHORT = saying(
    SYNTAX,
    "这一行只有 {has} 格，表头有 {wanted} 格；没有读入",
    "this row has {has} of the {wanted} cells of the header; it was not read",
    "补齐各格；空的格也要有逗号",
    "write every cell; an empty one still has its comma",
)
TOO_LONG = saying(
    SYNTAX,
    "这一行有 {has} 格，表头只有 {wanted} 格；没有读入",
    "this row has {has} cells and the header {wanted}; it was not read",
    "删去多余的格；文字里有逗号的，整格加引号",
    "take out what is too much; put a cell that has a comma in it in quotes",
)
UNCLOSED = saying(
    SYNTAX,
    "从这里开始的引号没有结束；这一行没有读入",
    "the quotes that begin here do not end; the row was not read",
    '在这一格末尾补上引号；文字里的引号写两遍（""）',
    'close them at the end of the cell; a quote within a text is written twice ("")',
)
AFTER_QUOTE = saying(
    SYNTAX,
    "引号结束之后、逗号之前还有文字；这一行没有读入",
    "text follows the closing quote of a cell; the row was not read",
    '文字里的引号写两遍（""），整格加引号',
    'write a quote within a text twice ("") and put the whole cell in quotes',
)
NO_COLUMN_NAME = saying(
    SYNTAX,
    "表头的第 {number} 格是空的",
    "cell {number} of the header is empty",
    "写上列名；多余的空列整列删去",
    "name the column, or take it out where nothing stands in it",
)
COLUMN_TWICE = saying(
    SAID_TWICE,
    "列名“{name}”写了两次，第一次在 {first}",
    "the column '{name}' is there twice; first at {first}",
    "留下一列",
    "keep one of them",
)
NO_HEADER = saying(
    NO_DOCUMENT,
    "表是空的，没有表头",
    "the table is empty: it has no header",
    "第一行写各列的名称",
    "write the names of the columns on the first line",
)
WIDE_COMMA = saying(
    SYNTAX,
    "表头用全角逗号（，）分隔",
    "the cells of the header are parted by full-width commas (，)",
    "改成半角逗号 ,",
    "write plain commas",
)

OTHER_SIGN = saying(
    READ_DIFFERENTLY,
    "各格不是用逗号、而是用{sign}分隔的，按{sign}读取",
    "cells are parted by {sign} and not by commas; it was read so",
    "另存为逗号分隔的 CSV",
    "save it parted by commas",
)
BLANK = saying(
    READ_DIFFERENTLY,
    "这一行是空的，跳过",
    "this line is empty and was passed over",
    "删去空行",
    "take the line out",
)
NO_ROWS = saying(
    READ_DIFFERENTLY,
    "只有表头，没有一行数据",
    "there is a header and no row",
    "若不该是空的，核对文件",
    "check the file if it should have rows",
)

DIGITS_LOST = saying(
    WRONG_VALUE,
    "“{key}”的值是科学记数（{value}）：电子表格把编号当成数，后面的各位已经丢失",
    "the value of '{key}' is {value}: a spreadsheet took the code for a number, and its last digits are lost",
    "在电子表格里把这一列设成文本格式，从原处重新填入编号，再保存",
    "format the column as text in the spreadsheet, put in the codes again from where they came, and save it",
)

WOULD_BE_RUN = saying(
    WOULD_RUN,
    "“{key}”的这一格，用电子表格打开会当公式运行；这里读作文字",
    "a spreadsheet that opens the file would run this cell of '{key}' as a formula; it was read as text",
    "若不是有意的，改掉；若是，在前面加一个撇号（'）",
    "correct it unless it is meant; if it is, write an apostrophe (') before it",
)
LONG_CELL = saying(
    TOO_MUCH,
    "这一格多于 {most} 个字符；这一行没有读入",
    "this cell has more than {most} characters; the row was not read",
    "检查引号是否漏写；长文字放到别处",
    "look for a quote that is missing; put long texts elsewhere",
)
LONG_LINE = saying(
    TOO_MUCH,
    "这一行多于 {most} 个字符，从这里起没有读",
    "this line has more than {most} characters; nothing was read from here on",
    "核对文件是否真是 CSV",
    "check that the file is CSV",
)
MANY_COLUMNS = saying(
    TOO_MUCH,
    "多于 {most} 列",
    "has more than {most} columns",
    "核对文件是否真是表",
    "check that the file is a table",
)
MANY_ROWS = saying(
    TOO_MUCH,
    "多于 {most} 行，从这里起没有读",
    "has more than {most} rows; nothing was read from here on",
    "分成几个文件",
    "split it into several files",
)
