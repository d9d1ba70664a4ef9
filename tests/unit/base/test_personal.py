"""Numbers of persons in texts: what is one, what only looks like one, and that none is shown."""

import pytest

from communitygov.base.personal import CHECKS, WEIGHTS, has_identity_number, has_mobile_number, masked, may_have_number


def identity(seventeen: str) -> str:
    """An identity number with the right check sign."""
    return seventeen + CHECKS[sum(int(digit) * weight for digit, weight in zip(seventeen, WEIGHTS, strict=True)) % 11]


SPECIMEN = "11010519491231002X"
"""The specimen that the standard prints."""


def test_the_check_sign_is_that_of_the_standard():
    """
    Weights and check signs give the printed specimen.
    """
    assert SPECIMEN == identity(SPECIMEN[:-1])


@pytest.mark.parametrize(
    "text",
    [
        SPECIMEN,
        SPECIMEN.lower(),
        f"证号{SPECIMEN}。",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105–19491231–002X",
        "110105\u200b19491231002X",
        identity("33020320000229123"),
    ],
)
def test_identity_numbers(text):
    """
    Alone or in a sentence, parted or full-width: an identity number, and no telephone number.
    """
    assert has_identity_number(text)
    assert not has_mobile_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # the check sign is wrong
        identity("11010519491331002"),  # no such month
        identity("33020319000229123"),  # no such day
        identity("11010517001231002"),  # no such year of birth
        "0" + SPECIMEN,
        SPECIMEN + "1",
        "330203001003001",  # the code of a grid has fifteen digits
        "91350100M000100Y43",
        "330203001003",
        "",
        "没有数字的一段文字，长度超过十一个字",
    ],
)
def test_what_is_no_identity_number(text):
    """
    A wrong check sign, a date there is not, a longer number, a code of fifteen digits: none.
    """
    assert not has_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "电话13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+8613800138000",
        "0086 138 0013 8000",
        "１３８００１３８０００",
        "138.0013.8000",
        "(138)00138000",
        "（138）0013-8000",
        "138–0013–8000",
        "138—00138000",
        "138\u200b0013\u200b8000",
        "电话：13800138000。",
        "13800138000.",
    ],
)
def test_mobile_numbers(text):
    """
    With or without the code of the country, parted or full-width.
    """
    assert has_mobile_number(text)
    assert not has_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "12800138000",
        "138001380001",
        "913800138000",
        "0.13800138000",
        "https://example.org/13800138000",
        "0574-87654321",
        "202002102030",
        "2020-02-10T20:30",
        "138 00138 000",
        "统计13800138000平方米",
        "金额 13800138000 元",
        "13800138000.5",
        "１３８００１３８０００元",
    ],
)
def test_what_is_no_mobile_number(text):
    """
    Eleven digits of a longer number, of a fraction or of a link; another beginning; an office with its area code.
    """
    assert not has_mobile_number(text)


def test_masked_texts_keep_their_length():
    """
    Each sign of a number is a star, in full width too; all else stays.
    """
    text = f"甲 {SPECIMEN}，乙 138-0013-8000，丙 １３８００１３８０００，丁 330203001003001"

    assert f"甲 {'*' * 18}，乙 {'*' * 13}，丙 {'*' * 11}，丁 330203001003001" == masked(text)
    assert "g-07" == masked("g-07")
    assert "a ****\u200b******* b" == masked("a 1380\u200b0138000 b").replace("*" * 12, "****\u200b*******")
    assert len("（138）00138000") * "*" == masked("（138）00138000")


def test_a_long_text_is_read_once():
    """
    Digits and links without end are read in one pass.
    """
    assert not has_mobile_number("https://x/ 1380 " * 20_000)
    assert not has_identity_number("1 2 " * 50_000)
    assert 20_000 * 11 == masked("13800138000 " * 20_000).count("*")


def test_of_many_texts_those_that_may_have_a_number_are_told_in_one_run():
    """
    Each text that has one is among them; a text beside it changes nothing.
    """
    texts = [
        "13800138000",
        "b01",
        f"{SPECIMEN}",
        "p-990101-001382",
        "１３８ 0013 8000",
        "1380013",
        "8000",
        "138001380001",
    ]
    has = [has_identity_number(text) or has_mobile_number(text) for text in texts]
    told = may_have_number(texts)
    assert all(may for may, really in zip(told, has, strict=True) if really)
    assert [told[at] for at in (0, 1, 2, 3, 5, 6, 7)] == [True, False, True, False, False, False, False]
