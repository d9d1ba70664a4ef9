"""How each problem of a file is worded: its bytes, its syntax, its size, its header."""

from communitygov.io import codes
from communitygov.io.codes import CANNOT_READ, NO_DOCUMENT, READ_DIFFERENTLY, SAID_TWICE, SYNTAX, TOO_MUCH, saying

NO_FILE = saying(
    CANNOT_READ, "没有这个文件或文件夹", "there is no such file or folder", "核对路径", "check how the path is written"
)
NOT_OPENED = saying(
    CANNOT_READ,
    "打不开：{why}",
    "cannot be opened: {why}",
    "核对路径和权限",
    "check the path and who may read it",
)
NOT_WRITTEN = saying(
    CANNOT_READ,
    "写不进去：{why}",
    "cannot be written: {why}",
    "核对路径和权限",
    "check the path and who may write there",
)
NO_ENCODING = saying(
    CANNOT_READ,
    "不是 UTF-8，也不是 GB18030 编码的文字",
    "is text neither in UTF-8 nor in GB18030",
    "用编辑器另存为 UTF-8",
    "save it as UTF-8 in an editor",
)
BROKEN = saying(
    CANNOT_READ,
    "是 {encoding} 编码，这里却有不合编码的字节（{sign}）",
    "is {encoding}, but for a byte here that is not ({sign})",
    "用编辑器打开，改正这一处的文字，另存为 UTF-8",
    "open it in an editor, mend the text here and save it as UTF-8",
)
CONTROL_SIGN = saying(
    CANNOT_READ,
    "有看不见的控制字符（{sign}）",
    "has a control character that nobody sees ({sign})",
    "删去这个字符",
    "take the character out",
)
NOTHING_THERE = saying(
    CANNOT_READ,
    "文件夹里没有 .yaml、.yml、.json 文件，也没有 .csv、.parquet 表",
    "the folder has no .yaml, .yml or .json file and no .csv or .parquet table",
    "核对路径",
    "check how the path is written",
)
MADE_WITH_KEY = saying(
    CANNOT_READ,
    "是 synth 生成的文件夹：台账在其中的 register 里，旁边的 key、controls 不是台账",
    "is a folder that synth made: its register is in register, and key and controls beside that are no part of it",
    "给出 {register}",
    "give {register}",
)
WRONG_ENDING = saying(
    CANNOT_READ,
    "文件名应以 .yaml、.yml 或 .json 结尾",
    "the name of the file does not end in .yaml, .yml or .json",
    "改文件名",
    "give it such a name",
)

TAB = saying(
    SYNTAX,
    "用制表符（Tab）缩进，YAML 不允许",
    "a tab stands where YAML allows only blanks",
    "改用空格缩进",
    "indent with blanks",
)
NOT_YAML = saying(
    SYNTAX,
    "从这里起不合 YAML 的写法（{problem}）",
    "from here on this is not YAML ({problem})",
    "检查这一处及前一行的冒号、括号、引号和缩进；含有 : # @ % 等符号的文字加引号",
    "check colons, brackets, quotes and indentation here and on the line before; quote a text with : # @ or % in it",
)
FULL_WIDTH_YAML = saying(
    SYNTAX,
    "这里的{sign}是全角的，YAML 不认",
    "{sign} is full-width here, which is not YAML",
    "改成半角的 {plain}；半角冒号后要有一个空格",
    "write {plain}; a blank follows a colon",
)
NOT_JSON = saying(
    SYNTAX,
    "从这里起不合 JSON 的写法（{problem}）",
    "from here on this is not JSON ({problem})",
    "检查这一处及前一行的逗号、冒号、括号和引号",
    "check commas, colons, brackets and quotes here and on the line before",
)
NO_NUMBER = saying(
    SYNTAX, "这不是能读的数", "is not a number that can be read", "改写成普通的数", "write a plain number"
)
TAG = saying(
    SYNTAX,
    "有类型标签（{tag}）；标签一概不执行",
    "has a type tag ({tag}); no tag is ever carried out",
    "去掉标签，只写值",
    "take the tag out and write the value alone",
)
DIRECTIVE = saying(
    SYNTAX, "有 %TAG 指令", "has a %TAG directive", "去掉这一行", "take the line out; no tag is needed here"
)
KEY_FORM = saying(
    SYNTAX,
    "键必须是文字，不能是列表或键值对",
    "a key is text, and this one is a list or a mapping",
    "键写成文字；花括号开头的文字加引号",
    "write the key as text; quote a text that begins with a brace",
)
MANY_DOCUMENTS = saying(
    SYNTAX,
    "一个文件里有几份文档（---）",
    "a second document begins here (---)",
    "分成几个文件",
    "put each in a file of its own",
)
NO_ANCHOR = saying(
    SYNTAX,
    "别名 *{name} 之前没有写完的 &{name}",
    "the alias *{name} has no finished &{name} before it",
    "在这里写出值",
    "write the value out here",
)

