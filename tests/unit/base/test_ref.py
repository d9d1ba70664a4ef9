"""Ids: what they may hold, and how what they may not is told."""

import pickle

import pytest

from communitygov.base.malformed import Malformed
from communitygov.base.ref import place_id, plain_id

REFUSED = [
    ("a b", "character 2 is U+0020 SPACE: write a hyphen"),
    ("a\tb", "character 2 is U+0009: write"),
    ("a\u3000b", "character 2 is U+3000 IDEOGRAPHIC SPACE: write"),
    ("g:01", "character 2 is : (U+003A COLON): write a hyphen"),
    ("g01#", "character 4 is # (U+0023 NUMBER SIGN): write a hyphen"),
    ("b01／2", "character 4 is ／ (U+FF0F FULLWIDTH SOLIDUS): write the plain sign"),
    ("post：x", "character 5 is ： (U+FF1A FULLWIDTH COLON): write the plain sign"),
    ("＃1", "character 1 is ＃ (U+FF03 FULLWIDTH NUMBER SIGN): write the plain sign"),
    ("1\u22362", "character 2 is \u2236 (U+2236 RATIO): write the plain sign"),
    ("b1\u20442", "(U+2044 FRACTION SLASH): write the plain sign"),
    ("a\u200db", "character 2 is U+200D ZERO WIDTH JOINER: take it out"),
    ("a\u202eb", "character 2 is U+202E RIGHT-TO-LEFT OVERRIDE: take it out"),
    ("a\ufeffb", "character 2 is U+FEFF ZERO WIDTH NO-BREAK SPACE: take it out"),
    ("a\x1b[31m", "character 2 is U+001B: take it out"),
    ("a\u2028", "character 2 is U+2028 LINE SEPARATOR: take it out"),
    ("a\u3164", "character 2 is U+3164 HANGUL FILLER: take it out"),
    ("a\ud800", "character 2 is U+D800: take it out"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=lambda each: ascii(each)[:24])
def test_a_sign_that_an_id_may_not_hold_is_told(text, said):
    """
    Which sign it is, by number and name, where it stands and what to do; and what cannot be seen is not shown.
    """
    with pytest.raises(Malformed) as met:
        plain_id(text)

    assert said in str(met.value)
    assert f"U+{ord(next(sign for sign in text if f'U+{ord(sign):04X}' in said)):04X}" in met.value.sentence("zh")
    assert str(met.value).isprintable()
    assert met.value.sentence("zh").isprintable()
    assert met.value == pickle.loads(pickle.dumps(met.value))


@pytest.mark.parametrize("text", ["g01", "清河社区-1", "é", "第（3）网格", "𠀀", "\ue000", "a_b.c+d", "x" * 128])
def test_ordinary_text_is_an_id(text):
    """
    Letters of every script, digits and ordinary signs may stand in an id, wide brackets among them.
    """
    assert text == plain_id(text)


def test_of_the_id_of_a_home_the_place_in_the_whole_is_told():
    """
    The number of the sign counts from the beginning of the whole id.
    """
    assert "b01/2/3/301" == place_id("b01/2/3/301")
    with pytest.raises(Malformed, match="character 6 is ／"):
        place_id("b01/2／3")


def test_composed_and_decomposed_letters_are_one_id():
    """
    Ids are kept in NFC.
    """
    assert "\u00e9/1" == place_id("e\u0301/1")
