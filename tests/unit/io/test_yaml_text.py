"""YAML: what is text stays text, what is hostile is refused, and each at its line and column."""

import time
from collections.abc import Iterator

import pytest
import yaml

from communitygov.io import yaml_text
from communitygov.io.limits import Limits, Stop
from communitygov.io.plain import Builder
from communitygov.io.yaml_text import read_yaml


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run each test with libyaml and with PyYAML's own parser."""
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader)
    return


def built(text: str, **limits: int) -> Builder:
    """Read a text."""
    builder = Builder(Limits(**limits))
    read_yaml(text, builder)
    return builder


def stopped(text: str, **limits: int) -> tuple[str, int]:
    """Read a text that cannot be read; the code, and how many characters stand before the place."""
    with pytest.raises(Stop) as raised:
        built(text, **limits)
    return raised.value.problem.saying.code.code, raised.value.problem.offset


def problems(text: str) -> list[tuple[str, int, int | None]]:
    """The problems of a text that is read to its end."""
    return [(each.saying.code.code, each.offset, each.first) for each in built(text).problems]


class TestScalars:
    """What a scalar is read as."""

    @pytest.mark.parametrize("text", ["0571", "no", "12:30", "1_000", "0x1F", "1e3", "2021-01-01", "~", "null", "true"])
    def test_without_quotes_stays_text(self, text: str) -> None:
        """
        A scalar without quotes is kept as it is written, and noted for what others would make of it.
        """
        builder = built(f"a: {text}\n")

        assert {"a": text} == builder.root
        assert [(text, 3, ("a",))] == [(each.text, each.offset, each.steps) for each in builder.doubts]

    @pytest.mark.parametrize("text", ["24", "0", "1.5", "08:00-20:00", "1号楼", "nobody", "p-01", "110101001001"])
    def test_is_not_noted_where_no_text_is_lost(self, text: str) -> None:
        """
        What every reader reads as this text, or as a number written so, is not noted.
        """
        assert [] == built(f"a: {text}\n").doubts

    def test_in_quotes_is_not_noted(self) -> None:
        """
        Quotes say that it is text.
        """
        assert [] == built("a: '0571'\nb: \"no\"\nc: !!str no\n").doubts

    def test_is_noted_so_often_and_then_counted(self) -> None:
        """
        Of endless scalars that others would change the first are kept, and all are counted.
        """
        builder = built("a: [" + "no, " * 1200 + "]\n")

        assert (1000, 1200) == (len(builder.doubts), builder.doubted)
        assert ("a", 999) == builder.doubts[-1].steps

    def test_is_nothing_where_no_text_is_kept(self) -> None:
        """
        Where numbers or truths are looked for, ``~`` is nothing and is not noted; a key never is.
        """
        builder = Builder(Limits(), lambda keys: keys[-1:] != ("n",))
        read_yaml("n: ~\nt: ~\nlist: [{n: null}, {n: [~, x]}, {n: {~: ~}}]\n", builder)

        assert {"n": None, "t": "~", "list": [{"n": None}, {"n": [None, "x"]}, {"n": {"~": "~"}}]} == builder.root
        assert [("t",), ("list", 2, "n", "~"), ("list", 2, "n", "~")] == [each.steps for each in builder.doubts]

    def test_nothing_is_nothing(self) -> None:
        """
        A key without a value has none; an empty text has quotes.
        """
        assert {"a": None, "b": ""} == built("a:\nb: ''\n").root

    @pytest.mark.parametrize(
        ("written", "value"),
        [("!!int 24", 24), ("!!float 1.5", 1.5), ("!!bool true", True), ("!!null null", None), ("!!str 24", "24")],
    )
    def test_a_standard_tag_says_what_it_is(self, written: str, value: object) -> None:
        """
        With a standard tag a scalar is the number, truth, nothing or text that the tag says.
        """
        assert {"a": value} == built(f"a: {written}\n").root

    def test_keys_are_noted_too(self) -> None:
        """
        A key that others would change is noted with the way to it.
        """
        assert [("no", ("a", "no"))] == [(each.text, each.steps) for each in built("a: {no: x}").doubts]


class TestPlaces:
    """Where each key and value stands."""

    def test_of_keys_and_values(self) -> None:
        """
        Two numbers a value: how many characters stand before its key, and before itself.
        """
        assert [0, 0, 0, 4, 6, 9, 10, 10] == list(built("名称: x\n列: [a]\n").numbers)

    def test_of_an_alias(self) -> None:
        """
        A value said again by its alias stands where the alias does, what is in it where it was written.
        """
        assert [0, 0, 0, 3, 7, 7, 10, 13, 7, 7] == list(built("a: &x [b]\nc: *x\n").numbers)[:10]

    def test_of_an_alias_of_what_was_dropped(self) -> None:
        """
        What was dropped has no places any more: an alias of it, and all that is in it, stand where the alias does; what
        comes after keeps its place.
        """
        text = "a: 1\na: {b: &x [c, [d]]}\ne: *x\nf: 2\n"
        alias, after = text.index("*x"), text.index("f: 2")

        builder = built(text)

        assert {"a": "1", "e": ["c", ["d"]], "f": "2"} == builder.root
        key = text.index("e: *x")
        assert [0, 0, 0, 3, key, alias, *[alias] * 6, after, after + 3] == list(builder.numbers)

    def test_of_anchors_within_each_other(self) -> None:
        """
        An alias of an inner value and one of an outer value both lead to what was written.
        """
        text = "a: &x [&y [b], c]\nd: *y\ne: *x\n"
        b, c = text.index("b"), text.index("c]")

        numbers = list(built(text).numbers)

        assert [b, b] == numbers[12:14]
        assert [[b, b], [c, c]] == [numbers[18:20], numbers[20:22]]


