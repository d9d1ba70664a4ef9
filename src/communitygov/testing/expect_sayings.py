"""How each problem of a file of expectations is worded."""

from communitygov.base.findings import Code, Words
from communitygov.io.codes import MISSING_KEY, NO_DOCUMENT, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_VALUE, saying

POINTS_NOWHERE = Code("CG110", "points-nowhere", "error", Words("指向不存在的编号", "a reference to nothing"))

NO_TEST = saying(
    NO_DOCUMENT,
    "文件不以 communitygov_test: 1 开头",
    "the file does not begin communitygov_test: 1",
    "在开头加上 communitygov_test: 1",
    "begin it with communitygov_test: 1",
)
IS_REGISTER = saying(
    NO_DOCUMENT,
    "这是一份台账，不是预期文件",
    "the file is a register, and not a file of expectations",
    "预期另写一个文件，以 communitygov_test: 1 开头，用 register: {file} 指明这份台账，再写 expect；台账里不写 expect",
    "write the expectations in a file of their own beside it, which begins communitygov_test: 1, says register: {file}"
    " and has the expect; a register has none",
)
NO_TESTS = saying(
    NO_DOCUMENT,
    "文件夹里没有以 communitygov_test: 1 开头的文件",
    "the folder has no file that begins communitygov_test: 1",
    "核对路径；若尚无预期文件，在台账旁写一个，以 communitygov_test: 1 开头，用 register 指明台账",
    "check how the path is written; where there is none yet, write one beside the register, which begins"
    " communitygov_test: 1 and names the register",
)
NO_KEY = saying(
    UNKNOWN_KEY,
    "没有“{key}”这个键{meant}",
    "there is no key '{key}' here{meant}",
    "可用的键：{known}",
    "the keys are {known}",
)
NOT_GIVEN = saying(MISSING_KEY, "少了“{key}”", "'{key}' is missing", "补上“{key}”", "add '{key}'")
NO_WORD = saying(
    UNKNOWN_WORD,
    "“{key}”没有“{word}”这个词{meant}",
    "'{word}' is no word for '{key}'{meant}",
    "可用的词：{known}",
    "write {known}",
)
WRONG = saying(
    WRONG_VALUE,
    "“{key}”的值不是{expected}",
    "the value of '{key}' is not {expected}",
    "改写成{expected}",
    "write {expected}",
)
NO_SUCH = saying(POINTS_NOWHERE, "{said}", "{said}", "改成台账中有的", "name something the register has")
NOTHING_SAID = saying(
    MISSING_KEY,
    "这一条没有说预期什么",
    "the statement does not say what is expected",
    "写上 {known} 中的至少一项",
    "add one of {known}",
)
NO_KIND = saying(
    MISSING_KEY,
    "看不出这一条问什么",
    "it does not say what it is about",
    "写 place 和 duty，或 answers_for 和 post、team、organisation、person 之一，或 coverage",
    "write place and duty, or answers_for and one of post, team, organisation and person, or coverage",
)
CANNOT_ASK = saying(WRONG_VALUE, "{said}", "{said}", "改正这一条", "correct the statement")
