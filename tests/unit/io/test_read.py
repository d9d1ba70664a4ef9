"""Reading a register: what a text says, its header, questions about it, and manners."""

import gc
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from tests.unit.io.reading import HEAD, found

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.io.examples import example
from communitygov.io.read import Partial, loads, read
from communitygov.io.schema import schema
from communitygov.io.write import dumps, write


class TestText:
    """What values become."""

    @pytest.mark.parametrize("word", ["0571", "no", "12:30", "2021-01-01", "1e3", "~"])
    def test_stays_text_where_text_is_looked_for(self, word: str) -> None:
        """
        What other YAML readers make a number, a truth or a date is text in a name, with a note at its place.
        """
        partial = loads(f"{HEAD}places: [{{id: a, level: b, name: {word}}}]\n", partial=True)

        assert word == partial.register.places[0].name
        assert [("CG007", "warning", 2, 34)] == [(x.code, x.severity, x.line, x.column) for x in partial.findings]

    def test_is_no_text_where_the_model_says_so(self) -> None:
        """
        Numbers, truths, dates, counts and nothing are read where the model looks for them, without a note.
        """
        text = (
            f"{HEAD}as_of: 2020-02-10\n"
            "posts: [{id: a, kind: b, seats: 2, together: yes, until: ~, from: 2020-01-01}]\n"
            "places: [{id: a, level: b, households: {about: 010}}]\n"
        )

        partial = loads(text, partial=True)

        assert () == partial.findings
        assert (2, True, None) == (
            partial.register.posts[0].seats,
            partial.register.posts[0].together,
            partial.register.posts[0].until,
        )

    def test_a_wrong_row_has_its_notes_too(self) -> None:
        """
        What others would read otherwise is noted although the row cannot be made.
        """
        assert ["2:15 CG007", "2:27 CG102"] == found(f"{HEAD}places: [{{id: 007, level: [b]}}]\n")

    def test_a_personal_number_is_not_shown(self) -> None:
        """
        No finding shows an identity or telephone number again, wherever it stands.
        """
        numbers = ["330106199001011234", "33010619900101123X", "13812345678", "+86 138-1234-5678", "0571-88886666"]
        for number in numbers:
            text = f"""{HEAD}
places: [{{id: &{number.replace("+", "").replace(" ", "")} [{number}], level: '{number}', {number}: 1, name: {number},
          within: {{'{number}': {number}}}, households: {number}, also: !{number.strip("+")[:5]} {number}}}]
posts: [{{id: a, kind: b, status: '{number}', seats: {number}, from: {number}}}]
people: ['{number} 1', {{id: 'p-{number}'}}, {{id: 'p-{number}'}}]
'{number}': 1
"""
            partial = loads(text.replace("&+86", "&a"), partial=True)
            assert partial.errors
            assert number not in "".join(f"{x!r}{x}{x.sentence('zh')}{x.advice}" for x in partial.findings)


class TestHeader:
    """How a document begins."""

    def test_absent_means_one(self) -> None:
        """
        A document that states no format is read as format 1, with a note.
        """
        assert ["1:1 CG006"] == found("people: [a]\n")

    @pytest.mark.parametrize(("version", "message"), [("2", "format 2; this version reads up to 1"), ("one", "number")])
    def test_another_format_is_refused_by_name(self, version: str, message: str) -> None:
        """
        A newer format is refused by its number, at its place, and nothing else of the file is looked at.
        """
        (finding,) = loads(f"people: [[x]]\ncommunitygov: {version}\n", partial=True).findings

        assert ("CG005", 2, 15) == (finding.code, finding.line, finding.column)
        assert message in finding.message

    @pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "a", "communitygov：1"])
    def test_what_is_no_mapping_is_no_document(self, text: str) -> None:
        """
        An empty file, a list or a text is no document.
        """
        assert ["1:1 CG005"] == found(text)

    def test_a_test_file_is_no_register(self) -> None:
        """
        A file for ``communitygov test`` that is read itself is named as what it is.
        """
        assert ["1:1 CG005"] == found("communitygov_test: 1\n")


class TestQuestion:
    """What cannot be read at all."""

    @pytest.mark.parametrize(
        "question",
        [
            lambda: read(5),  # type: ignore[call-overload]
            lambda: read([None]),  # type: ignore[list-item]
            lambda: read(b"x"),  # type: ignore[call-overload]
            lambda: read([]),
            lambda: read(""),
            lambda: read(["a.yaml", ""]),
            lambda: dumps(5),  # type: ignore[arg-type]
            lambda: write(loads(HEAD), None),  # type: ignore[arg-type]
            lambda: write(loads(HEAD), ""),
            lambda: write(5, "a.yaml"),  # type: ignore[arg-type]
            lambda: schema(None),  # type: ignore[arg-type]
            lambda: schema([]),  # type: ignore[arg-type]
            lambda: loads(b"x"),  # type: ignore[call-overload]
            lambda: loads(HEAD, format="xml"),  # type: ignore[call-overload]
            lambda: dumps(loads(HEAD), format="xml"),  # type: ignore[arg-type]
            lambda: example(5),  # type: ignore[arg-type]
        ],
    )
    def test_is_refused_in_both_languages(self, question: Callable[[], object]) -> None:
        """
        No path, no text, no name or no format of ours is a bad question, never a fault.
        """
        with pytest.raises(BadQuestion) as raised:
            question()

        assert raised.value.sentence("en").isascii()
        assert not raised.value.sentence("zh").isascii()


class TestManners:
    """What reading leaves behind."""

    @pytest.mark.parametrize("enabled", [True, False])
    @pytest.mark.parametrize("text", [HEAD, "a: ["])
    def test_the_collector_is_left_as_it_was(self, text: str, enabled: bool) -> None:
        """
        The garbage collector is on after reading if it was on before, whether or not reading raises.
        """
        (gc.enable if enabled else gc.disable)()
        try:
            with nullcontext() if text == HEAD else pytest.raises(DocumentError):
                loads(text)
            after = gc.isenabled()
        finally:
            gc.enable()

        assert enabled == after

    def test_the_collector_rests_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        While a register is read the garbage collector is off.
        """
        seen: list[bool] = []
        monkeypatch.setattr("communitygov.io.read.parse_text", lambda *_: seen.append(gc.isenabled()) or 1 / 0)

        with pytest.raises(ZeroDivisionError):
            loads(HEAD)

        assert [False] == seen

    def test_neither_networkx_nor_numpy_is_loaded(self, third_party_loaded_by: Callable[[str], set[str]]) -> None:
        """
        Reading and writing load pydantic, attrs and PyYAML, and neither networkx nor numpy; JSON does without PyYAML.
        """
        program = "from communitygov.io.read import loads; from communitygov.io.write import dumps; "
        yaml_too = third_party_loaded_by(program + "dumps(loads('people: [a]'))")
        json_only = third_party_loaded_by(program + "dumps(loads('{}', format='json'), format='json')")

        assert {"networkx", "numpy"}.isdisjoint(yaml_too)
        assert "yaml" in yaml_too
        assert "yaml" not in json_only

    def test_partial_is_a_value(self) -> None:
        """
        What was read in part compares by what it holds.
        """
        one, other = (loads("people: [a]", partial=True) for _ in range(2))

        assert isinstance(one, Partial)
        assert one == other
