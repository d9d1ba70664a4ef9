"""How each problem of a list of divisions is worded."""

from communitygov.io.codes import (
    CANNOT_READ,
    ID_TWICE,
    MISSING_KEY,
    READ_DIFFERENTLY,
    UNKNOWN_WORD,
    WRONG_VALUE,
    saying,
)

NO_CODES = saying(
    MISSING_KEY,
    "表里没有代码一列（code）；有的列是 {there}",
    "the table has no column of codes (code); its columns are {there}",
    "把代码那一列命名为 code",
    "call the column of codes `code`",
)
NO_CODE = saying(
    MISSING_KEY,
    "这一行没有代码；没有读入",
    "this row has no code; it was not read",
    "补上代码，或删去这一行",
    "write the code, or take the row out",
)
NO_TEXT = saying(
    WRONG_VALUE,
    "“{key}”的值不是文字、数或日期；这一格没有读入",
    "the value of '{key}' is no text, number or date; the cell was not read",
    "把这一列存成文本",
    "keep the column as text",
)
NOT_DIGITS = saying(
    WRONG_VALUE,
    "代码 {code} 含有数字以外的字符；这一行没有读入",
    "the code {code} has signs that are no digits; the row was not read",
    "代码只用数字 0–9",
    "write a code in the digits 0 to 9",
)
WIDE_DIGITS = saying(
    WRONG_VALUE,
    "代码 {code} 用了全角数字或空格",
    "the code {code} is written with full-width digits or blanks",
    "写成 {plain}",
    "write {plain}",
)
NO_LENGTH = saying(
    WRONG_VALUE,
    "代码 {code} 有 {digits} 位，看不出是哪一级；这一行没有读入",
    "the code {code} has {digits} digits, which is the length of no level; the row was not read",
    "区划代码是 2、4、6、9 或 12 位；补齐，或在 level 列写明级别",
    "a division code has 2, 4, 6, 9 or 12 digits: complete it, or state the level in a column `level`",
)
NO_LEVEL = saying(
    UNKNOWN_WORD,
    "没有“{word}”这个级别；按代码的长度读取",
    "there is no level '{word}'; the length of the code was taken",
    "写 province、city、county、street、village，或词表里的级别",
    "write province, city, county, street or village, or a level of the vocabulary",
)
TWICE = saying(
    ID_TWICE,
    "代码 {code} 用了两次，第一次在 {first}；这一行没有读入",
    "the code {code} is given twice, first at {first}; this row was not read",
    "留下一行；若是两个地方，改正其中一个代码",
    "keep one of them; if they are two places, correct one code",
)
PASSED_OVER = saying(
    READ_DIFFERENTLY,
    "这些列没有读：{columns}",
    "these columns were not read: {columns}",
    "不必处理；要读的列命名为 code、name、parent、level",
    "nothing, unless one of them is meant: the columns that are read are code, name, parent and level",
)
BEGINS_BELOW = saying(
    READ_DIFFERENTLY,
    "表从{level}开始：所属的 {count} 个上级不在表里，这些地方的上级空着",
    "the list begins with {level}: the {count} places that these lie in are not in it, and stay unnamed",
    "要连成一棵树，把上级的表一起读入",
    "to have one tree read the lists of the levels above as well",
)
OUT_ENDING = saying(
    CANNOT_READ,
    "写成的文件名应以 .csv、.yaml、.yml 或 .json 结尾",
    "the name of what is written does not end in .csv, .yaml, .yml or .json",
    "写成表用 places.csv，写成文档用 places.yaml",
    "write a table as places.csv, a document as places.yaml",
)
