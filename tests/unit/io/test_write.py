"""Writing a register: always the same, and what is read back is equal."""

import gc
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.unit.io.ways import Way, ways, written

from communitygov.base.errors import DocumentError
from communitygov.io.document import Format
from communitygov.io.examples import example, example_names
from communitygov.io.read import loads, read
from communitygov.io.write import dumps, write
from communitygov.model.place import Place
from communitygov.model.post import Appointment
from communitygov.model.register import Register
from communitygov.model.vocabulary import SeatWord, TemplateWord, Vocabulary

FORMATS: tuple[Format, ...] = ("yaml", "json")
SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")
WORDS = ("no", "y", "~", "0571", "12:30", "1e3", "2020-01-01", "<<:", "-", "#", "{a}", "'x'", "𠮷", "null", "0x1F")
TEXT = st.text(SIGNS | st.sampled_from("\n\t")) | st.sampled_from(WORDS)
BARE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
ATTRIBUTES = st.dictionaries(
    TEXT, st.recursive(BARE, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=8)
)


def place(**fields: Any) -> Register:
    """A register with one place."""
    return Register(places=(Place(id="a", level="b", **fields),))


def lines(register: Register) -> list[str]:
    """The lines that are written, without the first."""
    return dumps(register).splitlines()[1:]


