"""Which lists seem to be missing, where a code that no division has begins the codes of others."""

from collections.abc import Mapping

from communitygov.base.errors import BadQuestion
from communitygov.base.findings import Words
from communitygov.base.texts import Texts
from communitygov.base.wording import listed, plural
from communitygov.io.division_codes import Values, first_digits, values_of

LISTS: Mapping[int, Words] = {
    2: Words("省级", "provinces"),
    4: Words("地级", "cities"),
    6: Words("县级", "counties"),
    9: Words("乡级", "streets and towns"),
}
"""What is listed by codes of so many digits."""


def refuse_missing(code: str, values: Values, sizes: Values) -> None:
    """Refuse a code that is not there itself, and name the lists it may stand in.

    Raises
    ------
    BadQuestion
        When others begin with it.
    """
    asked, digits = values_of(Texts.of((code,)))
    size = int(digits[0])
    inside = (sizes > size) & (first_digits(values, sizes, size) == asked[0])
    if size not in LISTS or not inside.any():
        return
    least, many = int(sizes[inside].min()), int(inside.sum())
    missing = [words for step, words in LISTS.items() if size <= step < least]
    zh, en = listed([words.zh for words in missing], "zh"), listed([words.en for words in missing])
    begin = f"{plural(many, 'code')} begin{'s' if many == 1 else ''}"
    raise BadQuestion(
        f"no row has the code {code}, though {begin} with it: the list of {en} seems to be missing; give it too",
        f"没有代码为 {code} 的行，却有 {many:,} 个代码以它开头：似乎缺少{zh}的代码表，请一并给出",
    )
