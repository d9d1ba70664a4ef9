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

    @pytest.mark.parametrize(
        ("text", "offsets"),
        [
            ('{"a": [1, 2, 3]}', [0, 6, 7, 10, 13]),
            ('{"a" : 1, "b": {"c": 2}, "d": 3}', [0, 7, 15, 21, 30]),
            ('["a,b,c,d,e,f", "[{[{", {}, 7]', [0, 1, 16, 24, 28]),
            ("[[], [], []]", [0, 1, 5, 9]),
        ],
    )
    def test_at_the_limit_of_values(self, text: str, offsets: list[int]) -> None:
        """
        The first value more than the limit is refused at its place; keys, and signs in a text, are no values. As many
        as the limit are read.
        """
        for most, offset in enumerate(offsets):
            with pytest.raises(Stop) as raised:
                read_json(text, Builder(Limits(nodes=most)))
            assert ("CG003", offset) == (raised.value.problem.saying.code.code, raised.value.problem.offset)

        read_json(text, Builder(Limits(nodes=len(offsets))))

    def test_at_the_limit_of_values_before_any_is_made(self) -> None:
        """
        What has too many values is not made to be proved first: it is refused although further on it is no JSON.
        """
        with pytest.raises(Stop) as raised:
            read_json("[1, 2, 3, 4, 5, oh", Builder(Limits(nodes=3)))

        assert ("CG003", 7) == (raised.value.problem.saying.code.code, raised.value.problem.offset)

    def test_a_text_of_escapes_is_read_as_any_other(self) -> None:
        """
        However many signs of a text are written by escapes, it is one text.
        """
        assert ["A" * 1_000_000] == [built('"' + "\\u0041" * 1_000_000 + '"').root]

    @pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000])
    def test_at_the_depth_limit(self, text: str) -> None:
        """
        A text as deep as it is long is refused at the depth limit, whether or not it is whole.
        """
        with pytest.raises(Stop) as raised:
            built(text)

        assert "CG003" == raised.value.problem.saying.code.code
