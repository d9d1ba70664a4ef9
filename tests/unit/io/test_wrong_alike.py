"""Texts refused alike: what bytes tell of many is what the field says of each; and nothing is done text by text."""

import random

import pytest

from communitygov.base.texts import Texts
from communitygov.io.fields import keys, row_noun
from communitygov.io.table_fields import checked, plain_in
from communitygov.io.wrong_alike import wrong_alike
from communitygov.model.place import Layout
from communitygov.model.sections import SECTIONS
from communitygov.model.who import CARRIERS

SIGNS = "aZz019TE-:#/.,;+_ ~n\u4e00\uff1a\u3000\u00e9\u0301"
WORDS = (
    "unknown",
    "unnamed",
    "n/a",
    "nobody",
    "about:12",
    "about:x",
    "post:a",
    "post:a b",
    "every:x",
    "every",
    *CARRIERS,
    "person:n/a",
    "2020-02-10",
    "2020-02-10T20:30",
    "2020-02-30",
    "20200210",
    "2020/02/10",
    "12/03/2020",
    "1.1E+11",
    "1e5",
    "1_000",
    "12.0",
    "-5",
    "nan",
    "Infinity",
    "0x10",
    "a" * 200,
    "a " * 70,
    "true",
)
FIELDS = [(row_noun(section), key) for section in SECTIONS for key in keys(row_noun(section))]
FIELDS += [(Layout, key) for key in keys(Layout)]


@pytest.mark.parametrize(("noun", "key"), FIELDS, ids=lambda each: each if isinstance(each, str) else each.noun)
def test_every_text_of_a_group_is_refused_for_the_reason_of_the_first(noun, key):
    """What stands beside a group is not told, and what stands in it is not looked at."""
    draw = random.Random(f"{noun.noun} {key}")
    drawn = {"".join(draw.choices(SIGNS, k=draw.randint(1, 14))) for _ in range(400)}
    texts = [each for each in (*WORDS, *(f"{word}{sign}" for word in WORDS for sign in "x1 #"), *drawn) if each.strip()]
    for reason, rows in wrong_alike(noun, key, Texts.of(texts)):
        for row in rows.tolist():
            assert checked(noun, key, plain_in(noun, (key,), texts[row]))[1] == reason, texts[row]
