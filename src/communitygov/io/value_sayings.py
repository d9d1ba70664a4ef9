"""How each problem of a section, a row or a value is worded."""

from communitygov.io.codes import ID_TWICE, MISSING_KEY, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_VALUE, saying

NO_KEY = saying(
    UNKNOWN_KEY,
    "{where}没有“{key}”这个键{meant}",
    "'{key}' is no key of {where}{meant}",
    "改正键名；自有的数据放在 attributes 里",
    "correct the key; data of your own goes into attributes",
)
NO_SECTION = saying(
    UNKNOWN_KEY,
    "没有“{key}”这一节{meant}",
    "'{key}' is no section of a document{meant}",
    "改正名称；自有的数据放在各行的 attributes 里",
    "correct the name; data of your own goes into the attributes of rows",
)
EXPECTED_APART = saying(
    UNKNOWN_KEY,
    "台账里没有“{key}”这一节：预期另写一个文件",
    "'{key}' is no section of a register: expectations stand in a file of their own",
    "移到台账旁的另一个文件，以 communitygov_test: 1 开头，用 register: 指明这份台账，再用 communitygov test 运行",
    "move it to a file beside the register that begins communitygov_test: 1 and names this one after register:, and"
    " run that with communitygov test",
)
NO_ROWS = saying(
    WRONG_VALUE,
    "“{key}”下面不是一行一行的列表",
    "what stands under '{key}' is not a list of rows",
    "每行以“- ”开头，例如 - {{id: a}}",
    "begin each row with a dash and a blank, as in - {{id: a}}",
)
EMPTY = saying(
    WRONG_VALUE,
    "“{key}”后面没有值",
    "'{key}' has no value",
    "写上值，或删去这个键",
    "write a value, or take the key out",
)
WRONG = saying(
    WRONG_VALUE,
    "“{key}”的值不是{expected}",
    "the value of '{key}' is not {expected}",
    "改写成{expected}",
    "write {expected}",
)
BADLY_WRITTEN = saying(
    WRONG_VALUE,
    "“{key}”的值写法不对",
    "the value of '{key}' is not written as it must be",
    "{expected}",
    "{expected}",
)
DISAGREES = saying(
    WRONG_VALUE,
    "{where}的内容合不到一起",
    "what {where} says does not go together",
    "{expected}",
    "{expected}",
)
FULL_WIDTH = saying(
    WRONG_VALUE,
    "“{key}”的值读成了一整段文字：里面是全角冒号（：），不是半角冒号加空格",
    "the value of '{key}' reads as one text: it has a full-width colon (：) and not a colon and a blank",
    "改成半角冒号加空格（: ）",
    "write a plain colon and a blank",
)
FULL_WIDTH_SIGN = saying(
    WRONG_VALUE,
    "“{key}”的值里有全角的{sign}",
    "the value of '{key}' has a full-width {sign}",
    "改成半角的 {plain}",
    "write {plain}",
)
FULL_WIDTH_KEY = saying(
    UNKNOWN_KEY,
    "{where}没有“{key}”这个键：里面的{sign}是全角的",
    "'{key}' is no key of {where}: {sign} is full-width",
    "改成半角的 {plain}；半角冒号后要有一个空格",
    "write {plain}; a blank follows a colon",
)
ONE_ONLY = saying(
    WRONG_VALUE,
    "“{key}”只能写一个，这里是列表",
    "'{key}' takes one, and this is a list",
    "这里写一个，其余的各另写一行",
    "write one here, and a row of its own for each of the others",
)
NO_KIND_HERE = saying(
    WRONG_VALUE,
    "“{key}”只写编号，前面不写种类（{kind}:）",
    "'{key}' takes an id alone, without its kind ({kind}:) before it",
    "写 {id}",
    "write {id}",
)
KIND_HERE = saying(
    WRONG_VALUE,
    "“{key}”的编号前面没有写种类",
    "'{key}' takes an id with its kind before it",
    "是岗位就写 post:{id}；也可以是 team:、organisation:、person: 等",
    "write post:{id} where it is a post; others are team:, organisation: and person:",
)
CARRIER_HERE = saying(
    WRONG_VALUE,
    "“{key}”的编号前面没有写种类",
    "'{key}' takes an id with its kind before it",
    "是岗位就写 post:{id}；是一类岗位就写 {{every: {id}}}（表格里写 every:{id}）；"
    "也可以是 team:、organisation:、person:",
    "write post:{id} where it is a post, {{every: {id}}} where it is a kind of post (every:{id} in a table);"
    " others are team:, organisation: and person:",
)
NEITHER_KIND = saying(
    MISSING_KEY,
    "{where}没有写 level，也没有写 site",
    "{where} has neither a level nor a site",
    "{expected}",
    "{expected}",
)
NOT_GIVEN = saying(
    MISSING_KEY,
    "{where}少了“{key}”",
    "{where} has no '{key}'",
    "补上“{key}”",
    "add '{key}'",
)
NO_END = saying(
    MISSING_KEY,
    "{where}没有写到何时为止",
    "{where} does not say when it ends",
    "{expected}",
    "{expected}",
)
NO_WORD = saying(
    UNKNOWN_WORD,
    "“{key}”没有“{word}”这个词{meant}",
    "'{word}' is no word for '{key}'{meant}",
    "可用的词：{known}",
    "write {known}",
)
NOT_IN_VOCABULARY = saying(
    UNKNOWN_WORD,
    "“{key}”的“{word}”不在词表里{meant}",
    "'{word}' of '{key}' is not in the vocabulary{meant}",
    "改成词表里的词，或在 vocabulary 的 {list} 下加上它",
    "write a word of the vocabulary, or add yours under {list} of vocabulary",
)
WIDE_WORD = saying(
    UNKNOWN_WORD,
    "“{key}”的“{word}”不在词表里：里面的{sign}是全角的{meant}",
    "'{word}' of '{key}' is not in the vocabulary: it has a full-width {sign}{meant}",
    "改成半角的 {plain}",
    "write {plain}",
)
NO_BASE = saying(
    UNKNOWN_WORD,
    "没有名为“{word}”的内置词表{meant}",
    "there is no built-in vocabulary '{word}'{meant}",
    "可用的：{known}",
    "write one of {known}",
)
TWICE = saying(
    ID_TWICE,
    "{section} 中编号“{id}”用了两次，第一次在 {first}",
    "the id '{id}' is given twice in {section}; first at {first}",
    "改一个编号；若是同一个，并成一行",
    "change one of them; if they are one thing, make them one row",
)
UNWRITABLE = saying(
    WRONG_VALUE,
    "“{key}”的值写不进文件",
    "the value of '{key}' cannot be written to a document",
    "只用文字、数、true、false、null、列表和以文字为键的键值对",
    "use text, numbers, true, false, null, lists and mappings with keys of text",
)
