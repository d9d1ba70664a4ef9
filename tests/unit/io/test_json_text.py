"""JSON: numbers, truths and nothing stay what they are; what is hostile is refused at its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.io.json_text import read_json
from communitygov.io.limits import Limits, Stop
from communitygov.io.plain import Builder

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


def built(text: str) -> Builder:
    """Read a text."""
    builder = Builder(Limits())
    read_json(text, builder)
    return builder


class TestReading:
    """What is read."""

    @given(value=PLAIN, indent=st.none() | st.integers(0, 3), escaped=st.booleans())
    def test_as_the_standard_library_does(self, value: object, indent: int | None, *, escaped: bool) -> None:
        """
        Whatever the standard library writes is read as it was.
        """
        text = json.dumps(value, indent=indent, ensure_ascii=escaped)

        assert [value] == [built(text).root]

    def test_with_the_place_of_every_key_and_value(self) -> None:
        """
        Two numbers a value: how many characters stand before its key, and before itself.
        """
        assert [0, 0, 1, 9, 10, 10, 12, 12, 13, 18] == list(built('{"名\\"称": [1,{"b": "x"}]}').numbers)

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ('{"a": 1, "b": 2, "a": [3]}', ("CG004", 17, 1)),
            ('{"a": NaN}', ("CG002", 6, None)),
            ('{"a": -Infinity}', ("CG002", 6, None)),
            ('{"a": 1e999}', ("CG002", 6, None)),
            ('{"a": ' + "9" * 5000 + "}", ("CG002", 6, None)),
            ('{"a": "x\\u0000"}', ("CG001", 6, None)),
            ('{"a": "\\ud800"}', ("CG001", 6, None)),
        ],
    )
    def test_problems_are_reported_and_the_rest_is_read(self, text: str, found: tuple[str, int, int | None]) -> None:
        """
        Keys given twice, numbers that are none, control characters and halves of characters are reported.
        """
        builder = built(text)

        assert [found] == [(each.saying.code.code, each.offset, each.first) for each in builder.problems]


class TestStops:
    """Where reading ends."""

    @pytest.mark.parametrize(
        ("text", "offset"), [("", 0), ('{"a": }', 6), ("[1,]", 3), ('{"a": 1', 7), ("{'a': 1}", 1), ("[] []", 3)]
    )
    def test_where_it_is_no_json(self, text: str, offset: int) -> None:
        """
        A text that is no JSON is refused where it stops being so.
        """
        with pytest.raises(Stop) as raised:
            built(text)

        assert ("CG002", offset) == (raised.value.problem.saying.code.code, raised.value.problem.offset)

    @pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000])
    def test_at_the_depth_limit(self, text: str) -> None:
        """
        A text as deep as it is long is refused at the depth limit, whether or not it is whole.
        """
        with pytest.raises(Stop) as raised:
            built(text)

        assert "CG003" == raised.value.problem.saying.code.code