def as_json(value: object) -> object:
    """What PyYAML reads, as JSON would have it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, list) else value


class TestRoundTrip:
    """What is written and read back."""

    @pytest.mark.parametrize("way", ways(), ids=str)
    def test_every_field_comes_back(self, way: Way) -> None:
        """
        Every field of every noun is equal after it was written and read, and is written the same again.
        """
        register = loads(written(way.document(way.good), "json"), format="json")

        for form in FORMATS:
            text = dumps(register, format=form)
            again = loads(text, format=form)
            assert register == again
            assert text == dumps(again, format=form)

    @pytest.mark.parametrize("way", ways(), ids=str)
    def test_other_readers_read_the_same(self, way: Way) -> None:
        """
        PyYAML reads from what is written as YAML what is written as JSON: numbers, truths and text are told apart.
        """
        register = loads(written(way.document(way.good), "json"), format="json")

        assert json.loads(dumps(register, format="json")) == as_json(yaml.safe_load(dumps(register)))

    @given(name=TEXT, attributes=ATTRIBUTES)
    def test_whatever_the_text_is(self, name: str, attributes: dict[str, Any]) -> None:
        """
        Any text, and any data of the office's own, comes back as it was; in YAML also through PyYAML.
        """
        register = place(name=name or None, note=name or None, attributes=attributes) if name.strip() else place()

        for form in FORMATS:
            assert register == loads(dumps(register, format=form), format=form)
        assert json.loads(dumps(register, format="json")) == yaml.safe_load(dumps(register))

    @pytest.mark.parametrize("name", example_names())
    @pytest.mark.parametrize("form", FORMATS)
    def test_every_example_comes_back_from_text(self, name: str, form: Format) -> None:
        """
        `loads` of what `dumps` gives is equal, also without saying which format the text has.
        """
        register = example(name)

        assert register == loads(dumps(register, format=form), format=form) == loads(dumps(register, format=form))

    def test_what_yaml_and_json_say_is_the_same(self, tmp_path: Path) -> None:
        """
        A register turned from YAML into JSON and back is written as before.
        """
        text = dumps(loads("places: [{id: '010', level: no}]"))
        write(loads(text), tmp_path / "a.json")
        write(read(tmp_path / "a.json"), tmp_path / "a.yml")

        assert text == (tmp_path / "a.yml").read_text(encoding="utf-8")

    def test_nothing_where_something_is_the_default(self) -> None:
        """
        A field that is nothing although its default is something comes back as nothing.
        """
        seat = SeatWord(id="s", kind="k", most=None)
        register = Register(vocabulary=Vocabulary(templates=(TemplateWord(id="t", seats=(seat,)),)))

        assert [register, register] == [loads(dumps(register, format=form), format=form) for form in FORMATS]


class TestLayout:
    """How a document looks."""

    def test_one_row_on_a_line(self) -> None:
        """
        A row that fits stands on one line, its own fields first, then those any row has.

        Defaults are left out, but for what a row states that may replace what another says: ``capacity`` here.
        """
        register = Register(
            as_of="2020-02-10",
            appointments=(Appointment(post="leader", holder="unnamed", capacity="holder", since="2020-01-26"),),
        )

        assert [
            "as_of: 2020-02-10",
            "appointments:",
            "  - {post: leader, holder: unnamed, capacity: holder, from: 2020-01-26}",
        ] == (lines(register))

    def test_a_long_row_on_several(self) -> None:
        """
        A row too wide for 120 columns has a line for each field, and what fits in it stays on one; Chinese is wide.
        """
        note = "长" * 60
        assert [
            "places:",
            "  - id: a",
            "    level: b",
            "    name: {zh: 一, en: one}",
            f"    note: {note}",
        ] == lines(place(name={"zh": "一", "en": "one"}, note=note))

    @pytest.mark.parametrize("word", ["no", "y", "0571", "12:30", "1e3", "2020-01-01", "~", "null", "24", "<<", "0o7"])
    def test_text_that_others_would_change_has_quotes(self, word: str) -> None:
        """
        A text that another YAML reader would make something else of stands in quotes.
        """
        assert ["places:", f"  - {{id: a, level: b, name: '{word}'}}"] == lines(place(name=word))

    def test_rare_characters_are_written_out(self) -> None:
        """
        Chinese characters beyond the common plane are written as they are.
        """
        assert ["places:", "  - {id: a, level: b, name: \U00020bb7}"] == lines(place(name="\U00020bb7"))

    def test_own_data_says_what_it_is(self) -> None:
        """
        Of the office's own data the model knows nothing, so a number in it carries the standard tag.
        """
        assert "{number: !!int 24, t: '24', b: !!bool true, x: !!null null}" in dumps(
            place(attributes={"number": 24, "t": "24", "b": True, "x": None})
        )

    def test_sections_have_one_order(self) -> None:
        """
        Sections are written in the order of the design, whatever order they were read in.
        """
        text = "shares: [{part: lead, who: post:a}]\npeople: [p]\nplaces: [{id: a, level: b}]\nas_of: 2020-01-01\n"

        assert ["communitygov", "as_of", "places", "people", "shares"] == list(
            json.loads(dumps(loads(text), format="json"))
        )

    def test_json_has_one_row_on_a_line(self) -> None:
        """
        JSON too has a line for each row, and Chinese as it is.
        """
        assert '{\n  "communitygov": 1,\n  "places": [\n    {"id": "a", "level": "b", "name": "一"}\n  ]\n}\n' == (
            dumps(place(name="一"), format="json")
        )


class TestRefusals:
    """What cannot be written."""

    @pytest.mark.parametrize(
        "value", [float("nan"), float("inf"), {1: 2}, {1}, b"x", "\x00", "\ud800", date(2020, 1, 1), 10**500, object()]
    )
    def test_what_no_document_holds(self, value: object) -> None:
        """
        A value that no document can hold is named by its path, and nothing is written instead of it.
        """
        for form in FORMATS:
            with pytest.raises(DocumentError) as raised:
                dumps(place(attributes={"k": [value]}), format=form)

            assert [("CG102", "places[0].attributes.k[0]")] == [
                (each.code, each.place) for each in raised.value.findings
            ]

    def test_data_that_holds_itself(self) -> None:
        """
        Own data that holds itself is no data of a noun; data deeper than a document may be is not written.
        """
        endless: list[object] = []
        endless.append(endless)
        deep: list[object] = []
        for _ in range(62):
            deep = [deep]

        with pytest.raises(ValidationError):
            place(attributes={"k": endless})
        with pytest.raises(DocumentError):
            dumps(place(attributes={"k": deep}))

    @pytest.mark.parametrize("name", ["a.txt", "a", "missing/a.yaml"])
    def test_a_file_that_cannot_be(self, name: str, tmp_path: Path) -> None:
        """
        A name with another ending, and a folder that is not there, are told by the path.
        """
        with pytest.raises(DocumentError) as raised:
            write(Register(), tmp_path / name)

        assert [("CG001", str(tmp_path / name))] == [(each.code, each.place) for each in raised.value.findings]

    def test_the_collector_is_left_as_it_was(self) -> None:
        """
        The garbage collector is on after writing if it was on before.
        """
        dumps(place())

        assert gc.isenabled()
