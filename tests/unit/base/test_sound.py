"""Texts that are plainly sound by their bytes, beside the same said sign by sign."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from communitygov.base import sound
from communitygov.base.texts import Texts

SIGNS = st.sampled_from([*"ab09pz-+:#/ \t\n\x7f楼一鿿ä　：\ufeff\u200b"])
SAID = st.lists(st.text(SIGNS, max_size=12) | st.just("x" * 129), max_size=30)
PLAIN = '[!"$-.0-9;-~䀀-鿿]'


def is_one(pattern, text):
    """Whether a text is nothing, or of a pattern and not too long."""
    return not text or (len(text.encode()) <= 128 and re.fullmatch(pattern, text) is not None)


@given(SAID)
@example(["", "", "p0"])
@example(["b01", "/b01", "b01/1/2/3", "b01/1/2/3/4", "b01//1", "b01/", "a:b", "a#b", ""])
def test_ids_are_told_by_their_bytes(many):
    """
    Ids, those of places with up to three strokes, and those of persons, which are no short words.
    """
    texts = Texts.of(many)

    assert [is_one(f"{PLAIN}+", each) for each in many] == sound.plain_ids(texts).tolist()
    assert [is_one(f"{PLAIN}+(/{PLAIN}+){{0,3}}", each) for each in many] == sound.place_ids(texts).tolist()
    assert sound.person_ids(texts).tolist() == [
        is_one(f"{PLAIN}+", each) and (not each or len(each.encode()) > sound.SHORT or bool(re.search("[0-9]", each)))
        for each in many
    ]


@given(SAID, st.sampled_from([b"p", b"post:", b"unnamed", b"organisation:", "楼一".encode()]))
@example(["organisation:", "organisation", "organisation:x"], b"organisation:")
def test_texts_that_begin_with_some_bytes_are_found(many, prefix):
    """
    However many bytes these are.
    """
    assert [each.encode().startswith(prefix) for each in many] == sound.begin(Texts.of(many), prefix).tolist()


@given(SAID)
def test_a_text_that_is_called_plain_has_nothing_hidden(many):
    """
    No blank at an end and no sign that nobody sees.
    """
    for text, plain in zip(many, sound.plain_texts(Texts.of(many)).tolist(), strict=True):
        assert not plain or (text == text.strip() and not re.search("[\x00-\x08\x7f\ufeff]", text))


def test_ids_are_told_some_bytes_at_a_time(monkeypatch):
    """
    What is wrong with one is found in whichever stretch it stands.
    """
    monkeypatch.setattr(sound, "_AT_ONCE", 7)
    many = ["grid-01", "b:1", "", "b01/1", "x" * 40, "y" * 39 + "#"]

    assert [True, False, True, False, True, False] == sound.plain_ids(Texts.of(many)).tolist()
    assert [True, False, True, True, True, False] == sound.place_ids(Texts.of(many)).tolist()