TOO_LARGE = saying(
    TOO_MUCH,
    "文件大于 {most} 字节",
    "the file is larger than {most} bytes",
    "分成几个文件放在一个文件夹里",
    "split it into several files in one folder",
)
TOO_DEEP = saying(
    TOO_MUCH,
    "嵌套超过 {most} 层",
    "is nested more than {most} deep",
    "检查多余的括号或缩进",
    "look for brackets or indentation too many",
)
TOO_MANY = saying(
    TOO_MUCH,
    "值多于 {most} 个",
    "has more than {most} values",
    "分成几个文件放在一个文件夹里",
    "split it into several files in one folder",
)
TOO_REPEATED = saying(
    TOO_MUCH,
    "别名共重复了 {most} 个以上的值",
    "its aliases repeat more than {most} values",
    "在这里写出值",
    "write the value out here",
)
TOO_WRONG = saying(
    TOO_MUCH,
    "问题多于 {most} 个，其余没有列出",
    "has more than {most} problems; the others are not listed",
    "先改正列出的问题",
    "mend those listed first",
)

KEY_TWICE = saying(
    SAID_TWICE,
    "同一处的键“{key}”写了两次，第一次在 {first}",
    "the key '{key}' is given twice in one mapping; first at {first}",
    "留下一个；两处都要的，并成一处",
    "keep one; if both are meant, put them into one",
)
HEAD_TWICE = saying(
    SAID_TWICE,
    "“{key}”在两个文件中写得不同，另一处在 {first}",
    "'{key}' is given differently in two files; first at {first}",
    "只在一个文件里写",
    "state it in one file only",
)

NO_MAPPING = saying(
    NO_DOCUMENT,
    "整个文件应是键值对，以 communitygov: 1 开头",
    "a document is a mapping that begins communitygov: 1, and this is none",
    "以 communitygov: 1 开头，各节写在下面",
    "begin with communitygov: 1 and put the sections below it",
)
FULL_WIDTH_TOP = saying(
    NO_DOCUMENT,
    "整个文件读成了一段文字：里面是全角冒号（：），不是半角冒号加空格",
    "the whole file reads as one text: it has full-width colons (：) and not a colon and a blank",
    "改成半角冒号加空格（: ）",
    "write plain colons, each with a blank after it",
)
NO_HEADER = saying(
    NO_DOCUMENT,
    "文件夹里的这个文件不以 communitygov: 开头，其内容没有读入",
    "this file of the folder does not begin communitygov:, and nothing of it was read",
    "在开头加上 communitygov: 1，或把文件移出文件夹",
    "begin it with communitygov: 1, or move it out of the folder",
)
A_TEST = saying(
    NO_DOCUMENT,
    "这是供 communitygov test 使用的文件，不是台账",
    "this is a file for communitygov test, and no register",
    "用 communitygov test 运行",
    "run it with communitygov test",
)
NEWER = saying(
    NO_DOCUMENT,
    "文件的格式是 {asked}，本版本只读到格式 {known}",
    "the file is written in format {asked}; this version reads up to {known}",
    "升级 communitygov",
    "install a newer communitygov",
)
NO_VERSION = saying(
    NO_DOCUMENT,
    "communitygov: 之后应是格式的编号",
    "after communitygov: the number of the format is written",
    "写 communitygov: 1",
    "write communitygov: 1",
)

UNDECLARED = saying(
    READ_DIFFERENTLY,
    "没有写 communitygov:，按格式 1 读取",
    "communitygov: is not stated; read as format 1",
    "在开头加上 communitygov: 1",
    "begin with communitygov: 1",
)
OTHER_ENCODING = saying(
    READ_DIFFERENTLY,
    "按 {encoding} 编码读取",
    "was read as {encoding}",
    "另存为 UTF-8",
    "save it as UTF-8",
)
UNQUOTED = saying(
    codes.UNQUOTED,
    "不加引号的“{word}”在这里读作文字；别的 YAML 程序会读成{other}",
    "'{word}' without quotes is read as text here; other YAML readers make it {other}",
    "加上引号：'{word}'",
    "put it in quotes: '{word}'",
)
MORE_UNQUOTED = saying(
    codes.UNQUOTED,
    "共有 {count} 个不加引号、别的 YAML 程序会改变的文字，只列出前 {most} 个",
    "{count} texts without quotes are read differently by other YAML readers; the first {most} are listed",
    "给它们加上引号",
    "put them in quotes",
)
