"""Findings: values with a place, ordered by it, told in two languages."""

import pickle

import pytest

from communitygov.base.findings import Code, Finding, Saying, Words, in_order
from communitygov.base.positions import Position

KEY = Code("CG101", "unknown-key", "error", Words("不认识的键", "a key that is not known"))
NO_KEY = Saying(
    KEY,
    Words("{where}没有“{key}”", "'{key}' is no key of {where}"),
    Words("改正键名", "correct the key"),
)


def finding(place: str = "", path: str = "", code: str = "CG101") -> Finding:
    """A finding at ``file:line:column``, or at a path."""
    file, line, column = place.split(":") if place else ("", 0, 0)
    made = NO_KEY.finding(Position(file, int(line), int(column), path=path), where="a row", key="parnet")
    return Finding(code=code, words=made.words, path=path).at(made.position)


class TestWords:
    """Words in two languages."""

    def test_fields_go_in_by_language(self) -> None:
        """
        What is filled in is put into each language in that language.
        """
        words = NO_KEY.words.filled(where=Words("这一行", "this row"), key="parnet")

        assert Words("这一行没有“parnet”", "'parnet' is no key of this row") == words

    def test_one_language_stands_for_the_other(self) -> None:
        """
        Words that are written in one language only are given in that one.
        """
        assert ("网格", "grid") == (Words(zh="网格").sentence("en"), Words(en="grid").sentence("zh"))


class TestFinding:
    """One finding."""

    def test_says_what_is_so_and_what_to_do(self) -> None:
        """
        A finding has the code, slug and severity of its code, a sentence and a remedy in both languages.
        """
        made = NO_KEY.finding(Position("a.yaml", 4, 4), subject="place:g", where="a row", key="parnet")

        assert ("CG101", "unknown-key", "error", "place:g") == (made.code, made.slug, made.severity, made.subject)
        assert ("'parnet' is no key of a row", "correct the key") == (made.message, made.remedy)
        assert ("a row没有“parnet”", "改正键名") == (made.sentence("zh"), made.advice.sentence("zh"))
        assert "a.yaml:4:4 CG101 [error] 'parnet' is no key of a row" == str(made)

    def test_is_a_value(self) -> None:
        """
        Two findings with equal fields are equal, have one hash and pickle.
        """
        one, other = finding("a:1:2"), finding("a:1:2")

        assert {one} == {other}
        assert one == pickle.loads(pickle.dumps(one))

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (finding("a:2:9"), finding("a:10:1")),
            (finding("a:2:9"), finding("b:1:1")),
            (finding("a:2:3"), finding("a:2:10")),
            (finding(path="posts[9].kind"), finding(path="posts[17].kind")),
            (finding("a:1:1", code="CG001"), finding("a:1:1", code="CG101")),
        ],
    )
    def test_are_ordered_by_place(self, first: Finding, second: Finding) -> None:
        """
        Findings come in the order of files, lines, columns and rows, as numbers and not as text; then of codes.
        """
        assert [first, second] == sorted([second, first])


def test_findings_are_put_in_the_order_that_they_compare_in() -> None:
    """
    The quick way to sort many is the slow way.
    """
    places, paths, codes = ("", "a:2:1", "a:10:1", "b:1:1"), ("", "posts[2].id", "posts[10].id"), ("CG101", "CG501")
    every = [finding(place, path, code) for code in codes for place in places for path in paths]

    assert sorted(every) == in_order(every)