class TestProblems:
    """What is reported, and read on."""

    def test_a_key_twice(self) -> None:
        """
        A key given twice in one mapping is reported at the second, with the place of the first; the first is kept.
        """
        text = "a: {x: 1}\nb: 2\na: {y: 3}\nc: 4\nc: 5\n"

        assert [("CG004", 15, 0), ("CG004", 30, 25)] == problems(text)
        assert {"a": {"x": "1"}, "b": "2", "c": "4"} == built(text).root

    @pytest.mark.parametrize("dropped", ["[x, {y: z}]", "text", "*x", "*y"])
    def test_places_after_a_key_twice(self, dropped: str) -> None:
        """
        What comes after a value that was dropped keeps its place, whatever was dropped.
        """
        text = f"a: &x [&y b]\na: {dropped}\nb: 2\n"
        end = text.index("b: 2")

        assert [0, 0, 0, 3, 7, 7, end, end + 3] == list(built(text).numbers)

    @pytest.mark.parametrize("dropped", ["no", "{b: no}", "[{b: [no]}]"])
    def test_doubts_in_a_value_that_was_dropped(self, dropped: str) -> None:
        """
        What stands in a value that was dropped is not noted: it is not read.
        """
        assert [] == built(f"a: 1\na: {dropped}\n").doubts

    @pytest.mark.parametrize(
        "tag", ["!!python/object/apply:os.system", "!local", "!!set", "!!binary", "!<tag:example.org,2000:x>"]
    )
    def test_a_tag(self, tag: str) -> None:
        """
        No tag but the standard ones is taken, and none is carried out.
        """
        assert [("CG002", 3, None)] == problems(f"a: {tag} {{b: c}}\n")
        assert [("CG002", 3, None)] == problems(f"a: {tag} b\n")

    @pytest.mark.parametrize("text", ["!!int x", "!!float .inf", "!!int " + "9" * 5000])
    def test_a_number_that_is_none(self, text: str) -> None:
        """
        What a tag calls a number and is none, or is endless or too long, is reported.
        """
        assert [("CG002", 3, None)] == problems(f"a: {text}\n")

    def test_a_control_character_written_by_an_escape(self) -> None:
        """
        Quotes do not let a control character in.
        """
        assert [("CG001", 3, None)] == problems('a: "x\\0y"\n')


class TestStops:
    """Where reading ends."""

    @pytest.mark.parametrize(
        ("text", "offset"),
        [
            ("a:\n\t- b\n", 3),
            ("a: {b: [}\n", 8),
            ("a: b: c\n", 4),
            ("a: @x\n", 3),
            ("a: 'x", 5),
            ("? [a]\n: b\n", 2),
            ("{a: b}: c\n", 0),
            ("a: 1\n---\nb: 2\n", 5),
            ("a: *b\n", 3),
            ("a: &b [*b]\n", 7),
            ("a: &x {c: d}\n*x : e\n", 13),
            ("%TAG ! tag:x,2000:\n---\na: 1\n", 0),
        ],
    )
    def test_at_what_is_no_document(self, text: str, offset: int) -> None:
        """
        Tabs, broken brackets and quotes, keys that are no text, second documents, aliases of nothing or of themselves,
        and tag directives are refused where they stand.
        """
        assert ("CG002", offset) == stopped(text)

    def test_at_the_depth_limit(self) -> None:
        """
        One mapping or list more than the limit is refused, at its place; as many as the limit are read.
        """
        assert ("CG003", 66) == stopped("a: " + "[" * 64 + "]" * 64)
        assert built("a: " + "[" * 63 + "]" * 63).root

    def test_at_hundred_thousand_brackets(self) -> None:
        """
        A text as deep as it is long is refused in no time, and nothing calls itself on the way.
        """
        start = time.perf_counter()

        assert ("CG003", 64) == stopped("[" * 100_000)
        assert time.perf_counter() - start < 5

    def test_at_the_node_limit(self) -> None:
        """
        More values than the limit are refused.
        """
        assert ("CG003", 7) == stopped("a: [1, 2, 3]", nodes=3)

    def test_at_an_alias_bomb(self) -> None:
        """
        Aliases that stand for more values than the limit are refused, and never expanded.
        """
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

        assert "CG003" == stopped("\n".join(lines))[0]

    def test_at_aliases_that_nest(self) -> None:
        """
        Aliases within aliases do not get below the depth limit.
        """
        lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 80))]

        assert "CG003" == stopped("\n".join(lines))[0]

    def test_at_the_problem_limit(self) -> None:
        """
        Of endless problems so many are reported as the limit says, and that there are more.
        """
        assert "CG003" == stopped("a: 1\n" * 50, problems=20)[0]
