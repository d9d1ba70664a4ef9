"""Columns of texts, and where a text stands in them."""

import pickle

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.structure.growth import growth

from communitygov.base import texts as base_texts
from communitygov.base.text_bytes import SECRET, hash_of
from communitygov.base.texts import FEW, TextIndex, Texts

MANY = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
LONG = "一幢很长的楼名" * 40


@given(MANY)
@example([])
@example(["", "", LONG, "a", LONG[:-1]])
def test_texts_come_back_as_they_were_given(many: list[str]):
    """
    One by one, all in order, and those of some rows.
    """
    texts = Texts.of(many)

    assert list(texts) == many
    assert [texts[row] for row in range(len(texts))] == many
    assert list(texts[::-1]) == many[::-1]
    assert list(texts.take(np.array([row for row in range(len(many)) for _ in "ab"], dtype=np.int64))) == [
        text for text in many for _ in "ab"
    ]


@given(MANY, MANY)
@example(["b01-1", "b01-10", "b01-1"], ["b01-10", "b01-1\0", "b01-"])
def test_a_text_is_found_where_it_first_stands(many: list[str], asked: list[str]):
    """
    Alone as among many; one that is not there is nowhere, however like it another is.
    """
    index = TextIndex.of(Texts.of(many))
    sought = [*asked, *many]

    wanted = [many.index(text) if text in many else -1 for text in sought]
    assert index.find_all(Texts.of(sought)).tolist() == wanted
    assert [index.find(text) for text in sought] == wanted


@given(MANY)
@example(["a", "b", "a", "a", ""])
def test_a_text_that_stands_earlier_is_told_again(many: list[str]):
    """
    Each later row of it, and never the first.
    """
    _, again = TextIndex.with_again(Texts.of(many))

    assert again.tolist() == [row for row, text in enumerate(many) if text in many[:row]]


def test_texts_of_one_place_in_the_index_are_told_apart():
    """
    A hundred thousand texts meet in every place of the index, and each is found.
    """
    index = TextIndex.of(Texts.of(f"b{number}" for number in range(100_000)))

    assert index.find_all(index.texts).tolist() == list(range(100_000))
    assert index.find("b100000") == -1


def test_texts_are_taken_over_from_where_they_stand_in_other_bytes():
    """
    As another library's column has them: not from the first byte on, and without zeros behind them.
    """
    data = np.frombuffer("xx楼一楼二".encode(), dtype=np.uint8)

    assert list(Texts.at(data, np.array([2, 8, 8, 14], dtype=np.int32))) == ["楼一", "", "楼二"]


def test_a_column_of_texts_comes_back_from_a_pickle():
    """
    With every text of it.
    """
    texts = Texts.of(["楼一", "", "b02"])

    assert list(pickle.loads(pickle.dumps(texts))) == list(texts)


def test_numbers_of_texts_are_the_same_everywhere():
    """
    A file that keeps an index is read by another process and a later version: with its secret, or with none.
    """
    texts = Texts.of(["", "b01", "一号楼二单元"])

    assert texts.hashed(0).tolist() == [0, 16381976289143775876, 15725473962270852616]
    assert texts.hashed(0xC0FFEE).tolist() == [12648430, 9623378069700475406, 4944241555193517613]
    for secret in (0, 0xC0FFEE, SECRET, (1 << 64) - 1):
        assert texts.hashed(secret).tolist() == [hash_of(each.encode(), secret) for each in texts]


def test_equal_texts_do_not_stand_in_one_anothers_way():
    """
    An index of a text that is given a thousand times takes as many steps as one of a text given a hundred times.
    """

    def indexed(size):
        texts = Texts.of(["unnamed"] * size)
        return lambda: TextIndex.of(texts)

    assert [1, 1] == growth(indexed, 250)
    assert TextIndex.with_again(Texts.of(["b", "a", "b", "a", "b"]))[1].tolist() == [2, 3, 4]


@pytest.mark.parametrize("rows", [[0, 1, 2, 3, 4, 5], [5, 5, 0, 3, 4], [2, 3, 4, 5, 1, 0, 2], [], [4]])
@pytest.mark.parametrize("at_once", [1, 2, 3, 4096])
def test_texts_of_rows_are_taken_some_at_a_time(monkeypatch, rows, at_once):
    """
    However many at once, and whether they stand one after another or not.
    """
    many = ["b01", "", "楼", "entrance-12", "x", "0123456789"]
    monkeypatch.setattr(base_texts, "AT_ONCE", at_once)

    taken = Texts.of(many).take(np.array(rows, dtype=np.int64))

    assert list(taken) == [many[row] for row in rows]
    assert taken.hashes().tolist() == Texts.of(many[row] for row in rows).hashes().tolist()


def test_ids_that_differ_in_their_last_sign_stand_apart_in_an_index():
    """
    Of seven signs each: a look-up takes a few steps, and not one for each that is like it.
    """
    index = TextIndex.of(Texts.of(f"b{number:06}" for number in range(20_000)))
    taken = np.flatnonzero(index.table >= 0)

    longest = max(map(len, np.split(taken, np.flatnonzero(np.diff(taken) > 1) + 1)))

    assert longest < 100


@pytest.mark.parametrize("known", [(), ("a",), ("a", "b", "a", "", "楼道", "b01/1/3/301", "x" * 40)])
def test_few_are_found_as_many_are(known):
    """
    Texts are found alike one by one, a few at once, and in a column of many: the first of equal ones, or none.
    """
    index = TextIndex.of(Texts.of(known))
    asked = [*known, "", "a", "c", "楼", "楼道", "b01/1/3/302", "x" * 39, "x" * 41] * 3
    each = [index.find(text) for text in asked]

    assert [known.index(text) if text in known else -1 for text in asked] == each
    assert len(asked) >= FEW
    assert each == index.find_all(Texts.of(asked)).tolist()
    assert each[: FEW - 1] == index.find_all(Texts.of(asked[: FEW - 1])).tolist()
    assert [] == index.find_all(Texts.of(())).tolist()
